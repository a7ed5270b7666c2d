// The platform's product operations, one function each.
import type { WireBody, WireQuery } from '#tiktok/wire.ts'
import type { Call } from '../caller.ts'
import type { RepeatProof } from '../retry.ts'

/** Listings: writing, reading, searching, checking. */
export const productOperations = (call: Call) => ({
  /** `proof` is `looked-up` when the shop was just searched for the listing and it was not there. */
  create: (body: WireBody<'createProduct202309'>, proof: RepeatProof = 'none') =>
    call('createProduct202309', { body, proof }),
  /** Full overwrite: everything but price and stock that is not sent is blanked, and SKUs without their id are deleted. */
  edit: (productId: string, body: WireBody<'editProduct202509'>) =>
    call('editProduct202509', { path: { product_id: productId }, body }),
  /** Overwrites the top-level members that are sent, each as a whole. SKUs that are left out are deleted here as well. */
  partialEdit: (productId: string, body: WireBody<'partialEditProduct202509'>) =>
    call('partialEditProduct202509', { path: { product_id: productId }, body }),
  get: (productId: string, query: WireQuery<'getProduct202309'> = {}) =>
    call('getProduct202309', { path: { product_id: productId }, query }),
  /** At most 100 a page and 10,000 in all. */
  search: (query: WireQuery<'searchProducts202502'>, body: WireBody<'searchProducts202502'>) =>
    call('searchProducts202502', { query, body }),
  /** A failed check is a success of the call: see `check_result`. */
  check: (body: WireBody<'checkProductListing202309'>) => call('checkProductListing202309', { body }),
  /** What the shop needs before it can list. One item is misspelled: read it with `readPrerequisiteItem`. */
  prerequisites: () => call('checkListingPrerequisites202312'),
})

/** Batches of at most 20 listings. The call succeeds even if every listing failed: see `errors`. */
export const stateOperations = (call: Call) => ({
  activate: (productIds: readonly string[]) =>
    call('activateProduct202309', { body: { product_ids: [...productIds] } }),
  deactivate: (productIds: readonly string[]) =>
    call('deactivateProducts202309', { body: { product_ids: [...productIds] } }),
  delete: (productIds: readonly string[]) => call('deleteProducts202309', { body: { product_ids: [...productIds] } }),
  recover: (productIds: readonly string[]) => call('recoverProducts202309', { body: { product_ids: [...productIds] } }),
})

type PriceSkus = NonNullable<WireBody<'updatePrice202309'>['skus']>
type StockSkus = NonNullable<WireBody<'updateInventory202309'>['skus']>

/** Price and stock of live listings. They take effect at once, without an audit. */
export const sellingOperations = (call: Call) => ({
  updatePrices: (productId: string, skus: PriceSkus) =>
    call('updatePrice202309', { path: { product_id: productId }, body: { skus } }),
  /** Absolute numbers for every warehouse of a SKU. The call succeeds even if SKUs failed: see `errors`. */
  updateStock: (productId: string, skus: StockSkus) =>
    call('updateInventory202309', { path: { product_id: productId }, body: { skus } }),
  /** At most 100 listings. */
  searchStock: (productIds: readonly string[]) =>
    call('inventorySearch202309', { body: { product_ids: [...productIds] } }),
})
