// Keeps reference data fresh: goes on with a round that was cut off, and looks every hour whether something is due. Hosts with a window only.
import type { Context } from '../context.ts'
import { isSyncDue, resumeSync, startSync } from './sync-job.ts'

export type Keeper = { readonly start: () => void; readonly stop: () => void }

const firstLookMs = 5_000
const everyMs = 3_600_000

/** A keeper over a context that is still being put together. */
export const createKeeper = (contextOf: () => Context): Keeper => {
  let timer: NodeJS.Timeout | null = null
  const look = (): void => {
    const context = contextOf()
    const isOnline = context.store.meta.shop()?.isOnline !== false
    if (isOnline && isSyncDue(context)) startSync(context, false)
    timer = setTimeout(look, everyMs)
    timer.unref()
  }
  return {
    start: () => {
      const context = contextOf()
      const [unfinished] = context.jobs.interrupted().filter((job) => job.kind === 'sync')
      if (unfinished !== undefined) resumeSync(context, unfinished)
      timer = setTimeout(look, firstLookMs)
      timer.unref()
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer)
    },
  }
}
