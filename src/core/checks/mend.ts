// What a mend is: a product and its context in, edits out. It never writes.
import type { Product, Variant } from '#contract/product.ts'
import type { Edit } from '#contract/products.ts'
import type { CheckContext } from './context.ts'

export type Mend = (product: Product, context: CheckContext) => Edit[]

/** One edit of a product's field, or none where the field has the value already. */
export const productEdit = (
  product: Product,
  field: 'title' | 'description' | 'weight' | 'weightUnit' | 'length' | 'width' | 'height' | 'dimensionUnit',
  value: string,
): Edit[] => (product[field] === value ? [] : [{ productId: product.id, variantId: null, field, value }])

/** One edit of a variant's field, or none where the field has the value already. */
export const variantEdit = (
  product: Product,
  variant: Variant,
  field: 'sellerSku' | 'price' | 'listPrice' | 'quantity' | 'identifierType' | 'identifierCode',
  value: string,
): Edit[] => (variant[field] === value ? [] : [{ productId: product.id, variantId: variant.id, field, value }])
