// Undo: everything goes back, newer work stays.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { productFields, variantFields } from '#contract/product.ts'
import type { Edit } from '#contract/products.ts'
import { applyEdits } from '#core/history/apply-edits.ts'
import { changesOf, undoOf } from '#core/history/undo.ts'
import { anyProduct } from '../checks/arbitrary.ts'
import { product, variant } from '../checks/sample.ts'

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

describe('taking edits back', () => {
  it('restores the product exactly, whatever was edited', () => {
    fc.assert(
      fc.property(anyProduct, fc.array(anyEdit, { maxLength: 12 }), (messy, edits) => {
        // Two pictures with one source are one picture to history.
        const before = { ...messy, images: messy.images.slice(0, 1) }
        const changes = changesOf(before, edits)
        const after = applyEdits(before, edits)
        const undo = undoOf(after, changes)
        expect(undo.conflicts).toEqual([])
        expect({ ...applyEdits(after, undo.edits), images: [] }).toEqual({ ...before, images: [] })
        expect(applyEdits(after, undo.edits).images.map(({ source }) => source)).toEqual(
          before.images.map(({ source }) => source),
        )
      }),
      { numRuns: 800 },
    )
  })

  it('keeps a field that was edited since, and says what stands there', () => {
    const before = product()
    const changes = changesOf(before, [edit('title', 'Second'), edit('price', '1.00', 'v1')])
    const later = applyEdits(before, [...changes, edit('title', 'Third')])
    const { edits, conflicts } = undoOf(later, changes)
    expect(conflicts).toMatchObject([{ change: { field: 'title', value: 'Second' }, now: 'Third' }])
    expect(applyEdits(later, edits)).toEqual({ ...before, title: 'Third' })
  })

  it('keeps a change of a variant that is gone', () => {
    const before = product()
    const changes = changesOf(before, [edit('price', '1.00', 'v2')])
    const without = { ...applyEdits(before, changes), variants: [variant(0)] }
    expect(undoOf(without, changes)).toMatchObject({ edits: [], conflicts: [{ now: undefined }] })
  })

  it('passes over edits of a wrong shape, of another product and of no effect', () => {
    const before = product()
    expect(
      changesOf(before, [
        edit('title', 7),
        edit('options', 'x', 'v1'),
        { ...edit('title', 'x'), productId: 'p2' },
        edit('brand', 'Lumen'),
        edit('price', '9'),
      ]),
    ).toEqual([])
  })
})
