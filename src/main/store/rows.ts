// Pages of grid rows: filter, sort, and sum variants up. One page is read with a handful of queries, however large the catalogue.
import type { ProductFilter, Row } from '#contract/products.ts'
import type { Stage } from '#contract/product.ts'
import type { Page, Sort } from '#main/app/ports/store.ts'
import type { Database, SqlRow, Value } from './database.ts'
import { number, parsed, text, textOrNull } from './database.ts'
import type { Scope } from './scope.ts'
import { byProduct } from './read-products.ts'
import type { Condition } from './row-order.ts'
import { placesOf, totalsOf } from './row-order.ts'
import { toVariant } from './variants.ts'

/** True for products (p) whose leaf asks for something else than before, until the seller has seen it. */
export const rulesChanged = `p.category_id IN (SELECT r.category_id FROM rule_change r
  WHERE r.seen_at IS NULL AND r.shop_id = (SELECT value FROM meta WHERE key = 'shop-in-use'))`

const viewConditions: Record<ProductFilter['view'], string> = {
  all: '',
  'needs-work': ' AND p.blocking > 0',
  draft: " AND p.stage = 'draft'",
  ready: " AND p.stage = 'ready'",
  review: " AND p.stage = 'review'",
  waiting: " AND p.stage = 'waiting'",
  live: " AND p.stage = 'live'",
  failed: " AND p.stage = 'failed'",
  inactive: " AND p.stage = 'inactive'",
  'rules-changed': ` AND ${rulesChanged}`,
}

const categoryJoin = 'LEFT JOIN category c ON c.shop_id = ? AND c.version = ? AND c.locale = ? AND c.id = p.category_id'

/** What a person types becomes a prefix query over title, brand and seller SKU; every word must be found. */
export const toMatch = (typed: string): string =>
  (typed.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}"*`).join(' AND ')

const where = (filter: ProductFilter): Condition => {
  let sql = `p.removed_at IS NULL${viewConditions[filter.view]}`
  const values: Value[] = []
  const match = toMatch(filter.text)
  if (match !== '') {
    sql += ' AND p.seq IN (SELECT rowid FROM product_search WHERE product_search MATCH ?)'
    values.push(match)
  }
  if (filter.categoryId !== null) {
    sql += ' AND p.category_id = ?'
    values.push(filter.categoryId)
  }
  if (filter.batchId !== null) {
    sql += ' AND p.id IN (SELECT product_id FROM change WHERE batch_id = ?)'
    values.push(filter.batchId)
  }
  const isViewOnly =
    match === '' && filter.categoryId === null && filter.batchId === null && filter.view !== 'rules-changed'
  return { sql, values, isViewOnly }
}

const marks = (count: number): string => Array.from({ length: count }, () => '?').join(', ')

const range = (prices: readonly string[]): string => {
  const given = prices.filter((price) => price !== '')
  const sorted = given.toSorted((one, other) => Number(one) - Number(other))
  const [low] = sorted
  const high = sorted.at(-1)
  if (low === undefined || high === undefined) return ''
  return low === high ? low : `${low} – ${high}`
}

const sum = (quantities: readonly string[]): string => {
  const given = quantities.filter((quantity) => quantity !== '')
  return given.length === 0 ? '' : String(given.reduce((total, quantity) => total + (Number(quantity) || 0), 0))
}

const toRow = (row: SqlRow, variantRows: readonly SqlRow[], findings: readonly SqlRow[]): Row => {
  const badFields = (variantId: string | null): string[] => [
    ...new Set(findings.filter((found) => found['variant_id'] === variantId).map((found) => text(found['field']))),
  ]
  const variants = variantRows.map((variant) => ({ ...toVariant(variant), badFields: badFields(text(variant['id'])) }))
  const [only] = variants
  const path = parsed<string[]>(row['category_path'], [])
  return {
    id: text(row['id']),
    title: text(row['title']),
    brand: text(row['brand']),
    // The column holds only the contract's stages.
    stage: text(row['stage']) as Stage,
    categoryId: textOrNull(row['category_id']),
    categoryName: textOrNull(row['category_name']),
    categoryPath: path.length === 0 ? null : path.join(' › '),
    isRestricted: text(row['permissions']).includes('INVITE_ONLY'),
    weight: text(row['weight']),
    weightUnit: text(row['weight_unit']),
    imageId: textOrNull(row['image_id']),
    imageCount: number(row['image_count']),
    blocking: number(row['blocking']),
    warnings: number(row['warnings']),
    badFields: badFields(null),
    price: range(variants.map((variant) => variant.price)),
    quantity: sum(variants.map((variant) => variant.quantity)),
    sellerSku: variants.length === 1 && only !== undefined ? only.sellerSku : '',
    variants,
    updatedAt: text(row['updated_at']),
  }
}

/** One page of rows with the totals of the filter. */
export const listRows = (
  database: Database,
  scope: Scope,
  filter: ProductFilter,
  sort: Sort,
  page: Page,
): { rows: Row[]; total: number; variantTotal: number } => {
  const condition = where(filter)
  const { version, locale } = scope.tree()
  // First only which rows, then all of them: otherwise every description of the catalogue goes through the sorting.
  const places = placesOf(database, scope, condition, sort, page)
  const products = database.all(
    `SELECT p.id, p.title, p.brand, p.stage, p.category_id, p.weight, p.weight_unit, p.blocking, p.warnings, p.updated_at,
       c.name AS category_name, c.path AS category_path, c.permissions AS permissions,
       (SELECT image_id FROM product_image i WHERE i.product_id = p.id ORDER BY i.position LIMIT 1) AS image_id,
       (SELECT count(*) FROM product_image i WHERE i.product_id = p.id) AS image_count
     FROM json_each(?) place CROSS JOIN product p ON p.seq = place.value ${categoryJoin} ORDER BY place.key`,
    JSON.stringify(places),
    scope.shopId(),
    version,
    locale,
  )
  const ids = products.map((row) => text(row['id']))
  const variants = byProduct(
    database.all(
      `SELECT * FROM variant WHERE removed_at IS NULL AND product_id IN (${marks(ids.length)}) ORDER BY position`,
      ...ids,
    ),
  )
  const findings = byProduct(
    database.all(
      `SELECT product_id, variant_id, field FROM finding WHERE severity = 'blocking' AND product_id IN (${marks(ids.length)})`,
      ...ids,
    ),
  )
  return {
    rows: products.map((row) => {
      const id = text(row['id'])
      return toRow(row, variants.get(id) ?? [], findings.get(id) ?? [])
    }),
    ...totalsOf(database, condition),
  }
}

/** The ids that SQLite joined into one text: for tens of thousands several times as fast as a row for each. */
export const idsOf = (row: SqlRow | undefined): string[] => parsed<string[]>(row?.['ids'], [])

/** The ids that a filter selects, newest first. */
export const listIds = (database: Database, filter: ProductFilter): string[] => {
  const condition = where(filter)
  return idsOf(
    database.get(
      `SELECT json_group_array(id) AS ids FROM (SELECT p.id FROM product p WHERE ${condition.sql} ORDER BY p.updated_at DESC, p.seq DESC)`,
      ...condition.values,
    ),
  )
}
