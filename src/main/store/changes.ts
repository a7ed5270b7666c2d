// Batches of edits with undo and redo: what the seller did, in order, and back again. It decides nothing about products.
import { AppError } from '#contract/failure.ts'
import type { Batch } from '#contract/products.ts'
import type { ChangeStore } from '#main/app/ports/store.ts'
import type { Database, SqlRow } from './database.ts'
import { number, parsed, text, textOrNull } from './database.ts'
import { describeEdited, findEdited } from './edited-since.ts'
import type { FieldValue } from './fields.ts'
import { readField, writeField } from './fields.ts'
import type { Stamp } from './writer.ts'
import { closeBatch, openBatch, setField } from './writer.ts'

const toBatch = (row: SqlRow): Batch => ({
  id: text(row['id']),
  // The column holds only what openBatch wrote.
  kind: text(row['kind']) as Batch['kind'],
  label: text(row['label']),
  at: text(row['at']),
  changes: number(row['changes']),
  products: number(row['products']),
  isUndone: row['undone_by'] !== null,
})

const batchOf = (database: Database, id: string): Batch | null => {
  const row = database.get('SELECT * FROM batch WHERE id = ?', id)
  return row === undefined ? null : toBatch(row)
}

// What undo would take next: the newest deed that stands. A redo is a deed again.
const newestStanding =
  "SELECT id FROM batch WHERE undone_by IS NULL AND kind <> 'undo' AND state = 'done' ORDER BY seq DESC LIMIT 1"
// What redo would take next: the newest undo that has not been taken back, as long as nothing was done after it.
const newestUndo = `SELECT id FROM batch WHERE kind = 'undo' AND undone_by IS NULL
  AND seq > coalesce((SELECT max(seq) FROM batch WHERE kind NOT IN ('undo', 'redo')), 0) ORDER BY seq DESC LIMIT 1`

const reverse = (
  database: Database,
  batchId: string,
  made: { kind: 'undo' | 'redo'; label: string; who: string },
  stamp: Stamp,
  edits: 'keep' | 'all' = 'keep',
): { batch: Batch | null; kept: number; productIds: string[] } => {
  const id = stamp.newId()
  // A product that the batch made and that was edited since stays, with its edits.
  const edited = new Set(edits === 'all' ? [] : findEdited(database, batchId).map(({ productId }) => productId))
  openBatch(database, { id, ...made, at: stamp.now, isOpen: false, undoes: batchId })
  let kept = 0
  const productIds = new Set<string>()
  for (const row of database.all('SELECT * FROM change WHERE batch_id = ? ORDER BY seq DESC', batchId)) {
    const productId = text(row['product_id'])
    const variantId = textOrNull(row['variant_id'])
    const field = text(row['field'])
    const now = readField(database, productId, variantId, field)
    const isEdited =
      edits === 'keep' &&
      (JSON.stringify(now) !== text(row['after']) ||
        (field === '$exists' && text(row['after']) === 'true' && edited.has(productId)))
    if (now === undefined || isEdited) {
      kept += 1
      continue
    }
    if (JSON.stringify(now) === text(row['before'])) continue
    const value = parsed<FieldValue>(row['before'], null)
    writeField(database, { productId, variantId, field, value }, stamp)
    database.run(
      'INSERT INTO change (batch_id, product_id, variant_id, field, before, after) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      productId,
      variantId,
      field,
      JSON.stringify(now),
      text(row['before']),
    )
    productIds.add(productId)
  }
  closeBatch(database, id)
  database.run('UPDATE batch SET undone_by = ? WHERE id = ?', id, batchId)
  return { batch: batchOf(database, id), kept, productIds: [...productIds] }
}

/** History on SQLite. `stamp` gives the time and new ids for each deed. */
export const createChangeStore = (database: Database, stamp: () => Stamp): ChangeStore => ({
  apply: (batch, edits) =>
    database.transaction(() => {
      const now = stamp()
      const id = now.newId()
      openBatch(database, { id, ...batch, at: now.now, isOpen: false })
      for (const edit of edits) {
        if (setField(database, id, edit, now) === 'missing') {
          throw new AppError('invalid', {
            sentence: `The product ${edit.productId} has no ${edit.field} that could be changed; it may have been removed.`,
            action: 'Nothing of this change was saved. Look at the list again and repeat it.',
            fields: [{ path: edit.field, sentence: 'not found' }],
          })
        }
      }
      closeBatch(database, id)
      const made = batchOf(database, id)
      if (made !== null && made.changes > 0) return made
      database.run('DELETE FROM batch WHERE id = ?', id)
      return null
    }),
  undo: (batchId, who, edits = 'keep') =>
    database.transaction(() => {
      const target = batchId ?? textOrNull(database.get(newestStanding)?.['id'])
      if (target === null) return { batch: null, kept: 0, productIds: [] }
      const batch = batchOf(database, target)
      if (batch === null) {
        throw new AppError('invalid', { sentence: 'That step is not in the history of this workspace.' })
      }
      if (batch.isUndone) {
        throw new AppError('conflict', { sentence: `“${batch.label}” has been undone already.` })
      }
      return reverse(database, target, { kind: 'undo', label: `Undo: ${batch.label}`, who }, stamp(), edits)
    }),
  redo: (who) =>
    database.transaction(() => {
      const target = textOrNull(database.get(newestUndo)?.['id'])
      if (target === null) return { batch: null, productIds: [] }
      const undone = database.get('SELECT label FROM batch WHERE id = (SELECT undoes FROM batch WHERE id = ?)', target)
      const label = `Redo: ${text(undone?.['label'])}`
      const { batch, productIds } = reverse(database, target, { kind: 'redo', label, who }, stamp())
      return { batch, productIds }
    }),
  batches: ({ offset, limit }) => ({
    batches: database
      .all("SELECT * FROM batch WHERE state = 'done' ORDER BY seq DESC LIMIT ? OFFSET ?", limit, offset)
      .map(toBatch),
    canUndo: database.get(newestStanding) !== undefined,
    canRedo: database.get(newestUndo) !== undefined,
  }),
  editedSince: (batchId, limit) => {
    const batch = batchOf(database, batchId)
    if (batch === null)
      throw new AppError('invalid', { sentence: 'That step is not in the history of this workspace.' })
    const all = batch.isUndone ? [] : findEdited(database, batchId)
    const products = new Set(all.map(({ productId }) => productId)).size
    return { batch, edited: describeEdited(database, all.slice(0, limit)), total: all.length, products }
  },
  productIdsOf: (batchId) =>
    database
      .all('SELECT DISTINCT product_id FROM change WHERE batch_id = ?', batchId)
      .map((row) => text(row['product_id'])),
})
