// Runs the checks of core over products and keeps what they find. Over many products it works in slices, so that nothing else waits long.
import { setImmediate } from 'node:timers/promises'
import { checkProduct } from '#core/checks/check-product.ts'
import type { CheckContext } from '#core/checks/context.ts'
import { limitsOf } from '#core/markets/limits-of.ts'
import { stageOf } from '#core/stage.ts'
import type { Product } from '#contract/product.ts'
import type { Finding } from '#contract/finding.ts'
import type { Brands } from './brands.ts'
import type { Ports } from './ports.ts'
import type { Reference } from './reference.ts'

export type Checker = {
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
}

const sliceMs = 25

/** A checker over the store, the reference data and the shop's market. */
export const createChecker = (ports: Ports, reference: Reference, brands: Pick<Brands, 'known'>): Checker => {
  const { store } = ports

  const isOnPlatform = (productId: string): boolean => {
    const status = store.live.get(productId)?.live.status
    return status !== undefined && status !== 'DELETED' && status !== 'DRAFT'
  }

  const contextOf = (product: Product): CheckContext => {
    const market = limitsOf(store.meta.shop()?.region ?? 'US')
    return {
      market,
      currency: market.currency.value,
      leaf: product.categoryId === null ? null : reference.knownRules(product.categoryId),
      category: product.categoryId === null ? null : store.reference.category(reference.version(), product.categoryId),
      defaults: store.meta.defaults(),
      isPractice: ports.isPractice(),
      isListed: isOnPlatform(product.id),
      brand: brands.known(product),
      today: ports.host.now().slice(0, 10),
    }
  }

  const check = (product: Product): Finding[] => checkProduct(product, contextOf(product))

  const keep = (productId: string): void => {
    const product = store.products.get(productId)
    if (product === null) return
    const findings = check(product)
    store.products.setFindings(productId, findings)
    const blocking = findings.filter((finding) => finding.severity === 'blocking').length
    store.products.setStage(productId, stageOf(store.live.get(productId)?.live ?? null, blocking))
  }

  const recheck: Checker['recheck'] = (productIds) => {
    store.transaction(() => {
      for (const id of productIds) keep(id)
    })
  }

  return {
    contextOf,
    check,
    recheck,
    recheckMany: async (productIds, onProgress, signal) => {
      const ids = productIds ?? store.products.ids({ view: 'all', text: '', batchId: null, categoryId: null })
      let done = 0
      while (done < ids.length && signal?.aborted !== true) {
        const until = Date.now() + sliceMs
        store.transaction(() => {
          while (done < ids.length && Date.now() < until) {
            keep(ids[done] ?? '')
            done += 1
          }
        })
        onProgress?.(done, ids.length)
        await setImmediate()
      }
      return done
    },
  }
}
