// Tables of no known platform whose rows are variants: pairs of option columns, names in the first row only, parents with children, rows that stand alone.
import { describe, expect, it } from 'vitest'
import type { Mapping } from '#contract/mapping.ts'
import type { ImportProblem } from '#contract/imports.ts'
import { mappingPreset } from '#core/import/mapping/mapping-preset.ts'
import { findOptionPairs } from '#core/import/mapping/option-pairs.ts'
import { proposeMapping } from '#core/import/mapping/propose.ts'
import { targetId } from '#core/import/mapping/targets.ts'
import type { ImportedProduct } from '#core/import/model.ts'
import { toColumns } from '#core/import/names.ts'
import { offers } from '../read-text.ts'

const fields = ({ rules }: Mapping): Record<string, string> =>
  Object.fromEntries(
    rules.flatMap(({ target, origin }) => (origin.kind === 'column' ? [[targetId(target), origin.column]] : [])),
  )

const bringIn = (
  names: readonly string[],
  rows: readonly (readonly string[])[],
): { mapping: Mapping; products: ImportedProduct[]; rejected: ImportProblem[] } => {
  const { mapping } = proposeMapping(names, rows, [])
  const rejected: ImportProblem[] = []
  const report = { reject: (problem: ImportProblem) => void rejected.push(problem), warn: () => undefined }
  const reader = mappingPreset(mapping).createReader(toColumns(names), report)
  const products = rows.flatMap((cells, index) => [...reader.push({ line: index + 2, cells })])
  return { mapping, products: [...products, ...reader.finish()], rejected }
}

describe('rows that are variants of one product', () => {
  it('have their options in pairs of columns, however these are numbered', () => {
    const names = ['Option1 Name', 'Option1 Value', 'Option Name 2', 'Option Value 2', 'variant_option_three_value']
    expect(findOptionPairs(names)).toEqual([
      { number: 1, name: 0, value: 1 },
      { number: 2, name: 2, value: 3 },
    ])
  })

  it('follow the first one, which alone carries the key, the title and the names of the options', () => {
    const { products, rejected } = bringIn(
      ['Product ID', 'Title', 'SKU', 'Option Name 1', 'Option Value 1', 'Option Name 2', 'Option Value 2', 'Price'],
      [
        ['5f1', 'Candle', 'C-1', 'Scent', 'Rose', 'Size', 'S', '20.00'],
        ['', '', 'C-2', '', 'Mint', '', 'S', '20.00'],
        ['', '', 'C-3', '', '', '', 'L', '22.00'],
        ['5f2', 'Soap', 'S-1', '', '', '', '', '5.00'],
        ['', '', 'X', '', '', '', '', '5.00'],
      ],
    )
    expect(products.map(offers)).toEqual([
      ['C-1 20.00  Scent=Rose|Size=S', 'C-2 20.00  Scent=Mint|Size=S', 'C-3 22.00  Size=L'],
      ['S-1 5.00  '],
    ])
    expect(rejected.map(({ row }) => row)).toEqual([6])
  })

  it('are known by the title that they share where nothing else groups them', () => {
    const { mapping, products } = bringIn(
      ['Item Name', 'SKU', 'Color', 'Price'],
      [
        ['Mug', 'M-R', 'Red', '5.00'],
        ['Mug', 'M-B', 'Blue', '5.00'],
        ['Bowl', 'B-R', 'Red', '7.00'],
      ],
    )
    expect(fields(mapping)['key']).toBe('Item Name')
    expect(products.map(({ variants }) => variants.length)).toEqual([2, 1])
    const scattered = proposeMapping(
      ['Item Name', 'SKU', 'Color'],
      [
        ['Mug', 'M-R', 'Red'],
        ['Mug', 'M-B', 'Blue'],
        ['Bowl', 'B-R', 'Red'],
        ['Mug', 'M-X', 'Red'],
      ],
      [],
    )
    expect(fields(scattered.mapping)['key']).toBeUndefined()
  })

  it('name their parent, whose own row is no variant', () => {
    const { products } = bringIn(
      ['Parent SKU', 'SKU', 'Name', 'Size', 'Price'],
      [
        ['', 'TEE', 'Tee', '', ''],
        ['TEE', 'TEE-S', 'Tee S', 'S', '9.00'],
        ['TEE', 'TEE-M', 'Tee M', 'M', '9.00'],
        ['', 'CUP', 'Cup', '', '4.00'],
      ],
    )
    expect(products.map(offers)).toEqual([['TEE-S 9.00  Size=S', 'TEE-M 9.00  Size=M'], ['CUP 4.00  ']])
    expect(products[0]?.fields.title).toBe('Tee')
  })
})

describe('price lists', () => {
  it('call the seller SKU “Item #” and the title a description', () => {
    const { mapping } = proposeMapping(
      ['Item #', 'Item Description', 'UPC', 'MSRP', 'Qty Avail'],
      [
        ['AB-1', 'Velvet cushion, red', '012345678905', '$12.99', '35'],
        ['AB-2', 'Velvet cushion, blue', '012345678912', '$12.99', '0'],
      ],
      [],
    )
    expect(fields(mapping)).toEqual({
      'variant:sellerSku': 'Item #',
      'product:title': 'Item Description',
      'variant:identifierCode': 'UPC',
      'variant:listPrice': 'MSRP',
      'variant:quantity': 'Qty Avail',
    })
  })

  it('are read by names in one word, and a column without values gives way', () => {
    const { mapping } = proposeMapping(
      ['productName', 'sku', 'model', 'imageUrl', 'unitPrice'],
      [['Tea', '', 'T-1', 'catalog/tea.jpg', '3.50']],
      [],
    )
    expect(fields(mapping)).toMatchObject({
      'product:title': 'productName',
      'variant:sellerSku': 'model',
      images: 'imageUrl',
      'variant:price': 'unitPrice',
    })
  })

  it('are not taken for a stock where the name is that of a switch or an edge', () => {
    const columns = ['sku', 'name', 'manage_stock', 'Low stock amount', 'Stock']
    const rows = [
      ['A-1', 'Tea', '1', '2', '14'],
      ['A-2', 'Mug', '0', '2', '7'],
    ]
    expect(fields(proposeMapping(columns, rows, []).mapping)).toMatchObject({ 'variant:quantity': 'Stock' })
    expect(fields(proposeMapping(columns.slice(0, 4), rows, []).mapping)).not.toHaveProperty('variant:quantity')
  })
})
