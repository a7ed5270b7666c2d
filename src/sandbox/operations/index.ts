// Every operation of the practice shop.
import type { Operation } from '../gateway/call.ts'
import { adviceOperations } from './advice.ts'
import { brandOperations } from './brands.ts'
import { catalogueOperations } from './catalogue.ts'
import { categoryAdviceOperations } from './category-advice.ts'
import { changeOperations } from './changes.ts'
import { complianceOperations } from './compliance.ts'
import { globalCategoryOperations } from './global-categories.ts'
import { globalProductOperations } from './global-products.ts'
import { logisticsOperations } from './logistics.ts'
import { mediaOperations } from './media.ts'
import { outsideOperations } from './outside.ts'
import { productOperations } from './products.ts'
import { sellerOperations } from './seller.ts'
import { webhookOperations } from './webhooks.ts'

export const operations: readonly Operation[] = [
  ...sellerOperations,
  ...webhookOperations,
  ...logisticsOperations,
  ...catalogueOperations,
  ...categoryAdviceOperations,
  ...globalCategoryOperations,
  ...globalProductOperations,
  ...brandOperations,
  ...mediaOperations,
  ...productOperations,
  ...changeOperations,
  ...adviceOperations,
  ...complianceOperations,
  ...outsideOperations,
]
