// Decides what publishing would do with one product. Pure: the same product and facts always give the same plan.
import type { Finding } from '#contract/finding.ts'
import type { Live } from '#contract/live.ts'
import type { AttributeValue, Product } from '#contract/product.ts'
import type { PlanItem } from '#contract/publish.ts'
import type { CheckContext } from '../checks/context.ts'
import { standInsNeeded } from '../checks/documents.ts'
import { usableImages } from '../checks/images.ts'
import { buildListing } from '../listing/build-listing.ts'
import type { CategoryVersion, Listing } from '../listing/listing.ts'
import type { RemoteProduct } from '../listing/remote-product.ts'
import type { VariantImages } from '../listing/variant-pictures.ts'
import { differences } from './difference.ts'

/** The facts a plan rests on: what the platform last said, what the checks found, what the leaf asks for. */
export type PlanFacts = CheckContext & {
  readonly live: Pick<Live, 'status' | 'auditStatus'> | null
  readonly snapshot: RemoteProduct | null
  readonly findings: readonly Finding[]
  readonly categoryVersion: CategoryVersion
  /** The pictures as they would be sent, by their address with the shop, '' for one that is not there yet; absent where that is not known. */
  readonly imageUris?: readonly string[]
  /** The pictures of variants in the same way; absent where there are none or that is not known. */
  readonly variantImages?: VariantImages
  /** The attributes that had a value here at some time; absent for none. */
  readonly attributesOnceHere?: () => readonly Pick<AttributeValue, 'attributeId' | 'name'>[]
  /** Certificates and size chart as they would be sent, as far as their files are with the shop already; '' for one that is not. */
  readonly documents?: Pick<Listing, 'certifications' | 'sizeChartUri' | 'sizeChartTemplateId'>
}

const imagesOf = (product: Product, facts: PlanFacts): number =>
  usableImages(product.images, facts.market, facts.isPractice).length

const reasonOf = (blocking: readonly Finding[]): string => {
  const first = blocking[0]?.sentence ?? 'It has findings that stop a listing.'
  return blocking.length > 1 ? `${first} (and ${blocking.length - 1} more)` : first
}

const changesOf = (product: Product, facts: PlanFacts, snapshot: RemoteProduct): ReturnType<typeof differences> => {
  const listing = buildListing(product, {
    market: facts.market,
    currency: facts.currency,
    defaults: facts.defaults,
    leaf: facts.leaf,
    categoryVersion: facts.categoryVersion,
    warehouseId: '',
    imageUris: facts.imageUris ?? [],
    ...(facts.variantImages === undefined ? {} : { variantImages: facts.variantImages }),
    certifications: [],
    sizeChartUri: null,
    sizeChartTemplateId: null,
    ...facts.documents,
    brand: facts.brand ?? null,
    category: facts.category,
    remoteSkus: snapshot.skus,
    attributesElsewhere: { remote: snapshot.attributes, onceHere: facts.attributesOnceHere ?? (() => []) },
  })
  return differences(listing, snapshot, { leaf: facts.leaf, brand: product.brand.trim() })
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
    images: imagesOf(product, facts),
    standIns: deed === 'create' || deed === 'edit' ? standInsNeeded(product, facts, imagesOf(product, facts)) : 0,
    changes: changes.map(({ field, live, ours }) => ({ field, live, ours })),
  })
  const blocking = facts.findings.filter((finding) => finding.severity === 'blocking')
  if (facts.live?.status === 'FREEZE') {
    return item('left-out', 'The platform froze this product, so it cannot be changed. Seller Center says why.')
  }
  if (facts.live?.status === 'SELLER_DEACTIVATED') {
    return item(
      'left-out',
      'You took this product off sale, and sending it would put it back. Put it on sale again first.',
    )
  }
  if (blocking.length > 0) return item('left-out', reasonOf(blocking))
  if (facts.live === null || facts.live.status === 'DELETED') return item('create', null)
  if (facts.snapshot === null) return item('nothing', 'It is with the shop; what the shop has is read first.')
  const changes = changesOf(product, facts, facts.snapshot)
  if (facts.live.status === 'DRAFT') return item('edit', 'It is a draft in the shop; publishing hands it in.', changes)
  if (changes.length === 0) return item('nothing', null)
  const isPriceOnly = changes.every((change) => change.isPriceOrStock) && facts.live.status === 'ACTIVATE'
  return item(isPriceOnly ? 'price-stock' : 'edit', null, changes)
}
