// The workspace as an import sees it: says what is there already, and hands what is new or changed to the thread that writes. It writes nothing itself.
import { applyDetails } from '#core/import/own-details.ts'
import { withWanted } from '#core/import/wanted-attributes.ts'
import type { ImportSink } from './sink.ts'
import type { ImportedProduct } from '#core/import/model.ts'
import type { ExistingLookup, ExistingProduct, ExistingVariant, PlannedProduct } from '#core/import/plan.ts'
import { attributesAfter } from '#core/import/plan.ts'
import type { Database, SqlRow } from '#main/store/database.ts'
import { packProducts } from '#main/store/bulk.ts'
import { openDatabase, parsed, text, textOrNull } from '#main/store/database.ts'
import { toColumn } from '#main/store/fields.ts'
import { readLeafChoices } from '#main/store/leaf-choices.ts'
import { readMappings } from '#main/store/meta.ts'
import { createScope } from '#main/store/scope.ts'
import type { NewProduct } from '#main/store/writer-shapes.ts'
import type { BatchStep } from './batch-writer.ts'
import { toNewVariant } from './batch-writer.ts'
import { expectRoom } from './heap-room.ts'
import type { WriterThread } from './writer-thread.ts'

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

const toNewProduct = (imported: ImportedProduct): NewProduct => ({
  key: imported.key,
  fields: imported.fields,
  imageSources: imported.images.map((image) => image.source),
  variants: imported.variants.map(toNewVariant),
  attributes: withWanted(attributesAfter([], imported), imported.facts),
})

const noDetails = { brand: '', brandId: '', certificates: [], sizeChart: null, keptAside: [] }

// Only our own export has details; they are part of the new product, so its one change row stands for them too.
const detailsOf = (id: string, { details, fields }: ImportedProduct): BatchStep['detailed'] => {
  if (details === undefined) return []
  const made = applyDetails(noDetails, fields.brand ?? '', details)
  const names = ['brandId', 'certificates', 'sizeChart', 'keptAside'] as const
  return [{ productId: id, values: names.map((field) => ({ field, value: toColumn(field, made[field]) })) }]
}

const emptyLookup: ExistingLookup = { byKey: () => undefined, bySku: () => [] }

type WorkspaceSink = {
  readonly databaseFile: string
  /** What is read, for a failure. */
  readonly what: string
  /** Null for a look only. */
  readonly writer: WriterThread | null
  readonly nowIso: () => string
  readonly newId: () => string
}

/** What has been handed to the writing thread and is not known to be in the file yet. */
type Underway = { readonly keys: ReadonlySet<string>; readonly ids: ReadonlySet<string> }

// Enough to go on reading while the disk is waited for. More would only lie in memory, and a cancel waits for them.
const mostUnderway = 5

/** A sink on a workspace file. */
export const createWorkspaceSink = ({ databaseFile, what, writer, nowIso, newId }: WorkspaceSink): ImportSink => {
  const database = openDatabase(databaseFile)
  const opened = writer?.ask({ kind: 'open', databaseFile })
  // `begin` hears of a failure, if it comes to that.
  opened?.catch(() => undefined)
  // What was matched or made is taken, so that a seller SKU used twice does not pour two products into one.
  const claimed = new Set<string>()
  const wasEmpty = database.get('SELECT 1 AS one FROM product WHERE removed_at IS NULL LIMIT 1') === undefined
  const written = new Set<string>()
  const underway = new Map<Underway, Promise<unknown>>()
  // Indexes of a large workspace do not fit into the two megabytes that are usual.
  if (!wasEmpty) database.run('PRAGMA cache_size = -24000')

  const asked = (): WriterThread => {
    if (writer === null) throw new TypeError('This sink was made for a look')
    return writer
  }
  const untilWritten = async (most: number): Promise<void> => {
    while (underway.size > most) await underway.values().next().value
  }
  const isUnderway = (isIn: (step: Underway) => boolean): boolean => [...underway.keys()].some(isIn)
  const find = (keys: readonly string[], skus: readonly string[]): ExistingProduct[] => {
    expectRoom(what)
    const ids = new Set<string>()
    for (const row of database.all(byKeySql, JSON.stringify(keys))) ids.add(text(row['id']))
    if (skus.length > 0) {
      for (const row of database.all(bySkuSql, JSON.stringify(skus))) ids.add(text(row['id']))
    }
    return readExisting(database, [...ids])
  }

  return {
    begin: async (batch) => {
      await opened
      await asked().ask({ kind: 'begin', batch })
    },
    lookup: async (keys, sellerSkus): Promise<ExistingLookup> => {
      if (wasEmpty && !keys.some((key) => written.has(key))) return emptyLookup
      if (isUnderway((step) => keys.some((key) => step.keys.has(key)))) await untilWritten(0)
      const skus = sellerSkus()
      let existing = find(keys, skus)
      // Products that are being changed at this moment are read again when they are done.
      if (isUnderway(({ ids }) => existing.some(({ id }) => ids.has(id)))) {
        await untilWritten(0)
        existing = find(keys, skus)
      }
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
    apply: async (planned) => {
      const created: PlannedProduct[] = []
      const changed: BatchStep['changed'][number][] = []
      for (const product of planned) {
        if (wasEmpty) written.add(product.imported.key)
        if (product.kind === 'new') created.push(product)
        if (product.kind === 'changed' || product.kind === 'unchanged') claimed.add(product.productId)
        if (product.kind === 'changed') changed.push({ productId: product.productId, changes: product.changes })
      }
      if (created.length === 0 && changed.length === 0) return
      const now = nowIso()
      const { ids, packed } = packProducts(
        created.map(({ imported }) => toNewProduct(imported)),
        { now, newId },
      )
      for (const id of ids) claimed.add(id)
      const detailed = created.flatMap(({ imported }, index) => detailsOf(ids[index] ?? '', imported))
      const step: Underway = {
        keys: new Set(created.map(({ imported }) => imported.key)),
        ids: new Set(changed.map(({ productId }) => productId)),
      }
      await untilWritten(mostUnderway - 1)
      const done = asked()
        .ask({ kind: 'write', step: { now, created: ids.length === 0 ? null : packed, detailed, changed } })
        .then(() => underway.delete(step))
      // Whoever waits for this step hears of a failure; nobody may be waiting when it comes.
      done.catch(() => undefined)
      underway.set(step, done)
    },
    finish: async (summary) => {
      await untilWritten(0)
      const counts = await asked().ask({ kind: 'finish', summary })
      if (counts === null) throw new TypeError('The writing thread gave no counts')
      return counts
    },
    leaves: () => readLeafChoices(database, createScope(database)),
    mappings: () => readMappings(database),
    close: () => database.close(),
  }
}
