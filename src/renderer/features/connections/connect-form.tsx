// Connects an app of Partner Center. The secret leaves this form the moment it is sent, and is not kept.
import { Plug } from 'lucide-react'
import { useState } from 'react'
import type { regions } from '#contract/shops.ts'
import { calls, isDesktop } from '#renderer/bridge.ts'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'
import { refreshConnections } from './connections-store.ts'
import styles from './connections.module.css'

type Market = (typeof regions)[number]

const markets: readonly { readonly market: Market; readonly name: string; readonly hint: string }[] = [
  { market: 'PRACTICE', name: 'Rehearse with the practice shop', hint: 'the whole way, nothing to sign up for' },
  { market: 'US', name: 'United States', hint: 'a seller account registered there' },
  { market: 'ROW', name: 'Rest of the world', hint: 'any other market' },
]

const blank = { label: '', appKey: '', appSecret: '', serviceId: '' }

/** `isFirst`: nothing on the screen is nearer than connecting, so its button is the primary one. */
export const ConnectForm = ({ isFirst }: { readonly isFirst: boolean }) => {
  const [market, setMarket] = useState<Market>('PRACTICE')
  const [draft, setDraft] = useState(blank)
  const [failure, setFailure] = useState<Words | null>(null)
  const [isSending, setSending] = useState(false)
  const isRehearsal = market === 'PRACTICE'
  const isComplete = isRehearsal || [draft.label, draft.appKey, draft.appSecret].every((text) => text.trim() !== '')
  const send = async (): Promise<void> => {
    const input = isRehearsal
      ? { ...blank, label: draft.label.trim() === '' ? 'Rehearsal' : draft.label, market }
      : { ...draft, market }
    setDraft((was) => ({ ...was, appSecret: '' }))
    setSending(true)
    try {
      await calls.shops.connect(input)
      setDraft(blank)
      setFailure(null)
    } catch (error) {
      setFailure(wordsOf(error))
    }
    await refreshConnections()
    setSending(false)
  }
  const field = (name: keyof typeof blank, label: string, hint: string, type: 'text' | 'password' = 'text') => (
    <label className={styles['field']}>
      <span className="t12 soft">
        {label} <span className="faint">{hint}</span>
      </span>
      <span className="field">
        <input
          type={type}
          autoComplete="off"
          spellCheck={false}
          value={draft[name]}
          onChange={(event) => setDraft((was) => ({ ...was, [name]: event.target.value }))}
        />
      </span>
    </label>
  )
  return (
    <form
      className={`card ${styles['part']}`}
      aria-label="Connect a shop"
      onSubmit={(event) => {
        event.preventDefault()
        if (isComplete && !isSending) void send()
      }}
    >
      <h3 className="t14">
        <Icon of={Plug} /> Connect your own shop
      </h3>
      <fieldset className={styles['markets']}>
        <legend>Where is the seller account?</legend>
        {markets.map((one) => (
          <label key={one.market}>
            <input type="radio" name="market" checked={one.market === market} onChange={() => setMarket(one.market)} />
            <span>
              {one.name} <span className="t12 soft">{one.hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {field('label', 'Name for this connection', isRehearsal ? 'optional' : '')}
      {!isRehearsal && (
        <>
          {field('appKey', 'App key', 'of your app in Partner Center')}
          {field('appSecret', 'App secret', 'is kept on this computer only and never shown again', 'password')}
          {field('serviceId', 'Service id', 'stands in the authorisation link of the app')}
          <p className="t12 soft text">
            Enter <span className="mono">http://127.0.0.1:27416/callback</span>
            {isDesktop && (
              <>
                {' '}
                or <span className="mono">listwright://callback</span>
              </>
            )}{' '}
            as the app’s redirect address in Partner Center, and the approval comes back by itself. With any other
            address you paste it here.
          </p>
        </>
      )}
      {failure !== null && <FailureNotice words={failure} />}
      <div className="row">
        <button type="submit" className={`btn ${isFirst ? 'primary' : ''}`} disabled={!isComplete || isSending}>
          {isSending ? 'Opening the approval page…' : 'Connect'}
        </button>
        <span className="t12 soft">opens the page where the shop’s owner approves</span>
      </div>
    </form>
  )
}
