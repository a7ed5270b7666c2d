// From text to rows under named columns: skips what stands above the header, sets apart what does not fit. It knows no product.
import type { Dialect } from './dialect.ts'
import type { Report, TableRow } from './model.ts'
import type { Columns } from './names.ts'
import type { Damage, TextRecord } from './row-reader.ts'
import { createRowReader } from './row-reader.ts'

/** How the rows of a file went. `kept` + `setApart` + `remarks` + `blank` + `above` = `records`. */
export type RowCounts = {
  records: number
  above: number
  kept: number
  setApart: number
  remarks: number
  blank: number
}

export type TableReader = {
  readonly push: (text: string, isLast: boolean) => TableRow[]
  readonly counts: RowCounts
}

export type TableLayout = {
  readonly dialect: Dialect
  /** Line of the header; 0 where the file begins with data. */
  readonly headerLine: number
  readonly columns: Columns
  readonly isRemark: (cells: readonly string[]) => boolean
}

const damageSentences: Record<Damage, string> = {
  'unclosed-quote':
    'A quotation mark is opened in this row and never closed. Close it, or double it if it belongs to the text.',
  'unmatched-quotes':
    'The quotation marks in this row do not match, so its cells cannot be told apart. Double those that belong to the text.',
  'too-long':
    'This row is longer than a million characters and is no product. Look for a missing quotation mark or line break.',
}

const shorten = (raw: string): string => (raw.length > 4000 ? `${raw.slice(0, 4000)}…` : raw)

const unwrap = (record: TextRecord, dialect: Dialect): TextRecord => {
  if (!dialect.isWrapped || record.damage !== null || record.cells.length !== 1) return record
  const inner = createRowReader(dialect).push(record.cells[0] ?? '', true)
  const [only] = inner
  return inner.length === 1 && only !== undefined ? { ...record, cells: only.cells, damage: only.damage } : record
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`

const fit = (
  record: TextRecord,
  columns: Columns,
): { cells: readonly string[] } | { sentence: string; column: string } => {
  const width = columns.names.length
  const { cells } = record
  if (cells.length === width) return { cells }
  if (cells.length > width) {
    if (cells.slice(width).every((cell) => cell.trim() === '')) return { cells: cells.slice(0, width) }
    return {
      column: columns.names.at(-1) ?? '',
      sentence: `The row has ${count(cells.length, 'cell')}, the header ${width}. A cell may hold a separator without quotation marks; put the cell in quotation marks.`,
    }
  }
  if (columns.plain.slice(cells.length).every((name) => name === '')) {
    return { cells: [...cells, ...Array.from({ length: width - cells.length }, () => '')] }
  }
  return {
    column: columns.names[cells.length] ?? '',
    sentence: `The row has ${count(cells.length, 'cell')}, the header ${width}; cells are missing from “${columns.names[cells.length] ?? ''}” on. Complete the row.`,
  }
}

/** Reads the rows of a table. Rows that cannot be trusted go to `report.reject` with the raw text, never into a product. */
export const createTableReader = (layout: TableLayout, report: Report): TableReader => {
  const { dialect, columns, headerLine } = layout
  const reader = createRowReader(dialect.isWrapped ? { ...dialect, delimiter: '\u0000' } : dialect)
  reader.expectCells(dialect.isWrapped ? 1 : columns.names.length)
  const counts: RowCounts = { records: 0, above: 0, kept: 0, setApart: 0, remarks: 0, blank: 0 }

  const reject = (record: TextRecord, column: string, sentence: string): null => {
    counts.setApart += 1
    report.reject({ row: record.line, column, sentence, raw: shorten(record.raw) })
    return null
  }
  const take = (found: TextRecord): TableRow | null => {
    counts.records += 1
    if (found.line <= headerLine || (found.line === 1 && dialect.hasSeparatorLine)) {
      counts.above += 1
      return null
    }
    const record = unwrap(found, dialect)
    if (record.damage !== null) return reject(record, '', damageSentences[record.damage])
    if (record.cells.every((cell) => cell.trim() === '')) {
      counts.blank += 1
      return null
    }
    if (layout.isRemark(record.cells)) {
      counts.remarks += 1
      return null
    }
    const fitted = fit(record, columns)
    if (!('cells' in fitted)) return reject(record, fitted.column, fitted.sentence)
    const spoilt = fitted.cells.findIndex((cell) => cell.includes('\u0000') || cell.includes('\ufffd'))
    if (spoilt >= 0) {
      const sentence = record.cells[spoilt]?.includes('\u0000')
        ? 'A character in this row cannot be part of a text (NUL). The file was damaged on its way; type the cell again.'
        : 'Letters in this row are not readable in the encoding of the file. Type the cell again, or choose another encoding.'
      return reject(record, columns.names[spoilt] ?? '', sentence)
    }
    if (record.hasStrayQuotes) {
      report.warn({
        row: record.line,
        column: '',
        sentence:
          'Quotation marks inside a cell of this row are not doubled. The cell was taken as it stands; look at it.',
        raw: shorten(record.raw),
      })
    }
    counts.kept += 1
    return { line: record.line, cells: fitted.cells }
  }
  return {
    counts,
    push: (text, isLast) => {
      const rows: TableRow[] = []
      for (const record of reader.push(text, isLast)) {
        const row = take(record)
        if (row !== null) rows.push(row)
      }
      return rows
    },
  }
}
