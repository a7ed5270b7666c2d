// Sellers of several markets: who is one, which shops it has, and the world a global listing is judged in. It changes nothing.
import type { Call, ShopCall } from '../gateway/call.ts'
import { Refusal } from '../gateway/refusal.ts'
import { hashedId } from '../ids.ts'
import { marketOf } from '../markets/index.ts'
import type { GlobalProductRecord, SellerRecord, ShopRecord } from '../state/records.ts'

/** Refuses with 12052705 sellers of one market. */
export const needGlobalSeller = ({ seller }: Pick<Call, 'seller'>): void => {
  if (seller.type !== 'CROSS_BORDER')
    throw new Refusal(12052705, 'The seller may not manage listings of several markets.')
}

/** The seller's shop in a market, as far as the app is authorised for it. */
export const shopIn = ({ world, seller, grant }: Call, region: string): ShopRecord | null =>
  [...world.store.all('shops')].find(
    (shop) => shop.sellerId === seller.id && shop.region === region && grant.ciphers[shop.id] !== undefined,
  ) ?? null

/** The same call on one of the seller's shops. */
export const callOn = (call: Call, shop: ShopRecord): ShopCall => ({ ...call, shop, market: marketOf(shop.region) })

/** The one warehouse in which a seller of several markets keeps what it has not sent anywhere yet. */
export const globalWarehouseId = ({ id }: SellerRecord): string => hashedId(`global warehouse ${id}`)

/**
 * The call as if there were a shop for all markets: dollars, kilograms, centimetres, the seller's global warehouse. So the checks of a listing
 * judge a global one as well.
 */
export const worldwideCall = (call: Call): ShopCall => {
  const { seller, market } = call
  const warehouse = {
    id: globalWarehouseId(seller),
    name: 'Global warehouse',
    type: 'SALES_WAREHOUSE',
    effectStatus: 'ENABLED',
    isDefault: true,
    address: {},
  } as const
  const shop: ShopRecord = {
    id: `worldwide ${seller.id}`,
    sellerId: seller.id,
    name: seller.name,
    region: seller.region,
    code: '',
    status: '2',
    createdAtMs: 0,
    warehouses: [warehouse],
    hasMultipleWarehouses: false,
    failedPrerequisites: {},
    isKycPending: false,
    mainCategoryIds: null,
  }
  return {
    ...call,
    shop,
    market: {
      ...market,
      currency: 'USD',
      priceDecimals: 2,
      priceRange: [0.01, 99_999_999.99],
      weightUnits: ['KILOGRAM'],
      dimensionUnits: ['CENTIMETER'],
      highestForeignPrice: null,
      hasListPrice: false,
      roundsDimensions: false,
    },
  }
}

/** The seller's global product with this id. Refuses with 12052031, 12052032 or 12052048. */
export const needGlobalProduct = ({ world, seller }: Call, id: string): GlobalProductRecord => {
  if (!/^\d{1,19}$/.test(id)) throw new Refusal(12052031, 'The global product id is invalid.')
  const product = world.store.get('globalProducts', id)
  if (product === undefined || product.status === 'DELETED')
    throw new Refusal(12052032, `The global product ${id} does not exist.`)
  if (product.sellerId !== seller.id) throw new Refusal(12052048, 'The global product belongs to another seller.')
  return product
}
