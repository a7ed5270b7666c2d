// Each connected shop and each open consent in a line, with what can be done about it.
import { CircleAlert, CircleCheck, ExternalLink, Store, Unplug } from 'lucide-react'
import { useState } from 'react'
import type { ConnectedShop, Connection } from '#contract/shops.ts'
import { day } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { authorise, disconnect, finish, useShops, workWith } from './shops-store.ts'
import styles from './shops.module.css'

export const ShopLine = ({ shop }: { readonly shop: ConnectedShop }) => {
  const isBusy = useShops((state) => state.isBusy)
  const missing = shop.scopes.filter((scope) => !scope.isGranted)
  const isGood = shop.state === 'ready'
  return (
    <li className={styles['line']}>
      <Icon of={Store} className="faint" />
      <div className="grow text">
        <p className="med">
          {shop.name} <span className="t12 soft">{shop.region}</span>
        </p>
        <p className={`row gap1 t12 ${isGood ? 'ok' : 'warn'}`}>
          <Icon of={isGood ? CircleCheck : CircleAlert} className="i-s" />
          {shop.sentence ?? (shop.isInUse ? 'In use' : 'Connected')}
        </p>
        {shop.authorisationEndsAt !== null && (
          <p className={`t12 ${shop.isEndingSoon ? 'warn' : 'soft'}`}>
            Authorised until {day(shop.authorisationEndsAt)}
            {shop.isEndingSoon && '. Connect it again before then.'}
          </p>
        )}
        {missing.map((scope) => (
          <p key={scope.name} className="t12 soft">
            Without “{scope.name}”: {scope.without}
          </p>
        ))}
      </div>
      {!shop.isInUse && isGood && (
        <button type="button" className="btn s" disabled={isBusy} onClick={() => void workWith(shop.id)}>
          Work with it
        </button>
      )}
      {shop.state === 'reconnect' && (
        <button type="button" className="btn s" disabled={isBusy} onClick={() => void authorise(shop.connectionId)}>
          Connect again
        </button>
      )}
    </li>
  )
}

const Consent = ({ connection }: { readonly connection: Connection }) => {
  const [address, setAddress] = useState('')
  const isBusy = useShops((state) => state.isBusy)
  return (
    <form
      className={styles['consent']}
      onSubmit={(event) => {
        event.preventDefault()
        void finish(connection.id, address)
      }}
    >
      <p className="soft">
        Approve on the page that was opened, with the main account of the shop. If it does not come back by itself,
        paste the address you landed on.
      </p>
      <div className="row">
        <label className="field grow">
          <span className="sr">Address you landed on</span>
          <input
            type="text"
            value={address}
            placeholder="http://127.0.0.1:27416/callback?code=…"
            autoComplete="off"
            onChange={(event) => setAddress(event.target.value)}
          />
        </label>
        <button type="submit" className="btn" disabled={isBusy || address.trim() === ''}>
          Finish
        </button>
      </div>
      {connection.consentUrl !== null && (
        <p className="t12 soft text">
          The page: <span className={`mono ${styles['url']}`}>{connection.consentUrl}</span>
        </p>
      )}
    </form>
  )
}

export const ConnectionLine = ({
  connection,
  hasShops,
}: {
  readonly connection: Connection
  readonly hasShops: boolean
}) => {
  const [isAsking, setAsking] = useState(false)
  const isBusy = useShops((state) => state.isBusy)
  return (
    <li className={styles['connection']}>
      <div className="row">
        <div className="grow">
          <p className="med">{connection.label}</p>
          <p className="t12 soft">
            App key <span className="mono">{connection.appKey}</span>
          </p>
        </div>
        {!hasShops && (
          <button type="button" className="btn s" disabled={isBusy} onClick={() => void authorise(connection.id)}>
            <Icon of={ExternalLink} className="i-s" /> Open the consent page
          </button>
        )}
        {isAsking ? (
          <>
            <span className="t12 soft">Its keys are deleted here.</span>
            <button type="button" className="btn s" onClick={() => setAsking(false)}>
              Keep it
            </button>
            <button type="button" className="btn s" disabled={isBusy} onClick={() => void disconnect(connection.id)}>
              Disconnect
            </button>
          </>
        ) : (
          <button type="button" className="btn quiet s" onClick={() => setAsking(true)}>
            <Icon of={Unplug} className="i-s" /> Disconnect…
          </button>
        )}
      </div>
      {connection.sentence !== null && <p className="warn">{connection.sentence}</p>}
      {connection.isWaitingForCode && <Consent connection={connection} />}
    </li>
  )
}
