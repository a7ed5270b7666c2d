// The operations of the wire by name, with the types of their parts. Types and the table only: nothing here calls anything.
import type { AuthorizationOperations } from './generated/authorization.ts'
import type { EventOperations } from './generated/event.ts'
import type { LogisticsOperations } from './generated/logistics.ts'
import type { ProductOperations } from './generated/product.ts'
import type { SellerOperations } from './generated/seller.ts'
import { operationTable } from './generated/operation-table.ts'

/** Every generated operation: `{path, query, body, data}` by name. All members of bodies and answers are optional, as in the source. */
export type WireOperations = AuthorizationOperations &
  EventOperations &
  LogisticsOperations &
  ProductOperations &
  SellerOperations

export type OperationName = keyof typeof operationTable
export type WirePath<Name extends OperationName> = WireOperations[Name]['path']
export type WireQuery<Name extends OperationName> = WireOperations[Name]['query']
export type WireBody<Name extends OperationName> = WireOperations[Name]['body']
export type WireData<Name extends OperationName> = WireOperations[Name]['data']

/** Method, path template, kind of content, and whether `shop_cipher` belongs to the operation (OpenAPI parameter lists). */
export type OperationFacts = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly content: 'json' | 'multipart' | null
  readonly hasShopCipher: boolean
}

/** The facts of one operation. */
export const operationFacts = (name: OperationName): OperationFacts => operationTable[name]

export { operationTable }
