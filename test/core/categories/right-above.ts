// How often suggestions are right, counted at each level of confidence from which all can be accepted. Over words of other platforms (Google, Shopify,
// Amazon, eBay, Etsy, WooCommerce; German, French, Spanish) and titles, written by hand; `path` is null where no leaf would be right.
import { confidenceSteps } from '#contract/suggestions.ts'
import { agreedSuggestions } from '#core/categories/mapping.ts'
import { recommendCategories } from '#core/categories/recommend.ts'
import type { RecommendContext } from '#core/categories/recommend.ts'
import words from './shop-words.json' with { type: 'json' }

/** For each level (per cent) how many first suggestions are at least so sure, and the share of them (0 to 1) that is right. */
export const rightAbove = (context: RecommendContext): { level: number; suggested: number; share: number }[] => {
  const rows = words.flatMap(({ title, source, path }) => {
    const product = { title, brand: '', sourceCategory: source }
    const [first] = title === '' ? agreedSuggestions([product], context) : recommendCategories(product, context)
    if (first === undefined) return []
    const found = (context.tree.get(first.categoryId)?.path ?? []).map(({ name }) => name).join(' > ')
    return [{ confidence: first.confidence, isRight: path !== null && new RegExp(path, 'u').test(found) }]
  })
  return Array.from({ length: confidenceSteps - 1 }, (_, index) => {
    const level = ((index + 1) * 100) / confidenceSteps
    const sure = rows.filter(({ confidence }) => confidence * 100 >= level - 0.001)
    return {
      level,
      suggested: sure.length,
      share: sure.filter(({ isRight }) => isRight).length / Math.max(sure.length, 1),
    }
  })
}
