// Ids are the keys of everything that is kept: unique, in order, whatever the clock does.
import { expect, it } from 'vitest'
import { createIds } from '#main/store/ids.ts'

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

it('stay unique and in order when the clock stands still, jumps and goes back', () => {
  const moments = [1_000, 1_000, 5_000, 4_000, 4_000, 9_000]
  let at = 0
  const newId = createIds(() => moments[Math.floor(at++ / 5_000) % moments.length] ?? 0)
  const ids = Array.from({ length: 30_000 }, newId)
  expect(ids.every((id) => form.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})
