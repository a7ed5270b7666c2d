// Finds the row that names the columns among preamble, labels and data.
import type { TextRecord } from './row-reader.ts'
import { isFieldWord } from './mapping/known-words.ts'
import { toColumns } from './names.ts'
import { recognisePreset } from './presets.ts'

const searchedRecords = 40
const knownWords =
  /\b(sku|title|name|price|description|brand|vendor|category|quantity|qty|stock|image|photo|picture|weight|barcode|ean|upc|gtin|size|colou?r|id)\b/i

const isFilled = (cell: string): boolean => cell.trim() !== ''
const looksLikeData = (cell: string): boolean =>
  /^[\s$€£¥+-]*\d[\d.,\s%]*$/.test(cell) ||
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(cell) ||
  /^https?:\/\//i.test(cell) ||
  cell.length > 80

/** True for a row whose cells could be names of columns: short, no numbers, no addresses. */
export const couldBeHeader = (cells: readonly string[]): boolean => {
  const filled = cells.filter(isFilled)
  if (filled.length === 0) return false
  const data = filled.filter((cell) => looksLikeData(cell.trim())).length
  return data === 0 || (data / filled.length < 0.15 && filled.some((cell) => knownWords.test(cell)))
}

const widthOf = (cells: readonly string[]): number => {
  let width = cells.length
  while (width > 0 && !isFilled(cells[width - 1] ?? '')) width -= 1
  return width
}

// Some programs write remarks into a table: one cell that begins with a hash.
const isComment = (cells: readonly string[]): boolean => widthOf(cells) === 1 && /^\s*#/.test(cells[0] ?? '')

const commonWidth = (records: readonly TextRecord[]): number => {
  const counts = new Map<number, number>()
  for (const record of records) counts.set(record.cells.length, (counts.get(record.cells.length) ?? 0) + 1)
  let common = 1
  let rows = 0
  for (const [width, count] of counts) {
    // Where two widths are as frequent, the one that comes first is the header's.
    if (count > rows) {
      common = width
      rows = count
    }
  }
  return common
}

// A word above a column of numbers, dates or addresses names that column.
const hasNumbersBelow = (cells: readonly string[], below: readonly TextRecord[]): boolean =>
  cells.some((cell, index) => {
    if (!isFilled(cell)) return false
    const values = below.map((record) => record.cells[index] ?? '').filter(isFilled)
    return values.length > 0 && values.filter((value) => looksLikeData(value.trim())).length >= values.length * 0.8
  })

const hasTwins = (cells: readonly string[]): boolean => {
  const filled = cells.filter(isFilled)
  return new Set(filled).size < filled.length
}

// A first row whose words come again below in the same column is data, unless it names things that columns are called.
const isRepeated = (cells: readonly string[], below: readonly TextRecord[]): boolean => {
  if (cells.filter((cell) => knownWords.test(cell)).length >= 2) return false
  const others = below.filter((record) => !cells.every((cell, index) => cell === record.cells[index]))
  return cells.some(
    (cell, index) => isFilled(cell) && cells.length > 1 && others.some((record) => record.cells[index] === cell),
  )
}

const namedIn = (cells: readonly string[]): number => cells.filter((cell) => isFieldWord(cell)).length

// Two header rows: groups (Product, Pricing, Stock) above the names of the columns. The lower one knows more fields and leaves fewer blanks.
const isGroupRow = (cells: readonly string[], next: TextRecord | undefined): boolean =>
  next !== undefined &&
  next.damage === null &&
  couldBeHeader(next.cells) &&
  namedIn(next.cells) >= 2 &&
  namedIn(next.cells) > namedIn(cells) &&
  (next.cells.filter(isFilled).length > cells.filter(isFilled).length || hasTwins(cells)) &&
  !hasTwins(next.cells)

/** Index of the header among the first records of a file, or -1 where the file begins with data. */
export const findHeader = (records: readonly TextRecord[]): number => {
  const searched = records.slice(0, searchedRecords)
  let known = -1
  let sureness = 0.5
  for (const [index, record] of searched.entries()) {
    if (record.damage !== null) continue
    const found = recognisePreset(toColumns(record.cells))
    if (found !== null && found.sureness > sureness) {
      known = index
      sureness = found.sureness
    }
  }
  if (known >= 0) return known
  const filled = searched.filter((record) => record.damage === null && record.cells.some(isFilled))
  const rows = filled.filter((record) => !isComment(record.cells))
  // Cells that are blank in every row are the marks at the ends of the lines.
  const common = Math.min(
    commonWidth(rows.length > 0 ? rows : filled),
    Math.max(1, ...filled.map(({ cells }) => widthOf(cells))),
  )
  for (const [index, record] of searched.entries()) {
    if (record.damage !== null || widthOf(record.cells) === 0) continue
    // A header that names fewer columns than the rows have is still one: its rows are set apart and say why.
    if (record.cells.length < common && !(couldBeHeader(record.cells) && namedIn(record.cells) >= 3)) continue
    if (common > 1 && isComment(record.cells)) continue
    if (common > 2 && widthOf(record.cells) < Math.min(common, 3) && index + 1 < searched.length) continue
    const below = searched.slice(index + 1)
    if (!couldBeHeader(record.cells)) return -1
    const isNamed =
      hasNumbersBelow(record.cells, below) || (!isRepeated(record.cells, below) && !hasTwins(record.cells))
    if (isGroupRow(record.cells, searched[index + 1])) return index + 1
    return isNamed ? index : -1
  }
  return -1
}
