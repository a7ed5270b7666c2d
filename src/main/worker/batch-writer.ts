// Writes an import into the workspace over a connection of its own: a few hundred products a transaction, all in one batch with its history.
import type { ImportedVariant } from '#core/import/model.ts'
import type { PlannedChange } from '#core/import/plan.ts'
import type { PackedProducts } from '#main/store/bulk.ts'
import { insertPacked } from '#main/store/bulk.ts'
import { number, openDatabase } from '#main/store/database.ts'
import { columnOf, imageIdOf } from '#main/store/fields.ts'
import type { NewProduct } from '#main/store/writer-shapes.ts'
import type { Stamp } from '#main/store/writer.ts'
import { addVariant, closeBatch, openBatch, setField } from '#main/store/writer.ts'
import type { SinkCounts } from './sink.ts'

/** A handful of products, written whole or not at all. `now` is the time of all of it. */
export type BatchStep = {
  readonly now: string
  /** Null where nothing is new. */
  readonly created: PackedProducts | null
  /** Columns of products among those, where a file says more of them than others do. */
  readonly detailed: readonly {
    readonly productId: string
    readonly values: readonly { readonly field: string; readonly value: string | null }[]
  }[]
  readonly changed: readonly { readonly productId: string; readonly changes: readonly PlannedChange[] }[]
}

export type BatchWriter = {
  /** Opens the batch, or goes on with one that a crash has left open. */
  readonly begin: (batch: { readonly id: string; readonly label: string }) => void
  /** Writes a step, and what `more` gives after it, in one transaction: pages of indexes that all of them touch are written once. */
  readonly write: (step: BatchStep, more: () => BatchStep | null) => void
  /** Closes the batch. Gives what it did from its first row on. */
  readonly finish: (summary: string) => SinkCounts
  readonly close: () => void
}

/** A variant of a file as the store takes it. */
export const toNewVariant = (variant: ImportedVariant): NewProduct['variants'][number] => ({
  fields: variant.fields,
  options: variant.options,
  imageSource: variant.imageSource,
})

/** A writer on a workspace file. `nowIso` gives the time at which the batch begins. */
export const createBatchWriter = (file: string, nowIso: () => string, newId: () => string): BatchWriter => {
  const database = openDatabase(file)
  let batchId = ''
  // An import writes much at once. Should the power fail, its last transactions may be gone, never half there: the batch is still open and is
  // gone on with. The commit that closes the batch waits for the disk, and the journal is copied back here, not by the thread of the window.
  // Little by little, because a cancel waits for what is left of it.
  database.get('PRAGMA wal_autocheckpoint = 3000')
  database.run('PRAGMA synchronous = NORMAL')
  // A product is written before what hangs on it, in one transaction; looking that up again for each row would take a tenth of the time.
  database.run('PRAGMA foreign_keys = OFF')
  // Indexes of a large workspace do not fit into the two megabytes that are usual.
  database.run('PRAGMA cache_size = -24000')

  const applyChange = (productId: string, change: PlannedChange, stamp: Stamp): void => {
    const set = (variantId: string | null, field: string, value: string | object | null): void => {
      setField(database, batchId, { productId, variantId, field, value }, stamp)
    }
    switch (change.kind) {
      case 'field':
        return set(null, change.field, change.after)
      case 'attributes':
        return set(null, 'attributes', change.after)
      case 'images':
        return set(null, 'images', change.after)
      case 'details':
        return set(null, change.field, change.after)
      case 'variant-field':
        return set(change.variantId, change.field, change.after)
      case 'variant-options':
        return set(change.variantId, 'options', change.after)
      case 'variant-image':
        return set(change.variantId, 'imageId', imageIdOf(database, change.after, newId))
      case 'variant-added':
        addVariant(database, batchId, productId, toNewVariant(change.variant), stamp)
    }
  }

  const writeStep = ({ now, created, detailed, changed }: BatchStep): void => {
    const stamp: Stamp = { now, newId }
    if (created !== null) insertPacked(database, batchId, created)
    for (const { productId, values } of detailed) {
      for (const { field, value } of values) {
        database.run(`UPDATE product SET ${columnOf(field, false) ?? ''} = ? WHERE id = ?`, value, productId)
      }
    }
    for (const { productId, changes } of changed) {
      for (const change of changes) applyChange(productId, change, stamp)
    }
  }

  return {
    begin: (batch) => {
      batchId = batch.id
      const known = database.get('SELECT state FROM batch WHERE id = ?', batch.id)
      if (known === undefined) {
        openBatch(database, {
          id: batch.id,
          kind: 'import',
          label: batch.label,
          who: 'seller',
          at: nowIso(),
          isOpen: true,
        })
      } else {
        database.run("UPDATE batch SET state = 'open' WHERE id = ?", batch.id)
      }
    },
    write: (first, more) =>
      database.transaction(() => {
        for (let step: BatchStep | null = first; step !== null; step = more()) writeStep(step)
      }),
    finish: (summary) => {
      database.run('PRAGMA synchronous = FULL')
      database.transaction(() => closeBatch(database, batchId, summary))
      const created = number(
        database.get(
          "SELECT count(*) AS n FROM change WHERE batch_id = ? AND field = '$exists' AND variant_id IS NULL",
          batchId,
        )?.['n'],
      )
      const touched = number(database.get('SELECT products AS n FROM batch WHERE id = ?', batchId)?.['n'])
      database.get('PRAGMA wal_checkpoint(PASSIVE)')
      return { created, changed: touched - created }
    },
    close: () => database.close(),
  }
}
