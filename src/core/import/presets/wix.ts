// Wix Stores' product export, old and new: a Product row, then Variant (and Media) rows with the same handle. Old files add a surcharge, new ones a price.
import type { Option } from '#contract/product.ts'
import type { ImportedProduct, Report, TableRow } from '../model.ts'
import type { Columns } from '../names.ts'
import type { ColumnNames } from '../picker.ts'
import type { Preset, PresetReader } from '../preset.ts'
import { addAmounts, isZero, lessPercent } from '../amounts.ts'
import {
  addImage,
  addVariant,
  combinations,
  countCombinations,
  emptyProduct,
  finishImages,
  rejectRow,
  setText,
  setWeight,
  toVariant,
} from '../draft.ts'
import { countPresent, createPicker, describeColumns } from '../picker.ts'
import { splitList } from '../values.ts'

type Field =
  | 'handle'
  | 'kind'
  | 'name'
  | 'description'
  | 'images'
  | 'collection'
  | 'sku'
  | 'price'
  | 'surcharge'
  | 'discountMode'
  | 'discountValue'
  | 'inventory'
  | 'weight'
  | 'brand'
  | 'listPrice'
  | 'barcode'

const names: ColumnNames<Field> = {
  handle: ['which rows belong together', 'handleid', 'handle'],
  kind: ['kind of row', 'fieldtype'],
  name: ['title', 'name'],
  description: ['description', 'description', 'plaindescription'],
  images: ['images', 'productimageurl', 'mediaurl', 'media'],
  collection: ['category in your shop', 'collection', 'categories'],
  sku: ['seller SKU', 'sku'],
  price: ['price', 'price'],
  surcharge: ['price', 'surcharge'],
  discountMode: [null, 'discountmode', 'discounttype'],
  discountValue: ['price', 'discountvalue'],
  inventory: ['stock', 'inventory'],
  weight: ['weight', 'weight'],
  brand: ['brand', 'brand'],
  listPrice: ['list price', 'strikethroughprice'],
  barcode: ['product code', 'barcode'],
}

const mostVariants = 1000
const mediaId = /^[\w-]+_[\w-]+~mv2[\w~.-]*$|^[0-9a-f]{6}_[0-9a-f]{20,}[\w~.-]*$/i

const recognise = (columns: Columns): number => {
  const telling = countPresent(
    columns,
    'handleid',
    'fieldtype',
    'productimageurl',
    'surcharge',
    'productoptionname1',
    'productoptiontype1',
    'productoptiondescription1',
    'ribbon',
    'collection',
    'handle',
    'plaindescription',
    'media',
    'mediaalttext',
    'strikethroughprice',
    'productoptionchoices1',
  )
  return columns.at('fieldtype') >= 0 && telling >= 3 ? 0.6 + telling / 30 : 0
}

/** An image as Wix names it: a bare media id becomes its address. */
const imageAddress = (name: string): string =>
  mediaId.test(name) ? `https://static.wixstatic.com/media/${name}` : name

// A colour is written `#ff0000:Red`; the name counts. Any other colon is part of the value: 16:9, Size: M.
const optionValue = (value: string, isColor: boolean): string =>
  (isColor ? /^[^:]*:(.+)$/s : /^\s*(?:#[0-9a-f]{3,8}|rgba?\([\d\s,.%]*\)):(.+)$/is).exec(value)?.[1]?.trim() ??
  value.trim()

type State = {
  product: ImportedProduct
  row: TableRow
  lists: { name: string; values: string[] }[]
  hasSaidStock: boolean
}

const createReader = (columns: Columns, report: Report): PresetReader => {
  const { cell, text, nameOf, has } = createPicker(columns, names)
  const options = columns.matching(/^productoptionname(\d+)$/).map(({ index, caught }) => ({
    name: index,
    kind: columns.at(`productoptiontype${caught[0]}`),
    values: columns.at(`productoptiondescription${caught[0]}`, `productoptionchoices${caught[0]}`),
  }))
  const isColor = (row: TableRow, kind: number): boolean => /colou?r/i.test(row.cells[kind] ?? '')
  const damageColumns = { sellerSku: nameOf('sku'), identifierCode: nameOf('barcode') }
  const seen = new Set<string>()
  let open: State | null = null

  const stockOf = (state: State, row: TableRow): string | undefined => {
    const inventory = text(row, 'inventory')
    if (/^out[\s_]?of[\s_]?stock$/i.test(inventory)) return '0'
    if (!/^in[\s_]?stock$/i.test(inventory)) return inventory
    if (!state.hasSaidStock) {
      state.hasSaidStock = true
      report.warn({
        row: row.line,
        column: nameOf('inventory'),
        sentence: 'The file says “InStock” but no number. Fill in how many you have before listing.',
        raw: inventory,
      })
    }
    return undefined
  }
  const priceOf = (state: State, surcharge: string): { price: string | undefined; listPrice: string | undefined } => {
    const base = text(state.row, 'price')
    const full = surcharge === '' ? base : (addAmounts(base === '' ? '0' : base, surcharge) ?? base)
    const off = text(state.row, 'discountValue')
    if (full === '' || isZero(full)) return { price: undefined, listPrice: undefined }
    if (off === '' || isZero(off)) return { price: full, listPrice: undefined }
    const less = /percent/i.test(text(state.row, 'discountMode')) ? lessPercent(full, off) : addAmounts(full, `-${off}`)
    return less === undefined ? { price: full, listPrice: undefined } : { price: less, listPrice: full }
  }
  const add = (state: State, row: TableRow, chosen: readonly Option[]): boolean => {
    const isOwn = row !== state.row
    const own = isOwn && !has('surcharge') ? text(row, 'price') : ''
    const { price, listPrice } =
      own === '' || isZero(own)
        ? priceOf(state, isOwn ? text(row, 'surcharge') : '')
        : { price: own, listPrice: undefined }
    const before = text(row, 'listPrice') || text(state.row, 'listPrice')
    const isSingle = state.lists.length === 0
    const variant = toVariant(
      row,
      {
        sellerSku: isOwn || isSingle ? cell(row, 'sku') : undefined,
        price,
        listPrice: listPrice ?? (before === '' || isZero(before) ? undefined : before),
        quantity: stockOf(state, row),
        identifierCode: isOwn || isSingle ? cell(row, 'barcode') : undefined,
      },
      chosen,
      undefined,
    )
    return addVariant(state.product, variant, row, damageColumns, report)
  }
  const close = (): ImportedProduct[] => {
    if (open === null) return []
    const state = open
    const { product, row, lists } = state
    open = null
    if (product.variants.length === 0) {
      const count = countCombinations(lists)
      if (count > mostVariants) {
        rejectRow(
          report,
          row,
          nameOf('name'),
          `The options of this product make ${count} variants; at most ${mostVariants} are brought in. Split it into several products.`,
          product.key,
        )
        return []
      }
      for (const chosen of combinations(lists)) add(state, row, chosen)
    }
    finishImages(product)
    return [product]
  }
  const begin = (row: TableRow, key: string): void => {
    const product = emptyProduct(key)
    product.isContinuation = seen.has(key)
    seen.add(product.key)
    product.rows.push(row.line)
    setText(product, 'title', cell(row, 'name'))
    setText(product, 'description', cell(row, 'description'))
    setText(product, 'brand', cell(row, 'brand'))
    setText(product, 'sourceCategory', splitList(text(row, 'collection'), ';')[0])
    for (const image of splitList(text(row, 'images'), ';')) addImage(product, imageAddress(image))
    setWeight(product, cell(row, 'weight'), '', { row, column: nameOf('weight') }, report)
    const lists = options.flatMap(({ name, kind, values }) => {
      const label = row.cells[name]?.trim() ?? ''
      const choices = splitList(row.cells[values] ?? '', ';').map((value) => optionValue(value, isColor(row, kind)))
      return label === '' || choices.length === 0 ? [] : [{ name: label, values: choices }]
    })
    open = { product, row, lists, hasSaidStock: false }
  }
  const takeVariant = (row: TableRow, key: string): void => {
    if (open === null || open.product.key !== key) {
      rejectRow(
        report,
        row,
        nameOf('handle'),
        'The product row of this variant does not stand above it. Put the variant below its product.',
        key,
      )
      return
    }
    const { lists, row: product } = open
    const chosen = options.flatMap(({ kind, values }, position) => {
      const value = optionValue(row.cells[values] ?? '', isColor(row, kind) || isColor(product, kind))
      return value === '' ? [] : [{ name: lists[position]?.name ?? `Option ${position + 1}`, value }]
    })
    if (!add(open, row, chosen)) return
    open.product.rows.push(row.line)
    setWeight(open.product, cell(row, 'weight'), '', { row, column: nameOf('weight') }, report)
  }
  const takeMedia = (row: TableRow, key: string): void => {
    if (open === null || open.product.key !== key) {
      const sentence = 'The product row of this picture does not stand above it. Put the picture below its product.'
      rejectRow(report, row, nameOf('handle'), sentence, text(row, 'images'))
      return
    }
    for (const image of splitList(text(row, 'images'), ';')) addImage(open.product, imageAddress(image))
    open.product.rows.push(row.line)
  }
  return {
    push: (row) => {
      const key = text(row, 'handle')
      if (key === '') {
        rejectRow(
          report,
          row,
          nameOf('handle'),
          'The handleId is missing, so the row belongs to no product. Fill it in.',
          text(row, 'name'),
        )
        return []
      }
      const kind = text(row, 'kind').toLowerCase()
      if (kind === 'variant') takeVariant(row, key)
      else if (kind === 'media') takeMedia(row, key)
      if (kind === 'variant' || kind === 'media') return []
      const done = close()
      begin(row, key)
      return done
    },
    finish: close,
  }
}

/** Wix Stores' product export. */
export const wix: Preset = {
  id: 'wix',
  name: 'Wix',
  recognise,
  becomes: describeColumns(names, [
    [/^productoptionname\d$/, 'option name'],
    [/^productoption(?:description|choices)\d$/, 'option values'],
  ]),
  createReader,
}
