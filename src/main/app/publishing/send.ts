// Sends one product: pictures first, the attempt on disk before the call, the answer after it. It decides nothing about order or retries.
import { isAppError } from '#contract/failure.ts'
import type { Failure } from '#contract/failure.ts'
import type { Product } from '#contract/product.ts'
import type { PublishResult } from '#contract/publish.ts'
import { buildListing } from '#core/listing/build-listing.ts'
import { spreadStock } from '#core/listing/spread-stock.ts'
import type { Attempt, Item } from '../ports/store.ts'
import type { RemoteProduct, Warehouse } from '../ports/shop.ts'
import type { Listing } from '../ports/shop.ts'
import type { Context } from '../context.ts'
import { isQuotaUsedUp } from '../patience.ts'
import type { LookUp } from './look-up.ts'
import { uploadDocuments } from './documents.ts'
import { uploadGallery } from './pictures.ts'
import { uploadVariantImages } from './variant-images.ts'

export type Sending = {
  readonly context: Context
  readonly warehouse: Warehouse
  readonly lookUp: LookUp
  readonly signal: AbortSignal
}

const outcomeOf = (failure: Failure): Attempt['outcome'] => {
  // A listing refused by the daily quota may stand there as a draft, so it is looked for before it is sent again.
  if (isQuotaUsedUp(failure)) return 'unknown'
  if (failure.code === 'unknown-outcome' || failure.code === 'bug') return 'unknown'
  return failure.code === 'offline' || failure.code === 'limited' || failure.code === 'auth' ? 'not-sent' : 'refused'
}

/** Runs one write inside an attempt row: the row is on disk before the request leaves and closed with what came of it. */
export const attempted = async <T>(
  sending: Pick<Sending, 'context'>,
  item: Item,
  operation: string,
  write: () => Promise<T>,
): Promise<T> => {
  const { store, host } = sending.context
  const id = host.newId()
  const startedAt = host.now()
  store.transaction(() => {
    store.jobs.setItem({ ...item, state: 'sending' }, null)
    store.jobs.beginAttempt({
      id,
      itemId: item.id,
      operation,
      idempotencyKey: item.idempotencyKey,
      startedAt,
      outcome: 'open',
    })
  })
  try {
    const answer = await write()
    store.jobs.endAttempt(id, 'ok', null, host.now())
    return answer
  } catch (error) {
    const failure: Failure = isAppError(error)
      ? { code: error.code, details: error.details }
      : { code: 'bug', details: { sentence: String(error) } }
    store.jobs.endAttempt(id, outcomeOf(failure), failure, host.now())
    throw error
  }
}

const prepare = async (
  sending: Sending,
  product: Product,
  remote: RemoteProduct | null,
): Promise<{ listing: Listing; notes: string[] }> => {
  const { context } = sending
  const gallery = await uploadGallery(context, product, sending.signal)
  const variants = await uploadVariantImages(context, product.id, remote, gallery.first, sending.signal)
  const { documents, standIns: drawn } = await uploadDocuments(context, product)
  const listing = buildListing(product, {
    ...context.checker.contextOf(product),
    categoryVersion: context.reference.version(),
    warehouseId: sending.warehouse.id,
    imageUris: gallery.uris,
    ...(variants.images !== null && { variantImages: variants.images }),
    remoteSkus: remote?.skus ?? [],
    ...(remote !== null && {
      attributesElsewhere: {
        remote: remote.attributes,
        onceHere: () => context.store.changes.attributesOnceHere(product.id),
      },
    }),
    ...documents,
  })
  const standIns = gallery.standIns + drawn
  const problems = [...gallery.problems, ...variants.problems]
  const notes =
    problems.length > 0 ? [`${problems.length} of its pictures could not be used: ${problems[0] ?? ''}`] : []
  if (standIns > 0)
    notes.push(
      `${standIns === 1 ? 'A drawn stand-in was' : `${standIns} drawn stand-ins were`} used for this rehearsal.`,
    )
  return { listing, notes }
}

const keepLive = (context: Context, product: Product, remote: RemoteProduct): void => {
  const { remoteId, status, auditStatus, preApprovedReasons, failedReasons, readAt } = remote
  context.store.live.save(
    product.id,
    { remoteId, status, auditStatus, preApprovedReasons, failedReasons, readAt },
    remote,
  )
  context.checker.recheck([product.id])
}

const result = (
  product: Product,
  outcome: PublishResult['outcome'],
  remoteId: string | null,
  sentence: string,
): PublishResult => ({
  productId: product.id,
  title: product.title,
  outcome,
  remoteId,
  sentence,
  failure: null,
})

// A write is proved by reading it back; where that reading fails, what was written still counts.
const readBack = async (sending: Sending, product: Product, remoteId: string): Promise<void> => {
  const { context } = sending
  const now = context.host.now()
  context.store.live.save(
    product.id,
    { remoteId, status: 'PENDING', auditStatus: 'AUDITING', preApprovedReasons: [], failedReasons: [], readAt: now },
    null,
  )
  try {
    keepLive(context, product, await context.shop.getProduct(remoteId))
  } catch (error) {
    if (!isAppError(error)) throw error
    context.checker.recheck([product.id])
  }
}

/** Lists one product, or finds that it is listed already. Throws AppError where that failed; the journal says how far it came. */
export const sendNew = async (sending: Sending, item: Item, product: Product): Promise<PublishResult> => {
  const { context } = sending
  const [firstUnknown] = context.store.jobs
    .attemptsOf(item.id)
    .filter(
      (attempt) =>
        attempt.operation === 'createProduct' && (attempt.outcome === 'open' || attempt.outcome === 'unknown'),
    )
  if (firstUnknown !== undefined) {
    const found = await sending.lookUp(product, firstUnknown.startedAt)
    if (found !== null) {
      keepLive(context, product, found)
      if (found.status === 'DRAFT') return sendEdit(sending, item, product, found.remoteId)
      return result(
        product,
        'already-listed',
        found.remoteId,
        'It had reached the shop before the answer was lost; nothing was sent twice.',
      )
    }
  }
  const { listing, notes } = await prepare(sending, product, null)
  const written = await attempted(sending, item, 'createProduct', () =>
    context.shop.createProduct(listing, item.idempotencyKey),
  )
  await readBack(sending, product, written.remoteId)
  return result(
    product,
    'listed',
    written.remoteId,
    ['Sent to the shop and in review.', ...notes, ...written.warnings].join(' '),
  )
}

const sameAmount = (left: string, right: string): boolean =>
  left === right || (left !== '' && right !== '' && Number(left) === Number(right))

/** Sends prices and stock that differ, which needs no review. Every SKU keeps its id because nothing else is written. */
export const sendPriceAndStock = async (
  sending: Sending,
  item: Item,
  product: Product,
  remoteId: string,
): Promise<PublishResult> => {
  const { context, warehouse } = sending
  const remote = await context.shop.getProduct(remoteId)
  const listing = buildListing(product, {
    ...context.checker.contextOf(product),
    categoryVersion: context.reference.version(),
    warehouseId: warehouse.id,
    imageUris: [],
    remoteSkus: remote.skus,
    certifications: [],
    sizeChartUri: null,
    sizeChartTemplateId: null,
  })
  const pairs = listing.skus.flatMap((ours) => {
    const theirs = remote.skus.find((sku) => sku.remoteSkuId === ours.remoteSkuId)
    return theirs === undefined ? [] : [{ ours, theirs }]
  })
  const prices = pairs
    .filter(
      ({ ours, theirs }) =>
        !sameAmount(ours.price.amount, theirs.price) ||
        (ours.listPrice !== null && !sameAmount(ours.listPrice, theirs.listPrice ?? '')),
    )
    .map(({ ours, theirs }) => ({ remoteSkuId: theirs.remoteSkuId, ...ours.price, listPrice: ours.listPrice }))
  const stock = pairs
    .filter(({ ours, theirs }) => ours.quantity !== theirs.quantity)
    .map(({ ours, theirs }) => ({
      remoteSkuId: theirs.remoteSkuId,
      stock: spreadStock(ours.quantity, theirs.stock ?? [], warehouse.id),
    }))
  if (prices.length > 0)
    await attempted(sending, item, 'updatePrices', () => context.shop.updatePrices(remoteId, prices))
  if (stock.length > 0) await attempted(sending, item, 'updateStock', () => context.shop.updateStock(remoteId, stock))
  await readBack(sending, product, remoteId)
  return result(
    product,
    'listed',
    remoteId,
    `${prices.length} prices and ${stock.length} stocks sent; they count at once.`,
  )
}

/** Sends what changed of a product that the shop has: read first, every SKU id kept, the whole listing written over. */
export const sendEdit = async (
  sending: Sending,
  item: Item,
  product: Product,
  remoteId: string,
): Promise<PublishResult> => {
  const { context } = sending
  const remote = await context.shop.getProduct(remoteId)
  const { listing, notes } = await prepare(sending, product, remote)
  const written = await attempted(sending, item, 'editProduct', () => context.shop.editProduct(remoteId, listing))
  const soldOut = listing.skus.flatMap(({ remoteSkuId, quantity, warehouseId }) => {
    const theirs = remote.skus.find((sku) => sku.remoteSkuId === remoteSkuId)
    return theirs === undefined || quantity > 0 || theirs.quantity === 0
      ? []
      : [{ remoteSkuId: theirs.remoteSkuId, stock: spreadStock(quantity, theirs.stock ?? [], warehouseId) }]
  })
  // An edit takes no stock of zero; the call for stock does.
  if (soldOut.length > 0)
    await attempted(sending, item, 'updateStock', () => context.shop.updateStock(remoteId, soldOut))
  await readBack(sending, product, remoteId)
  return result(
    product,
    'listed',
    remoteId,
    ['Changes sent; the shop reviews them.', ...notes, ...written.warnings].join(' '),
  )
}
