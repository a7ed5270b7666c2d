// Puts the work together: ports in, a router out. Hosts carry the router; nothing here knows which host that is.
import type { Router } from '@orpc/server'
import type { contract } from '#contract/index.ts'
import { createArrivals } from './arrivals.ts'
import { createBus } from './bus.ts'
import { createBrands } from './brands.ts'
import { createChecker } from './checker.ts'
import type { Context } from './context.ts'
import { arrivals } from './handlers/arrivals.ts'
import { attributes } from './handlers/attributes.ts'
import { brands } from './handlers/brands.ts'
import { categories } from './handlers/categories.ts'
import { checks } from './handlers/checks.ts'
import { documents } from './handlers/documents.ts'
import { exports } from './handlers/exports.ts'
import { os } from './handlers/implementer.ts'
import { imports } from './handlers/imports.ts'
import { keys } from './handlers/keys.ts'
import { goOn, jobs } from './handlers/jobs.ts'
import { products } from './handlers/products.ts'
import { publish } from './handlers/publish.ts'
import { shops } from './handlers/shops.ts'
import { sourceCategories } from './handlers/source-categories.ts'
import { suggestions } from './handlers/suggestions.ts'
import { sync } from './handlers/sync.ts'
import { upgrade } from './handlers/upgrade.ts'
import { app, events, status } from './handlers/workspace.ts'
import { resumeImports } from './importing/import-job.ts'
import { createJobRunner } from './job-runner.ts'
import type { Ports } from './ports.ts'
import { createFetching } from './pictures/fetching.ts'
import { createReference } from './reference.ts'
import { resumeUpgrades } from './upgrading/resume.ts'
import { createKeeper } from './syncing/keeper.ts'
import { createWatcher } from './watching/watcher.ts'

/** Every handler by feature; carriers serve it with a Context. */
export const router: Router<typeof contract, Context> = os.router({
  app,
  products,
  imports,
  exports,
  categories,
  checks,
  publish,
  jobs,
  status,
  shops,
  keys,
  sync,
  upgrade,
  events,
  suggestions,
  sourceCategories,
  attributes,
  brands,
  documents,
  arrivals,
})

export type App = {
  readonly router: typeof router
  readonly context: Context
  /** Reads the shop's identity and tree if needed, goes on with what was cut off, and starts watching. For hosts with a window. */
  readonly start: () => Promise<void>
  /** Goes on with what the connection had stopped, because the shop lets calls in again. */
  readonly goOn: () => void
  readonly close: () => Promise<void>
}

/** The app over its ports. Nothing runs until a call arrives or start() is called. */
export const createApp = (ports: Ports): App => {
  ports.store.changes.takeBackUnfinished()
  ports.store.changes.settleImports(null)
  const bus = createBus()
  const runner = createJobRunner(ports.store.jobs, bus, ports.host)
  const reference = createReference(ports, () => bus.emit({ type: 'status.changed' }))
  const brandsOfShop = createBrands(ports, reference)
  const checker = createChecker(ports, reference, brandsOfShop, () =>
    bus.emit({ type: 'products.changed', productIds: null }),
  )
  const watcher = createWatcher(() => context)
  const keeper = createKeeper(() => context)
  const fetching = createFetching(() => context)
  const arrivalsOfApp = createArrivals(ports, bus)
  const context: Context = {
    ...ports,
    bus,
    arrivals: arrivalsOfApp,
    jobs: runner,
    reference,
    brands: brandsOfShop,
    checker,
    watcher,
    fetching,
  }
  let isClosing = false
  return {
    router,
    context,
    start: async () => {
      if (isClosing) return
      resumeImports(context)
      goOn(context, true)
      watcher.start()
      arrivalsOfApp.start()
      await reference
        .tree()
        .catch((error: unknown) => ports.host.log.warn('no category tree yet', { error: String(error) }))
      // The app may have been closed while the shop was asked; the workspace is not to be touched then.
      if (isClosing) return
      // A change of many products is checked behind the answer; the app may have been closed before that was done.
      const unchecked = ports.store.products.unchecked()
      if (unchecked.length > 0) checker.recheckSoon(unchecked)
      keeper.start()
      fetching.start()
      resumeUpgrades(context)
    },
    goOn: () => goOn(context),
    close: async () => {
      isClosing = true
      arrivalsOfApp.stop()
      // All of them are asked before the first is waited for: none may begin something while another ends.
      try {
        await Promise.all([runner.close(), keeper.stop(), fetching.stop(), watcher.stop()])
        await checker.stop()
      } finally {
        // Whatever went wrong before: the process must not end while a thread is inside the database.
        await ports.imports.close()
        ports.store.close()
      }
    },
  }
}
