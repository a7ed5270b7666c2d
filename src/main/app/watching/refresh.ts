// Reads what the shop says of every product, in pages of a hundred, and keeps what changed. It never sends anything.
import type { Live } from '#contract/live.ts'
import type { Context } from '../context.ts'
import { listingPages } from '../listing-pages.ts'
import { shopInUse } from '../one-shop.ts'
import type { RemoteSummary } from '../ports/shop.ts'

export type Refreshed = {
  /** False where another shop was taken into use meanwhile: what was read by then is kept, and nothing after it. */
  readonly isWhole: boolean
  readonly changed: string[]
  readonly newlyWaiting: { productId: string; title: string; categoryId: string | null }[]
  readonly newlyLive: string[]
}

const isSame = (known: Live, seen: RemoteSummary): boolean =>
  known.status === seen.status &&
  known.auditStatus === seen.auditStatus &&
  known.preApprovedReasons.join() === seen.preApprovedReasons.join()

const apply = async (
  context: Context,
  productId: string,
  seen: RemoteSummary,
  isInUse: () => boolean,
  into: Refreshed,
): Promise<void> => {
  const { store, host } = context
  const before = store.live.get(productId)
  if (before !== null && before.snapshot !== null && isSame(before.live, seen)) return
  // The list lags behind the single product, so what is kept comes from there.
  const remote = await context.shop.getProduct(seen.remoteId)
  if (!isInUse()) return
  const { remoteId, status, auditStatus, preApprovedReasons, failedReasons, readAt } = remote
  const live = { remoteId, status, auditStatus, preApprovedReasons, failedReasons, readAt }
  const { isNewlyWaiting } = store.live.save(productId, live, remote)
  context.checker.recheck([productId])
  if (before !== null && before.live.status === status && before.live.auditStatus === auditStatus) return
  store.live.saveEvent({
    id: host.newId(),
    source: 'poll',
    type: `${status}/${auditStatus}`,
    at: host.now(),
    raw: JSON.stringify(live),
  })
  into.changed.push(productId)
  if (status === 'ACTIVATE') into.newlyLive.push(productId)
  const product = isNewlyWaiting ? store.products.get(productId) : null
  if (product !== null) into.newlyWaiting.push({ productId, title: product.title, categoryId: product.categoryId })
}

/** One reading of the whole shop. */
export const refreshLive = async (context: Context): Promise<Refreshed> => {
  const into: Refreshed = { isWhole: true, changed: [], newlyWaiting: [], newlyLive: [] }
  const isInUse = shopInUse(context)
  for await (const products of listingPages(context, {})) {
    for (const seen of products) {
      if (!isInUse()) return { ...into, isWhole: false }
      const productId = context.store.live.byRemoteId(seen.remoteId)
      if (productId !== null) await apply(context, productId, seen, isInUse, into)
    }
  }
  return { ...into, isWhole: isInUse() }
}
