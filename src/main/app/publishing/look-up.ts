// Finds out whether a product reached the shop although no answer came back. Nothing is sent again before this was asked.
import type { Product } from '#contract/product.ts'
import type { RemoteProduct } from '../ports/shop.ts'
import type { Context } from '../context.ts'

// The platform's clock and ours may differ, and its search lists a product a moment late.
const marginMs = 15 * 60_000

const bySellerSku = async (context: Context, product: Product): Promise<RemoteProduct | null> => {
  const sellerSkus = [
    ...new Set(product.variants.map((variant) => variant.sellerSku).filter((sku) => sku !== '')),
  ].slice(0, 10)
  if (sellerSkus.length === 0) return null
  const page = await context.shop.searchProducts({ sellerSkus })
  for (const summary of page.products) {
    const remote = await context.shop.getProduct(summary.remoteId)
    if (remote.externalProductId === product.id) return remote
  }
  return null
}

export type LookUp = (product: Product, since: string) => Promise<RemoteProduct | null>

/**
 * Looks for a product by seller SKU, then among all that the shop created since the first attempt (ISO time), by our product id in its external
 * product id. What was read once is remembered, so that many look-ups of one job cost one walk.
 */
export const createLookUp = (context: Context): LookUp => {
  const seen = new Map<string, RemoteProduct>()
  const walk = async (since: string): Promise<void> => {
    let pageToken: string | undefined
    do {
      const page = await context.shop.searchProducts({
        createdSince: since,
        ...(pageToken === undefined ? {} : { pageToken }),
      })
      for (const summary of page.products) {
        if (seen.has(summary.remoteId) || context.store.live.byRemoteId(summary.remoteId) !== null) continue
        seen.set(summary.remoteId, await context.shop.getProduct(summary.remoteId))
      }
      pageToken = page.nextPageToken ?? undefined
    } while (pageToken !== undefined)
  }
  return async (product, since) => {
    const found = await bySellerSku(context, product)
    if (found !== null) return found
    const from = new Date(Date.parse(since) - marginMs).toISOString()
    await walk(from)
    return [...seen.values()].find((remote) => remote.externalProductId === product.id) ?? null
  }
}
