// Reads whole products, many with a handful of queries. It writes nothing.
import type { Image, Product, Variant } from '#contract/product.ts'
import type { Database, SqlRow } from './database.ts'
import { numberOrNull, parsed, text, textOrNull } from './database.ts'
import { toVariant } from './variants.ts'

const toImage = (row: SqlRow): Image => ({
  id: text(row['id']),
  source: text(row['source']),
  // The column holds only the contract's states.
  state: text(row['state']) as Image['state'],
  widthPixels: numberOrNull(row['width']),
  heightPixels: numberOrNull(row['height']),
  sizeBytes: numberOrNull(row['bytes']),
  problem: textOrNull(row['problem']),
})

const toProduct = (row: SqlRow, variants: Variant[], images: Image[], variantImages: Image[]): Product => ({
  id: text(row['id']),
  key: text(row['key']),
  title: text(row['title']),
  description: text(row['description']),
  brand: text(row['brand']),
  brandId: text(row['brand_id']),
  sourceCategory: text(row['source_category']),
  categoryId: textOrNull(row['category_id']),
  weight: text(row['weight']),
  weightUnit: text(row['weight_unit']),
  length: text(row['length']),
  width: text(row['width']),
  height: text(row['height']),
  dimensionUnit: text(row['dimension_unit']),
  attributes: parsed(row['attributes'], []),
  images,
  variantImages,
  certificates: parsed(row['certificates'], []),
  sizeChart: parsed(row['size_chart'], null),
  keptAside: parsed(row['kept_aside'], []),
  variants,
  createdAt: text(row['created_at']),
  updatedAt: text(row['updated_at']),
})

/** Rows of several products, by the product they belong to. */
export const byProduct = (rows: readonly SqlRow[]): Map<string, SqlRow[]> => {
  const grouped = new Map<string, SqlRow[]>()
  for (const row of rows) {
    const id = text(row['product_id'])
    const group = grouped.get(id)
    if (group === undefined) grouped.set(id, [row])
    else group.push(row)
  }
  return grouped
}

const productsSql = `SELECT p.* FROM json_each(?) j CROSS JOIN product p ON p.id = j.value WHERE p.removed_at IS NULL ORDER BY j.key`
const variantsSql = `SELECT v.* FROM json_each(?) j CROSS JOIN variant v ON v.product_id = j.value WHERE v.removed_at IS NULL ORDER BY j.key, v.position`
const imagesSql = `SELECT i.*, p.product_id FROM json_each(?) j CROSS JOIN product_image p ON p.product_id = j.value
  JOIN image i ON i.id = p.image_id ORDER BY j.key, p.position`
const imagesByIdSql = 'SELECT i.* FROM json_each(?) j CROSS JOIN image i ON i.id = j.value'

// The pictures of variants that stand in no gallery, read only where there are any.
const variantImages = (
  database: Database,
  variants: ReadonlyMap<string, readonly SqlRow[]>,
  images: ReadonlyMap<string, readonly SqlRow[]>,
): ((productId: string) => Image[]) => {
  const wanted = new Map<string, Set<string>>()
  for (const [productId, rows] of variants) {
    const gallery = new Set((images.get(productId) ?? []).map((row) => text(row['id'])))
    const others = rows.flatMap((row) => textOrNull(row['image_id']) ?? []).filter((id) => !gallery.has(id))
    if (others.length > 0) wanted.set(productId, new Set(others))
  }
  if (wanted.size === 0) return () => []
  const ids = [...new Set([...wanted.values()].flatMap((some) => [...some]))]
  const known = new Map(database.all(imagesByIdSql, JSON.stringify(ids)).map((row) => [text(row['id']), toImage(row)]))
  return (productId) => [...(wanted.get(productId) ?? [])].flatMap((id) => known.get(id) ?? [])
}

/** The products with these ids, in their order; those that are removed are left out. A few hundred at most. */
export const readProducts = (database: Database, ids: readonly string[]): Product[] => {
  const named = JSON.stringify(ids)
  const variants = byProduct(database.all(variantsSql, named))
  const images = byProduct(database.all(imagesSql, named))
  const ofVariants = variantImages(database, variants, images)
  return database.all(productsSql, named).map((row) => {
    const id = text(row['id'])
    const own = variants.get(id) ?? []
    return toProduct(row, own.map(toVariant), (images.get(id) ?? []).map(toImage), ofVariants(id))
  })
}
