// Writes the rows of a catalogue that did not come in to a file like the one they came from, with what is wrong and where in two columns at the end.
import type { ImportProblem } from '#contract/imports.ts'
import { createCatalogueReader } from '#core/import/catalogue.ts'
import type { ImportedProduct } from '#core/import/model.ts'
import { planProduct } from '#core/import/plan.ts'
import { guard } from '#core/import/writing/guard.ts'
import { markedPlace, mendColumns, ownWidth } from '#core/import/writing/row-mark.ts'
import type { CatalogueSource } from './catalogue-source.ts'
import type { Chosen } from './choose-preset.ts'
import type { ImportSink } from './sink.ts'
import { openTableFile, stoppedWriting } from './table-file.ts'

const mostRows = 200_000
const productsAtOnce = 400
const marks: Record<string, string> = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' }

/** Ending of the file that `writeRejected` makes for a source. */
export const rejectedEnding = (source: CatalogueSource): 'csv' | 'tsv' | 'xlsx' =>
  source.kind.startsWith('Excel') ? 'xlsx' : source.delimiter === 'tab' ? 'tsv' : 'csv'

// What is wrong lies in the row itself, or in what the workspace lacks: that may change without the row.
type Rejected = { readonly problem: ImportProblem; readonly isOfRow: boolean }

const findRejected = async (
  source: CatalogueSource,
  chosen: Chosen,
  sink: ImportSink,
  isCancelled: () => boolean,
): Promise<Map<number, Rejected>> => {
  const rejected = new Map<number, Rejected>()
  const keep = (problem: ImportProblem, isOfRow: boolean): void => {
    if (rejected.size < mostRows) rejected.set(problem.row, { problem, isOfRow })
  }
  const reader = createCatalogueReader(source.layout, chosen.preset, {
    reject: (problem) => keep(problem, true),
    warn: () => undefined,
  })
  let waiting: ImportedProduct[] = []
  const plan = async (): Promise<void> => {
    const skus = (): string[] =>
      waiting.flatMap(({ variants }) =>
        variants.map(({ fields }) => fields.sellerSku ?? '').filter((sku) => sku !== ''),
      )
    const lookup = await sink.lookup(
      waiting.map(({ key }) => key),
      skus,
    )
    for (const product of waiting) {
      const planned = planProduct(lookup, product)
      if (planned.kind === 'rejected') for (const row of product.rows) keep({ ...planned.problem, row }, false)
    }
    waiting = []
  }
  for await (const piece of source.pieces()) {
    if (isCancelled()) break
    waiting.push(...reader.push(piece.records, piece.isLast))
    if (waiting.length >= productsAtOnce) await plan()
    // A cancel is heard here; reading alone may never wait.
    await new Promise((resolve) => setImmediate(resolve))
  }
  await plan()
  return rejected
}

/**
 * Writes the rejected rows and says how many there were; at most 200,000. The file can be mended and brought in again as it is. Throws AppError
 * `conflict` where it was stopped; no file is left behind then.
 */
export const writeRejected = async (
  source: CatalogueSource,
  chosen: Chosen,
  sink: ImportSink,
  toFile: string,
  isCancelled: () => boolean,
): Promise<number> => {
  const rejected = await findRejected(source, chosen, sink, isCancelled)
  if (isCancelled()) throw stoppedWriting()
  const { columns } = source.layout
  const writer = openTableFile(toFile, rejectedEnding(source), 'Rejected rows', marks[source.delimiter])
  try {
    const names = columns.names.slice(0, ownWidth(columns.names))
    await writer.write([...names, ...mendColumns])
    for await (const piece of source.pieces()) {
      for (const record of piece.records) {
        const found = rejected.get(record.line)
        if (found === undefined) continue
        const { problem, isOfRow } = found
        // A row that could not be cut into cells stands in the first one as it is in the file.
        const cells = record.damage === null ? record.cells : [record.raw === '' ? record.cells.join(' ') : record.raw]
        const padded = names.map((_, index) => cells[index] ?? '')
        const over = cells.slice(columns.names.length).filter((cell) => cell.trim() !== '')
        const sentence =
          over.length === 0 ? problem.sentence : `${problem.sentence} Left over: ${over.join(' · ').slice(0, 500)}`
        // What was too much stands in the sentence now, and the row is as long as it should be.
        const place = `row ${record.line}${problem.column === '' ? '' : `, column “${problem.column}”`}`
        await writer.write(
          [...padded, sentence, isOfRow && over.length === 0 ? markedPlace(place, padded) : place].map(guard),
        )
      }
      await new Promise((resolve) => setImmediate(resolve))
      if (isCancelled()) throw stoppedWriting()
    }
    await writer.finish()
  } catch (error) {
    await writer.abandon()
    throw error
  }
  return rejected.size
}
