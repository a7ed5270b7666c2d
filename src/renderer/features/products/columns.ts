// The columns of the grid: name, width, and which field of the product or variant each shows. Pure; it draws nothing.
import type { ProductField, VariantField } from '#contract/product.ts'
import type { Row } from '#contract/products.ts'
import type { sortNames } from '#contract/products.ts'
import { day, money, quantity, unit } from '#renderer/ui/format.ts'

export type SortName = (typeof sortNames)[number]
export type RowVariant = Row['variants'][number]
export type ColumnId =
  | 'title'
  | 'status'
  | 'category'
  | 'price'
  | 'stock'
  | 'brand'
  | 'weight'
  | 'sku'
  | 'issues'
  | 'listPrice'
  | 'identifier'
  | 'images'
  | 'changed'

export type Column = {
  readonly id: ColumnId
  readonly name: string
  /** Pixels where the columns of wide windows have no room, and where they have. */
  readonly widths: readonly [number, number]
  readonly isRight?: boolean
  /** Where the column stands unasked: where the grid has room, in wide windows only, or nowhere. */
  readonly stands?: 'room' | 'wide' | 'asked'
  readonly sort?: SortName
  readonly productField?: ProductField
  readonly variantField?: VariantField
}

export const columns: readonly Column[] = [
  { id: 'title', name: 'Title', widths: [170, 260], sort: 'title', productField: 'title' },
  { id: 'status', name: 'Status', widths: [164, 168], sort: 'status' },
  { id: 'category', name: 'Category', widths: [92, 140], sort: 'category', productField: 'categoryId' },
  { id: 'price', name: 'Price', widths: [82, 84], isRight: true, sort: 'price', variantField: 'price' },
  { id: 'stock', name: 'Stock', widths: [56, 60], isRight: true, sort: 'stock', variantField: 'quantity' },
  { id: 'brand', name: 'Brand', widths: [84, 104], stands: 'room', productField: 'brand' },
  { id: 'weight', name: 'Weight', widths: [66, 68], isRight: true, productField: 'weight' },
  { id: 'sku', name: 'Seller SKU', widths: [86, 124], variantField: 'sellerSku' },
  { id: 'issues', name: 'Issues', widths: [68, 72], sort: 'issues' },
  { id: 'listPrice', name: 'List price', widths: [72, 84], isRight: true, stands: 'asked', variantField: 'listPrice' },
  { id: 'identifier', name: 'Identifier', widths: [116, 112], stands: 'wide', variantField: 'identifierCode' },
  { id: 'images', name: 'Images', widths: [62, 64], isRight: true, stands: 'asked' },
  { id: 'changed', name: 'Changed', widths: [64, 72], stands: 'wide', sort: 'changed' },
]

/** The variant whose fields a cell shows: the row's own, or the only one of its product. */
const variantOf = (row: Row, variant: RowVariant | null): RowVariant | null =>
  variant ?? (row.variants.length === 1 ? (row.variants[0] ?? null) : null)

export type Target = { readonly variantId: string | null; readonly field: ProductField | VariantField }

/** What typing into a cell changes; null where a cell cannot be typed into. */
export const targetOf = (row: Row, variant: RowVariant | null, column: Column): Target | null => {
  if (column.productField !== undefined && column.id !== 'category') {
    return variant === null ? { variantId: null, field: column.productField } : null
  }
  const own = variantOf(row, variant)
  if (column.variantField === undefined || own === null) return null
  return { variantId: own.id, field: column.variantField }
}

/** The text behind a cell, as it was typed: what is edited and copied. */
export const rawText = (row: Row, variant: RowVariant | null, column: Column): string => {
  const own = variantOf(row, variant)
  switch (column.id) {
    case 'title':
      return variant === null ? row.title : optionText(variant)
    case 'status':
      return variant === null ? row.stage : ''
    case 'category':
      return variant === null ? (row.categoryPath ?? '') : ''
    case 'brand':
      return variant === null ? row.brand : ''
    case 'weight':
      return variant === null ? row.weight : ''
    case 'price':
      return own?.price ?? row.price
    case 'stock':
      return own?.quantity ?? row.quantity
    case 'sku':
      return own?.sellerSku ?? ''
    case 'listPrice':
      return own?.listPrice ?? ''
    case 'identifier':
      return own?.identifierCode ?? ''
    case 'images':
      return variant === null ? String(row.imageCount) : ''
    case 'issues':
      return variant === null ? String(row.blocking + row.warnings) : String(variant.badFields.length)
    default:
      return variant === null ? row.updatedAt : ''
  }
}

/** “Queen · Sage”. */
export const optionText = (variant: RowVariant): string =>
  variant.options.map((option) => option.value).join(' · ') || variant.sellerSku || `Variant ${variant.position + 1}`

/** One price, or the lowest of several with a plus; the whole range stands in `wholePrice`. */
const priceText = (raw: string, currency: string): string => {
  const [low = '', high] = raw.split(' – ')
  return `${money(low, currency)}${high === undefined ? '' : '+'}`
}

/** “$12.00 – $18.00”. */
export const wholePrice = (raw: string, currency: string): string =>
  raw
    .split(' – ')
    .map((part) => money(part, currency))
    .join(' – ')

/** The text a cell shows, '' where it is empty. */
export const shownText = (row: Row, variant: RowVariant | null, column: Column, currency: string): string => {
  const raw = rawText(row, variant, column)
  switch (column.id) {
    case 'price':
    case 'listPrice':
      return priceText(raw, currency)
    case 'stock':
      return quantity(raw)
    case 'weight':
      return raw === '' ? '' : `${quantity(raw)} ${unit(row.weightUnit)}`
    case 'category':
      return variant === null ? (row.categoryName ?? '') : ''
    case 'changed':
      return raw === '' ? '' : day(raw)
    default:
      return raw
  }
}

/** True where the value of a cell has a blocking finding. */
export const isBad = (row: Row, variant: RowVariant | null, column: Column): boolean => {
  const own = variantOf(row, variant)
  if (column.productField !== undefined) return variant === null && row.badFields.includes(column.productField)
  if (column.variantField === undefined) return false
  return (
    own?.badFields.includes(column.variantField) ??
    row.variants.some((one) => one.badFields.includes(column.variantField ?? 'price'))
  )
}
