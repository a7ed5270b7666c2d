// The plan of a publish: what each product would do, decided by core from what is known here. It sends nothing.
import type { Product } from '#contract/product.ts'
import type { Plan, PlanItem } from '#contract/publish.ts'
import { limitsOf } from '#core/markets/limits-of.ts'
import { planProduct } from '#core/plan/plan-product.ts'
import { publishOrder } from '#core/plan/publish-order.ts'
import { finishDate } from '#core/plan/quota.ts'
import type { Context } from '../context.ts'
import { knownDocuments } from './documents.ts'
import { knownGallery } from './pictures.ts'

/** What publishing would do with one product now. */
export const planOf = (context: Context, product: Product): PlanItem => {
  const live = context.store.live.get(product.id)
  const imageUris = live === null ? null : knownGallery(context, product)
  return planProduct(product, {
    ...context.checker.contextOf(product),
    live: live?.live ?? null,
    snapshot: live?.snapshot ?? null,
    findings: context.checker.check(product),
    categoryVersion: context.reference.version(),
    documents: knownDocuments(context, product),
    ...(imageUris === null ? {} : { imageUris }),
  })
}

/** A plan for these products, or for all. `items` holds at most `limit` of them; the counts are exact. */
export const planFor = (
  context: Context,
  productIds: readonly string[] | null,
  limit: number,
): Plan & { readonly sendIds: string[] } => {
  const items: PlanItem[] = []
  const planned: Pick<PlanItem, 'productId' | 'deed' | 'willWait'>[] = []
  const counts = { create: 0, edit: 0, priceStock: 0, leftOut: 0, willWait: 0, standIns: 0, total: 0 }
  context.store.products.each(productIds, (product) => {
    const item = planOf(context, product)
    counts.total += 1
    if (item.deed === 'create') counts.create += 1
    if (item.deed === 'edit') counts.edit += 1
    if (item.deed === 'price-stock') counts.priceStock += 1
    if (item.deed === 'left-out') counts.leftOut += 1
    if (item.willWait && item.deed !== 'left-out' && item.deed !== 'nothing') counts.willWait += 1
    counts.standIns += item.standIns
    planned.push({ productId: item.productId, deed: item.deed, willWait: item.willWait })
    if (item.deed !== 'nothing' && items.length < limit) items.push(item)
  })
  const today = context.host.now().slice(0, 10)
  const quotaPerDay = limitsOf(context.store.meta.shop()?.region ?? 'US').dailyListings.value.strict
  const quotaUsedToday = context.store.jobs.listedSince(`${today}T00:00:00.000Z`)
  return {
    ...counts,
    quotaPerDay,
    quotaUsedToday,
    finishDate: finishDate(counts.create, quotaPerDay, quotaUsedToday, today),
    items,
    sendIds: publishOrder(planned),
  }
}
