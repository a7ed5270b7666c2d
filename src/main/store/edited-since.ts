// Finds what was edited since a batch: fields that it had set, and products that it had made. It changes nothing.
import type { EditedSince } from '#contract/products.ts'
import type { Database } from './database.ts'
import { number, numberOrNull, parsed, text, textOrNull } from './database.ts'
import type { FieldValue } from './fields.ts'
import { readField } from './fields.ts'

type Edited = {
  readonly productId: string
  readonly variantId: string | null
  readonly field: string
  readonly set: FieldValue
  readonly now: FieldValue
}

// Only products with a later change can have been edited; the others need not be looked at.
const boundsSql = `SELECT (SELECT min(seq) FROM change WHERE batch_id = ?) AS first, (SELECT max(seq) FROM change) AS last`
const laterSql = `SELECT DISTINCT c.product_id AS id FROM change c WHERE c.seq > ?2 AND c.seq <= ?3 AND c.batch_id <> ?1
  AND EXISTS (SELECT 1 FROM change o WHERE o.product_id = c.product_id AND o.batch_id = ?1)`
const changesSql = 'SELECT * FROM change WHERE product_id = ? ORDER BY seq'

// As many products, and as many changes, as are looked through in a few milliseconds.
const atATime = 50
const changesAtATime = 1_000

function* editedLater(database: Database, batchId: string): Generator<void, readonly string[], void> {
  const bounds = database.get(boundsSql, batchId)
  const last = number(bounds?.['last'])
  const ids = new Set<string>()
  // A batch without changes has no first one, and nothing was edited of it.
  for (let from = numberOrNull(bounds?.['first']) ?? last; from < last; from += changesAtATime) {
    for (const row of database.all(laterSql, batchId, from, from + changesAtATime)) ids.add(text(row['id']))
    yield
  }
  return [...ids]
}

/** In steps: what was edited since a batch and stands now, product by product, in the order of the edits. */
export function* findEdited(database: Database, batchId: string): Generator<void, Edited[], void> {
  const edited: Edited[] = []
  for (const [at, productId] of (yield* editedLater(database, batchId)).entries()) {
    if (at % atATime === atATime - 1) yield
    const set = new Map<string, FieldValue>()
    let isMade = false
    let hasBegun = false
    for (const change of database.all(changesSql, productId)) {
      const isOwn = text(change['batch_id']) === batchId
      hasBegun ||= isOwn
      if (!hasBegun) continue
      const variantId = textOrNull(change['variant_id'])
      const field = text(change['field'])
      const place = JSON.stringify([variantId, field])
      if (isOwn) {
        if (field === '$exists' && variantId === null) isMade = text(change['after']) === 'true'
        else set.set(place, parsed<FieldValue>(change['after'], null))
      } else if (isMade && !set.has(place) && !(field === '$exists' && variantId === null))
        set.set(place, parsed<FieldValue>(change['before'], null))
    }
    // A product that is gone has nothing left that an undo could take.
    if (readField(database, productId, null, '$exists') !== true) continue
    for (const [place, value] of set) {
      // The map's keys are written above.
      const [variantId, field] = JSON.parse(place) as [string | null, string]
      const now = readField(database, productId, variantId, field)
      if (now !== undefined && JSON.stringify(now) !== JSON.stringify(value))
        edited.push({ productId, variantId, field, set: value, now })
    }
  }
  return edited
}

const longest = 300

const wordsOf = (field: string, value: FieldValue): string => {
  if (field === '$exists') return value === true ? 'there' : 'removed'
  if (typeof value === 'string') return value.slice(0, longest)
  if (!Array.isArray(value)) return value === null ? '' : JSON.stringify(value).slice(0, longest)
  const parts = value.map((one: unknown) => {
    if (typeof one !== 'object' || one === null) return String(one)
    if ('value' in one && 'name' in one) return `${String(one.name)}: ${String(one.value)}`
    return 'name' in one ? String(one.name) : ''
  })
  return parts.join(', ').slice(0, longest)
}

/** The same in words, for people. */
export const describeEdited = (database: Database, edited: readonly Edited[]): EditedSince[] =>
  edited.map(({ productId, variantId, field, set, now }) => {
    const title = text(database.get('SELECT title FROM product WHERE id = ?', productId)?.['title'])
    const row =
      variantId === null ? undefined : database.get('SELECT seller_sku, options FROM variant WHERE id = ?', variantId)
    const options = parsed<{ value: string }[]>(row?.['options'], []).map(({ value }) => value)
    const variant = row === undefined ? '' : options.join(' / ') || text(row['seller_sku']) || 'a variant'
    const name = field === '$exists' ? 'variant' : field
    return { productId, title, variant, field: name, set: wordsOf(field, set), now: wordsOf(field, now) }
  })
