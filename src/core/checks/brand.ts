// The rule of the brand's name. Whether the shop is authorised for a brand is asked of the platform, not here.
import { hasChinese, textLength } from '#core/values/text.ts'
import { warning } from './context.ts'
import type { Rule } from './context.ts'

export const checkBrand: Rule = ({ brand }, { market }) => {
  const name = brand.trim()
  if (name === '') return []
  const maximum = market.brandNameMaximum.value
  const length = textLength(name)
  const why =
    length > maximum
      ? `has ${length} characters; at most ${maximum} are taken`
      : length < 2
        ? 'has one character only; at least 2 are wanted'
        : !market.takesChinese.value && hasChinese(name)
          ? 'holds Chinese characters'
          : null
  if (why === null) return []
  const sentence = `The brand name ${why}. The product is listed without a brand unless you shorten it to the name on the package.`
  return [warning({ code: 'brand-unusable', field: 'brand', place: 'Brand', sentence })]
}
