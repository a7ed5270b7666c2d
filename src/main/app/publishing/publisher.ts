// Runs a publish job: several products at once, each to its own result; waits when the shop asks for it; goes on after anything.
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError, isAppError } from '#contract/failure.ts'
import type { Product } from '#contract/product.ts'
import type { PublishResult } from '#contract/publish.ts'
import type { Context } from '../context.ts'
import type { Progress } from '../job-runner.ts'
import type { Item } from '../ports/store.ts'
import { readRulesOf } from '../reference.ts'
import { createLookUp } from './look-up.ts'
import type { Sending } from './send.ts'
import { planOf } from './plan.ts'
import { sendEdit, sendNew, sendPriceAndStock } from './send.ts'

const lanes = 4
const triesOfUnknown = 3
const offlineWaitsMs = [1_000, 2_000, 5_000, 10_000, 30_000] as const
const dailyQuotaCode = 12_052_093

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

const wait = async (progress: Progress, milliseconds: number, note: string): Promise<void> => {
  progress.update({ note })
  await sleep(milliseconds, undefined, { signal: progress.signal }).catch(() => undefined)
  progress.update({ note: null })
}

// The wait that a failure asks for, or null where trying again does not help.
const waitFor = (error: AppError, tries: number): { milliseconds: number; note: string } | null => {
  if (error.code === 'limited') {
    const seconds = error.details.retryAfterSeconds ?? 5
    return { milliseconds: seconds * 1000, note: `The shop asked to slow down; going on in ${seconds} s.` }
  }
  if (error.code === 'offline') {
    const milliseconds = offlineWaitsMs[Math.min(tries, offlineWaitsMs.length - 1)] ?? 30_000
    return { milliseconds, note: 'The shop cannot be reached; this goes on by itself.' }
  }
  if (error.code === 'unknown-outcome' && tries < triesOfUnknown) {
    return { milliseconds: 1_000 * 2 ** tries, note: 'An answer was lost; looking before anything is sent again.' }
  }
  return null
}

const isQuotaUsedUp = (error: AppError): boolean => error.details.platformCode === dailyQuotaCode

const publishOne = async (sending: Sending, item: Item, progress: Progress): Promise<PublishResult | null> => {
  const { store } = sending.context
  const product = store.products.get(item.productId)
  if (product === null) return null
  for (let tries = 0; ; tries += 1) {
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
      const pause = waitFor(error, tries)
      if (pause === null) return failed(product, error)
      // One reading tells the window that the shop is gone; it is told once, however many items wait.
      if (error.code === 'offline') void sending.context.watcher.refresh().catch(() => undefined)
      await wait(progress, pause.milliseconds, pause.note)
      if (progress.signal.aborted) return null
    }
  }
}

const countNames: Record<PublishResult['outcome'], string> = {
  listed: 'listed',
  'already-listed': 'alreadyListed',
  'left-out': 'leftOut',
  failed: 'refused',
  unknown: 'unknown',
  waiting: 'waiting',
}

/** The work of a publish job over its waiting items. Stops early (and may be resumed) when the quota is used up or the authorisation ended. */
export const publishItems = async (context: Context, progress: Progress): Promise<void> => {
  const { store } = context
  const jobId = progress.job().id
  const items = store.jobs.nextItems(jobId, 1_000_000)
  const named = items.flatMap((item) => {
    const product = store.products.get(item.productId)
    return product === null ? [] : [{ brand: product.brand, categoryId: product.categoryId }]
  })
  await readRulesOf(
    context.reference,
    named.flatMap(({ categoryId }) => categoryId ?? []),
  )
  await context.brands.learn(named, Number.POSITIVE_INFINITY)
  const sending: Sending = {
    context,
    warehouse: await salesWarehouse(context),
    lookUp: createLookUp(context),
    signal: progress.signal,
  }
  let stop: AppError | null = null
  const lane = async (): Promise<void> => {
    for (let item = items.shift(); item !== undefined; item = items.shift()) {
      if (progress.signal.aborted || stop !== null) return
      try {
        const result = await publishOne(sending, item, progress)
        if (result === null && progress.signal.aborted) return
        store.jobs.setItem({ ...item, state: 'done' }, result)
        if (result !== null) {
          progress.count(countNames[result.outcome])
          context.bus.emit({ type: 'products.changed', productIds: [result.productId] })
        }
        progress.update({ done: progress.job().done + 1 })
      } catch (error) {
        if (!isAppError(error)) throw error
        store.jobs.setItem({ ...item, state: 'waiting' }, null)
        stop = error
        return
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  context.bus.emit({ type: 'status.changed' })
  context.watcher.hurry()
  // The lanes above may have set it; the compiler cannot see that.
  const reason = stop as AppError | null
  if (reason !== null) throw reason
}
