// Activate, deactivate, delete and recover: each id by itself, with what failed in the answer's list of errors.
import type { ShopCall } from '../gateway/call.ts'
import { Refusal, missingWords, refusalOf, refuseParameter } from '../gateway/refusal.ts'
import { releaseOrReview } from '../review/activate.ts'
import type { ProductRecord } from '../state/records.ts'
import { announceStatus } from '../webhooks/announce.ts'
import { findListingFaults } from './check-listing.ts'
import { listingOf } from './edit-rules.ts'
import { needProduct } from './need-product.ts'
import { changeProduct } from './put-product.ts'
import { keepOffers } from './edit-rules.ts'
import { countListing, needQuota } from './quota.ts'

const mostIds = 20

/** One id that failed. `extra` holds the reasons behind the wrapper code of activate. */
export type BatchError = {
  readonly code: number
  readonly message: string
  readonly productId: string
  readonly extra: readonly { readonly code: number; readonly message: string }[]
}

const wrongState = (product: ProductRecord, what: string): Refusal =>
  new Refusal(12052901, `The product cannot be ${what} while its status is ${product.status}.`)

const wrapperCode = 12052990

/** Thrown where the reasons belong into `extra_errors`. */
class WrappedRefusal extends Refusal {
  readonly reasons: BatchError['extra']
  constructor(reasons: BatchError['extra']) {
    super(wrapperCode, 'Check failed')
    this.reasons = reasons
  }
}

const inactive = ['SELLER_DEACTIVATED', 'PLATFORM_DEACTIVATED']

const activate = (call: ShopCall, product: ProductRecord): void => {
  if (!inactive.includes(product.status))
    throw new WrappedRefusal([{ code: 12052901, message: wrongState(product, 'activated').message }])
  const listing = keepOffers(listingOf(product.base), product.base, product.stock)
  const faults = findListingFaults(call, listing, null, true)
  if (faults.length > 0) throw new WrappedRefusal(faults)
  needQuota(call.world, call.shop.id)
  countListing(call.world, call.shop.id)
  releaseOrReview(call.world, product)
}

const deactivate = ({ world }: ShopCall, product: ProductRecord): void => {
  if (product.status !== 'ACTIVATE') throw wrongState(product, 'deactivated')
  const changed = changeProduct(world, product, {
    status: 'SELLER_DEACTIVATED',
    lifeStatus: 'SELLER_DEACTIVATED',
    auditStatus: 'NONE',
    underReview: null,
    reviewDueAtMs: null,
  })
  announceStatus(world, changed, 'PRODUCT_STATUS_CHANGED')
}

const remove = ({ world }: ShopCall, product: ProductRecord): void => {
  if (product.status === 'FREEZE' || product.status === 'DELETED') throw wrongState(product, 'deleted')
  // Seen on the platform: success, and nothing happens.
  if (product.draft !== null && world.settings().isDeleteWithDraftIgnored) return
  const changed = changeProduct(world, product, {
    status: 'DELETED',
    lifeStatus: 'DELETED',
    auditStatus: 'NONE',
    preApprovedReasons: [],
    underReview: null,
    draft: null,
    reviewDueAtMs: null,
  })
  announceStatus(world, changed, 'PRODUCT_STATUS_CHANGED')
}

const recover = ({ world }: ShopCall, product: ProductRecord): void => {
  if (product.status !== 'DELETED') throw wrongState(product, 'recovered')
  const changed = changeProduct(world, product, {
    status: 'SELLER_DEACTIVATED',
    lifeStatus: 'SELLER_DEACTIVATED',
    auditStatus: 'NONE',
  })
  announceStatus(world, changed, 'PRODUCT_STATUS_CHANGED')
}

const actions = { activate, deactivate, delete: remove, recover } as const
export type BatchAction = keyof typeof actions

/** Does one thing to up to 20 products and returns what failed. */
export const changeStatuses = (call: ShopCall, ids: readonly string[], action: BatchAction): readonly BatchError[] => {
  if (ids.length === 0) return refuseParameter(missingWords('product_ids'))
  if (ids.length > mostIds)
    throw new Refusal(12019120, `There are too many product ids: at most ${String(mostIds)} are allowed.`)
  const errors: BatchError[] = []
  for (const id of new Set(ids)) {
    const refusal = refusalOf(() => {
      actions[action](call, needProduct(call, id))
    })
    if (refusal === null) continue
    const extra = refusal instanceof WrappedRefusal ? refusal.reasons : []
    errors.push({ code: refusal.code, message: refusal.message, productId: id, extra })
  }
  return errors
}
