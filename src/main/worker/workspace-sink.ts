// Brings planned products into the workspace over the worker's own connection: a few hundred a transaction, all in one batch with its history.
import { applyDetails } from '#core/import/own-details.ts'
import { withWanted } from '#core/import/wanted-attributes.ts'
import type { ImportSink } from './sink.ts'
import type { ImportedProduct, ImportedVariant } from '#core/import/model.ts'
import type {
  ExistingLookup,
  ExistingProduct,
  ExistingVariant,
  PlannedChange,
  PlannedProduct,
} from '#core/import/plan.ts'
import { attributesAfter } from '#core/import/plan.ts'
import type { Database, SqlRow } from '#main/store/database.ts'
import { insertProducts } from '#main/store/bulk.ts'
import { number, openDatabase, parsed, text, textOrNull } from '#main/store/database.ts'
import { columnOf, imageIdOf, toColumn } from '#main/store/fields.ts'
import { readLeafChoices } from '#main/store/leaf-choices.ts'
import { readMappings } from '#main/store/meta.ts'
import { createScope } from '#main/store/scope.ts'
import type { Stamp } from '#main/store/writer.ts'
import { addVariant, closeBatch, openBatch, setField } from '#main/store/writer.ts'

const productsSql = `SELECT * FROM product WHERE removed_at IS NULL AND id IN (SELECT value FROM json_each(?))`
// Our own export names a product by its id where keys are shared.
const byKeySql = `SELECT id FROM product WHERE removed_at IS NULL
  AND (key IN (SELECT value FROM json_each(?1)) OR id IN (SELECT value FROM json_each(?1)))`
const bySkuSql = `SELECT DISTINCT v.product_id AS id FROM variant v JOIN product p ON p.id = v.product_id
  WHERE v.removed_at IS NULL AND v.seller_sku <> '' AND v.seller_sku IN (SELECT value FROM json_each(?)) AND p.removed_at IS NULL`
const variantsSql = `SELECT v.*, i.source AS image_source FROM variant v LEFT JOIN image i ON i.id = v.image_id
  WHERE v.removed_at IS NULL AND v.product_id IN (SELECT value FROM json_each(?)) ORDER BY v.position`
const imagesSql = `SELECT p.product_id, i.source FROM product_image p JOIN image i ON i.id = p.image_id
  WHERE p.product_id IN (SELECT value FROM json_each(?)) ORDER BY p.position`

const toExistingVariant = (row: SqlRow): ExistingVariant => ({
  id: text(row['id']),
  fields: {
    sellerSku: text(row['seller_sku']),
    price: text(row['price']),
    listPrice: text(row['list_price']),
    quantity: text(row['quantity']),
    identifierType: text(row['identifier_type']),
    identifierCode: text(row['identifier_code']),
  },
  options: parsed(row['options'], []),
  imageSource: textOrNull(row['image_source']),
})

const toExisting = (
  row: SqlRow,
  variants: readonly ExistingVariant[],
  imageSources: readonly string[],
): ExistingProduct => ({
  id: text(row['id']),
  key: text(row['key']),
  fields: {
    title: text(row['title']),
    description: text(row['description']),
    brand: text(row['brand']),
    sourceCategory: text(row['source_category']),
    categoryId: text(row['category_id']),
    weight: text(row['weight']),
    weightUnit: text(row['weight_unit']),
    length: text(row['length']),
    width: text(row['width']),
    height: text(row['height']),
    dimensionUnit: text(row['dimension_unit']),
  },
  imageSources,
  attributes: parsed(row['attributes'], []),
  details: {
    brandId: text(row['brand_id']),
    certificates: parsed(row['certificates'], []),
    sizeChart: parsed(row['size_chart'], null),
    keptAside: parsed(row['kept_aside'], []),
  },
  variants,
})

const grouped = <T>(rows: readonly SqlRow[], toValue: (row: SqlRow) => T): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const id = text(row['product_id'])
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [toValue(row)])
    else group.push(toValue(row))
  }
  return groups
}

const readExisting = (database: Database, ids: readonly string[]): ExistingProduct[] => {
  if (ids.length === 0) return []
  const wanted = JSON.stringify(ids)
  const variants = grouped(database.all(variantsSql, wanted), toExistingVariant)
  const images = grouped(database.all(imagesSql, wanted), (row) => text(row['source']))
  return database
    .all(productsSql, wanted)
    .map((row) => toExisting(row, variants.get(text(row['id'])) ?? [], images.get(text(row['id'])) ?? []))
}

const toNewVariant = (variant: ImportedVariant): Parameters<typeof addVariant>[3] => ({
  fields: variant.fields,
  options: variant.options,
  imageSource: variant.imageSource,
})

const toNewProduct = (imported: ImportedProduct): Parameters<typeof insertProducts>[2][number] => ({
  key: imported.key,
  fields: imported.fields,
  imageSources: imported.images.map((image) => image.source),
  variants: imported.variants.map(toNewVariant),
  attributes: withWanted(attributesAfter([], imported), imported.facts),
})

const noDetails = { brand: '', brandId: '', certificates: [], sizeChart: null, keptAside: [] }

// Only our own export has details; they are part of the new product, so its one change row stands for them too.
const writeDetails = (database: Database, id: string, { details, fields }: ImportedProduct): void => {
  if (details === undefined) return
  const made = applyDetails(noDetails, fields.brand ?? '', details)
  for (const field of ['brandId', 'certificates', 'sizeChart', 'keptAside'] as const) {
    const column = columnOf(field, false) ?? ''
    database.run(`UPDATE product SET ${column} = ? WHERE id = ?`, toColumn(field, made[field]), id)
  }
}

const emptyLookup: ExistingLookup = { byKey: () => undefined, bySku: () => [] }

/** A sink on a workspace file. `nowIso` gives the time of each write. */
export const createWorkspaceSink = (file: string, nowIso: () => string, newId: () => string): ImportSink => {
  const database = openDatabase(file)
  // Which key of the file a product was matched to, so that a seller SKU used twice does not pour two products into one.
  const claimed = new Map<string, string>()
  const wasEmpty = database.get('SELECT 1 AS one FROM product WHERE removed_at IS NULL LIMIT 1') === undefined
  const written = new Set<string>()
  let batchId = ''
  // An import writes much at once. Should the power fail, its last transactions may be gone, never half there: the batch is still open and is
  // gone on with. The commit that closes the batch waits for the disk, and the journal is copied back here, not by the thread of the window.
  database.get('PRAGMA wal_autocheckpoint = 8000')
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
  const applyProduct = (planned: PlannedProduct, stamp: Stamp): void => {
    if (planned.kind === 'rejected' || planned.kind === 'new') return
    claimed.set(planned.productId, planned.imported.key)
    if (planned.kind === 'changed') {
      for (const change of planned.changes) applyChange(planned.productId, change, stamp)
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
    lookup: (keys, sellerSkus): ExistingLookup => {
      if (wasEmpty && !keys.some((key) => written.has(key))) return emptyLookup
      const ids = new Set<string>()
      for (const row of database.all(byKeySql, JSON.stringify(keys))) ids.add(text(row['id']))
      if (sellerSkus.length > 0) {
        for (const row of database.all(bySkuSql, JSON.stringify(sellerSkus))) ids.add(text(row['id']))
      }
      const existing = readExisting(database, [...ids])
      const byId = new Map(existing.map((product) => [product.id, product]))
      const keyed = new Map(existing.map((product) => [product.key, product]))
      const bySku = new Map<string, ExistingProduct[]>()
      for (const product of existing) {
        for (const variant of product.variants) {
          const sku = variant.fields.sellerSku
          const known = bySku.get(sku) ?? []
          if (!known.includes(product)) bySku.set(sku, [...known, product])
        }
      }
      return {
        byKey: (key) => byId.get(key) ?? keyed.get(key),
        bySku: (sku) => (bySku.get(sku) ?? []).filter((product) => !claimed.has(product.id)),
      }
    },
    apply: (planned) => {
      const stamp: Stamp = { now: nowIso(), newId }
      database.transaction(() => {
        const created = planned.filter((product) => product.kind === 'new')
        const ids = insertProducts(
          database,
          batchId,
          created.map(({ imported }) => toNewProduct(imported)),
          stamp,
        )
        for (const [index, id] of ids.entries()) {
          const imported = created[index]?.imported
          claimed.set(id, imported?.key ?? '')
          if (imported?.details !== undefined) writeDetails(database, id, imported)
        }
        for (const product of planned) {
          if (wasEmpty) written.add(product.imported.key)
          applyProduct(product, stamp)
        }
      })
    },
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
    leaves: () => readLeafChoices(database, createScope(database)),
    mappings: () => readMappings(database),
    close: () => database.close(),
  }
}
