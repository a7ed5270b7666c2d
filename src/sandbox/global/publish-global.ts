// Publishing a global product into the seller's shops, and binding local products that are there already. Each market succeeds or fails alone.
import type { Body, Call, Data } from '../gateway/call.ts'
import { Refusal, missingWords, refusalOf, refuseParameter } from '../gateway/refusal.ts'
import { storeListing } from '../products/create-product.ts'
import type { GlobalLink, GlobalProductRecord, ProductRecord } from '../state/records.ts'
import { globalQuantity, localListing, marketResult } from './global-listing.ts'
import { callOn, needGlobalProduct, needGlobalSeller, shopIn } from './global-seller.ts'

type Target = NonNullable<Body<'publishGlobalProduct202309'>['publish_target']>[number]
type Published = NonNullable<Data<'publishGlobalProduct202309'>['products']>[number]

const linkTo = (product: GlobalProductRecord, local: ProductRecord, region: string): GlobalLink => ({
  region,
  productId: local.id,
  skuIds: Object.fromEntries(product.version.skus.map(({ id }, index) => [id, local.base.skus[index]?.id ?? ''])),
})

/** Makes the local product of one market. What is not given is taken from the global one; stock is split evenly. Refuses with what is wrong there. */
const publishTo = (
  call: Call,
  product: GlobalProductRecord,
  { region = '', skus = [] }: Target,
  markets: number,
): ProductRecord => {
  const shop = shopIn(call, region)
  if (shop === null) throw new Refusal(12052508, 'The seller has no shop in this market.')
  if (product.links.some((link) => link.region === region))
    throw new Refusal(12052901, 'The global product is published in this market already.')
  const stranger = skus.find(({ related_global_sku_id: id }) => product.stock[id ?? ''] === undefined)
  if (stranger !== undefined)
    throw new Refusal(
      12052557,
      `The SKU ${stranger.related_global_sku_id ?? ''} does not belong to the global product.`,
    )
  if (skus.length > 0 && skus.length < product.version.skus.length)
    throw new Refusal(12052509, 'All SKUs of the global product must be included.')
  const there = callOn(call, shop)
  const listing = localListing(there, product, (globalId) => {
    const own = skus.find(({ related_global_sku_id: id }) => id === globalId)
    return {
      salePrice: own?.price?.sale_price,
      amount: own?.price?.amount,
      currency: own?.price?.currency,
      quantity: own?.inventory?.quantity ?? Math.max(1, Math.floor(globalQuantity(product, globalId) / markets)),
      warehouseId: own?.inventory?.warehouse_id,
    }
  })
  return storeListing(there, listing).product
}

const answerProduct = (product: GlobalProductRecord, local: ProductRecord, region: string): Published => ({
  id: local.id,
  region,
  shop_id: local.shopId,
  skus: local.base.skus.map(({ id, seller_sku: sellerSku = '', sales_attributes: attributes }, index) => ({
    id,
    seller_sku: sellerSku,
    related_global_sku_id: product.version.skus[index]?.id ?? '',
    sale_attributes: attributes.map((attribute) => ({ id: attribute.id, value_id: attribute.value_id })),
  })),
})

export const publishGlobal = (
  call: Call,
  { publish_target: targets = [] }: Body<'publishGlobalProduct202309'>,
): Data<'publishGlobalProduct202309'> => {
  needGlobalSeller(call)
  let product = needGlobalProduct(call, call.path['global_product_id'] ?? '')
  if (targets.length === 0) return refuseParameter(missingWords('publish_target'))
  const products: Published[] = []
  const results = targets.map((target) => {
    const { region = '' } = target
    const refusal = refusalOf(() => {
      const local = publishTo(call, product, target, targets.length)
      product = { ...product, status: 'PUBLISHED', links: [...product.links, linkTo(product, local, region)] }
      products.push(answerProduct(product, local, region))
    })
    return marketResult(region, refusal)
  })
  call.world.store.put('globalProducts', product.id, { ...product, updatedAtMs: call.world.clock.nowMs() })
  return { products, publish_result: results }
}

type LocalProduct = NonNullable<Body<'bindLocalProducts202503'>['local_products']>[number]

/** Why a local product cannot be bound: binding is for markets of the EU, and the practice shop has none. */
const bindingFault = (call: Call, product: GlobalProductRecord, { id = '', skus = [] }: LocalProduct): Refusal => {
  const local = call.world.store.get('products', id)
  const shop = local === undefined ? undefined : call.world.store.get('shops', local.shopId)
  if (shop?.sellerId !== call.seller.id) return new Refusal(12052032, `The product ${id.slice(0, 40)} does not exist.`)
  const isWhole = product.version.skus.every((sku) => skus.some(({ global_sku_id: globalId }) => globalId === sku.id))
  return isWhole
    ? new Refusal(12052508, `The market ${shop.region} is not part of the EU.`)
    : new Refusal(12052509, 'All SKUs of the global product must be mapped.')
}

export const bindLocal = (
  call: Call,
  { local_products: locals = [] }: Body<'bindLocalProducts202503'>,
): Data<'bindLocalProducts202503'> => {
  needGlobalSeller(call)
  const product = needGlobalProduct(call, call.path['global_product_id'] ?? '')
  if (locals.length === 0) return refuseParameter(missingWords('local_products'))
  return {
    bind_results: locals.map((local) => {
      const { code, message } = bindingFault(call, product, local)
      return { local_product_id: local.id ?? '', status: 'FAILED', fail_reasons: [{ code, message }] }
    }),
  }
}
