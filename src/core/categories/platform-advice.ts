// Judges what the platform recommends: a leaf of this tree, or a sentence that says why it is of no use. It often is: more than half of the calls
// give nothing usable, and some name a wrong branch.
import type { Suggestion } from './recommend.ts'
import type { CategoryTree } from './tree.ts'

export type Advice =
  { readonly suggestion: Suggestion; readonly problem: null } | { readonly suggestion: null; readonly problem: string }

const none = (problem: string): Advice => ({ suggestion: null, problem })

const clamp = (confidence: number): number => Math.round(Math.min(0.98, confidence) * 100) / 100

/**
 * The platform gives no confidence. It is set by how far our own suggestions for the same product agree: the same leaf leaves less doubt than ours alone,
 * the same branch is likely, a strange one is not.
 */
const sureness = (
  path: readonly { readonly id: string }[],
  own: readonly Suggestion[],
  tree: Pick<CategoryTree, 'get'>,
) => {
  const leafId = path.at(-1)?.id ?? ''
  const same = own.find(({ categoryId }) => categoryId === leafId)
  if (same !== undefined) return clamp(1 - (1 - same.confidence) * 0.45)
  const [best] = own
  if (best === undefined) return 0.5
  const other = tree.get(best.categoryId)?.path ?? []
  const isSameBranch = path.length > 1 && path[1]?.id === other[1]?.id
  const isSameRoot = path[0]?.id === other[0]?.id
  if (isSameBranch) return 0.6
  return isSameRoot ? 0.5 : clamp(0.45 * (1 - best.confidence) + 0.1)
}

/**
 * Checks a recommended leaf against the tree in use. `leafId` is null where the platform recommended nothing; `isOfOtherTree` tells whether an id belongs to
 * the other version of the tree.
 */
export const judgeAdvice = (
  leafId: string | null,
  own: readonly Suggestion[],
  tree: Pick<CategoryTree, 'get'>,
  isOfOtherTree: (id: string) => boolean,
): Advice => {
  if (leafId === null || leafId === '') return none('TikTok Shop recommends nothing for this title.')
  const category = tree.get(leafId)
  if (category === null) {
    return none(
      isOfOtherTree(leafId)
        ? `TikTok Shop recommended ${leafId}, a category of the other tree; it cannot be used here.`
        : `TikTok Shop recommended ${leafId}, which is not in the tree that was read. Read the tree again in Browse.`,
    )
  }
  if (!category.isLeaf)
    return none(`TikTok Shop recommended “${category.name}”, which is no leaf: choose one below it.`)
  if (category.permissions.includes('PROHIBITED')) {
    return none(`TikTok Shop recommended “${category.name}”, which is prohibited for this shop.`)
  }
  const isAgreed = own.some(({ categoryId }) => categoryId === leafId)
  return {
    suggestion: {
      categoryId: leafId,
      confidence: sureness(category.path, own, tree),
      reason: isAgreed ? 'TikTok Shop recommends it, too.' : 'TikTok Shop recommends it for this title.',
    },
    problem: null,
  }
}
