// Reads a catalogue from end to end: counts it for a preview, or brings it into a sink. It knows no thread and no database.
import type { ImportProblem, ImportSummary } from '#contract/imports.ts'
import { createCatalogueReader } from '#core/import/catalogue.ts'
import type { ImportedProduct } from '#core/import/model.ts'
import { planProduct } from '#core/import/plan.ts'
import type { Preset } from '#core/import/preset.ts'
import type { CatalogueSource } from './catalogue-source.ts'
import type { ImportSink } from './sink.ts'

export type RunHooks = {
  /** Lines read so far, and about how many there are. */
  readonly onProgress: (progress: {
    readonly done: number
    readonly total: number
    readonly note: string | null
  }) => void
  readonly isCancelled: () => boolean
}

const productsAtOnce = 400
const listedProblems = 200

type Tally = {
  products: Set<string>
  variants: number
  images: number
  rejected: ImportProblem[]
  rejectedTotal: number
  warnings: ImportProblem[]
  unchanged: number
  created: number
  changed: number
}

const emptyTally = (): Tally => ({
  products: new Set(),
  variants: 0,
  images: 0,
  rejected: [],
  rejectedTotal: 0,
  warnings: [],
  unchanged: 0,
  created: 0,
  changed: 0,
})

/** Reads a catalogue. Without `write` nothing is written: `sink` is only asked what there is, so that the differences can be counted. */
export const runImport = async (
  source: CatalogueSource,
  preset: Preset,
  sink: ImportSink,
  write: { readonly batchId: string; readonly label: string } | null,
  hooks: RunHooks,
): Promise<ImportSummary> => {
  const { layout } = source
  const tally = emptyTally()
  const reject = (problem: ImportProblem): void => {
    tally.rejectedTotal += 1
    if (tally.rejected.length < listedProblems) tally.rejected.push(problem)
  }
  const reader = createCatalogueReader(layout, preset, {
    reject,
    warn: (problem) => {
      if (tally.warnings.length < listedProblems) tally.warnings.push(problem)
    },
  })
  if (write !== null) sink.begin({ id: write.batchId, label: write.label })
  let waiting: ImportedProduct[] = []
  let waitingKeys = new Set<string>()

  const flush = (): void => {
    if (waiting.length === 0) return
    const skus = waiting.flatMap((product) =>
      product.variants.map((variant) => variant.fields.sellerSku ?? '').filter((sku) => sku !== ''),
    )
    const lookup = sink.lookup(
      waiting.map((product) => product.key),
      skus,
    )
    const planned = waiting.map((product) => planProduct(lookup, product))
    for (const product of planned) {
      if (product.kind === 'rejected') {
        for (const row of product.imported.rows) reject({ ...product.problem, row })
        continue
      }
      const { imported } = product
      tally.products.add(imported.key)
      tally.variants += imported.variants.length
      tally.images += imported.images.length
      if (!imported.isContinuation || product.kind === 'new') {
        tally[product.kind === 'new' ? 'created' : product.kind] += 1
      }
    }
    if (write !== null) sink.apply(planned)
    waiting = []
    waitingKeys = new Set()
  }
  const take = (product: ImportedProduct): void => {
    if (waitingKeys.has(product.key) || waiting.length >= productsAtOnce) flush()
    waiting.push(product)
    waitingKeys.add(product.key)
  }

  let done = 0
  const tell = (): void =>
    hooks.onProgress({ done, total: Math.max(source.total, done), note: `${tally.products.size} products read` })
  for await (const piece of source.pieces()) {
    if (hooks.isCancelled()) break
    for (const product of reader.push(piece.records, piece.isLast)) {
      take(product)
      if (waiting.length === 1) tell()
      if (hooks.isCancelled()) break
    }
    done = piece.done
    tell()
    // A cancel that has come meanwhile is heard here; reading alone may never wait.
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (!hooks.isCancelled()) flush()
  const summary: ImportSummary = {
    file: source.name,
    preset: preset.id,
    presetName: preset.name,
    encoding: source.encoding,
    delimiter: source.delimiter,
    rows: reader.counts.kept + reader.counts.setApart,
    columns: layout.columns.names.map((name, index) => ({
      name,
      sample: layout.samples[index] ?? '',
      becomes: preset.becomes(name),
    })),
    products: tally.products.size,
    variants: tally.variants,
    images: tally.images,
    created: tally.created,
    changed: tally.changed,
    unchanged: tally.unchanged,
    rejected: tally.rejected,
    rejectedTotal: tally.rejectedTotal,
    warnings: tally.warnings,
  }
  if (write === null) return summary
  const { created, changed } = sink.finish(JSON.stringify({ ...summary, columns: [], rejected: [], warnings: [] }))
  // A run that goes on after a crash finds what it wrote before unchanged; the batch knows better.
  const unchanged = Math.max(0, tally.created + tally.changed + tally.unchanged - created - changed)
  return { ...summary, created, changed, unchanged }
}
