// The rule of seller SKUs: length, blanks, and none twice in a product.
import { textLength } from '#core/values/text.ts'
import { blocking, warning } from './context.ts'
import type { Rule } from './context.ts'
import { placeOf } from './places.ts'

// Codes of the platform: 12019059 and 12052054.
export const checkSellerSkus: Rule = (product, { market }) => {
  const most = market.sellerSkuMaximum.value
  const seen = new Set<string>()
  return product.variants.flatMap((variant) => {
    const sku = variant.sellerSku.trim()
    const place = placeOf('Seller SKU', product, variant)
    const at = { field: 'sellerSku', place, variantId: variant.id, fix: 'sku-mend' as const }
    if (sku === '') {
      const sentence = `${place} is empty. Orders are easier to match with one; the app can make it from name and options.`
      return [warning({ ...at, code: 'sku-missing', sentence })]
    }
    const found = []
    if (/\s/u.test(sku)) {
      found.push(
        blocking({
          ...at,
          code: 'sku-blanks',
          sentence: `${place} “${sku}” holds blanks, which are refused. Use a hyphen instead.`,
        }),
      )
    }
    if (textLength(sku) > most) {
      found.push(
        blocking({
          ...at,
          code: 'sku-long',
          sentence: `${place} has ${textLength(sku)} characters; at most ${most} are taken. Shorten it.`,
        }),
      )
    }
    if (seen.has(sku)) {
      const sentence = `${place} “${sku}” stands at another variant of this product too. Give each variant its own, so that orders and stock meet the right one.`
      found.push(warning({ ...at, code: 'sku-repeated', sentence }))
    }
    seen.add(sku)
    return found
  })
}
