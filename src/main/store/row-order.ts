// Which products stand on a page of the list, in which order. It reads nothing but places; rows.ts fills them.
import type { Page, Sort } from '#main/app/ports/store.ts'
import type { Database, Value } from './database.ts'
import { number, text, textOrNull } from './database.ts'
import type { Scope } from './scope.ts'

/** A condition over products (named p) with its values. `isViewOnly`: it asks for nothing but a stage or blocking issues. */
export type Condition = { readonly sql: string; readonly values: readonly Value[]; readonly isViewOnly: boolean }

const sortColumns: Record<Exclude<Sort['sort'], 'category'>, readonly string[]> = {
  changed: ['p.updated_at'],
  title: ['p.title_key'],
  status: ['p.stage'],
  price: ['p.price_low'],
  stock: ['p.stock'],
  issues: ['p.blocking', 'p.warnings'],
}

const seqs = (database: Database, sql: string, ...values: readonly Value[]): number[] =>
  database.all(sql, ...values).map((row) => number(row['seq']))

const nameSql = `SELECT id, name FROM category WHERE shop_id = ? AND version = ? AND locale = ? AND id IN (SELECT value FROM json_each(?))`

// Products without a category come first, those of an unknown one after them, then by name: few groups, so only those on the page are read.
const byCategory = (
  database: Database,
  scope: Scope,
  condition: Condition,
  isDescending: boolean,
  { offset, limit }: Page,
): number[] => {
  const groups = database
    .all(
      `SELECT p.category_id AS id, count(*) AS n FROM product p WHERE ${condition.sql} GROUP BY p.category_id`,
      ...condition.values,
    )
    .map((row) => ({ id: textOrNull(row['id']), products: number(row['n']) }))
  const { version, locale } = scope.tree()
  const names = new Map(
    database
      .all(
        nameSql,
        scope.shopId(),
        version,
        locale,
        JSON.stringify(groups.flatMap(({ id }) => (id === null ? [] : [id]))),
      )
      .map((row) => [text(row['id']), text(row['name']).toLowerCase()]),
  )
  const keyOf = ({ id }: { id: string | null }): string => (id === null ? '' : `${names.get(id) ?? ''} ${id}`)
  const ordered = groups.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  if (isDescending) ordered.reverse()
  const direction = isDescending ? 'DESC' : 'ASC'
  const places: number[] = []
  let before = 0
  for (const { id, products } of ordered) {
    const skipped = Math.max(0, offset - before)
    before += products
    if (skipped >= products) continue
    if (places.length >= limit) break
    places.push(
      ...seqs(
        database,
        `SELECT p.seq FROM product p WHERE ${condition.sql} AND p.category_id IS ? ORDER BY p.seq ${direction} LIMIT ? OFFSET ?`,
        ...condition.values,
        id,
        limit - places.length,
        skipped,
      ),
    )
  }
  return places
}

/** The places (seq) of the products on a page, in order. */
export const placesOf = (
  database: Database,
  scope: Scope,
  condition: Condition,
  { sort, isDescending }: Sort,
  page: Page,
): number[] => {
  if (sort === 'category') return byCategory(database, scope, condition, isDescending, page)
  const direction = isDescending ? 'DESC' : 'ASC'
  const order = [...sortColumns[sort], 'p.seq'].map((column) => `${column} ${direction}`).join(', ')
  return seqs(
    database,
    `SELECT p.seq FROM product p WHERE ${condition.sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ...condition.values,
    page.limit,
    page.offset,
  )
}

/** How many products and variants a condition holds. */
export const totalsOf = (database: Database, condition: Condition): { total: number; variantTotal: number } => {
  // Left to itself the planner reads whole products here; this index has all that is asked for.
  const index = condition.isViewOnly ? 'INDEXED BY product_counts' : ''
  const row = database.get(
    `SELECT count(*) AS products, sum(p.variant_count) AS variants FROM product p ${index} WHERE ${condition.sql}`,
    ...condition.values,
  )
  return { total: number(row?.['products']), variantTotal: number(row?.['variants']) }
}
