// Edits in memory: what the window shows before the store has answered. Only what an edit names changes, whatever it holds.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { productFields, variantFields } from '#contract/product.ts'
import type { Edit } from '#contract/products.ts'
import { applyEdits } from '#core/history/apply-edits.ts'
import { anyProduct } from '../checks/arbitrary.ts'
import { product } from '../checks/sample.ts'

const edit = (field: Edit['field'], value: Edit['value'], variantId: string | null = null): Edit => ({
  productId: 'p1',
  variantId,
  field,
  value,
})

const anyEdit: fc.Arbitrary<Edit> = fc
  .record({
    field: fc.constantFrom(...productFields, ...variantFields),
    variantId: fc.constantFrom(null, 'v1', 'v2', 'v9'),
    value: fc.oneof(
      fc.string({ maxLength: 5 }),
      fc.constant(null),
      fc.constant(7),
      fc.constant<Edit['value']>([{ name: 'Size', value: 'L' }]),
      fc.constant<Edit['value']>(['a.jpg', 'b.jpg']),
      fc.constant<Edit['value']>([{ attributeId: '1', name: 'A', values: [] }]),
    ),
  })
  .map(({ field, variantId, value }) => edit(field, value, variantId))

describe('edits in memory', () => {
  it('change the field they name and nothing beside it', () => {
    fc.assert(
      fc.property(anyProduct, anyEdit, (before, one) => {
        const after = applyEdits(before, [one])
        const rest = ({ variants: _variants, [one.field as 'title']: _named, ...others }: typeof before): object =>
          others
        expect(rest(after)).toEqual(rest(before))
        expect(after.variants.map(({ id }) => id)).toEqual(before.variants.map(({ id }) => id))
        for (const [at, variant] of after.variants.entries()) {
          if (variant.id === one.variantId) continue
          expect(variant).toEqual(before.variants[at])
        }
      }),
      { numRuns: 800 },
    )
  })

  it('of a wrong shape, of another product, of a variant that is not there or of no effect change nothing', () => {
    const before = product()
    const idle = [
      edit('title', 7),
      edit('options', 'x', 'v1'),
      { ...edit('title', 'x'), productId: 'p2' },
      edit('brand', before.brand),
      edit('price', '9'),
      edit('price', '9', 'v9'),
    ]
    expect(applyEdits(before, idle)).toEqual(before)
  })
})
