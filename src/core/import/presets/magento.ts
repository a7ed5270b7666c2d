// Magento 2's product CSV: simple rows, and configurable ones that name the rows of their variants, before or after them.
import type { ImportedProduct, Report, TableRow } from '../model.ts'
import type { Columns } from '../names.ts'
import type { ColumnNames } from '../picker.ts'
import type { Preset, PresetReader } from '../preset.ts'
import { keptText } from '../kept-text.ts'
import { withSale } from '../amounts.ts'
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
import { deepestCategory, splitImages, splitList } from '../values.ts'

type Field =
  | 'sku'
  | 'store'
  | 'kind'
  | 'categories'
  | 'name'
  | 'description'
  | 'shortText'
  | 'weight'
  | 'visibility'
  | 'price'
  | 'special'
  | 'specialFrom'
  | 'specialTo'
  | 'quantity'
  | 'inStock'
  | 'image'
  | 'moreImages'
  | 'variations'
  | 'attributes'
  | 'brand'
  | 'barcode'
  | 'length'
  | 'width'
  | 'height'

const names: ColumnNames<Field> = {
  sku: ['seller SKU', 'sku'],
  store: ['kind of row', 'store_view_code'],
  kind: ['kind of row', 'product_type'],
  categories: ['category in your shop', 'categories'],
  name: ['title', 'name'],
  description: ['description', 'description'],
  shortText: [null, 'short_description'],
  weight: ['weight', 'weight'],
  visibility: [null, 'visibility'],
  price: ['price or list price', 'price'],
  special: ['price', 'special_price'],
  specialFrom: [null, 'special_price_from_date'],
  specialTo: [null, 'special_price_to_date'],
  quantity: ['stock', 'qty'],
  inStock: ['stock', 'is_in_stock'],
  image: ['image', 'base_image', 'image'],
  moreImages: ['images', 'additional_images'],
  variations: ['which rows belong together', 'configurable_variations'],
  attributes: [null, 'additional_attributes'],
  brand: ['brand', 'manufacturer', 'brand'],
  barcode: ['product code', 'barcode', 'ean', 'gtin', 'upc'],
  length: ['length', 'ts_dimensions_length', 'length'],
  width: ['width', 'ts_dimensions_width', 'width'],
  height: ['height', 'ts_dimensions_height', 'height'],
}

const mostHeld = 200_000

const recognise = (columns: Columns): number => {
  const telling = countPresent(
    columns,
    'attribute_set_code',
    'product_type',
    'product_websites',
    'store_view_code',
    'additional_attributes',
    'configurable_variations',
    'product_online',
    'url_key',
    'base_image',
    'qty',
    'tax_class_name',
    'associated_skus',
    'bundle_values',
  )
  return columns.at('sku') >= 0 &&
    telling >= 3 &&
    countPresent(columns, 'attribute_set_code', 'store_view_code', 'product_websites', 'additional_attributes') >= 1
    ? 0.5 + telling / 30
    : 0
}

const notSold: Record<string, string> = {
  grouped:
    'A grouped product is a set of other products and is not sold by itself. Its parts come in; leave this row out.',
  bundle:
    'A bundle lets buyers choose its parts, which cannot be listed as one product. Its parts come in; leave this row out.',
  giftcard: 'A gift card is no product with a parcel. Leave this row out.',
}

/** `name=value,name=value`; a comma belongs to a value where no `name=` follows it. */
const readPairs = (cell: string): Map<string, string> =>
  new Map(
    splitList(cell, /,(?=[\w .-]+=)/).flatMap((pair) => {
      const equals = pair.indexOf('=')
      return equals <= 0 ? [] : [[pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()] as const]
    }),
  )

const label = (code: string): string => {
  const words = code.replaceAll('_', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const createReader = (columns: Columns, report: Report): PresetReader => {
  const { cell, text, nameOf } = createPicker(columns, names)
  const damageColumns = { sellerSku: nameOf('sku'), identifierCode: nameOf('barcode') }
  // Simple products that a configurable one may claim later, in the order of the file.
  const held = new Map<string, TableRow>()
  const seen = new Map<string, number>()
  const done: ImportedProduct[] = []
  let hasSaidStores = false

  const fill = (product: ImportedProduct, row: TableRow): void => {
    setText(product, 'title', cell(row, 'name'))
    setText(product, 'description', cell(row, 'description'))
    setText(product, 'description', cell(row, 'shortText'))
    setText(product, 'brand', cell(row, 'brand'))
    const deepest = deepestCategory(splitList(text(row, 'categories'), ','), '/')
    setText(product, 'sourceCategory', deepest?.replace(/^Default Category\//, ''))
    addImage(product, cell(row, 'image'))
    for (const image of splitImages(cell(row, 'moreImages') ?? '')) addImage(product, image)
    setWeight(product, cell(row, 'weight'), '', { row, column: nameOf('weight') }, report)
    setSizes(product, { length: cell(row, 'length'), width: cell(row, 'width'), height: cell(row, 'height') }, '')
    for (const [name, value] of readPairs(text(row, 'attributes'))) {
      if (!/^(?:has_options|required_options|quantity_and_stock_status|shipment_type|msrp|gift_)/.test(name))
        addFact(product, label(name), splitList(value, '|'))
    }
  }
  const addOffer = (
    product: ImportedProduct,
    row: TableRow,
    options: readonly { name: string; value: string }[],
  ): boolean => {
    const isBound = text(row, 'specialFrom') !== '' || text(row, 'specialTo') !== ''
    const { price, listPrice } = withSale(cell(row, 'price'), cell(row, 'special'), isBound)
    if (isBound && text(row, 'special') !== '') {
      report.warn({
        row: row.line,
        column: nameOf('special'),
        sentence:
          'The special price is bound to dates, so the regular price was taken. Change the price if the special is on.',
        raw: text(row, 'special'),
      })
    }
    const quantity = text(row, 'inStock') === '0' ? '0' : text(row, 'quantity').replace(/\.0+$/, '')
    const image = options.length > 0 ? cell(row, 'image') : undefined
    const variant = toVariant(
      row,
      { sellerSku: cell(row, 'sku'), price, listPrice, quantity, identifierCode: cell(row, 'barcode') },
      options,
      image,
    )
    if (!addVariant(product, variant, row, damageColumns, report)) return false
    product.rows.push(row.line)
    return true
  }
  const release = (row: TableRow): void => {
    const product = emptyProduct(text(row, 'sku'))
    if (!addOffer(product, row, [])) return
    fill(product, row)
    finishImages(product)
    done.push(product)
  }
  const configurable: {
    product: ImportedProduct
    row: TableRow
    wanted: { sku: string; options: { name: string; value: string }[] }[]
  }[] = []
  const claimed = new Set<string>()

  const takeConfigurable = (row: TableRow): void => {
    const product = emptyProduct(text(row, 'sku'))
    product.rows.push(row.line)
    fill(product, row)
    const wanted = splitList(text(row, 'variations'), '|').map((part) => {
      const pairs = readPairs(part)
      const sku = pairs.get('sku') ?? ''
      pairs.delete('sku')
      // Says which variant is shown first; it is no option.
      pairs.delete('default')
      claimed.add(keptText(sku))
      return { sku, options: [...pairs].map(([name, value]) => ({ name: label(name), value })) }
    })
    configurable.push({ product, row, wanted })
  }
  const completeConfigurable = (): void => {
    for (const { product, row, wanted } of configurable) {
      if (wanted.length === 0)
        report.warn({
          row: row.line,
          column: nameOf('variations') || nameOf('kind'),
          sentence:
            'This configurable product names no variants in the file, so it comes in without any. Fill in configurable_variations.',
          raw: product.key,
        })
      for (const { sku, options } of wanted) {
        const child = held.get(sku)
        if (child === undefined) {
          report.warn({
            row: row.line,
            column: nameOf('variations'),
            sentence: `The variant ${sku} has no row of its own in this file, so it was left out.`,
            raw: sku,
          })
          continue
        }
        held.delete(sku)
        if (addOffer(product, child, options))
          setWeight(product, cell(child, 'weight'), '', { row: child, column: nameOf('weight') }, report)
      }
      finishImages(product)
      done.push(product)
    }
    configurable.length = 0
  }
  const takeRow = (row: TableRow): void => {
    const sku = text(row, 'sku')
    const kind = text(row, 'kind').toLowerCase()
    if (sku === '') return rejectRow(report, row, nameOf('sku'), 'The SKU is missing. Fill it in.', text(row, 'name'))
    const before = seen.get(sku)
    const store = text(row, 'store')
    // A row of a store view repeats the product above it in another language; where none stands above, it is the product.
    if (before !== undefined && store !== '') {
      if (!hasSaidStores)
        report.warn({
          row: row.line,
          column: nameOf('store'),
          sentence: `Rows of a store view such as “${store}” repeat a product in other words. The first row of each SKU was taken.`,
          raw: sku,
        })
      hasSaidStores = true
      return
    }
    if (before !== undefined)
      return rejectRow(
        report,
        row,
        nameOf('sku'),
        `The SKU ${sku} is in row ${before} already. Give each product its own.`,
        sku,
      )
    seen.set(keptText(sku), row.line)
    const reason = notSold[kind]
    if (reason !== undefined) return rejectRow(report, row, nameOf('kind'), reason, text(row, 'name'))
    if (kind === 'configurable') return takeConfigurable(row)
    if (kind !== '' && !['simple', 'virtual', 'downloadable'].includes(kind)) {
      return rejectRow(
        report,
        row,
        nameOf('kind'),
        `“${kind}” is no kind of product that is known. Use simple or configurable.`,
        sku,
      )
    }
    if (kind === 'virtual' || kind === 'downloadable') {
      report.warn({
        row: row.line,
        column: nameOf('kind'),
        sentence: 'This is a virtual or downloadable product; shops with parcels do not take it.',
        raw: sku,
      })
    }
    held.set(keptText(sku), row)
  }
  return {
    push: (row) => {
      takeRow(row)
      if (held.size <= mostHeld) return []
      // Too many to wait for a configurable product that may never come: the visible half is handed over.
      for (const [sku, child] of held) {
        if (held.size <= mostHeld / 2) break
        if (claimed.has(sku)) continue
        held.delete(sku)
        release(child)
      }
      return done.splice(0)
    },
    finish: () => {
      completeConfigurable()
      for (const row of held.values()) release(row)
      held.clear()
      return done.splice(0).toSorted((one, other) => (one.rows[0] ?? 0) - (other.rows[0] ?? 0))
    },
  }
}

/** Magento 2 (Adobe Commerce) product export. */
export const magento: Preset = {
  id: 'magento',
  name: 'Magento 2',
  recognise,
  becomes: describeColumns(names),
  createReader,
}
