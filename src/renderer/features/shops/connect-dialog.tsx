// Entering an own app of Partner Center. The secret goes into one call and is not kept here.
import { useState } from 'react'
import { calls } from '#renderer/bridge.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'
import { refreshShops } from './shops-store.ts'
import styles from './shops.module.css'

const markets = [
  { market: 'US', name: 'United States' },
  { market: 'ROW', name: 'Every other market' },
  { market: 'PRACTICE', name: 'Rehearse it with the practice shop' },
] as const

type Market = (typeof markets)[number]['market']

const fields = [
  { name: 'label', label: 'Your name for it', hint: 'Shown in Listwright only', type: 'text', isRequired: true },
  {
    name: 'appKey',
    label: 'App key',
    hint: 'Partner Center, your app, Basic information',
    type: 'text',
    isRequired: true,
  },
  {
    name: 'appSecret',
    label: 'App secret',
    hint: 'Sealed at once, never shown again',
    type: 'password',
    isRequired: true,
  },
  {
    name: 'serviceId',
    label: 'Service id',
    hint: 'Partner Center, your app, App link',
    type: 'text',
    isRequired: false,
  },
] as const

export const ConnectDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const [market, setMarket] = useState<Market>('US')
  const [failure, setFailure] = useState<Words | null>(null)
  const [isBusy, setBusy] = useState(false)
  const send = async (form: FormData): Promise<void> => {
    const text = (name: string): string => {
      const value = form.get(name)
      return typeof value === 'string' ? value : ''
    }
    setBusy(true)
    try {
      await calls.shops.connect({
        label: text('label'),
        appKey: text('appKey'),
        appSecret: text('appSecret'),
        serviceId: text('serviceId'),
        market,
      })
      await refreshShops()
      onClose()
    } catch (error) {
      setFailure(wordsOf(error))
      setBusy(false)
    }
  }
  return (
    <Dialog label="Connect your own shop" className={styles['dialog'] ?? ''} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void send(new FormData(event.currentTarget))
        }}
      >
        <h2 className="t16">Connect your own shop</h2>
        <p className="soft">
          Listwright uses your own app of TikTok Shop Partner Center. As its redirect address enter{' '}
          <span className="mono text">http://127.0.0.1:27416/callback</span> there.
        </p>
        <label className={styles['field']}>
          <span>Market</span>
          {/* The values of this list are the markets above. */}
          <select className="field" value={market} onChange={(event) => setMarket(event.target.value as Market)}>
            {markets.map((one) => (
              <option key={one.market} value={one.market}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        {fields.map((one) => (
          <label key={one.name} className={styles['field']}>
            <span className={one.isRequired ? styles['required'] : ''}>{one.label}</span>
            <span className="field">
              <input
                name={one.name}
                type={one.type}
                required={one.isRequired}
                autoComplete="off"
                spellCheck={false}
                maxLength={100}
              />
            </span>
            <span className="t11 faint">{one.hint}</span>
          </label>
        ))}
        {failure !== null && <FailureNotice words={failure} />}
        <div className="row">
          <button type="button" className="btn end" onClick={onClose}>
            Leave it
          </button>
          <button type="submit" className="btn primary" disabled={isBusy}>
            {isBusy ? 'Opening…' : 'Open the consent page'}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
