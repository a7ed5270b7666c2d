// Asks before a batch is undone whose values were edited since; one that was not is undone at once. The work does it.
import { create } from 'zustand'
import type { EditedSince, Batch } from '#contract/products.ts'
import { calls } from '#renderer/bridge.ts'
import { complain } from '#renderer/features/frame/toast-store.ts'
import { undo } from '#renderer/features/products/history-store.ts'

type Question = {
  readonly batch: Batch
  readonly edited: readonly EditedSince[]
  readonly total: number
  readonly products: number
}

export const useUndo = create<{ readonly open: Question | null }>(() => ({ open: null }))

export const closeUndo = (): void => useUndo.setState({ open: null })

/** Undoes a batch, at any later time. Where something was edited since, the seller sees it first and decides. */
export const askUndo = async (batchId: string): Promise<void> => {
  try {
    const question = await calls.products.editedSince({ batchId })
    if (question.total === 0) await undo(batchId)
    else useUndo.setState({ open: question })
  } catch (error) {
    complain(error)
  }
}
