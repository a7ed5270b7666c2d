// Turns a variant row into the contract's shape. It reads nothing itself.
import type { Variant } from '#contract/product.ts'
import type { SqlRow } from './database.ts'
import { number, parsed, text, textOrNull } from './database.ts'

/** A variant row as the contract shapes it. */
export const toVariant = (row: SqlRow): Variant => ({
  id: text(row['id']),
  position: number(row['position']),
  sellerSku: text(row['seller_sku']),
  price: text(row['price']),
  listPrice: text(row['list_price']),
  quantity: text(row['quantity']),
  identifierType: text(row['identifier_type']),
  identifierCode: text(row['identifier_code']),
  imageId: textOrNull(row['image_id']),
  options: parsed(row['options'], []),
})
