// Tells the seller which leaves ask for something else than before, and checks the products in them again.
import type { Context } from '../context.ts'

const few = 3

/** Checks the products of changed leaves and raises one notice for all. Leaves without products change silently. */
export const tellChanges = async (context: Context, categoryIds: readonly string[]): Promise<void> => {
  const { store, reference, host, bus, checker } = context
  const touched = categoryIds.flatMap((id) => {
    const productIds = store.reference.productIdsIn(id)
    return productIds.length === 0 ? [] : [{ id, productIds }]
  })
  if (touched.length === 0) return
  const productIds = touched.flatMap((one) => one.productIds)
  await checker.recheckMany(productIds)
  const changes = store.reference.ruleChanges(200)
  const lines = touched.slice(0, few).map(({ id }) => {
    const name = store.reference.category(reference.version(), id)?.name ?? id
    const [first, ...more] = changes.find((change) => change.categoryId === id)?.changes ?? []
    return `${name}: ${first?.sentence ?? ''}${more.length > 0 ? ` (and ${more.length} more)` : ''}`
  })
  const rest = touched.length > few ? ` And ${touched.length - few} more leaf categories.` : ''
  const products = productIds.length === 1 ? '1 product' : `${productIds.length} products`
  const notice = {
    id: host.newId(),
    kind: 'category' as const,
    title: `New rules touch ${products}`,
    body: `${lines.join(' ')}${rest} See “Rules changed” in Products.`,
    link: null,
    at: host.now(),
  }
  store.meta.saveNotice(notice)
  host.notify(notice)
  bus.emit({ type: 'notice.raised', notice })
  bus.emit({ type: 'products.changed', productIds: null })
}
