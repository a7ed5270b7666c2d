// The plan of a publish: what each product would do, decided by core from what is known here. It sends nothing.
import { setImmediate } from 'node:timers/promises'
import type { Product } from '#contract/product.ts'
import type { Plan, PlanItem } from '#contract/publish.ts'
import { checkProduct } from '#core/checks/check-product.ts'
import { limitsOf } from '#core/markets/limits-of.ts'
import { planProduct } from '#core/plan/plan-product.ts'
import { publishOrder } from '#core/plan/publish-order.ts'
import { finishDate, likelyQuota } from '#core/plan/quota.ts'
import type { Context } from '../context.ts'
import { knownDocuments } from './documents.ts'
import { knownGallery } from './pictures.ts'
import { knownVariantImages } from './variant-images.ts'

/** What publishing would do with one product now. */
export const planOf = (context: Context, product: Product, toContext = context.checker.contexts()): PlanItem => {
  const live = context.store.live.get(product.id)
  const imageUris = live === null ? null : knownGallery(context, product)
  const variantImages = live === null ? null : knownVariantImages(context, product, live.snapshot)
  const checkContext = toContext(product, live?.live ?? null)
  return planProduct(product, {
    ...checkContext,
    live: live?.live ?? null,
    snapshot: live?.snapshot ?? null,
    findings: checkProduct(product, checkContext),
    categoryVersion: context.reference.version(),
    attributesOnceHere: () => context.store.changes.attributesOnceHere(product.id),
    // Only what is live can differ in them.
    ...(live === null ? {} : { documents: knownDocuments(context, product) }),
    ...(imageUris === null ? {} : { imageUris }),
    ...(variantImages === null ? {} : { variantImages }),
  })
}

// A slice of planning ends after so long, so that the window is never kept waiting.
const sliceMs = 12
const productsAtATime = 15

type WholePlan = Plan & { readonly all: readonly PlanItem[]; readonly sendIds: readonly string[] }

/** A plan for these products, or for all, with every item. `items` holds the first `limit` of those that do something. */
export const planFor = async (
  context: Context,
  productIds: readonly string[] | null,
  limit: number,
): Promise<WholePlan> => {
  const { store, host } = context
  // Ids are ordered by the time they were made, so this is the order in which products came in.
  const ids = productIds ?? store.products.ids({ view: 'all', text: '', batchId: null, categoryId: null }).toSorted()
  const all: PlanItem[] = []
  const counts = { create: 0, edit: 0, priceStock: 0, leftOut: 0, willWait: 0, standIns: 0, total: 0 }
  const take = (item: PlanItem): void => {
    counts.total += 1
    if (item.deed === 'create') counts.create += 1
    if (item.deed === 'edit') counts.edit += 1
    if (item.deed === 'price-stock') counts.priceStock += 1
    if (item.deed === 'left-out') counts.leftOut += 1
    if (item.willWait && item.deed !== 'left-out' && item.deed !== 'nothing') counts.willWait += 1
    counts.standIns += item.standIns
    all.push(item)
  }
  for (let from = 0; from < ids.length;) {
    const until = performance.now() + sliceMs
    const toContext = context.checker.contexts()
    while (from < ids.length && performance.now() < until) {
      for (const product of store.products.many(ids.slice(from, from + productsAtATime)))
        take(planOf(context, product, toContext))
      from += productsAtATime
    }
    await setImmediate()
  }
  const today = host.now().slice(0, 10)
  const { strict, loose } = limitsOf(store.meta.shop()?.region ?? 'US').dailyListings.value
  const quotaUsedToday = store.jobs.listedSince(`${today}T00:00:00.000Z`)
  const quotaPerDay = likelyQuota([strict, loose], quotaUsedToday)
  return {
    ...counts,
    id: host.newId(),
    quotaPerDay,
    quotaUsedToday,
    finishDate: finishDate(counts.create, quotaPerDay, quotaUsedToday, today),
    items: all.filter(({ deed }) => deed !== 'nothing').slice(0, limit),
    all,
    sendIds: publishOrder(all),
  }
}
