// Tells the seller which leaves ask for something else than before, or are gone, and checks the products in them again.
import { nameInChanges } from '#core/categories/tree-difference.ts'
import type { Context } from '../context.ts'

const few = 3

/** Checks the products of leaves with changes nobody was told of, and raises one notice for all. Leaves without products change silently. */
export const tellChanges = async (context: Context): Promise<void> => {
  const { store, reference, host, bus, checker } = context
  const productsIn = new Map(
    store.reference.untoldChanges().map(({ categoryId }) => [categoryId, store.reference.productIdsIn(categoryId)]),
  )
  const productIds = [...productsIn.values()].flat()
  if (productIds.length > 0) await checker.recheckMany(productIds)
  // Another round may have told them meanwhile; what came in meanwhile was not checked yet and waits for the next.
  const untold = store.reference.untoldChanges().filter(({ categoryId }) => productsIn.has(categoryId))
  if (untold.length === 0) return
  const ids = untold.map(({ id }) => id)
  const touched = [...new Set(untold.map(({ categoryId }) => categoryId))].filter(
    (categoryId) => (productsIn.get(categoryId) ?? []).length > 0,
  )
  if (touched.length === 0) {
    store.reference.markRuleChangesTold(ids, host.now())
    return
  }
  const lines = touched.slice(0, few).map((categoryId) => {
    const changes = untold.flatMap((one) => (one.categoryId === categoryId ? one.changes : []))
    const name = store.reference.category(reference.version(), categoryId)?.name ?? nameInChanges(changes) ?? categoryId
    const [first, ...more] = changes
    return `${name}: ${first?.sentence ?? ''}${more.length > 0 ? ` (and ${more.length} more)` : ''}`
  })
  const rest = touched.length > few ? ` And ${touched.length - few} more leaf categories.` : ''
  const count = touched.reduce((sum, categoryId) => sum + (productsIn.get(categoryId) ?? []).length, 0)
  const notice = {
    id: host.newId(),
    kind: 'category' as const,
    title: `New rules touch ${count === 1 ? '1 product' : `${count} products`}`,
    body: `${lines.join(' ')}${rest} See “Rules changed” in Products.`,
    link: null,
    at: host.now(),
  }
  store.transaction(() => {
    store.meta.saveNotice(notice)
    store.reference.markRuleChangesTold(ids, host.now())
  })
  host.notify(notice)
  bus.emit({ type: 'notice.raised', notice })
  bus.emit({ type: 'products.changed', productIds: null })
}
