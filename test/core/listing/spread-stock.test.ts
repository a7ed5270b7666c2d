// Stock over several warehouses: the sum is what the seller typed, and no warehouse appears or vanishes.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { spreadStock } from '#core/listing/spread-stock.ts'

const held = fc.uniqueArray(fc.record({ warehouseId: fc.constantFrom('a', 'b', 'c', 'd'), quantity: fc.nat(500) }), {
  selector: ({ warehouseId }) => warehouseId,
})

it('names every warehouse that holds the SKU and no other, never less than nothing, and sums up to what was wanted', () => {
  fc.assert(
    fc.property(fc.nat(1000), held, fc.constantFrom('a', 'e'), (wanted, stock, ours) => {
      const spread = spreadStock(wanted, stock, ours)
      expect(spread.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(wanted)
      expect(spread.every(({ quantity }) => quantity >= 0)).toBe(true)
      expect(spread.map(({ warehouseId }) => warehouseId)).toEqual(
        stock.length === 0 ? [ours] : stock.map(({ warehouseId }) => warehouseId),
      )
    }),
  )
})

it('changes only the own warehouse while that is enough', () => {
  const stock = [
    { warehouseId: 'theirs', quantity: 4 },
    { warehouseId: 'own', quantity: 6 },
  ]
  expect(spreadStock(7, stock, 'own')).toEqual([
    { warehouseId: 'theirs', quantity: 4 },
    { warehouseId: 'own', quantity: 3 },
  ])
  expect(spreadStock(3, stock, 'own')).toEqual([
    { warehouseId: 'theirs', quantity: 3 },
    { warehouseId: 'own', quantity: 0 },
  ])
})
