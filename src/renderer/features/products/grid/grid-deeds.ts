// What keys and menus do to cells: open the editor, save, fill, clear, copy and paste. It draws nothing.
import { count, several } from '#renderer/ui/format.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { openPicker } from '#renderer/features/categories/picker-store.ts'
import type { Column } from '../columns.ts'
import { rawText, targetOf } from '../columns.ts'
import type { Cell } from '../edits.ts'
import { editsOf, labelOf } from '../edits.ts'
import { rowAt, toggleOpen, useProducts } from '../products-store.ts'
import { saveEdits } from '../save-cells.ts'
import { cellsBetween, cellsForAll, cellsHere, selectedRange } from '../selected-cells.ts'
import type { Spot } from '../selection-store.ts'
import { startEditing, useSelection } from '../selection-store.ts'
import { fromTsv, toTsv } from '../tsv.ts'

/** The cell at a spot, while its row is here. */
export const cellAt = (spot: Spot, columns: readonly Column[]): Cell | null => {
  const row = rowAt(useProducts.getState().pages, spot.product)
  const column = columns.find((one) => one.id === spot.column)
  if (row === undefined || column === undefined) return null
  return { row, variant: spot.variant < 0 ? null : (row.variants[spot.variant] ?? null), column }
}

/** Opens what a cell is changed with: the editor, the category picker, or the variants that hold the value. */
export const openCell = (spot: Spot, columns: readonly Column[], start: string | null): void => {
  const cell = cellAt(spot, columns)
  if (cell === null) return
  if (cell.column.id === 'category' && cell.variant === null) {
    const { ticked } = useSelection.getState()
    const ids = ticked.has(cell.row.id) ? [...ticked] : [cell.row.id]
    openPicker(ids, cell.row.categoryId)
  } else if (targetOf(cell.row, cell.variant, cell.column) !== null) startEditing(spot, start)
  else if (start === null && cell.variant === null) toggleOpen(spot.product)
}

/** Puts one text into many cells as one batch. */
export const setCells = async (cells: readonly Cell[], text: string): Promise<void> => {
  const edits = cells.flatMap((cell) => editsOf(cell, text))
  await saveEdits(labelOf(cells), edits)
}

export const setAll = async (column: Column, columns: readonly Column[], text: string): Promise<void> => {
  try {
    await setCells(await cellsForAll(column, columns), text)
  } catch (error) {
    complain(error)
  }
}

/** Empties the selected cells, as one batch that can be undone. */
export const clearCells = async (columns: readonly Column[]): Promise<void> => {
  const range = selectedRange(columns)
  if (range === null) return
  try {
    const lines = await cellsBetween(range.from, range.to, columns.slice(range.left, range.right + 1))
    await setCells(lines.flat(), '')
  } catch (error) {
    complain(error)
  }
}

/** Ctrl+D: the first line of the range goes into all lines below it. */
export const fillDown = async (columns: readonly Column[]): Promise<void> => {
  const range = selectedRange(columns)
  if (range === null || range.from === range.to) return
  try {
    const [first, ...rest] = await cellsBetween(range.from, range.to, columns.slice(range.left, range.right + 1))
    const cells = rest.flat()
    const edits = rest.flatMap((line) =>
      line.flatMap((cell, at) => {
        const source = first?.[at]
        return source === undefined ? [] : editsOf(cell, rawText(source.row, source.variant, source.column))
      }),
    )
    await saveEdits(`Fill down: ${labelOf(cells)}`, edits)
  } catch (error) {
    complain(error)
  }
}

/** The selected cells as text for a spreadsheet; null while some of them are still on their way. */
export const copyText = (columns: readonly Column[]): string | null => {
  const range = selectedRange(columns)
  if (range === null) return null
  const lines = cellsHere(range.from, range.to, columns.slice(range.left, range.right + 1))
  if (lines === null) {
    say('Some selected rows are still being read. Press copy again in a moment.')
    void cellsBetween(range.from, range.to, columns)
    return null
  }
  return toTsv(lines.map((line) => line.map((cell) => rawText(cell.row, cell.variant, cell.column))))
}

/** Pastes a block from a spreadsheet at the selection. One cell fills the whole range; a block repeats where the range is a multiple. */
export const pasteText = async (text: string, columns: readonly Column[]): Promise<void> => {
  const range = selectedRange(columns)
  const block = fromTsv(text)
  const wide = Math.max(0, ...block.map((line) => line.length))
  if (range === null || wide === 0) return
  const rangeTall = range.to - range.from + 1
  const rangeWide = range.right - range.left + 1
  const tall = rangeTall % block.length === 0 ? rangeTall : block.length
  const across = rangeWide % wide === 0 ? rangeWide : wide
  const { lines } = useProducts.getState().index
  const last = Math.min(range.from + tall, lines) - 1
  const into = columns.slice(range.left, range.left + across)
  try {
    const cells = await cellsBetween(range.from, last, into)
    let skipped = block.length > cells.length && tall === block.length ? (block.length - cells.length) * wide : 0
    const edits = cells.flatMap((line, down) =>
      line.flatMap((cell, at) => {
        const typed = block[down % block.length]?.[at % wide]
        if (typed === undefined) return []
        if (targetOf(cell.row, cell.variant, cell.column) === null) skipped += 1
        return editsOf(cell, typed)
      }),
    )
    await saveEdits(`Paste: ${labelOf(cells.flat())}`, edits)
    if (skipped > 0) {
      say(`${several(skipped, 'cell')} left out`, {
        detail: `They cannot be typed into, or lie outside of the ${count(lines)} rows.`,
      })
    }
  } catch (error) {
    complain(error)
  }
}
