// WooCommerce's product CSV: simple products, and variable ones with their variations in rows of their own (Parent names the SKU or the id).
import type { Option } from '#contract/product.ts'
import type { ImportedProduct, Report, TableRow } from '../model.ts'
import type { Columns } from '../names.ts'
import { toColumns } from '../names.ts'
import type { ColumnNames } from '../picker.ts'
import type { Preset, PresetReader } from '../preset.ts'
import { withSale } from '../amounts.ts'
import { keptText } from '../kept-text.ts'
import { createAssembler } from '../assembler.ts'
import { addFact, addImage, addVariant, rejectRow, setSizes, setText, setWeight, toVariant } from '../draft.ts'
import { countPresent, createPicker, describeColumns } from '../picker.ts'
import { deepestCategory, splitImages, splitList } from '../values.ts'
import { toEnglishColumn } from './woocommerce-words.ts'

type Field =
  | 'id'
  | 'type'
  | 'sku'
  | 'gtin'
  | 'name'
  | 'shortText'
  | 'description'
  | 'saleFrom'
  | 'saleTo'
  | 'stock'
  | 'inStock'
  | 'sale'
  | 'regular'
  | 'categories'
  | 'images'
  | 'parent'
  | 'brand'

const names: ColumnNames<Field> = {
  id: ['which rows belong together', 'id'],
  type: ['kind of row', 'type'],
  sku: ['seller SKU', 'sku'],
  gtin: [
    'product code',
    'gtin, upc, ean, or isbn',
    'gtin',
    'ean',
    'upc',
    'meta: _global_unique_id',
    'meta: _ean',
    'meta: _gtin',
    'meta: _barcode',
  ],
  name: ['title', 'name'],
  shortText: [null, 'short description'],
  description: ['description', 'description'],
  saleFrom: [null, 'date sale price starts'],
  saleTo: [null, 'date sale price ends'],
  stock: ['stock', 'stock'],
  inStock: ['stock', 'in stock?'],
  sale: ['price', 'sale price'],
  regular: ['price or list price', 'regular price'],
  categories: ['category in your shop', 'categories'],
  images: ['images', 'images'],
  parent: ['which rows belong together', 'parent'],
  brand: ['brand', 'brands', 'brand', 'meta: _brand', 'meta: brand'],
}

// The names that the seller sees stay those of the file.
const inEnglish = (columns: Columns): Columns => ({
  ...toColumns(columns.names.map(toEnglishColumn)),
  names: columns.names,
})

const recognise = (written: Columns): number => {
  const columns = inEnglish(written)
  const own = countPresent(
    columns,
    'parent',
    'in stock?',
    'visibility in catalog',
    'grouped products',
    'attribute 1 name',
  )
  // In another language the names of a price list are words that any shop uses.
  const isTranslated = columns.plain.some((name, index) => name !== written.plain[index])
  if (isTranslated && own < 2) return 0
  const telling = countPresent(
    columns,
    'type',
    'sku',
    'name',
    'regular price',
    'sale price',
    'categories',
    'images',
    'parent',
    'in stock?',
    'visibility in catalog',
    'grouped products',
    'attribute 1 name',
  )
  return telling >= 5 && (columns.at('regular price') >= 0 || columns.at('attribute 1 name') >= 0)
    ? 0.5 + telling / 24
    : 0
}

// The export writes a line break as a backslash and an n, and a backslash before an n twice.
const withLineBreaks = (cell: string | undefined): string | undefined =>
  cell?.replaceAll(/\\\\n|\\n/g, (written) => (written === '\\n' ? '\n' : '\\n'))

const notSold: Record<string, string> = {
  grouped:
    'A grouped product is a set of other products and is not sold by itself. Its parts come in; leave this row out or list it as a bundle of your own.',
  external:
    'An external product is sold on another site, so there is nothing to list. Change its type if you sell it yourself.',
}

/** Line of a product's own row; 0 where it has not come yet. */
type Parent = { line: number }

const createReader = (written: Columns, report: Report): PresetReader => {
  const columns = inEnglish(written)
  const { cell, text, nameOf } = createPicker(columns, names)
  const [weight] = columns.matching(/^weight \((.+)\)$|^weight$/)
  const side = (name: string): { index: number; unit: string } => {
    const [found] = columns.matching(new RegExp(`^${name}(?: \\((.+)\\))?$`))
    return { index: found?.index ?? -1, unit: found?.caught[0] ?? '' }
  }
  const sides = { length: side('length'), width: side('width'), height: side('height') }
  const attributes = columns.matching(/^attribute (\d+) name$/).map(({ index, caught }) => ({
    name: index,
    values: columns.at(`attribute ${caught[0]} value(s)`),
  }))
  const damageColumns = { sellerSku: nameOf('sku'), identifierCode: nameOf('gtin') }
  const keyOfId = new Map<string, string>()

  const assembler = createAssembler<Parent>(
    () => ({ line: 0 }),
    (product, { line }) => {
      if (product.variants.length > 0 || line === 0 || product.isContinuation) return
      report.warn({
        row: line,
        column: nameOf('type'),
        sentence: 'This variable product has no variations in the file. Bring in the file that holds them as well.',
        raw: product.key,
      })
    },
  )
  const readAttributes = (row: TableRow): { name: string; values: string[] }[] =>
    attributes.flatMap(({ name, values }) => {
      const label = row.cells[name]?.trim() ?? ''
      const listed = splitList((row.cells[values] ?? '').replaceAll('\\,', '\u0001'), /,|\|/)
      return label === '' ? [] : [{ name: label, values: listed.map((value) => value.replaceAll('\u0001', ',')) }]
    })
  const readVariant = (
    product: ImportedProduct,
    row: TableRow,
    options: readonly Option[],
    imageSource: string | undefined,
  ): boolean => {
    const isBound = text(row, 'saleFrom') !== '' || text(row, 'saleTo') !== ''
    const { price, listPrice } = withSale(cell(row, 'regular'), cell(row, 'sale'), isBound)
    if (isBound && text(row, 'sale') !== '') {
      report.warn({
        row: row.line,
        column: nameOf('sale'),
        sentence:
          'The sale price is bound to dates, so the regular price was taken. Change the price if the sale is on.',
        raw: text(row, 'sale'),
      })
    }
    const stock = text(row, 'stock')
    const isSoldOut = stock === '' && text(row, 'inStock') === '0'
    const variant = toVariant(
      row,
      {
        sellerSku: cell(row, 'sku'),
        price,
        listPrice,
        quantity: isSoldOut ? '0' : stock,
        identifierCode: cell(row, 'gtin'),
      },
      options,
      imageSource,
    )
    return addVariant(product, variant, row, damageColumns, report)
  }
  const readProduct = (product: ImportedProduct, row: TableRow): void => {
    setText(product, 'title', cell(row, 'name'))
    setText(product, 'description', withLineBreaks(cell(row, 'description')))
    setText(product, 'description', withLineBreaks(cell(row, 'shortText')))
    setText(product, 'brand', cell(row, 'brand'))
    setText(product, 'sourceCategory', deepestCategory(splitList(text(row, 'categories'), /(?<!\\),/), '>'))
    for (const source of splitImages(cell(row, 'images') ?? '')) addImage(product, source)
  }
  const measure = (product: ImportedProduct, row: TableRow): void => {
    const place = { row, column: columns.names[weight?.index ?? -1] ?? '' }
    setWeight(product, row.cells[weight?.index ?? -1], weight?.caught[0] ?? '', place, report)
    const at = (name: keyof typeof sides): string | undefined => row.cells[sides[name].index]
    setSizes(product, { length: at('length'), width: at('width'), height: at('height') }, sides.length.unit)
  }
  const keyOf = (row: TableRow): string => {
    const sku = text(row, 'sku')
    const id = text(row, 'id')
    const key = sku !== '' ? sku : id === '' ? '' : `id:${id}`
    if (id !== '' && key !== '') keyOfId.set(`id:${id}`, keptText(key))
    return key
  }
  const takeVariation = (row: TableRow): void => {
    const parent = text(row, 'parent')
    if (parent === '') {
      rejectRow(
        report,
        row,
        nameOf('parent'),
        'This variation names no parent, so it belongs to no product. Fill in the SKU of its product.',
        text(row, 'name'),
      )
      return
    }
    const { product } = assembler.open(keyOfId.get(parent) ?? parent)
    const options = readAttributes(row).flatMap(({ name, values: [value] }) =>
      value === undefined ? [] : [{ name, value }],
    )
    const [image, ...more] = splitImages(cell(row, 'images') ?? '')
    if (!readVariant(product, row, options, image)) return
    product.rows.push(row.line)
    for (const source of more) addImage(product, source)
    measure(product, row)
  }
  const takeProduct = (row: TableRow, kinds: readonly string[]): void => {
    const name = text(row, 'name')
    const reason = kinds.map((kind) => notSold[kind]).find((sentence) => sentence !== undefined)
    if (reason !== undefined) return rejectRow(report, row, nameOf('type'), reason, name)
    const key = keyOf(row) || name
    if (key === '')
      return rejectRow(
        report,
        row,
        nameOf('sku'),
        'The row has no SKU, no id and no name, so it cannot be told apart. Fill in the SKU.',
        '',
      )
    const { product, state } = assembler.open(key)
    if (state.line > 0) {
      return rejectRow(
        report,
        row,
        nameOf('sku'),
        `${key} is in row ${state.line} already. Give each product its own SKU, or remove one of the rows.`,
        name,
      )
    }
    state.line = row.line
    const attributes = readAttributes(row)
    if (!kinds.includes('variable') && !readVariant(product, row, [], undefined)) return
    if (!kinds.includes('variable')) for (const { name: fact, values } of attributes) addFact(product, fact, values)
    if (kinds.includes('virtual') || kinds.includes('downloadable')) {
      report.warn({
        row: row.line,
        column: nameOf('type'),
        sentence: 'This is a virtual or downloadable product; shops with parcels do not take it.',
        raw: name,
      })
    }
    product.rows.push(row.line)
    readProduct(product, row)
    measure(product, row)
  }
  return {
    push: (row) => {
      const kinds = splitList(text(row, 'type').toLowerCase(), ',')
      const isVariation = kinds.includes('variation') || (kinds.length === 0 && text(row, 'parent') !== '')
      if (isVariation) takeVariation(row)
      else takeProduct(row, kinds)
      return assembler.take()
    },
    finish: assembler.finish,
  }
}

const describe = describeColumns(names, [
  [/^attribute \d+ name$/, 'option name'],
  [/^attribute \d+ value\(s\)$/, 'option value'],
  [/^weight(?: \(.+\))?$/, 'weight'],
  [/^length(?: \(.+\))?$/, 'length'],
  [/^width(?: \(.+\))?$/, 'width'],
  [/^height(?: \(.+\))?$/, 'height'],
])

/** WooCommerce's own product export, in any of its languages. */
export const woocommerce: Preset = {
  id: 'woocommerce',
  name: 'WooCommerce',
  recognise,
  becomes: (column) => describe(toEnglishColumn(column)),
  createReader,
}
