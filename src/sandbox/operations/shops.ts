// Shops, seller and warehouses as operations. It reads only.
import { fractionOf } from '../random.ts'
import type { Call, Data, Operation, ShopCall } from '../gateway/call.ts'
import { operation, shopOperation } from '../gateway/operation.ts'
import type { ShopRecord } from '../state/records.ts'

const grantedShops = ({ world, grant }: Call): readonly (ShopRecord & { readonly cipher: string })[] =>
  Object.entries(grant.ciphers).flatMap(([shopId, cipher]) => {
    const shop = world.store.get('shops', shopId)
    return shop === undefined ? [] : [{ ...shop, cipher }]
  })

const getAuthorizedShops = (call: Call): Data<'getAuthorizedShops202309'> => ({
  shops: grantedShops(call).map(({ id, name, region, code, cipher }) => ({
    id,
    name,
    region,
    seller_type: call.seller.type,
    cipher,
    code,
  })),
})

const activeStatus = '2'

const getActiveShops = (call: Call): Data<'getActiveShops202309'> => ({
  shops: grantedShops(call)
    .filter(({ status }) => status === activeStatus)
    .map(({ id, region }) => ({ id, region })),
})

const getWarehouses = ({ market, shop }: ShopCall): Data<'getWarehouseList202309'> => ({
  warehouses: shop.warehouses.map(({ id, name, type, effectStatus, isDefault }) => ({
    id,
    name,
    entity_id: String(Math.floor(fractionOf(`entity ${id}`) * 1e9)),
    type,
    sub_type: 'DOMESTIC_WAREHOUSE',
    effect_status: effectStatus,
    is_default: isDefault,
    address: { ...market.address, geolocation: { latitude: '0.0', longitude: '0.0' } },
  })),
})

export const shopOperations: readonly Operation[] = [
  operation('getAuthorizedShops202309', 'seller.authorization.info', getAuthorizedShops),
  operation('getActiveShops202309', 'seller.shop.info', getActiveShops),
  shopOperation('getWarehouseList202309', 'seller.logistics', getWarehouses),
]
