// Inserts many new products at once, for imports: the same rows and history as insertProduct, with one statement a table. The rows are packed
// apart from that, without a database, so that another thread can do it.
import { titleKey } from '#core/values/title-key.ts'
import type { NewProduct } from './writer-shapes.ts'
import type { Database, Value } from './database.ts'
import { number, text } from './database.ts'
import type { Stamp } from './writer.ts'

/**
 * Rows of new products, for each table one JSON list of lists as text. A statement takes them apart by itself, which costs half of handing over
 * every value. `images` may hold sources that the workspace knows already; `imageCount` says how many it holds.
 */
export type PackedProducts = {
  readonly products: string
  readonly variants: string
  readonly images: string
  readonly gallery: string
  readonly search: string
  readonly ids: string
  readonly imageCount: number
}

type Row = readonly Value[]

const columns = (count: number): string =>
  Array.from({ length: count }, (_, index) => `j.value ->> ${index}`).join(', ')
const rowsIn = 'FROM jsonb_each(?1) j'

// The number of a product is known only where it is written: the last one that was given (?2), and its place in the list.
const productSql = `INSERT INTO product (seq, id, key, title, description, brand, source_category, category_id, weight, weight_unit, length, width,
    height, dimension_unit, attributes, created_at, updated_at, title_key, price_low, stock, variant_count)
  SELECT ?2 + 1 + j.key, ${columns(20)} ${rowsIn}`
const variantSql = `INSERT INTO variant (id, product_id, position, seller_sku, price, list_price, quantity, identifier_type, identifier_code, image_id,
    options) SELECT ${columns(11)} ${rowsIn}`
const imageSql = `INSERT OR IGNORE INTO image (id, source) SELECT ${columns(2)} ${rowsIn}`
const gallerySql = `INSERT INTO product_image (product_id, position, image_id) SELECT ${columns(3)} ${rowsIn}`
const changeSql = `INSERT INTO change (batch_id, product_id, variant_id, field, before, after)
  SELECT ?2, j.value, NULL, '$exists', 'false', 'true' FROM json_each(?1) j`
const searchSql = `INSERT INTO product_search (rowid, title, brand, sku) SELECT ?2 + 1 + j.key, ${columns(3)} ${rowsIn}`
const knownImagesSql = `SELECT j.value ->> 0 AS given, i.id FROM jsonb_each(?1) j CROSS JOIN image i ON i.source = j.value ->> 1
  WHERE i.id <> j.value ->> 0`

const loneSurrogate = /\p{Surrogate}/gu

const pack = (rows: readonly (Row | string)[]): string => {
  const json = JSON.stringify(rows)
  // Half a letter is no text for SQLite; it becomes the sign for what cannot be read, as it does on every other way into the file.
  const sound = json.includes('\\ud')
    ? JSON.stringify(rows, (_, value: unknown) =>
        typeof value === 'string' ? value.replaceAll(loneSurrogate, '\ufffd') : value,
      )
    : json
  return sound
}

const unpack = (packed: string): Value[][] => JSON.parse(packed) as Value[][]

const lowest = (prices: readonly string[]): number | null => {
  const given = prices.filter((price) => price !== '').map((price) => Number.parseFloat(price) || 0)
  return given.length === 0 ? null : Math.min(...given)
}

const total = (quantities: readonly string[]): number | null => {
  const given = quantities.filter((quantity) => quantity !== '')
  return given.length === 0 ? null : given.reduce((sum, one) => sum + (Number.parseInt(one, 10) || 0), 0)
}

const toProductRow = (id: string, { key, fields, attributes, variants }: NewProduct, now: string): Row => [
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

const toVariantRow = (
  id: string,
  productId: string,
  position: number,
  { fields, options }: NewProduct['variants'][number],
  imageId: string | null,
): Row => [
  id,
  productId,
  position,
  fields.sellerSku ?? '',
  fields.price ?? '',
  fields.listPrice ?? '',
  fields.quantity ?? '',
  fields.identifierType ?? '',
  fields.identifierCode ?? '',
  imageId,
  JSON.stringify(options),
]

/** Lays the rows of new products out, with ids for all of them. Gives the ids of the products in order. */
export const packProducts = (
  products: readonly NewProduct[],
  stamp: Stamp,
): { readonly ids: string[]; readonly packed: PackedProducts } => {
  const ids: string[] = []
  const images = new Map<string, string>()
  const rows = { products: [] as Row[], variants: [] as Row[], gallery: [] as Row[], search: [] as Row[] }
  const imageId = (source: string): string => {
    const known = images.get(source)
    if (known !== undefined) return known
    const id = stamp.newId()
    images.set(source, id)
    return id
  }
  for (const product of products) {
    const id = stamp.newId()
    ids.push(id)
    rows.products.push(toProductRow(id, product, stamp.now))
    let position = 0
    for (const source of new Set(product.imageSources)) {
      rows.gallery.push([id, position, imageId(source)])
      position += 1
    }
    let skus = ''
    for (const [at, variant] of product.variants.entries()) {
      const sku = variant.fields.sellerSku ?? ''
      if (sku !== '') skus += skus === '' ? sku : ` ${sku}`
      const image = variant.imageSource === null ? null : imageId(variant.imageSource)
      rows.variants.push(toVariantRow(stamp.newId(), id, at, variant, image))
    }
    rows.search.push([product.fields.title ?? '', product.fields.brand ?? '', skus])
  }
  const packed: PackedProducts = {
    products: pack(rows.products),
    variants: pack(rows.variants),
    images: pack([...images].map(([source, id]) => [id, source])),
    gallery: pack(rows.gallery),
    search: pack(rows.search),
    ids: pack(ids),
    imageCount: images.size,
  }
  return { ids, packed }
}

/** Rows whose images the workspace had already get the ids that these have there. */
const withKnownImages = (database: Database, packed: PackedProducts): PackedProducts => {
  const known = new Map(
    database.all(knownImagesSql, packed.images).map((row) => [text(row['given']), text(row['id'])] as const),
  )
  const put = (rows: string, at: number): string =>
    pack(unpack(rows).map((row) => row.with(at, known.get(text(row[at])) ?? row[at] ?? null)))
  return { ...packed, variants: put(packed.variants, 9), gallery: put(packed.gallery, 2) }
}

/** Inserts packed products with their variants and images as part of a batch; one change row each says that it came to be. Within a transaction. */
export const insertPacked = (database: Database, batchId: string, given: PackedProducts): void => {
  const isNew = database.run(imageSql, given.images) === given.imageCount
  const packed = isNew ? given : withKnownImages(database, given)
  // AUTOINCREMENT's own count, so that no number is ever given twice.
  const last = number(database.get("SELECT seq FROM sqlite_sequence WHERE name = 'product'")?.['seq'])
  database.run(productSql, packed.products, last)
  database.run(variantSql, packed.variants)
  database.run(gallerySql, packed.gallery)
  database.run(changeSql, packed.ids, batchId)
  database.run(searchSql, packed.search, last)
}

/** Inserts products as part of a batch, packed and unpacked in one go. Gives their ids in order. */
export const insertProducts = (
  database: Database,
  batchId: string,
  products: readonly NewProduct[],
  stamp: Stamp,
): string[] => {
  if (products.length === 0) return []
  const { ids, packed } = packProducts(products, stamp)
  insertPacked(database, batchId, packed)
  return ids
}
