// Changing the values of a selection: which way is open, on which products, and the call that does it.
import { create } from 'zustand'
import type { Bulk, BulkField, BulkPreview } from '#contract/bulk.ts'
import { bulkFields } from '#contract/bulk-words.ts'
import { calls } from '#renderer/bridge.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { count, several } from '#renderer/ui/format.ts'
import { columns } from '../columns.ts'
import { refreshHistory, undo } from '../history-store.ts'
import { rowsBetween, useProducts } from '../products-store.ts'
import { rangeOf, useSelection } from '../selection-store.ts'

export const bulkWays = ['set', 'replace', 'formula'] as const
export type BulkWay = (typeof bulkWays)[number]

type Target = Pick<Bulk, 'productIds' | 'variantIds'> & { readonly words: string }
type Open = { readonly way: BulkWay; readonly field: BulkField; readonly target: Target }

export const useBulk = create<{ readonly open: Open | null }>(() => ({ open: null }))

export const closeBulk = (): void => useBulk.setState({ open: null })
export const setBulkWay = (way: BulkWay): void =>
  useBulk.setState(({ open }) => ({
    open:
      open === null
        ? null
        : { ...open, way, field: way === 'formula' && open.field !== 'listPrice' ? 'price' : open.field },
  }))
export const setBulkField = (field: BulkField): void =>
  useBulk.setState(({ open }) => ({ open: open === null ? null : { ...open, field } }))

/** The ticked products, else the lines of the range, else all that the filter shows. */
const target = async (): Promise<Target> => {
  const { active, anchor, ticked } = useSelection.getState()
  if (ticked.size > 0) {
    return { productIds: [...ticked], variantIds: null, words: several(ticked.size, 'selected product') }
  }
  const { index, query } = useProducts.getState()
  const range = rangeOf({ active, anchor }, index.lineOf, [])
  if (range !== null && range.to > range.from) {
    const first = index.placeAt(range.from).product
    const rows = await rowsBetween(first, index.placeAt(range.to).product)
    const productIds = new Set<string>()
    const variantIds = new Set<string>()
    let isWhole = true
    for (let line = range.from; line <= range.to; line += 1) {
      const { product, variant } = index.placeAt(line)
      const row = rows[product - first]
      if (row === undefined) continue
      productIds.add(row.id)
      if (variant >= 0) isWhole = false
      // A folded product stands for all of its variants, an unfolded one for those inside the range.
      const isFolded = index.placeAt(line + 1).product !== product || index.placeAt(line + 1).variant < 0
      for (const [at, one] of row.variants.entries())
        if (at === variant || (variant < 0 && isFolded)) variantIds.add(one.id)
    }
    return {
      productIds: [...productIds],
      variantIds: isWhole ? null : [...variantIds],
      words: several(range.to - range.from + 1, 'selected row'),
    }
  }
  const { view, text, batchId, categoryId } = query
  const { ids } = await calls.products.ids({ view, text, batchId, categoryId })
  return { productIds: ids, variantIds: null, words: `all ${several(ids.length, 'product')} of this view` }
}

const fieldAtHand = (way: BulkWay): BulkField => {
  if (way === 'formula') return useSelection.getState().active?.column === 'listPrice' ? 'listPrice' : 'price'
  const column = columns.find((one) => one.id === useSelection.getState().active?.column)
  const wanted = column?.productField ?? column?.variantField
  return bulkFields.find((field) => field === wanted) ?? 'title'
}

/** Opens the dialog for what is selected. */
export const openBulk = async (way: BulkWay): Promise<void> => {
  try {
    const found = await target()
    if (found.productIds.length === 0) say('There is no product to change here.')
    else useBulk.setState({ open: { way, field: fieldAtHand(way), target: found } })
  } catch (error) {
    complain(error)
  }
}

export const previewOf = (bulk: Bulk): Promise<BulkPreview> => calls.products.previewBulk(bulk)

/** Makes the deed as one batch and offers to take it back. */
export const makeBulk = async (label: string, bulk: Bulk): Promise<void> => {
  try {
    const { batch, left } = await calls.products.bulk({ ...bulk, label })
    if (batch === null) say('Nothing had to be changed.')
    else {
      say(`${several(batch.changes, 'value')} set`, {
        detail: left === 0 ? label : `${label} · ${count(left)} left as they were`,
        deed: { label: 'Undo', run: () => void undo(batch.id) },
      })
    }
  } catch (error) {
    complain(error)
  }
  await refreshHistory()
}
