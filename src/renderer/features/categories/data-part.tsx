// Data: how old trees and rules are, what was wrong with them, what changed, and reading them again. Each fault stands where it belongs.
import { CircleAlert, CircleCheck, Eye, ListTree, RefreshCw } from 'lucide-react'
import { useEffect } from 'react'
import type { RuleChange, SyncState, TreeState } from '#contract/sync.ts'
import { cancelJob, resumeJob, useJobs } from '#renderer/features/activity/jobs-store.ts'
import { onEvent } from '#renderer/features/frame/event-stream.ts'
import { goTo } from '#renderer/features/frame/route-store.ts'
import { ask } from '#renderer/features/products/products-store.ts'
import { ago, count, moment, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { JobCard } from '#renderer/ui/job-card.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { CategoryTabs } from './category-tabs.tsx'
import { chooseLocale, markSeen, refreshSync, startSync, useSync } from './sync-store.ts'
import styles from './data-part.module.css'

const levels = { v1: 'Three levels', v2: 'Up to seven levels' } as const

const Tree = ({ tree }: { readonly tree: TreeState }) => (
  <section className={`card ${styles['card']}`} aria-label={levels[tree.version]}>
    <header className="row">
      <h2 className="t14">{levels[tree.version]}</h2>
      <span className={`chip end ${tree.isInUse ? 'live' : 'draft'}`}>
        {tree.isInUse && <Icon of={CircleCheck} />} {tree.isInUse ? 'Listed with' : 'For the upgrade'}
      </span>
    </header>
    <p>
      {tree.syncedAt === null ? (
        <span className="soft">Not read yet</span>
      ) : (
        <>
          <b className="med">{count(tree.nodes)}</b> <span className="soft">categories,</span>{' '}
          <b className="med">{count(tree.leaves)}</b> <span className="soft">leaves, read {ago(tree.syncedAt)}</span>
        </>
      )}
      {tree.syncedAt !== null && tree.isDue && <span className="warn"> · older than a day</span>}
    </p>
    {tree.failure !== null && (
      <p className="t12 row warn">
        <Icon of={CircleAlert} className="i-s" /> <span className="text">{tree.failure}</span>
      </p>
    )}
    {tree.faults.length > 0 && (
      <details className="t12">
        <summary>{several(tree.faultsTotal, 'fault')} in the platform’s list, contained</summary>
        <ul className={styles['faults']}>
          {tree.faults.map((fault) => (
            <li key={`${fault.kind} ${fault.id}`}>{fault.sentence}</li>
          ))}
        </ul>
      </details>
    )}
  </section>
)

const Rules = ({ state }: { readonly state: SyncState }) => {
  const { inUse, known, due, oldestAt, failed } = state.rules
  return (
    <section className={`card ${styles['card']}`} aria-label="What leaves ask for">
      <header className="row">
        <h2 className="t14">What leaves ask for</h2>
      </header>
      <p>
        {inUse === 0 ? (
          <span className="soft">No product has a leaf yet. What a leaf asks for is read when it is chosen.</span>
        ) : (
          <>
            <b className="med">
              {count(known)} of {count(inUse)}
            </b>{' '}
            <span className="soft">
              leaves in use are known{oldestAt === null ? '' : `, the oldest read ${ago(oldestAt)}`}
            </span>
            {due > 0 && <span className="warn"> · {count(due)} due</span>}
          </>
        )}
      </p>
      {failed.length > 0 && (
        <ul className={styles['faults']}>
          {failed.map((leaf) => (
            <li key={leaf.categoryId} className="t12">
              <b className="med">{leaf.name}</b> {leaf.sentence}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Brands = ({ brands }: Pick<SyncState, 'brands'>) => (
  <section className={`card ${styles['card']}`} aria-label="Brands">
    <header className="row">
      <h2 className="t14">Brands</h2>
    </header>
    <p>
      {brands.inUse === 0 ? (
        <span className="soft">No product names a brand yet.</span>
      ) : (
        <>
          <b className="med">
            {count(brands.known)} of {count(brands.inUse)}
          </b>{' '}
          <span className="soft">
            brand names were looked up in the shop
            {brands.oldestAt === null ? '' : `, the oldest ${ago(brands.oldestAt)}`}
          </span>
          {brands.due > 0 && <span className="warn"> · {count(brands.due)} due</span>}
        </>
      )}
    </p>
  </section>
)

const showLeaf = (categoryId: string): void => {
  ask({ view: 'all', text: '', batchId: null, categoryId })
  goTo('products')
}

const Misplaced = ({ misplaced }: { readonly misplaced: SyncState['misplaced'] }) => (
  <section className="card" aria-label="Products in a leaf that is not there">
    <header className={styles['head']}>
      <h2 className="t14">Products in a leaf that is not there</h2>
    </header>
    <ul className={styles['list']}>
      {misplaced.map((one) => (
        <li key={one.categoryId}>
          <span className="text">{one.sentence}</span>
          <button
            type="button"
            className="btn s end"
            onClick={() => (one.kind === 'older-tree' ? goTo('categories', 'upgrade') : showLeaf(one.categoryId))}
          >
            {several(one.products, 'product')}
            <span className="sr"> in {one.name}</span>
          </button>
        </li>
      ))}
    </ul>
  </section>
)

const Change = ({ change }: { readonly change: RuleChange }) => (
  <li>
    <div className="text">
      <p>
        <b className="med">{change.categoryName}</b>{' '}
        <span className="t12 faint">{change.categoryPath.slice(0, -1).join(' › ')}</span>
      </p>
      {change.changes.map((one) => (
        <p key={one.sentence} className={`t12 ${one.isStricter ? '' : 'soft'}`}>
          {one.sentence}
        </p>
      ))}
    </div>
    <span className="t12 faint nowrap end">{moment(change.at)}</span>
    <button
      type="button"
      className="btn s"
      disabled={change.products === 0}
      onClick={() => showLeaf(change.categoryId)}
    >
      {several(change.products, 'product')}
      <span className="sr"> in {change.categoryName}</span>
    </button>
  </li>
)

const Changes = ({ changes }: { readonly changes: readonly RuleChange[] }) => {
  const unseen = changes.filter(({ isSeen }) => !isSeen).length
  return (
    <section className="card" aria-label="Changed rules">
      <header className={styles['head']}>
        <h2 className="t14">Changed rules</h2>
        {unseen > 0 && <span className="chip caution">{count(unseen)} new</span>}
        {unseen > 0 && (
          <button type="button" className="btn quiet s end" onClick={() => void markSeen()}>
            <Icon of={Eye} className="i-s" /> Mark as seen
          </button>
        )}
      </header>
      {changes.length === 0 ? (
        <p className={`soft ${styles['none']}`}>
          No leaf has changed since it was first read. When one does, its products are checked again and stand in “Rules
          changed”.
        </p>
      ) : (
        <ul className={styles['list']}>
          {changes.map((change) => (
            <Change key={change.id} change={change} />
          ))}
        </ul>
      )}
    </section>
  )
}

const scheduled: Readonly<Record<string, string>> = {
  tree: 'Trees',
  rules: 'Rules of leaves in use',
  brands: 'Brands in use',
}

const Panel = ({ state }: { readonly state: SyncState | null }) => (
  <aside className="panel" aria-label="Language and schedule">
    <div className="p-head">
      <h2>Language and schedule</h2>
    </div>
    {state !== null && (
      <>
        <div className="sec">
          <label className="t12 soft" htmlFor="tree-locale">
            Names of categories and attributes in
          </label>
          <select
            id="tree-locale"
            className="field"
            value={state.locale}
            onChange={(event) => void chooseLocale(event.target.value)}
          >
            {state.locales.map((locale) => (
              <option key={locale} value={locale}>
                {new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale}
              </option>
            ))}
          </select>
          <p className="t12 faint">Where a language has no name for a category, the English one is shown.</p>
        </div>
        {state.schedule.map((one) => (
          <div key={one.what} className="sec">
            <h3>
              {scheduled[one.what] ?? one.what}: every{' '}
              {one.hours > 48 ? `${one.hours / 24} days` : `${one.hours} hours`}
            </h3>
            <p className="t12 soft">{one.reason}</p>
          </div>
        ))}
      </>
    )}
  </aside>
)

export const DataPart = () => {
  const state = useSync((sync) => sync.state)
  const job = useJobs(({ jobs }) => jobs.find((one) => one.kind === 'sync'))
  const isRunning = job?.state === 'running'
  useEffect(() => {
    void refreshSync()
    return onEvent('status.changed', () => void refreshSync())
  }, [])
  return (
    <Screen
      bar={
        <>
          <h1>Categories</h1>
          <span className="soft t12 cut">everything works offline from what was last read</span>
          <button type="button" className="btn end" disabled={isRunning} onClick={() => void startSync()}>
            <Icon of={RefreshCw} /> {isRunning ? 'Reading…' : 'Read everything again'}
          </button>
        </>
      }
      panel={<Panel state={state} />}
      status={
        <span>
          <Icon of={ListTree} className="i-s" /> Reading keeps to the speed your shop allows, and goes on where it was
          cut off
        </span>
      }
    >
      <CategoryTabs />
      <div className="page">
        {state !== null && (
          <>
            <div className={styles['ages']}>
              {state.trees.map((tree) => (
                <Tree key={tree.version} tree={tree} />
              ))}
              <Rules state={state} />
              <Brands brands={state.brands} />
            </div>
            {job !== undefined && (isRunning || job.total > 0) && (
              <JobCard job={job} onCancel={(id) => void cancelJob(id)} onResume={(id) => void resumeJob(id)} />
            )}
            {state.misplaced.length > 0 && <Misplaced misplaced={state.misplaced} />}
            <Changes changes={state.changes} />
          </>
        )}
      </div>
    </Screen>
  )
}
