// The finish line of a large catalogue, counted in days of quota.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finishDate, likelyQuota } from '#core/plan/quota.ts'

describe('the finish date', () => {
  it.each([
    [0, 100, 0, null],
    [100, 100, 0, '2026-03-03'],
    [101, 100, 0, '2026-03-04'],
    [1040, 100, 62, '2026-03-14'],
    [1, 100, 100, '2026-03-04'],
    [5, 0, 0, null],
  ])('of %i listings at %i a day with %i used is %s', (count, perDay, used, expected) => {
    expect(finishDate(count, perDay, used, '2026-03-03')).toBe(expected)
  })

  it('never comes earlier for more listings', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), fc.integer({ min: 1, max: 1000 }), (one, more, perDay) => {
        const first = finishDate(one, perDay, 0, '2026-03-03') ?? ''
        const second = finishDate(one + more, perDay, 0, '2026-03-03') ?? ''
        expect(first <= second).toBe(true)
      }),
    )
  })
})

it.each([
  [0, 100],
  [100, 100],
  [101, 1000],
  [1001, 0],
])('after %i listings today the shop has probably %i a day', (used, expected) => {
  expect(likelyQuota([100, 1000], used)).toBe(expected)
})
