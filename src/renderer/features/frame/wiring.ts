// What each event of the work makes the stores read anew. The one place that knows which news concerns whom.
import type { Job } from '#contract/job.ts'
import { watchConnection } from '#renderer/bridge.ts'
import { refreshJobs, takeJob } from '#renderer/features/activity/jobs-store.ts'
import { refreshNotices, takeNotice } from '#renderer/features/activity/notices-store.ts'
import { refreshMapping, useMapping } from '#renderer/features/categories/mapping-store.ts'
import { refreshSuggestions, useSuggestions } from '#renderer/features/categories/suggestions-store.ts'
import { refreshConnections } from '#renderer/features/connections/connections-store.ts'
import { refreshArrivals } from '#renderer/features/import/take-files.ts'
import { refreshPanel } from '#renderer/features/products/panel/panel-store.ts'
import { refreshHistory } from '#renderer/features/products/history-store.ts'
import { refreshRows, reload } from '#renderer/features/products/products-store.ts'
import { refreshStatus } from '#renderer/features/permissions/status-store.ts'
import { picturesMayHaveCome } from '#renderer/ui/picture-epoch.ts'
import { refreshInfo, useApp } from './app-store.ts'
import { onEvent } from './event-stream.ts'
import { showNotice } from './notify.ts'

// Lists that were never opened need no news; they read everything when they are.
const refreshCategoryLists = (): void => {
  if (!useSuggestions.getState().isFirst) void refreshSuggestions()
  if (!useMapping.getState().isFirst) void refreshMapping()
}

let followedAt = 0
// The list follows the job in steps, and once more when it ends.
const followSuggesting = ({ finishedAt, done }: Job): void => {
  if (finishedAt === null && Math.abs(done - followedAt) < 50) return
  followedAt = done
  refreshCategoryLists()
}

let changed: Set<string> | null = new Set()
let timer: ReturnType<typeof setTimeout> | undefined

// A running job names products many times a second; the grid takes the news together.
const takeChanges = (): void => {
  timer = undefined
  const ids = changed
  changed = new Set()
  if (ids === null) void reload()
  else void refreshRows([...ids])
  void refreshPanel()
  refreshCategoryLists()
  void refreshInfo()
  void refreshHistory()
}

const noteChanges = (ids: readonly string[] | null): void => {
  if (ids === null) changed = null
  else for (const id of ids) changed?.add(id)
  timer ??= setTimeout(takeChanges, 120)
}

/** Joins the stream of events to the stores. Call once, before the stream starts. */
export const startWiring = (): void => {
  watchConnection((connection) => useApp.setState({ connection }))
  onEvent('hello', () => {
    void refreshInfo()
    void reload()
    void refreshJobs()
    void refreshNotices()
    void refreshHistory()
    void refreshArrivals()
  })
  onEvent('files.waiting', () => void refreshArrivals())
  onEvent('job.changed', ({ job }) => {
    takeJob(job)
    if (job.finishedAt !== null) picturesMayHaveCome()
    if (job.kind === 'suggest') followSuggesting(job)
  })
  onEvent('products.changed', ({ productIds }) => noteChanges(productIds))
  onEvent('status.changed', () => {
    void refreshInfo()
    refreshCategoryLists()
    void refreshStatus()
  })
  onEvent('connection.changed', () => {
    void refreshInfo()
    void refreshConnections()
  })
  onEvent('notice.raised', ({ notice }) => {
    takeNotice(notice)
    showNotice(notice)
  })
}
