// Writes products of the workspace to a file: our own layout, which comes back without a change, or the platform's templates, a file for each leaf category.
import { join } from 'node:path'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { ZipPassThrough } from 'fflate'
import { AppError } from '#contract/failure.ts'
import type { Product } from '#contract/product.ts'
import { plainName } from '#core/import/names.ts'
import { ownColumns, ownRows } from '#core/import/writing/own-layout.ts'
import { templateKeys, templateRows, templateUnits, templateWords } from '#core/import/writing/template-layout.ts'
import type { Database } from '#main/store/database.ts'
import { number, openDatabase, parsed, text } from '#main/store/database.ts'
import { createScope } from '#main/store/scope.ts'
import { openStore } from '#main/store/store.ts'
import { expectRoom } from './heap-room.ts'
import { openArchive, openTableFile, stoppedWriting } from './table-file.ts'
import type { TableFormat, TableWriter } from './table-file.ts'

export type ExportTask = {
  readonly databaseFile: string
  readonly toFile: string
  readonly layout: 'own' | 'templates'
  readonly format: TableFormat
  /** Ids of the products; null for all. */
  readonly productIds: readonly string[] | null
  /** Names of the columns of our own layout that are wanted; null for all. The keys are always there. */
  readonly columns: readonly string[] | null
}

export type Exported = {
  readonly products: number
  readonly rows: number
  readonly files: number
  readonly tooLong: number
}

type Hooks = { readonly onProgress: (done: number, total: number) => void; readonly isCancelled: () => boolean }

const readSources =
  (database: Database): ((ids: readonly string[]) => Map<string, string>) =>
  (ids) =>
    new Map(
      database
        .all('SELECT id, source FROM image WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))
        .map((row) => [text(row['id']), text(row['source'])]),
    )

const sharedKeys = (database: Database): Set<string> =>
  new Set(
    database
      .all('SELECT key FROM product WHERE removed_at IS NULL GROUP BY key HAVING count(*) > 1')
      .map((row) => text(row['key'])),
  )

const mostOptions = (database: Database): number =>
  Math.max(
    3,
    number(
      database.get('SELECT max(json_array_length(options)) AS most FROM variant WHERE removed_at IS NULL')?.['most'],
    ),
  )

type Reading = {
  readonly database: Database
  readonly each: (ids: readonly string[] | null, visit: (product: Product) => void) => void
  /** The path of a leaf in the tree and the language of the shop in use, or in its other tree where the leaf is only there. */
  readonly pathOf: (categoryId: string) => readonly string[]
  readonly close: () => void
}

const openReading = (file: string): Reading => {
  const store = openStore(file, { now: () => new Date().toISOString(), newId: () => '' })
  const database = openDatabase(file)
  const { version } = createScope(database).tree()
  return {
    database,
    each: store.products.each,
    pathOf: (id) => {
      const { category } = store.reference
      const found = category(version, id) ?? category(version === 'v2' ? 'v1' : 'v2', id)
      return found?.path.map(({ name }) => name) ?? []
    },
    close: () => {
      database.close()
      store.close()
    },
  }
}

const idsOf = (database: Database, wanted: readonly string[] | null): string[] =>
  wanted === null
    ? database.all('SELECT id FROM product WHERE removed_at IS NULL ORDER BY seq').map((row) => text(row['id']))
    : [...wanted]

const pageSize = 200

/** Goes over products in pages, so that neither memory nor a cancel has to wait for all of them. Throws AppError `conflict` where it is cancelled. */
async function* pagesOf(reading: Reading, ids: readonly string[], hooks: Hooks): AsyncGenerator<Product[]> {
  for (let from = 0; from < ids.length; from += pageSize) {
    if (hooks.isCancelled()) throw stoppedWriting()
    expectRoom('the workspace')
    const page: Product[] = []
    reading.each(ids.slice(from, from + pageSize), (product) => page.push(product))
    yield page
    hooks.onProgress(Math.min(from + pageSize, ids.length), ids.length)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const variantImages = (product: Product): string[] => product.variants.flatMap(({ imageId }) => imageId ?? [])

const exportOwn = async (reading: Reading, task: ExportTask, hooks: Hooks): Promise<Exported> => {
  const { database } = reading
  const [shared, options, sources] = [sharedKeys(database), mostOptions(database), readSources(database)]
  const all = ownColumns(options)
  const wanted = task.columns === null ? null : new Set(task.columns.map(plainName))
  const kept = all.flatMap((name, index) =>
    wanted === null || index < 2 || wanted.has(plainName(name)) ? [index] : [],
  )
  const pick = (cells: readonly string[]): string[] => kept.map((index) => cells[index] ?? '')
  const writer = openTableFile(task.toFile, task.format)
  let [products, rows] = [0, 0]
  try {
    await writer.write(pick(all))
    for await (const page of pagesOf(reading, idsOf(database, task.productIds), hooks)) {
      const images = sources(page.flatMap(variantImages))
      for (const product of page) {
        const key = product.key === '' || shared.has(product.key) ? product.id : product.key
        for (const cells of ownRows(product, key, options, images)) {
          await writer.write(pick(cells))
          rows += 1
        }
        products += 1
      }
    }
    await writer.finish()
  } catch (error) {
    await writer.abandon()
    throw error
  }
  return { products, rows, files: 1, tooLong: writer.tooLong() }
}

/** What the columns of a template depend on: the attributes and the units of all its products. */
const surveyGroup = (
  reading: Reading,
  ids: readonly string[],
): { attributes: string[]; units: ReturnType<typeof templateUnits> } => {
  const attributes = new Set<string>()
  const units = new Set<string>()
  reading.each(ids, (product) => {
    for (const { name } of product.attributes) attributes.add(name)
    units.add(product.weightUnit).add(product.dimensionUnit)
  })
  return { attributes: [...attributes], units: templateUnits(units) }
}

const fileNameOf = (leaf: string, id: string): string =>
  `${leaf
    .replaceAll(/[^\p{L}\p{N} ,&()-]+/gu, ' ')
    .trim()
    .slice(0, 60)} (${id})`

const exportTemplates = async (reading: Reading, task: ExportTask, hooks: Hooks): Promise<Exported> => {
  const { database } = reading
  const sources = readSources(database)
  const wanted = new Set(idsOf(database, task.productIds))
  const groups = database
    .all(
      'SELECT category_id, json_group_array(id) AS ids FROM product WHERE removed_at IS NULL AND category_id IS NOT NULL GROUP BY category_id',
    )
    .map((row) => ({
      id: text(row['category_id']),
      ids: parsed<string[]>(row['ids'], []).filter((id) => wanted.has(id)),
    }))
    .filter(({ ids }) => ids.length > 0)
  if (groups.length === 0) {
    throw new AppError('invalid', {
      sentence: 'None of these products has a leaf category, so there is no template for them.',
      action: 'Choose their categories first, or export them in the layout of Listwright.',
    })
  }
  // Beside the file, so that what a crash leaves is swept away with it.
  const folder = await mkdtemp(`${task.toFile}.parts-`)
  const archive = openArchive(task.toFile)
  let [products, rows, tooLong] = [0, 0, 0]
  let open: TableWriter | null = null
  try {
    for (const [index, group] of groups.entries()) {
      const path = reading.pathOf(group.id)
      const category = path.join(' > ')
      const file = join(folder, `${index}.${task.format}`)
      const writer = openTableFile(file, task.format, 'Template')
      open = writer
      const { attributes, units } = surveyGroup(reading, group.ids)
      await writer.write(templateKeys(attributes))
      await writer.write(templateWords(units, attributes))
      for await (const page of pagesOf(reading, group.ids, {
        ...hooks,
        onProgress: () => hooks.onProgress(products, wanted.size),
      })) {
        const images = sources(page.flatMap(variantImages))
        for (const product of page) {
          for (const cells of templateRows(product, category, attributes, images, units)) {
            await writer.write(cells)
            rows += 1
          }
          products += 1
        }
      }
      await writer.finish()
      open = null
      tooLong += writer.tooLong()
      const part = new ZipPassThrough(`${fileNameOf(path.at(-1) ?? '', group.id)}.${task.format}`)
      archive.zip.add(part)
      part.push(new Uint8Array(await readFile(file)), true)
      await archive.settle()
    }
    await archive.finish()
  } catch (error) {
    await open?.abandon()
    await archive.abandon()
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return { products, rows, files: groups.length, tooLong }
}

/** Writes a file. A cancel, or a disk that refuses, leaves nothing behind. Throws AppError. */
export const exportProducts = async (task: ExportTask, hooks: Hooks): Promise<Exported> => {
  const reading = openReading(task.databaseFile)
  try {
    return task.layout === 'own' ? await exportOwn(reading, task, hooks) : await exportTemplates(reading, task, hooks)
  } finally {
    reading.close()
  }
}
