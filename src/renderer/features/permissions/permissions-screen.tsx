// The board of products that are approved but hidden, by the permission they wait for, and where the seller applies.
import { ExternalLink, Lock, RefreshCw, ShieldCheck } from 'lucide-react'
import { useEffect } from 'react'
import type { PermissionGroup } from '#contract/status.ts'
import type { Stage } from '#contract/product.ts'
import { currencyOf, useApp } from '#renderer/features/frame/app-store.ts'
import { openLink } from '#renderer/features/frame/notify.ts'
import { addressOf, goTo } from '#renderer/features/frame/route-store.ts'
import { ask } from '#renderer/features/products/products-store.ts'
import { showInProducts } from '#renderer/features/products/show-in-products.ts'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { ago, count, day, money, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { StageChip } from '#renderer/ui/stage-chip.tsx'
import { Thumbnail } from '#renderer/ui/thumbnail.tsx'
import { askShop, refreshStatus, useStatus } from './status-store.ts'
import styles from './permissions.module.css'

const reasons: Readonly<
  Record<PermissionGroup['reason'], { readonly word: string; readonly deed: string; readonly sentence: string }>
> = {
  RESTRICTED_CATEGORY_PENDING: {
    word: 'Restricted category',
    deed: 'Open Qualification Center',
    sentence: 'TikTok Shop takes applications for this category by invitation. Apply there; review runs meanwhile.',
  },
  KYC_PENDING: {
    word: 'Identity check',
    deed: 'Finish identity check',
    sentence: 'The shop’s identity check is not finished.',
  },
  OTHER: { word: 'Permission', deed: 'Open Seller Center', sentence: 'The shop waits for a permission.' },
}

const few = 4

const Card = ({ group }: { readonly group: PermissionGroup }) => {
  const currency = useApp(currencyOf)
  const reason = reasons[group.reason]
  return (
    <article className={`card ${styles['card']}`}>
      <header className="row">
        <span className="chip waiting">
          <Icon of={group.reason === 'KYC_PENDING' ? ShieldCheck : Lock} /> {reason.word}
        </span>
        <span className="end t12 soft nowrap">since {day(group.since)}</span>
      </header>
      <div>
        <h3 className="t14">{group.categoryName}</h3>
        {group.categoryPath.length > 1 && <p className="t12 soft">{group.categoryPath.slice(0, -1).join(' › ')}</p>}
      </div>
      <p className="row">
        {group.products.slice(0, few).map((product) => (
          <Thumbnail key={product.productId} imageId={product.imageId} className={styles['picture'] ?? ''} />
        ))}
        <span>
          <b className="med">{several(group.products.length, 'product')}</b>{' '}
          <span className="soft">
            approved, hidden
            {group.stockValue !== '' &&
              Number(group.stockValue) > 0 &&
              ` · ${money(group.stockValue, currency)} in stock`}
          </span>
        </span>
      </p>
      <p className="t12 soft">{reason.sentence}</p>
      <ul className={styles['products']}>
        {group.products.slice(0, few).map((product) => (
          <li key={product.productId}>
            <button
              type="button"
              className="link cut"
              title={product.title}
              onClick={() => showInProducts(product.title)}
            >
              {product.title}
            </button>
          </li>
        ))}
        {group.products.length > few && <li className="t12 faint">and {count(group.products.length - few)} more</li>}
      </ul>
      <footer className="row">
        <button type="button" className="btn" data-link={group.link} onClick={() => void openLink(group.link)}>
          <Icon of={ExternalLink} /> {reason.deed}
        </button>
        {group.categoryId !== null && (
          <button
            type="button"
            className="btn quiet end"
            onClick={() => {
              ask({ view: 'waiting', text: '', batchId: null, categoryId: group.categoryId })
              goTo('products')
            }}
          >
            Show products
          </button>
        )}
      </footer>
    </article>
  )
}

const stageOrder: readonly Stage[] = ['live', 'waiting', 'review', 'failed', 'ready', 'draft', 'inactive']

const Stages = () => {
  const summary = useStatus((state) => state.summary)
  const stages = stageOrder
    .map((stage) => ({ stage, number: summary?.stages[stage] ?? 0 }))
    .filter(({ number }) => number > 0)
  const total = stages.reduce((sum, { number }) => sum + number, 0)
  return (
    <aside className="panel" aria-label="Status of all products">
      <div className="p-head">
        <h2>Where everything stands</h2>
        <p className="t12 soft">{several(total, 'product')} in this workspace</p>
      </div>
      <div className={`sec ${styles['stages']}`}>
        <div className={styles['stack']} aria-hidden="true">
          {stages.map(({ stage, number }) => (
            <i key={stage} className={styles[stage]} style={{ flexGrow: number }} />
          ))}
        </div>
        <ul>
          {stages.map(({ stage, number }) => (
            <li key={stage} className="row">
              <StageChip stage={stage} />
              <b className="end med">{count(number)}</b>
            </li>
          ))}
        </ul>
      </div>
      {summary !== null && summary.failed.length > 0 && (
        <div className="sec">
          <h3>Refused, with reasons</h3>
          <ul className={styles['failed']}>
            {summary.failed.slice(0, 8).map((product) => (
              <li key={product.productId}>
                <button
                  type="button"
                  className="link cut"
                  title={product.title}
                  onClick={() => showInProducts(product.title)}
                >
                  {product.title}
                </button>
                <p className="t12 soft text">{product.sentence}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
    </aside>
  )
}

const Nothing = () => (
  <div className={styles['nothing']}>
    <h2 className="t14">No product waits for a permission</h2>
    <p className="soft">
      Some categories are restricted: TikTok Shop approves the product, but hides it from buyers until a permission is
      granted. Such products stand here, with the reason and the page where you apply. A lock marks these categories
      wherever you choose one.
    </p>
    <div className="row">
      <a className="btn" href={addressOf('categories')}>
        Look through the categories
      </a>
    </div>
  </div>
)

export const PermissionsScreen = () => {
  const { summary, isReading, failure } = useStatus()
  useEffect(() => void refreshStatus(), [])
  const groups = summary?.pendingPermission ?? []
  const hidden = groups.reduce((sum, group) => sum + group.products.length, 0)
  return (
    <Screen
      bar={
        <>
          <h1>Permissions</h1>
          <span className="soft t12 cut">
            {hidden > 0 &&
              `${several(hidden, 'approved product')} ${hidden === 1 ? 'is' : 'are'} hidden from buyers until TikTok Shop grants a permission`}
          </span>
          <button type="button" className="btn quiet end" disabled={isReading} onClick={() => void askShop()}>
            <Icon of={RefreshCw} />
            {isReading
              ? 'Asking the shop…'
              : summary === null || summary.readAt === null
                ? 'Ask the shop'
                : `Checked ${ago(summary.readAt)}`}
          </button>
        </>
      }
      panel={<Stages />}
      status={<span>Granted permissions are found by themselves; the products then go live without a new listing</span>}
    >
      <div className="page">
        {failure !== null && <FailureNotice words={failure} onRetry={() => void refreshStatus()} />}
        {summary !== null && groups.length === 0 && <Nothing />}
        {groups.length > 0 && (
          <section aria-label="To apply" className={styles['board']}>
            <header className="row">
              <h2 className="t14">To apply</h2>
              <span className="soft">{groups.length}</span>
              <span className="end t12 soft">{several(hidden, 'product')}</span>
            </header>
            {groups.map((group) => (
              <Card key={`${group.reason}-${group.categoryId ?? ''}`} group={group} />
            ))}
          </section>
        )}
      </div>
    </Screen>
  )
}
