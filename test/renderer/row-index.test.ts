// The arithmetic between a place in the list and a line of the grid, against a plain list built the long way.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowIndexOf } from '#renderer/features/products/row-index.ts'

const linesOf = (total: number, open: ReadonlyMap<number, number>) =>
  Array.from({ length: total }, (_, product) =>
    Array.from({ length: 1 + (open.get(product) ?? 0) }, (_unused, at) => ({ product, variant: at - 1 })),
  ).flat()

describe('the index of the rows', () => {
  it('finds every place at its line and every line at its place, whatever is unfolded', () => {
    const opened = fc.array(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 12 })), { maxLength: 20 })
    fc.assert(
      fc.property(fc.nat(60), opened, (total, pairs) => {
        const open = new Map(pairs)
        const index = rowIndexOf(total, open)
        const lines = linesOf(total, open)
        expect(index.lines).toBe(lines.length)
        lines.forEach((place, line) => {
          expect(index.placeAt(line)).toEqual(place)
          expect(index.lineOf(place)).toBe(line)
        })
      }),
    )
  })
})
