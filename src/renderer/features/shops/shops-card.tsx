// The part of the settings about shops: which one is in use, connecting an own one, what it still needs, help for support.
import { CircleCheck, CircleX, ClipboardCopy, ListChecks, Plus, Store } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useApp } from '#renderer/features/frame/app-store.ts'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { ago } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { ConnectDialog } from './connect-dialog.tsx'
import { ConnectionLine, ShopLine } from './shop-lines.tsx'
import type { Prerequisites } from './shops-store.ts'
import { copySupportText, readPrerequisites, refreshShops, useShops, workWithPractice } from './shops-store.ts'
import styles from './shops.module.css'

/** While a consent is open, the shop may come in at any moment: the browser brings it to the work, not to this window. */
const useFreshShops = (): void => {
  const isWaiting = useShops((state) => state.connections.some((connection) => connection.isWaitingForCode))
  useEffect(() => void refreshShops(), [])
  useEffect(() => {
    if (!isWaiting) return undefined
    const timer = setInterval(() => void refreshShops(), 2_000)
    return () => clearInterval(timer)
  }, [isWaiting])
}

const Checklist = ({ prerequisites }: { readonly prerequisites: Prerequisites }) => (
  <ul className={styles['checklist']}>
    {prerequisites.map((one) => (
      <li key={one.item}>
        <Icon of={one.isMet ? CircleCheck : CircleX} className={one.isMet ? 'ok' : 'err'} />
        <div className="text">
          <p>
            {one.name}
            <span className="sr">{one.isMet ? ', met' : ', missing'}</span>
          </p>
          {one.reasons.map((reason) => (
            <p key={reason} className="t12 soft">
              {reason}
            </p>
          ))}
          {one.action !== null && <p className="t12 soft">{one.action}</p>}
        </div>
      </li>
    ))}
  </ul>
)

export const ShopsCard = () => {
  const { shops, connections, prerequisites, failure, isBusy } = useShops()
  const [isConnecting, setConnecting] = useState(false)
  const inUse = useApp((state) => state.info?.shop ?? null)
  const isGiven = !shops.some((shop) => shop.isInUse)
  useFreshShops()
  return (
    <section className={`card ${styles['card']}`} aria-label="Shop">
      <header className="row">
        <Icon of={Store} />
        <h2 className="t14">Shop</h2>
        <span className="end row">
          <button type="button" className="btn quiet s" disabled={isBusy} onClick={() => void copySupportText()}>
            <Icon of={ClipboardCopy} className="i-s" /> Copy details for support
          </button>
          <button type="button" className="btn quiet s" disabled={isBusy} onClick={() => void readPrerequisites()}>
            <Icon of={ListChecks} className="i-s" /> Can it list?
          </button>
          <button type="button" className="btn s" onClick={() => setConnecting(true)}>
            <Icon of={Plus} className="i-s" /> Connect your own shop…
          </button>
        </span>
      </header>
      {failure !== null && <FailureNotice words={failure} onRetry={() => void refreshShops()} />}
      <ul className={styles['lines']}>
        {isGiven && inUse !== null && (
          <li className={styles['line']}>
            <Icon of={Store} className="faint" />
            <div className="grow">
              <p className="med">
                {inUse.name}{' '}
                <span className="t12 soft">
                  {inUse.region}, prices in {inUse.currency}
                </span>
              </p>
              <p className="t12 soft">
                {inUse.isPractice ? 'Practice shop in use: nothing here reaches a buyer' : 'In use'}
                {inUse.readAt !== null && `, read ${ago(inUse.readAt)}`}
              </p>
            </div>
          </li>
        )}
        {shops.map((shop) => (
          <ShopLine key={shop.id} shop={shop} />
        ))}
        {!isGiven && (
          <li className={styles['line']}>
            <Icon of={Store} className="faint" />
            <p className="grow">
              <span className="med">Practice shop</span>{' '}
              <span className="t12 soft">to rehearse, nothing reaches a buyer</span>
            </p>
            <button type="button" className="btn s" disabled={isBusy} onClick={() => void workWithPractice()}>
              Work with it
            </button>
          </li>
        )}
      </ul>
      {connections.length > 0 && (
        <ul className={styles['lines']} aria-label="Connections">
          {connections.map((connection) => (
            <ConnectionLine
              key={connection.id}
              connection={connection}
              hasShops={shops.some((shop) => shop.connectionId === connection.id)}
            />
          ))}
        </ul>
      )}
      {prerequisites !== null && <Checklist prerequisites={prerequisites} />}
      {isConnecting && <ConnectDialog onClose={() => setConnecting(false)} />}
    </section>
  )
}
