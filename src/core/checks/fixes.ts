// Mends findings with one action: gives the edits, writes nothing.
import type { Edit } from '#contract/products.ts'
import type { Product } from '#contract/product.ts'
import { readMoney } from '../values/money.ts'
import type { CheckContext } from './check-product.ts'

const atWord = (title: string, most: number): string => {
  const cut = title.slice(0, most + 1)
  const space = cut.lastIndexOf(' ')
  return (space > most / 2 ? cut.slice(0, space) : title.slice(0, most)).trim()
}

/** The edits that mend what `fixId` names in this product; none where there is nothing to mend. */
export const applyFix = (fixId: string, product: Product, context: CheckContext): Edit[] => {
  if (fixId === 'title-trim') {
    const value = atWord(product.title.trim(), context.market.titleMaximum.value.loose)
    return value === product.title ? [] : [{ productId: product.id, variantId: null, field: 'title', value }]
  }
  if (fixId === 'price-plain') {
    return product.variants.flatMap((variant): Edit[] => {
      const price = readMoney(variant.price, context.currency)
      if (price.isOk || price.problem.suggestion === null) return []
      return [{ productId: product.id, variantId: variant.id, field: 'price', value: price.problem.suggestion }]
    })
  }
  return []
}
