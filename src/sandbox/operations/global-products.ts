// Global products as operations: the older way of selling in several markets, which the platform withdraws step by step.
import type { Operation } from '../gateway/call.ts'
import { operation } from '../gateway/operation.ts'
import {
  checkGlobal,
  createGlobal,
  deleteGlobal,
  editGlobal,
  editGlobalPart,
  updateGlobalStock,
} from '../global/change-global.ts'
import { bindLocal, publishGlobal } from '../global/publish-global.ts'
import { getGlobal, searchGlobal } from '../global/read-global.ts'

export const globalProductOperations: readonly Operation[] = [
  operation('createGlobalProduct202309', 'seller.product.write', (call, _query, body) => createGlobal(call, body)),
  operation('checkGlobalProductListing202404', 'seller.product.basic', (call, _query, body) => checkGlobal(call, body)),
  operation('editGlobalProduct202309', 'seller.product.write', (call, _query, body) => editGlobal(call, body)),
  operation('partialEditGlobalProduct202509', 'seller.product.write', (call, _query, body) =>
    editGlobalPart(call, body),
  ),
  operation('updateGlobalInventory202309', 'seller.product.write', (call, _query, body) =>
    updateGlobalStock(call, body),
  ),
  operation('deleteGlobalProducts202309', 'seller.product.delete', (call, _query, body) => deleteGlobal(call, body)),
  operation('publishGlobalProduct202309', 'seller.product.write', (call, _query, body) => publishGlobal(call, body)),
  operation('bindLocalProducts202503', 'seller.product.write', (call, _query, body) => bindLocal(call, body)),
  operation('getGlobalProduct202309', 'seller.product.basic', getGlobal),
  operation('searchGlobalProducts202309', 'seller.product.basic', searchGlobal),
  operation('searchGlobalProducts202312', 'seller.product.basic', searchGlobal),
]
