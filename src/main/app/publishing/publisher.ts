// Runs a publish job: several products at once, each to its own result; waits when the shop asks for it; goes on after anything.
import { setImmediate } from 'node:timers/promises'
import { AppError, isAppError } from '#contract/failure.ts'
import type { Job } from '#contract/job.ts'
import type { Product } from '#contract/product.ts'
import type { PublishResult } from '#contract/publish.ts'
import type { Context } from '../context.ts'
import type { Progress } from '../job-runner.ts'
import type { Item } from '../ports/store.ts'
import { isQuotaUsedUp, pauseFor, waitInJob } from '../patience.ts'
import { readRulesOf } from '../reference.ts'
import { createLookUp } from './look-up.ts'
import { planOf } from './plan.ts'
import { createQuotaWait } from './quota-wait.ts'
import { sendEdit, sendNew, sendPriceAndStock } from './send.ts'
import type { Sending } from './send.ts'

const lanes = 4
const readTogether = 50
const triesOfUnknown = 3

const failed = (product: Product, error: AppError): PublishResult => ({
  productId: product.id,
  title: product.title,
  outcome: error.code === 'unknown-outcome' ? 'unknown' : 'failed',
  remoteId: null,
  sentence: error.details.sentence,
  failure: { code: error.code, details: error.details },
})

const alreadyThere = (product: Product, remoteId: string): PublishResult => ({
  productId: product.id,
  title: product.title,
  outcome: 'already-listed',
  remoteId,
  sentence: 'The shop has it as it is here; nothing was sent.',
  failure: null,
})

const salesWarehouse = async (context: Context): Promise<Sending['warehouse']> => {
  const usable = (await context.shop.warehouses()).filter((warehouse) => warehouse.isSales && warehouse.isEnabled)
  const chosen = usable.find((warehouse) => warehouse.isDefault) ?? usable[0]
  if (chosen === undefined) {
    throw new AppError('rejected', {
      sentence: 'The shop has no warehouse that can ship, so no product can be listed.',
      action: 'Add a shipping warehouse in Seller Center under Shipping, then publish again.',
      place: 'Warehouse',
    })
  }
  return chosen
}

/** How often something went wrong in a row, for waits that grow. */
type Tries = { offline: number; unknown: number }

// The wait that a failure asks for, or null where trying again does not help.
const waitFor = (error: AppError, tries: Tries): [number, string] | null => {
  if (error.code === 'unknown-outcome' && tries.unknown < triesOfUnknown) {
    tries.unknown += 1
    return [500 * 2 ** tries.unknown, 'An answer was lost; looking before anything is sent again.']
  }
  const pause = pauseFor(error, tries.offline, true)
  if (error.code === 'offline') tries.offline += 1
  return pause
}

// One reading tells the window that the shop is gone; it is told once, however many items wait.
const tellOffline = (context: Context, error: AppError): void => {
  if (error.code === 'offline') void context.watcher.refresh().catch(() => undefined)
}

/** Does something that only reads, however long the shop cannot be reached. Null when the job was stopped meanwhile. */
const patiently = async <Answer>(
  context: Context,
  progress: Progress,
  work: () => Promise<Answer>,
): Promise<Answer | null> => {
  const tries: Tries = { offline: 0, unknown: 0 }
  while (!progress.signal.aborted) {
    try {
      return await work()
    } catch (error) {
      if (!isAppError(error)) throw error
      const pause = waitFor(error, tries)
      if (pause === null) throw error
      tellOffline(context, error)
      await waitInJob(progress, ...pause)
    }
  }
  return null
}

const publishOne = async (sending: Sending, item: Item, progress: Progress): Promise<PublishResult | null> => {
  const { store } = sending.context
  const product = store.products.get(item.productId)
  if (product === null) return null
  const tries: Tries = { offline: 0, unknown: 0 }
  for (;;) {
    try {
      const live = store.live.get(product.id)?.live ?? null
      if (live === null || live.status === 'DELETED') return await sendNew(sending, item, product)
      const { deed } = planOf(sending.context, product)
      if (deed === 'nothing') return alreadyThere(product, live.remoteId)
      const send = deed === 'price-stock' ? sendPriceAndStock : sendEdit
      return await send(sending, item, product, live.remoteId)
    } catch (error) {
      if (!isAppError(error)) throw error
      if (isQuotaUsedUp(error) || error.code === 'auth') throw error
      // What ended because the job was stopped is no result: it goes on there.
      if (progress.signal.aborted && error.code !== 'rejected' && error.code !== 'invalid') return null
      const pause = waitFor(error, tries)
      if (pause === null) return failed(product, error)
      tellOffline(sending.context, error)
      await waitInJob(progress, ...pause)
      if (progress.signal.aborted) return null
    }
  }
}

/** True for what the daily quota counts: new listings, and edits that are reviewed. Prices and stock are free. */
const needsQuota = (context: Context, item: Item): boolean => {
  const product = context.store.products.get(item.productId)
  if (product === null) return false
  const live = context.store.live.get(product.id)?.live ?? null
  return live === null || live.status === 'DELETED' || planOf(context, product).deed === 'edit'
}

/** How a job counts each outcome. */
const countNames: Record<PublishResult['outcome'], string> = {
  listed: 'listed',
  'already-listed': 'alreadyListed',
  'left-out': 'leftOut',
  failed: 'refused',
  unknown: 'unknown',
  waiting: 'waiting',
}

/** How far a publish job really is, by its results on disk: a crash may have cut off the last figures it wrote of itself. */
export const tallyOf = (context: Context, jobId: string): Pick<Job, 'done' | 'counts'> => {
  const counts: Record<string, number> = {}
  let done = 0
  for (const { outcome, items } of context.store.jobs.tally(jobId)) {
    if (outcome !== 'left-out') done += items
    if (outcome !== null) counts[countNames[outcome]] = items
  }
  return { done, counts }
}

/**
 * The work of a publish job over its waiting items. It waits for a shop that is out of reach, and until the next day where the daily quota is used up. It
 * stops early, and may be resumed, when the authorisation ended.
 */
export const publishItems = async (context: Context, progress: Progress): Promise<void> => {
  const { store } = context
  const jobId = progress.job().id
  let items = store.jobs.nextItems(jobId, 1_000_000)
  const named: Pick<Product, 'brand' | 'categoryId'>[] = []
  for (let from = 0; from < items.length; from += readTogether) {
    const some = items.slice(from, from + readTogether).map((item) => item.productId)
    named.push(...store.products.many(some).map(({ brand, categoryId }) => ({ brand, categoryId })))
    await setImmediate()
  }
  await readRulesOf(
    context.reference,
    named.flatMap(({ categoryId }) => categoryId ?? []),
    undefined,
    progress.signal,
  )
  const warehouse = await patiently(context, progress, async () => {
    await context.brands.learn(named, Number.POSITIVE_INFINITY)
    return salesWarehouse(context)
  })
  if (warehouse === null) return
  const sending: Sending = { context, warehouse, lookUp: createLookUp(context), signal: progress.signal }
  let stop: AppError | null = null
  const quota = createQuotaWait(context, progress)
  let held: Item[] = []
  const lane = async (): Promise<void> => {
    for (let item = items.shift(); item !== undefined; item = items.shift()) {
      if (progress.signal.aborted || stop !== null) return
      if (quota.isUsedUp() && needsQuota(context, item)) {
        held.push(item)
        continue
      }
      try {
        const result = await publishOne(sending, item, progress)
        if (result === null && progress.signal.aborted) return
        store.jobs.setItem({ ...item, state: 'done' }, result)
        if (result !== null) {
          const { done, counts } = progress.job()
          const name = countNames[result.outcome]
          progress.update({ done: done + 1, counts: { ...counts, [name]: (counts[name] ?? 0) + 1 } })
          context.bus.emit({ type: 'products.changed', productIds: [result.productId] })
        } else progress.update({ done: progress.job().done + 1 })
      } catch (error) {
        if (!isAppError(error)) throw error
        store.jobs.setItem({ ...item, state: 'waiting' }, null)
        if (isQuotaUsedUp(error)) {
          quota.useUp()
          held.push(item)
          continue
        }
        stop = error
        return
      }
    }
  }
  while (items.length > 0 && stop === null && !progress.signal.aborted) {
    await Promise.all(Array.from({ length: lanes }, lane))
    items = held
    held = []
    context.bus.emit({ type: 'status.changed' })
    context.watcher.hurry()
    if (items.length > 0 && stop === null) await quota.wait(items.length)
  }
  // The lanes above may have set it; the compiler cannot see that.
  const reason = stop as AppError | null
  if (reason !== null) throw reason
}
