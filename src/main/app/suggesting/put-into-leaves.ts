// Puts products into leaf categories as one batch that can be undone, whoever chose: the picker, a suggestion, a mapping.
import type { Category } from '#contract/categories.ts'
import { AppError } from '#contract/failure.ts'
import type { Batch } from '#contract/products.ts'
import { readRulesOf } from '../reference.ts'
import type { Context } from '../context.ts'
import { applyInTurns, leafEdits } from '../leaf-changes.ts'

export type LeafOfProduct = { readonly productId: string; readonly categoryId: string }

// So many leaves are asked about while the seller waits; more are a job of their own.
const leavesAtOnce = 3
// So many products are changed and checked in one go.
const few = 200

/** The leaf of this id. Throws `invalid` where it is unknown, no leaf, or prohibited. */
export const needLeaf = async (context: Context, categoryId: string): Promise<Category> => {
  const category = await context.reference.category(categoryId)
  if (!category.isLeaf) {
    throw new AppError('invalid', {
      sentence: `“${category.name}” (${category.id}) is not a leaf category; products can only be listed in a leaf.`,
      action: 'Choose one of the categories below it.',
      fields: [{ path: 'categoryId', sentence: 'not a leaf' }],
    })
  }
  if (category.permissions.includes('PROHIBITED')) {
    throw new AppError('invalid', {
      sentence: `“${category.name}” (${category.id}) is prohibited: TikTok Shop takes no products of this shop there.`,
      action: 'Choose another leaf category.',
      fields: [{ path: 'categoryId', sentence: 'prohibited' }],
    })
  }
  return category
}

const isOpen = (category: Category | null): boolean =>
  category !== null && category.isLeaf && !category.permissions.includes('PROHIBITED')

/** Reads what leaves ask for that was never read, so that the checks know it. Offline, that is done later. */
const readLeaves = async (
  context: Context,
  leafIds: readonly string[],
  productIds: readonly string[],
): Promise<void> => {
  const unread = leafIds.filter((id) => context.reference.knownRules(id) === null)
  if (unread.length <= leavesAtOnce) {
    await readRulesOf(context.reference, unread)
    return
  }
  context.jobs.start(
    { kind: 'sync', title: `Read what ${unread.length} leaf categories ask for`, total: unread.length },
    async (progress) => {
      const { signal } = progress
      await readRulesOf(
        context.reference,
        unread,
        (isKnown) => {
          progress.count(isKnown ? 'read' : 'leftForLater')
          progress.update({ done: progress.job().done + 1 })
        },
        signal,
      )
      if (signal.aborted) return
      await context.checker.recheckMany(productIds, undefined, progress.signal)
      context.bus.emit({ type: 'products.changed', productIds: null })
    },
  )
}

/**
 * Gives each product its leaf, as one batch. `left` counts the choices that were left out because the product or the leaf is gone or closed.
 * Products that are in their leaf already do not count. `withAside` counts those with values that the new leaf has no place for.
 */
export const putIntoLeaves = async (
  context: Context,
  choices: readonly LeafOfProduct[],
  label: string,
): Promise<{ batch: Batch | null; products: number; left: number; withAside: number }> => {
  const tree = await context.reference.tree()
  const known = new Set(context.store.products.ids({ view: 'all', text: '', batchId: null, categoryId: null }))
  const usable = choices.filter(({ productId, categoryId }) => known.has(productId) && isOpen(tree.get(categoryId)))
  const productIds = usable.map(({ productId }) => productId)
  const leafIds = [...new Set(usable.map(({ categoryId }) => categoryId))]
  await readLeaves(context, leafIds, productIds)
  const { edits, withAside } = await leafEdits(context, usable)
  const batch = await applyInTurns(context, { kind: 'category', label, who: 'seller' }, edits)
  if (productIds.length > few) context.checker.recheckSoon(productIds)
  else await context.checker.recheckMany(productIds)
  context.bus.emit({ type: 'products.changed', productIds: null })
  return { batch, products: batch?.products ?? 0, left: choices.length - usable.length, withAside }
}
