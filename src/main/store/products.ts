// Products as wholes: read one, read many without holding all, count them, keep their findings and their stage.
import type { Stage } from '#contract/product.ts'
import { stages } from '#contract/product.ts'
import type { ProductStore } from '#main/app/ports/store.ts'
import type { Database, Value } from './database.ts'
import { number, text } from './database.ts'
import { createPictureStore } from './pictures.ts'
import { findingGroups, findingsOf, saveFindings } from './findings.ts'
import { readCells } from './read-cells.ts'
import { readProducts } from './read-products.ts'
import { idsOf, listIds, listRows, rulesChanged } from './rows.ts'
import type { Scope } from './scope.ts'
import { readInTurns } from './step-runner.ts'
import type { Stamp } from './writer.ts'

const countAll = (database: Database): ReturnType<ProductStore['counts']> => {
  const counted: Record<Stage, number> = { draft: 0, ready: 0, review: 0, waiting: 0, live: 0, failed: 0, inactive: 0 }
  const sums = { products: 0, variants: 0, needsWork: 0 }
  const rows = database.all(
    `SELECT stage, count(*) AS n, sum(variant_count) AS variants, sum(blocking > 0) AS blocked FROM product
     WHERE removed_at IS NULL GROUP BY stage`,
  )
  for (const row of rows) {
    const stage = stages.find((name) => name === row['stage'])
    if (stage !== undefined) counted[stage] = number(row['n'])
    sums.products += number(row['n'])
    sums.variants += number(row['variants'])
    sums.needsWork += number(row['blocked'])
  }
  const changed = number(
    database.get(`SELECT count(*) AS n FROM product p WHERE p.removed_at IS NULL AND ${rulesChanged}`)?.['n'],
  )
  return { ...sums, rulesChanged: changed, stages: counted }
}

const uncheckedSql = `SELECT json_group_array(id) AS ids FROM product INDEXED BY product_unchecked
  WHERE removed_at IS NULL AND (checked_at IS NULL OR checked_at < updated_at)`

// So many products are read together where all are wanted.
const atATime = 100

const imageColumns = {
  state: 'state',
  widthPixels: 'width',
  heightPixels: 'height',
  sizeBytes: 'bytes',
  problem: 'problem',
  sha256: 'sha256',
} as const

/** Products on SQLite. */
export const createProductStore = (database: Database, stamp: () => Stamp, scope: Scope): ProductStore => ({
  ...createPictureStore(database),
  list: (filter, sort, page) => listRows(database, scope, filter, sort, page),
  ids: (filter) => listIds(database, filter),
  unchecked: () => idsOf(database.get(uncheckedSql)),
  get: (id) => readProducts(database, [id])[0] ?? null,
  many: (ids) => readProducts(database, ids),
  each: (ids, visit) => {
    const all =
      ids ?? database.all('SELECT id FROM product WHERE removed_at IS NULL ORDER BY seq').map((row) => text(row['id']))
    for (let from = 0; from < all.length; from += atATime) {
      for (const product of readProducts(database, all.slice(from, from + atATime))) visit(product)
    }
  },
  cells: (wanted, productIds, variantIds) => readCells(database, wanted, productIds, variantIds),
  counts: () => countAll(database),
  setFindings: (productId, findings) => {
    database.transaction(() => saveFindings(database, productId, findings, stamp().now))
  },
  findings: (productId) => findingsOf(database, productId),
  findingGroups: () => readInTurns(findingGroups(database)),
  productsWithFinding: (code) =>
    idsOf(database.get('SELECT json_group_array(DISTINCT product_id) AS ids FROM finding WHERE code = ?', code)),
  stageOf: (productId) => {
    const row = database.get('SELECT stage FROM product WHERE id = ?', productId)
    return stages.find((stage) => stage === row?.['stage']) ?? 'draft'
  },
  setStage: (productId, stage) => {
    database.run('UPDATE product SET stage = ? WHERE id = ? AND stage <> ?', stage, productId, stage)
  },
  setImage: (imageId, image) => {
    const sets: string[] = []
    const values: Value[] = []
    for (const [name, column] of Object.entries(imageColumns)) {
      const value: unknown = Reflect.get(image, name)
      if (value === undefined) continue
      sets.push(`${column} = ?`)
      values.push(typeof value === 'number' || typeof value === 'string' ? value : null)
    }
    if (sets.length > 0) database.run(`UPDATE image SET ${sets.join(', ')} WHERE id = ?`, ...values, imageId)
  },
})
