// Reads from the document which cell of the grid the pointer is on. It changes nothing.
import type { ColumnId } from '../columns.ts'
import { columns } from '../columns.ts'
import type { Spot } from '../selection-store.ts'

export type Hit = {
  readonly part: 'tick' | 'caret' | 'cell'
  readonly product: number
  readonly id: string
  readonly spot: Spot | null
}

const columnId = (name: string | undefined): ColumnId | undefined => columns.find((column) => column.id === name)?.id

export const spotUnder = (target: EventTarget | null): Hit | null => {
  if (!(target instanceof Element)) return null
  const row = target.closest<HTMLElement>('[data-product]')
  if (row === null) return null
  const product = Number(row.dataset['product'])
  const column = columnId(target.closest<HTMLElement>('[data-column]')?.dataset['column'])
  const spot = column === undefined ? null : { product, variant: Number(row.dataset['variant']), column }
  const part =
    target.closest('[data-tick]') !== null ? 'tick' : target.closest('[data-caret]') !== null ? 'caret' : 'cell'
  return { part, product, id: row.dataset['id'] ?? '', spot }
}
