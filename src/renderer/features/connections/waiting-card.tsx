// A connection without a shop yet, or one that waits for a new approval: the page to approve on, and where its answer is pasted.
import { ExternalLink, Hourglass } from 'lucide-react'
import { useState } from 'react'
import type { Connection } from '#contract/shops.ts'
import { calls, isDesktop } from '#renderer/bridge.ts'
import { say } from '#renderer/features/frame/toast-store.ts'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'
import { approveAgain, disconnect, refreshConnections, useConnections } from './connections-store.ts'
import styles from './connections.module.css'

const PasteField = ({ connection }: { readonly connection: Connection }) => {
  const [redirect, setRedirect] = useState('')
  const [failure, setFailure] = useState<Words | null>(null)
  const finish = async (): Promise<void> => {
    const pasted = redirect
    setRedirect('')
    try {
      const { shops } = await calls.shops.finish({ connectionId: connection.id, redirect: pasted })
      setFailure(null)
      say(`Connected: ${shops.map(({ name }) => name).join(', ')}`)
    } catch (error) {
      setFailure(wordsOf(error))
    }
    await refreshConnections()
  }
  return (
    <form
      className={styles['paste']}
      onSubmit={(event) => {
        event.preventDefault()
        if (redirect.trim() !== '') void finish()
      }}
    >
      <label className={styles['field']}>
        <span className="t12 soft">
          If nothing happens here after approving, copy the whole address of the page you ended on and paste it here.
        </span>
        <span className="row">
          <span className="field grow">
            <input
              type="text"
              autoComplete="off"
              spellCheck={false}
              aria-label="Address of the page after approving"
              placeholder="https://…?code=…&state=…"
              value={redirect}
              onChange={(event) => setRedirect(event.target.value)}
            />
          </span>
          <button type="submit" className="btn" disabled={redirect.trim() === ''}>
            Finish
          </button>
        </span>
      </label>
      {failure !== null && <FailureNotice words={failure} />}
    </form>
  )
}

export const WaitingCard = ({
  connection,
  hasShops,
}: {
  readonly connection: Connection
  readonly hasShops: boolean
}) => {
  const isBusy = useConnections((state) => state.busy === connection.id)
  const { id, label, isWaitingForCode, consentUrl, sentence } = connection
  return (
    <article className={`card ${styles['part']}`} aria-label={label}>
      <header className="row">
        <h3 className="t14">{label}</h3>
        <span className="chip review end">
          <Icon of={Hourglass} /> {isWaitingForCode ? 'Waits for the approval' : 'Not approved yet'}
        </span>
      </header>
      {sentence !== null && <FailureNotice words={{ code: 'auth', sentence, action: null }} />}
      {consentUrl !== null && (
        <p className="text">
          <a
            href={consentUrl}
            target="_blank"
            rel="noopener noreferrer"
            className={styles['address']}
            onClick={(event) => {
              // The desktop's window opens no other; the work opens the page in the browser.
              if (!isDesktop) return
              event.preventDefault()
              void approveAgain(id)
            }}
          >
            <Icon of={ExternalLink} className="i-s" /> Open the approval page again
          </a>{' '}
          <span className="soft t12">and approve with the main account of the shop.</span>
        </p>
      )}
      {isWaitingForCode && <PasteField connection={connection} />}
      <footer className="row">
        {consentUrl === null && (
          <button type="button" className="btn" disabled={isBusy} onClick={() => void approveAgain(id)}>
            Ask for the approval again
          </button>
        )}
        {!hasShops && (
          <button type="button" className="btn quiet end" disabled={isBusy} onClick={() => void disconnect(id)}>
            Forget this connection
          </button>
        )}
      </footer>
    </article>
  )
}
