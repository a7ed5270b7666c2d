// Whether the category picker is open, and for which products. The picker itself is category-picker.tsx.
import { create } from 'zustand'

type Picker = { readonly productIds: readonly string[]; readonly currentId: string | null }

export const usePicker = create<{ readonly open: Picker | null }>(() => ({ open: null }))

/** Opens the picker for these products; `currentId` is the leaf they have now, if they share one. */
export const openPicker = (productIds: readonly string[], currentId: string | null): void =>
  usePicker.setState({ open: { productIds, currentId } })

export const closePicker = (): void => usePicker.setState({ open: null })
