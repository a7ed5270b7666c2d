// What a suggestion is drawn from: the tree and its search, what the seller chose before, and what was laid down for source categories.
import type { SuggestedLeaf } from '#contract/categories.ts'
import type { Choices, RecommendContext } from '#core/categories/recommend.ts'
import { sourceKey } from '#core/categories/source-category.ts'
import type { CategoryTree } from '#core/categories/tree.ts'
import type { Context } from '../context.ts'
import type { KeptSuggestion } from '../ports/advice.ts'

const earlierChoices = ({ store }: Context): Choices => {
  const choices = new Map<string, Map<string, number>>()
  for (const { value, categoryId, products } of store.leafChoices.earlier()) {
    const key = sourceKey(value)
    const known = choices.get(key) ?? new Map<string, number>()
    known.set(categoryId, (known.get(categoryId) ?? 0) + products)
    choices.set(key, known)
  }
  return choices
}

/** Everything our own suggestions need, as it stands now. Reads the tree from the shop where that never happened. */
export const adviceContext = async (context: Context): Promise<RecommendContext & { readonly tree: CategoryTree }> => {
  const { tree, search } = await context.reference.words()
  const mapped = new Map(
    context.store.leafChoices.all(context.reference.version()).map(({ key, categoryId }) => [key, categoryId]),
  )
  return { tree, search, choices: earlierChoices(context), mapped }
}

/** What a suggestion was drawn from; where it differs from the product now, the suggestion is out of date. */
export const aboutOf = (product: { readonly title: string; readonly sourceCategory: string }): string =>
  `${product.title}\n${product.sourceCategory}`

/** Suggestions by leaf, best first: a leaf that several sources name stands once, with a reason for each. Leaves the tree does not know are left out. */
export const toSuggestedLeaves = (
  suggestions: readonly KeptSuggestion[],
  tree: Pick<CategoryTree, 'get'>,
): SuggestedLeaf[] => {
  const byLeaf = new Map<string, SuggestedLeaf>()
  for (const { categoryId, source, confidence, reason } of suggestions) {
    const category = tree.get(categoryId)
    if (category === null || !category.isLeaf || category.permissions.includes('PROHIBITED')) continue
    const known = byLeaf.get(categoryId)
    byLeaf.set(categoryId, {
      category,
      confidence: Math.max(confidence, known?.confidence ?? 0),
      reasons: [...(known?.reasons ?? []), { source, sentence: reason }],
    })
  }
  return [...byLeaf.values()].toSorted((one, other) => other.confidence - one.confidence)
}
