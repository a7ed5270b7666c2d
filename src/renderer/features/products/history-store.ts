// Undo and redo over the whole catalogue: what can be taken back, and the calls that do it.
import { create } from 'zustand'
import { calls } from '#renderer/bridge.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { several } from '#renderer/ui/format.ts'
import { allSaved } from './saving.ts'

type History = { readonly canUndo: boolean; readonly canRedo: boolean; readonly last: string | null }

export const useHistory = create<History>(() => ({ canUndo: false, canRedo: false, last: null }))

export const refreshHistory = async (): Promise<void> => {
  try {
    const { batches, canUndo, canRedo } = await calls.products.batches({ offset: 0, limit: 1 })
    useHistory.setState({ canUndo, canRedo, last: batches[0]?.label ?? null })
  } catch {
    // The buttons stay as they were; the failing connection is told by the frame.
  }
}

/** Takes back one batch, or the last one. Values that were changed since are kept and counted, unless `edits` says that all goes. */
export const undo = async (batchId: string | null = null, edits: 'keep' | 'all' = 'keep'): Promise<void> => {
  // What is on the screen is what is taken back, also where it is not saved yet.
  await allSaved()
  try {
    const { batch, kept } = await calls.products.undo({ batchId, edits })
    if (batch === null) say('There is nothing to undo.')
    else {
      say(batch.label.replace(/^Undo: /u, 'Undone: '), {
        detail: kept === 0 ? null : `${several(kept, 'value')} changed since then and stayed.`,
        deed: { label: 'Redo', run: () => void redo() },
      })
    }
  } catch (error) {
    complain(error)
  }
  await refreshHistory()
}

export const redo = async (): Promise<void> => {
  await allSaved()
  try {
    const { batch } = await calls.products.redo()
    say(batch === null ? 'There is nothing to redo.' : batch.label.replace(/^Redo: /u, 'Done again: '))
  } catch (error) {
    complain(error)
  }
  await refreshHistory()
}
