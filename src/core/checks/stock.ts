// The rule of stock: a new listing needs a variant with at least one piece; what is listed already may stand at zero.
import type { Product, Variant } from '#contract/product.ts'
import { listedSkuOf } from '#core/listing/listed-sku.ts'
import { readQuantity } from '#core/values/quantity.ts'
import { blocking, warning } from './context.ts'
import type { CheckContext, Rule } from './context.ts'
import { placeOf } from './places.ts'

/** The usual stock as a number; null where none is set or it cannot be read. */
export const usualStock = ({ quantity }: CheckContext['defaults']): number | null => {
  const reading = readQuantity(quantity)
  return reading.isOk && reading.value > 0 ? reading.value : null
}

const isZero = ({ quantity }: Variant): boolean => {
  const reading = readQuantity(quantity)
  return reading.isOk && reading.value === 0
}

const hasStock = ({ quantity }: Variant): boolean => {
  const reading = readQuantity(quantity)
  return reading.isOk && reading.value > 0
}

/**
 * True for a variant that is not sent as long as the platform does not have it: it has no stock, and the platform takes 1 to 99,999 for a new SKU
 * (Create Product, skus), while another variant of the product has some.
 */
export const isHeldBack = (variant: Variant, product: Pick<Product, 'variants'>): boolean =>
  isZero(variant) && product.variants.some(hasStock)

// Codes of the platform: 12052486 missing, 12052055 and 12019024 out of range.
export const checkStock: Rule = (product, { market, defaults, isListed = false, listedSkus }) =>
  product.variants.flatMap((variant) => {
    const place = placeOf('Stock', product, variant)
    const at = { field: 'quantity', place, variantId: variant.id }
    const reading = readQuantity(variant.quantity)
    if (!reading.isOk) {
      const { kind, sentence, suggestion } = reading.problem
      if (kind === 'empty') {
        const usual = usualStock(defaults)
        const next =
          usual === null
            ? 'Type how many pieces you can send, or set a usual stock once under Settings.'
            : `Type how many pieces you can send, or fill in your usual stock of ${usual}.`
        const fix = usual === null ? null : ('usual-stock' as const)
        return [blocking({ ...at, code: 'stock-missing', fix, sentence: `${place} is missing. ${next}` })]
      }
      const fix = suggestion === null ? null : ('quantity-plain' as const)
      return [blocking({ ...at, code: 'stock-unreadable', fix, sentence: `${place}: ${sentence}` })]
    }
    const { strict, loose } = market.quantityMaximum.value
    if (reading.value === 0 && isHeldBack(variant, product)) {
      const skus = isListed ? (listedSkus?.() ?? null) : []
      // What the shop has may stand at zero.
      if (skus === null || listedSkuOf(variant, product.variants, skus) !== null) return []
      const sentence = isListed
        ? `${place} is 0. The shop does not have this variant yet, and it is left out until it has stock; publishing again then adds it.`
        : `${place} is 0. This variant is left out of the new listing; once it has stock, publishing again adds it.`
      return [warning({ ...at, code: 'stock-held-back', sentence })]
    }
    if (reading.value === 0 && !isListed) {
      const sentence = `${place} is 0. A listing needs at least 1 in stock; type what you have, or leave the product out for now.`
      return [blocking({ ...at, code: 'stock-zero', sentence })]
    }
    if (reading.value > loose) {
      return [
        blocking({
          ...at,
          code: 'stock-high',
          sentence: `${place} is ${reading.value}; at most ${loose} are taken. Type a smaller number.`,
        }),
      ]
    }
    if (reading.value > strict) {
      const sentence = `${place} is ${reading.value}; more than ${strict} may be refused. Type a smaller number to be safe.`
      return [warning({ ...at, code: 'stock-high', sentence })]
    }
    return []
  })
