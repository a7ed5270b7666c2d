// Plants products that were listed with the three-level tree, as shops have them from before. Made up from a seed; it asks no quota and no review.
import { categoryTree } from '../catalogue/tree.ts'
import type { ShopCall } from '../gateway/call.ts'
import { buildVersion } from '../products/version.ts'
import { fractionOf } from '../random.ts'
import type { ProductRecord } from '../state/records.ts'
import { sampleListing } from './sample-listing.ts'

export type OldProducts = {
  readonly count: number
  /** How long ago they went live. */
  readonly ageHours: number
  /** The share whose leaf was split in the newer tree. */
  readonly splitShare: number
  readonly status: 'ACTIVATE' | 'SELLER_DEACTIVATED'
  readonly seed: string
}

const makes = ['Plain', 'Foldable', 'Handmade', 'Compact', 'Sturdy', 'Light', 'Classic', 'Everyday']

const pick = <Item>(items: readonly Item[], text: string): Item | undefined =>
  items[Math.floor(fractionOf(text) * items.length)]

/** Plants them in a shop and returns their ids with the old leaf of each. */
export const plantOldProducts = (call: ShopCall, wanted: OldProducts): { id: string; categoryId: string }[] => {
  const { world, shop } = call
  const [older, newer] = [categoryTree('v1'), categoryTree('v2')]
  const leaves = older.nodes.filter(({ id, isRestricted }) => older.isLeaf(id) && !isRestricted)
  const split = leaves.filter(({ id }) => !newer.isLeaf(id))
  const kept = leaves.filter(({ id }) => newer.isLeaf(id))
  const liveSinceMs = world.clock.nowMs() - wanted.ageHours * 3_600_000
  return Array.from({ length: wanted.count }, (_product, index) => {
    const name = `${wanted.seed} ${String(index)}`
    const isSplit = fractionOf(`split ${name}`) < wanted.splitShare
    // Few leaves with many products each, as in a shop.
    const among = (isSplit ? split : kept).filter((_leaf, place) => place % 5 === 0)
    const leaf = pick(among, `leaf ${name}`)
    if (leaf === undefined) throw new Error('The older tree has no such leaf.')
    // The title names what the product is in the newer tree, which the old leaf alone does not tell.
    const target = isSplit ? (pick(newer.children(leaf.id), `target ${name}`) ?? leaf) : leaf
    const number = String(index + 1).padStart(4, '0')
    const listing = sampleListing(call, {
      title: `${pick(makes, `make ${name}`) ?? 'Plain'} ${target.name} No. ${number}`,
      categoryId: leaf.id,
      price: '19.90',
      description: `<p>${target.name}, listed before the category tree changed. Packed without plastic.</p>`,
      sellerSku: `OLD-${wanted.seed.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 30)}-${number}`,
    })
    const { version, stock } = buildVersion(call, listing, new Set(), new Map())
    const isLive = wanted.status === 'ACTIVATE'
    const product: ProductRecord = {
      id: world.nextId('product'),
      shopId: shop.id,
      serial: world.store.size('products') + 1,
      createdAtMs: liveSinceMs,
      updatedAtMs: liveSinceMs,
      status: wanted.status,
      lifeStatus: wanted.status,
      auditStatus: isLive ? 'APPROVED' : 'NONE',
      preApprovedReasons: [],
      auditFailures: [],
      base: { ...version, category_version: 'v1' },
      underReview: null,
      draft: null,
      stock,
      firstLiveAtMs: liveSinceMs,
      reviewDueAtMs: null,
      replicaOf: null,
      earlier: null,
    }
    world.store.put('products', product.id, product)
    return { id: product.id, categoryId: leaf.id }
  })
}
