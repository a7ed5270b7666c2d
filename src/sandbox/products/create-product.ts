// Create Product: judged, stored once, sent to review. A repeated idempotency key gives the first answer.
import { ReadyJson } from '../gateway/call.ts'
import type { Body, Data, ShopCall } from '../gateway/call.ts'
import { checkLengths } from '../gateway/lengths.ts'
import { Refusal, refuseParameter } from '../gateway/refusal.ts'
import { reviewDueAtMs } from '../review/schedule.ts'
import type { ProductRecord, StoredSku } from '../state/records.ts'
import { announceCreated } from '../webhooks/announce.ts'
import { findListingFaults } from './check-listing.ts'
import { blockingPrerequisites, reviewBlockers } from './prerequisites.ts'
import { countListing, needQuota } from './quota.ts'
import { needListing } from './required.ts'
import { buildVersion } from './version.ts'

const longestKey = 128

/** Reads `save_mode`; absent means listing. */
export const isListingMode = (mode: string | undefined): boolean => {
  if (mode === undefined || mode === '' || mode === 'LISTING') return true
  if (mode === 'AS_DRAFT') return false
  return refuseParameter('The parameter save_mode is invalid: LISTING or AS_DRAFT is expected.')
}

/** SKUs as create and edit answer them. */
export const answerSkus = (skus: readonly StoredSku[]): NonNullable<Data<'createProduct202309'>['skus']> =>
  skus.map(
    ({
      id,
      seller_sku: sellerSku = '',
      external_sku_id: externalId = '',
      sales_attributes: attributes,
      fees = [],
    }) => ({
      id,
      seller_sku: sellerSku,
      external_sku_id: externalId,
      sales_attributes: attributes.map((attribute) => ({ id: attribute.id, value_id: attribute.value_id })),
      fees,
    }),
  )

/** Judges a listing, stores it and sends it to review. Refuses with its first fault. */
export const storeListing = (
  call: ShopCall,
  body: Body<'createProduct202309'>,
): { readonly product: ProductRecord; readonly warnings: readonly string[] } => {
  const { world, shop } = call
  const { idempotency_key: _key, ...listing } = body
  needListing(listing)
  const isListing = isListingMode(body.save_mode)
  const blocking = blockingPrerequisites(shop)[0]
  if (blocking !== undefined) throw new Refusal(blocking.code, blocking.message)
  const [firstFault] = findListingFaults(call, listing, body.category_version, isListing)
  if (firstFault !== undefined) throw new Refusal(firstFault.code, firstFault.message)
  if (isListing) needQuota(world, shop.id)
  const { version, stock, repairs } = buildVersion(call, listing, new Set(), new Map())
  const nowMs = world.clock.nowMs()
  const blockers = isListing ? reviewBlockers(call.market, shop) : []
  const product: ProductRecord = {
    id: world.nextId('product'),
    shopId: shop.id,
    serial: world.store.size('products') + 1,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    status: isListing ? 'PENDING' : 'DRAFT',
    lifeStatus: isListing ? 'INITIAL' : 'DRAFT',
    auditStatus: isListing && blockers.length === 0 ? 'AUDITING' : 'NONE',
    preApprovedReasons: [],
    auditFailures: [],
    base: version,
    underReview: null,
    draft: null,
    stock,
    firstLiveAtMs: null,
    reviewDueAtMs: isListing && blockers.length === 0 ? reviewDueAtMs(world) : null,
    replicaOf: null,
    earlier: null,
  }
  world.store.put('products', product.id, product)
  if (isListing) countListing(world, shop.id)
  announceCreated(world, product)
  return { product, warnings: [...repairs, ...blockers] }
}

const create = (call: ShopCall, body: Body<'createProduct202309'>): Data<'createProduct202309'> => {
  const { product, warnings } = storeListing(call, body)
  return {
    product_id: product.id,
    skus: answerSkus(product.base.skus),
    warnings: warnings.map((message) => ({ message })),
  }
}

export const createProduct = (
  call: ShopCall,
  body: Body<'createProduct202309'>,
): Data<'createProduct202309'> | ReadyJson => {
  const key = body.idempotency_key ?? ''
  checkLengths([['idempotency_key', key, longestKey]])
  if (key === '') return create(call, body)
  const id = `${call.shop.id}/${key}`
  const earlier = call.world.store.get('idempotency', id)
  if (earlier !== undefined) return new ReadyJson(earlier.answer)
  const answer = JSON.stringify(create(call, body))
  call.world.store.put('idempotency', id, { id, answer })
  return new ReadyJson(answer)
}
