// The rule of prices and list prices of every variant. Reading is done in core/values, ranges come with the market.
import type { Finding } from '#contract/finding.ts'
import type { Product, Variant } from '#contract/product.ts'
import { readMoney } from '#core/values/money.ts'
import { blocking, warning } from './context.ts'
import type { CheckContext, Rule } from './context.ts'
import { placeOf } from './places.ts'

const amount = (text: string, currency: string): number | null => {
  const reading = readMoney(text, currency)
  return reading.isOk ? reading.value.minorUnits : null
}

// Codes of the platform: 12052571 missing, 12052012 invalid, 12052570 out of range.
const checkPrice = (product: Product, variant: Variant, { currency, market }: CheckContext): Finding[] => {
  const place = placeOf('Price', product, variant)
  const at = { field: 'price', place, variantId: variant.id }
  const reading = readMoney(variant.price, currency)
  if (!reading.isOk) {
    const { kind, sentence, suggestion } = reading.problem
    if (kind === 'empty') {
      return [
        blocking({
          ...at,
          code: 'price-missing',
          sentence: `${place} is missing. Type what a buyer pays, in ${currency}.`,
        }),
      ]
    }
    return [
      blocking({
        ...at,
        code: 'price-unreadable',
        fix: suggestion === null ? null : 'price-plain',
        sentence: `${place}: ${sentence}`,
      }),
    ]
  }
  const { minorUnits, text } = reading.value
  const least = market.priceMinimum.value
  const most = market.priceMaximum?.value ?? null
  if (minorUnits < (amount(least, currency) ?? 0)) {
    const sentence = `${place} is ${text} ${currency}; ${market.name} takes ${least} ${currency} and more. Type a higher price.`
    return [blocking({ ...at, code: 'price-low', sentence })]
  }
  if (most !== null && minorUnits > (amount(most, currency) ?? minorUnits)) {
    const sentence = `${place} is ${text} ${currency}; ${market.name} takes at most ${most} ${currency}. Check for a missing decimal point.`
    return [blocking({ ...at, code: 'price-high', sentence })]
  }
  return []
}

/** The list price as it is sent: plain text, or null where there is none the market would show. */
export const listPriceToSend = (
  variant: Variant,
  { currency, market }: Pick<CheckContext, 'currency' | 'market'>,
): string | null => {
  if (market.listPriceMaximum === null || variant.listPrice.trim() === '') return null
  const listPrice = readMoney(variant.listPrice, currency)
  const price = readMoney(variant.price, currency)
  const most = amount(market.listPriceMaximum.value, currency)
  if (!listPrice.isOk || !price.isOk || most === null) return null
  const { minorUnits, text } = listPrice.value
  return minorUnits < price.value.minorUnits || minorUnits > most || minorUnits === 0 ? null : text
}

const checkListPrice = (product: Product, variant: Variant, context: CheckContext): Finding[] => {
  const { currency, market } = context
  if (market.listPriceMaximum === null || variant.listPrice.trim() === '') return []
  if (listPriceToSend(variant, context) !== null) return []
  const place = placeOf('List price', product, variant)
  const at = { field: 'listPrice', place, variantId: variant.id }
  const reading = readMoney(variant.listPrice, currency)
  if (!reading.isOk) {
    const { sentence, suggestion } = reading.problem
    const fix = suggestion === null ? 'list-price-clear' : 'list-price-plain'
    return [warning({ ...at, code: 'list-price-unreadable', fix, sentence: `${place} is not sent: ${sentence}` })]
  }
  if (amount(variant.price, currency) === null) return []
  const most = amount(market.listPriceMaximum.value, currency)
  const why =
    most !== null && reading.value.minorUnits > most ? `above ${market.listPriceMaximum.value}` : 'below the price'
  const sentence = `${place} ${reading.value.text} ${currency} is ${why}, so it is not sent. Correct it, or clear it.`
  return [warning({ ...at, code: 'list-price-out', fix: 'list-price-clear', sentence })]
}

export const checkPrices: Rule = (product, context) =>
  product.variants.flatMap((variant) => [
    ...checkPrice(product, variant, context),
    ...checkListPrice(product, variant, context),
  ])
