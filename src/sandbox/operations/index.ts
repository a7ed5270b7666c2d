// Every operation of the practice shop.
import type { Operation } from '../gateway/call.ts'
import { brandOperations } from './brands.ts'
import { catalogueOperations } from './catalogue.ts'
import { productOperations } from './products.ts'
import { shopOperations } from './shops.ts'

export const operations: readonly Operation[] = [
  ...shopOperations,
  ...catalogueOperations,
  ...brandOperations,
  ...productOperations,
]
