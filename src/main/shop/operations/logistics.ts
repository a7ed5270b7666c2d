// The platform's logistics operations, one function each.
import type { Call } from '../caller.ts'

/** Warehouses and how their goods travel. */
export const logisticsOperations = (call: Call) => ({
  warehouses: () => call('getWarehouseList202309'),
  deliveryOptions: (warehouseId: string, scope?: 'WAREHOUSE' | 'PRODUCT') =>
    call('getWarehouseDeliveryOptions202309', { path: { warehouse_id: warehouseId }, query: { scope } }),
  shippingProviders: (deliveryOptionId: string) =>
    call('getShippingProviders202309', { path: { delivery_option_id: deliveryOptionId } }),
})
