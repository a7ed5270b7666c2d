// Reads and writes single fields of products and variants. It writes no history: writer.ts does.
import type { ProductField, VariantField } from '#contract/product.ts'
import type { Database, SqlRow } from './database.ts'
import { parsed, text } from './database.ts'
import { keepInStep } from './in-step.ts'

/** Any value of a field in JSON: text, a list, or null. */
export type FieldValue = string | number | boolean | null | object

const productColumns: Partial<Record<ProductField, string>> = {
  title: 'title',
  description: 'description',
  brand: 'brand',
  sourceCategory: 'source_category',
  categoryId: 'category_id',
  weight: 'weight',
  weightUnit: 'weight_unit',
  length: 'length',
  width: 'width',
  height: 'height',
  dimensionUnit: 'dimension_unit',
  attributes: 'attributes',
  brandId: 'brand_id',
  certificates: 'certificates',
  sizeChart: 'size_chart',
  keptAside: 'kept_aside',
}

const variantColumns: Record<VariantField, string> = {
  sellerSku: 'seller_sku',
  price: 'price',
  listPrice: 'list_price',
  quantity: 'quantity',
  identifierType: 'identifier_type',
  identifierCode: 'identifier_code',
  imageId: 'image_id',
  options: 'options',
}

const listFields = new Set(['attributes', 'options', 'images', 'certificates', 'keptAside'])

/** The column that holds a field; undefined for pictures, which stand in a table of their own. */
export const columnOf = (field: string, ofVariant: boolean): string | undefined =>
  (ofVariant ? (variantColumns as Record<string, string>) : (productColumns as Record<string, string>))[field]

/** A value of a field as its column holds it. */
export const toColumn = (field: string, value: FieldValue): string | null => {
  if (listFields.has(field)) return JSON.stringify(value ?? [])
  if (field === 'sizeChart') return value === null ? null : JSON.stringify(value)
  if (field === 'categoryId' || field === 'imageId') return typeof value === 'string' && value !== '' ? value : null
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** What a column holds as a value of its field. */
export const fromColumn = (field: string, value: SqlRow[string] | undefined): FieldValue => {
  if (listFields.has(field)) return parsed<unknown[]>(value, [])
  if (field === 'sizeChart') return parsed<FieldValue>(value, null)
  if (field === 'categoryId' || field === 'imageId') return value ?? null
  return text(value)
}

/** Makes sure that an image row stands for a source (an address, a file name) and gives its id. */
export const imageIdOf = (database: Database, source: string, newId: () => string): string => {
  const known = database.get('SELECT id FROM image WHERE source = ?', source)
  if (known !== undefined) return text(known['id'])
  const id = newId()
  database.run('INSERT INTO image (id, source) VALUES (?, ?)', id, source)
  return id
}

const readImages = (database: Database, productId: string): string[] =>
  database
    .all(
      'SELECT i.source FROM product_image p JOIN image i ON i.id = p.image_id WHERE p.product_id = ? ORDER BY p.position',
      productId,
    )
    .map((row) => text(row['source']))

/** The value a field has now: `images` as a list of sources, `$exists` as a boolean. Undefined where the row is not there at all. */
export const readField = (
  database: Database,
  productId: string,
  variantId: string | null,
  field: string,
): FieldValue | undefined => {
  const table = variantId === null ? 'product' : 'variant'
  const id = variantId ?? productId
  if (field === '$exists') {
    const row = database.get(`SELECT removed_at FROM ${table} WHERE id = ?`, id)
    return row === undefined ? undefined : row['removed_at'] === null
  }
  if (field === 'images') {
    return database.get('SELECT 1 AS one FROM product WHERE id = ?', productId) === undefined
      ? undefined
      : readImages(database, productId)
  }
  const column = columnOf(field, variantId !== null)
  if (column === undefined) return undefined
  const row = database.get(`SELECT ${column} AS value FROM ${table} WHERE id = ?`, id)
  return row === undefined ? undefined : fromColumn(field, row['value'])
}

/** Sets one field. The caller has checked that the row exists and writes the history. */
export const writeField = (
  database: Database,
  target: { productId: string; variantId: string | null; field: string; value: FieldValue },
  stamp: { now: string; newId: () => string },
): void => {
  const { productId, variantId, field, value } = target
  const table = variantId === null ? 'product' : 'variant'
  const id = variantId ?? productId
  if (field === '$exists') {
    database.run(`UPDATE ${table} SET removed_at = ? WHERE id = ?`, value === true ? null : stamp.now, id)
  } else if (field === 'images') {
    const sources = Array.isArray(value) ? value.filter((source) => typeof source === 'string') : []
    database.run('DELETE FROM product_image WHERE product_id = ?', productId)
    for (const [position, source] of sources.entries()) {
      const imageId = imageIdOf(database, source, stamp.newId)
      database.run(
        'INSERT INTO product_image (product_id, position, image_id) VALUES (?, ?, ?)',
        productId,
        position,
        imageId,
      )
    }
  } else {
    const column = columnOf(field, variantId !== null)
    if (column === undefined) return
    database.run(`UPDATE ${table} SET ${column} = ? WHERE id = ?`, toColumn(field, value), id)
  }
  database.run('UPDATE product SET updated_at = ? WHERE id = ?', stamp.now, productId)
  keepInStep(database, field, [productId])
}
