// One connected shop: what it is, whether it works, what was granted, when it ends, and what can be done with it.
import { CircleAlert, CircleCheck, CloudOff, RefreshCw, TriangleAlert, Unplug } from 'lucide-react'
import { useState } from 'react'
import type { ConnectedShop } from '#contract/shops.ts'
import { ago, count, day, moment } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { approveAgain, disconnect, takeIntoUse, useConnections } from './connections-store.ts'
import styles from './connections.module.css'

const states = {
  ready: { word: 'Works', look: 'live', icon: CircleCheck },
  reconnect: { word: 'Connect again', look: 'failed', icon: CircleAlert },
  offline: { word: 'Offline', look: 'caution', icon: CloudOff },
} as const

const sellerTypes: Readonly<Record<string, string>> = { LOCAL: 'Local seller', CROSS_BORDER: 'Cross-border seller' }

const Scopes = ({ shop }: { readonly shop: ConnectedShop }) => {
  const missing = shop.scopes.filter((scope) => !scope.isGranted)
  const granted = shop.scopes.length - missing.length
  return (
    <>
      {missing.length > 0 && (
        <div className="notice warn">
          <Icon of={TriangleAlert} />
          <div className="text">
            <p className="strong">Not everything was granted</p>
            <ul className={styles['missing']}>
              {missing.map((scope) => (
                <li key={scope.name}>
                  <span className="mono">{scope.name}</span>: {scope.without}
                </li>
              ))}
            </ul>
            <p className="soft">Connect again and leave all ticks where they are.</p>
          </div>
        </div>
      )}
      <details className={styles['scopes']}>
        <summary>
          {missing.length === 0 ? `All ${granted} permissions granted` : `${granted} of ${shop.scopes.length} granted`}
        </summary>
        <ul>
          {shop.scopes
            .filter((scope) => scope.isGranted)
            .map((scope) => (
              <li key={scope.name} className="mono">
                {scope.name}
              </li>
            ))}
        </ul>
      </details>
    </>
  )
}

const daysLeft = (iso: string): number => Math.max(0, Math.floor((Date.parse(iso) - Date.now()) / 86_400_000))

const DisconnectPart = ({ shop, others }: { readonly shop: ConnectedShop; readonly others: readonly string[] }) => {
  const [isAsking, setAsking] = useState(false)
  if (!isAsking) {
    return (
      <button type="button" className="btn quiet end" onClick={() => setAsking(true)}>
        <Icon of={Unplug} /> Disconnect…
      </button>
    )
  }
  return (
    <div className={`notice warn ${styles['asking']}`} role="group" aria-label={`Disconnect ${shop.name}`}>
      <Icon of={TriangleAlert} />
      <div className="text">
        <p className="strong">Withdraw the approval and delete its keys from this computer?</p>
        <p>
          App secret, tokens and the approval go.{' '}
          {others.length > 0 && `So do ${others.join(', ')}, which came with the same approval. `}
          Your products, their history and what is live in the shop stay as they are.
        </p>
        <p className="row">
          <button type="button" className="btn s" onClick={() => void disconnect(shop.connectionId)}>
            Disconnect
          </button>
          <button type="button" className="btn quiet s" onClick={() => setAsking(false)}>
            Keep it
          </button>
        </p>
      </div>
    </div>
  )
}

const accessWords = ({ accessEndsAt, accessRenewedAt }: ConnectedShop): string => {
  if (accessEndsAt === null) return 'when it is connected'
  const renewed = accessRenewedAt === null ? '' : `renewed ${ago(accessRenewedAt)}, `
  return `${renewed}again by itself by ${moment(accessEndsAt)}`
}

const approvalWords = ({ approvedAt, authorisationEndsAt }: ConnectedShop): string => {
  if (authorisationEndsAt === null) return 'not approved'
  const given = approvedAt === null ? '' : `given ${ago(approvedAt)}, `
  return `${given}ends ${day(authorisationEndsAt)}`
}

const callWords = ({ used, allowed }: NonNullable<ConnectedShop['calls']>): string =>
  allowed === null ? count(used) : `${count(used)} of ${count(allowed)} that Settings allows`

/** `app` is the seller's own name for the connection; two of them may open the same shop. */
export const ShopCard = ({
  shop,
  app,
  others,
}: {
  readonly shop: ConnectedShop
  readonly app: string
  readonly others: readonly string[]
}) => {
  const isBusy = useConnections((state) => state.busy !== null)
  const { word, look, icon } = states[shop.state]
  return (
    <article className={`card ${styles['part']} ${shop.isInUse ? styles['used'] : ''}`} aria-label={shop.name}>
      <header className="row">
        <h3 className="t14 cut">{shop.name}</h3>
        {shop.isPractice && <span className="badge-practice">Practice shop</span>}
        {shop.isInUse && <span className="chip ready">In use</span>}
        <span className={`chip ${look} end`}>
          <Icon of={icon} /> {word}
        </span>
      </header>
      <p className="t12 soft">
        {shop.region} · {sellerTypes[shop.sellerType] ?? shop.sellerType} · id {shop.id} · by “{app}”
      </p>
      {shop.sentence !== null && (
        <div className="notice warn">
          <Icon of={TriangleAlert} />
          <p className="text strong">{shop.sentence}</p>
        </div>
      )}
      {shop.isEndingSoon && shop.authorisationEndsAt !== null && shop.state !== 'reconnect' && (
        <div className="notice warn">
          <Icon of={TriangleAlert} />
          <p className="text">
            <span className="strong">The approval ends in {daysLeft(shop.authorisationEndsAt)} days.</span> Connect
            again before {day(shop.authorisationEndsAt)}, and nothing stops.
          </p>
        </div>
      )}
      <dl className={styles['facts']}>
        <dt>Access</dt>
        <dd>{accessWords(shop)}</dd>
        <dt>Approval</dt>
        <dd>{approvalWords(shop)}</dd>
        {shop.calls !== null && (
          <>
            <dt>{shop.calls.per === 'day' ? 'Calls today' : 'Calls this hour'}</dt>
            <dd>{callWords(shop.calls)}</dd>
          </>
        )}
      </dl>
      <Scopes shop={shop} />
      <footer className={styles['deeds']}>
        {!shop.isInUse && (
          <button
            type="button"
            className="btn primary"
            disabled={isBusy || shop.state === 'reconnect'}
            onClick={() => void takeIntoUse(shop)}
          >
            Use this shop
          </button>
        )}
        <button type="button" className="btn" disabled={isBusy} onClick={() => void approveAgain(shop.connectionId)}>
          <Icon of={RefreshCw} /> Connect again
        </button>
        <DisconnectPart shop={shop} others={others} />
      </footer>
    </article>
  )
}
