// Batches of edits with undo and redo: what the seller did, in order, and back again. It decides nothing about products.
import { AppError } from '#contract/failure.ts'
import { attributeValueShape } from '#contract/product.ts'
import type { Batch } from '#contract/products.ts'
import type { ChangeStore, NewBatch } from '#main/app/ports/store.ts'
import type { Database, SqlRow } from './database.ts'
import { number, parsed, text, textOrNull } from './database.ts'
import { describeEdited, findEdited } from './edited-since.ts'
import { applySteps, reverseSteps, takeBackSteps } from './change-steps.ts'
import type { NewValue, Steps } from './change-steps.ts'
import { createStepRunner, readInTurns } from './step-runner.ts'
import type { Stamp } from './writer.ts'
import { closeBatch, setField } from './writer.ts'

const attributeList = attributeValueShape.array()

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
const newestUndo = `SELECT id FROM batch WHERE kind = 'undo' AND undone_by IS NULL AND state = 'done'
  AND seq > coalesce((SELECT max(seq) FROM batch WHERE kind NOT IN ('undo', 'redo')), 0) ORDER BY seq DESC LIMIT 1`

type Undone = { batch: Batch | null; kept: number; productIds: string[] }

/** History on SQLite. `stamp` gives the time and new ids for each deed. */
export const createChangeStore = (database: Database, stamp: () => Stamp): ChangeStore => {
  const takeBackUnfinished = (): void => {
    for (const row of database.all("SELECT id FROM batch WHERE state = 'open' AND kind <> 'import'"))
      runner.atOnce(takeBackSteps(database, text(row['id']), stamp()))
  }
  const settleImports = (only: string | null): void => {
    const open = "SELECT id FROM batch WHERE state = 'open' AND kind = 'import' AND id = coalesce(?, id)"
    for (const row of database.all(open, only)) {
      const id = text(row['id'])
      const isEmpty = database.get('SELECT 1 AS one FROM change WHERE batch_id = ? LIMIT 1', id) === undefined
      if (isEmpty) database.run('DELETE FROM batch WHERE id = ?', id)
      else database.transaction(() => closeBatch(database, id))
    }
  }
  const runner = createStepRunner(database, takeBackUnfinished)

  function* apply(batch: NewBatch, edits: readonly NewValue[]): Steps<Batch | null> {
    const id = yield* applySteps(database, batch, edits, stamp())
    return id === null ? null : batchOf(database, id)
  }

  function* undo(batchId: string | null, who: string, edits: 'keep' | 'all' = 'keep'): Steps<Undone> {
    const target = batchId ?? textOrNull(database.get(newestStanding)?.['id'])
    if (target === null) return { batch: null, kept: 0, productIds: [] }
    const batch = batchOf(database, target)
    if (batch === null)
      throw new AppError('invalid', { sentence: 'That step is not in the history of this workspace.' })
    if (batch.isUndone) throw new AppError('conflict', { sentence: `“${batch.label}” has been undone already.` })
    const made = yield* reverseSteps(
      database,
      target,
      { kind: 'undo', label: `Undo: ${batch.label}`, who, edits },
      stamp(),
    )
    return { batch: batchOf(database, made.id), kept: made.kept, productIds: made.productIds }
  }

  function* redo(who: string): Steps<{ batch: Batch | null; productIds: string[] }> {
    const target = textOrNull(database.get(newestUndo)?.['id'])
    if (target === null) return { batch: null, productIds: [] }
    const undone = database.get('SELECT label FROM batch WHERE id = (SELECT undoes FROM batch WHERE id = ?)', target)
    const label = `Redo: ${text(undone?.['label'])}`
    const made = yield* reverseSteps(database, target, { kind: 'redo', label, who, edits: 'keep' }, stamp())
    return { batch: batchOf(database, made.id), productIds: made.productIds }
  }

  return {
    apply: (batch, edits) => runner.atOnce(apply(batch, edits)),
    applyMany: (batch, edits) => runner.inTurns(() => apply(batch, edits)),
    removeMany: (who, ids) => {
      const label = ids.length === 1 ? 'Remove a product' : `Remove ${ids.length} products`
      const gone = ids.map((productId) => ({ productId, variantId: null, field: '$exists', value: false }))
      return runner.inTurns(() => apply({ kind: 'edit', label, who }, gone))
    },
    undo: (...undone) => runner.atOnce(undo(...undone)),
    undoMany: (...undone) => runner.inTurns(() => undo(...undone)),
    redo: (who) => runner.atOnce(redo(who)),
    redoMany: (who) => runner.inTurns(() => redo(who)),
    takeBackUnfinished,
    settleImports,
    batch: (batchId) => batchOf(database, batchId),
    batches: ({ offset, limit }) => ({
      batches: database
        .all("SELECT * FROM batch WHERE state = 'done' ORDER BY seq DESC LIMIT ? OFFSET ?", limit, offset)
        .map(toBatch),
      canUndo: database.get(newestStanding) !== undefined,
      canRedo: database.get(newestUndo) !== undefined,
    }),
    amend: (batchId, edits) =>
      database.transaction(() => {
        const now = stamp()
        for (const edit of edits) setField(database, batchId, edit, now)
        database.run(
          'UPDATE batch SET changes = (SELECT count(*) FROM change WHERE batch_id = batch.id) WHERE id = ?',
          batchId,
        )
      }),
    editedSince: async (batchId, limit) => {
      const batch = batchOf(database, batchId)
      if (batch === null)
        throw new AppError('invalid', { sentence: 'That step is not in the history of this workspace.' })
      const all = batch.isUndone ? [] : await readInTurns(findEdited(database, batchId))
      const products = new Set(all.map(({ productId }) => productId)).size
      return { batch, edited: describeEdited(database, all.slice(0, limit)), total: all.length, products }
    },
    productIdsOf: (batchId) =>
      database
        .all('SELECT DISTINCT product_id FROM change WHERE batch_id = ?', batchId)
        .map((row) => text(row['product_id'])),
    hadVariantPictures: (productId) =>
      database.get(
        "SELECT 1 AS one FROM change WHERE product_id = ? AND field = 'imageId' AND before NOT IN ('null', '\"\"') LIMIT 1",
        productId,
      ) !== undefined,
    attributesOnceHere: (productId) =>
      database
        .all("SELECT before FROM change WHERE product_id = ? AND field = 'attributes'", productId)
        .flatMap((row) => attributeList.safeParse(parsed<unknown>(row['before'], [])).data ?? [])
        .filter(({ values }) => values.length > 0)
        .map(({ attributeId, name }) => ({ attributeId, name })),
  }
}
