// Update Price, Update Inventory and Inventory Search: changes that need no review.
import type { Body, Data, ShopCall } from '../gateway/call.ts'
import { Refusal, missingWords, refuseParameter } from '../gateway/refusal.ts'
import type { Inventory, ListingVersion, ProductRecord, StoredSku } from '../state/records.ts'
import { checkOffers, checkStock } from './check-offer.ts'
import { listingContext } from './check-listing.ts'
import type { SkuBody } from './listing.ts'
import { needProduct } from './need-product.ts'
import { isStockHeld, needPricesAsTheyAre } from './promotion.ts'
import { changeProduct } from './put-product.ts'
import { isListPriceKept, keptPrice } from './version.ts'

const needEachOnce = (skus: readonly { id?: string }[]): void => {
  const ids = skus.flatMap(({ id }) => id ?? [])
  if (new Set(ids).size < ids.length) throw new Refusal(12052553, 'The same SKU is named twice.')
}

type PriceSku = NonNullable<Body<'updatePrice202309'>['skus']>[number]

const pricedVersion = (
  version: ListingVersion,
  changes: ReadonlyMap<string, PriceSku>,
  { market, seller }: ShopCall,
): ListingVersion => ({
  ...version,
  skus: version.skus.map((sku): StoredSku => {
    const change = changes.get(sku.id)
    if (change === undefined) return sku
    const { list_price: listPrice, external_list_prices: external } = change
    const price = change.price === undefined ? sku.price : keptPrice(change.price, seller)
    return {
      ...sku,
      ...(price !== undefined && { price }),
      ...(listPrice !== undefined && isListPriceKept(listPrice, price, market) && { list_price: listPrice }),
      ...(external !== undefined && market.hasListPrice && { external_list_prices: external }),
    }
  }),
})

export const updatePrices = (call: ShopCall, { skus = [] }: Body<'updatePrice202309'>): Data<'updatePrice202309'> => {
  const product = needProduct(call, call.path['product_id'] ?? '')
  if (skus.length === 0) return refuseParameter(missingWords('skus'))
  if (product.status !== 'ACTIVATE')
    throw new Refusal(12052901, `Prices cannot be changed while the status is ${product.status}.`)
  const changes = new Map<string, PriceSku>()
  needEachOnce(skus)
  for (const sku of skus) {
    if (sku.id === undefined || sku.id === '') throw new Refusal(12052036, 'The id of a SKU is required.')
    if (!product.base.skus.some(({ id }) => id === sku.id))
      throw new Refusal(12052557, `The SKU ${sku.id} does not belong to the product.`)
    if (sku.price === undefined && sku.list_price === undefined && sku.external_list_prices === undefined)
      refuseParameter(missingWords('price', 'skus'))
    if (sku.price !== undefined && (sku.price.amount ?? sku.price.sale_price) === undefined)
      refuseParameter(missingWords('amount', 'price'))
    if (sku.price !== undefined && sku.price.currency === undefined) refuseParameter(missingWords('currency', 'price'))
    changes.set(sku.id, sku)
  }
  const offered: SkuBody[] = [...changes.values()].map(
    ({ price, list_price: listPrice, external_list_prices: external }) => ({
      ...(price !== undefined && { price }),
      ...(listPrice !== undefined && { list_price: listPrice }),
      ...(external !== undefined && { external_list_prices: external }),
    }),
  )
  const [fault] = checkOffers({ skus: offered }, listingContext(call, product.base.category_id ?? '', true))
  if (fault !== undefined) throw new Refusal(fault.code, fault.message)
  const { underReview, draft } = product
  const base = pricedVersion(product.base, changes, call)
  needPricesAsTheyAre(product, base)
  changeProduct(call.world, product, {
    base,
    underReview: underReview === null ? null : pricedVersion(underReview, changes, call),
    draft: draft === null ? null : pricedVersion(draft, changes, call),
  })
  return {}
}

type StockSku = NonNullable<Body<'updateInventory202309'>['skus']>[number]
type StockError = NonNullable<Data<'updateInventory202309'>['errors']>[number]

const stockError = (skuId: string, code: number, message: string, warehouseId = ''): StockError => ({
  code,
  message,
  detail: {
    sku_id: skuId,
    ...(warehouseId !== '' && { extra_errors: [{ warehouse_id: warehouseId, code, message }] }),
  },
})

const judgeStock = ({ shop }: ShopCall, product: ProductRecord, sku: StockSku): Inventory | StockError => {
  const id = sku.id ?? ''
  const before = product.stock[id]
  if (before === undefined || !product.base.skus.some((known) => known.id === id))
    return stockError(id, 12052557, `The SKU ${id} does not belong to the product.`)
  const [only] = before
  const isSingle = before.length === 1
  const sent: Inventory = (sku.inventory ?? []).map((stock) => ({
    ...stock,
    ...(stock.warehouse_id === undefined &&
      isSingle &&
      only?.warehouse_id !== undefined && { warehouse_id: only.warehouse_id }),
  }))
  const known = new Set(before.map(({ warehouse_id: warehouse }) => warehouse))
  const stranger = sent.find(({ warehouse_id: warehouse }) => !known.has(warehouse))
  if (stranger !== undefined)
    return stockError(id, 12052533, 'The warehouses of a SKU cannot be changed here.', stranger.warehouse_id ?? '')
  if (sent.length < before.length) return stockError(id, 12052516, 'Stock must be given for all warehouses of the SKU.')
  const [fault] = checkStock(sent, { shop, isListing: true }, 0)
  if (fault !== undefined) return stockError(id, fault.code, fault.message, sent[0]?.warehouse_id ?? '')
  if (isStockHeld(product, before, sent))
    return stockError(id, 12052393, 'A promotion holds part of the stock: it cannot be lowered that far.')
  const isPreSale = product.base.skus.find((known) => known.id === id)?.pre_sale?.type !== undefined
  if (isPreSale && sent.some(({ backorder_quantity: backorder = 0 }) => backorder > 0))
    return stockError(id, 12052313, 'What is sold in advance cannot be backordered.', sent[0]?.warehouse_id ?? '')
  // A backorder that is left out stays as it was.
  return sent.map((stock) => ({
    ...before.find(({ warehouse_id: warehouse }) => warehouse === stock.warehouse_id),
    ...stock,
  }))
}

export const updateInventory = (
  call: ShopCall,
  { skus = [] }: Body<'updateInventory202309'>,
): Data<'updateInventory202309'> => {
  const product = needProduct(call, call.path['product_id'] ?? '')
  if (skus.length === 0) return refuseParameter(missingWords('skus'))
  if (product.status === 'FREEZE' || product.status === 'DELETED')
    throw new Refusal(12052901, `Stock cannot be changed while the status is ${product.status}.`)
  for (const { id, inventory = [] } of skus) {
    if (id === undefined || id === '') throw new Refusal(12052036, 'The id of a SKU is required.')
    if (inventory.length === 0) refuseParameter(missingWords('inventory', 'skus'))
    if (
      inventory.some(({ quantity, backorder_quantity: backorder }) => quantity === undefined && backorder === undefined)
    )
      refuseParameter(missingWords('quantity', 'inventory'))
  }
  needEachOnce(skus)
  const errors: StockError[] = []
  const stock: Record<string, Inventory> = { ...product.stock }
  for (const sku of skus) {
    const judged = judgeStock(call, product, sku)
    if (Array.isArray(judged)) stock[sku.id ?? ''] = judged
    else errors.push(judged)
  }
  if (errors.length < skus.length) changeProduct(call.world, product, { stock })
  return { errors }
}

const mostProducts = 100
const mostSkus = 600

export const searchInventory = (
  call: ShopCall,
  { product_ids: productIds = [], sku_ids: skuIds = [] }: Body<'inventorySearch202309'>,
): Data<'inventorySearch202309'> => {
  const { world, shop } = call
  if (productIds.length === 0 && skuIds.length === 0) return refuseParameter(missingWords('product_ids'))
  if (skuIds.length > mostSkus)
    throw new Refusal(12019120, `There are too many SKU ids: at most ${String(mostSkus)} are allowed.`)
  if (skuIds.length === 0 && productIds.length > mostProducts)
    throw new Refusal(12019120, `There are too many product ids: at most ${String(mostProducts)} are allowed.`)
  const wanted = new Set(skuIds)
  const ids = skuIds.length > 0 ? skuIds.map((id) => world.products.idOfSku(id)) : productIds
  const inventory = [...new Set(ids)].flatMap((id) => {
    const product = world.store.get('products', id ?? '')
    if (product === undefined || product.shopId !== shop.id) return []
    const skus = product.base.skus.filter((sku) => wanted.size === 0 || wanted.has(sku.id))
    return [{ product_id: product.id, skus: skus.map((sku) => stockOf(product, sku)) }]
  })
  return { inventory }
}

const stockOf = (product: ProductRecord, sku: StoredSku) => {
  const stock = product.stock[sku.id] ?? []
  const total = stock.reduce((sum, { quantity = 0 }) => sum + quantity, 0)
  return {
    id: sku.id,
    seller_sku: sku.seller_sku ?? '',
    total_available_quantity: total,
    total_committed_quantity: 0,
    warehouse_inventory: stock.map(({ warehouse_id: warehouse = '', quantity = 0 }) => ({
      warehouse_id: warehouse,
      available_quantity: quantity,
      committed_quantity: 0,
    })),
    total_available_inventory_distribution: {
      in_shop_inventory: { quantity: total },
      campaign_inventory: [],
      creator_inventory: [],
    },
  }
}
