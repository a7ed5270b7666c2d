// Shopify's product CSV, old and new column names: rows with one handle are one product, further rows add variants and images.
import type { Option } from '#contract/product.ts'
import type { ImportedProduct, Report, TableRow } from '../model.ts'
import type { Columns } from '../names.ts'
import type { Preset, PresetReader } from '../preset.ts'
import { addImage, addVariant, emptyProduct, finishImages, setText, toVariant } from '../draft.ts'
import { plainName } from '../names.ts'
import { cellValue } from '../values.ts'

const names = {
  handle: ['handle', 'url handle'],
  title: ['title'],
  description: ['body (html)', 'body html', 'description'],
  brand: ['vendor'],
  category: ['product category', 'standard product type', 'standardized product type'],
  type: ['type', 'custom product type'],
  sku: ['variant sku', 'sku'],
  grams: ['variant grams', 'weight value (grams)'],
  quantity: ['variant inventory qty', 'inventory quantity'],
  price: ['variant price', 'price'],
  listPrice: ['variant compare at price', 'compare-at price', 'compare at price'],
  barcode: ['variant barcode', 'barcode'],
  image: ['image src', 'product image url'],
  imagePosition: ['image position'],
  imageAlt: ['image alt text'],
  variantImage: ['variant image', 'variant image url'],
} as const

const meanings: Record<keyof typeof names, string> = {
  handle: 'which rows belong together',
  title: 'title',
  description: 'description',
  brand: 'brand',
  category: 'category in your shop',
  type: 'category in your shop',
  sku: 'seller SKU',
  grams: 'weight',
  quantity: 'stock',
  price: 'price',
  listPrice: 'list price',
  barcode: 'product code',
  image: 'image',
  imagePosition: 'order of images',
  imageAlt: 'image text',
  variantImage: 'variant image',
}

const becomes = (column: string): string | null => {
  const plain = plainName(column)
  if (/^option\d name$/.test(plain)) return 'option name'
  if (/^option\d value$/.test(plain)) return 'option value'
  // The keys are those of `names` by its type.
  for (const field of Object.keys(names) as (keyof typeof names)[]) {
    if ((names[field] as readonly string[]).includes(plain)) return meanings[field]
  }
  return null
}

const recognise = (columns: Columns): number => {
  const has = (field: keyof typeof names): boolean => columns.at(...names[field]) >= 0
  if (!has('handle')) return 0
  const isOurs = columns.plain.some((name) =>
    /^variant (sku|price|grams)$|^option1 (name|value)$|^(body \(html\)|image src)$/.test(name),
  )
  if (!isOurs && !(has('title') && has('price'))) return 0
  const clues = (['title', 'description', 'brand', 'sku', 'price', 'image'] as const).filter(has).length
  return 0.6 + clues / 15
}

type State = { product: ImportedProduct; optionNames: string[]; grams: { row: number; value: string }[] }

const weigh = (state: State, gramsColumn: string, report: Report): void => {
  const given = state.grams.filter((entry) => entry.value !== '')
  const [first] = given
  if (first === undefined) return
  const real = given.filter((entry) => Number(entry.value.replace(',', '.')) !== 0)
  let heaviest = real[0]
  if (heaviest === undefined) {
    report.warn({
      row: first.row,
      column: gramsColumn,
      sentence: 'The weight is 0, which no parcel has. It was left empty; fill it in before listing.',
      raw: first.value,
    })
    return
  }
  for (const entry of real) {
    if (Number(entry.value.replace(',', '.')) > Number(heaviest.value.replace(',', '.'))) heaviest = entry
  }
  if (real.some((entry) => entry.value !== real[0]?.value)) {
    report.warn({
      row: heaviest.row,
      column: gramsColumn,
      sentence: `The variants of this product weigh differently; the product takes the heaviest (${heaviest.value} g).`,
      raw: heaviest.value,
    })
  }
  state.product.fields.weight = heaviest.value
  state.product.fields.weightUnit = 'GRAM'
}

const createReader = (columns: Columns, report: Report): PresetReader => {
  const column = (field: keyof typeof names): number => columns.at(...names[field])
  const index = {
    handle: column('handle'),
    title: column('title'),
    description: column('description'),
    brand: column('brand'),
    category: column('category'),
    type: column('type'),
    sku: column('sku'),
    grams: column('grams'),
    quantity: column('quantity'),
    price: column('price'),
    listPrice: column('listPrice'),
    barcode: column('barcode'),
    image: column('image'),
    imagePosition: column('imagePosition'),
    imageAlt: column('imageAlt'),
    variantImage: column('variantImage'),
  }
  const optionIndexes = [1, 2, 3].map((number) => ({
    name: columns.at(`option${number} name`),
    value: columns.at(`option${number} value`),
  }))
  const nameOf = (at: number): string => columns.names[at] ?? ''
  const damageColumns = { sellerSku: nameOf(index.sku), identifierCode: nameOf(index.barcode) }
  const seen = new Set<string>()
  let open: State | null = null

  const close = (): ImportedProduct[] => {
    if (open === null) return []
    const { product } = open
    weigh(open, nameOf(index.grams), report)
    finishImages(product)
    open = null
    return [product]
  }
  const begin = (handle: string): State => {
    const product = emptyProduct(handle)
    product.isContinuation = seen.has(handle)
    seen.add(handle)
    return { product, optionNames: [], grams: [] }
  }
  const readOptions = (state: State, row: TableRow): Option[] => {
    const options: Option[] = []
    for (const [position, at] of optionIndexes.entries()) {
      const name = row.cells[at.name]?.trim() ?? ''
      if (name !== '') state.optionNames[position] = name
      const value = row.cells[at.value]?.trim() ?? ''
      if (value === '') continue
      options.push({ name: state.optionNames[position] ?? `Option ${position + 1}`, value })
    }
    const [only] = options
    const isNoOption =
      options.length === 1 && only?.name.toLowerCase() === 'title' && only.value.toLowerCase() === 'default title'
    return isNoOption ? [] : options
  }
  const take = (state: State, row: TableRow): void => {
    const cell = (at: number): string | undefined => row.cells[at]
    const { product } = state
    const isFirst = product.rows.length === 0
    setText(product, 'title', cell(index.title))
    setText(product, 'description', cell(index.description))
    setText(product, 'brand', cell(index.brand))
    setText(product, 'sourceCategory', cell(index.category))
    setText(product, 'sourceCategory', cell(index.type))
    const position = Number.parseInt(cell(index.imagePosition) ?? '', 10)
    addImage(product, cell(index.image), cell(index.imageAlt) ?? '', Number.isNaN(position) ? null : position)
    const options = readOptions(state, row)
    const isVariant =
      isFirst ||
      options.length > 0 ||
      [index.sku, index.price, index.barcode].some((at) => cellValue(cell(at)) !== undefined)
    if (isVariant) {
      const variant = toVariant(
        row,
        {
          sellerSku: cell(index.sku),
          price: cell(index.price),
          listPrice: cell(index.listPrice),
          quantity: cell(index.quantity),
          identifierCode: cell(index.barcode),
        },
        options,
        cell(index.variantImage),
      )
      if (!addVariant(product, variant, row, damageColumns, report)) return
      state.grams.push({ row: row.line, value: cell(index.grams)?.trim() ?? '' })
    }
    product.rows.push(row.line)
  }
  return {
    push: (row) => {
      const handle = row.cells[index.handle]?.trim() ?? ''
      if (handle === '') {
        report.reject({
          row: row.line,
          column: nameOf(index.handle),
          sentence: 'The handle is missing, so the row belongs to no product. Fill it in.',
          raw: row.cells.filter((cell) => cell.trim() !== '').join(' · '),
        })
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
export const shopify: Preset = { id: 'shopify', name: 'Shopify', recognise, becomes, createReader }
