// The table that leads from another platform's categories to leaves: one line a source value, with the choice made before or a suggestion.
import type { Product } from '#contract/product.ts'
import { recommendCategories } from './recommend.ts'
import type { RecommendContext, Suggestion } from './recommend.ts'
import { sourceKey } from './source-category.ts'

/** One line: how many products carry the value, the leaf chosen for it (null for none), and what could be chosen. */
export type MappingRow = {
  readonly key: string
  readonly value: string
  readonly products: number
  readonly chosen: string | null
  readonly suggestions: readonly Suggestion[]
  /** Set where a choice was remembered whose leaf is no longer in the tree. */
  readonly problem: string | null
}

type Source = Pick<Product, 'title' | 'brand' | 'sourceCategory'>

const titlesLookedAt = 12

// Suggestions of several products put together: what most of them agree on comes first.
const agreed = (products: readonly Source[], context: RecommendContext): Suggestion[] => {
  const looked = products.slice(0, titlesLookedAt)
  const sums = new Map<string, { sum: number; reason: string; best: number }>()
  for (const product of looked) {
    for (const { categoryId, confidence, reason } of recommendCategories(product, context)) {
      const known = sums.get(categoryId) ?? { sum: 0, reason, best: 0 }
      const isBetter = confidence > known.best
      sums.set(categoryId, {
        sum: known.sum + confidence,
        reason: isBetter ? reason : known.reason,
        best: Math.max(known.best, confidence),
      })
    }
  }
  return [...sums]
    .map(([categoryId, { sum, reason }]) => ({
      categoryId,
      confidence: Math.round((sum / looked.length) * 100) / 100,
      reason,
    }))
    .toSorted((one, other) => other.confidence - one.confidence)
    .slice(0, 5)
}

/**
 * The mapping table of these products, most products first. `remembered` leads from keys (sourceKey) to leaf ids. Products without a source category are
 * left out. A remembered leaf that is gone is named and not chosen.
 */
export const buildMapping = (
  products: readonly Source[],
  remembered: ReadonlyMap<string, string>,
  context: RecommendContext,
): MappingRow[] => {
  const groups = new Map<string, { value: string; products: Source[] }>()
  for (const product of products) {
    const key = sourceKey(product.sourceCategory)
    if (key === '') continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { value: product.sourceCategory.trim(), products: [product] })
    else group.products.push(product)
  }
  return [...groups]
    .map(([key, group]): MappingRow => {
      const known = remembered.get(key) ?? null
      const isThere = known !== null && context.tree.get(known)?.isLeaf === true
      return {
        key,
        value: group.value,
        products: group.products.length,
        chosen: isThere ? known : null,
        suggestions: isThere ? [] : agreed(group.products, context),
        problem:
          known === null || isThere
            ? null
            : `The leaf chosen for “${group.value}” before (${known}) is no longer in the tree. Choose another one.`,
      }
    })
    .toSorted((one, other) => other.products - one.products || (one.key < other.key ? -1 : 1))
}
