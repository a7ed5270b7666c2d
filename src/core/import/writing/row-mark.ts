// Marks the rows of a file of rejected rows, so that one which nobody has mended is known when it comes back. It judges no value.
import { unguard } from './guard.ts'

/** The columns that a file of rejected rows has behind those of the catalogue. */
export const mendColumns = ['What is wrong', 'Where'] as const

const bare = (cell: string): string => unguard(cell.trim().replaceAll('\r\n', '\n')).trim()

// FNV-1a over the letters: short, and enough to see that a row is the same.
const markOf = (cells: readonly string[]): string => {
  let hash = 0x811c9dc5
  const bared = cells.map(bare)
  // A spreadsheet drops blank cells at the end of a row.
  const end = bared.findLastIndex((cell) => cell !== '') + 1
  for (const letter of bared.slice(0, end).join('\n\t\n')) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  }
  return (hash >>> 0).toString(36)
}

/** A place with the mark of its row behind it. */
export const markedPlace = (place: string, cells: readonly string[]): string => `${place} · ${markOf(cells)}`

const untouched = 'Nothing in this row was mended yet; to bring it in as it stands, empty the cell “Where”. '

/** Number of columns that the catalogue itself has: those of a file of rejected rows stand before the two that tell why. */
export const ownWidth = (names: readonly string[]): number => {
  const width = names.length - mendColumns.length
  return width > 0 && mendColumns.every((name, index) => names[width + index]?.trim() === name) ? width : names.length
}

/** Why a row of rejected rows that is as it was written is set apart again; null for one that was mended, and for rows of any other file. */
export const unmendedReason = (names: readonly string[], cells: readonly string[]): string | null => {
  const width = ownWidth(names)
  if (width === names.length) return null
  const [reason = '', place = ''] = cells.slice(width)
  return place.trim().endsWith(` · ${markOf(cells.slice(0, width))}`)
    ? `${untouched}${bare(reason).replace(untouched, '')}`
    : null
}
