// What keys and menus do to cells: open the editor, save, fill, clear, copy and paste. It draws nothing.
import { calls } from '#renderer/bridge.ts'
import { count, several } from '#renderer/ui/format.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { openPicker } from '#renderer/features/categories/picker-store.ts'
import type { Column } from '../columns.ts'
import { rawText, targetOf } from '../columns.ts'
import type { Cell } from '../edits.ts'
import { makeBulk } from '../bulk/bulk-store.ts'
import { editsOf, fieldsOf, labelOf } from '../edits.ts'
import { refreshHistory, undo } from '../history-store.ts'
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

/** What Ctrl+Enter does: the range, else this field of all ticked products (their variants, where it is the variants'), else the one cell. */
export const setAll = async (column: Column, columns: readonly Column[], text: string): Promise<void> => {
  const { ticked } = useSelection.getState()
  const range = selectedRange(columns)
  try {
    if (ticked.size > 1 && (range === null || range.from === range.to)) {
      const edits = fieldsOf(column, text)
      const changes = edits.map(({ field, value }) => ({ field, deed: { kind: 'set' as const, value } }))
      const label = `${column.name} of ${several(ticked.size, 'product')}`
      if (changes.length > 0) await makeBulk(label, { productIds: [...ticked], variantIds: null, changes })
    } else await setCells(await cellsForAll(column, columns), text)
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

/** The leaf of the first line for the products of all others: what a leaf asks for comes with it. */
const fillCategory = async (source: Cell, cells: readonly Cell[]): Promise<void> => {
  const productIds = [...new Set(cells.filter((cell) => cell.variant === null).map((cell) => cell.row.id))]
  if (source.row.categoryId === null || productIds.length === 0) return
  const { batch } = await calls.categories.set({ categoryId: source.row.categoryId, productIds })
  if (batch !== null) {
    say(`Category of ${several(batch.products, 'product')} set`, {
      detail: source.row.categoryName,
      deed: { label: 'Undo', run: () => void undo(batch.id) },
    })
  }
  void refreshHistory()
}

type Block = { readonly from: number; readonly to: number; readonly left: number; readonly right: number }

/** Fills lines with the lines of a block, repeated from its edge. One batch. */
export const fillLines = async (block: Block, from: number, to: number, columns: readonly Column[]): Promise<void> => {
  const into = columns.slice(block.left, block.right + 1)
  try {
    const sources = await cellsBetween(block.from, block.to, into)
    const lines = await cellsBetween(from, to, into)
    const tall = sources.length
    const sourceOf = (line: number): readonly Cell[] | undefined =>
      sources[(((from + line - block.from) % tall) + tall) % tall]
    const [first] = sources[0] ?? []
    if (into.length === 1 && first?.column.id === 'category') return await fillCategory(first, lines.flat())
    const edits = lines.flatMap((line, down) =>
      line.flatMap((cell, at) => {
        const source = sourceOf(down)?.[at]
        return source === undefined ? [] : editsOf(cell, rawText(source.row, source.variant, source.column))
      }),
    )
    await saveEdits(`Fill: ${labelOf(lines.flat())}`, edits)
  } catch (error) {
    complain(error)
  }
  return undefined
}

/** Ctrl+D: the first line of the range goes into all lines below it. */
export const fillDown = async (columns: readonly Column[]): Promise<void> => {
  const range = selectedRange(columns)
  if (range === null || range.from === range.to) return
  await fillLines({ ...range, to: range.from }, range.from + 1, range.to, columns)
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
