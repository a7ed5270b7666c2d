// Collects the cells that a deed on the selection means: a range, a column of the ticked products, or one cell.
import type { Row } from '#contract/products.ts'
import type { Column } from './columns.ts'
import type { Cell } from './edits.ts'
import { rowAt, rowsBetween, useProducts } from './products-store.ts'
import { rangeOf, useSelection } from './selection-store.ts'

const cellsOfRows = (
  rows: ReadonlyMap<number, Row>,
  from: number,
  to: number,
  columns: readonly Column[],
): Cell[][] => {
  const { index } = useProducts.getState()
  const lines: Cell[][] = []
  for (let line = from; line <= to; line += 1) {
    const { product, variant } = index.placeAt(line)
    const row = rows.get(product)
    const own = variant < 0 ? null : (row?.variants[variant] ?? null)
    if (row !== undefined) lines.push(columns.map((column) => ({ row, variant: own, column })))
  }
  return lines
}

/** The cells of a rectangle, line by line. Rows that are not here are read first. */
export const cellsBetween = async (from: number, to: number, columns: readonly Column[]): Promise<Cell[][]> => {
  const { index } = useProducts.getState()
  const first = index.placeAt(from).product
  const rows = await rowsBetween(first, index.placeAt(to).product)
  return cellsOfRows(new Map(rows.map((row, at) => [first + at, row])), from, to, columns)
}

/** The same without waiting; null where a row is not here. */
export const cellsHere = (from: number, to: number, columns: readonly Column[]): Cell[][] | null => {
  const { index, pages } = useProducts.getState()
  const rows = new Map<number, Row>()
  for (let product = index.placeAt(from).product; product <= index.placeAt(to).product; product += 1) {
    const row = rowAt(pages, product)
    if (row === undefined) return null
    rows.set(product, row)
  }
  return cellsOfRows(rows, from, to, columns)
}

/** The selected rectangle in lines and in shown columns; null without a focus. */
export const selectedRange = (columns: readonly Column[]) => {
  const { index } = useProducts.getState()
  return rangeOf(
    useSelection.getState(),
    index.lineOf,
    columns.map((column) => column.id),
  )
}

/** The cells of a column in the range, or the one cell that has the focus. */
export const cellsForAll = async (column: Column, columns: readonly Column[]): Promise<Cell[]> => {
  const { active } = useSelection.getState()
  const { index } = useProducts.getState()
  const range = selectedRange(columns)
  if (range === null || active === null) return []
  if (range.from !== range.to) return (await cellsBetween(range.from, range.to, [column])).flat()
  return (await cellsBetween(index.lineOf(active), index.lineOf(active), [column])).flat()
}
