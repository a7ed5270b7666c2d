// Whether the category picker is open, for what, and what is done with the leaf that is chosen. The picker itself is category-picker.tsx.
import { create } from 'zustand'
import type { Category } from '#contract/categories.ts'
import { calls } from '#renderer/bridge.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { refreshHistory, undo } from '#renderer/features/products/history-store.ts'
import { several } from '#renderer/ui/format.ts'

export type PickerRequest = {
  /** What a leaf is chosen for, as the button says it: “24 products”, “Mugs”. */
  readonly what: string
  /** The category in the seller's own shop that a leaf is chosen for, '' where it is products: suggestions for it are offered. */
  readonly question: string
  /** The leaf that is chosen now, if there is one. */
  readonly currentId: string | null
  /** The products whose suggestions are offered. */
  readonly productIds?: readonly string[]
  readonly onChoose: (category: Category) => void
}

export const usePicker = create<{ readonly open: PickerRequest | null }>(() => ({ open: null }))

export const closePicker = (): void => usePicker.setState({ open: null })

/** Opens the picker; `onChoose` gets the leaf after the picker was closed. */
export const askForLeaf = (request: PickerRequest): void => {
  performance.mark('picker-asked')
  usePicker.setState({ open: request })
}

const setCategory = async (category: Category, productIds: readonly string[]): Promise<void> => {
  try {
    const { batch, products, withAside } = await calls.categories.set({
      categoryId: category.id,
      productIds: [...productIds],
    })
    const deed = batch === null ? null : { label: 'Undo', run: () => void undo(batch.id) }
    const aside =
      withAside === 0 ? null : `Values that do not fit there are kept aside in ${several(withAside, 'product')}`
    say(`${several(products, 'product')} in ${category.name}`, { deed, detail: aside })
  } catch (error) {
    complain(error)
  }
  void refreshHistory()
}

/** Opens the picker for these products and gives them the chosen leaf; `currentId` is the leaf they have now, if they share one. */
export const openPicker = (productIds: readonly string[], currentId: string | null): void =>
  askForLeaf({
    what: several(productIds.length, 'product'),
    productIds,
    currentId,
    question: '',
    onChoose: (category) => void setCategory(category, productIds),
  })
