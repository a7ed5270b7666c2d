// Sorts what a file says of products into the form of their leaf: what the leaf asks for gets its place, the rest is kept aside. Part of the import's batch.
import { setImmediate } from 'node:timers/promises'
import type { Edit } from '#contract/products.ts'
import { changeLeaf } from '#core/categories/change-leaf.ts'
import type { Context } from '../context.ts'

const productsAtOnce = 100

/** Goes through products that came in with attributes and have a leaf whose form is known; the others are sorted when they get one. */
export const sortAttributes = async (
  context: Context,
  batchId: string,
  productIds: readonly string[],
  signal: AbortSignal,
): Promise<void> => {
  for (let from = 0; from < productIds.length && !signal.aborted; from += productsAtOnce) {
    const edits: Edit[] = []
    context.store.products.each(productIds.slice(from, from + productsAtOnce), (product) => {
      const isUnsorted = product.attributes.some(({ attributeId }) => attributeId === '')
      const rules = isUnsorted && product.categoryId !== null ? context.reference.knownRules(product.categoryId) : null
      if (rules !== null) edits.push(...changeLeaf(product, rules).edits)
    })
    if (edits.length > 0) context.store.changes.amend(batchId, edits)
    // The window is answered in between.
    await setImmediate()
  }
}
