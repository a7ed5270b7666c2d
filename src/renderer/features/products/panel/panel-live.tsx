// What the shop last said of the product, why it was refused, and how ours differs from what is live.
import { CirclePause, CircleX, GitCompare, History, Store } from 'lucide-react'
import { useState } from 'react'
import type { ProductDetail } from '#contract/products.ts'
import type { PlanItem } from '#contract/publish.ts'
import { calls } from '#renderer/bridge.ts'
import { complain } from '#renderer/features/frame/toast-store.ts'
import { ago, moment } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { askOnSale } from '../on-sale/on-sale-store.ts'
import styles from './panel.module.css'

const words = (name: string): string => {
  const text = name.replaceAll('_', ' ').toLowerCase()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const Differences = ({ productId }: { readonly productId: string }) => {
  const [changes, setChanges] = useState<PlanItem['changes'] | null>(null)
  const compare = async (): Promise<void> => {
    try {
      const { items } = await calls.publish.plan({ productIds: [productId] })
      setChanges(items.find((item) => item.productId === productId)?.changes ?? [])
    } catch (error) {
      complain(error)
    }
  }
  if (changes === null) {
    return (
      <button type="button" className="btn s" onClick={() => void compare()}>
        <Icon of={GitCompare} className="i-s" /> Compare with ours
      </button>
    )
  }
  if (changes.length === 0) return <p className="t12 soft">Ours and the live listing agree.</p>
  return (
    <table className="diff">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Live</th>
          <th scope="col">Ours</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <td>{change.field}</td>
            <td className="was" title={change.live ?? undefined}>
              {change.live === null ? 'empty' : <s>{change.live}</s>}
            </td>
            <td className="now" title={change.ours}>
              {change.ours || 'empty'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Result = ({ result }: { readonly result: NonNullable<ProductDetail['lastResult']> }) => (
  <section className="sec">
    <header>
      <h3>Last listing</h3>
      <span className="t12 faint">{moment(result.at)}</span>
    </header>
    <div className="find">
      <Icon of={History} className="faint" />
      <div className="text">
        <p>{result.sentence}</p>
        {result.action !== null && <p className="soft">{result.action}</p>}
      </div>
    </div>
  </section>
)

const Live = ({ detail }: { readonly detail: ProductDetail }) => {
  const { live, product } = detail
  if (live === null) return null
  return (
    <section className="sec">
      <header>
        <h3>In the shop</h3>
        <span className="t12 faint">read {ago(live.readAt)}</span>
      </header>
      <dl className={styles['facts']}>
        <dt>Status</dt>
        <dd>{words(live.status)}</dd>
        <dt>Review</dt>
        <dd>{words(live.auditStatus)}</dd>
        {live.preApprovedReasons.length > 0 && (
          <>
            <dt>Waits for</dt>
            <dd className="wait">{live.preApprovedReasons.map(words).join(', ')}</dd>
          </>
        )}
        <dt>Product id</dt>
        <dd className="mono">{live.remoteId}</dd>
      </dl>
      {live.failedReasons.map((reason) => (
        <div key={`${reason.position}${reason.reasons.join('')}`} className={styles['reason']}>
          <p className="row gap1 err">
            <Icon of={CircleX} className="i-s" />
            <b className="med">{reason.position || 'Refused'}</b>
          </p>
          {reason.reasons.map((one) => (
            <p key={one} className="text">
              {one}
            </p>
          ))}
          {reason.suggestions.map((one) => (
            <p key={one} className="text soft">
              {one}
            </p>
          ))}
        </div>
      ))}
      <div className={styles['deeds']}>
        <Differences key={product.id} productId={product.id} />
        {live.status === 'ACTIVATE' && (
          <button type="button" className="btn s" onClick={() => askOnSale([product.id], false)}>
            <Icon of={CirclePause} className="i-s" /> Take off sale…
          </button>
        )}
        {live.status === 'SELLER_DEACTIVATED' && (
          <button type="button" className="btn s" onClick={() => askOnSale([product.id], true)}>
            <Icon of={Store} className="i-s" /> Put on sale…
          </button>
        )}
      </div>
    </section>
  )
}

/** The section about the live listing, and beside it the one about the last attempt to list. */
export const PanelLive = Object.assign(Live, { Result })
