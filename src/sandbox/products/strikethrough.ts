// Strikethrough prices (US): proof of list prices. What is judged is the form; the proof itself is always believed.
import type { Body, Data, ShopCall } from '../gateway/call.ts'
import { Refusal, missingWords, refuseParameter } from '../gateway/refusal.ts'
import { readDecimal } from './listing.ts'
import { needProduct } from './need-product.ts'

type Result = Data<'enableStrikethroughPrices202502'>

export const enableStrikethroughPrices = (
  call: ShopCall,
  { skus = [] }: Body<'enableStrikethroughPrices202502'>,
): Result => {
  const { market } = call
  if (!market.hasListPrice) throw new Refusal(12052376, 'List prices are not available in this market.')
  const product = needProduct(call, call.path['product_id'] ?? '')
  if (skus.length === 0) return refuseParameter(missingWords('skus'))
  const errors = skus.flatMap(({ id = '', external_retail_price: retail }) => {
    // This operation alone gives its codes as texts.
    const fail = (code: string, message: string) => [{ code, message, detail: { sku_id: id } }]
    const known = product.base.skus.find((sku) => sku.id === id)
    if (known === undefined) return fail('12052557', 'The SKU does not belong to the product.')
    if (known.list_price === undefined) return fail('12052375', 'The SKU has no list price.')
    const amount = readDecimal(retail?.amount, market.priceDecimals)
    return retail !== undefined && amount === null ? fail('12052375', 'The external retail price is invalid.') : []
  })
  return { errors }
}
