// Bagisto's data transfer file (CSV, XLSX, XLS or XML): configurable rows with variants through parent_sku and a list of their options.
import type { Option } from '#contract/product.ts'
import type { ImportedProduct, Report, TableRow } from '../model.ts'
import type { Columns } from '../names.ts'
import type { ColumnNames } from '../picker.ts'
import type { Preset, PresetReader } from '../preset.ts'
import { keptText } from '../kept-text.ts'
import { withSale } from '../amounts.ts'
import { createAssembler } from '../assembler.ts'
import { addImage, addVariant, rejectRow, setSizes, setText, setWeight, toVariant } from '../draft.ts'
import { countPresent, createPicker, describeColumns } from '../picker.ts'
import { deepestCategory, splitImages, splitList } from '../values.ts'

type Field =
  | 'sku'
  | 'parent'
  | 'locale'
  | 'kind'
  | 'categories'
  | 'images'
  | 'name'
  | 'description'
  | 'shortText'
  | 'length'
  | 'width'
  | 'height'
  | 'weight'
  | 'price'
  | 'special'
  | 'specialFrom'
  | 'specialTo'
  | 'inventories'
  | 'variants'
  | 'brand'

const names: ColumnNames<Field> = {
  sku: ['seller SKU', 'sku'],
  parent: ['which rows belong together', 'parent_sku'],
  locale: ['kind of row', 'locale'],
  kind: ['kind of row', 'type'],
  categories: ['category in your shop', 'categories'],
  images: ['images', 'images'],
  name: ['title', 'name'],
  description: ['description', 'description'],
  shortText: [null, 'short_description'],
  length: ['length', 'length'],
  width: ['width', 'width'],
  height: ['height', 'height'],
  weight: ['weight', 'weight'],
  price: ['price or list price', 'price'],
  special: ['price', 'special_price'],
  specialFrom: [null, 'special_price_from'],
  specialTo: [null, 'special_price_to'],
  inventories: ['stock', 'inventories'],
  variants: ['options', 'configurable_variants'],
  brand: ['brand', 'brand'],
}

const recognise = (columns: Columns): number => {
  const telling = countPresent(
    columns,
    'attribute_family_code',
    'parent_sku',
    'configurable_variants',
    'visible_individually',
    'guest_checkout',
    'inventories',
    'booking_options',
    'customer_group_prices',
    'bundle_options',
    'cross_sell_skus',
  )
  return columns.at('attribute_family_code') >= 0 && telling >= 4 ? 0.6 + telling / 30 : 0
}

const notSold: Record<string, string> = {
  grouped:
    'A grouped product is a set of other products and is not sold by itself. Its parts come in; leave this row out.',
  bundle:
    'A bundle lets buyers choose its parts, which cannot be listed as one product. Its parts come in; leave this row out.',
  booking: 'A booking is a service without a parcel, which shops of this kind do not list. Leave this row out.',
}

/** `default=100,other=5` as the sum of all sources; a cell of another form is given back as it stands. */
const sumStock = (cell: string): string => {
  const parts = splitList(cell, ',').map((part) => /^[^=]+=(\d+)$/.exec(part)?.[1])
  if (parts.length === 0 || parts.some((part) => part === undefined)) return cell
  return String(parts.reduce((sum, part) => sum + Number(part), 0))
}

const label = (code: string): string => {
  const words = code.replaceAll('_', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

type Family = { options: Map<string, Option[]> }

const createReader = (columns: Columns, report: Report): PresetReader => {
  const { cell, text, nameOf } = createPicker(columns, names)
  const damageColumns = { sellerSku: nameOf('sku'), identifierCode: '' }
  const assembler = createAssembler<Family>(
    () => ({ options: new Map() }),
    () => undefined,
  )
  const seen = new Map<string, number>()
  let locale = ''

  const fill = (product: ImportedProduct, row: TableRow): void => {
    setText(product, 'title', cell(row, 'name'))
    setText(product, 'description', cell(row, 'description'))
    setText(product, 'description', cell(row, 'shortText'))
    setText(product, 'brand', cell(row, 'brand'))
    setText(product, 'sourceCategory', deepestCategory(splitList(text(row, 'categories'), ','), '/'))
    for (const image of splitImages(cell(row, 'images') ?? '')) addImage(product, image)
  }
  const measure = (product: ImportedProduct, row: TableRow): void => {
    setWeight(product, cell(row, 'weight'), '', { row, column: nameOf('weight') }, report)
    setSizes(product, { length: cell(row, 'length'), width: cell(row, 'width'), height: cell(row, 'height') }, '')
  }
  const addOffer = (
    product: ImportedProduct,
    row: TableRow,
    options: readonly Option[],
    image: string | undefined,
  ): boolean => {
    const isBound = text(row, 'specialFrom') !== '' || text(row, 'specialTo') !== ''
    const { price, listPrice } = withSale(cell(row, 'price'), cell(row, 'special'), isBound)
    const variant = toVariant(
      row,
      { sellerSku: cell(row, 'sku'), price, listPrice, quantity: sumStock(text(row, 'inventories')) },
      options,
      image,
    )
    if (!addVariant(product, variant, row, damageColumns, report)) return false
    product.rows.push(row.line)
    if (isBound && text(row, 'special') !== '') {
      report.warn({
        row: row.line,
        column: nameOf('special'),
        sentence: 'The special price is bound to dates, so the regular price was taken. Change the price if it is on.',
        raw: text(row, 'special'),
      })
    }
    return true
  }
  const readVariants = (cellText: string): Map<string, Option[]> =>
    new Map(
      splitList(cellText, '|').map((part) => {
        const pairs = splitList(part, /,(?=[\w-]+=)/).map(
          (pair) => [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1).trim()] as const,
        )
        const sku = pairs.find(([name]) => name === 'sku')?.[1] ?? ''
        return [sku, pairs.filter(([name]) => name !== 'sku').map(([name, value]) => ({ name: label(name), value }))]
      }),
    )
  const takeConfigurable = (row: TableRow, sku: string): void => {
    const { product, state } = assembler.open(sku)
    product.rows.push(row.line)
    state.options = readVariants(keptText(text(row, 'variants')))
    fill(product, row)
    for (const variant of product.variants) {
      const options = state.options.get(variant.fields.sellerSku ?? '')
      if (options !== undefined) variant.options = options
    }
  }
  const takeVariant = (row: TableRow, parent: string): void => {
    const { product, state } = assembler.open(parent)
    const [image, ...more] = splitImages(cell(row, 'images') ?? '')
    const options = state.options.get(text(row, 'sku')) ?? []
    if (!addOffer(product, row, options, image)) return
    for (const source of more) addImage(product, source)
    measure(product, row)
  }
  const takeRow = (row: TableRow): void => {
    const sku = text(row, 'sku')
    const kind = text(row, 'kind').toLowerCase()
    if (sku === '') return rejectRow(report, row, nameOf('sku'), 'The SKU is missing. Fill it in.', text(row, 'name'))
    locale ||= text(row, 'locale')
    const before = seen.get(sku)
    if (before !== undefined) {
      const isTranslation = text(row, 'locale') !== '' && text(row, 'locale') !== locale
      const why = isTranslation
        ? `is the language “${text(row, 'locale')}” of row ${before}; one language is brought in`
        : `is in row ${before} already`
      return rejectRow(report, row, nameOf('sku'), `${sku} ${why}. Remove one of the rows.`, sku)
    }
    seen.set(keptText(sku), row.line)
    const reason = notSold[kind]
    if (reason !== undefined) return rejectRow(report, row, nameOf('kind'), reason, text(row, 'name'))
    if (kind !== '' && !['simple', 'configurable', 'virtual', 'downloadable'].includes(kind)) {
      return rejectRow(
        report,
        row,
        nameOf('kind'),
        `“${kind}” is no kind of product that is known. Use simple or configurable.`,
        sku,
      )
    }
    if (kind === 'configurable') return takeConfigurable(row, sku)
    const parent = text(row, 'parent')
    if (parent !== '') return takeVariant(row, parent)
    const { product } = assembler.open(sku)
    if (!addOffer(product, row, [], undefined)) return
    fill(product, row)
    measure(product, row)
  }
  return {
    push: (row) => {
      takeRow(row)
      return assembler.take()
    },
    finish: assembler.finish,
  }
}

/** Bagisto's product data transfer. */
export const bagisto: Preset = {
  id: 'bagisto',
  name: 'Bagisto',
  recognise,
  becomes: describeColumns(names),
  createReader,
}
