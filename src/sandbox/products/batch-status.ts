// Activate, deactivate, delete and recover: each id by itself, with what failed in the answer's list of errors.
import type { ShopCall } from '../gateway/call.ts'
import { Refusal, missingWords, refusalOf, refuseParameter } from '../gateway/refusal.ts'
import { releaseOrReview } from '../review/activate.ts'
import type { ProductRecord } from '../state/records.ts'
import { announceStatus } from '../webhooks/announce.ts'
import { findListingFaults } from './check-listing.ts'
import { keepOffers, listingOf } from './edit-rules.ts'
import { needProduct } from './need-product.ts'
import { changeProduct } from './put-product.ts'
import { blockingPrerequisites } from './prerequisites.ts'
import { countListing, needQuota } from './quota.ts'
import { ownNamesOf } from './version.ts'

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

/** What is wrong with the product named by an id stands behind the wrapper too. */
const needWrapped = (call: ShopCall, id: string): ProductRecord => {
  try {
    return needProduct(call, id)
  } catch (error) {
    if (error instanceof Refusal) throw new WrappedRefusal([{ code: error.code, message: error.message }])
    throw error
  }
}

const activate = (call: ShopCall, id: string): void => {
  const product = needWrapped(call, id)
  if (!inactive.includes(product.status))
    throw new WrappedRefusal([{ code: 12052901, message: wrongState(product, 'activated').message }])
  const listing = keepOffers(listingOf(product.base), product.base, product.stock)
  const faults = [
    ...blockingPrerequisites(call.shop),
    ...findListingFaults(call, listing, null, true, ownNamesOf([product.base])),
  ]
  if (faults.length > 0) throw new WrappedRefusal(faults)
  needQuota(call.world, call.shop.id)
  countListing(call.world, call.shop.id)
  releaseOrReview(call.world, product)
}

const deactivate = (call: ShopCall, id: string): void => {
  const { world } = call
  const product = needProduct(call, id)
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

const remove = (call: ShopCall, id: string): void => {
  const { world } = call
  const product = needProduct(call, id)
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

const recover = (call: ShopCall, id: string): void => {
  const { world } = call
  const product = needProduct(call, id)
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
      actions[action](call, id)
    })
    if (refusal === null) continue
    const extra = refusal instanceof WrappedRefusal ? refusal.reasons : []
    errors.push({ code: refusal.code, message: refusal.message, productId: id, extra })
  }
  return errors
}
