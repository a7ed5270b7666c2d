// The rule of the brand: its name, whether the shop knows it, and whether it may be used. What the shop knows is asked elsewhere and handed in.
import type { Brand } from '#contract/brands.ts'
import type { Product } from '#contract/product.ts'
import { hasChinese, textLength } from '#core/values/text.ts'
import { comparable } from './attributes-to-send.ts'
import { warning } from './context.ts'
import type { CheckContext, Rule } from './context.ts'

/** What “No brand” is written as in a product. */
export const noBrandName = 'No brand'

const noBrandWords = new Set(['no brand', 'nobrand', 'unbranded', 'none', 'n/a'])

/** True where a product says in so many words that it has no brand. */
export const isNoBrand = (name: string): boolean => noBrandWords.has(comparable(name))

/** Why a brand cannot be sent, as the end of a sentence; null where it can. Platform codes: 12052208, 12052201. */
export const brandObstacle = (brand: Brand): string | null => {
  if (!brand.isAuthorized && brand.isTop) return 'may only be used with an authorisation, which this shop does not have'
  if (brand.isAuthorized && brand.isAvailable === false) return 'is not authorised in this leaf category'
  return null
}

/** The brand that goes out: null for none. '' where the product says in so many words that it has none, so that an edit takes it away. */
export const brandIdToSend = ({ brand: name }: Pick<Product, 'brand'>, known: CheckContext['brand']): string | null => {
  if (isNoBrand(name)) return ''
  return typeof known === 'object' && known !== null && brandObstacle(known) === null ? known.id : null
}

const unusableName = (name: string, { market }: CheckContext): string | null => {
  const maximum = market.brandNameMaximum.value
  const length = textLength(name)
  if (length > maximum) return `has ${length} characters; at most ${maximum} are taken`
  if (length < 2) return 'has one character only; at least 2 are wanted'
  return !market.takesChinese.value && hasChinese(name) ? 'holds Chinese characters' : null
}

export const checkBrand: Rule = ({ brand }, context) => {
  const name = brand.trim()
  if (name === '' || isNoBrand(name)) return []
  const at = { field: 'brand', place: 'Brand' }
  const { brand: known = null } = context
  if (known !== null && known !== 'unknown') {
    const obstacle = brandObstacle(known)
    if (obstacle === null) return []
    const sentence = `The brand “${name}” ${obstacle}. The product is listed without a brand until it is; Seller Center takes applications under Qualification Center.`
    return [warning({ ...at, code: 'brand-not-authorised', sentence })]
  }
  const why = unusableName(name, context)
  if (why !== null) {
    const sentence = `The brand name ${why}. The product is listed without a brand unless you shorten it to the name on the package.`
    return [warning({ ...at, code: 'brand-unusable', sentence })]
  }
  if (known === null) return []
  const sentence = `The shop knows no brand “${name}”. The product is listed without a brand unless you choose a known one or create it.`
  return [warning({ ...at, code: 'brand-unknown', sentence })]
}
