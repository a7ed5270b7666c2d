// What an import did, with the way to its products, its undo, and the rows that stayed out.
import { FileDown, FolderTree, Save, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { ImportSummary } from '#contract/imports.ts'
import { askUndo } from '#renderer/features/activity/undo-store.ts'
import { addressOf, goTo } from '#renderer/features/frame/route-store.ts'
import { ask } from '#renderer/features/products/products-store.ts'
import { count, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import type { Look } from './import-store.ts'
import { startOver } from './import-store.ts'
import { handOutRejected } from './rejected.ts'
import { SaveMapping } from './save-mapping.tsx'
import { WaitingFiles } from './waiting-files.tsx'
import styles from './import.module.css'

type Props = {
  readonly summary: ImportSummary
  readonly batchId: string | null
  readonly look: Look
  readonly state: 'done' | 'cancelled' | 'failed'
}

const headline = ({ summary, state }: Pick<Props, 'summary' | 'state'>): string => {
  const taken = summary.created + summary.changed
  if (state === 'cancelled') return `Cancelled with ${several(taken, 'product')} in`
  return taken === 0 ? 'Nothing was new in this file' : `${several(taken, 'product')} brought in`
}

export const Done = ({ summary, batchId, look, state }: Props) => {
  const [isSaving, setSaving] = useState(false)
  const [hasSaved, setSaved] = useState(false)
  const taken = summary.created + summary.changed
  // Those that a mapping gave a leaf need no suggestion.
  const needsLeaf = taken > 0 && summary.mapped < taken
  const canSave = look.draft !== null && look.draft.savedAs === null && !hasSaved
  return (
    <div className={styles['narrow']}>
      <div className={`card ${styles['done']} stack`}>
        <h2 className="t14">{headline({ summary, state })}</h2>
        <p className="soft">
          {count(summary.created)} new, {count(summary.changed)} changed, {count(summary.unchanged)} unchanged
          {summary.rejectedTotal > 0 && `, ${several(summary.rejectedTotal, 'row')} rejected`}.
        </p>
        <div className={`row ${styles['deeds']}`}>
          <button
            type="button"
            className="btn primary"
            onClick={() => {
              ask({ view: 'all', text: '', batchId, categoryId: null })
              goTo('products')
            }}
          >
            Show the products
          </button>
          {needsLeaf && (
            <a className="btn" href={addressOf('categories', 'suggestions')}>
              <Icon of={FolderTree} /> Suggest categories
            </a>
          )}
          {batchId !== null && (
            <button type="button" className="btn" onClick={() => void askUndo(batchId)}>
              <Icon of={Undo2} /> Undo this import
            </button>
          )}
          {summary.rejectedTotal > 0 && (
            <button type="button" className="btn" onClick={() => void handOutRejected(look)}>
              <Icon of={FileDown} /> Rejected rows as file
            </button>
          )}
          <button type="button" className="btn quiet" onClick={startOver}>
            Another file
          </button>
        </div>
        {summary.mapped > 0 && (
          <p className="soft">
            {several(summary.mapped, 'product')} {summary.mapped === 1 ? 'has its' : 'have their'} leaf category from
            your mapping of categories.
          </p>
        )}
        {canSave && (
          <p className="row soft">
            The next file with these columns can be read without mapping them again.
            <button type="button" className="btn s" onClick={() => setSaving(true)}>
              <Icon of={Save} className="i-s" /> Save the mapping…
            </button>
          </p>
        )}
      </div>
      <WaitingFiles />
      {isSaving && <SaveMapping look={look} onClose={() => setSaving(false)} onSaved={() => setSaved(true)} />}
    </div>
  )
}
