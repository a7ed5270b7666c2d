// What typing and pasting into cells changes.
import { describe, expect, it } from 'vitest'
import type { Row } from '#contract/products.ts'
import { columns, isBad, shownText } from '#renderer/features/products/columns.ts'
import type { ColumnId } from '#renderer/features/products/columns.ts'
import { editsOf, labelOf, withEdits } from '#renderer/features/products/edits.ts'
import { aRow, aVariant } from './a-row.ts'

const column = (id: ColumnId) => {
  const found = columns.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no column ${id}`)
  return found
}
const two = (): Row =>
  aRow({ price: '10.00 – 12.50', variants: [aVariant(), aVariant({ id: 'v2', price: '12.50', badFields: ['price'] })] })

describe('typing into a cell', () => {
  it('changes the product where the field is the product’s', () => {
    expect(editsOf({ row: aRow(), variant: null, column: column('brand') }, ' Fern ')).toEqual([
      { productId: 'p1', variantId: null, field: 'brand', value: 'Fern' },
    ])
  })

  it('changes the only variant from the product’s own row', () => {
    expect(editsOf({ row: aRow(), variant: null, column: column('price') }, '$1,299.50')).toEqual([
      { productId: 'p1', variantId: 'v1', field: 'price', value: '1299.50' },
    ])
  })

  it('changes nothing in a row that sums several variants up', () => {
    expect(editsOf({ row: two(), variant: null, column: column('price') }, '9')).toEqual([])
  })

  it('keeps what is no number as it was typed, so that it can be shown as wrong', () => {
    expect(editsOf({ row: aRow(), variant: null, column: column('price') }, '99,5O')[0]?.value).toBe('99,5O')
  })

  it('reads the unit behind a weight', () => {
    expect(editsOf({ row: aRow(), variant: null, column: column('weight') }, '2.5 kg')).toEqual([
      { productId: 'p1', variantId: null, field: 'weight', value: '2.5' },
      { productId: 'p1', variantId: null, field: 'weightUnit', value: 'KILOGRAM' },
    ])
  })

  it('is no change when the text is the same', () => {
    expect(editsOf({ row: aRow(), variant: null, column: column('price') }, '10.00')).toEqual([])
    expect(editsOf({ row: aRow(), variant: null, column: column('weight') }, '1 lb')).toEqual([])
  })

  it('shows at once what will be saved', () => {
    const row = two()
    const edits = editsOf({ row, variant: row.variants[1] ?? null, column: column('price') }, '8')
    expect(withEdits(row, edits).variants.map((variant) => variant.price)).toEqual(['10.00', '8'])
  })

  it('names the batch by column and product', () => {
    expect(labelOf([{ row: aRow(), variant: null, column: column('price') }])).toBe('Price of “Linen Apron”')
    expect(
      labelOf([
        { row: aRow(), variant: null, column: column('price') },
        { row: aRow({ id: 'p2' }), variant: null, column: column('price') },
      ]),
    ).toBe('Price of 2 products')
  })
})

describe('a cell', () => {
  it('shows money, the lowest of several prices, stock with separators and weight with its unit', () => {
    expect(shownText(aRow(), null, column('price'), 'USD')).toBe('$10.00')
    expect(shownText(two(), null, column('price'), 'USD')).toBe('$10.00+')
    expect(shownText(aRow({ variants: [aVariant({ quantity: '1540' })] }), null, column('stock'), 'USD')).toBe('1,540')
    expect(shownText(aRow({ weight: '4.8' }), null, column('weight'), 'USD')).toBe('4.8 lb')
  })

  it('shows a value it cannot read as it was typed', () => {
    expect(shownText(aRow({ variants: [aVariant({ price: '99,5O' })] }), null, column('price'), 'USD')).toBe('99,5O')
  })

  it('is wrong where its own field has a blocking finding, or that of a folded variant', () => {
    const row = two()
    expect(isBad(row, row.variants[0] ?? null, column('price'))).toBe(false)
    expect(isBad(row, row.variants[1] ?? null, column('price'))).toBe(true)
    expect(isBad(row, null, column('price'))).toBe(true)
    expect(isBad(row, null, column('stock'))).toBe(false)
  })
})
