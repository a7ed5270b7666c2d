// The keys of the grid outside of the editor. It decides, grid-deeds.ts does.
import type { KeyboardEvent } from 'react'
import type { Column } from '../columns.ts'
import { setColumnWidth } from '#renderer/features/frame/look-store.ts'
import { targetOf } from '../columns.ts'
import { rowAt, toggleOpen, useProducts } from '../products-store.ts'
import { selectedRange } from '../selected-cells.ts'
import type { Spot } from '../selection-store.ts'
import { moveTo, setTicked, tickAll, toggleTicked, useSelection } from '../selection-store.ts'
import { cellId } from './cell-id.ts'
import { cellAt, clearCells, fillDown, openCell } from './grid-deeds.ts'

type Reach = {
  readonly columns: readonly Column[]
  readonly linesOnScreen: number
  readonly reveal: (spot: Spot) => void
}

const spotAt = (line: number, at: number, columns: readonly Column[]): Spot | null => {
  const { index } = useProducts.getState()
  if (index.lines === 0) return null
  const column = columns[Math.max(0, Math.min(at, columns.length - 1))]
  if (column === undefined) return null
  return { ...index.placeAt(Math.max(0, Math.min(line, index.lines - 1))), column: column.id }
}

/** One step from a spot, in lines and columns; stops at the edges. */
export const stepFrom = (spot: Spot, down: number, right: number, columns: readonly Column[]): Spot =>
  spotAt(
    useProducts.getState().index.lineOf(spot) + down,
    columns.findIndex((column) => column.id === spot.column) + right,
    columns,
  ) ?? spot

const steps = (event: KeyboardEvent, page: number): readonly [number, number] | null => {
  const far = event.ctrlKey || event.metaKey
  switch (event.key) {
    case 'ArrowDown':
      return [far ? Infinity : 1, 0]
    case 'ArrowUp':
      return [far ? -Infinity : -1, 0]
    case 'ArrowRight':
      return [0, far ? 99 : 1]
    case 'ArrowLeft':
      return [0, far ? -99 : -1]
    case 'PageDown':
      return [page, 0]
    case 'PageUp':
      return [-page, 0]
    case 'Home':
      return [far ? -Infinity : 0, -99]
    case 'End':
      return [far ? Infinity : 0, 99]
    default:
      return null
  }
}

/** Left at the title folds, or leads from a variant to its product; Alt with left and right does so in any column. */
const fold = (event: KeyboardEvent, spot: Spot): boolean => {
  const isLeft = event.key === 'ArrowLeft'
  if (!isLeft && event.key !== 'ArrowRight') return false
  if (event.altKey && event.shiftKey) return false
  if (!event.altKey && !(isLeft && spot.column === 'title' && !event.shiftKey)) return false
  if (!isLeft) toggleOpen(spot.product, true)
  else if (spot.variant >= 0) moveTo({ ...spot, variant: -1 })
  else toggleOpen(spot.product, false)
  return true
}

const tickRange = (columns: readonly Column[]): void => {
  const range = selectedRange(columns)
  const { index, pages } = useProducts.getState()
  if (range === null) return
  const ids = new Set<string>()
  for (let line = range.from; line <= range.to; line += 1) {
    const row = rowAt(pages, index.placeAt(line).product)
    if (row !== undefined) ids.add(row.id)
  }
  toggleTicked([...ids])
}

const widen = (event: KeyboardEvent, spot: Spot): boolean => {
  const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key]
  if (step === undefined || !event.altKey || !event.shiftKey) return false
  const width = document.getElementById(cellId(spot))?.getBoundingClientRect().width
  if (width !== undefined) setColumnWidth(spot.column, width + step)
  return true
}

/** True where a key types into the cell; the field takes it as it comes, so that no sign is lost. */
const typesInto = (spot: Spot, columns: readonly Column[]): boolean => {
  const cell = cellAt(spot, columns)
  return cell !== null && targetOf(cell.row, cell.variant, cell.column) !== null
}

/** Handles a key on the grid and says whether it did. */
export const handleKey = (event: KeyboardEvent, { columns, linesOnScreen, reveal }: Reach): boolean => {
  const { active, anchor, ticked } = useSelection.getState()
  const spot = active ?? spotAt(0, 0, columns)
  if (spot === null) return false
  const isCommand = event.ctrlKey || event.metaKey
  if (fold(event, spot) || widen(event, spot)) return true
  const step = steps(event, linesOnScreen)
  if (step !== null) {
    if (event.altKey) return false
    const { index } = useProducts.getState()
    const line = Math.max(0, Math.min(index.lines - 1, index.lineOf(spot) + step[0]))
    const next = active === null ? spot : stepFrom(spot, line - index.lineOf(spot), step[1], columns)
    moveTo(next, event.shiftKey)
    reveal(next)
    return true
  }
  if (isCommand && event.key.toLowerCase() === 'a') void tickAll()
  else if (isCommand && event.key.toLowerCase() === 'd') void fillDown(columns)
  else if (isCommand || event.altKey) return false
  else if (event.key === 'Enter' || event.key === 'F2') openCell(spot, columns, null)
  else if (event.key === ' ') tickRange(columns)
  else if (event.key === 'Delete' || event.key === 'Backspace') void clearCells(columns)
  else if (event.key === 'Escape') {
    if (anchor !== null) moveTo(spot)
    else if (ticked.size > 0) setTicked(new Set())
    else return false
  } else if (event.key.length === 1 && event.key !== '/' && event.key !== '?') {
    if (typesInto(spot, columns)) return false
    openCell(spot, columns, event.key)
  } else return false
  return true
}
