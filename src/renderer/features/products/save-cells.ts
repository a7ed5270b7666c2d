// Saves what was typed, pasted or cleared as one batch: shown at once, sent, and taken back from the screen if it fails.
import type { Edit } from '#contract/products.ts'
import { calls } from '#renderer/bridge.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { count } from '#renderer/ui/format.ts'
import { withEdits } from './edits.ts'
import { refreshHistory, undo } from './history-store.ts'
import { patchRows, reload } from './products-store.ts'
import { whileSaving } from './saving.ts'

/** Sends edits under one label. Returns true when they are saved. */
export const saveEdits = async (label: string, edits: readonly Edit[]): Promise<boolean> => {
  if (edits.length === 0) return true
  const touched = new Map<string, Edit[]>()
  for (const edit of edits) touched.set(edit.productId, [...(touched.get(edit.productId) ?? []), edit])
  patchRows((row) => {
    const own = touched.get(row.id)
    return own === undefined ? row : withEdits(row, own)
  })
  try {
    const { batch } = await whileSaving(calls.products.edit({ label, edits: [...edits] }))
    if (batch !== null && batch.changes > 1) {
      say(`${count(batch.changes)} values set`, {
        detail: label,
        deed: { label: 'Undo', run: () => void undo(batch.id) },
      })
    }
    void refreshHistory()
    return true
  } catch (error) {
    complain(error)
    void reload()
    return false
  }
}
