// The life of the listing over time: what was sent, what the shop said, newest first. It changes nothing.
import { Check, CircleX, Minus, Search, Send } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ListingEvent } from '#contract/history.ts'
import type { ProductDetail } from '#contract/products.ts'
import { calls } from '#renderer/bridge.ts'
import { moment } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { StageChip } from '#renderer/ui/stage-chip.tsx'
import styles from './panel-history.module.css'

type Outcome = NonNullable<ListingEvent['outcome']>

const outcomes: Readonly<Record<Outcome, { readonly word: string; readonly mark: LucideIcon; readonly tone: string }>> =
  {
    listed: { word: 'Sent', mark: Send, tone: 'ok' },
    'already-listed': { word: 'Was there', mark: Check, tone: 'ok' },
    waiting: { word: 'Sent', mark: Send, tone: 'wait' },
    unknown: { word: 'No answer', mark: Search, tone: 'warn' },
    failed: { word: 'Refused', mark: CircleX, tone: 'err' },
    'left-out': { word: 'Left out', mark: Minus, tone: 'faint' },
  }

const few = 4

const Step = ({ event }: { readonly event: ListingEvent }) => {
  const outcome = event.outcome === null ? null : outcomes[event.outcome]
  return (
    <li>
      <p className="row">
        {event.stage !== null && <StageChip stage={event.stage} />}
        {outcome !== null && (
          <span className={`row gap1 med ${outcome.tone}`}>
            <Icon of={outcome.mark} className="i-s" /> {outcome.word}
          </span>
        )}
        <time className="end t11 faint nowrap" dateTime={event.at}>
          {moment(event.at)}
        </time>
      </p>
      <p className="soft">{event.sentence}</p>
      {event.reasons.map((reason) => (
        <p key={reason} className="t12 faint">
          {reason}
        </p>
      ))}
    </li>
  )
}

export const PanelHistory = ({ detail }: { readonly detail: ProductDetail }) => {
  const { id } = detail.product
  const [known, setKnown] = useState<{
    readonly id: string
    readonly since: string
    readonly events: readonly ListingEvent[]
  } | null>(null)
  const [isWhole, setWhole] = useState(false)
  // Something was sent or said since: what the panel has of it stands in the detail.
  const since = `${detail.live?.readAt ?? ''} ${detail.lastResult?.at ?? ''}`
  useEffect(() => {
    let isWanted = true
    const read = async (): Promise<void> => {
      try {
        const events = await calls.products.history({ id })
        if (isWanted) setKnown({ id, since, events })
      } catch {
        // The panel says by itself when a product is gone.
      }
    }
    void read()
    return () => {
      isWanted = false
    }
  }, [id, since])
  const events = known?.id === id ? known.events : []
  if (events.length === 0) return null
  const shown = isWhole ? events : events.slice(0, few)
  return (
    <section className="sec" aria-label="History of the listing">
      <header>
        <h3>History</h3>
      </header>
      <ol className={styles['steps']}>
        {shown.map((event) => (
          <Step key={`${event.at} ${event.sentence}`} event={event} />
        ))}
      </ol>
      {events.length > few && (
        <button type="button" className="link" aria-expanded={isWhole} onClick={() => setWhole((was) => !was)}>
          {isWhole ? 'Show the last steps only' : `Show all ${events.length} steps`}
        </button>
      )}
    </section>
  )
}
