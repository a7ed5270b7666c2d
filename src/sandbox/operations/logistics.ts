// Warehouses and ways of delivery as operations.
import type { Body, Data, Operation, Query, ShopCall } from '../gateway/call.ts'
import { operation, shopOperation } from '../gateway/operation.ts'
import { Refusal, missingWords, refuseParameter } from '../gateway/refusal.ts'
import { deliveryOptions, providersOf, shippingTemplateId } from '../markets/delivery.ts'
import { globalWarehouseId } from '../global/global-seller.ts'
import { hashedId } from '../ids.ts'
import type { WarehouseRecord } from '../state/records.ts'

type WireAddress = NonNullable<NonNullable<Data<'getWarehouseList202309'>['warehouses']>[number]['address']>

const getWarehouses = ({ market, shop }: ShopCall): Data<'getWarehouseList202309'> => ({
  warehouses: shop.warehouses.map(({ id, name, type, effectStatus, isDefault, address }) => {
    const wireAddress: WireAddress = {
      ...market.address,
      ...address,
      geolocation: { latitude: '0.0', longitude: '0.0' },
    }
    return {
      id,
      name,
      entity_id: hashedId(`entity ${id}`),
      type,
      sub_type: 'DOMESTIC_WAREHOUSE',
      effect_status: effectStatus,
      is_default: isDefault,
      address: wireAddress,
    }
  }),
})

const needWarehouse = ({ shop }: ShopCall, id: string): WarehouseRecord => {
  const warehouse = shop.warehouses.find((known) => known.id === id)
  if (warehouse === undefined)
    throw new Refusal(12052530, `The warehouse ${id.slice(0, 40)} does not belong to this shop.`)
  return warehouse
}

const getDeliveryOptions = (
  call: ShopCall,
  { scope }: Query<'getWarehouseDeliveryOptions202309'>,
): Data<'getWarehouseDeliveryOptions202309'> => {
  needWarehouse(call, call.path['warehouse_id'] ?? '')
  if (scope !== undefined && scope !== 'WAREHOUSE' && scope !== 'PRODUCT')
    return refuseParameter('The query parameter scope is invalid: WAREHOUSE or PRODUCT is expected.')
  return {
    delivery_options: deliveryOptions(call.market).map(({ id, name, type, description }) => ({
      id,
      name,
      type,
      description,
      platform: ['TIKTOK_SHOP'],
      dimension_limit: { max_length: 120, max_width: 80, max_height: 80, unit: 'CM' },
      weight_limit: { min_weight: 1, max_weight: 30_000, unit: 'GRAM' },
    })),
  }
}

const getProviders = ({ market, path }: ShopCall): Data<'getShippingProviders202309'> => {
  const option = deliveryOptions(market).find(({ id }) => id === path['delivery_option_id'])
  if (option === undefined) return refuseParameter('The delivery option is unknown.')
  return { shipping_providers: providersOf(market).map(({ id, name }) => ({ id, name })) }
}

const getTemplates = ({ shop, market }: ShopCall): Data<'getAvailableShippingTemplate202510'> => ({
  templates: [
    {
      template: {
        template_id: shippingTemplateId(shop.id),
        template_name: `Standard ${market.region}`,
        template_party: 1,
        is_default: true,
      },
      template_is_available: true,
      service_unreachable_reason: [],
    },
  ],
})

const squeeze = (text: string): string => text.trim().replace(/\s+/g, ' ')

const standardize = (
  _call: ShopCall,
  { address }: Body<'standardizeWarehouseAddress202412'>,
): Data<'standardizeWarehouseAddress202412'> => {
  if (address === undefined) return refuseParameter(missingWords('address'))
  const tidy = Object.fromEntries(Object.entries(address).map(([member, text]) => [member, squeeze(text)]))
  return {
    standardization_result: { standardized_address: tidy, updated: JSON.stringify(tidy) !== JSON.stringify(address) },
  }
}

type SentWarehouse = NonNullable<Body<'createWarehouse202502'>['warehouse']>

const addressOf = ({ address = {} }: SentWarehouse): Record<string, string> => {
  const { address_line_1: line1, address_line_2: line2, city, district, postcode, state } = address
  const given = { address_line1: line1, address_line2: line2, city, distict: district, postal_code: postcode, state }
  return Object.fromEntries(
    Object.entries(given).flatMap(([member, text]) => (text === undefined ? [] : [[member, text]])),
  )
}

const warehouseTypes = ['SALES_WAREHOUSE', 'RETURN_WAREHOUSE'] as const

const createWarehouse = (
  { world, shop }: ShopCall,
  { warehouse }: Body<'createWarehouse202502'>,
): Data<'createWarehouse202502'> => {
  if (warehouse?.name === undefined || warehouse.name === '') return refuseParameter(missingWords('name', 'warehouse'))
  const type = warehouseTypes.find((known) => known === warehouse.type) ?? 'SALES_WAREHOUSE'
  if (type === 'SALES_WAREHOUSE' && !shop.hasMultipleWarehouses && shop.warehouses.some((known) => known.type === type))
    return { error_list: [{ code: 12052094, message: 'The shop may not use more than one warehouse.' }] }
  const record: WarehouseRecord = {
    id: world.nextId('warehouse'),
    name: warehouse.name,
    type,
    effectStatus: 'ENABLED',
    isDefault: warehouse.default_warehouse ?? false,
    address: addressOf(warehouse),
  }
  world.store.put('shops', shop.id, { ...shop, warehouses: [...shop.warehouses, record] })
  return { warehouse_id: record.id, error_list: [] }
}

const updateWarehouse = (
  call: ShopCall,
  { warehouse = {} }: Body<'updateWarehouse202502'>,
): Data<'updateWarehouse202502'> => {
  const { world, shop, path } = call
  const before = needWarehouse(call, path['warehouse_id'] ?? '')
  const after: WarehouseRecord = {
    ...before,
    name: warehouse.name ?? before.name,
    isDefault: warehouse.default_warehouse ?? before.isDefault,
    address: { ...before.address, ...addressOf(warehouse) },
  }
  world.store.put('shops', shop.id, {
    ...shop,
    warehouses: shop.warehouses.map((known) => (known.id === before.id ? after : known)),
  })
  return { error_list: [] }
}

export const logisticsOperations: readonly Operation[] = [
  shopOperation('getWarehouseList202309', 'seller.logistics', getWarehouses),
  shopOperation('getWarehouseDeliveryOptions202309', 'seller.logistics', getDeliveryOptions),
  shopOperation('getShippingProviders202309', 'seller.logistics', getProviders),
  operation('getGlobalSellerWarehouse202309', 'seller.logistics', ({ seller }) => ({
    global_warehouses:
      seller.type === 'CROSS_BORDER'
        ? [{ id: globalWarehouseId(seller), name: 'Global warehouse', ownership: 'SELLER' }]
        : [],
  })),
  shopOperation('getAvailableShippingTemplate202510', 'seller.logistics', getTemplates),
  shopOperation('standardizeWarehouseAddress202412', 'seller.logistics', (call, _query, body) =>
    standardize(call, body),
  ),
  shopOperation('createWarehouse202502', 'seller.logistics', (call, _query, body) => createWarehouse(call, body)),
  shopOperation('updateWarehouse202502', 'seller.logistics', (call, _query, body) => updateWarehouse(call, body)),
]
