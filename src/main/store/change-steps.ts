// The steps of a batch: its edits, or the way back, a few hundred values at a time. The caller wraps each step in a transaction.
import { AppError } from '#contract/failure.ts'
import type { NewBatch } from '#main/app/ports/store.ts'
import { changeMany, missingOf } from './change-many.ts'
import type { WantedValue } from './change-many.ts'
import type { Database, SqlRow } from './database.ts'
import { parsed, text, textOrNull } from './database.ts'
import { findEdited } from './edited-since.ts'
import type { FieldValue } from './fields.ts'
import type { Stamp } from './writer.ts'
import { closeBatch, openBatch } from './writer.ts'

export type Steps<T> = Generator<void, T, void>

// As many values as are written in a few milliseconds, also with long texts and on a slow disk.
const atATime = 100
// As many as are looked at in a few milliseconds.
const lookedAtATime = 4_000

export type NewValue = WantedValue & { readonly field: string }

type Group = { readonly field: string; readonly ofVariants: boolean; readonly wanted: Map<string, WantedValue> }

function* groupSteps(targets: readonly NewValue[]): Steps<Group[]> {
  const groups = new Map<string, Group>()
  for (const [at, { field, ...wanted }] of targets.entries()) {
    if (at % lookedAtATime === lookedAtATime - 1) yield
    const ofVariants = wanted.variantId !== null
    const name = `${ofVariants} ${field}`
    const group = groups.get(name) ?? { field, ofVariants, wanted: new Map<string, WantedValue>() }
    groups.set(name, group)
    // Of two edits of one value the later stands.
    group.wanted.set(wanted.variantId ?? wanted.productId, wanted)
  }
  return [...groups.values()]
}

function* slicesOf<T>(all: readonly T[], size = atATime): Generator<T[], void, void> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size)
}

const refuseMissing = (database: Database, { field, ofVariants, wanted }: Group, ids: readonly string[]): void => {
  const [missing] = missingOf(database, ofVariants, ids)
  if (missing === undefined) return
  throw new AppError('invalid', {
    sentence: `The product ${wanted.get(missing)?.productId ?? missing} has no ${field} that could be changed; it may have been removed.`,
    action: 'Nothing of this change was saved. Look at the list again and repeat it.',
    fields: [{ path: field, sentence: 'not found' }],
  })
}

/** Makes the edits as one batch and gives its id, or null where nothing was changed. Throws `invalid` for a target that is not there. */
export function* applySteps(
  database: Database,
  batch: NewBatch,
  edits: readonly NewValue[],
  stamp: Stamp,
): Steps<string | null> {
  const groups = yield* groupSteps(edits)
  for (const group of groups) {
    for (const ids of slicesOf([...group.wanted.keys()], lookedAtATime)) {
      refuseMissing(database, group, ids)
      yield
    }
  }
  const id = stamp.newId()
  openBatch(database, { id, ...batch, at: stamp.now, isOpen: true })
  let changes = 0
  const products = new Set<string>()
  for (const { wanted, ...where } of groups) {
    for (const slice of slicesOf([...wanted.values()])) {
      const made = changeMany(database, id, where, slice, stamp)
      changes += made.changes
      for (const productId of made.productIds) products.add(productId)
      yield
    }
  }
  closeBatch(database, id, null, { changes, products: products.size })
  if (changes > 0) return id
  database.run('DELETE FROM batch WHERE id = ?', id)
  return null
}

/** Rows in which no value stands twice, so that they can be written together; the order of the same value is kept. */
const roundsOf = (rows: readonly SqlRow[]): SqlRow[][] => {
  const rounds: { readonly rows: SqlRow[]; readonly seen: Set<string> }[] = []
  for (const row of rows) {
    const name = `${text(row['field'])} ${text(row['variant_id'] ?? row['product_id'])}`
    let at = rounds.length
    while (at > 0 && rounds[at - 1]?.seen.has(name) === false) at -= 1
    const round = rounds[at] ?? { rows: [], seen: new Set<string>() }
    rounds[at] = round
    round.rows.push(row)
    round.seen.add(name)
  }
  return rounds.map((round) => round.rows)
}

/** Products that a batch made and that were edited since: they stay, with their edits. */
function* editedOfMade(database: Database, batchId: string): Steps<ReadonlySet<string>> {
  const made = "SELECT 1 AS one FROM change WHERE batch_id = ? AND field = '$exists' AND after = 'true' LIMIT 1"
  if (database.get(made, batchId) === undefined) return new Set()
  return new Set((yield* findEdited(database, batchId)).map(({ productId }) => productId))
}

function* backSteps(
  database: Database,
  batchId: string,
  into: string | null,
  edits: 'keep' | 'all',
  stamp: Stamp,
): Steps<{ changes: number; kept: number; productIds: string[] }> {
  const productIds = new Set<string>()
  let changes = 0
  let kept = 0
  const edited = edits === 'all' ? new Set<string>() : yield* editedOfMade(database, batchId)
  let below = Number.MAX_SAFE_INTEGER
  for (;;) {
    const rows = database.all(
      'SELECT * FROM change WHERE batch_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
      batchId,
      below,
      atATime,
    )
    const last = rows.at(-1)
    if (last === undefined) return { changes, kept, productIds: [...productIds] }
    below = Number(last['seq'])
    for (const round of roundsOf(rows)) {
      const stays = (row: SqlRow): boolean =>
        row['field'] === '$exists' && row['after'] === 'true' && edited.has(text(row['product_id']))
      const going = round.filter((row) => !stays(row))
      kept += round.length - going.length
      const targets = going.map((row) => ({
        productId: text(row['product_id']),
        variantId: textOrNull(row['variant_id']),
        field: text(row['field']),
        value: parsed<FieldValue>(row['before'], null),
        ...(edits === 'keep' ? { onlyIf: text(row['after']) } : {}),
      }))
      for (const { wanted, ...where } of yield* groupSteps(targets)) {
        const made = changeMany(database, into, where, [...wanted.values()], stamp)
        changes += made.changes
        kept += made.kept
        for (const productId of made.productIds) productIds.add(productId)
      }
    }
    yield
  }
}

/** Takes a batch back as a batch of its own. `kept` counts values that were changed since and stay, unless `edits` is `all`. */
export function* reverseSteps(
  database: Database,
  batchId: string,
  { edits, ...made }: { kind: 'undo' | 'redo'; label: string; who: string; edits: 'keep' | 'all' },
  stamp: Stamp,
): Steps<{ id: string; kept: number; productIds: string[] }> {
  const id = stamp.newId()
  openBatch(database, { id, ...made, at: stamp.now, isOpen: true, undoes: batchId })
  const { changes, kept, productIds } = yield* backSteps(database, batchId, id, edits, stamp)
  closeBatch(database, id, null, { changes, products: productIds.length })
  database.run('UPDATE batch SET undone_by = ? WHERE id = ?', id, batchId)
  return { id, kept, productIds }
}

/** Takes a batch back that was cut off in the middle, and forgets it: as if it had never begun. */
export function* takeBackSteps(database: Database, batchId: string, stamp: Stamp): Steps<void> {
  yield* backSteps(database, batchId, null, 'keep', stamp)
  database.run('DELETE FROM change WHERE batch_id = ?', batchId)
  database.run('DELETE FROM batch WHERE id = ?', batchId)
}
