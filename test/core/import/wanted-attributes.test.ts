// Attributes that a mapping names: set once, changed by name, taken away by the token, and the same file twice changes nothing.
import { describe, expect, it } from 'vitest'
import type { Mapping } from '#contract/mapping.ts'
import { mappingPreset } from '#core/import/mapping/mapping-preset.ts'
import type { ImportedProduct } from '#core/import/model.ts'
import { toColumns } from '#core/import/names.ts'
import type { ExistingProduct } from '#core/import/plan.ts'
import { planProduct } from '#core/import/plan.ts'
import { toPlanned } from '#core/import/planned.ts'
import { withWanted } from '#core/import/wanted-attributes.ts'

const mapping: Mapping = {
  name: 'Supplier',
  columns: ['SKU', 'Name', 'Stoff'],
  rules: [
    { target: { kind: 'variant', field: 'sellerSku' }, origin: { kind: 'column', column: 'SKU' }, steps: [] },
    { target: { kind: 'product', field: 'title' }, origin: { kind: 'column', column: 'Name' }, steps: [] },
    { target: { kind: 'fact', name: 'Material' }, origin: { kind: 'column', column: 'Stoff' }, steps: [] },
  ],
  categories: {},
}

const read = (cells: readonly string[]): ImportedProduct => {
  const quiet = { reject: () => undefined, warn: () => undefined }
  const reader = mappingPreset(mapping).createReader(toColumns(mapping.columns), quiet)
  const [product] = [...reader.push({ line: 2, cells }), ...reader.finish()]
  if (product === undefined) throw new Error('The row gave no product')
  return product
}

const texts = {
  title: 'Lamp',
  description: '',
  brand: '',
  sourceCategory: '',
  categoryId: '',
  weight: '',
  weightUnit: '',
}
const existing: ExistingProduct = {
  id: 'p',
  key: 'A-1',
  fields: { ...texts, length: '', width: '', height: '', dimensionUnit: '' },
  imageSources: [],
  details: {
    brandId: '',
    certificates: [],
    sizeChart: null,
    keptAside: [
      { leafId: '1', leafName: 'Tops', attributeId: '', name: 'Fabric', values: [{ id: null, name: 'Jersey' }] },
    ],
  },
  attributes: [
    { attributeId: '7', name: 'material', values: [{ id: '70', name: 'COTTON' }] },
    { attributeId: '8', name: 'Season', values: [{ id: null, name: 'All' }] },
  ],
  variants: [
    {
      id: 'v',
      fields: { sellerSku: 'A-1', price: '', listPrice: '', quantity: '', identifierType: '', identifierCode: '' },
      options: [],
      imageSource: null,
    },
  ],
}
const lookup = { byKey: () => existing, bySku: () => [existing] }

describe('attributes of a mapping', () => {
  it('stand in a new product under their name', () => {
    const { wanted } = read(['A-1', 'Lamp', 'Oak'])
    expect(withWanted([], wanted ?? [])).toEqual([
      { attributeId: '', name: 'Material', values: [{ id: null, name: 'Oak' }] },
    ])
  })

  it('change nothing where the product says the same, whatever the case', () => {
    expect(planProduct(lookup, read(['A-1', 'Lamp', 'cotton'])).kind).toBe('unchanged')
    expect(planProduct(lookup, read(['A-1', 'Lamp', ''])).kind).toBe('unchanged')
  })

  it('change one by its name and leave the others, which the preview says', () => {
    const planned = planProduct(lookup, read(['A-1', 'Lamp', 'Linen']))
    expect(toPlanned(planned, existing)?.changes).toEqual([
      {
        variant: '',
        field: 'attributes',
        before: 'material: COTTON; Season: All',
        after: 'material: Linen; Season: All',
      },
    ])
  })

  it('change nothing where the leaf has no place for what the file says again', () => {
    const said = [{ name: 'fabric', values: ['jersey'] }]
    expect(withWanted(existing.attributes, said, existing.details.keptAside)).toBe(existing.attributes)
    expect(withWanted(existing.attributes, said)).toHaveLength(3)
  })

  it('go by the token only', () => {
    const planned = planProduct(lookup, read(['A-1', 'Lamp', '<clear>']))
    expect(toPlanned(planned, existing)?.changes).toMatchObject([{ after: 'Season: All' }])
  })
})
