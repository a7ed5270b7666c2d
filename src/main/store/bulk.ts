// Inserts many new products at once, for imports: the same rows and history as insertProduct, with far fewer questions to the database.
import { titleKey } from '#core/values/title-key.ts'
import type { NewProduct } from './writer-shapes.ts'
import type { Database, Value } from './database.ts'
import { number, text } from './database.ts'
import type { Stamp } from './writer.ts'

// Rows in one statement. SQLite takes far more values than this, but longer statements gain nothing.
const rowsAtOnce = 40

type Rows = { readonly shape: Shape; readonly values: Value[] }

/** A statement for one row and one for many; built once, so that the text of a statement is the same string every time. */
type Shape = { readonly one: string; readonly many: string; readonly width: number }

const shapeOf = (into: string, row: string, width: number): Shape => ({
  one: `${into} VALUES ${row}`,
  many: `${into} VALUES ${Array.from({ length: rowsAtOnce }, () => row).join(', ')}`,
  width,
})

const marks = (width: number): string => `(${Array.from({ length: width }, () => '?').join(', ')})`

const productShape = shapeOf(
  `INSERT INTO product (seq, id, key, title, description, brand, source_category, category_id, weight, weight_unit, length, width, height,
    dimension_unit, attributes, created_at, updated_at, title_key, price_low, stock, variant_count)`,
  marks(21),
  21,
)
const variantShape = shapeOf(
  `INSERT INTO variant (id, product_id, position, seller_sku, price, list_price, quantity, identifier_type, identifier_code, image_id, options)`,
  marks(11),
  11,
)
const galleryShape = shapeOf('INSERT INTO product_image (product_id, position, image_id)', '(?, ?, ?)', 3)
const changeShape = shapeOf(
  'INSERT INTO change (batch_id, product_id, variant_id, field, before, after)',
  "(?, ?, NULL, '$exists', 'false', 'true')",
  2,
)
const searchShape = shapeOf('INSERT INTO product_search (rowid, title, brand, sku)', '(?, ?, ?, ?)', 4)
const imageShape = shapeOf('INSERT OR IGNORE INTO image (id, source)', '(?, ?)', 2)

/** Writes rows of one shape, many to a statement. Gives the number of rows that were written. */
const write = (database: Database, { shape, values }: Rows): number => {
  const step = shape.width * rowsAtOnce
  let from = 0
  let written = 0
  for (; from + step <= values.length; from += step)
    written += database.run(shape.many, ...values.slice(from, from + step))
  for (; from < values.length; from += shape.width) {
    written += database.run(shape.one, ...values.slice(from, from + shape.width))
  }
  return written
}

const rowsOf = (shape: Shape): Rows => ({ shape, values: [] })

/** An image row for each source. Those that are there already are looked up only where there are any. */
const imageIds = (
  database: Database,
  products: readonly NewProduct[],
  newId: () => string,
): ReadonlyMap<string, string> => {
  const ids = new Map<string, string>()
  const rows = rowsOf(imageShape)
  const take = (source: string): void => {
    if (ids.has(source)) return
    const id = newId()
    ids.set(source, id)
    rows.values.push(id, source)
  }
  for (const product of products) {
    for (const source of product.imageSources) take(source)
    for (const { imageSource } of product.variants) if (imageSource !== null) take(imageSource)
  }
  if (write(database, rows) === ids.size) return ids
  const known = database.all(
    'SELECT id, source FROM image WHERE source IN (SELECT value FROM json_each(?))',
    JSON.stringify([...ids.keys()]),
  )
  for (const row of known) ids.set(text(row['source']), text(row['id']))
  return ids
}

const lowest = (prices: readonly string[]): number | null => {
  const given = prices.filter((price) => price !== '').map((price) => Number.parseFloat(price) || 0)
  return given.length === 0 ? null : Math.min(...given)
}

const total = (quantities: readonly string[]): number | null => {
  const given = quantities.filter((quantity) => quantity !== '')
  return given.length === 0 ? null : given.reduce((sum, one) => sum + (Number.parseInt(one, 10) || 0), 0)
}

const pushProduct = (
  values: Value[],
  seq: number,
  id: string,
  { key, fields, attributes, variants }: NewProduct,
  now: string,
): void => {
  values.push(
    seq,
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
  )
}

/** Inserts products with their variants and images as part of a batch; one change row each says that it came to be. Gives their ids in order. */
export const insertProducts = (
  database: Database,
  batchId: string,
  products: readonly NewProduct[],
  stamp: Stamp,
): string[] => {
  if (products.length === 0) return []
  const images = imageIds(database, products, stamp.newId)
  // AUTOINCREMENT's own count, so that no number is ever given twice.
  let seq = number(database.get("SELECT seq FROM sqlite_sequence WHERE name = 'product'")?.['seq'])
  const rows = {
    product: rowsOf(productShape),
    variant: rowsOf(variantShape),
    gallery: rowsOf(galleryShape),
    change: rowsOf(changeShape),
    search: rowsOf(searchShape),
  }
  const ids: string[] = []
  for (const product of products) {
    const id = stamp.newId()
    ids.push(id)
    seq += 1
    pushProduct(rows.product.values, seq, id, product, stamp.now)
    let skus = ''
    for (const [position, { fields, options, imageSource }] of product.variants.entries()) {
      const sku = fields.sellerSku ?? ''
      if (sku !== '') skus += skus === '' ? sku : ` ${sku}`
      rows.variant.values.push(
        stamp.newId(),
        id,
        position,
        sku,
        fields.price ?? '',
        fields.listPrice ?? '',
        fields.quantity ?? '',
        fields.identifierType ?? '',
        fields.identifierCode ?? '',
        imageSource === null ? null : (images.get(imageSource) ?? null),
        JSON.stringify(options),
      )
    }
    for (const [position, source] of [...new Set(product.imageSources)].entries()) {
      rows.gallery.values.push(id, position, images.get(source) ?? null)
    }
    rows.change.values.push(batchId, id)
    rows.search.values.push(seq, product.fields.title ?? '', product.fields.brand ?? '', skus)
  }
  for (const each of Object.values(rows)) write(database, each)
  return ids
}
