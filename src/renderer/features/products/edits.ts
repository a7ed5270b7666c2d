// Turns typed, pasted and cleared cells into edits of the contract. Pure; it calls nothing.
import type { BulkField } from '#contract/bulk-words.ts'
import { bulkFields } from '#contract/bulk-words.ts'
import type { Edit, Row } from '#contract/products.ts'
import { several, unitNamed } from '#renderer/ui/format.ts'
import type { Column, RowVariant } from './columns.ts'
import { rawText, targetOf } from './columns.ts'

export type Cell = { readonly row: Row; readonly variant: RowVariant | null; readonly column: Column }

/** Typed text as the store keeps it: money loses its sign, figures their separators if nothing is lost by it. */
const cleaned = (column: Column, typed: string): string => {
  const text = typed.trim()
  if (column.id === 'price' || column.id === 'listPrice') {
    const bare = text.replace(/^[$£€]\s?/, '')
    return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare
  }
  if (column.id === 'stock') return /^\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text
  return text
}

/** “4.8 lb” as figure and unit; null for anything else. */
const weightIn = (typed: string): { readonly figure: string; readonly weightUnit: string } | null => {
  const parts = /^([\d.,]+)\s*([a-z]+)$/i.exec(typed.trim())
  const weightUnit = parts === null ? null : unitNamed(parts[2] ?? '')
  return weightUnit === null ? null : { figure: parts?.[1] ?? '', weightUnit }
}

/** What typing into a column sets, as fields of the contract, for a whole selection. */
export const fieldsOf = (column: Column, typed: string): { readonly field: BulkField; readonly value: string }[] => {
  const weight = column.id === 'weight' ? weightIn(typed) : null
  if (weight !== null) {
    return [
      { field: 'weight', value: weight.figure },
      { field: 'weightUnit', value: weight.weightUnit },
    ]
  }
  const field = bulkFields.find((one) => one === (column.productField ?? column.variantField))
  return field === undefined ? [] : [{ field, value: cleaned(column, typed) }]
}

/** The edits that put `typed` into a cell; none where it cannot be typed into or nothing changes. “4.8 lb” also sets the unit. */
export const editsOf = ({ row, variant, column }: Cell, typed: string): Edit[] => {
  const target = targetOf(row, variant, column)
  if (target === null) return []
  const at = { productId: row.id, variantId: target.variantId }
  const weight = column.id === 'weight' ? weightIn(typed) : null
  if (weight !== null) {
    const { figure, weightUnit } = weight
    const edits: Edit[] = [{ ...at, field: 'weight', value: figure }]
    if (weightUnit !== row.weightUnit) edits.push({ ...at, field: 'weightUnit', value: weightUnit })
    return figure === row.weight && weightUnit === row.weightUnit ? [] : edits
  }
  const value = cleaned(column, typed)
  return value === rawText(row, variant, column) ? [] : [{ ...at, field: target.field, value }]
}

/** What the history calls a set of edits: “Price of 12 products”. */
export const labelOf = (cells: readonly Cell[]): string => {
  const names = [...new Set(cells.map((cell) => cell.column.name))]
  const products = new Set(cells.map((cell) => cell.row.id)).size
  const what = names.length === 1 ? (names[0] ?? '') : several(names.length, 'column')
  const [first] = cells
  const where =
    products === 1 && first !== undefined ? `“${first.row.title.slice(0, 80)}”` : several(products, 'product')
  return `${what} of ${where}`
}

/** The row as it will look once the edits are saved, so that typing shows at once. */
export const withEdits = (row: Row, edits: readonly Edit[]): Row =>
  edits.reduce<Row>((known, edit) => {
    if (edit.productId !== known.id || typeof edit.value !== 'string') return known
    if (edit.variantId === null) return { ...known, [edit.field]: edit.value }
    return {
      ...known,
      variants: known.variants.map((variant) =>
        variant.id === edit.variantId ? { ...variant, [edit.field]: edit.value } : variant,
      ),
    }
  }, row)
