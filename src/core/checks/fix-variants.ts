// Mends of prices, stock, seller SKUs and article numbers, for all variants of a product at once.
import type { Product, Variant } from '#contract/product.ts'
import type { Edit } from '#contract/products.ts'
import { readIdentifier } from '#core/values/identifier.ts'
import { readMoney } from '#core/values/money.ts'
import { readQuantity } from '#core/values/quantity.ts'
import { textLength } from '#core/values/text.ts'
import type { Reading } from '#core/values/reading.ts'
import { variantEdit } from './mend.ts'
import type { Mend } from './mend.ts'
import { listPriceToSend } from './price.ts'
import { usualStock } from './stock.ts'

const suggested = (reading: Reading<unknown>): string | null => (reading.isOk ? null : reading.problem.suggestion)

const plainly =
  (field: 'price' | 'listPrice' | 'quantity', read: (text: string, currency: string) => Reading<unknown>): Mend =>
  (product, { currency }) =>
    product.variants.flatMap((variant) => {
      const plain = suggested(read(variant[field], currency))
      return plain === null ? [] : variantEdit(product, variant, field, plain)
    })

export const writePricesPlainly = plainly('price', readMoney)
export const writeListPricesPlainly = plainly('listPrice', readMoney)
export const writeStockPlainly = plainly('quantity', readQuantity)

export const fillUsualStock: Mend = (product, { defaults }) => {
  const usual = usualStock(defaults)
  if (usual === null) return []
  return product.variants.flatMap((variant) =>
    variant.quantity.trim() === '' ? variantEdit(product, variant, 'quantity', String(usual)) : [],
  )
}

export const clearListPrices: Mend = (product, context) =>
  product.variants.flatMap((variant) =>
    listPriceToSend(variant, context) === null && suggested(readMoney(variant.listPrice, context.currency)) === null
      ? variantEdit(product, variant, 'listPrice', '')
      : [],
  )

const skuWord = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}._/-]+/gu, '-')
    .replaceAll(/-{2,}/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')

const shortened = (sku: string, maximum: number): string =>
  Array.from(sku).slice(0, maximum).join('').replace(/-+$/u, '')

const wantedSku = (product: Product, variant: Variant, maximum: number): string => {
  const own = variant.sellerSku.trim()
  if (own !== '') return shortened(own.replaceAll(/\s+/gu, '-'), maximum)
  const parts = [product.key || product.title, ...variant.options.map(({ value }) => value)].map(skuWord)
  const made = parts.filter((part) => part !== '').join('-')
  // The options tell variants apart, so it is the name that gives way.
  const tail = shortened(
    parts
      .slice(1)
      .filter((part) => part !== '')
      .join('-'),
    Math.floor(maximum / 2),
  )
  const isFit = textLength(made) <= maximum
  const joined = isFit
    ? made
    : [shortened(parts[0] ?? '', maximum - textLength(tail) - 1), tail].filter(Boolean).join('-')
  return joined === '' ? `sku-${variant.position + 1}` : joined
}

/** Fills empty seller SKUs, takes blanks out, shortens, and numbers those that stand twice. Good ones stay as they are. */
export const mendSellerSkus: Mend = (product, { market }) => {
  const maximum = market.sellerSkuMaximum.value
  const isGood = ({ sellerSku }: Variant): boolean =>
    sellerSku !== '' && !/\s/u.test(sellerSku) && textLength(sellerSku) <= maximum
  const taken = new Set<string>()
  const bad: Variant[] = []
  for (const variant of product.variants) {
    if (isGood(variant) && !taken.has(variant.sellerSku)) taken.add(variant.sellerSku)
    else bad.push(variant)
  }
  return bad.flatMap((variant) => {
    const wanted = wantedSku(product, variant, maximum)
    let sku = wanted
    for (let number = 2; taken.has(sku); number += 1)
      sku = `${shortened(wanted, maximum - String(number).length - 1)}-${number}`
    taken.add(sku)
    return variantEdit(product, variant, 'sellerSku', sku)
  })
}

export const restoreIdentifiers: Mend = (product) =>
  product.variants.flatMap((variant) => {
    const code = suggested(readIdentifier(variant.identifierType, variant.identifierCode))
    return code === null ? [] : variantEdit(product, variant, 'identifierCode', code)
  })

/** Clears what cannot be read and has no better reading, and the second of two equal numbers. */
export const clearBadIdentifiers: Mend = (product) => {
  const seen = new Set<string>()
  return product.variants.flatMap((variant): Edit[] => {
    if (variant.identifierCode.trim() === '') return []
    const reading = readIdentifier(variant.identifierType, variant.identifierCode)
    if (reading.isOk && !seen.has(reading.value.code)) {
      seen.add(reading.value.code)
      return []
    }
    if (suggested(reading) !== null) return []
    return [
      ...variantEdit(product, variant, 'identifierCode', ''),
      ...variantEdit(product, variant, 'identifierType', ''),
    ]
  })
}
