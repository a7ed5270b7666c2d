// The signed client of one shop: every operation as a function, grouped as the platform groups them. It maps nothing to our own model.
import { createCaller } from './caller.ts'
import type { CallerOptions } from './caller.ts'
import { authorizationOperations } from './operations/authorization.ts'
import { brandOperations, categoryOperations } from './operations/categories.ts'
import { eventOperations } from './operations/events.ts'
import { logisticsOperations } from './operations/logistics.ts'
import { mediaOperations } from './operations/media.ts'
import { productOperations, sellingOperations, stateOperations } from './operations/products.ts'
import { sellerOperations } from './operations/seller.ts'

/** A client for one shop of one seller. All functions throw AppError; see ShopPort for the codes. */
export const createShopClient = (options: CallerOptions) => {
  const call = createCaller(options)
  return {
    authorization: authorizationOperations(call),
    seller: sellerOperations(call),
    events: eventOperations(call),
    logistics: logisticsOperations(call),
    categories: categoryOperations(call),
    brands: brandOperations(call),
    media: mediaOperations(call),
    products: productOperations(call),
    states: stateOperations(call),
    selling: sellingOperations(call),
    /** Speeds and queues, for the connection screen. */
    pace: () => options.pacing.states(),
  }
}

export type ShopClient = ReturnType<typeof createShopClient>
