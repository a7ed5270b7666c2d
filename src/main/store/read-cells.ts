// Reads single text fields of many products or variants, for deeds on a selection. It writes nothing.
import type { Option } from '#contract/product.ts'
import type { BulkCell, BulkField } from '#main/app/ports/store.ts'
import type { Database, SqlRow } from './database.ts'
import { parsed, text } from './database.ts'
import { columnOf } from './fields.ts'

const nameOf = (row: SqlRow): string => {
  const options = parsed<Option[]>(row['options'], [])
  return options.map((option) => option.value).join(' · ') || text(row['seller_sku'])
}

const productSql = (columns: string): string =>
  `SELECT p.id AS product_id, NULL AS variant_id, p.title, ${columns} FROM json_each(?1) j CROSS JOIN product p ON p.id = j.value
   WHERE p.removed_at IS NULL ORDER BY j.key`

const variantSql = (columns: string): string =>
  `SELECT p.id AS product_id, v.id AS variant_id, p.title, v.options, v.seller_sku, p.variant_count, ${columns}
   FROM json_each(?1) j CROSS JOIN product p ON p.id = j.value JOIN variant v ON v.product_id = p.id
   WHERE p.removed_at IS NULL AND v.removed_at IS NULL AND (?2 IS NULL OR v.id IN (SELECT value FROM json_each(?2))) ORDER BY j.key, v.position`

/** The values of these fields (all of the product, or all of its variants) for the products named; only the variants named, where any are. */
export const readCells = (
  database: Database,
  { fields, ofVariants }: { readonly fields: readonly BulkField[]; readonly ofVariants: boolean },
  productIds: readonly string[],
  variantIds: readonly string[] | null,
): BulkCell[] => {
  const known = fields.flatMap((field, at) => {
    const column = columnOf(field, ofVariants)
    return column === undefined ? [] : [{ field, sql: `${ofVariants ? 'v' : 'p'}.${column} AS value_${at}`, at }]
  })
  const columns = known.map(({ sql }) => sql).join(', ')
  const rows = ofVariants
    ? database.all(
        variantSql(columns),
        JSON.stringify(productIds),
        variantIds === null ? null : JSON.stringify(variantIds),
      )
    : database.all(productSql(columns), JSON.stringify(productIds))
  return rows.map((row) => ({
    productId: text(row['product_id']),
    variantId: ofVariants ? text(row['variant_id']) : null,
    title: text(row['title']),
    variant: ofVariants && Number(row['variant_count']) > 1 ? nameOf(row) : '',
    values: Object.fromEntries(known.map(({ field, at }) => [field, text(row[`value_${at}`])])),
  }))
}
