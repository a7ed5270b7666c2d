// Connected shops: which there are, whether they work, how to get more, and what the one in use says. It holds no secret.
import { ArrowLeft } from 'lucide-react'
import { useEffect } from 'react'
import { useApp } from '#renderer/features/frame/app-store.ts'
import { addressOf } from '#renderer/features/frame/route-store.ts'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { count } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { ConnectForm } from './connect-form.tsx'
import { backToPractice, refreshConnections, useConnections } from './connections-store.ts'
import { KeysCard } from './keys-card.tsx'
import { ShopCard } from './shop-card.tsx'
import { LastCalls, Prerequisites } from './shop-facts.tsx'
import { WaitingCard } from './waiting-card.tsx'
import styles from './connections.module.css'

/** The shop that is at hand without connecting anything. */
const GivenCard = () => {
  const shop = useApp((state) => state.info?.shop ?? null)
  const isLocked = useApp((state) => state.info?.secrets === 'locked')
  // While the keys are locked, the shop in use may be one of those that are not listed.
  const isUsed = useConnections((state) => state.isRead && !isLocked && !state.shops.some(({ isInUse }) => isInUse))
  const isReal = isUsed && shop?.isPractice === false
  const isBusy = useConnections((state) => state.busy !== null)
  return (
    <article className={`card ${styles['part']} ${isUsed ? styles['used'] : ''}`} aria-label="Without connecting">
      <header className="row">
        <h3 className="t14 cut">{isUsed && shop !== null ? shop.name : 'Practice shop'}</h3>
        {(!isUsed || shop?.isPractice === true) && <span className="badge-practice">Practice shop</span>}
        {isUsed && <span className="chip ready">In use</span>}
      </header>
      <p className="soft">
        {isReal
          ? 'Named when Listwright was started. What is published here reaches buyers.'
          : 'At hand without connecting anything. Nothing here reaches a buyer.'}
      </p>
      {!isUsed && (
        <footer className="row">
          <button type="button" className="btn" disabled={isBusy} onClick={() => void backToPractice()}>
            <Icon of={ArrowLeft} /> Back to the practice shop
          </button>
        </footer>
      )}
    </article>
  )
}

export const ConnectionsScreen = () => {
  const { shops, connections, isRead, failure } = useConnections()
  useEffect(() => void refreshConnections(), [])
  useEffect(() => {
    // A start whose keys are locked begins here.
    if (isRead) document.documentElement.dataset['appState'] = 'loaded'
  }, [isRead])
  const inUse = useApp((state) => state.info?.shop?.id ?? '')
  const isLocked = useApp((state) => state.info?.secrets === 'locked')
  const withShops = new Set(shops.map(({ connectionId }) => connectionId))
  const waiting = connections.filter((one) => !withShops.has(one.id) || one.isWaitingForCode || one.sentence !== null)
  return (
    <Screen
      bar={
        <>
          <h1>Connections</h1>
          <span className="soft t12 cut">several shops and several apps may be connected side by side</span>
          <a className="btn quiet end" href={addressOf('settings')}>
            Settings
          </a>
        </>
      }
      status={<span>Keys and tokens stay on this machine; this window never sees them</span>}
    >
      <div className="page">
        {failure !== null && <FailureNotice words={failure} onRetry={() => void refreshConnections()} />}
        <div className={styles['columns']}>
          <div className={`${styles['column']} ${styles['shops']}`}>
            <header className={styles['head']}>
              <h2 className="t14">Shops</h2>
              {!isLocked && <span className="soft">{count(shops.length + 1)}</span>}
            </header>
            {isLocked && <KeysCard />}
            {waiting.map((connection) => (
              <WaitingCard key={connection.id} connection={connection} hasShops={withShops.has(connection.id)} />
            ))}
            {shops.map((shop) => (
              <ShopCard
                key={`${shop.connectionId} ${shop.id}`}
                shop={shop}
                app={connections.find(({ id }) => id === shop.connectionId)?.label ?? ''}
                others={shops
                  .filter((other) => other.connectionId === shop.connectionId && other.id !== shop.id)
                  .map(({ name }) => `“${name}”`)}
              />
            ))}
            <GivenCard />
          </div>
          {!isLocked && (
            <>
              <div className={`${styles['column']} ${styles['needs']}`}>
                <header className={styles['head']}>
                  <h2 className="t14">Before you can list</h2>
                </header>
                <Prerequisites key={inUse} />
              </div>
              <div className={`${styles['column']} ${styles['more']}`}>
                <header className={styles['head']}>
                  <h2 className="t14">Add and keep</h2>
                </header>
                <ConnectForm isFirst={shops.every(({ isInUse }) => isInUse)} />
                <KeysCard />
              </div>
            </>
          )}
          <LastCalls />
        </div>
      </div>
    </Screen>
  )
}
