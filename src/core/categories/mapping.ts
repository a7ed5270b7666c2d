// Leads from another platform's categories to leaves: equal values together, with the choice made before or what their products agree on.
import type { Product } from '#contract/product.ts'
import { recommendCategories } from './recommend.ts'
import type { RecommendContext, Suggestion } from './recommend.ts'
import { sourceKey } from './source-category.ts'

/** A source value as it is written somewhere, with its products and how many of them have no leaf. */
export type SourceValue = { readonly value: string; readonly products: number; readonly withoutLeaf: number }

/** Values that are the same but for case, plural and separators. `value` is the most frequent way to write it. */
export type SourceGroup = SourceValue & { readonly key: string; readonly values: readonly string[] }

/** Puts equal values together, most products first. Values without a word in them are left out. */
export const groupSources = (sources: readonly SourceValue[]): SourceGroup[] => {
  const groups = new Map<string, SourceValue[]>()
  for (const source of sources) {
    const key = sourceKey(source.value)
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), source])
  }
  const sum = (of: readonly SourceValue[], part: 'products' | 'withoutLeaf'): number =>
    of.reduce((total, source) => total + source[part], 0)
  return [...groups]
    .map(([key, same]): SourceGroup => {
      const byProducts = same.toSorted((one, other) => other.products - one.products)
      return {
        key,
        value: byProducts[0]?.value.trim() ?? key,
        values: same.map(({ value }) => value),
        products: sum(same, 'products'),
        withoutLeaf: sum(same, 'withoutLeaf'),
      }
    })
    .toSorted((one, other) => other.products - one.products || (one.key < other.key ? -1 : 1))
}

// A title speaks for its best suggestion and those that are nearly as sure; the others would only say what the value has in common with itself.
const voting = 0.75

/** How many titles of a value are looked at for a suggestion. */
export const titlesLookedAt = 12

type Described = Pick<Product, 'title' | 'brand' | 'sourceCategory'>

/** Suggestions of several products put together: what most of them agree on comes first. At most five. */
export const agreedSuggestions = (products: readonly Described[], context: RecommendContext): Suggestion[] => {
  const looked = products.slice(0, titlesLookedAt)
  const sums = new Map<string, { sum: number; reason: string; best: number; times: number }>()
  for (const product of looked) {
    const found = recommendCategories(product, context)
    const enough = (found[0]?.confidence ?? 0) * voting
    for (const { categoryId, confidence, reason } of found) {
      if (confidence < enough) break
      const known = sums.get(categoryId) ?? { sum: 0, reason, best: 0, times: 0 }
      const isBetter = confidence > known.best
      sums.set(categoryId, {
        sum: known.sum + confidence,
        reason: isBetter ? reason : known.reason,
        best: Math.max(known.best, confidence),
        times: known.times + 1,
      })
    }
  }
  return [...sums]
    .map(([categoryId, { sum, reason, times }]) => ({
      categoryId,
      confidence: Math.round((sum / looked.length) * 100) / 100,
      reason: looked.length === 1 ? reason : `${times} of ${looked.length} titles looked at lead here. ${reason}`,
    }))
    .toSorted((one, other) => other.confidence - one.confidence)
    .slice(0, 5)
}

/** What is wrong with a remembered leaf, or null. */
export const problemOfChoice = (value: string, categoryId: string, tree: RecommendContext['tree']): string | null => {
  const category = tree.get(categoryId)
  if (category === null)
    return `The leaf chosen for “${value}” before (${categoryId}) is no longer in the tree. Choose another one.`
  if (!category.isLeaf)
    return `“${category.name}”, chosen for “${value}” before, now has categories below it. Choose one of them.`
  if (category.permissions.includes('PROHIBITED'))
    return `“${category.name}”, chosen for “${value}” before, is now prohibited for this shop. Choose another one.`
  return null
}
