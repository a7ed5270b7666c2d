// What the picker offers before a word is typed: suggestions for the products or the source category at hand, leaves chosen last, leaves used most.
import type { Category, SuggestedLeaf } from '#contract/categories.ts'
import { agreedSuggestions, titlesLookedAt } from '#core/categories/mapping.ts'
import { recommendCategories } from '#core/categories/recommend.ts'
import type { Context } from '../context.ts'
import { adviceContext, toSuggestedLeaves } from './advice-context.ts'

const shownAtMost = 6

export type Shortlist = {
  readonly suggested: SuggestedLeaf[]
  readonly recent: Category[]
  readonly mostUsed: (Category & { products: number })[]
}

/** The list for these products, or for a source category when no product is named. Nothing is asked of the platform. */
export const shortlist = async (
  context: Context,
  productIds: readonly string[],
  sourceCategory: string,
): Promise<Shortlist> => {
  const { store } = context
  const advice = await adviceContext(context)
  const isOpen = (category: Category | null): category is Category => category !== null && category.isLeaf
  const products = productIds.slice(0, titlesLookedAt).flatMap((id) => store.products.get(id) ?? [])
  const described =
    products.length > 0 ? products : sourceCategory === '' ? [] : [{ title: '', brand: '', sourceCategory }]
  const rejected = new Set(productIds.length === 1 ? store.suggestions.rejected(productIds[0] ?? '') : [])
  const [only] = described
  const found =
    described.length > 1
      ? agreedSuggestions(described, advice)
      : only === undefined
        ? []
        : recommendCategories(only, advice)
  // What the platform recommended when it was asked before; our own is worked out anew.
  const kept = productIds.length === 1 ? store.suggestions.of(context.reference.version(), productIds[0] ?? '') : []
  const suggested = toSuggestedLeaves(
    [
      ...kept.filter(({ source }) => source === 'platform'),
      ...found.map((suggestion) => ({ ...suggestion, source: 'own' as const })),
    ],
    advice.tree,
  ).filter(({ category }) => !rejected.has(category.id))
  const recent = store.leafChoices
    .recent()
    .map((id) => advice.tree.get(id))
    .filter(isOpen)
    .slice(0, shownAtMost)
  const mostUsed = [...store.reference.productsPerCategory()]
    .toSorted((one, other) => other[1] - one[1])
    .flatMap(([id, count]) => {
      const category = advice.tree.get(id)
      return isOpen(category) ? [{ ...category, products: count }] : []
    })
    .slice(0, shownAtMost)
  return { suggested: suggested.slice(0, shownAtMost), recent, mostUsed }
}
