// Create, check, edit, stock and delete of global products. An edit of a published one is carried into every market it is published in.
import type { Body, Call, Data } from '../gateway/call.ts'
import { Refusal, missingWords, refusalOf, refuseParameter } from '../gateway/refusal.ts'
import { editProduct } from '../products/edit-product.ts'
import { checkKnownSkus, keepOffers, listingOf } from '../products/edit-rules.ts'
import type { ListingBody } from '../products/listing.ts'
import { needListing, needParts } from '../products/required.ts'
import { buildVersion, ownNamesOf } from '../products/version.ts'
import type { GlobalLink, GlobalProductRecord, Inventory, StoredSku } from '../state/records.ts'
import { findGlobalFaults, judgeGlobal, localListing, marketResult, readGlobalBody } from './global-listing.ts'
import {
  callOn,
  globalWarehouseId,
  needGlobalProduct,
  needGlobalSeller,
  shopIn,
  worldwideCall,
} from './global-seller.ts'

const answerSkus = (skus: readonly StoredSku[]): NonNullable<Data<'createGlobalProduct202309'>['global_skus']> =>
  skus.map(({ id, seller_sku: sellerSku = '', external_sku_id: externalId = '', sales_attributes: attributes }) => ({
    id,
    seller_sku: sellerSku,
    external_global_sku_id: externalId,
    sales_attributes: attributes.map((attribute) => ({ id: attribute.id, value_id: attribute.value_id })),
  }))

const store = (call: Call, product: GlobalProductRecord): GlobalProductRecord => {
  const stored = { ...product, updatedAtMs: call.world.clock.nowMs() }
  call.world.store.put('globalProducts', stored.id, stored)
  return stored
}

export const createGlobal = (
  call: Call,
  body: Body<'createGlobalProduct202309'>,
): Data<'createGlobalProduct202309'> => {
  needGlobalSeller(call)
  const listing = readGlobalBody(call, body)
  needListing(listing)
  judgeGlobal(call, listing, body.category_version)
  const { version, stock } = buildVersion(worldwideCall(call), listing, new Set(), new Map())
  const nowMs = call.world.clock.nowMs()
  const product = store(call, {
    id: call.world.nextId('globalProduct'),
    sellerId: call.seller.id,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    status: 'UNPUBLISHED',
    version,
    stock,
    sourceLocale: body.source_locale ?? null,
    links: [],
  })
  return { global_product_id: product.id, global_skus: answerSkus(version.skus) }
}

/** Judges a global listing without storing it. A failed check is a success with reasons. */
export const checkGlobal = (
  call: Call,
  body: Body<'checkGlobalProductListing202404'>,
): Data<'checkGlobalProductListing202404'> => {
  needGlobalSeller(call)
  const listing = readGlobalBody(call, body)
  needListing(listing)
  const version = call.market.writableVersions.includes('v2') ? 'v2' : 'v1'
  const reasons = findGlobalFaults(call, listing, version).map(({ message }) => ({ message }))
  return { check_result: reasons.length === 0 ? 'PASS' : 'FAILED', fail_reasons: reasons }
}

type Synced = { readonly link: GlobalLink; readonly refusal: { readonly message: string } | null }
type SalePrices = NonNullable<NonNullable<Body<'editGlobalProduct202309'>['skus']>[number]['sale_prices']>

/** Carries a global product into the market of a link. What is special there is overwritten, but for the stock. */
const sync = (call: Call, product: GlobalProductRecord, link: GlobalLink, prices: readonly SalePrices[]): Synced => {
  const shop = shopIn(call, link.region)
  const local = call.world.store.get('products', link.productId)
  if (shop === null || local === undefined)
    return { link, refusal: { message: 'The local product is not there any more.' } }
  const there = callOn(call, shop)
  const order = product.version.skus.map(({ id }) => id)
  const listing = localListing(there, product, (globalId) => ({
    id: link.skuIds[globalId],
    salePrice: prices[order.indexOf(globalId)]?.find(({ region }) => region === link.region)?.amount,
  }))
  let { skuIds } = link
  const refusal = refusalOf(() => {
    const { skus } = editProduct(there, local, listing, listing.category_version)
    skuIds = Object.fromEntries(order.map((globalId, index) => [globalId, skus[index]?.id ?? '']))
  })
  return { link: { ...link, skuIds }, refusal }
}

const applyEdit = (
  call: Call,
  product: GlobalProductRecord,
  listing: ListingBody,
  version: string | undefined | null,
  prices: readonly SalePrices[],
): Data<'editGlobalProduct202309'> => {
  checkKnownSkus({ base: product.version, underReview: null, draft: null }, listing)
  const whole = keepOffers(listing, product.version, product.stock)
  judgeGlobal(call, whole, version)
  const built = buildVersion(
    worldwideCall(call),
    whole,
    new Set(product.version.skus.map(({ id }) => id)),
    ownNamesOf([product.version]),
  )
  const edited = { ...product, version: built.version, stock: built.stock }
  const synced = product.links.map((link) => sync(call, edited, link, prices))
  store(call, { ...edited, links: synced.map(({ link }) => link) })
  return {
    global_skus: answerSkus(built.version.skus),
    publish_results: synced.map(({ link, refusal }) => marketResult(link.region, refusal)),
  }
}

const salePricesOf = (body: Pick<Body<'editGlobalProduct202309'>, 'skus'>): readonly SalePrices[] =>
  (body.skus ?? []).map(({ sale_prices: prices = [] }) => prices)

export const editGlobal = (call: Call, body: Body<'editGlobalProduct202309'>): Data<'editGlobalProduct202309'> => {
  needGlobalSeller(call)
  const product = needGlobalProduct(call, call.path['global_product_id'] ?? '')
  const listing = readGlobalBody(call, body)
  needListing(listing)
  return applyEdit(call, product, listing, body.category_version, salePricesOf(body))
}

/** Members at the top that were left out keep their values. */
export const editGlobalPart = (
  call: Call,
  body: Body<'partialEditGlobalProduct202509'>,
): Data<'partialEditGlobalProduct202509'> => {
  needGlobalSeller(call)
  const product = needGlobalProduct(call, call.path['global_product_id'] ?? '')
  const sent = readGlobalBody(call, body)
  needParts(sent)
  return applyEdit(call, product, { ...listingOf(product.version), ...sent }, null, salePricesOf(body))
}

/** Sets the stock of a product that is published nowhere; that of published ones lies in their shops and is left alone. */
export const updateGlobalStock = (
  call: Call,
  { global_skus: skus = [] }: Body<'updateGlobalInventory202309'>,
): Data<'updateGlobalInventory202309'> => {
  needGlobalSeller(call)
  const product = needGlobalProduct(call, call.path['global_product_id'] ?? '')
  if (skus.length === 0) return refuseParameter(missingWords('global_skus'))
  const stock: Record<string, Inventory> = { ...product.stock }
  for (const { id = '', inventory = [] } of skus) {
    if (stock[id] === undefined) throw new Refusal(12052557, `The SKU ${id} does not belong to the product.`)
    if (inventory.length === 0) refuseParameter(missingWords('inventory', 'global_skus'))
    stock[id] = inventory.map(({ global_warehouse_id: warehouse = '', quantity = 0 }) => {
      if (warehouse !== globalWarehouseId(call.seller))
        throw new Refusal(12052530, `The warehouse ${warehouse.slice(0, 40)} is no global warehouse of this seller.`)
      if (quantity < 0 || quantity > 99_999)
        throw new Refusal(12052055, `The quantity ${String(quantity)} is out of limits: 0 to 99,999.`)
      return { warehouse_id: warehouse, quantity }
    })
  }
  if (product.status === 'UNPUBLISHED') store(call, { ...product, stock })
  return {}
}

const mostIds = 20

/** Deletes global products. Local ones that were made from them stay. */
export const deleteGlobal = (
  call: Call,
  { global_product_ids: ids = [] }: Body<'deleteGlobalProducts202309'>,
): Data<'deleteGlobalProducts202309'> => {
  needGlobalSeller(call)
  if (ids.length === 0) return refuseParameter(missingWords('global_product_ids'))
  if (ids.length > mostIds) throw new Refusal(12019120, 'There are too many product ids: at most 20 are allowed.')
  const errors = [...new Set(ids)].flatMap((id) => {
    const refusal = refusalOf(() => {
      store(call, { ...needGlobalProduct(call, id), status: 'DELETED' })
    })
    return refusal === null ? [] : [{ code: refusal.code, message: refusal.message, detail: { global_product_id: id } }]
  })
  return { errors }
}
