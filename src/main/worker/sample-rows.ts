// Takes some rows of a catalogue for showing and for judging its columns: the first ones, and those that look hardest.
import { hardestRows } from '#core/import/mapping/hard-rows.ts'
import { createTable } from '#core/import/table.ts'
import type { CatalogueSource } from './catalogue-source.ts'

export type SampleRow = { readonly row: number; readonly cells: readonly string[]; readonly isHard: boolean }

/** A row as it stands in the file, before anything is known of a header. */
export type HeadRow = { readonly row: number; readonly cells: readonly string[] }

const headRows = 20
const judgedRows = 400
const firstRows = 10
const hardRows = 10
const longestCell = 500

const shorten = (cells: readonly string[]): string[] =>
  cells.map((cell) => (cell.length > longestCell ? `${cell.slice(0, longestCell)}…` : cell))

/** The rows that are shown, those by which the columns are judged, and the first as they stand, all from the beginning of the file. */
export const sampleRows = async (
  source: CatalogueSource,
): Promise<{ shown: SampleRow[]; judged: string[][]; head: HeadRow[] }> => {
  const table = createTable(source.layout, { reject: () => undefined, warn: () => undefined })
  const rows: { row: number; cells: string[] }[] = []
  const head: HeadRow[] = []
  for await (const piece of source.pieces()) {
    for (const record of piece.records) {
      if (head.length < headRows) head.push({ row: record.line, cells: shorten(record.cells) })
      const row = rows.length < judgedRows ? table.take(record) : null
      if (row !== null) rows.push({ row: row.line, cells: [...row.cells] })
    }
    if (rows.length >= judgedRows) break
  }
  const judged = rows.map(({ cells }) => cells)
  const hard = new Set(hardestRows(judged, hardRows))
  const shown = rows.flatMap(({ row, cells }, index) =>
    index < firstRows || hard.has(index) ? [{ row, cells: shorten(cells), isHard: hard.has(index) }] : [],
  )
  return { shown, judged, head }
}
