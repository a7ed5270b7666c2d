// A seller of several markets on a practice shop of the US, for tests: one shop in the US, one in the UK, and the app's tokens.
import type { PracticeShopAddress } from '#sandbox/practice-shop.ts'
import { call, control, png, upload } from './client.ts'
import type { CallOptions } from './client.ts'

export type TwoMarkets = {
  /** The same practice shop, seen through the seller's shop in the US. */
  readonly address: PracticeShopAddress
  readonly sellerId: string
  readonly cipherOf: Readonly<Record<'US' | 'GB', string>>
  /** Options of calls that take no shop. */
  readonly everywhere: CallOptions
}

/** Adds the seller. */
export const addTwoMarkets = async (address: PracticeShopAddress): Promise<TwoMarkets> => {
  const first = await control(address, 'POST', '/shops', {
    market: 'US',
    sellerType: 'CROSS_BORDER',
    sellerName: 'Two Coasts',
  })
  const sellerId: string = first.seller.id
  const second = await control(address, 'POST', '/shops', { market: 'GB', sellerId })
  const { grant, accessToken } = await control(address, 'POST', '/grants', { appKey: address.appKey, sellerId })
  const cipherOf = { US: grant.ciphers[first.shop.id], GB: grant.ciphers[second.shop.id] }
  return {
    address: { ...address, accessToken, shopCipher: cipherOf.US, shopId: first.shop.id },
    sellerId,
    cipherOf,
    everywhere: { token: accessToken, cipher: null },
  }
}

/** A body of Create Global Product that passes. */
export const globalBody = async (
  { address, everywhere }: TwoMarkets,
  change: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown> & { skus: Record<string, unknown>[] }> => {
  const image = await upload(address, png(800, 800, 'global'))
  const { data } = await call(address, 'GET', '/logistics/202309/global_warehouses', everywhere)
  return {
    title: 'A Field Guide to Mosses, Second Edition',
    description: '<p>Every moss of the region, with drawings.</p>',
    category_id: '927880',
    category_version: 'v2',
    main_images: [{ uri: image.data.uri }],
    package_weight: { value: '0.5', unit: 'KILOGRAM' },
    package_dimensions: { length: '20', width: '15', height: '2', unit: 'CENTIMETER' },
    skus: [
      {
        seller_sku: 'MOSS-PAPER',
        price: { amount: '20.00', currency: 'USD' },
        inventory: [{ global_warehouse_id: data.global_warehouses[0].id, quantity: 10 }],
        sales_attributes: [{ name: 'Cover', value_name: 'Paper' }],
      },
      {
        seller_sku: 'MOSS-CLOTH',
        external_global_sku_id: 'cloth',
        price: { amount: '30.00', currency: 'USD' },
        global_quantity: 6,
        sales_attributes: [{ name: 'Cover', value_name: 'Cloth' }],
      },
    ],
    ...change,
  }
}
