// Finds every product that is still in the older tree: listed ones by a search of the shop, others in the workspace. It reads only.
import type { Context } from '../context.ts'
import { listingPages } from '../listing-pages.ts'
import type { RemoteSummary } from '../ports/shop.ts'
import type { UpgradeEntry } from '../ports/upgrade.ts'
import { pathOf } from './paths.ts'

const keep = (context: Context, seen: RemoteSummary): void => {
  const { store, host } = context
  const known = store.upgrades.get(seen.remoteId)
  const isRefused = known?.state === 'sent' && seen.auditStatus === 'FAILED'
  const entry: UpgradeEntry = {
    key: seen.remoteId,
    productId: store.live.byRemoteId(seen.remoteId),
    title: seen.title,
    sellerSku: seen.sellerSkus[0] ?? '',
    status: seen.status,
    createdAt: seen.createdAt,
    oldLeaf: known?.oldLeaf ?? null,
    oldPath: known?.oldPath ?? '',
    facts: known?.facts ?? null,
    rehearsal: known?.rehearsal ?? null,
    chosen: known?.chosen ?? null,
    // A product that is found in the older tree is there, whatever was known; one in review is on its way.
    state: known?.state === 'sent' && !isRefused ? 'sent' : 'old',
    newLeaf: known?.newLeaf ?? null,
    newPath: known?.newPath ?? '',
    way: known?.state === 'sent' ? known.way : null,
    changedAt: known?.changedAt ?? host.now(),
    failure: isRefused ? 'The review refused the edit. Seller Center names the reasons.' : (known?.failure ?? null),
  }
  if (known === null || JSON.stringify(known) !== JSON.stringify(entry)) store.upgrades.save(entry)
}

const blank = { sellerSku: '', createdAt: null, facts: null, rehearsal: null, chosen: null, newPath: '' } as const

// Products that are not listed yet have no version; what counts is whether their leaf exists in the newer tree.
const findHere = (context: Context): Set<string> => {
  const { store, reference, host } = context
  const [older, newer] = [reference.knownTree('v1'), reference.knownTree('v2')]
  const found = new Set<string>()
  if (older === null || newer === null) return found
  for (const categoryId of store.reference.productsPerCategory().keys()) {
    if (newer.get(categoryId)?.isLeaf === true || older.get(categoryId)?.isLeaf !== true) continue
    for (const productId of store.reference.productIdsIn(categoryId)) {
      if (store.live.get(productId) !== null) continue
      const key = `local:${productId}`
      found.add(key)
      const known = store.upgrades.get(key)
      const title = store.products.get(productId)?.title ?? ''
      if (known?.state === 'old' && known.oldLeaf === categoryId && known.title === title) continue
      const oldPath = pathOf(context, categoryId, 'v1')
      const now = host.now()
      const at = { key, productId, title, oldLeaf: categoryId, oldPath, changedAt: now }
      store.upgrades.save({ ...blank, ...at, status: 'HERE', state: 'old', newLeaf: null, way: null, failure: null })
    }
  }
  return found
}

/**
 * Reads the shop's search from end to end and keeps what it names. Gives the keys of all products that are in the older tree now; null where
 * `isStillHere` said no meanwhile.
 */
export const findOld = async (context: Context, isStillHere: () => boolean): Promise<Set<string> | null> => {
  const found = new Set<string>()
  for await (const products of listingPages(context, { categoryVersion: 'v1' })) {
    if (!isStillHere()) return null
    context.store.transaction(() => {
      for (const seen of products) {
        // The platform's search names deleted products as well.
        if (seen.status === 'DELETED') continue
        keep(context, seen)
        found.add(seen.remoteId)
      }
    })
  }
  for (const key of findHere(context)) found.add(key)
  return found
}
