// The rule of stock: a listing needs at least one piece; what is listed already may stand at zero.
import { readQuantity } from '#core/values/quantity.ts'
import { blocking, warning } from './context.ts'
import type { Rule } from './context.ts'
import { placeOf } from './places.ts'

// Codes of the platform: 12052486 missing, 12052055 and 12019024 out of range.
export const checkStock: Rule = (product, { market, isListed = false }) =>
  product.variants.flatMap((variant) => {
    const place = placeOf('Stock', product, variant)
    const at = { field: 'quantity', place, variantId: variant.id }
    const reading = readQuantity(variant.quantity)
    if (!reading.isOk) {
      const { kind, sentence, suggestion } = reading.problem
      if (kind === 'empty') {
        return [
          blocking({
            ...at,
            code: 'stock-missing',
            sentence: `${place} is missing. Type how many pieces you can send.`,
          }),
        ]
      }
      const fix = suggestion === null ? null : ('quantity-plain' as const)
      return [blocking({ ...at, code: 'stock-unreadable', fix, sentence: `${place}: ${sentence}` })]
    }
    const { strict, loose } = market.quantityMaximum.value
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
