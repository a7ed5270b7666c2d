// Keeps the workspace in step with the shop: polls soon while something is in review, seldom otherwise, and says once when the shop is gone.
import { isAppError } from '#contract/failure.ts'
import type { Notice } from '#contract/events.ts'
import type { Context } from '../context.ts'
import { shopInUse } from '../one-shop.ts'
import { refreshLive } from './refresh.ts'
import type { Refreshed } from './refresh.ts'

export type Watcher = {
  /** Reads the shop now; several callers share one reading. */
  readonly refresh: () => Promise<void>
  /** Looks again soon, because something was just sent. */
  readonly hurry: () => void
  readonly start: () => void
  readonly stop: () => Promise<void>
}

const practiceEveryMs = 2_000
const reviewEveryMs = 60_000
const idleEveryMs = 600_000
const offlineEveryMs = 15_000

const permissionNotice = (context: Context, newly: Refreshed['newlyWaiting']): Notice => {
  const [first] = newly
  const names = new Set(
    newly.flatMap((one) =>
      one.categoryId === null
        ? []
        : (context.store.reference.category(context.reference.version(), one.categoryId)?.name ?? []),
    ),
  )
  return {
    id: context.host.newId(),
    kind: 'permission',
    title:
      newly.length === 1
        ? `“${first?.title ?? ''}” waits for a permission`
        : `${newly.length} products wait for a permission`,
    body: `Approved, but buyers do not see ${newly.length === 1 ? 'it' : 'them'} until your shop may list in ${[...names].join(', ') || 'this category'}.`,
    link: null,
    at: context.host.now(),
  }
}

/** A watcher over a context that is still being put together: it is used only after start() or refresh(). */
export const createWatcher = (contextOf: () => Context): Watcher => {
  let timer: NodeJS.Timeout | null = null
  let reading: Promise<void> | null = null
  let isStarted = false

  const setOnline = (context: Context, isOnline: boolean): void => {
    const shop = context.store.meta.shop()
    if (shop === null) return
    if (isOnline) context.store.meta.saveShop({ ...shop, isOnline, readAt: context.host.now() })
    else if (shop.isOnline) context.store.meta.saveShop({ ...shop, isOnline })
    if (shop.isOnline !== isOnline) context.bus.emit({ type: 'connection.changed', online: isOnline })
  }

  const read = async (): Promise<void> => {
    const context = contextOf()
    const isInUse = shopInUse(context)
    try {
      const seen = await refreshLive(context)
      if (seen.isWhole) setOnline(context, true)
      if (seen.newlyWaiting.length > 0) {
        const notice = permissionNotice(context, seen.newlyWaiting)
        context.store.meta.saveNotice(notice)
        context.host.notify(notice)
        context.bus.emit({ type: 'notice.raised', notice })
      }
      if (seen.changed.length > 0) {
        context.bus.emit({ type: 'products.changed', productIds: seen.changed })
        context.bus.emit({ type: 'status.changed' })
      }
    } catch (error) {
      // Whether the shop before can be reached says nothing of the one in use now.
      if (isAppError(error) && error.code === 'offline' && isInUse()) {
        setOnline(context, false)
        // Whoever asked: from now on it is looked for more often than while nothing happens.
        if (isStarted) schedule(pause())
      }
      throw error
    }
  }

  const refresh = (): Promise<void> => {
    reading ??= read().finally(() => {
      reading = null
    })
    return reading
  }

  const pause = (): number => {
    const context = contextOf()
    // Coming back is to be noticed without anyone asking.
    if (context.store.meta.shop()?.isOnline === false) return context.isPractice() ? practiceEveryMs : offlineEveryMs
    const { review, waiting } = context.store.products.counts().stages
    if (review + waiting === 0) return idleEveryMs
    return context.isPractice() ? practiceEveryMs : reviewEveryMs
  }

  const schedule = (milliseconds: number): void => {
    if (!isStarted) return
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => {
      void refresh()
        .catch((error: unknown) => {
          const { host } = contextOf()
          host.log.warn('reading the shop failed', { error: String(error) })
        })
        // Where it was stopped meanwhile, the workspace may be closed.
        .then(() => (isStarted ? schedule(pause()) : undefined))
    }, milliseconds)
    timer.unref()
  }

  return {
    refresh,
    hurry: () => schedule(1_000),
    start: () => {
      isStarted = true
      schedule(500)
    },
    stop: async () => {
      isStarted = false
      if (timer !== null) clearTimeout(timer)
      await reading?.catch(() => undefined)
    },
  }
}
