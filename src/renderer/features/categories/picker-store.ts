// Whether the category picker is open, and what for: products, or a leaf that someone else asks for. The picker itself is category-picker.tsx.
import { create } from 'zustand'
import type { Category } from '#contract/categories.ts'

/** A question for a leaf: `what` it is for in words, `question` to search for at first, and who hears the answer. */
export type LeafQuestion = {
  readonly what: string
  readonly question: string
  readonly currentId: string | null
  readonly onChoose: (category: Category) => void
}

type Picker = {
  readonly productIds: readonly string[]
  readonly currentId: string | null
  readonly asked?: LeafQuestion
}

export const usePicker = create<{ readonly open: Picker | null }>(() => ({ open: null }))

/** Opens the picker for these products; `currentId` is the leaf they have now, if they share one. */
export const openPicker = (productIds: readonly string[], currentId: string | null): void =>
  usePicker.setState({ open: { productIds, currentId } })

/** Opens the picker for something else than products; nothing is written by it. */
export const askForLeaf = (asked: LeafQuestion): void =>
  usePicker.setState({ open: { productIds: [], currentId: asked.currentId, asked } })

export const closePicker = (): void => usePicker.setState({ open: null })
