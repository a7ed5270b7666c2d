// Puts listings on sale and takes them off, and reads back what came of it. What was sent of them stays as it is.
import { isAppError } from '#contract/failure.ts'
import type { OnSale } from '#contract/publish.ts'
import type { Context } from '../context.ts'

const notThere = (title: string) => ({
  sentence: `“${title}” is not in this shop, so it cannot be put on sale or taken off.`,
  action: 'Publish it first.',
})

/** Changes all of them; a product that could not be changed is named with its reason. Throws AppError where the shop cannot be asked. */
export const setOnSale = async (
  context: Context,
  productIds: readonly string[],
  isOnSale: boolean,
): Promise<OnSale> => {
  const { store, shop, checker, bus } = context
  const failures: OnSale['failures'] = []
  const listed = new Map<string, { readonly productId: string; readonly title: string }>()
  let asWanted = 0
  for (const productId of new Set(productIds)) {
    const title = store.products.get(productId)?.title ?? ''
    const live = store.live.get(productId)?.live
    if (live === undefined) failures.push({ productId, title, failure: notThere(title) })
    else if (live.status === (isOnSale ? 'ACTIVATE' : 'SELLER_DEACTIVATED')) asWanted += 1
    else listed.set(live.remoteId, { productId, title })
  }
  for (const { remoteId, failure } of listed.size === 0 ? [] : await shop.setOnSale([...listed.keys()], isOnSale)) {
    const one = listed.get(remoteId)
    if (one !== undefined) failures.push({ ...one, failure })
  }
  const failed = new Set(failures.map(({ productId }) => productId))
  const changed = [...listed].filter(([, { productId }]) => !failed.has(productId))
  for (const [remoteId, { productId }] of changed) {
    try {
      const remote = await shop.getProduct(remoteId)
      const { status, auditStatus, preApprovedReasons, failedReasons, readAt } = remote
      store.live.save(productId, { remoteId, status, auditStatus, preApprovedReasons, failedReasons, readAt }, remote)
    } catch (error) {
      // What was changed is changed; the next reading of the shop brings the rest.
      if (!isAppError(error)) throw error
    }
  }
  const ids = changed.map(([, { productId }]) => productId)
  await checker.recheckMany(ids)
  context.watcher.hurry()
  if (ids.length > 0) bus.emit({ type: 'products.changed', productIds: ids })
  bus.emit({ type: 'status.changed' })
  return { done: ids.length + asWanted, changed: ids, failures }
}
