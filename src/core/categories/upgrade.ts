// From the tree of three levels to the one of seven: where each old leaf leads, which leaf a product should take, and what that would ask for.
import type { LeafRules } from '#contract/categories.ts'
import type { Finding } from '#contract/finding.ts'
import type { Product } from '#contract/product.ts'
import { applyEdits } from '../history/apply-edits.ts'
import { checkProduct } from '../checks/check-product.ts'
import type { CheckContext } from '../checks/context.ts'
import { changeLeaf } from './change-leaf.ts'
import type { LeafChange } from './change-leaf.ts'
import { recommendCategories } from './recommend.ts'
import type { RecommendContext, Suggestion } from './recommend.ts'
import type { CategoryTree } from './tree.ts'

/** Where an old leaf leads: `same` id, `deeper` (one of the leaves below it), or `gone`. */
export type UpgradeWay = {
  readonly from: string
  readonly kind: 'same' | 'deeper' | 'gone'
  readonly leaves: readonly string[]
}

type Tree = Pick<CategoryTree, 'get' | 'children' | 'leaves'>

const leavesBelow = (tree: Tree, id: string): string[] =>
  tree.children(id).flatMap((child) => (child.isLeaf ? [child.id] : leavesBelow(tree, child.id)))

/** Where a leaf of the old tree leads in the new one. */
export const upgradeWay = (from: string, newTree: Tree): UpgradeWay => {
  const node = newTree.get(from)
  if (node === null) return { from, kind: 'gone', leaves: [] }
  if (node.isLeaf) return { from, kind: 'same', leaves: [from] }
  const leaves = leavesBelow(newTree, from)
  return { from, kind: leaves.length > 0 ? 'deeper' : 'gone', leaves }
}

export type UpgradeProposal = {
  readonly productId: string
  readonly from: string
  readonly kind: UpgradeWay['kind']
  /** Best first. Empty where nothing in the new tree resembles the product. */
  readonly candidates: readonly Suggestion[]
}

const share = (count: number): number => Math.round((1 / Math.max(count, 1)) * 100) / 100

/** The leaf of the new tree a product should take. `context` belongs to the new tree. Null for a product without a category. */
export const proposeUpgrade = (product: Product, newTree: Tree, context: RecommendContext): UpgradeProposal | null => {
  if (product.categoryId === null) return null
  const way = upgradeWay(product.categoryId, newTree)
  const head = { productId: product.id, from: product.categoryId, kind: way.kind }
  const [only] = way.leaves
  if (way.kind === 'same') {
    return {
      ...head,
      candidates: [{ categoryId: product.categoryId, confidence: 1, reason: 'The leaf is the same in both trees.' }],
    }
  }
  if (way.kind === 'gone') {
    const candidates = recommendCategories(product, context).map((one) => ({
      ...one,
      confidence: Math.min(one.confidence, 0.6),
      reason: `The old leaf is gone. ${one.reason}`,
    }))
    return { ...head, candidates }
  }
  if (way.leaves.length === 1 && only !== undefined) {
    return {
      ...head,
      candidates: [{ categoryId: only, confidence: 0.95, reason: 'It is the only leaf below the old one.' }],
    }
  }
  // The old leaf says in which branch, so only the leaves below it are weighed.
  const wanted = new Set(way.leaves)
  const within: RecommendContext = {
    ...context,
    search: (query, options) => context.search(query, { ...options, limit: 400 }).filter(({ id }) => wanted.has(id)),
  }
  const ranked = recommendCategories({ ...product, sourceCategory: '' }, within)
  const named = new Set(ranked.map(({ categoryId }) => categoryId))
  const others = way.leaves
    .filter((id) => !named.has(id))
    .map((categoryId) => ({ categoryId, confidence: share(way.leaves.length), reason: 'It lies below the old leaf.' }))
  const best = ranked.map((one) => ({
    ...one,
    confidence: Math.max(one.confidence, share(way.leaves.length)),
    reason: `It lies below the old leaf. ${one.reason}`,
  }))
  return { ...head, candidates: [...best, ...others] }
}

export type UpgradeRehearsal = {
  readonly categoryId: string
  readonly change: LeafChange
  /** Names of attributes the new leaf requires and the old one did not. */
  readonly newlyRequired: readonly string[]
  /** What would stop the listing in the new leaf and does not stop it now. */
  readonly wouldBlock: readonly Finding[]
}

const blocking = (product: Product, context: CheckContext): Finding[] =>
  checkProduct(product, context).filter(({ severity }) => severity === 'blocking')

/** Moves a product to a leaf of the new tree in thought. `before` and `after` are the contexts of the old and the new leaf; nothing is changed. */
export const rehearseUpgrade = (
  product: Product,
  before: CheckContext,
  after: CheckContext & { readonly leaf: LeafRules },
): UpgradeRehearsal => {
  const change = changeLeaf(product, after.leaf)
  const old = new Set(before.leaf?.attributes.flatMap(({ id, isRequired }) => (isRequired ? [id] : [])) ?? [])
  const known = new Set(
    blocking(product, before).map(({ code, variantId, field }) => `${code} ${variantId ?? ''} ${field}`),
  )
  const moved = applyEdits(product, change.edits)
  return {
    categoryId: after.leaf.categoryId,
    change,
    newlyRequired: after.leaf.attributes
      .filter(({ id, isRequired, isSales }) => isRequired && !isSales && !old.has(id))
      .map(({ name }) => name),
    wouldBlock: blocking(moved, after).filter(
      ({ code, variantId, field }) => !known.has(`${code} ${variantId ?? ''} ${field}`),
    ),
  }
}
