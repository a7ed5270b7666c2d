// Inserts many new products at once, for imports: the same rows and history as insertProduct, with far fewer questions to the database.
import type { NewProduct } from './writer-shapes.ts'
import type { Database, Value } from './database.ts'
import { text } from './database.ts'
import { titleKey } from '#core/values/title-key.ts'
import type { Stamp } from './writer.ts'

// Rows in one statement. SQLite takes far more values than this, but longer statements gain nothing.
const rowsAtOnce = 40

/** Writes rows of one shape, many to a statement. */
const insertRows = (database: Database, into: string, width: number, rows: readonly (readonly Value[])[]): void => {
  const one = `(${Array.from({ length: width }, () => '?').join(', ')})`
  const many = `${into} VALUES ${Array.from({ length: rowsAtOnce }, () => one).join(', ')}`
  let from = 0
  for (; from + rowsAtOnce <= rows.length; from += rowsAtOnce) {
    database.run(many, ...rows.slice(from, from + rowsAtOnce).flat())
  }
  for (const row of rows.slice(from)) database.run(`${into} VALUES ${one}`, ...row)
}

const imageIds = (database: Database, sources: ReadonlySet<string>, newId: () => string): Map<string, string> => {
  const ids = new Map<string, string>()
  if (sources.size === 0) return ids
  const known = database.all(
    'SELECT id, source FROM image WHERE source IN (SELECT value FROM json_each(?))',
    JSON.stringify([...sources]),
  )
  for (const row of known) ids.set(text(row['source']), text(row['id']))
  const fresh: Value[][] = []
  for (const source of sources) {
    if (ids.has(source)) continue
    const id = newId()
    ids.set(source, id)
    fresh.push([id, source])
  }
  insertRows(database, 'INSERT INTO image (id, source)', 2, fresh)
  return ids
}

const productInto = `INSERT INTO product (id, key, title, description, brand, source_category, category_id, weight, weight_unit, length, width, height,
  dimension_unit, attributes, created_at, updated_at, title_key, price_low, stock, variant_count)`

const lowest = (prices: readonly string[]): number | null => {
  const given = prices.filter((price) => price !== '').map((price) => Number.parseFloat(price) || 0)
  return given.length === 0 ? null : Math.min(...given)
}

const total = (quantities: readonly string[]): number | null => {
  const given = quantities.filter((quantity) => quantity !== '')
  return given.length === 0 ? null : given.reduce((sum, one) => sum + (Number.parseInt(one, 10) || 0), 0)
}

const productRow = (id: string, { key, fields, attributes, variants }: NewProduct, now: string): Value[] => [
  id,
  key,
  fields.title ?? '',
  fields.description ?? '',
  fields.brand ?? '',
  fields.sourceCategory ?? '',
  fields.categoryId === undefined || fields.categoryId === '' ? null : fields.categoryId,
  fields.weight ?? '',
  fields.weightUnit ?? '',
  fields.length ?? '',
  fields.width ?? '',
  fields.height ?? '',
  fields.dimensionUnit ?? '',
  attributes === undefined ? '[]' : JSON.stringify(attributes),
  now,
  now,
  titleKey(fields.title ?? ''),
  lowest(variants.map((variant) => variant.fields.price ?? '')),
  total(variants.map((variant) => variant.fields.quantity ?? '')),
  variants.length,
]

const variantInto = `INSERT INTO variant (id, product_id, position, seller_sku, price, list_price, quantity, identifier_type, identifier_code, image_id,
  options)`

/** Inserts products with their variants and images as part of a batch; one change row each says that it came to be. Gives their ids in order. */
export const insertProducts = (
  database: Database,
  batchId: string,
  products: readonly NewProduct[],
  stamp: Stamp,
): string[] => {
  const sources = new Set<string>()
  for (const product of products) {
    for (const source of product.imageSources) sources.add(source)
    for (const { imageSource } of product.variants) if (imageSource !== null) sources.add(imageSource)
  }
  const images = imageIds(database, sources, stamp.newId)
  const ids = products.map(() => stamp.newId())
  const rows: { product: Value[][]; variant: Value[][]; image: Value[][]; change: Value[][] } = {
    product: [],
    variant: [],
    image: [],
    change: [],
  }
  for (const [index, product] of products.entries()) {
    const id = ids[index] ?? ''
    rows.product.push(productRow(id, product, stamp.now))
    for (const [position, { fields, options, imageSource }] of product.variants.entries()) {
      rows.variant.push([
        stamp.newId(),
        id,
        position,
        fields.sellerSku ?? '',
        fields.price ?? '',
        fields.listPrice ?? '',
        fields.quantity ?? '',
        fields.identifierType ?? '',
        fields.identifierCode ?? '',
        imageSource === null ? null : (images.get(imageSource) ?? null),
        JSON.stringify(options),
      ])
    }
    for (const [position, source] of [...new Set(product.imageSources)].entries()) {
      rows.image.push([id, position, images.get(source) ?? null])
    }
    rows.change.push([batchId, id, null, '$exists', 'false', 'true'])
  }
  insertRows(database, productInto, 20, rows.product)
  insertRows(database, variantInto, 11, rows.variant)
  insertRows(database, 'INSERT INTO product_image (product_id, position, image_id)', 3, rows.image)
  insertRows(database, 'INSERT INTO change (batch_id, product_id, variant_id, field, before, after)', 6, rows.change)
  const numbers = new Map(
    database
      .all('SELECT id, seq FROM product WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))
      .map((row) => [text(row['id']), row['seq'] ?? null]),
  )
  const searchable = products.map((product, index): Value[] => [
    numbers.get(ids[index] ?? '') ?? null,
    product.fields.title ?? '',
    product.fields.brand ?? '',
    product.variants
      .map(({ fields }) => fields.sellerSku ?? '')
      .join(' ')
      .trim(),
  ])
  insertRows(database, 'INSERT INTO product_search (rowid, title, brand, sku)', 4, searchable)
  return ids
}
