// Changing the leaf: what fits goes along, nothing is dropped, and coming back brings everything back.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AttributeValue } from '#contract/product.ts'
import { changeLeaf } from '#core/categories/change-leaf.ts'
import { applyEdits } from '#core/history/apply-edits.ts'
import { anyContext, anyProduct } from '../checks/arbitrary.ts'
import { attribute, leaf, product } from '../checks/sample.ts'

const filled = (attributeId: string, name: string, ...values: string[]): AttributeValue => ({
  attributeId,
  name,
  values: values.map((value) => ({ id: null, name: value })),
})
const next = leaf({
  categoryId: '700',
  attributes: [attribute({ id: '101' }), attribute({ id: '102', name: 'Capacity' })],
})

describe('a product that changes its leaf', () => {
  it('takes along what the new leaf knows by name and value, in the new leaf’s ids', () => {
    const { kept, aside, newlyRequired, edits } = changeLeaf(
      product({ attributes: [filled('100', 'Material', 'glass')] }),
      next,
    )
    expect(kept).toEqual([{ attributeId: '101', name: 'Material', values: [{ id: '2', name: 'Glass' }] }])
    expect(aside).toEqual([])
    expect(newlyRequired.map(({ name }) => name)).toEqual(['Capacity'])
    expect(edits.map(({ field }) => field)).toEqual(['categoryId', 'attributes'])
  })

  it('keeps aside what the new leaf has no place or no list value for, and names it', () => {
    const { aside, edits } = changeLeaf(
      product({ attributes: [filled('100', 'Material', 'Glass', 'Porcelain'), filled('9', 'Theme', 'Love')] }),
      next,
    )
    expect(aside.map(({ sentence }) => sentence)).toEqual([
      "“Porcelain” of “Material” is kept aside: the new leaf category's list does not hold it.",
      '“Theme” is kept aside: the new leaf category does not ask for it.',
    ])
    expect(edits.map(({ field }) => field)).toEqual(['categoryId', 'attributes', 'keptAside'])
    expect(JSON.stringify(edits)).toContain('Porcelain')
    expect(JSON.stringify(edits)).toContain('Love')
  })

  it('takes back what was kept aside when a leaf has a place for it again, and says from which leaf the rest came', () => {
    const before = product({
      attributes: [filled('100', 'Material', 'Glass', 'Porcelain'), filled('9', 'Theme', 'Love')],
    })
    const old = leaf({
      attributes: [
        attribute({ isMultiple: true, isCustomizable: true }),
        attribute({ id: '9', name: 'Theme', isCustomizable: true }),
      ],
    })
    const there = applyEdits(before, changeLeaf(before, next, 'Mugs').edits)
    expect(there.keptAside.map(({ leafName, leafId }) => [leafName, leafId])).toEqual([
      ['Mugs', '600001'],
      ['Mugs', '600001'],
    ])
    const { edits, back } = changeLeaf(there, old, 'Vases')
    const again = applyEdits(there, edits)
    expect(back.map(({ name }) => name)).toEqual(['Theme'])
    expect(again.attributes.map(({ name }) => name)).toEqual(['Material', 'Theme'])
    // Glass took the place of the material meanwhile, so the other one waits to be put back by hand.
    expect(again.keptAside.map(({ name, values }) => [name, values.map((one) => one.name)])).toEqual([
      ['Material', ['Porcelain']],
    ])
  })

  it('loses no value on any way, and changing twice to the same leaf changes nothing', () => {
    fc.assert(
      fc.property(anyProduct, anyContext, (before, { leaf: rules }) => {
        const to = leaf({ ...rules, categoryId: '700' })
        const after = applyEdits(before, changeLeaf(before, to).edits)
        const words = (one: typeof before) =>
          new Set(
            [...one.attributes, ...one.keptAside].flatMap(({ values }) =>
              values.map(({ id, name }) => (name.trim() === '' ? (id ?? '') : name.trim().toLowerCase())),
            ),
          )
        const listed = new Set(to.attributes.flatMap(({ values }) => values.map(({ id }) => id)))
        const lost = before.attributes
          .flatMap(({ values }) => values)
          .filter(
            ({ id, name }) =>
              name.trim() !== '' && !(id !== null && listed.has(id)) && !words(after).has(name.trim().toLowerCase()),
          )
        expect(lost).toEqual([])
        expect(applyEdits(after, changeLeaf(after, to).edits)).toEqual(after)
      }),
      { numRuns: 800 },
    )
  })
})
