// Leads to the cell of the grid that a finding speaks of: unfolds the product, moves the focus there.
import { columns } from './columns.ts'
import { rowAt, toggleOpen, useProducts } from './products-store.ts'
import { moveTo, useSelection } from './selection-store.ts'

/** Moves to the field of a variant of the product that has the focus. Returns false where no column shows that field. */
export const goToVariantCell = (variantId: string, field: string): boolean => {
  const product = useSelection.getState().active?.product
  const column = columns.find((one) => one.variantField === field)
  if (product === undefined || column === undefined) return false
  const row = rowAt(useProducts.getState().pages, product)
  const variant = row?.variants.findIndex((one) => one.id === variantId) ?? -1
  if (row === undefined || variant < 0) return false
  if (row.variants.length > 1) toggleOpen(product, true)
  moveTo({ product, variant: row.variants.length > 1 ? variant : -1, column: column.id })
  document.querySelector<HTMLElement>('[role=treegrid]')?.focus()
  return true
}

/** True where a column of the grid shows that field of a variant. */
export const hasColumn = (field: string): boolean => columns.some((column) => column.variantField === field)
