// Finds out how a text file is cut into cells, from a sample of it. It decides nothing about products.
import type { Cutting, TextRecord } from './row-reader.ts'
import { createRowReader } from './row-reader.ts'

export type Dialect = Cutting & {
  /** True where each line is one quoted cell with the real cells inside. */
  readonly isWrapped: boolean
  /** True where the first line says `sep=…`; it is no data. */
  readonly hasSeparatorLine: boolean
}

// The last two are rare, and tried where the others make no table.
const delimiters = [',', ';', '\t', '|', '^', '~'] as const
const separatorLine = /^\ufeff?sep=(.)(?:\r\r\n|\r\n|\r|\n|$)/i

/** Names of delimiters for people. */
export const delimiterName = (delimiter: string): string =>
  ({ ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe', ' ': 'space', '^': 'caret', '~': 'tilde' })[delimiter] ??
  delimiter

const isBlank = (record: TextRecord): boolean =>
  record.cells.every((cell) => cell.trim() === '') && record.damage === null

// A remark that some programs write between the rows: one cell that begins with a hash.
const isHash = (cells: readonly string[]): boolean => cells.length === 1 && /^\s*#/.test(cells[0] ?? '')

/** Records of a sample. Of a cut-off sample the last record is left out, since it may be half. */
export const readSample = (sample: string, cutting: Cutting, isWhole: boolean): TextRecord[] => {
  const records = createRowReader(cutting).push(sample, true)
  return isWhole || records.length < 2 ? records : records.slice(0, -1)
}

/** Says whether these cells are the header of a known platform's file. */
export type KnownHeader = (cells: readonly string[]) => boolean

/** `faults` counts records that are damaged or have quotes where none should be. */
type Scored = { readonly cutting: Cutting; readonly score: number; readonly width: number; readonly faults: number }

const widthOf = (records: readonly TextRecord[]): { width: number; share: number } => {
  const widths = new Map<number, number>()
  for (const record of records) {
    // Empty cells at the end are padding of some programs and tell nothing.
    const width = record.cells.length
    widths.set(width, (widths.get(width) ?? 0) + 1)
  }
  let width = 1
  let rows = 0
  for (const [candidate, count] of widths) {
    if (count > rows || (count === rows && candidate > width)) {
      width = candidate
      rows = count
    }
  }
  return { width, share: records.length === 0 ? 0 : rows / records.length }
}

// One name above numbers such as 12,5: the comma belongs to the number.
const isDecimalComma = (records: readonly TextRecord[]): boolean => {
  const split = records.filter((record) => record.cells.length > 1)
  return (
    records[0]?.cells.length === 1 &&
    split.length > 0 &&
    split.every((record) => /^[+-]?\d+,\d{1,2}$/.test(record.raw.trim()))
  )
}

const scoreOf = (sample: string, cutting: Cutting, isWhole: boolean, isKnownHeader: KnownHeader): Scored => {
  const records = readSample(sample, cutting, isWhole).filter((record) => !isBlank(record))
  const sound = records.filter((record) => record.damage === null)
  const rows = sound.filter((record) => !isHash(record.cells))
  const { width, share } = widthOf(rows.length > 0 ? rows : sound)
  const broken = records.length === 0 ? 0 : (records.length - sound.length) / records.length
  const stray = records.length === 0 ? 0 : records.filter((record) => record.hasStrayQuotes).length / records.length
  // A file of one column is what remains when no delimiter gives rows of one width.
  const base = width === 1 ? 0.3 * share : share ** 1.5 * (1 + Math.log2(width) / 24)
  const isKnown = records.slice(0, 40).some((record) => record.cells.length > 2 && isKnownHeader(record.cells))
  // Apostrophes are tried only where whole cells stand between them; cells they hold together count for more than a wider table.
  const bonus = (isKnown ? 1 : 0) + (cutting.quote === "'" ? 0.3 : 0)
  if (cutting.delimiter === ',' && isDecimalComma(sound)) return { cutting, width: 1, score: 0, faults: 0 }
  const faults = records.filter((record) => record.damage !== null || record.hasStrayQuotes).length
  return { cutting, width, score: base - 0.6 * broken - 0.25 * stray + bonus, faults }
}

const hasApostropheCells = (sample: string, delimiter: string): boolean => {
  const escaped = delimiter === '|' || delimiter === '^' ? `\\${delimiter}` : delimiter
  const cells = sample.match(
    new RegExp(`(?:^|[\\r\\n]|${escaped}) ?'(?:[^'\\r\\n]|'(?!${escaped}|[\\r\\n]|$))*'(?=${escaped}|[\\r\\n]|$)`, 'g'),
  )
  const doubles = sample.match(new RegExp(`(?:^|[\\r\\n]|${escaped}) ?"`, 'g'))
  return (cells?.length ?? 0) > 2 * (doubles?.length ?? 0)
}

const candidates = (sample: string): Cutting[] =>
  delimiters.flatMap((delimiter) => {
    const quotes: Cutting['quote'][] =
      sample.includes("'") && hasApostropheCells(sample, delimiter) ? ["'", '"'] : ['"']
    return quotes.flatMap((quote): Cutting[] =>
      sample.includes(`\\${quote}`)
        ? [
            { delimiter, quote, escape: 'double' },
            { delimiter, quote, escape: 'backslash' },
          ]
        : [{ delimiter, quote, escape: 'double' }],
    )
  })

const unwrapped = (sample: string, isWhole: boolean): string | null => {
  const records = readSample(sample, { delimiter: '\u0000', quote: '"', escape: 'double' }, isWhole).filter(
    (record) => !isBlank(record),
  )
  if (records.length < 2 || !records.every((record) => /^\s*".*"\s*$/s.test(record.raw) && !record.hasStrayQuotes))
    return null
  const cells = records.map((record) => record.cells[0] ?? '')
  for (const delimiter of delimiters) {
    const counts = cells.map((cell) => cell.split(delimiter).length)
    const [first] = counts
    if (first !== undefined && first > 1 && counts.every((count) => count === first)) return delimiter
  }
  return null
}

/**
 * Guesses delimiter, quote and escape from the beginning of a file. `isWhole` says that the sample is the file.
 * What the seller has corrected (`known`) is taken over and only the rest is guessed.
 */
export const detectDialect = (
  sample: string,
  isWhole: boolean,
  isKnownHeader: KnownHeader,
  known: Partial<Cutting> = {},
): Dialect => {
  const said = separatorLine.exec(sample)
  const text = said === null ? sample : sample.slice(said[0].length)
  const hasSeparatorLine = said !== null
  const fixed = known.delimiter ?? said?.[1]
  if (fixed === undefined) {
    const inside = unwrapped(text, isWhole)
    if (inside !== null) return { delimiter: inside, quote: '"', escape: 'double', isWrapped: true, hasSeparatorLine }
  }
  const open = candidates(text).filter(
    (cutting) =>
      (fixed === undefined || cutting.delimiter === fixed) &&
      (known.quote === undefined || cutting.quote === known.quote),
  )
  const scored = open
    .map((cutting) => scoreOf(text, cutting, isWhole, isKnownHeader))
    .toSorted((one, other) => other.score - one.score)
  // A backslash before a quote may just be the end of a value: it escapes only where that makes sense of quotes that make none otherwise.
  const [best] = scored.filter(
    ({ cutting, faults }) =>
      cutting.escape === 'double' ||
      scored.every(
        (other) =>
          other.cutting.escape === 'backslash' ||
          other.cutting.delimiter !== cutting.delimiter ||
          other.cutting.quote !== cutting.quote ||
          other.faults > faults,
      ),
  )
  const chosen = best?.cutting ?? { delimiter: fixed ?? ',', quote: known.quote ?? '"', escape: 'double' as const }
  return { ...chosen, escape: known.escape ?? chosen.escape, isWrapped: false, hasSeparatorLine }
}
