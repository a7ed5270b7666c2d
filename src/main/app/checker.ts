// Runs the checks of core over products and keeps what they find. Over many products it works in slices, so that nothing else waits long.
import { setImmediate } from 'node:timers/promises'
import { checkProduct } from '#core/checks/check-product.ts'
import type { CheckContext } from '#core/checks/context.ts'
import { limitsOf } from '#core/markets/limits-of.ts'
import { stageOf } from '#core/stage.ts'
import type { Category } from '#contract/categories.ts'
import type { Live } from '#contract/live.ts'
import type { Product } from '#contract/product.ts'
import type { Finding } from '#contract/finding.ts'
import type { Brands } from './brands.ts'
import type { Ports } from './ports.ts'
import type { Reference } from './reference.ts'

export type Checker = {
  /** Makes contexts for many products with what is the same for all of them read once. Good until something else may run. */
  readonly contexts: () => (product: Product, live: Live | null) => CheckContext
  readonly contextOf: (product: Product) => CheckContext
  readonly check: (product: Product) => Finding[]
  /** Checks these products now and keeps the findings and the stage of each. For a handful. */
  readonly recheck: (productIds: readonly string[]) => void
  /** Checks all (null) or many products, yielding between slices. */
  readonly recheckMany: (
    productIds: readonly string[] | null,
    onProgress?: (done: number, total: number) => void,
    signal?: AbortSignal,
  ) => Promise<number>
  /** Checks many products behind the answer to a call. What is asked for twice before its turn is checked once. */
  readonly recheckSoon: (productIds: readonly string[]) => void
  /** Resolves when nothing waits to be checked. */
  readonly settled: () => Promise<void>
  /** Gives up what waits and resolves when nothing runs any more. */
  readonly stop: () => Promise<void>
}

// A slice ends after so long, so that a window that asks for a page never waits for more.
const sliceMs = 12
const productsAtATime = 15
const newsEveryMs = 700

const isOnPlatform = (live: Live | null): boolean =>
  live !== null && live.status !== 'DELETED' && live.status !== 'DRAFT'

/** A checker over the store, the reference data and the shop's market. `onNews` is told while products are checked behind a call. */
export const createChecker = (
  ports: Ports,
  reference: Reference,
  brands: Pick<Brands, 'known'>,
  onNews: () => void,
): Checker => {
  const { store } = ports

  const contexts = (): ((product: Product, live: Live | null) => CheckContext) => {
    const market = limitsOf(store.meta.shop()?.region ?? 'US')
    const defaults = store.meta.defaults()
    const isPractice = ports.isPractice()
    const today = ports.host.now().slice(0, 10)
    const categories = new Map<string, Category | null>()
    const categoryOf = (id: string): Category | null => {
      const known = categories.get(id)
      if (known !== undefined) return known
      const found = store.reference.category(reference.version(), id)
      categories.set(id, found)
      return found
    }
    return (product, live) => ({
      market,
      currency: market.currency.value,
      leaf: product.categoryId === null ? null : reference.knownRules(product.categoryId),
      category: product.categoryId === null ? null : categoryOf(product.categoryId),
      defaults,
      isPractice,
      isListed: isOnPlatform(live),
      listedSkus: () => store.live.get(product.id)?.snapshot?.skus ?? null,
      brand: brands.known(product),
      today,
    })
  }

  const liveOf = (productId: string): Live | null => store.live.get(productId)?.live ?? null

  const contextOf = (product: Product): CheckContext => contexts()(product, liveOf(product.id))

  const check = (product: Product): Finding[] => checkProduct(product, contextOf(product))

  const keepAll = (productIds: readonly string[], toContext: ReturnType<typeof contexts>): void => {
    const lives = store.live.many(productIds)
    for (const product of store.products.many(productIds)) {
      const live = lives.get(product.id) ?? null
      const findings = checkProduct(product, toContext(product, live))
      store.products.setFindings(product.id, findings)
      const blocking = findings.filter((finding) => finding.severity === 'blocking').length
      store.products.setStage(product.id, stageOf(live, blocking))
    }
  }

  const recheckMany: Checker['recheckMany'] = async (productIds, onProgress, signal) => {
    const ids = productIds ?? store.products.ids({ view: 'all', text: '', batchId: null, categoryId: null })
    let done = 0
    while (done < ids.length && signal?.aborted !== true) {
      const until = performance.now() + sliceMs
      store.transaction(() => {
        const toContext = contexts()
        while (done < ids.length && performance.now() < until) {
          keepAll(ids.slice(done, done + productsAtATime), toContext)
          done = Math.min(ids.length, done + productsAtATime)
        }
      })
      onProgress?.(done, ids.length)
      await setImmediate()
    }
    return done
  }

  const waiting = new Set<string>()
  let working: Promise<void> | null = null
  const work = async (): Promise<void> => {
    let toldAt = performance.now()
    while (waiting.size > 0) {
      const some = [...waiting].slice(0, 200)
      for (const id of some) waiting.delete(id)
      await recheckMany(some)
      if (waiting.size > 0 && performance.now() - toldAt > newsEveryMs) {
        toldAt = performance.now()
        onNews()
      }
    }
    onNews()
  }

  const settled = async (): Promise<void> => {
    while (working !== null) await working
  }

  return {
    contexts,
    contextOf,
    check,
    recheck: (productIds) => {
      store.transaction(() => keepAll(productIds, contexts()))
    },
    recheckMany,
    recheckSoon: (productIds) => {
      for (const id of productIds) waiting.add(id)
      working ??= work()
        .catch((error: unknown) => ports.host.log.error('Checking behind a change failed', { error }))
        .finally(() => {
          working = null
        })
    },
    settled,
    stop: () => {
      waiting.clear()
      return settled()
    },
  }
}
