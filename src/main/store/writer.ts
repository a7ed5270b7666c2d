// Writes products and their history: every field that changes leaves a change row with its value before and after.
import type { Attempted, NewProduct } from './writer-shapes.ts'
import type { Database } from './database.ts'
import type { FieldValue } from './fields.ts'
import { imageIdOf, readField, writeField } from './fields.ts'
import { keepInStep } from './in-step.ts'

export type Stamp = { readonly now: string; readonly newId: () => string }

const record = (
  database: Database,
  batchId: string,
  change: { productId: string; variantId: string | null; field: string; before: FieldValue; after: FieldValue },
): void => {
  database.run(
    'INSERT INTO change (batch_id, product_id, variant_id, field, before, after) VALUES (?, ?, ?, ?, ?, ?)',
    batchId,
    change.productId,
    change.variantId,
    change.field,
    JSON.stringify(change.before ?? null),
    JSON.stringify(change.after ?? null),
  )
}

/** Opens a batch. `state` 'open' marks one that is being written by several transactions, so that a crash in between can be seen. */
export const openBatch = (
  database: Database,
  batch: { id: string; kind: string; label: string; who: string; at: string; isOpen: boolean; undoes?: string },
): void => {
  database.run(
    'INSERT INTO batch (id, kind, label, who, at, state, undoes) VALUES (?, ?, ?, ?, ?, ?, ?)',
    batch.id,
    batch.kind,
    batch.label,
    batch.who,
    batch.at,
    batch.isOpen ? 'open' : 'done',
    batch.undoes ?? null,
  )
}

/** Counts what a batch did, where that is not known, and closes it. */
export const closeBatch = (
  database: Database,
  batchId: string,
  summary: string | null = null,
  known: { readonly changes: number; readonly products: number } | null = null,
): void => {
  if (known !== null) {
    database.run(
      "UPDATE batch SET state = 'done', summary = ?, changes = ?, products = ? WHERE id = ?",
      summary,
      known.changes,
      known.products,
      batchId,
    )
    return
  }
  database.run(
    `UPDATE batch SET state = 'done', summary = ?,
       changes = (SELECT count(*) FROM change WHERE batch_id = batch.id),
       products = (SELECT count(DISTINCT product_id) FROM change WHERE batch_id = batch.id)
     WHERE id = ?`,
    summary,
    batchId,
  )
}

/** Sets a field with its history. Says whether something changed; 'missing' where the product or variant is not there. */
export const setField = (
  database: Database,
  batchId: string,
  target: { productId: string; variantId: string | null; field: string; value: FieldValue },
  stamp: Stamp,
): Attempted => {
  const before = readField(database, target.productId, target.variantId, target.field)
  if (before === undefined) return 'missing'
  if (JSON.stringify(before) === JSON.stringify(target.value)) return 'same'
  writeField(database, target, stamp)
  const after = readField(database, target.productId, target.variantId, target.field) ?? null
  if (JSON.stringify(before) === JSON.stringify(after)) return 'same'
  record(database, batchId, { ...target, before, after })
  return 'changed'
}

const insertVariant = (
  database: Database,
  productId: string,
  position: number,
  variant: NewProduct['variants'][number],
  stamp: Stamp,
): string => {
  const id = stamp.newId()
  database.run(
    `INSERT INTO variant (id, product_id, position, seller_sku, price, list_price, quantity, identifier_type, identifier_code, image_id, options)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    productId,
    position,
    variant.fields.sellerSku ?? '',
    variant.fields.price ?? '',
    variant.fields.listPrice ?? '',
    variant.fields.quantity ?? '',
    variant.fields.identifierType ?? '',
    variant.fields.identifierCode ?? '',
    variant.imageSource === null ? null : imageIdOf(database, variant.imageSource, stamp.newId),
    JSON.stringify(variant.options),
  )
  return id
}

/** Adds a variant to a product that is there already, with its history. Gives its id. */
export const addVariant = (
  database: Database,
  batchId: string,
  productId: string,
  variant: NewProduct['variants'][number],
  stamp: Stamp,
): string => {
  const last = database.get('SELECT max(position) AS position FROM variant WHERE product_id = ?', productId)
  const id = insertVariant(database, productId, Number(last?.['position'] ?? -1) + 1, variant, stamp)
  database.run('UPDATE product SET updated_at = ? WHERE id = ?', stamp.now, productId)
  keepInStep(database, '$exists', [productId])
  record(database, batchId, { productId, variantId: id, field: '$exists', before: false, after: true })
  return id
}
