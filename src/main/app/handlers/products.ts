// Handlers on the catalogue: pages of rows, one product, edits and their undo.
import { AppError } from '#contract/failure.ts'
import type { Edit } from '#contract/products.ts'
import { bulkEdits, previewBulk } from '../bulk.ts'
import { listingHistory } from '#core/history/listing-history.ts'
import type { Context } from '../context.ts'
import { os } from './implementer.ts'

// So many products are checked before the answer leaves; more are checked behind it.
const few = 200
const mostNames = 20

const changed = (context: Context, productIds: readonly string[], isListOther = false): void => {
  if (productIds.length <= few) context.checker.recheck(productIds)
  else context.checker.recheckSoon(productIds)
  const isAny = isListOther || productIds.length > few
  context.bus.emit({ type: 'products.changed', productIds: isAny ? null : [...productIds] })
}

// A step back or forward may bring products back or take them away; then the list itself is another.
const stepped = async <T extends { productIds: string[] }>(context: Context, step: () => Promise<T>): Promise<T> => {
  const before = context.store.products.counts().products
  const made = await step()
  changed(context, made.productIds, context.store.products.counts().products !== before)
  return made
}

// A brand name that was typed is looked up beside the edit: nobody waits for it, and offline nothing is said of it.
const learnBrands = (context: Context, edits: readonly Edit[]): void => {
  const named = edits.filter(({ field }) => field === 'brand')
  if (named.length === 0) return
  // One product for each name is enough to ask by.
  const byName = [...new Map(named.map(({ value, productId }) => [value, productId])).values()].slice(0, mostNames)
  const learn = async (): Promise<void> => {
    if ((await context.brands.learn(context.store.products.many(byName), mostNames)) > 0)
      changed(context, [...new Set(named.map(({ productId }) => productId))])
  }
  learn().catch((error: unknown) => context.host.log.warn('brands were not read', { error: String(error) }))
}

// A person knows a leaf by its name; one that the tree does not hold keeps its id.
const leafNames = (context: Context): ((id: string) => string) => {
  const version = context.reference.version()
  const known = new Map<string, string>()
  return (id) => {
    const name = known.get(id) ?? (id === '' ? '' : (context.store.reference.category(version, id)?.name ?? id))
    known.set(id, name)
    return name
  }
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
    const brand = context.brands.known(product)
    const category =
      product.categoryId === null
        ? null
        : context.store.reference.category(context.reference.version(), product.categoryId)
    return {
      product,
      stage: context.store.products.stageOf(product.id),
      live,
      findings,
      brand: brand === 'unknown' ? null : brand,
      categoryPath: category?.path.map((node) => node.name) ?? [],
      lastResult:
        last === null
          ? null
          : { sentence: last.result.sentence, action: last.result.failure?.details.action ?? null, at: last.at },
    }
  }),
  history: os.products.history.handler(({ context, input }) => {
    const remoteId = context.store.live.get(input.id)?.live.remoteId
    const said = remoteId === undefined ? [] : context.store.live.history(remoteId)
    return listingHistory(context.store.jobs.resultsOf(input.id), said).slice(0, 100)
  }),
  edit: os.products.edit.handler(async ({ context, input }) => {
    const made = { kind: 'edit', label: input.label, who: 'seller' } as const
    const { changes } = context.store
    const batch =
      input.edits.length > few ? await changes.applyMany(made, input.edits) : changes.apply(made, input.edits)
    if (batch !== null) changed(context, [...new Set(input.edits.map((edit) => edit.productId))])
    learnBrands(context, input.edits)
    // A picture may be among them that was never fetched.
    if (input.edits.some(({ field }) => field === 'images')) context.fetching.wake()
    return { batch }
  }),
  editedSince: os.products.editedSince.handler(async ({ context, input }) => {
    const since = await context.store.changes.editedSince(input.batchId, 500)
    const name = leafNames(context)
    const edited = since.edited.map((one) =>
      one.field === 'categoryId' ? { ...one, set: name(one.set), now: name(one.now) } : one,
    )
    return { ...since, edited }
  }),
  undo: os.products.undo.handler(async ({ context, input }) => {
    const { batch, kept } = await stepped(context, () =>
      context.store.changes.undoMany(input.batchId, 'seller', input.edits),
    )
    return { batch, kept }
  }),
  redo: os.products.redo.handler(async ({ context }) => {
    const { batch } = await stepped(context, () => context.store.changes.redoMany('seller'))
    return { batch }
  }),
  batches: os.products.batches.handler(({ context, input }) => context.store.changes.batches(input)),
  remove: os.products.remove.handler(async ({ context, input }) => {
    const batch = await context.store.changes.removeMany('seller', input.ids)
    context.bus.emit({ type: 'products.changed', productIds: null })
    return { removed: batch?.products ?? 0, batch }
  }),
  previewBulk: os.products.previewBulk.handler(({ context, input }) => previewBulk(context, input)),
  bulk: os.products.bulk.handler(async ({ context, input }) => {
    const { edits, left } = await bulkEdits(context, input)
    const made = { kind: 'edit', label: input.label, who: 'seller' } as const
    const batch = edits.length === 0 ? null : await context.store.changes.applyMany(made, edits)
    if (batch !== null) changed(context, [...new Set(edits.map((edit) => edit.productId))])
    learnBrands(context, edits)
    return { batch, left }
  }),
}
