// From records to rows under named columns: skips what stands above the header, sets apart what does not fit. It knows no product.
import type { Dialect } from './dialect.ts'
import type { Report, TableRow } from './model.ts'
import type { Columns } from './names.ts'
import type { Damage, RowReader, TextRecord } from './row-reader.ts'
import { createRowReader } from './row-reader.ts'
import { mendColumns, unmendedReason } from './writing/row-mark.ts'

/** How the rows of a file went. `above` + `kept` + `setApart` + `remarks` + `blank` = `records`. */
export type RowCounts = {
  records: number
  above: number
  kept: number
  setApart: number
  remarks: number
  blank: number
}

export type TableLayout = {
  /** Line of the header; 0 where the file begins with data. */
  readonly headerLine: number
  readonly columns: Columns
  readonly isRemark: (cells: readonly string[]) => boolean
  /** True for sheets, whose rows end with their last filled cell. */
  readonly isRagged: boolean
}

export type Table = {
  readonly take: (record: TextRecord) => TableRow | null
  readonly counts: RowCounts
}

const damageSentences: Record<Damage, string> = {
  'unclosed-quote':
    'A quotation mark is opened in this row and never closed. Close it, or double it if it belongs to the text.',
  'unmatched-quotes':
    'The quotation marks in this row do not match, so its cells cannot be told apart. Double those that belong to the text.',
  'too-long':
    'This row is longer than a million characters and is no product. Look for a missing quotation mark or line break.',
  unreadable: 'From here on the file cannot be read; what stands above came in. Mend or export the file again.',
}

const shorten = (raw: string): string => (raw.length > 4000 ? `${raw.slice(0, 4000)}…` : raw)

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`

const fit = (
  cells: readonly string[],
  { columns, isRagged }: TableLayout,
): { cells: readonly string[] } | { sentence: string; column: string } => {
  const width = columns.names.length
  if (cells.length === width) return { cells }
  if (cells.length > width) {
    if (cells.slice(width).every((cell) => cell.trim() === '')) return { cells: cells.slice(0, width) }
    return {
      column: columns.names.at(-1) ?? '',
      sentence: isRagged
        ? `The row goes on to the right of the last named column. Name the column in the header, or empty the cells.`
        : `The row has ${count(cells.length, 'cell')}, the header ${width}. A cell may hold a separator without quotation marks; put the cell in quotation marks.`,
    }
  }
  if (isRagged || columns.plain.slice(cells.length).every((name) => name === '')) {
    return { cells: [...cells, ...Array.from({ length: width - cells.length }, () => '')] }
  }
  const missing = columns.names[cells.length] ?? ''
  return {
    column: missing,
    sentence: `The row has ${count(cells.length, 'cell')}, the header ${width}; cells are missing from “${missing}” on. Complete the row.`,
  }
}

// A NUL, and the sign that a decoder puts where it could not read.
// oxlint-disable-next-line no-control-regex
const spoiltLetters = /[\u0000\ufffd]/

const isSpoilt = ({ raw, cells }: TextRecord): boolean =>
  raw === '' ? cells.some((cell) => spoiltLetters.test(cell)) : spoiltLetters.test(raw)

/** Turns records into rows. Those that cannot be trusted go to `report.reject` with the raw text, never into a product. */
export const createTable = (layout: TableLayout, report: Report): Table => {
  const { columns, headerLine } = layout
  const canRepeat = headerLine > 0 && columns.names.length > 1 && new Set(columns.plain).size === columns.plain.length
  const isMending = columns.names.at(-1)?.trim() === mendColumns[1]
  const counts: RowCounts = { records: 0, above: 0, kept: 0, setApart: 0, remarks: 0, blank: 0 }

  const reject = (record: TextRecord, column: string, sentence: string): null => {
    counts.setApart += 1
    const raw = record.raw === '' ? record.cells.join(' · ') : record.raw
    report.reject({ row: record.line, column, sentence, raw: shorten(raw) })
    return null
  }
  const take = (record: TextRecord): TableRow | null => {
    counts.records += 1
    if (record.line <= headerLine && headerLine > 0) {
      counts.above += 1
      return null
    }
    if (record.damage !== null) return reject(record, '', damageSentences[record.damage])
    if (record.cells.every((cell) => cell.trim() === '')) {
      counts.blank += 1
      return null
    }
    const isHeaderAgain = canRepeat && columns.names.every((name, index) => name === record.cells[index]?.trim())
    if (isHeaderAgain || layout.isRemark(record.cells)) {
      counts.remarks += 1
      return null
    }
    const fitted = fit(record.cells, layout)
    if (!('cells' in fitted)) return reject(record, fitted.column, fitted.sentence)
    const unmended = isMending ? unmendedReason(columns.names, fitted.cells) : null
    if (unmended !== null) return reject(record, '', unmended)
    const spoilt = isSpoilt(record) ? fitted.cells.findIndex((cell) => spoiltLetters.test(cell)) : -1
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
  return { counts, take }
}

const unwrap = (record: TextRecord, dialect: Dialect): TextRecord => {
  if (record.damage !== null || record.cells.length !== 1) return record
  const inner = createRowReader(dialect).push(record.cells[0] ?? '', true)
  const [only] = inner
  return inner.length === 1 && only !== undefined ? { ...record, cells: only.cells, damage: only.damage } : record
}

/** Cuts text into records the way a dialect says; the `sep=` line is left out. */
export const createCutter = (dialect: Dialect): RowReader => {
  const reader = createRowReader(dialect.isWrapped ? { ...dialect, delimiter: '\u0000' } : dialect)
  return {
    expectCells: (expected) => reader.expectCells(dialect.isWrapped ? 1 : expected),
    push: (text, isLast) => {
      const records = reader.push(text, isLast)
      const below = dialect.hasSeparatorLine && records[0]?.line === 1 ? records.slice(1) : records
      return dialect.isWrapped ? below.map((record) => unwrap(record, dialect)) : below
    },
  }
}
