// Replicating a listing of a cross-border seller into its shops in other markets, and what is known of the replicas.
import type { Body, Data, ShopCall } from '../gateway/call.ts'
import { Refusal, missingWords, refusalOf, refuseParameter } from '../gateway/refusal.ts'
import { marketOf } from '../markets/index.ts'
import type { ProductRecord, ShopRecord } from '../state/records.ts'
import { needGlobalSeller, shopIn } from '../global/global-seller.ts'
import { storeListing } from './create-product.ts'
import { listingOf } from './edit-rules.ts'
import type { ListingBody } from './listing.ts'
import { needProduct } from './need-product.ts'
import { changeProduct } from './put-product.ts'

type Target = NonNullable<Body<'replicateProduct202507'>['replicate_target']>[number]

const listingFor = (product: ProductRecord, target: Target, shop: ShopRecord): ListingBody => {
  const warehouse = shop.warehouses.find(({ type }) => type === 'SALES_WAREHOUSE')?.id ?? ''
  const { save_mode: _mode, ...listing } = listingOf(product.base)
  const { currency } = marketOf(shop.region)
  return {
    ...listing,
    category_version: marketOf(shop.region).writableVersions.at(-1) ?? 'v2',
    skus: (listing.skus ?? []).map(({ id, price: _price, list_price: _listPrice, ...sku }) => {
      const own = target.skus?.find(({ source_sku_id: source }) => source === id)
      const quantity = product.stock[id ?? '']?.[0]?.quantity ?? 0
      const amount = own?.price?.sale_price ?? ''
      return {
        ...sku,
        price: { amount, sale_price: amount, currency: own?.price?.currency ?? currency },
        inventory: own?.inventory ?? [{ warehouse_id: warehouse, quantity }],
      }
    }),
  }
}

type ReplicationError = { code: number; message: string; detail: { region: string } }

const replicateTo = (call: ShopCall, product: ProductRecord, target: Target): ReplicationError | null => {
  const region = target.region ?? ''
  const fail = (code: number, message: string): ReplicationError => ({ code, message, detail: { region } })
  const shop = shopIn(call, region)
  if (shop === null || shop.id === product.shopId) return fail(12052508, 'The seller has no other shop in this market.')
  const sent = new Set(target.skus?.map(({ source_sku_id: id }) => id))
  if (product.base.skus.some(({ id }) => !sent.has(id)))
    return fail(12052509, 'All SKUs of the source must be included.')
  const there: ShopCall = { ...call, shop, market: marketOf(region) }
  const refusal = refusalOf(() => {
    const { product: replica } = storeListing(there, listingFor(product, target, shop))
    changeProduct(call.world, replica, { replicaOf: product.id })
    changeProduct(call.world, needProduct(call, product.id), { hasReplica: true })
  })
  return refusal === null ? null : fail(refusal.code, refusal.message)
}

type Kind = { readonly id?: string; readonly name?: string }

const kindsOf = (skus: ListingBody['skus']): readonly Kind[] =>
  (skus ?? []).flatMap(({ sales_attributes: attributes = [] }) => attributes)
const isAmong = (one: Kind, others: readonly Kind[]): boolean =>
  others.some(
    ({ id, name }) => (one.id !== undefined && one.id === id) || (one.name !== undefined && one.name === name),
  )

/**
 * Refuses changes of the category (12052514) or of the sales attributes (12052515) of a source that are not to reach its replicas as well. What is to
 * reach them is not carried out.
 */
export const needSync = (
  { base, hasReplica }: ProductRecord,
  { category_id: categoryId, skus }: ListingBody,
  replicas: readonly unknown[] = [],
): void => {
  if (hasReplica !== true || replicas.length > 0) return
  if (categoryId !== undefined && categoryId !== base.category_id)
    throw new Refusal(12052514, 'A change of the category must be synchronised to all replicas.')
  const [before, after] = [kindsOf(listingOf(base).skus), kindsOf(skus)]
  const isChanged =
    skus !== undefined && (before.some((one) => !isAmong(one, after)) || after.some((one) => !isAmong(one, before)))
  if (isChanged) throw new Refusal(12052515, 'A change of the sales attributes must be synchronised to all replicas.')
}

export const replicateProduct = (
  call: ShopCall,
  { replicate_target: targets = [] }: Body<'replicateProduct202507'>,
): Data<'replicateProduct202507'> => {
  needGlobalSeller(call)
  const product = needProduct(call, call.path['product_id'] ?? '')
  if (targets.length === 0) return refuseParameter(missingWords('replicate_target'))
  if (product.status === 'FREEZE' || product.status === 'DELETED')
    throw new Refusal(12052901, `The product cannot be replicated while its status is ${product.status}.`)
  return { errors: targets.flatMap((target) => replicateTo(call, product, target) ?? []) }
}

export const findReplicas = (call: ShopCall): Data<'getGlobalReplicatedProducts202507'> => {
  const product = needProduct(call, call.path['product_id'] ?? '')
  const source = product.replicaOf ?? product.id
  const family = [...call.world.store.all('products')].filter(
    ({ id, replicaOf }) => id !== product.id && (id === source || replicaOf === source),
  )
  return {
    replicated_products: family.map(({ id, shopId, status }) => ({
      product_id: id,
      product_status: status,
      region: call.world.store.get('shops', shopId)?.region ?? '',
      shop_id: shopId,
    })),
  }
}

export const globalListingRules = (call: ShopCall): Data<'getGlobalListingRules202507'> => {
  needGlobalSeller(call)
  return {
    listing_methods: ['LOCAL_REPLICATION'],
    inventory_rules: call.shop.warehouses
      .filter(({ type }) => type === 'SALES_WAREHOUSE')
      .map(({ id }) => ({ local_warehouse_id: id, allocation_mode: 'MANUAL', associated_warehouses: [] })),
  }
}
