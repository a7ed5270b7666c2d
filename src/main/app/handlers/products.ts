// Handlers on the catalogue: pages of rows, one product, edits and their undo.
import { AppError } from '#contract/failure.ts'
import type { Edit } from '#contract/products.ts'
import type { Context } from '../context.ts'
import { os } from './implementer.ts'

const changed = (context: Context, productIds: readonly string[]): void => {
  if (productIds.length <= 200) context.checker.recheck(productIds)
  else
    void context.checker
      .recheckMany(productIds)
      .then(() => context.bus.emit({ type: 'products.changed', productIds: null }))
  context.bus.emit({ type: 'products.changed', productIds: productIds.length > 200 ? null : [...productIds] })
}

// A brand name that was typed is looked up beside the edit: nobody waits for it, and offline nothing is said of it.
const learnBrands = (context: Context, edits: readonly Edit[]): void => {
  const ids = edits.filter(({ field }) => field === 'brand').map(({ productId }) => productId)
  if (ids.length === 0) return
  const named = ids.flatMap((id) => context.store.products.get(id) ?? [])
  const learn = async (): Promise<void> => {
    if ((await context.brands.learn(named, 20)) > 0) changed(context, ids)
  }
  learn().catch((error: unknown) => context.host.log.warn('brands were not read', { error: String(error) }))
}

export const products = {
  list: os.products.list.handler(({ context, input }) => {
    const { sort, isDescending, offset, limit, ...filter } = input
    return context.store.products.list(filter, { sort, isDescending }, { offset, limit })
  }),
  ids: os.products.ids.handler(({ context, input }) => ({ ids: context.store.products.ids(input) })),
  get: os.products.get.handler(({ context, input }) => {
    const product = context.store.products.get(input.id)
    if (product === null) {
      throw new AppError('invalid', {
        sentence: 'This product is no longer in the workspace.',
        action: 'It may have been removed; Undo brings it back.',
      })
    }
    const live = context.store.live.get(product.id)?.live ?? null
    const findings = context.store.products.findings(product.id)
    const last = context.store.jobs.lastResultOf(product.id)
    const category =
      product.categoryId === null
        ? null
        : context.store.reference.category(context.reference.version(), product.categoryId)
    return {
      product,
      stage: context.store.products.stageOf(product.id),
      live,
      findings,
      categoryPath: category?.path.map((node) => node.name) ?? [],
      lastResult:
        last === null
          ? null
          : { sentence: last.result.sentence, action: last.result.failure?.details.action ?? null, at: last.at },
    }
  }),
  edit: os.products.edit.handler(({ context, input }) => {
    const batch = context.store.changes.apply({ kind: 'edit', label: input.label, who: 'seller' }, input.edits)
    if (batch !== null) changed(context, [...new Set(input.edits.map((edit) => edit.productId))])
    learnBrands(context, input.edits)
    return { batch }
  }),
  editedSince: os.products.editedSince.handler(({ context, input }) =>
    context.store.changes.editedSince(input.batchId, 500),
  ),
  undo: os.products.undo.handler(({ context, input }) => {
    const { batch, kept, productIds } = context.store.changes.undo(input.batchId, 'seller', input.edits)
    changed(context, productIds)
    return { batch, kept }
  }),
  redo: os.products.redo.handler(({ context }) => {
    const { batch, productIds } = context.store.changes.redo('seller')
    changed(context, productIds)
    return { batch }
  }),
  batches: os.products.batches.handler(({ context, input }) => context.store.changes.batches(input)),
  remove: os.products.remove.handler(({ context, input }) => {
    const removed = context.store.products.remove(input.ids)
    context.bus.emit({ type: 'products.changed', productIds: null })
    return { removed }
  }),
}
