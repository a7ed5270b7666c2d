// Finds products by shop, SKU and seller SKU without looking at all of them. It holds ids and lists, never rules.
import type { ProductRecord } from './records.ts'
import type { ProductListener } from './store.ts'

export type ProductIndex = ProductListener & {
  /** The shop's products, newest first. The list must not be changed. */
  readonly ofShop: (shopId: string) => readonly ProductRecord[]
  readonly idOfSku: (skuId: string) => string | null
  readonly idsOfSellerSku: (shopId: string, sellerSku: string) => readonly string[]
  /** Grows with every change of a shop's products, also when everything is replaced: a number never means another state. */
  readonly generation: (shopId: string) => number
  /** The products whose review is due at or before a time, soonest first. */
  readonly dueBy: (atMs: number) => readonly string[]
  readonly nextDueAtMs: () => number | null
}

const skusOf = (product: ProductRecord): Set<string> =>
  new Set(
    [product.base, product.underReview, product.draft].flatMap((version) => version?.skus.map(({ id }) => id) ?? []),
  )
const sellerSkusOf = (product: ProductRecord): Set<string> =>
  new Set(product.base.skus.flatMap(({ seller_sku: sku }) => (sku === undefined || sku === '' ? [] : [sku])))

type Multimap = Map<string, Set<string>>
const addTo = (map: Multimap, key: string, id: string): void => {
  const ids = map.get(key)
  if (ids === undefined) map.set(key, new Set([id]))
  else ids.add(id)
}
const removeFrom = (map: Multimap, key: string, id: string): void => {
  const ids = map.get(key)
  ids?.delete(id)
  if (ids?.size === 0) map.delete(key)
}

type ShopList = {
  readonly byId: Map<string, ProductRecord>
  generation: number
  sorted: readonly ProductRecord[] | null
}

export const createProductIndex = (): ProductIndex => {
  const shops = new Map<string, ShopList>()
  const bySku = new Map<string, string>()
  const bySellerSku: Multimap = new Map()
  const due = new Map<string, number>()
  let soonest: number | null = null
  let changes = 0

  const shopOf = (shopId: string): ShopList => {
    const found = shops.get(shopId)
    if (found !== undefined) return found
    const created: ShopList = { byId: new Map(), generation: changes, sorted: null }
    shops.set(shopId, created)
    return created
  }
  const forget = (product: ProductRecord): void => {
    for (const sku of skusOf(product)) bySku.delete(sku)
    for (const sku of sellerSkusOf(product)) removeFrom(bySellerSku, `${product.shopId}/${sku}`, product.id)
    due.delete(product.id)
    if (product.reviewDueAtMs === soonest) soonest = null
  }
  const learn = (product: ProductRecord): void => {
    for (const sku of skusOf(product)) bySku.set(sku, product.id)
    for (const sku of sellerSkusOf(product)) addTo(bySellerSku, `${product.shopId}/${sku}`, product.id)
    if (product.reviewDueAtMs === null) return
    due.set(product.id, product.reviewDueAtMs)
    if (soonest !== null && product.reviewDueAtMs < soonest) soonest = product.reviewDueAtMs
  }
  const findSoonest = (): number | null => {
    if (soonest === null && due.size > 0) {
      soonest = Infinity
      for (const at of due.values()) if (at < soonest) soonest = at
    }
    return due.size === 0 ? null : soonest
  }

  return {
    reset: () => {
      for (const map of [shops, bySku, bySellerSku, due]) map.clear()
      soonest = null
      changes += 1
    },
    changed: (before, after) => {
      if (before !== null) forget(before)
      if (after !== null) learn(after)
      const product = after ?? before
      if (product === null) return
      const shop = shopOf(product.shopId)
      changes += 1
      shop.generation = changes
      shop.sorted = null
      if (after === null) shop.byId.delete(product.id)
      else shop.byId.set(product.id, after)
    },
    ofShop: (shopId) => {
      const shop = shopOf(shopId)
      shop.sorted ??= [...shop.byId.values()].reverse()
      return shop.sorted
    },
    idOfSku: (skuId) => bySku.get(skuId) ?? null,
    idsOfSellerSku: (shopId, sellerSku) => [...(bySellerSku.get(`${shopId}/${sellerSku}`) ?? [])],
    generation: (shopId) => shopOf(shopId).generation,
    dueBy: (atMs) => {
      const next = findSoonest()
      if (next === null || next > atMs) return []
      return [...due]
        .filter(([, at]) => at <= atMs)
        .sort(([, left], [, right]) => left - right)
        .map(([id]) => id)
    },
    nextDueAtMs: findSoonest,
  }
}
