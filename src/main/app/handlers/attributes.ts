// Handlers that set one attribute of a leaf for many products at once.
import { AppError } from '#contract/failure.ts'
import type { Edit } from '#contract/products.ts'
import { attributeOf } from '#core/checks/attributes-to-send.ts'
import { applyInTurns, attributeEdit, visitInTurns } from '../leaf-changes.ts'
import { os } from './implementer.ts'

export const attributes = {
  survey: os.attributes.survey.handler(async ({ context, input }) => {
    const leaves = new Map<string, { products: number; filled: Map<string, number> }>()
    let without = 0
    await visitInTurns(context, input.productIds, ({ categoryId, attributes: filled }) => {
      if (categoryId === null) {
        without += 1
        return
      }
      const leaf = leaves.get(categoryId) ?? { products: 0, filled: new Map<string, number>() }
      leaves.set(categoryId, leaf)
      leaf.products += 1
      const known = context.reference.knownRules(categoryId)?.attributes ?? []
      for (const one of filled) {
        const id = attributeOf(one, known)?.id
        if (id !== undefined && one.values.length > 0) leaf.filled.set(id, (leaf.filled.get(id) ?? 0) + 1)
      }
    })
    const nameOf = (id: string): string =>
      context.store.reference.category(context.reference.version(), id)?.name ?? `Category ${id}`
    return {
      leaves: [...leaves]
        .map(([categoryId, { products, filled }]) => ({
          categoryId,
          name: nameOf(categoryId),
          products,
          filled: Object.fromEntries(filled),
        }))
        .toSorted((one, other) => other.products - one.products),
      without,
    }
  }),
  set: os.attributes.set.handler(async ({ context, input }) => {
    const { categoryId, attributeId, values, onlyEmpty } = input
    const rules = await context.reference.rules(categoryId)
    const attribute = rules.attributes.find(({ id }) => id === attributeId)
    if (attribute === undefined || attribute.isSales) {
      throw new AppError('invalid', {
        sentence: 'This leaf category has no such attribute for whole products.',
        action: 'Close the dialog and open it again; what the category asks for may have changed.',
      })
    }
    const edits: Edit[] = []
    await visitInTurns(context, input.productIds, (product) => {
      if (product.categoryId !== categoryId) return
      const hasValue = product.attributes.some((one) => attributeOf(one, [attribute]) !== null && one.values.length > 0)
      if (onlyEmpty && hasValue) return
      edits.push(...attributeEdit(product, attribute, values, rules.attributes))
    })
    if (edits.length === 0) return { batch: null, products: 0 }
    const batch = await applyInTurns(
      context,
      { kind: 'edit', label: `${attribute.name} of ${edits.length} products`, who: 'seller' },
      edits,
    )
    const touched = edits.map(({ productId }) => productId)
    await context.checker.recheckMany(touched)
    context.bus.emit({ type: 'products.changed', productIds: touched.length > 200 ? null : touched })
    return { batch, products: batch?.products ?? 0 }
  }),
}
