// Reads a catalogue from end to end: counts it for a preview, or brings it into a sink. It knows no thread and no database.
import type { ImportProblem, ImportSummary } from '#contract/imports.ts'
import { createCatalogueReader } from '#core/import/catalogue.ts'
import { delimiterName } from '#core/import/dialect.ts'
import type { ImportedProduct } from '#core/import/model.ts'
import { planProduct } from '#core/import/plan.ts'
import type { OpenedCatalogue } from './open-catalogue.ts'
import type { ImportSink } from './sink.ts'
import { textPieces } from './text-file.ts'

export type RunHooks = {
  /** Lines read so far, and about how many there are. */
  readonly onProgress: (progress: {
    readonly done: number
    readonly total: number
    readonly note: string | null
  }) => void
  readonly isCancelled: () => boolean
}

const productsAtOnce = 250
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
  refused: number
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
  refused: 0,
})

/** Reads a catalogue. Without `write` nothing is written: `sink` is only asked what there is, so that the differences can be counted. */
export const runImport = async (
  opened: OpenedCatalogue,
  sink: ImportSink,
  write: { readonly batchId: string; readonly label: string } | null,
  hooks: RunHooks,
): Promise<ImportSummary> => {
  const { layout, scan } = opened
  const tally = emptyTally()
  const reject = (problem: ImportProblem): void => {
    tally.rejectedTotal += 1
    if (tally.rejected.length < listedProblems) tally.rejected.push(problem)
  }
  const reader = createCatalogueReader(layout, {
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
        reject(product.problem)
        tally.refused += 1
      } else if (!product.imported.isContinuation || product.kind === 'new') {
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
    tally.products.add(product.key)
    tally.variants += product.variants.length
    tally.images += product.images.length
  }

  let lines = 0
  for await (const piece of textPieces(opened.path, opened.encoding, scan.sizeBytes)) {
    if (hooks.isCancelled()) break
    for (const product of reader.push(piece.text, piece.isLast)) {
      lines = product.rows.at(-1) ?? lines
      take(product)
      if (hooks.isCancelled()) break
    }
    hooks.onProgress({
      done: piece.isLast ? scan.lines : Math.min(lines, scan.lines),
      total: scan.lines,
      note: `${tally.products.size} products read`,
    })
  }
  if (!hooks.isCancelled()) flush()
  const summary: ImportSummary = {
    file: scan.name,
    preset: layout.preset?.id ?? '',
    presetName: layout.preset?.name ?? '',
    encoding: opened.encoding,
    delimiter: delimiterName(layout.dialect.delimiter),
    rows: reader.counts.kept + reader.counts.setApart,
    columns: layout.columns.names.map((name, index) => ({
      name,
      sample: layout.samples[index] ?? '',
      becomes: layout.preset?.becomes(name) ?? null,
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
