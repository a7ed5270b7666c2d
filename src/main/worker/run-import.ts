// Reads a catalogue from end to end: counts it for a preview, or brings it into a sink. It knows no thread and no database.
import type { ImportChoices, ImportSummary, Planned } from '#contract/imports.ts'
import { createCatalogueReader } from '#core/import/catalogue.ts'
import type { ImportedProduct, Report } from '#core/import/model.ts'
import { columnLabels } from '#core/import/names.ts'
import type { ExistingLookup, PlannedProduct } from '#core/import/plan.ts'
import { planProduct } from '#core/import/plan.ts'
import { createLeafOf } from './leaf-of.ts'
import { toPlanned } from '#core/import/planned.ts'
import type { CatalogueSource } from './catalogue-source.ts'
import type { Chosen } from './choose-preset.ts'
import type { PreviewWriter } from './preview-file.ts'
import type { HeadRow, SampleRow } from './sample-rows.ts'
import type { ImportSink } from './sink.ts'
import { createTally } from './tally.ts'

export type RunHooks = {
  /** Lines read so far, and about how many there are. */
  readonly onProgress: (progress: {
    readonly done: number
    readonly total: number
    readonly note: string | null
  }) => void
  readonly isCancelled: () => boolean
}

/** What is read, with what, and what of it is taken. */
export type RunTask = {
  readonly source: CatalogueSource
  readonly chosen: Chosen
  readonly choices: ImportChoices
  readonly sample: readonly SampleRow[]
  readonly head: readonly HeadRow[]
  /** Where the whole preview goes; null where none is wanted. */
  readonly preview: PreviewWriter | null
  /** Null for a look only. */
  readonly write: { readonly batchId: string; readonly label: string } | null
}

// One transaction. A cancel waits for those under way, so it is bounded by what takes longest, the variants.
const productsAtOnce = 200
const variantsAtOnce = 1000

const describe = (planned: PlannedProduct, lookup: ExistingLookup): Planned | null => {
  const { imported } = planned
  const skus = imported.variants.map(({ fields }) => fields.sellerSku ?? '')
  return toPlanned(planned, lookup.byKey(imported.key) ?? skus.flatMap((sku) => lookup.bySku(sku))[0])
}

const withPreview = (report: Report, preview: PreviewWriter): Report => ({
  reject: (problem) => {
    report.reject(problem)
    preview.problem('rejected', problem)
  },
  warn: (problem) => {
    report.warn(problem)
    preview.problem('warning', problem)
  },
})

/** Reads a catalogue. Without `write` nothing is written: `sink` is only asked what there is, so that the differences can be counted. */
export const runImport = async (task: RunTask, sink: ImportSink, hooks: RunHooks): Promise<ImportSummary> => {
  const { source, chosen, choices, write, preview } = task
  const { layout } = source
  const tally = createTally()
  const report = preview === null ? tally : withPreview(tally, preview)
  const reader = createCatalogueReader(layout, chosen.preset, report)
  const leftOut = new Set(choices.leaveOut ?? [])
  const isTaken = ({ kind, imported }: PlannedProduct): boolean =>
    !leftOut.has(imported.key) &&
    !(kind === 'new' && choices.takeNew === false) &&
    !(kind === 'changed' && choices.takeChanged === false)
  const leafOf = createLeafOf(sink.leaves(), report.warn)
  if (write !== null) await sink.begin({ id: write.batchId, label: write.label })
  let waiting: ImportedProduct[] = []
  let waitingKeys = new Set<string>()
  let waitingVariants = 0

  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return
    const skus = (): string[] =>
      waiting.flatMap((product) =>
        product.variants.map((variant) => variant.fields.sellerSku ?? '').filter((sku) => sku !== ''),
      )
    const lookup = await sink.lookup(
      waiting.map((product) => product.key),
      skus,
    )
    const planned = waiting.map((product) =>
      planProduct(lookup, product, (value) => leafOf(value, product.rows[0] ?? 0)),
    )
    for (const [index, product] of planned.entries()) {
      if (product.kind === 'rejected') {
        for (const row of product.imported.rows) report.reject({ ...product.problem, row })
        continue
      }
      tally.take(product.imported, product.kind)
      if (product.imported !== waiting[index] && isTaken(product)) tally.map()
      if (write !== null || (preview === null && !tally.wants(product.kind))) continue
      const words = describe(product, lookup)
      if (words === null) continue
      preview?.product(words)
      if (tally.wants(product.kind)) tally.show(words)
    }
    if (write !== null) await sink.apply(planned.filter(isTaken))
    waiting = []
    waitingKeys = new Set()
    waitingVariants = 0
  }
  const isFull = ({ key }: ImportedProduct): boolean =>
    waitingKeys.has(key) || waiting.length >= productsAtOnce || waitingVariants >= variantsAtOnce
  const take = (product: ImportedProduct): void => {
    waiting.push(product)
    waitingVariants += product.variants.length
    waitingKeys.add(product.key)
  }

  let done = 0
  const tell = (): void =>
    hooks.onProgress({ done, total: Math.max(source.total, done), note: `${tally.productCount()} products read` })
  for await (const piece of source.pieces()) {
    if (hooks.isCancelled()) break
    for (const product of reader.push(piece.records, piece.isLast)) {
      if (isFull(product)) {
        await flush()
        tell()
        if (hooks.isCancelled()) break
      }
      take(product)
    }
    done = piece.done
    tell()
    // A cancel that has come meanwhile is heard here; reading alone may never wait.
    await new Promise((resolve) => setImmediate(resolve))
  }
  if (!hooks.isCancelled()) await flush()
  const counted = tally.counted()
  const summary: ImportSummary = {
    file: source.name,
    preset: chosen.preset.id,
    presetName: chosen.preset.name,
    encoding: source.encoding,
    delimiter: source.delimiter,
    quote: source.quote,
    kind: source.kind,
    sheets: [...source.sheets],
    headerLine: layout.headerLine,
    rows: reader.counts.kept + reader.counts.setApart,
    columns: columnLabels(layout.columns.names).map((name, index) => ({
      name,
      sample: layout.samples[index] ?? '',
      becomes: chosen.preset.becomes(name, source.layout.columns),
    })),
    sample: task.sample.map((row) => ({ ...row, cells: [...row.cells] })),
    head: task.head.map((row) => ({ ...row, cells: [...row.cells] })),
    previewId: null,
    mapping: chosen.mapping,
    sureness: [...chosen.sureness],
    ...counted,
  }
  if (write === null) return summary
  const kept = { ...summary, columns: [], rejected: [], warnings: [], sample: [], head: [], planned: [], mapping: null }
  const { created, changed } = await sink.finish(JSON.stringify(kept))
  // A run that goes on after a crash finds what it wrote before unchanged; the batch knows better.
  const unchanged = Math.max(0, counted.created + counted.changed + counted.unchanged - created - changed)
  return { ...summary, created, changed, unchanged, planned: [] }
}
