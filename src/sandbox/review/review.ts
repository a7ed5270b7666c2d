// The outcome of a review: scripts first, then trigger words, then the settings' share. It changes products and announces what changed.
import { isInviteOnly } from '../catalogue/permissions.ts'
import { marketOf } from '../markets/index.ts'
import { reviewBlockers } from '../products/prerequisites.ts'
import { changeProduct } from '../products/put-product.ts'
import { pick } from '../random.ts'
import type { AuditFailure, ListingVersion, ProductRecord, ShopRecord } from '../state/records.ts'
import type { ReviewScript } from '../state/settings.ts'
import { announceAudit, announceCategory, announceInformation, announceStatus } from '../webhooks/announce.ts'
import type { World } from '../world.ts'
import { changedFields } from './changed-fields.ts'
import { failureFor, ordinaryFailures } from './failures.ts'
import { reviewDueAtMs } from './schedule.ts'

const scriptFits = (script: ReviewScript, product: ProductRecord, version: ListingVersion): boolean =>
  (script.productId === undefined || script.productId === product.id) &&
  (script.categoryId === undefined || script.categoryId === version.category_id) &&
  (script.titleContains === undefined ||
    (version.title ?? '').toLowerCase().includes(script.titleContains.toLowerCase()))

const takeScript = (world: World, product: ProductRecord, version: ListingVersion): ReviewScript | null => {
  const { reviewScripts } = world.settings()
  const script = reviewScripts.find((candidate) => scriptFits(candidate, product, version))
  if (script === undefined) return null
  if (script.count !== undefined)
    world.changeSettings({
      reviewScripts: reviewScripts.flatMap((entry) => {
        if (entry !== script) return [entry]
        return (entry.count ?? 0) <= 1 ? [] : [{ ...entry, count: (entry.count ?? 1) - 1 }]
      }),
    })
  return script
}

const failureOfScript = ({ position, reasons, suggestions }: ReviewScript): AuditFailure => ({
  position: position ?? 'product',
  reasons: reasons ?? ['The listing does not meet the platform’s policies'],
  suggestions: suggestions ?? ['Read the reason, change the listing and submit it again.'],
})

const failReview = (world: World, product: ProductRecord, failures: readonly AuditFailure[]): void => {
  const isLive = product.firstLiveAtMs !== null && product.status === 'ACTIVATE'
  const failed = changeProduct(world, product, {
    status: isLive ? product.status : 'FAILED',
    auditStatus: 'FAILED',
    preApprovedReasons: [],
    auditFailures: failures,
    underReview: null,
    reviewDueAtMs: null,
  })
  announceStatus(world, failed, 'PRODUCT_AUDIT_FAILURE', failures[0]?.reasons[0] ?? '')
  announceAudit(world, failed, 'FAILED', [])
}

/** Puts the reviewed version live. */
const goLive = (world: World, product: ProductRecord): void => {
  const { base, underReview } = product
  const live = changeProduct(world, product, {
    status: 'ACTIVATE',
    lifeStatus: 'ACTIVATE',
    auditStatus: 'APPROVED',
    preApprovedReasons: [],
    auditFailures: [],
    base: underReview ?? base,
    underReview: null,
    firstLiveAtMs: product.firstLiveAtMs ?? world.clock.nowMs(),
    reviewDueAtMs: null,
  })
  announceStatus(world, live, product.firstLiveAtMs === null ? 'PRODUCT_FIRST_PASS_REVIEW' : 'PRODUCT_STATUS_CHANGED')
  announceAudit(world, live, 'APPROVED', [])
  if (underReview === null) return
  announceInformation(world, live, changedFields(base, underReview))
  const [previous = '', current = ''] = [base.category_id, underReview.category_id]
  if (previous !== current) announceCategory(world, live, previous, current)
}

const preApprove = (world: World, product: ProductRecord, reasons: ProductRecord['preApprovedReasons']): void => {
  const waiting = changeProduct(world, product, {
    auditStatus: 'PRE_APPROVED',
    preApprovedReasons: reasons,
    auditFailures: [],
    reviewDueAtMs: null,
  })
  announceAudit(world, waiting, 'PRE_APPROVED', reasons)
}

/** Reasons why an approved product is not listed yet, for its shop as it stands. */
const blockersOf = (world: World, shop: ShopRecord, version: ListingVersion): ProductRecord['preApprovedReasons'] => {
  const isWaiting = isInviteOnly(world, marketOf(shop.region), shop, version.category_id ?? '')
  return [
    ...(isWaiting ? (['RESTRICTED_CATEGORY_PENDING'] as const) : []),
    ...(shop.isKycPending ? (['KYC_PENDING'] as const) : []),
  ]
}

/** The reasons that a market gives: outside the US nothing is said about invite-only categories. */
const namedReasons = (
  shop: ShopRecord,
  reasons: ProductRecord['preApprovedReasons'],
): ProductRecord['preApprovedReasons'] =>
  marketOf(shop.region).namesPreApproval ? reasons : reasons.filter((reason) => reason === 'KYC_PENDING')

/** Listings without a reason that may be given hang in review without a word. */
const holdBack = (world: World, product: ProductRecord, reasons: ProductRecord['preApprovedReasons']): void => {
  if (reasons.length > 0) preApprove(world, product, reasons)
  else if (product.auditStatus === 'PRE_APPROVED')
    changeProduct(world, product, { auditStatus: 'AUDITING', preApprovedReasons: [] })
  else world.store.put('products', product.id, { ...product, reviewDueAtMs: null })
}

const endReview = (world: World, product: ProductRecord): void => {
  const shop = world.store.get('shops', product.shopId)
  if (shop === undefined) return
  const version = product.underReview ?? product.base
  const script = takeScript(world, product, version)
  if (script?.outcome === 'hold') {
    world.store.put('products', product.id, { ...product, reviewDueAtMs: null })
    return
  }
  if (script?.outcome === 'freeze') {
    const frozen = changeProduct(world, product, {
      status: 'FREEZE',
      lifeStatus: 'FREEZE',
      auditStatus: 'NONE',
      reviewDueAtMs: null,
    })
    announceStatus(world, frozen, 'PRODUCT_STATUS_CHANGED')
    return
  }
  if (script?.outcome === 'fail') {
    failReview(world, product, [failureOfScript(script)])
    return
  }
  const failure =
    script === null
      ? (failureFor(version) ??
        (world.random() < world.settings().reviewFailShare ? pick(ordinaryFailures, world.random()) : null))
      : null
  if (failure !== null) {
    failReview(world, product, [failure])
    return
  }
  const reasons = script?.outcome === 'pre-approve-kyc' ? (['KYC_PENDING'] as const) : blockersOf(world, shop, version)
  if (reasons.length === 0) goLive(world, product)
  else holdBack(world, product, namedReasons(shop, reasons))
}

/** Ends every review that is due. */
export const endDueReviews = (world: World): void => {
  for (const id of world.products.dueBy(world.clock.nowMs())) {
    const product = world.store.get('products', id)
    if (product !== undefined) endReview(world, product)
  }
}

/** Sends to review what was created while tax or bank data were missing, as soon as they are there. */
const startHeldReviews = (world: World, shop: ShopRecord): void => {
  if (reviewBlockers(marketOf(shop.region), shop).length > 0) return
  for (const product of world.products.ofShop(shop.id))
    if (product.status === 'PENDING' && product.auditStatus === 'NONE')
      changeProduct(world, product, { auditStatus: 'AUDITING', reviewDueAtMs: reviewDueAtMs(world) })
}

/** Lists what waited for a permission or for onboarding and need not wait any more. Returns how many products went live. */
export const releaseWaiting = (world: World, shopId: string): number => {
  const shop = world.store.get('shops', shopId)
  if (shop === undefined) return 0
  startHeldReviews(world, shop)
  let released = 0
  for (const product of world.products.ofShop(shopId)) {
    const isHanging = product.auditStatus === 'AUDITING' && product.reviewDueAtMs === null
    if (product.auditStatus !== 'PRE_APPROVED' && !isHanging) continue
    const reasons = blockersOf(world, shop, product.underReview ?? product.base)
    if (reasons.length === 0) {
      goLive(world, product)
      released += 1
    } else if (product.auditStatus === 'PRE_APPROVED') {
      const named = namedReasons(shop, reasons)
      if (named.join() !== product.preApprovedReasons.join()) holdBack(world, product, named)
    }
  }
  return released
}
