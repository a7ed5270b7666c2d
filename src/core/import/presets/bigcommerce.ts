// BigCommerce's product CSV: Product rows, then SKU or Variant rows, then (new form) Image rows; or one row a product in its plain form.
import type { Option } from '#contract/product.ts'
import type { ImportedProduct, Report, TableRow } from '../model.ts'
import type { Columns } from '../names.ts'
import type { ColumnNames } from '../picker.ts'
import type { Preset, PresetReader } from '../preset.ts'
import { addAmounts, isZero, withSale } from '../amounts.ts'
import {
  addFact,
  addImage,
  addVariant,
  emptyProduct,
  finishImages,
  rejectRow,
  setSizes,
  setText,
  setWeight,
  toVariant,
} from '../draft.ts'
import { countPresent, createPicker, describeColumns } from '../picker.ts'
import { deepestCategory, splitList } from '../values.ts'

type Field =
  | 'kind'
  | 'id'
  | 'name'
  | 'sku'
  | 'brand'
  | 'description'
  | 'price'
  | 'retail'
  | 'sale'
  | 'weight'
  | 'width'
  | 'height'
  | 'depth'
  | 'stock'
  | 'category'
  | 'options'
  | 'code'
  | 'tradeNumber'
  | 'imageUrl'
  | 'innerUrl'
  | 'variantUrl'
  | 'imageOrder'
  | 'customFields'
  | 'gallery'

const names: ColumnNames<Field> = {
  kind: ['kind of row', 'item type', 'item'],
  id: ['which rows belong together', 'product id', 'id'],
  name: ['title', 'product name', 'name'],
  sku: ['seller SKU', 'product code/sku', 'sku', 'code'],
  brand: ['brand', 'brand name', 'brand'],
  description: ['description', 'product description', 'description'],
  price: ['price', 'price', 'calculated price'],
  retail: ['list price', 'retail price', 'msrp'],
  sale: ['price', 'sale price'],
  weight: ['weight', 'product weight', 'weight'],
  width: ['width', 'product width', 'width'],
  height: ['height', 'product height', 'height'],
  depth: ['length', 'product depth', 'depth'],
  stock: ['stock', 'current stock level', 'current stock', 'stock level'],
  category: ['category in your shop', 'category', 'categories', 'category string', 'category details'],
  options: ['options', 'options'],
  code: ['product code', 'product upc/ean', 'upc/ean'],
  tradeNumber: ['product code', 'gtin', 'global trade number', 'global trade item number'],
  imageUrl: ['image', 'image url (import)'],
  innerUrl: ['image', 'internal image url (export)'],
  variantUrl: ['variant image', 'variant image url'],
  imageOrder: ['order of images', 'image sort order'],
  customFields: ['attributes', 'custom fields', 'product custom fields'],
  gallery: ['images', 'images'],
}

const recognise = (columns: Columns): number => {
  const telling = countPresent(
    columns,
    'item type',
    'item',
    'product name',
    'product code/sku',
    'product upc/ean',
    'option set',
    'current stock level',
    'allow purchases?',
    'product visible?',
    'bin picking number',
    'inventory tracking',
    'current stock',
    'image url (import)',
    'internal image url (export)',
    'retail price',
    'cost price',
  )
  if (columns.at('item type', 'item') >= 0 && telling >= 4) return Math.min(0.95, 0.5 + telling / 20)
  const plain = countPresent(
    columns,
    'product id',
    'product type',
    'code',
    'calculated price',
    'category details',
    'product inventoried',
    'stock level',
    'low stock level',
    'allow purchases',
    'product visible',
    'product custom fields',
  )
  return columns.at('calculated price') >= 0 && plain >= 5 ? Math.min(0.95, 0.5 + plain / 20) : 0
}

/** Options of a SKU row: `[S]Color=Red,[RB]Size=Small` in the old form, `Type=Dropdown|Name=Color|Value=Red` in the new. */
const readOptions = (cell: string): Option[] => {
  if (/(?:^|\|)name=/i.test(cell)) {
    return cell.split(/(?=type=)/i).flatMap((part) => {
      const name = /(?:^|\|)name=([^|]*)/i.exec(part)?.[1]?.trim() ?? ''
      const value = /(?:^|\|)value=([^|]*)/i.exec(part)?.[1]?.trim() ?? ''
      return name === '' || value === '' ? [] : [{ name, value: value.replace(/\[[^\]]*\]$/, '').trim() }]
    })
  }
  return splitList(cell, /,(?=\s*(?:\[\w+\])?[^,=]+=)/).flatMap((part) => {
    const [name = '', value = ''] = part.replace(/^\[\w+\]/, '').split(/=(.*)/s)
    // A colour carries its code behind a colon: `Red:#ff0000`.
    return name.trim() === '' || value.trim() === ''
      ? []
      : [{ name: name.trim(), value: value.replace(/:#[0-9a-f]{3,8}.*$/i, '').trim() }]
  })
}

const createReader = (columns: Columns, report: Report): PresetReader => {
  const { cell, text, nameOf } = createPicker(columns, names)
  const files = columns.matching(/^product image (?:file|url) - (\d+)$/)
  const damageColumns = { sellerSku: nameOf('sku'), identifierCode: nameOf('code') }
  let open: { product: ImportedProduct; row: TableRow; hasVariants: boolean } | null = null

  // An export fills the second column, a file made for an import the first.
  const imageOf = (row: TableRow): string => text(row, 'imageUrl') || text(row, 'innerUrl')
  // A variant at the price of its product is on sale with it. A sale price of 0 is none.
  const saleOf = (row: TableRow, parent: TableRow, isAtBase: boolean): string | undefined =>
    [text(row, 'sale'), isAtBase ? text(parent, 'sale') : ''].find((sale) => sale !== '' && !isZero(sale))
  const add = (product: ImportedProduct, row: TableRow, parent: TableRow, options: readonly Option[]): boolean => {
    const own = text(row, 'price').replace(/^\[FIXED\]/i, '')
    const change = /^\[ADD\](-?[\d.]+)/i.exec(own)?.[1]
    const base = text(parent, 'price')
    const regular =
      change === undefined
        ? own === '' || (row !== parent && isZero(own))
          ? base
          : own
        : (addAmounts(base, change) ?? base)
    const { price, listPrice } = withSale(regular, saleOf(row, parent, regular === base), false)
    const retail = text(row, 'retail')
    const variant = toVariant(
      row,
      {
        sellerSku: cell(row, 'sku'),
        price: price !== undefined && isZero(price) ? undefined : price,
        listPrice: listPrice ?? (retail === '' || isZero(retail) ? undefined : retail),
        quantity: cell(row, 'stock'),
        identifierCode: text(row, 'code') || cell(row, 'tradeNumber'),
      },
      options,
      row === parent ? undefined : text(row, 'variantUrl') || imageOf(row) || row.cells[files[0]?.index ?? -1],
    )
    return addVariant(product, variant, row, damageColumns, report)
  }
  const close = (): ImportedProduct[] => {
    if (open === null) return []
    const { product, row, hasVariants } = open
    open = null
    if (!hasVariants) add(product, row, row, [])
    finishImages(product)
    return [product]
  }
  const begin = (row: TableRow): ImportedProduct[] => {
    const done = close()
    const id = text(row, 'id')
    const key = text(row, 'sku') || (id === '' ? text(row, 'name') : `id:${id}`)
    if (key === '') {
      rejectRow(
        report,
        row,
        nameOf('sku'),
        'The row has no SKU, no id and no name, so it cannot be told apart. Fill in the name.',
        '',
      )
      return done
    }
    const product = emptyProduct(key)
    product.rows.push(row.line)
    setText(product, 'title', cell(row, 'name'))
    setText(product, 'description', cell(row, 'description'))
    setText(product, 'brand', cell(row, 'brand'))
    const category = text(row, 'category')
    const categories = splitList(category, category.includes('Category Path:') ? /[;|](?=\s*Category )/ : ';').map(
      (category) => /Category Path: ([^|]+)/.exec(category)?.[1]?.trim() ?? category,
    )
    setText(product, 'sourceCategory', deepestCategory(categories, '/'))
    for (const field of splitList(text(row, 'customFields'), ';')) {
      // The plain form puts each field in quotation marks.
      const [name = '', value = ''] = field.replace(/^"(.*)"$/s, '$1').split(/=(.*)/s)
      addFact(product, name, [value])
    }
    for (const image of splitList(text(row, 'gallery'), '|'))
      addImage(product, /Product Image URL: (\S+)/.exec(image)?.[1] ?? image)
    for (const { index } of files) addImage(product, row.cells[index])
    addImage(product, imageOf(row))
    setWeight(product, cell(row, 'weight'), '', { row, column: nameOf('weight') }, report)
    setSizes(product, { length: cell(row, 'depth'), width: cell(row, 'width'), height: cell(row, 'height') }, '')
    open = { product, row, hasVariants: false }
    return done
  }
  const takeVariant = (row: TableRow): void => {
    if (open === null)
      return rejectRow(
        report,
        row,
        nameOf('kind'),
        'The product row of this variant does not stand above it. Put the variant below its product.',
        text(row, 'sku'),
      )
    const options = readOptions(text(row, 'options') || text(row, 'name'))
    open.hasVariants = true
    if (add(open.product, row, open.row, options)) open.product.rows.push(row.line)
  }
  return {
    push: (row) => {
      const kind = text(row, 'kind').toLowerCase()
      if (kind === 'sku' || kind === 'variant') takeVariant(row)
      else if (kind === 'image' && open !== null) {
        const order = Number.parseInt(text(row, 'imageOrder'), 10)
        addImage(open.product, imageOf(row), '', Number.isNaN(order) ? null : order)
        open.product.rows.push(row.line)
      } else if (kind === 'rule') {
        rejectRow(
          report,
          row,
          nameOf('kind'),
          'A rule changes prices in your shop and describes no product. Check the prices of its product.',
          text(row, 'name'),
        )
      } else if (kind === 'video') {
        const sentence = 'A video is not brought in. Add it to the listing in Seller Center.'
        report.warn({ row: row.line, column: nameOf('kind'), sentence, raw: row.cells.filter(Boolean).join(' · ') })
      } else if (kind === 'product' || kind === '') return begin(row)
      else
        rejectRow(
          report,
          row,
          nameOf('kind'),
          `“${kind}” is no kind of row that is known. Use Product or SKU.`,
          text(row, 'name'),
        )
      return []
    },
    finish: close,
  }
}

/** BigCommerce's product export. */
export const bigcommerce: Preset = {
  id: 'bigcommerce',
  name: 'BigCommerce',
  recognise,
  becomes: describeColumns(names, [[/^product image (?:file|url) - \d+$/, 'image']]),
  createReader,
}
