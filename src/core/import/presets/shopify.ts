// Shopify's product CSV, old and new column names: rows with one handle are one product, further rows add variants and images.
import type { Option } from '#contract/product.ts'
import type { ImportedProduct, ImportedVariant, ProductTextField, Report, TableRow } from '../model.ts'
import type { Columns } from '../names.ts'
import { plainName } from '../names.ts'
import type { ColumnNames } from '../picker.ts'
import type { Preset, PresetReader } from '../preset.ts'
import { addAmounts, isZero } from '../amounts.ts'
import { formatDecimal, readPlainDecimal, scaleDecimal, trimDecimal } from '#core/values/decimal.ts'
import { keptText } from '../kept-text.ts'
import {
  addFact,
  addImage,
  addVariant,
  emptyProduct,
  finishImages,
  optionsKey,
  rejectRow,
  setText,
  setWeight,
  toVariant,
} from '../draft.ts'
import { countPresent, createPicker, describeColumns } from '../picker.ts'
import { cellValue, splitImages, splitList } from '../values.ts'

type Field =
  | 'handle'
  | 'title'
  | 'description'
  | 'brand'
  | 'category'
  | 'type'
  | 'sku'
  | 'grams'
  | 'weight'
  | 'weightUnit'
  | 'quantity'
  | 'location'
  | 'price'
  | 'listPrice'
  | 'barcode'
  | 'image'
  | 'imagePosition'
  | 'imageAlt'
  | 'variantImage'

const names: ColumnNames<Field> = {
  handle: ['which rows belong together', 'handle', 'url handle'],
  title: ['title', 'title'],
  description: ['description', 'body (html)', 'body html', 'description'],
  brand: ['brand', 'vendor'],
  category: [
    'category in your shop',
    'product category',
    'standard product type',
    'standardized product type',
    'category: name',
    'category',
  ],
  type: ['category in your shop', 'type', 'custom product type'],
  sku: ['seller SKU', 'variant sku', 'sku'],
  grams: ['weight', 'variant grams', 'weight value (grams)'],
  weight: ['weight', 'variant weight'],
  weightUnit: ['weight', 'variant weight unit'],
  quantity: ['stock', 'variant inventory qty', 'inventory quantity', 'available (not editable)', 'available'],
  location: [null, 'location'],
  price: ['price', 'variant price', 'price'],
  listPrice: ['list price', 'variant compare at price', 'compare-at price', 'compare at price'],
  barcode: ['product code', 'variant barcode', 'barcode'],
  image: ['image', 'image src', 'product image url'],
  imagePosition: ['order of images', 'image position'],
  imageAlt: ['image text', 'image alt text'],
  variantImage: ['variant image', 'variant image', 'variant image url'],
}

const gramsIn: Readonly<Record<string, readonly [numerator: bigint, denominator: bigint]>> = {
  '': [1n, 1n],
  g: [1n, 1n],
  kg: [1000n, 1n],
  lb: [45_359_237n, 100_000n],
  oz: [28_349_523_125n, 1_000_000_000n],
}
// A weight in its own unit as grams, so that variants can be compared; as it stands where it is no plain number.
const gramsOf = (weight: string, unit: string): string => {
  const amount = readPlainDecimal(weight)
  const factor = gramsIn[unit.toLowerCase()]
  return amount === null || factor === undefined
    ? weight
    : formatDecimal(trimDecimal(scaleDecimal(amount, ...factor, 3)))
}

const recognise = (columns: Columns): number => {
  const has = (field: Field): boolean => columns.at(...names[field].slice(1).map(String)) >= 0
  if (!has('handle')) return 0
  const telling = countPresent(
    columns,
    'variant sku',
    'variant price',
    'variant grams',
    'option1 name',
    'option1 value',
    'body (html)',
    'image src',
  )
  if (telling === 0 && !(columns.at('url handle') >= 0 || (has('title') && has('price')))) return 0
  const clues = (['title', 'description', 'brand', 'sku', 'price', 'image'] as const).filter(has).length
  return 0.6 + clues / 15
}

// Stock of one variant at a further place. Says whether the product has the variant already.
const addStock = (product: ImportedProduct, variant: ImportedVariant): boolean => {
  const wanted = optionsKey(variant.options)
  const known = product.variants.find(
    ({ fields, options }) => fields.sellerSku === variant.fields.sellerSku && optionsKey(options) === wanted,
  )
  if (known === undefined) return false
  const total = addAmounts(known.fields.quantity ?? '0', variant.fields.quantity ?? '0')
  if (total !== undefined) known.fields.quantity = total
  return true
}

// `Fabric (product.metafields.shopify.fabric)` of new exports, `Metafield: custom.fabric [text]` of apps, `Google Shopping / Gender`.
const factPatterns = [
  /^(.+?) \(product\.metafields\..+\)$/,
  /^metafield: (?:[\w-]+\.)?([\w-]+)(?: \[.+\])?$/,
  /^google shopping \/ (gender|age group|condition|mpn)$/,
] as const
const factName = (column: string): string | null => {
  const plain = plainName(column)
  const name = factPatterns.map((pattern) => pattern.exec(plain)?.[1]).find((caught) => caught !== undefined)
  if (name === undefined) return null
  const words = name.replaceAll(/[_-]+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

type Memory = { readonly optionNames: readonly string[]; readonly fields: readonly string[] }
type State = {
  product: ImportedProduct
  optionNames: string[]
  /** Fields that rows further up have set: they stay. */
  settled: readonly string[]
  grams: { row: TableRow; value: string }[]
}

const createReader = (columns: Columns, report: Report): PresetReader => {
  const { cell, text, nameOf, has } = createPicker(columns, names)
  // The inventory export has a row for each variant and place.
  const isByPlace = has('location') && has('quantity')
  const optionIndexes = [1, 2, 3]
    .map((number) => ({
      position: number - 1,
      name: columns.at(`option${number} name`),
      value: columns.at(`option${number} value`),
    }))
    .filter(({ value }) => value >= 0)
  const weightColumn = nameOf('grams') || nameOf('weight')
  const damageColumns = { sellerSku: nameOf('sku'), identifierCode: nameOf('barcode') }
  const facts = columns.names.flatMap((column, index) => {
    const name = factName(column)
    return name === null ? [] : [{ name, index }]
  })
  // What a handle's options are called and what is set, for rows of it that come again further down. Most products share both.
  const seen = new Map<string, Memory>()
  const shared = new Map<string, Memory>()
  let open: State | null = null

  const toNumber = (value: string): number => Number(value.replace(',', '.'))
  const weigh = ({ product, grams }: State): void => {
    const [first] = grams
    if (first === undefined) return
    const real = grams.filter(({ value }) => !isZero(value))
    let heaviest = real[0] ?? first
    for (const entry of real) if (toNumber(entry.value) > toNumber(heaviest.value)) heaviest = entry
    if (real.some(({ value }) => value !== heaviest.value)) {
      report.warn({
        row: heaviest.row.line,
        column: weightColumn,
        sentence: `The variants of this product weigh differently; the product takes the heaviest (${heaviest.value} g).`,
        raw: heaviest.value,
      })
    }
    setWeight(product, heaviest.value, 'g', { row: heaviest.row, column: weightColumn }, report)
  }
  const share = (optionNames: readonly string[], fields: readonly string[]): Memory => {
    const joined = [fields.join(), ...optionNames].join('\n')
    const known = shared.get(joined)
    if (known !== undefined) return known
    const kept = { optionNames: optionNames.map(keptText), fields }
    shared.set(keptText(joined), kept)
    return kept
  }
  const close = (): ImportedProduct[] => {
    if (open === null) return []
    const { product, settled } = open
    if (!settled.includes('weight')) weigh(open)
    seen.set(product.key, share(open.optionNames, [...new Set([...settled, ...Object.keys(product.fields)])]))
    finishImages(product)
    open = null
    return [product]
  }
  const begin = (handle: string): State => {
    const product = emptyProduct(handle)
    const before = seen.get(handle)
    product.isContinuation = before !== undefined
    return { product, optionNames: [...(before?.optionNames ?? [])], settled: before?.fields ?? [], grams: [] }
  }
  const readOptions = (state: State, row: TableRow): Option[] => {
    const options: Option[] = []
    for (const { position, name: nameAt, value: valueAt } of optionIndexes) {
      const name = row.cells[nameAt]?.trim() ?? ''
      if (name !== '') state.optionNames[position] = name
      const value = row.cells[valueAt]?.trim() ?? ''
      if (value !== '') options.push({ name: state.optionNames[position] ?? `Option ${position + 1}`, value })
    }
    const [only] = options
    const isNone = options.length === 1 && only?.value.toLowerCase() === 'default title'
    return isNone ? [] : options
  }
  const take = (state: State, row: TableRow): void => {
    const { product } = state
    const options = readOptions(state, row)
    const isFilled = (field: Field): boolean => cellValue(cell(row, field)) !== undefined
    const isVariant =
      product.rows.length === 0 || options.length > 0 || isFilled('sku') || isFilled('price') || isFilled('barcode')
    if (isVariant) {
      const variant = toVariant(
        row,
        {
          sellerSku: cell(row, 'sku'),
          price: cell(row, 'price'),
          listPrice: cell(row, 'listPrice'),
          quantity: cell(row, 'quantity'),
          identifierCode: cell(row, 'barcode'),
        },
        options,
        cell(row, 'variantImage'),
      )
      if (isByPlace && addStock(product, variant)) {
        product.rows.push(row.line)
        return
      }
      if (!addVariant(product, variant, row, damageColumns, report)) return
      // Where both are there, grams are exact and the other column is how the shop shows them.
      const grams = has('grams') ? text(row, 'grams') : gramsOf(text(row, 'weight'), text(row, 'weightUnit'))
      if (grams !== '') state.grams.push({ row, value: grams })
    }
    const title = text(row, 'title')
    const isReturn = product.rows.length === 0 && state.settled.includes('title')
    if (title !== '' && (isReturn || title !== (product.fields.title ?? title))) {
      report.warn({
        row: row.line,
        column: nameOf('title'),
        sentence: `The handle ${product.key} stands further up already, so this row belongs to that product, which keeps its title and texts. Give the row its own handle if it is another product.`,
        raw: title,
      })
    }
    product.rows.push(row.line)
    const set = (field: ProductTextField, value: string | undefined): void => {
      if (!state.settled.includes(field)) setText(product, field, value)
    }
    set('title', cell(row, 'title'))
    set('description', cell(row, 'description'))
    set('brand', cell(row, 'brand'))
    set('sourceCategory', cell(row, 'category'))
    set('sourceCategory', cell(row, 'type'))
    const position = Number.parseInt(text(row, 'imagePosition'), 10)
    for (const image of splitImages(cell(row, 'image') ?? ''))
      addImage(product, image, text(row, 'imageAlt'), Number.isNaN(position) ? null : position)
    for (const { name, index } of facts) addFact(product, name, splitList(row.cells[index] ?? '', ';'))
  }
  return {
    push: (row) => {
      const handle = text(row, 'handle')
      if (handle === '') {
        const raw = row.cells.filter((value) => value.trim() !== '').join(' · ')
        rejectRow(
          report,
          row,
          nameOf('handle'),
          'The handle is missing, so the row belongs to no product. Fill it in.',
          raw,
        )
        return []
      }
      const done = open !== null && open.product.key !== handle ? close() : []
      open ??= begin(handle)
      take(open, row)
      return done
    },
    finish: close,
  }
}

/** Shopify's product export and import file. */
export const shopify: Preset = {
  id: 'shopify',
  name: 'Shopify',
  recognise,
  becomes: describeColumns(names, [
    [/^option\d name$/, 'option name'],
    [/^option\d value$/, 'option value'],
  ]),
  createReader,
}
