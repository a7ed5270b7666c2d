// New products for the workspace of a test, as an import brings them in; and one by one in the plainest way, for comparing.
import { insertPacked, packProducts } from '#main/store/bulk.ts'
import type { Database } from '#main/store/database.ts'
import { imageIdOf } from '#main/store/fields.ts'
import { keepInStep } from '#main/store/in-step.ts'
import type { NewProduct } from '#main/store/writer-shapes.ts'
import type { Stamp } from '#main/store/writer.ts'

/** Inserts products as part of a batch. Gives their ids in order. Within a transaction. */
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

/** Inserts one product row by row. Gives its id. */
export const insertPlainly = (database: Database, batchId: string, product: NewProduct, stamp: Stamp): string => {
  const id = stamp.newId()
  const { key, fields, attributes = [] } = product
  database.run(
    `INSERT INTO product (id, key, title, description, brand, source_category, category_id, attributes, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    key,
    fields.title ?? '',
    fields.description ?? '',
    fields.brand ?? '',
    fields.sourceCategory ?? '',
    fields.categoryId ?? null,
    JSON.stringify(attributes),
    stamp.now,
    stamp.now,
  )
  for (const [position, variant] of product.variants.entries()) {
    database.run(
      'INSERT INTO variant (id, product_id, position, seller_sku, price, quantity, image_id, options) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      stamp.newId(),
      id,
      position,
      variant.fields.sellerSku ?? '',
      variant.fields.price ?? '',
      variant.fields.quantity ?? '',
      variant.imageSource === null ? null : imageIdOf(database, variant.imageSource, stamp.newId),
      JSON.stringify(variant.options),
    )
  }
  for (const [position, source] of [...new Set(product.imageSources)].entries()) {
    const imageId = imageIdOf(database, source, stamp.newId)
    database.run('INSERT INTO product_image (product_id, position, image_id) VALUES (?, ?, ?)', id, position, imageId)
  }
  keepInStep(database, 'title', [id])
  keepInStep(database, '$exists', [id])
  database.run(
    "INSERT INTO change (batch_id, product_id, variant_id, field, before, after) VALUES (?, ?, NULL, '$exists', 'false', 'true')",
    batchId,
    id,
  )
  return id
}
