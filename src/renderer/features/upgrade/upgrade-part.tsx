// The upgrade desk: what is still in the three-level tree, where it would go, starting the platform's task, and moving what is left.
import { CornerDownRight, Download, ListTree, PencilLine, Play, RefreshCw } from 'lucide-react'
import { useEffect } from 'react'
import type { UpgradeDesk } from '#contract/upgrade.ts'
import { cancelJob, resumeJob, useJobs } from '#renderer/features/activity/jobs-store.ts'
import { CategoryTabs } from '#renderer/features/categories/category-tabs.tsx'
import { onEvent } from '#renderer/features/frame/event-stream.ts'
import { FailureNotice } from '#renderer/ui/failure-notice.tsx'
import { ago, count, moment, several } from '#renderer/ui/format.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { JobCard } from '#renderer/ui/job-card.tsx'
import { Pager } from '#renderer/ui/pager.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { SearchField } from '#renderer/ui/search-field.tsx'
import { UpgradeDetails } from './upgrade-details.tsx'
import { UpgradePanel } from './upgrade-panel.tsx'
import {
  askUpgrade,
  lookNow,
  moveByEdit,
  pickLeaf,
  refreshUpgrade,
  rehearse,
  saveTable,
  startUpgrade,
  upgradeRowsAPage,
  useUpgrade,
} from './upgrade-store.ts'
import type { UpgradeFilter } from './upgrade-store.ts'
import { UpgradeTable } from './upgrade-table.tsx'
import styles from './upgrade.module.css'

const filters: readonly {
  readonly id: UpgradeFilter
  readonly name: string
  readonly of: (desk: UpgradeDesk) => number
}[] = [
  { id: 'all', name: 'All', of: ({ counts }) => counts.old + counts.sent + counts.moved + counts.gone },
  { id: 'old', name: 'In the older tree', of: ({ counts }) => counts.old },
  { id: 'blocked', name: 'Would block', of: ({ counts }) => counts.blocked },
  { id: 'unsure', name: 'Unsure', of: ({ counts }) => counts.unsure },
  {
    id: 'left',
    name: 'Left behind',
    of: ({ counts, start, task }) =>
      task === null || task.finishedAt === null ? start.byEditOnly + counts.hereOnly : counts.old,
  },
  { id: 'sent', name: 'In review', of: ({ counts }) => counts.sent },
  { id: 'moved', name: 'Moved', of: ({ counts }) => counts.moved },
  { id: 'differs', name: 'Moved, check the leaf', of: ({ counts }) => counts.differs },
]

const isTaskOpen = (desk: UpgradeDesk): boolean => desk.task !== null && desk.task.finishedAt === null

const startWords = (desk: UpgradeDesk): string => {
  if (isTaskOpen(desk)) return 'The upgrade is under way'
  if (desk.start.canStart) return `Start the upgrade of ${several(desk.start.eligible, 'product')}`
  return desk.start.from === null ? 'Nothing to start' : `Start the upgrade from ${moment(desk.start.from)}`
}

const Bar = ({ desk, isBusy }: { readonly desk: UpgradeDesk | null; readonly isBusy: boolean }) => {
  const canStart = desk !== null && desk.start.canStart && !isTaskOpen(desk)
  const isFirst = desk !== null && desk.lookedAt === null
  return (
    <>
      <h1>Categories</h1>
      <span className="soft t12 cut">
        {desk !== null &&
          desk.lookedAt !== null &&
          `${several(desk.counts.old, 'product')} in the three-level tree, looked ${ago(desk.lookedAt)}`}
      </span>
      <button
        type="button"
        className="btn end"
        disabled={isBusy || desk?.isNeeded !== true}
        title="Reads the shop and changes nothing"
        onClick={() => void rehearse()}
      >
        <Icon of={RefreshCw} /> {isFirst ? 'Rehearse' : 'Rehearse again'}
      </button>
      {desk !== null && !isFirst && desk.counts.old + desk.counts.moved > 0 && (
        <button
          type="button"
          className={`btn ${canStart ? 'primary' : ''}`}
          disabled={!canStart || isBusy}
          onClick={() => void startUpgrade()}
        >
          <Icon of={Play} /> {startWords(desk)}
        </button>
      )}
    </>
  )
}

const Filters = ({ desk }: { readonly desk: UpgradeDesk }) => {
  const { filter, text, ticked, isLooking } = useUpgrade()
  const keys = [...ticked]
  return (
    <div className={`filters ${styles['filters']}`}>
      <select
        className={`field ${styles['which']}`}
        aria-label="Which products"
        value={filter}
        onChange={(event) => askUpgrade({ filter: filters.find(({ id }) => id === event.target.value)?.id ?? 'all' })}
      >
        {filters.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name} ({count(one.of(desk))})
          </option>
        ))}
      </select>
      <SearchField
        label="Search these products"
        hint="Title, SKU, category"
        text={text}
        onText={(next) => askUpgrade({ text: next })}
      />
      {keys.length > 0 && (
        <>
          <button type="button" className="btn s" onClick={() => void moveByEdit(keys)}>
            <Icon of={PencilLine} /> Move {several(keys.length, 'product')} by edit
          </button>
          <button type="button" className="btn s" onClick={() => pickLeaf(keys, null)}>
            <Icon of={ListTree} /> Choose a leaf…
          </button>
        </>
      )}
      <button type="button" className="btn quiet s end" disabled={isLooking} onClick={() => void lookNow()}>
        <Icon of={RefreshCw} /> {isLooking ? 'Asking the shop…' : 'Look now'}
      </button>
      <button type="button" className="btn quiet s" onClick={() => void saveTable()}>
        <Icon of={Download} /> Save the table
      </button>
    </div>
  )
}

const First = ({ desk }: { readonly desk: UpgradeDesk }) => (
  <div className={styles['nothing']}>
    <Icon of={CornerDownRight} className="faint" />
    <h2 className="t14">
      {desk.isNeeded
        ? desk.lookedAt === null
          ? 'From three levels to up to seven'
          : 'No product is in the three-level tree'
        : 'This market lists with the three-level tree'}
    </h2>
    <p className="soft">
      {!desk.isNeeded
        ? 'There is nothing to move. As soon as TikTok Shop announces a date it stands at the right, with what it means for this shop.'
        : desk.lookedAt === null
          ? 'A rehearsal finds every product that is still in the older tree, proposes a leaf for each with a reason, and says what the new leaf would ask for and what would block. It changes nothing and sends nothing.'
          : 'Products that come in with an old leaf are found by the next rehearsal.'}
    </p>
    {desk.isNeeded && desk.lookedAt === null && (
      <button type="button" className="btn primary" onClick={() => void rehearse()}>
        Rehearse the move
      </button>
    )}
  </div>
)

export const UpgradePart = () => {
  const { desk, rows, total, page, at, text, filter, failure } = useUpgrade()
  const row = rows.find(({ key }) => key === at)
  const job = useJobs(({ jobs }) => jobs.find((one) => one.kind === 'upgrade'))
  const isRunning = job?.state === 'running'
  const isStuck =
    job !== undefined && (job.state === 'interrupted' || job.state === 'cancelled' || job.state === 'failed')
  useEffect(() => {
    void refreshUpgrade()
    return onEvent('status.changed', () => void refreshUpgrade())
  }, [])
  // What a running job writes down is shown as it goes, in fifty steps at most: a step reads the whole desk.
  const step = isRunning ? Math.floor(job.done / Math.max(1, job.total / 50)) : -1
  useEffect(() => {
    if (step >= 0) void refreshUpgrade()
  }, [step])
  const isEmpty = desk !== null && desk.counts.old + desk.counts.sent + desk.counts.moved + desk.counts.gone === 0
  return (
    <Screen
      bar={<Bar desk={desk} isBusy={isRunning && job.title.startsWith('Rehearse')} />}
      panel={row === undefined ? <UpgradePanel desk={desk} /> : <UpgradeDetails row={row} />}
      status={
        <>
          <span>A rehearsal reads the shop and changes nothing</span>
          <span className="end">The table of old and new leaves is kept for good</span>
        </>
      }
    >
      <CategoryTabs />
      {desk !== null && !isEmpty && <Filters desk={desk} />}
      <div className={`page ${styles['page']}`}>
        {failure !== null && <FailureNotice words={failure} onRetry={() => void refreshUpgrade()} />}
        {job !== undefined && (isRunning || isStuck) && (
          <JobCard job={job} onCancel={(id) => void cancelJob(id)} onResume={(id) => void resumeJob(id)} />
        )}
        {desk !== null && isEmpty && !isRunning && <First desk={desk} />}
        {rows.length > 0 && <UpgradeTable />}
        {desk !== null && !isEmpty && rows.length === 0 && (
          <p className={`soft ${styles['none']}`}>
            {text !== '' ? `Nothing matches “${text}”.` : filter === 'all' ? '' : 'No product stands here.'}
          </p>
        )}
        <Pager
          label="products"
          page={page}
          aPage={upgradeRowsAPage}
          total={total}
          onGo={(next) => askUpgrade({ page: next })}
        />
      </div>
    </Screen>
  )
}
