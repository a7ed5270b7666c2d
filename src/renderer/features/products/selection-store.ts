// What is selected in the grid: the cell with the focus, the range it spans, the ticked products, the cell being typed into.
import { create } from 'zustand'
import { calls } from '#renderer/bridge.ts'
import { complain } from '#renderer/features/frame/toast-store.ts'
import type { ColumnId } from './columns.ts'
import { useProducts } from './products-store.ts'
import type { Place } from './row-index.ts'

export type Spot = Place & { readonly column: ColumnId }

type Selection = {
  readonly active: Spot | null
  readonly anchor: Spot | null
  readonly ticked: ReadonlySet<string>
  /** `text` is null while the cell's own text stands untouched in the field. */
  readonly editing: { readonly spot: Spot; readonly text: string | null } | null
}

export const useSelection = create<Selection>(() => ({ active: null, anchor: null, ticked: new Set(), editing: null }))

/** Moves the focus; with `isExtending` the range grows from where it began. */
export const moveTo = (active: Spot, isExtending = false): void =>
  useSelection.setState((was) => ({ active, anchor: isExtending ? (was.anchor ?? was.active) : null, editing: null }))

/** Starts typing into a cell. `text` replaces what it holds; null keeps it. */
export const startEditing = (spot: Spot, text: string | null): void =>
  useSelection.setState({ active: spot, editing: { spot, text } })

export const setEditingText = (text: string): void =>
  useSelection.setState(({ editing }) => ({ editing: editing === null ? null : { ...editing, text } }))

export const stopEditing = (): void => useSelection.setState({ editing: null })

export const setTicked = (ticked: ReadonlySet<string>): void => useSelection.setState({ ticked })

export const toggleTicked = (ids: readonly string[], wanted?: boolean): void =>
  useSelection.setState(({ ticked }) => {
    const next = new Set(ticked)
    const isAdding = wanted ?? !ids.every((id) => next.has(id))
    for (const id of ids) {
      if (isAdding) next.add(id)
      else next.delete(id)
    }
    return { ticked: next }
  })

/** Ticks every product that the present filter shows, however many pages they fill. */
export const tickAll = async (): Promise<void> => {
  const { view, text, batchId, categoryId } = useProducts.getState().query
  try {
    const { ids } = await calls.products.ids({ view, text, batchId, categoryId })
    setTicked(new Set(ids))
  } catch (error) {
    complain(error)
  }
}

/** The corners of the selected range as lines and column ids; one cell where nothing spans. */
export const rangeOf = (
  { active, anchor }: Pick<Selection, 'active' | 'anchor'>,
  lineOf: (place: Place) => number,
  order: readonly ColumnId[],
): { readonly from: number; readonly to: number; readonly left: number; readonly right: number } | null => {
  if (active === null) return null
  const other = anchor ?? active
  const lines = [lineOf(active), lineOf(other)]
  const sides = [Math.max(0, order.indexOf(active.column)), Math.max(0, order.indexOf(other.column))]
  return { from: Math.min(...lines), to: Math.max(...lines), left: Math.min(...sides), right: Math.max(...sides) }
}
