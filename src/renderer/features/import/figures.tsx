// How many products are new, changed, unchanged, how many rows stay out: figures that open their list.
import { Check, CircleX, FileDown, Plus, RefreshCw, TriangleAlert } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { count } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import type { Look } from './import-store.ts'
import { showStage } from './import-store.ts'
import type { PreviewKind } from './preview-store.ts'
import { showPreview, usePreview } from './preview-store.ts'
import { handOutRejected } from './rejected.ts'
import styles from './import.module.css'

type Figure = {
  readonly kind: PreviewKind
  readonly number: number
  readonly word: string
  readonly mark: LucideIcon
  readonly tone: string
}

const figuresOf = ({ summary }: Look): readonly Figure[] => [
  { kind: 'new', number: summary.created, word: 'New', mark: Plus, tone: 'acc' },
  { kind: 'changed', number: summary.changed, word: 'Changed', mark: RefreshCw, tone: 'info' },
  { kind: 'unchanged', number: summary.unchanged, word: 'Unchanged', mark: Check, tone: 'soft' },
  {
    kind: 'rejected',
    number: summary.rejectedTotal,
    word: summary.rejectedTotal === 1 ? 'Row rejected' : 'Rows rejected',
    mark: CircleX,
    tone: 'err',
  },
  { kind: 'warning', number: summary.warningsTotal, word: 'To look at', mark: TriangleAlert, tone: 'warn' },
]

export const Figures = ({ look }: { readonly look: Look }) => {
  const { summary, takes } = look
  const kind = usePreview((state) => state.kind)
  const figures = figuresOf(look)
  const whole = Math.max(1, summary.created + summary.changed + summary.unchanged)
  const share = (number: number): string => `${(number / whole) * 100}%`
  const open = (next: PreviewKind): void => {
    showPreview(look.fileId, summary.previewId, next)
    showStage('preview')
  }
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const at = figures.findIndex((figure) => figure.kind === kind)
    const next = figures[(at + (step ?? 0) + figures.length) % figures.length]
    if (step === undefined || next === undefined) return
    event.preventDefault()
    open(next.kind)
    event.currentTarget.querySelector<HTMLElement>(`[data-kind="${next.kind}"]`)?.focus()
  }
  const isTaken = (figure: Figure): boolean =>
    figure.number > 0 && ((figure.kind === 'new' && takes.new) || (figure.kind === 'changed' && takes.changed))
  return (
    <div className={`card ${styles['figures']}`}>
      <div role="tablist" aria-label="What would happen" className="row gap1" onKeyDown={move}>
        {figures.map((figure) => {
          const isOpen = look.stage === 'preview' && figure.kind === kind
          return (
            <button
              key={figure.kind}
              type="button"
              role="tab"
              id={`figure-${figure.kind}`}
              data-kind={figure.kind}
              aria-selected={isOpen}
              aria-controls={isOpen ? 'preview-list' : undefined}
              tabIndex={figure.kind === kind ? 0 : -1}
              className={`fig ${isTaken(figure) ? styles['taken'] : ''}`}
              onClick={() => open(figure.kind)}
            >
              <b>{count(figure.number)}</b>
              <span className="row gap1">
                <Icon of={figure.mark} className={`i-s ${figure.tone}`} /> {figure.word}
              </span>
            </button>
          )
        })}
      </div>
      <div className="grow stack">
        <div className="meter" aria-hidden="true">
          <i style={{ width: share(summary.created) }} />
          <i className={styles['changed']} style={{ width: share(summary.changed) }} />
          <i className="m-grey" style={{ width: share(summary.unchanged) }} />
        </div>
        <p className="t12 soft" role="status">
          {look.isReading
            ? 'Reading the file again…'
            : look.isBehind
              ? 'These figures are those before your last change.'
              : 'Blank cells leave a value alone, absent variants stay.'}
          <span className="wide-only"> A cell with &lt;clear&gt; empties its field.</span>
        </p>
      </div>
      {summary.rejectedTotal > 0 && (
        <button type="button" className="btn" onClick={() => void handOutRejected(look)}>
          <Icon of={FileDown} /> Rejected rows as file
        </button>
      )}
    </div>
  )
}
