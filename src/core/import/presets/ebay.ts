// eBay's File Exchange and Seller Hub files: a product row, then Relationship=Variation rows; `Info` rows are help. Stars in front of names mean "required".
import type { Option } from '#contract/product.ts'
import type { ImportedProduct, Report, TableRow } from '../model.ts'
import type { Columns } from '../names.ts'
import { toColumns } from '../names.ts'
import type { Preset, PresetReader } from '../preset.ts'
import type { ColumnNames } from '../picker.ts'
import {
  addFact,
  addImage,
  addVariant,
  emptyProduct,
  finishImages,
  rejectRow,
  setText,
  setWeight,
  toVariant,
} from '../draft.ts'
import { keptText } from '../kept-text.ts'
import { countPresent, createPicker, describeColumns } from '../picker.ts'
import { splitList, toKey } from '../values.ts'

type Field =
  | 'action'
  | 'itemId'
  | 'sku'
  | 'title'
  | 'category'
  | 'relationship'
  | 'details'
  | 'description'
  | 'pictures'
  | 'format'
  | 'price'
  | 'current'
  | 'buyNow'
  | 'quantity'
  | 'brand'
  | 'upc'
  | 'ean'
  | 'isbn'
  | 'pounds'
  | 'ounces'

const names: ColumnNames<Field> = {
  action: ['kind of row', 'action'],
  itemId: ['which rows belong together', 'itemid', 'item number', 'item id', 'ebay item id'],
  sku: ['seller SKU', 'customlabel', 'custom label (sku)', 'custom label', 'sku'],
  title: ['title', 'title'],
  category: [
    'category in your shop',
    'category',
    'category name',
    'ebay category 1 name',
    'ebay category 1 number',
    'category id',
  ],
  relationship: ['which rows belong together', 'relationship'],
  details: ['options', 'relationshipdetails', 'relationship details', 'variation details'],
  description: ['description', 'description'],
  pictures: ['images', 'picurl', 'item photo url', 'photo url'],
  format: [null, 'format'],
  price: ['price', 'startprice', 'start price', 'price'],
  current: ['price', 'current price'],
  buyNow: ['price', 'buyitnowprice', 'buy it now price', 'auction buy it now price'],
  quantity: ['stock', 'quantity', 'available quantity'],
  brand: ['brand', 'c:brand', 'product:brand', 'brand'],
  upc: ['product code', 'product:upc', 'p:upc', 'c:upc', 'upc'],
  ean: ['product code', 'product:ean', 'p:ean', 'c:ean', 'ean'],
  isbn: ['product code', 'product:isbn', 'p:isbn', 'c:isbn', 'isbn'],
  pounds: ['weight', 'weightmajor', 'weight major'],
  ounces: ['weight', 'weightminor', 'weight minor'],
}

/** eBay's own column name without its star and without what stands in brackets behind Action. */
const bareName = (name: string): string =>
  name
    .trim()
    .replace(/^\*/, '')
    .replace(/^action\(.*$/i, 'Action')
const bareColumns = (columns: Columns): Columns => toColumns(columns.names.map(bareName))

const recognise = (columns: Columns): number => {
  if (columns.plain.some((name) => /^\*?action\(siteid=/.test(name))) return 0.98
  const bare = bareColumns(columns)
  const telling = countPresent(
    bare,
    'action',
    'customlabel',
    'relationship',
    'relationshipdetails',
    'conditionid',
    'picurl',
    'startprice',
    'duration',
    'dispatchtimemax',
    'item number',
    'custom label (sku)',
    'available quantity',
    'current price',
    'variation details',
    'start price',
    'condition id',
  )
  return telling >= 4 && bare.at('title') >= 0 ? 0.5 + telling / 24 : 0
}

// Reports write `[Color:Red,Size:M]`; a comma belongs to a value where no name and mark follow it.
const partsOf = (details: string): string[] => {
  const inner = /^\[(.*)\]$/s.exec(details)?.[1]
  return inner === undefined ? splitList(details, '|') : splitList(inner, /[,;|](?=[^,;|:=]+[:=])/)
}

/** `Color=Red|Size=M` of a variation; a product's own details list all choices with `;` and are no options. */
const readDetails = (details: string): Option[] =>
  partsOf(details).flatMap((part) => {
    const equals = part.search(details.startsWith('[') ? /[:=]/ : /=/)
    const name = part.slice(0, equals).trim()
    const value = part.slice(equals + 1).trim()
    return equals <= 0 || value === '' ? [] : [{ name, value }]
  })

const createReader = (columns: Columns, report: Report): PresetReader => {
  const bare = bareColumns(columns)
  const { cell, text, nameOf } = createPicker(bare, names)
  const specifics = bare
    .matching(/^c:(.+)$/)
    .filter(({ caught }) => !['brand', 'upc', 'ean', 'isbn'].includes(caught[0] ?? ''))
  const damageColumns = { sellerSku: nameOf('sku'), identifierCode: nameOf('upc') || nameOf('ean') }
  const seen = new Map<string, number>()
  let open: { product: ImportedProduct; row: TableRow; hasVariations: boolean } | null = null

  // A variation's picture is written `Color=Red:address`, `Red=address` or plainly.
  const picturesOf = (row: TableRow): string[] =>
    splitList(text(row, 'pictures'), /[|\s]+/).map((image) => image.replace(/^[^:/]*=[^:/]*[=:]?(?=https?:)/, ''))
  const add = (product: ImportedProduct, row: TableRow, options: readonly Option[], fallback: TableRow): boolean => {
    const isAuction = /^auction|^chinese/i.test(text(row, 'format'))
    const buyNow = text(row, 'buyNow')
    const offer = (of: TableRow): string => text(of, 'current') || text(of, 'price')
    const price = isAuction && buyNow !== '' ? buyNow : offer(row) || offer(fallback)
    const [image] = options.length > 0 ? picturesOf(row) : []
    const code = ['upc', 'ean', 'isbn'] as const
    const identifierCode = code.map((field) => text(row, field)).find((value) => /\d/.test(value))
    const variant = toVariant(
      row,
      { sellerSku: cell(row, 'sku'), price, quantity: cell(row, 'quantity'), identifierCode },
      options,
      image,
    )
    return addVariant(product, variant, row, damageColumns, report)
  }
  const weigh = (product: ImportedProduct, row: TableRow): void => {
    const pounds = text(row, 'pounds')
    const ounces = text(row, 'ounces')
    const place = { row, column: nameOf('pounds') || nameOf('ounces') }
    const isNone = (value: string): boolean => value === '' || /^0+(?:\.0+)?$/.test(value)
    if (isNone(ounces)) return isNone(pounds) ? undefined : setWeight(product, pounds, 'lb', place, report)
    if (isNone(pounds)) return setWeight(product, ounces, 'oz', place, report)
    const total = Number(pounds) * 16 + Number(ounces)
    if (Number.isFinite(total)) setWeight(product, String(Math.round(total * 100) / 100), 'oz', place, report)
  }
  const close = (): ImportedProduct[] => {
    if (open === null) return []
    const { product, row, hasVariations } = open
    open = null
    if (!hasVariations) add(product, row, [], row)
    finishImages(product)
    return [product]
  }
  const keyOf = (row: TableRow): string => {
    const key = text(row, 'itemId') || text(row, 'sku') || toKey(text(row, 'title')).slice(0, 120)
    const count = (seen.get(key) ?? 0) + 1
    seen.set(keptText(key), count)
    return count === 1 || text(row, 'itemId') !== '' ? key : `${key}~${count}`
  }
  const begin = (row: TableRow): void => {
    const product = emptyProduct(keyOf(row))
    product.rows.push(row.line)
    setText(product, 'title', cell(row, 'title'))
    setText(product, 'description', cell(row, 'description'))
    setText(product, 'brand', cell(row, 'brand'))
    setText(product, 'sourceCategory', cell(row, 'category'))
    for (const image of splitList(text(row, 'pictures'), /[|\s]+/)) addImage(product, image)
    for (const { index, caught } of specifics) addFact(product, caught[0] ?? '', splitList(row.cells[index] ?? '', '|'))
    weigh(product, row)
    open = { product, row, hasVariations: false }
    // Reports of single offers may begin with a variation; its details name one choice of each, never a list.
    const options = readDetails(text(row, 'details'))
    const isOffer = options.length > 0 && !options.some(({ value }) => value.includes(';'))
    if (isOffer && text(row, 'relationship') === '') open.hasVariations = add(product, row, options, row)
  }
  const takeVariation = (row: TableRow): void => {
    const options = readDetails(text(row, 'details'))
    if (open === null) {
      rejectRow(
        report,
        row,
        nameOf('relationship'),
        'The product row of this variation does not stand above it. Put the variation below its product.',
        text(row, 'details'),
      )
      return
    }
    open.hasVariations = true
    if (!add(open.product, row, options, open.row)) return
    open.product.rows.push(row.line)
    for (const image of picturesOf(row)) addImage(open.product, image)
  }
  return {
    push: (row) => {
      const isVariation =
        /^variation$/i.test(text(row, 'relationship')) ||
        (open !== null &&
          readDetails(text(row, 'details')).length > 0 &&
          ['', text(open.row, 'title')].includes(text(row, 'title')) &&
          text(row, 'itemId') !== '' &&
          text(row, 'itemId') === text(open.row, 'itemId'))
      if (isVariation) {
        takeVariation(row)
        return []
      }
      const done = close()
      if (text(row, 'title') === '' && text(row, 'sku') === '' && text(row, 'itemId') === '') {
        rejectRow(
          report,
          row,
          nameOf('title'),
          'The row has no title, no custom label and no item number, so there is nothing to list. Fill in the title.',
          row.cells.filter((value) => value !== '').join(' · '),
        )
      } else if (/^(?:end|delete)/i.test(text(row, 'action'))) {
        rejectRow(
          report,
          row,
          nameOf('action'),
          'This row ends a listing on eBay and describes no product. Leave it out.',
          text(row, 'action'),
        )
      } else begin(row)
      return done
    },
    finish: close,
  }
}

const describe = describeColumns(names)

/** eBay's File Exchange, category templates and Seller Hub reports. */
export const ebay: Preset = {
  id: 'ebay',
  name: 'eBay',
  recognise,
  becomes: (column) => describe(bareName(column)),
  remarks: () => (cells) => /^(?:#.*|info)$/is.test(cells[0]?.trim() ?? ''),
  createReader,
}
