// Decides what publishing would do with one product. Pure: the same product and facts always give the same plan.
import type { Category, LeafRules } from '#contract/categories.ts'
import type { Defaults } from '#contract/app.ts'
import type { Finding } from '#contract/finding.ts'
import type { Live } from '#contract/live.ts'
import type { Product } from '#contract/product.ts'
import type { PlanItem } from '#contract/publish.ts'
import { buildListing } from '../listing/build-listing.ts'
import type { CategoryVersion } from '../listing/listing.ts'
import type { RemoteProduct } from '../listing/remote-product.ts'
import { differences } from './difference.ts'

/** The facts a plan rests on: what the platform last said, what the checks found, what the leaf asks for. */
export type PlanFacts = {
  readonly live: Pick<Live, 'status' | 'auditStatus'> | null
  readonly snapshot: RemoteProduct | null
  readonly findings: readonly Finding[]
  readonly leaf: LeafRules | null
  readonly category: Category | null
  readonly categoryVersion: CategoryVersion
  readonly currency: string
  readonly defaults: Defaults
  readonly isPractice: boolean
}

const standInsOf = (product: Product, facts: PlanFacts): number => {
  if (!facts.isPractice || !facts.defaults.hasStandIns) return 0
  const hasPicture = product.images.some((image) => image.state === 'ready' || image.state === 'pending')
  const documents = facts.leaf?.certifications.filter((one) => one.isRequired).length ?? 0
  return (hasPicture ? 0 : 1) + documents + (facts.leaf?.isSizeChartRequired === true ? 1 : 0)
}

const reasonOf = (blocking: readonly Finding[]): string => {
  const first = blocking[0]?.sentence ?? 'It has findings that stop a listing.'
  return blocking.length > 1 ? `${first} (and ${blocking.length - 1} more)` : first
}

const changesOf = (product: Product, facts: PlanFacts, snapshot: RemoteProduct): ReturnType<typeof differences> => {
  const listing = buildListing(product, {
    currency: facts.currency,
    defaults: facts.defaults,
    leaf: facts.leaf,
    categoryVersion: facts.categoryVersion,
    warehouseId: '',
    imageUris: [],
    certifications: [],
    sizeChartUri: null,
    remoteSkus: snapshot.skus,
  })
  return differences(listing, snapshot)
}

/**
 * What publishing does with this product. `left-out`: findings stop it, or the platform froze it; `nothing`: the shop has it as it is here;
 * `price-stock`: only prices or stock differ, which needs no review.
 */
export const planProduct = (product: Product, facts: PlanFacts): PlanItem => {
  const item = (
    deed: PlanItem['deed'],
    reason: string | null,
    changes: ReturnType<typeof differences> = [],
  ): PlanItem => ({
    productId: product.id,
    title: product.title,
    deed,
    willWait: facts.category?.permissions.includes('INVITE_ONLY') ?? false,
    reason,
    variants: product.variants.length,
    images: product.images.length,
    standIns: deed === 'create' || deed === 'edit' ? standInsOf(product, facts) : 0,
    changes: changes.map(({ field, live, ours }) => ({ field, live, ours })),
  })
  const blocking = facts.findings.filter((finding) => finding.severity === 'blocking')
  if (facts.live?.status === 'FREEZE') {
    return item('left-out', 'The platform froze this product, so it cannot be changed. Seller Center says why.')
  }
  if (blocking.length > 0) return item('left-out', reasonOf(blocking))
  if (facts.live === null || facts.live.status === 'DELETED') return item('create', null)
  if (facts.snapshot === null) return item('nothing', 'It is with the shop; what the shop has is read first.')
  const changes = changesOf(product, facts, facts.snapshot)
  if (changes.length === 0) return item('nothing', null)
  const isPriceOnly = changes.every((change) => change.isPriceOrStock) && facts.live.status === 'ACTIVATE'
  return item(isPriceOnly ? 'price-stock' : 'edit', null, changes)
}
