// Bodies of Create Product that a practice shop of the US accepts, for tests.
import type { PracticeShopAddress } from '#sandbox/practice-shop.ts'
import { call, png, upload } from './client.ts'

/** A leaf without required attributes, documents or size charts, and one that is invite-only. */
export const openLeaf = '927880'
export const restrictedLeaf = '843152'

export type SampleBody = Record<string, unknown> & { skus: Record<string, unknown>[] }

/** The warehouse to sell from. */
export const findWarehouse = async (address: PracticeShopAddress): Promise<string> => {
  const { data } = await call(address, 'GET', '/logistics/202309/warehouses')
  return data.warehouses.find(({ type }: { type: string }) => type === 'SALES_WAREHOUSE').id
}

/** A body that passes, with an image that was uploaded. Members of `change` replace those of the sample. */
export const sampleBody = async (
  address: PracticeShopAddress,
  change: Readonly<Record<string, unknown>> = {},
): Promise<SampleBody> => {
  const image = await upload(address, png(800, 800, 'sample'))
  const warehouseId = await findWarehouse(address)
  return {
    title: 'A Field Guide to Mosses, Second Edition',
    description: '<p>Every moss of the region, with drawings.</p>',
    category_id: openLeaf,
    category_version: 'v2',
    main_images: [{ uri: image.data.uri }],
    package_weight: { value: '1.2', unit: 'POUND' },
    package_dimensions: { length: '9', width: '6', height: '1', unit: 'INCH' },
    skus: [
      {
        seller_sku: 'MOSS-2',
        price: { amount: '24.50', currency: 'USD' },
        inventory: [{ warehouse_id: warehouseId, quantity: 12 }],
      },
    ],
    ...change,
  }
}
