// Keeps reference data fresh: goes on with a round that was cut off, looks every hour and whenever the shop is back whether something is due, and follows
// products whose move to the newer tree is in review. Hosts with a window only.
import type { Context } from '../context.ts'
import { lookAtShop } from '../upgrading/look.ts'
import { isSyncDue, resumeSync, startSync } from './sync-job.ts'

export type Keeper = { readonly start: () => void; readonly stop: () => Promise<void> }

const firstLookMs = 5_000
const everyMs = 3_600_000
const reviewEveryMs = 10 * 60_000
const practiceReviewEveryMs = 5_000

/** A keeper over a context that is still being put together. */
export const createKeeper = (contextOf: () => Context): Keeper => {
  let timer: NodeJS.Timeout | null = null
  let reviewTimer: NodeJS.Timeout | null = null
  let following: Promise<void> = Promise.resolve()
  let stopListening = (): void => undefined
  const stopping = new AbortController()
  const look = (): void => {
    const context = contextOf()
    const isOnline = context.store.meta.shop()?.isOnline !== false
    if (isOnline && isSyncDue(context)) startSync(context, false)
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(look, everyMs)
    timer.unref()
  }
  const followReviews = async (): Promise<void> => {
    const context = contextOf()
    const isOnline = context.store.meta.shop()?.isOnline !== false
    const { upgrades } = context.store
    // A rehearsal may have found products that moved; it changes none itself.
    const hasMoved = upgrades.counts().sent > 0 || upgrades.toFollow().length > 0
    const isWaiting = isOnline && hasMoved && !context.jobs.isRunning('upgrade')
    try {
      if (isWaiting) await lookAtShop(context, stopping.signal)
    } catch (error) {
      context.host.log.warn('following the upgrade failed', { error: String(error) })
    }
    if (!stopping.signal.aborted) watchReviews()
  }
  const watchReviews = (): void => {
    const pause = contextOf().isPractice() ? practiceReviewEveryMs : reviewEveryMs
    reviewTimer = setTimeout(() => {
      following = followReviews()
    }, pause)
    reviewTimer.unref()
  }
  return {
    start: () => {
      const context = contextOf()
      const [unfinished] = context.jobs.interrupted().filter((job) => job.kind === 'sync')
      if (unfinished !== undefined) resumeSync(context, unfinished)
      timer = setTimeout(look, firstLookMs)
      timer.unref()
      // What fell due while the shop was away does not wait for the next hour.
      stopListening = context.bus.listen((event) => {
        if (event.type === 'connection.changed' && event.online) look()
      })
      watchReviews()
    },
    stop: async () => {
      stopping.abort()
      stopListening()
      if (timer !== null) clearTimeout(timer)
      if (reviewTimer !== null) clearTimeout(reviewTimer)
      await following
    },
  }
}
