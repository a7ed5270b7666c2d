// Takes some rows of a catalogue for showing and for judging its columns: the first ones, and those that look hardest.
import { hardestRows } from '#core/import/mapping/hard-rows.ts'
import { createTable } from '#core/import/table.ts'
import type { CatalogueSource } from './catalogue-source.ts'

export type SampleRow = { readonly row: number; readonly cells: readonly string[]; readonly isHard: boolean }

const judgedRows = 400
const firstRows = 10
const hardRows = 10
const longestCell = 500

const shorten = (cells: readonly string[]): string[] =>
  cells.map((cell) => (cell.length > longestCell ? `${cell.slice(0, longestCell)}…` : cell))

/** The rows that are shown, and the rows by which the columns are judged, both from the beginning of the file. */
export const sampleRows = async (source: CatalogueSource): Promise<{ shown: SampleRow[]; judged: string[][] }> => {
  const table = createTable(source.layout, { reject: () => undefined, warn: () => undefined })
  const rows: { row: number; cells: string[] }[] = []
  for await (const piece of source.pieces()) {
    for (const record of piece.records) {
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
  return { shown, judged }
}
