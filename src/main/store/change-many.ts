// Writes one field of many products or variants with its history, in a handful of statements. It opens no batch and no transaction.
import type { Database } from './database.ts'
import { text } from './database.ts'
import type { FieldValue } from './fields.ts'
import { columnOf, fromColumn, readField, toColumn, writeField } from './fields.ts'
import { keepInStep } from './in-step.ts'
import type { Stamp } from './writer.ts'

export type WantedValue = {
  readonly productId: string
  readonly variantId: string | null
  readonly value: FieldValue
  /** The value, as JSON, that must stand now; anything else is kept. */
  readonly onlyIf?: string
}

export type ManyChanged = { readonly productIds: readonly string[]; readonly changes: number; readonly kept: number }

type Made = readonly [productId: string, variantId: string | null, before: string, after: string]

const keepHistory = (database: Database, batchId: string, field: string, made: readonly Made[]): void => {
  database.run(
    `INSERT INTO change (batch_id, product_id, variant_id, field, before, after)
     SELECT ?1, value ->> 0, value ->> 1, ?2, value ->> 2, value ->> 3 FROM json_each(?3) ORDER BY key`,
    batchId,
    field,
    JSON.stringify(made),
  )
}

const onePictureListAtATime = (
  database: Database,
  field: string,
  wanted: readonly WantedValue[],
  stamp: Stamp,
): { made: Made[]; kept: number } => {
  const made: Made[] = []
  let kept = 0
  for (const { productId, variantId, value, onlyIf } of wanted) {
    const now = readField(database, productId, variantId, field)
    const before = JSON.stringify(now)
    if (now === undefined || (onlyIf !== undefined && before !== onlyIf)) {
      kept += 1
      continue
    }
    if (before === JSON.stringify(value)) continue
    writeField(database, { productId, variantId, field, value }, stamp)
    const after = JSON.stringify(readField(database, productId, variantId, field) ?? null)
    if (after !== before) made.push([productId, variantId, before, after])
  }
  return { made, kept }
}

/**
 * Sets one field, of products or of variants, and leaves a change row for each (none where `batchId` is null). Each target may be named once.
 * `kept` counts what is not there or does not hold what `onlyIf` says.
 */
export const changeMany = (
  database: Database,
  batchId: string | null,
  { field, ofVariants }: { readonly field: string; readonly ofVariants: boolean },
  wanted: readonly WantedValue[],
  stamp: Stamp,
): ManyChanged => {
  const column = field === '$exists' ? 'removed_at' : columnOf(field, ofVariants)
  if (column === undefined) {
    const { made, kept } = onePictureListAtATime(database, field, wanted, stamp)
    if (batchId !== null) keepHistory(database, batchId, field, made)
    return { productIds: made.map(([productId]) => productId), changes: made.length, kept }
  }
  const read = (value: string | number | null): FieldValue =>
    field === '$exists' ? value === null : fromColumn(field, value)
  const written = (value: FieldValue): string | null =>
    field === '$exists' ? (value === true ? null : stamp.now) : toColumn(field, value)
  const table = ofVariants ? 'variant' : 'product'
  const idOf = ({ productId, variantId }: WantedValue): string => variantId ?? productId
  const known = new Map(
    database
      .all(
        `SELECT t.id, t.${column} AS value FROM json_each(?) j CROSS JOIN ${table} t ON t.id = j.value`,
        JSON.stringify(wanted.map(idOf)),
      )
      .map((row) => [text(row['id']), row['value'] ?? null]),
  )
  const rows: (readonly [string, string | null])[] = []
  const made: Made[] = []
  let kept = 0
  for (const target of wanted) {
    const raw = known.get(idOf(target))
    const before = raw === undefined ? undefined : JSON.stringify(read(raw))
    if (before === undefined || (target.onlyIf !== undefined && before !== target.onlyIf)) {
      kept += 1
      continue
    }
    const next = written(target.value)
    const after = JSON.stringify(read(next))
    if (after === before) continue
    rows.push([idOf(target), next])
    made.push([target.productId, target.variantId, before, after])
  }
  const productIds = [...new Set(made.map(([productId]) => productId))]
  if (rows.length === 0) return { productIds, changes: 0, kept }
  database.run(
    `UPDATE ${table} SET ${column} = given.value FROM (SELECT value ->> 0 AS id, value ->> 1 AS value FROM json_each(?)) AS given
     WHERE ${table}.id = given.id`,
    JSON.stringify(rows),
  )
  database.run(
    'UPDATE product SET updated_at = ? WHERE id IN (SELECT value FROM json_each(?))',
    stamp.now,
    JSON.stringify(productIds),
  )
  keepInStep(database, field, productIds)
  if (batchId !== null) keepHistory(database, batchId, field, made)
  return { productIds, changes: made.length, kept }
}

/** The ids among these targets that no product or variant has. */
export const missingOf = (database: Database, ofVariants: boolean, ids: readonly string[]): string[] =>
  database
    .all(
      `SELECT j.value AS id FROM json_each(?) j WHERE NOT EXISTS (SELECT 1 FROM ${ofVariants ? 'variant' : 'product'} t WHERE t.id = j.value)`,
      JSON.stringify(ids),
    )
    .map((row) => text(row['id']))
