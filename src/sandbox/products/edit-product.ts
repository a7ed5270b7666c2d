// Edit and Partial Edit: what an edit does to a product depends on where the product stands. Every SKU that is not named is deleted.
import type { ShopCall } from '../gateway/call.ts'
import { Refusal } from '../gateway/refusal.ts'
import { announceInformation } from '../webhooks/announce.ts'
import { changedFields } from '../review/changed-fields.ts'
import { reviewDueAtMs } from '../review/schedule.ts'
import type { ListingVersion, ProductRecord, StoredSku } from '../state/records.ts'
import { findListingFaults } from './check-listing.ts'
import { isListingMode } from './create-product.ts'
import {
  checkEditable,
  checkIdentifierCodes,
  checkKnownSkus,
  isOfferOnly,
  keepOffers,
  listingOf,
  needOffers,
  stockAfter,
} from './edit-rules.ts'
import type { ListingBody, SkuBody } from './listing.ts'
import { checkPreSaleChanges } from './check-pre-sale.ts'
import { reviewBlockers } from './prerequisites.ts'
import { needPricesAsTheyAre } from './promotion.ts'
import { changeProduct } from './put-product.ts'
import { countListing, needQuota } from './quota.ts'
import { buildVersion, ownNamesOf } from './version.ts'

export type EditAnswer = {
  readonly skus: readonly StoredSku[]
  readonly warnings: readonly string[]
  readonly auditStatus: 'NONE' | 'AUDITING' | 'APPROVED'
}

/** The version that an edit starts from: draft before review before live. */
export const latestVersion = ({ draft, underReview, base }: ProductRecord): ListingVersion =>
  draft ?? underReview ?? base

const refuseState = (status: string, what: string): never => {
  throw new Refusal(12052901, `The product cannot be ${what} while its status is ${status}.`)
}

type Edit = {
  readonly version: ListingVersion
  readonly stock: ProductRecord['stock']
  readonly warnings: readonly string[]
}

const saveDraft = (call: ShopCall, product: ProductRecord, { version, stock, warnings }: Edit): EditAnswer => {
  const { world, market } = call
  if (product.status === 'DRAFT') {
    changeProduct(world, product, { base: version, stock })
    return { skus: version.skus, warnings, auditStatus: 'NONE' }
  }
  if (product.status === 'PENDING') refuseState(product.status, 'saved as a draft')
  if (!market.allowsDraftAfterListing)
    throw new Refusal(12052488, 'A draft after submission is not available in this region.')
  // Stock and delivery options of a draft of a listed product are not kept.
  const { delivery_option_ids: _ignored, ...draft } = version
  const delivery = product.base.delivery_option_ids
  changeProduct(world, product, {
    draft: { ...draft, ...(delivery !== undefined && { delivery_option_ids: delivery }) },
  })
  return { skus: version.skus, warnings, auditStatus: product.status === 'ACTIVATE' ? 'APPROVED' : 'NONE' }
}

/** A live listing keeps its live version until the new one has passed. */
const editLive = (call: ShopCall, product: ProductRecord, { version, stock, warnings }: Edit): EditAnswer => {
  const { world } = call
  if (isOfferOnly(product.base, version)) {
    // What was in review is overwritten by what is live already: nothing is left to review.
    const isSettled = product.underReview !== null
    const changed = changeProduct(world, product, {
      base: version,
      stock,
      draft: null,
      ...(isSettled && { underReview: null, reviewDueAtMs: null, auditStatus: 'APPROVED' as const }),
    })
    const fields = changedFields(product.base, version)
    if (fields.length > 0) announceInformation(world, changed, fields)
    return { skus: version.skus, warnings, auditStatus: 'APPROVED' }
  }
  needQuota(world, product.shopId)
  countListing(world, product.shopId)
  changeProduct(world, product, {
    underReview: version,
    draft: null,
    stock,
    auditStatus: 'AUDITING',
    reviewDueAtMs: reviewDueAtMs(world),
  })
  return { skus: version.skus, warnings, auditStatus: 'AUDITING' }
}

const submit = (call: ShopCall, product: ProductRecord, { version, stock, warnings }: Edit): EditAnswer => {
  const { world, market, shop } = call
  // What is in review already was counted when it was submitted.
  if (product.status !== 'PENDING') {
    needQuota(world, product.shopId)
    countListing(world, product.shopId)
  }
  const blockers = reviewBlockers(market, shop)
  const auditStatus = blockers.length === 0 ? 'AUDITING' : 'NONE'
  changeProduct(world, product, {
    base: version,
    underReview: null,
    draft: null,
    stock,
    status: 'PENDING',
    lifeStatus: product.lifeStatus === 'DRAFT' ? 'INITIAL' : product.lifeStatus,
    auditStatus,
    preApprovedReasons: [],
    auditFailures: [],
    reviewDueAtMs: blockers.length === 0 ? reviewDueAtMs(world) : null,
  })
  return { skus: version.skus, warnings: [...warnings, ...blockers], auditStatus }
}

/** Applies a whole listing to a product. `version` is the tree's version that was sent, null where none can be sent. */
export const editProduct = (
  call: ShopCall,
  product: ProductRecord,
  body: ListingBody,
  treeVersion: string | undefined | null,
): EditAnswer => {
  if (product.status === 'FREEZE' || product.status === 'DELETED') refuseState(product.status, 'edited')
  const isListing = isListingMode(body.save_mode)
  const known = latestVersion(product)
  const versions = [product.base, product.underReview, product.draft]
  const ownNames = ownNamesOf(versions)
  checkKnownSkus(product, body)
  checkEditable(product, body)
  const listing = keepOffers(body, known, product.stock)
  const wasLiveInUs = product.firstLiveAtMs !== null && call.market.region === 'US'
  const [firstFault] = [
    ...findListingFaults(call, listing, treeVersion, isListing, ownNames),
    ...(wasLiveInUs ? checkPreSaleChanges(product.base.skus, listing) : []),
  ]
  if (firstFault !== undefined) throw new Refusal(firstFault.code, firstFault.message)
  if (isListing) needOffers(listing)
  if (product.status !== 'DRAFT') checkIdentifierCodes(product, listing)
  const skuIds = new Set(versions.flatMap((version) => version?.skus.map(({ id }) => id) ?? []))
  const built = buildVersion(call, listing, skuIds, ownNames)
  if (isListing) needPricesAsTheyAre(product, built.version)
  const edit: Edit = {
    version: built.version,
    stock: stockAfter(product, built, isListing || product.status === 'DRAFT'),
    warnings: built.repairs,
  }
  if (!isListing) return saveDraft(call, product, edit)
  return product.status === 'ACTIVATE' ? editLive(call, product, edit) : submit(call, product, edit)
}

/** Applies the top-level members that were sent to the latest version. Members that were left out keep their values. */
export const partialEdit = (call: ShopCall, product: ProductRecord, body: ListingBody): EditAnswer => {
  const latest = latestVersion(product)
  // What a bundle is made of cannot be sent here, so it cannot be blanked either.
  const withParts = (sku: SkuBody): SkuBody => {
    const parts = latest.skus.find(({ id }) => id === sku.id)?.combined_skus
    return parts === undefined ? sku : { ...sku, combined_skus: parts }
  }
  const { skus, ...rest } = body
  const whole: ListingBody = {
    ...listingOf(latest),
    ...rest,
    ...(skus !== undefined && { skus: skus.map(withParts) }),
  }
  return editProduct(call, product, whole, null)
}
