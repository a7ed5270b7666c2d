// Between a global listing and the listings of shops: reads what was sent into the common form, and turns a stored one into that of a market.
import { findCategory } from '../catalogue/tree.ts'
import type { Body, Call, ShopCall } from '../gateway/call.ts'
import { Refusal } from '../gateway/refusal.ts'
import { priceInMarket } from '../markets/exchange.ts'
import { findListingFaults } from '../products/check-listing.ts'
import { listingOf } from '../products/edit-rules.ts'
import type { ListingBody, SkuBody } from '../products/listing.ts'
import type { GlobalProductRecord, Inventory } from '../state/records.ts'
import { globalWarehouseId, worldwideCall } from './global-seller.ts'

type CreateBody = Body<'createGlobalProduct202309'>
/** One SKU as sent; edits name the SKU they mean and may set display prices by market. */
type GlobalSku = NonNullable<CreateBody['skus']>[number] & {
  id?: string
  sale_prices?: { amount?: string; region?: string }[]
}
/** A global listing as sent to create, check, edit or partial edit. */
type GlobalBody = Omit<CreateBody, 'skus'> & { skus?: GlobalSku[] }

const stockOf = (sku: GlobalSku, warehouseId: string): Inventory | undefined => {
  const { inventory, global_quantity: quantity } = sku
  if (inventory !== undefined && inventory.length > 0)
    return inventory.map(({ global_warehouse_id: id = warehouseId, quantity: own }) => ({
      warehouse_id: id,
      ...(own !== undefined && { quantity: own }),
    }))
  return quantity === undefined ? undefined : [{ warehouse_id: warehouseId, quantity }]
}

const readSku = (sku: GlobalSku, warehouseId: string): SkuBody => {
  const {
    external_global_sku_id: externalId,
    inventory: _inventory,
    global_quantity: _quantity,
    sale_prices: _prices,
    ...kept
  } = sku
  const inventory = stockOf(sku, warehouseId)
  return {
    ...kept,
    ...(externalId !== undefined && { external_sku_id: externalId }),
    ...(inventory !== undefined && { inventory }),
  }
}

/** What was sent, in the form of a listing. Members that were not sent stay absent. */
export const readGlobalBody = ({ seller }: Call, body: GlobalBody): ListingBody => {
  const {
    external_global_product_id: externalId,
    skus,
    manufacturer: _manufacturer,
    source_locale: _locale,
    ...rest
  } = body
  return {
    ...rest,
    ...(externalId !== undefined && { external_product_id: externalId }),
    ...(skus !== undefined && { skus: skus.map((sku) => readSku(sku, globalWarehouseId(seller))) }),
  }
}

/** The faults of a global listing. `version` as in `findListingFaults`. */
export const findGlobalFaults = (
  call: Call,
  listing: ListingBody,
  version: string | undefined | null,
): readonly { readonly code: number; readonly message: string }[] => {
  const isClosed = findCategory(listing.category_id ?? '')?.isRestricted === true
  return [
    ...(isClosed ? [{ code: 12052223, message: 'Global products can be created in available categories only.' }] : []),
    ...findListingFaults(worldwideCall(call), listing, version, true),
  ]
}

/** Refuses with the first fault of a global listing. */
export const judgeGlobal = (call: Call, listing: ListingBody, version: string | undefined | null): void => {
  const [fault] = findGlobalFaults(call, listing, version)
  if (fault !== undefined) throw new Refusal(fault.code, fault.message)
}

/** How it went in one market, as publish and edit tell it. */
export const marketResult = (
  region: string,
  refusal: { readonly message: string } | null,
): { region: string; status: string; fail_reasons: { message: string }[] } => ({
  region,
  status: refusal === null ? 'SUCCESS' : 'FAILED',
  fail_reasons: refusal === null ? [] : [{ message: refusal.message }],
})

/** How many of a SKU there are in all global warehouses. */
export const globalQuantity = ({ stock }: GlobalProductRecord, skuId: string): number =>
  (stock[skuId] ?? []).reduce((sum, { quantity = 0 }) => sum + quantity, 0)

type LocalSku = {
  readonly salePrice?: string | undefined
  readonly amount?: string | undefined
  readonly currency?: string | undefined
  readonly quantity?: number | undefined
  readonly warehouseId?: string | undefined
}

/** The listing of a shop for a global product. `own` says what is special about a SKU there; null leaves the SKU out. */
export const localListing = (
  { market, shop }: ShopCall,
  product: GlobalProductRecord,
  own: (globalSkuId: string) => (LocalSku & { readonly id?: string | undefined }) | null,
): ListingBody => {
  const { save_mode: _mode, category_version: _version, skus = [], ...rest } = listingOf(product.version)
  const warehouse = shop.warehouses.find(({ type }) => type === 'SALES_WAREHOUSE')?.id ?? ''
  return {
    ...rest,
    category_version: market.writableVersions.at(-1) ?? 'v2',
    skus: skus.flatMap(({ id = '', price, ...sku }): SkuBody[] => {
      const here = own(id)
      if (here === null) return []
      const amount = here.salePrice ?? here.amount ?? priceInMarket(market, Number(price?.amount ?? '0'))
      const isNew = here.id === undefined
      return [
        {
          ...sku,
          ...(!isNew && { id: here.id }),
          price: { amount, sale_price: amount, currency: here.currency ?? market.currency },
          ...((isNew || here.quantity !== undefined) && {
            inventory: [
              {
                warehouse_id: here.warehouseId ?? warehouse,
                quantity: here.quantity ?? Math.max(1, globalQuantity(product, id)),
              },
            ],
          }),
        },
      ]
    }),
  }
}
