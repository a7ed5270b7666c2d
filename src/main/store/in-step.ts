// Keeps what is derived from products in step with them: the search, the sums over variants, the order of titles. It decides nothing.
import type { Database } from './database.ts'

const searchable: ReadonlySet<string> = new Set(['title', 'brand', 'sellerSku', '$exists'])
const summed: ReadonlySet<string> = new Set(['price', 'quantity', '$exists'])

const sumsSql = `UPDATE product SET (price_low, stock, variant_count) = (
    SELECT min(CASE WHEN v.price <> '' THEN CAST(v.price AS REAL) END), sum(CASE WHEN v.quantity <> '' THEN CAST(v.quantity AS INTEGER) END), count(*)
    FROM variant v WHERE v.product_id = product.id AND v.removed_at IS NULL)
  WHERE id IN (SELECT value FROM json_each(?))`

const forgetSql = `DELETE FROM product_search WHERE rowid IN (SELECT seq FROM product WHERE id IN (SELECT value FROM json_each(?)))`

const findableSql = `INSERT INTO product_search (rowid, title, brand, sku)
  SELECT p.seq, p.title, p.brand, coalesce((SELECT group_concat(v.seller_sku, ' ') FROM variant v
    WHERE v.product_id = p.id AND v.removed_at IS NULL AND v.seller_sku <> ''), '')
  FROM product p WHERE p.removed_at IS NULL AND p.id IN (SELECT value FROM json_each(?))`

/** Brings everything that hangs on a field in step, for products whose field was just written. */
export const keepInStep = (database: Database, field: string, productIds: readonly string[]): void => {
  const ids = JSON.stringify(productIds)
  if (field === 'title') {
    database.run('UPDATE product SET title_key = title_key(title) WHERE id IN (SELECT value FROM json_each(?))', ids)
  }
  if (summed.has(field)) database.run(sumsSql, ids)
  if (searchable.has(field)) {
    database.run(forgetSql, ids)
    database.run(findableSql, ids)
  }
  if (field === '$exists') {
    const gone = 'SELECT id FROM product WHERE removed_at IS NOT NULL AND id IN (SELECT value FROM json_each(?))'
    database.run(`DELETE FROM finding WHERE product_id IN (${gone})`, ids)
    database.run(`UPDATE product SET findings_hash = NULL WHERE id IN (${gone})`, ids)
  }
}
