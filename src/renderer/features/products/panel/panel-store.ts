// The product the panel shows, read whole. It follows the focus of the grid and keeps the old one until the new one is here.
import { create } from 'zustand'
import type { ProductDetail } from '#contract/products.ts'
import type { LeafRules } from '#contract/categories.ts'
import { calls } from '#renderer/bridge.ts'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'

type PanelState = {
  readonly id: string | null
  readonly detail: ProductDetail | null
  readonly rules: LeafRules | null
  readonly failure: Words | null
}

export const usePanel = create<PanelState>(() => ({ id: null, detail: null, rules: null, failure: null }))

const readRules = async (categoryId: string | null): Promise<void> => {
  if (categoryId === null) {
    usePanel.setState({ rules: null })
    return
  }
  if (usePanel.getState().rules?.categoryId === categoryId) return
  try {
    const rules = await calls.categories.rules({ id: categoryId })
    if (usePanel.getState().detail?.product.categoryId === categoryId) usePanel.setState({ rules })
  } catch {
    // Offline and never read: the form then shows the values that are there, without choices.
    usePanel.setState({ rules: null })
  }
}

const read = async (id: string): Promise<void> => {
  try {
    const detail = await calls.products.get({ id })
    if (usePanel.getState().id !== id) return
    usePanel.setState({ detail, failure: null })
    await readRules(detail.product.categoryId)
  } catch (error) {
    if (usePanel.getState().id === id) usePanel.setState({ failure: wordsOf(error), detail: null })
  }
}

/** Shows another product, or none. */
export const showProduct = (id: string | null): void => {
  if (usePanel.getState().id === id) return
  if (id === null) usePanel.setState({ id, detail: null, rules: null, failure: null })
  else {
    usePanel.setState({ id })
    void read(id)
  }
}

/** Reads the shown product anew. */
export const refreshPanel = async (): Promise<void> => {
  const { id } = usePanel.getState()
  if (id !== null) await read(id)
}
