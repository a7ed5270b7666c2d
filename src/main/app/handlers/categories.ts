// Handlers on the category tree, and giving products their leaf.
import { AppError } from '#contract/failure.ts'
import { isAppError } from '#contract/failure.ts'
import { os } from './implementer.ts'

export const categories = {
  search: os.categories.search.handler(async ({ context, input }) => {
    const hits = await context.reference.search(input.text, input.limit)
    const { leaves, syncedAt } = context.reference.summary()
    return { hits, leaves, syncedAt }
  }),
  children: os.categories.children.handler(({ context, input }) => context.reference.children(input.parentId)),
  get: os.categories.get.handler(({ context, input }) => context.reference.category(input.id)),
  rules: os.categories.rules.handler(({ context, input }) => context.reference.rules(input.id)),
  set: os.categories.set.handler(async ({ context, input }) => {
    const category = await context.reference.category(input.categoryId)
    if (!category.isLeaf) {
      throw new AppError('invalid', {
        sentence: `“${category.name}” (${category.id}) is not a leaf category; products can only be listed in a leaf.`,
        action: 'Choose one of the categories below it.',
        fields: [{ path: 'categoryId', sentence: 'not a leaf' }],
      })
    }
    await context.reference.rules(input.categoryId).catch((error: unknown) => {
      // What the leaf asks for is read again before publishing; choosing works offline.
      if (!isAppError(error)) throw error
    })
    const edits = input.productIds.map((productId) => ({
      productId,
      variantId: null,
      field: 'categoryId' as const,
      value: input.categoryId,
    }))
    const batch = context.store.changes.apply(
      { kind: 'category', label: `Category: ${category.name}`, who: 'seller' },
      edits,
    )
    await context.checker.recheckMany(input.productIds)
    context.bus.emit({ type: 'products.changed', productIds: null })
    return { batch, products: batch?.products ?? 0 }
  }),
  sync: os.categories.sync.handler(({ context }) => context.reference.sync()),
}
