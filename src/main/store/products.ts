// Products as wholes: read one, read many without holding all, count them, keep their findings and their stage.
import type { Finding } from '#contract/finding.ts'
import type { Image, Product, Stage, Variant } from '#contract/product.ts'
import { stages } from '#contract/product.ts'
import type { ProductStore } from '#main/app/ports/store.ts'
import type { Database, SqlRow, Value } from './database.ts'
import { number, numberOrNull, parsed, text, textOrNull } from './database.ts'
import { listIds, listRows, rulesChanged } from './rows.ts'
import { toVariant } from './variants.ts'
import type { Scope } from './scope.ts'
import type { Stamp } from './writer.ts'
import { closeBatch, openBatch, setField } from './writer.ts'

const toImage = (row: SqlRow): Image => ({
  id: text(row['id']),
  source: text(row['source']),
  // The column holds only the contract's states.
  state: text(row['state']) as Image['state'],
  widthPixels: numberOrNull(row['width']),
  heightPixels: numberOrNull(row['height']),
  sizeBytes: numberOrNull(row['bytes']),
  problem: textOrNull(row['problem']),
})

const variantsOf = (database: Database, productId: string): Variant[] =>
  database
    .all('SELECT * FROM variant WHERE product_id = ? AND removed_at IS NULL ORDER BY position', productId)
    .map(toVariant)

const imagesOf = (database: Database, productId: string): Image[] =>
  database
    .all(
      'SELECT i.* FROM product_image p JOIN image i ON i.id = p.image_id WHERE p.product_id = ? ORDER BY p.position',
      productId,
    )
    .map(toImage)

const toProduct = (database: Database, row: SqlRow): Product => {
  const id = text(row['id'])
  return {
    id,
    key: text(row['key']),
    title: text(row['title']),
    description: text(row['description']),
    brand: text(row['brand']),
    brandId: text(row['brand_id']),
    sourceCategory: text(row['source_category']),
    categoryId: textOrNull(row['category_id']),
    weight: text(row['weight']),
    weightUnit: text(row['weight_unit']),
    length: text(row['length']),
    width: text(row['width']),
    height: text(row['height']),
    dimensionUnit: text(row['dimension_unit']),
    attributes: parsed(row['attributes'], []),
    images: imagesOf(database, id),
    certificates: parsed(row['certificates'], []),
    sizeChart: parsed(row['size_chart'], null),
    keptAside: parsed(row['kept_aside'], []),
    variants: variantsOf(database, id),
    createdAt: text(row['created_at']),
    updatedAt: text(row['updated_at']),
  }
}

const toFinding = (row: SqlRow): Finding => ({
  code: text(row['code']),
  // The column holds only the contract's severities.
  severity: text(row['severity']) as Finding['severity'],
  variantId: textOrNull(row['variant_id']),
  field: text(row['field']),
  sentence: text(row['sentence']),
  place: text(row['place']),
  fix: parsed(row['fix'], null),
})

const saveFindings = (database: Database, productId: string, findings: readonly Finding[], now: string): void => {
  database.run('DELETE FROM finding WHERE product_id = ?', productId)
  for (const [position, finding] of findings.entries()) {
    database.run(
      'INSERT INTO finding (product_id, position, variant_id, code, severity, field, sentence, place, fix) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      productId,
      position,
      finding.variantId,
      finding.code,
      finding.severity,
      finding.field,
      finding.sentence,
      finding.place,
      finding.fix === null ? null : JSON.stringify(finding.fix),
    )
  }
  const blocking = findings.filter((finding) => finding.severity === 'blocking').length
  database.run(
    'UPDATE product SET blocking = ?, warnings = ?, checked_at = ? WHERE id = ?',
    blocking,
    findings.length - blocking,
    now,
    productId,
  )
}

const countAll = (database: Database): ReturnType<ProductStore['counts']> => {
  const counted: Record<Stage, number> = { draft: 0, ready: 0, review: 0, waiting: 0, live: 0, failed: 0, inactive: 0 }
  let products = 0
  for (const row of database.all('SELECT stage, count(*) AS n FROM product WHERE removed_at IS NULL GROUP BY stage')) {
    const stage = stages.find((name) => name === row['stage'])
    if (stage !== undefined) counted[stage] = number(row['n'])
    products += number(row['n'])
  }
  const variants = number(
    database.get(
      'SELECT count(*) AS n FROM variant v JOIN product p ON p.id = v.product_id WHERE v.removed_at IS NULL AND p.removed_at IS NULL',
    )?.['n'],
  )
  const needsWork = number(
    database.get('SELECT count(*) AS n FROM product WHERE removed_at IS NULL AND blocking > 0')?.['n'],
  )
  const changed = number(
    database.get(`SELECT count(*) AS n FROM product p WHERE p.removed_at IS NULL AND ${rulesChanged}`)?.['n'],
  )
  return { products, variants, needsWork, rulesChanged: changed, stages: counted }
}

const groupsSql = `SELECT f.code, f.severity, min(f.sentence) AS sentence, max(f.fix) AS fix, count(DISTINCT f.product_id) AS products
  FROM finding f JOIN product p ON p.id = f.product_id WHERE p.removed_at IS NULL
  GROUP BY f.code, f.severity ORDER BY f.severity, products DESC`

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
  list: (filter, sort, page) => listRows(database, scope, filter, sort, page),
  ids: (filter) => listIds(database, filter),
  get: (id) => {
    const row = database.get('SELECT * FROM product WHERE id = ? AND removed_at IS NULL', id)
    return row === undefined ? null : toProduct(database, row)
  },
  each: (ids, visit) => {
    const all =
      ids ?? database.all('SELECT id FROM product WHERE removed_at IS NULL ORDER BY seq').map((row) => text(row['id']))
    for (const id of all) {
      const row = database.get('SELECT * FROM product WHERE id = ? AND removed_at IS NULL', id)
      if (row !== undefined) visit(toProduct(database, row))
    }
  },
  counts: () => countAll(database),
  setFindings: (productId, findings) => {
    database.transaction(() => saveFindings(database, productId, findings, stamp().now))
  },
  findings: (productId) =>
    database
      .all(
        `SELECT f.*, (SELECT count(DISTINCT o.product_id) FROM finding o JOIN product p ON p.id = o.product_id
           WHERE o.code = f.code AND o.product_id <> f.product_id AND p.removed_at IS NULL) AS others
         FROM finding f WHERE f.product_id = ? ORDER BY f.severity, f.position`,
        productId,
      )
      .map((row) => ({ ...toFinding(row), others: number(row['others']) })),
  findingGroups: () =>
    database.all(groupsSql).map((row) => ({
      ...toFinding({ ...row, variant_id: null, field: '', place: '' }),
      products: number(row['products']),
    })),
  productsWithFinding: (code) =>
    database.all('SELECT DISTINCT product_id FROM finding WHERE code = ?', code).map((row) => text(row['product_id'])),
  stageOf: (productId) => {
    const row = database.get('SELECT stage FROM product WHERE id = ?', productId)
    return stages.find((stage) => stage === row?.['stage']) ?? 'draft'
  },
  setStage: (productId, stage) => {
    database.run('UPDATE product SET stage = ? WHERE id = ? AND stage <> ?', stage, productId, stage)
  },
  remove: (ids) =>
    database.transaction(() => {
      const now = stamp()
      const batchId = now.newId()
      const label = ids.length === 1 ? 'Remove a product' : `Remove ${ids.length} products`
      openBatch(database, { id: batchId, kind: 'edit', label, who: 'seller', at: now.now, isOpen: false })
      let removed = 0
      for (const productId of ids) {
        const target = { productId, variantId: null, field: '$exists', value: false }
        if (setField(database, batchId, target, now) === 'changed') removed += 1
      }
      closeBatch(database, batchId)
      return removed
    }),
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
