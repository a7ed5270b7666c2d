// Inserts many new products at once, for imports: with one statement a table. The rows are packed
// apart from that, without a database, so that another thread can do it.
import { titleKey } from '#core/values/title-key.ts'
import type { Option } from '#contract/product.ts'
import type { NewProduct } from './writer-shapes.ts'
import type { Database, Value } from './database.ts'
import { number, text } from './database.ts'
import type { Stamp } from './writer.ts'

type Row = readonly Value[]

/**
 * Rows of new products. For most tables they are one JSON list of lists, which a statement takes apart by itself: that costs half of handing over
 * every value. Descriptions are too long for that, so products are plain values. `images` may hold sources that the workspace knows already;
 * `imageCount` says how many it holds.
 */
export type PackedProducts = {
  readonly products: readonly Row[]
  readonly variants: string
  readonly images: string
  readonly gallery: string
  readonly search: string
  readonly ids: string
  readonly imageCount: number
}

const columns = (count: number): string =>
  Array.from({ length: count }, (_, index) => `j.value ->> ${index}`).join(', ')
const rowsIn = 'FROM jsonb_each(?1) j'

const productWidth = 20
// Rows in one statement. SQLite takes far more values than this, but longer statements gain nothing.
const rowsAtOnce = 40
// The number of a product is known only where it is written: one more than the last one.
const productSql = (rows: number): string =>
  `INSERT INTO product (id, key, title, description, brand, source_category, category_id, weight, weight_unit, length, width, height,
    dimension_unit, attributes, created_at, updated_at, title_key, price_low, stock, variant_count)
  VALUES ${Array.from({ length: rows }, () => `(${Array.from({ length: productWidth }, () => '?').join(', ')})`).join(', ')}`
const oneProductSql = productSql(1)
const manyProductsSql = productSql(rowsAtOnce)
// One entry a product: its id, and the list of what hangs on it.
const hangingIn = "FROM jsonb_each(?1) p, jsonb_each(p.value, '$[1]') j"
const variantSql = `INSERT INTO variant (id, seller_sku, price, list_price, quantity, identifier_type, identifier_code, image_id, options, product_id,
    position) SELECT ${columns(8)}, j.value -> 8, p.value ->> 0, j.key ${hangingIn}`
const imageSql = `INSERT OR IGNORE INTO image (id, source) SELECT ${columns(2)} ${rowsIn}`
const gallerySql = `INSERT INTO product_image (product_id, position, image_id) SELECT p.value ->> 0, j.key, j.value ${hangingIn}`
const changeSql = `INSERT INTO change (batch_id, product_id, variant_id, field, before, after)
  SELECT ?2, j.value, NULL, '$exists', 'false', 'true' FROM json_each(?1) j`
const searchSql = `INSERT INTO product_search (rowid, title, brand, sku) SELECT ?2 + 1 + j.key, ${columns(3)} ${rowsIn}`
const knownImagesSql = `SELECT j.value ->> 0 AS given, i.id FROM jsonb_each(?1) j CROSS JOIN image i ON i.source = j.value ->> 1
  WHERE i.id <> j.value ->> 0`

const loneSurrogate = /\p{Surrogate}/gu

type VariantRow = readonly (Value | readonly Option[])[]
type Hanging<Entry> = readonly [productId: string, entries: readonly Entry[]]

const pack = (rows: readonly (Row | Hanging<VariantRow> | Hanging<string> | string)[]): string => {
  const json = JSON.stringify(rows)
  // Half a letter is no text for SQLite; it becomes the sign for what cannot be read, as it does on every other way into the file.
  const sound = json.includes('\\ud')
    ? JSON.stringify(rows, (_, value: unknown) =>
        typeof value === 'string' ? value.replaceAll(loneSurrogate, '\ufffd') : value,
      )
    : json
  return sound
}

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

// Where the image stands in a variant's row.
const imageAt = 7

const toVariantRow = (
  id: string,
  { fields, options }: NewProduct['variants'][number],
  imageId: string | null,
): VariantRow => [
  id,
  fields.sellerSku ?? '',
  fields.price ?? '',
  fields.listPrice ?? '',
  fields.quantity ?? '',
  fields.identifierType ?? '',
  fields.identifierCode ?? '',
  imageId,
  options,
]

/** Lays the rows of new products out, with ids for all of them. Gives the ids of the products in order. */
export const packProducts = (
  products: readonly NewProduct[],
  stamp: Stamp,
): { readonly ids: string[]; readonly packed: PackedProducts } => {
  const ids: string[] = []
  const images = new Map<string, string>()
  const rows: Row[] = []
  const variants: Hanging<VariantRow>[] = []
  const gallery: Hanging<string>[] = []
  const search: Row[] = []
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
    rows.push(toProductRow(id, product, stamp.now))
    gallery.push([id, [...new Set(product.imageSources)].map(imageId)])
    let skus = ''
    const own: VariantRow[] = []
    for (const variant of product.variants) {
      const sku = variant.fields.sellerSku ?? ''
      if (sku !== '') skus += skus === '' ? sku : ` ${sku}`
      own.push(toVariantRow(stamp.newId(), variant, variant.imageSource === null ? null : imageId(variant.imageSource)))
    }
    variants.push([id, own])
    search.push([product.fields.title ?? '', product.fields.brand ?? '', skus])
  }
  const packed: PackedProducts = {
    products: rows,
    variants: pack(variants),
    images: pack([...images].map(([source, id]) => [id, source])),
    gallery: pack(gallery),
    search: pack(search),
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
  // What `pack` wrote.
  const variants = JSON.parse(packed.variants) as Hanging<VariantRow>[]
  const gallery = JSON.parse(packed.gallery) as Hanging<string>[]
  const put = (id: VariantRow[number]): VariantRow[number] => (typeof id === 'string' ? (known.get(id) ?? id) : id)
  return {
    ...packed,
    variants: pack(variants.map(([id, own]) => [id, own.map((row) => row.with(imageAt, put(row[imageAt] ?? null)))])),
    gallery: pack(gallery.map(([id, images]) => [id, images.map((image) => known.get(image) ?? image)])),
  }
}

/** Inserts packed products with their variants and images as part of a batch; one change row each says that it came to be. Within a transaction. */
export const insertPacked = (database: Database, batchId: string, given: PackedProducts): void => {
  const isNew = database.run(imageSql, given.images) === given.imageCount
  const packed = isNew ? given : withKnownImages(database, given)
  // AUTOINCREMENT's own count, so that no number is ever given twice.
  const last = number(database.get("SELECT seq FROM sqlite_sequence WHERE name = 'product'")?.['seq'])
  for (let from = 0; from < packed.products.length;) {
    const rows = packed.products.slice(from, from + rowsAtOnce)
    if (rows.length === rowsAtOnce) database.run(manyProductsSql, ...rows.flat())
    else for (const row of rows) database.run(oneProductSql, ...row)
    from += rows.length
  }
  database.run(variantSql, packed.variants)
  database.run(gallerySql, packed.gallery)
  database.run(changeSql, packed.ids, batchId)
  database.run(searchSql, packed.search, last)
}
