// Puts listings on sale and takes them off, as a job: asked once for each product, looked up where an answer was lost. What was sent of them stays as it is.
import { setImmediate } from 'node:timers/promises'
import { AppError, isAppError } from '#contract/failure.ts'
import type { Failure } from '#contract/failure.ts'
import type { Job } from '#contract/job.ts'
import type { OnSale, PublishResult } from '#contract/publish.ts'
import type { Context } from '../context.ts'
import type { Progress } from '../job-runner.ts'
import { patiently, waitInJob } from '../patience.ts'
import type { RemoteProduct } from '../ports/shop.ts'
import type { Item } from '../ports/store.ts'

/** As many as the platform takes in one call. */
const atATime = 20
const triesOfUnknown = 3

const isOn = (item: Item): boolean => item.deed === 'on-sale'

/** How the outcomes of the journal are counted here. */
const countNames: Record<PublishResult['outcome'], string> = {
  listed: 'changed',
  'already-listed': 'asBefore',
  'left-out': 'leftOut',
  failed: 'refused',
  unknown: 'unknown',
  waiting: 'waiting',
}

type Entry = { readonly item: Item; readonly title: string; readonly remoteId: string }

const settle = (
  context: Context,
  progress: Progress,
  item: Item,
  outcome: PublishResult['outcome'],
  {
    title = '',
    remoteId = null,
    failure = null,
  }: { title?: string; remoteId?: string | null; failure?: Failure | null },
): void => {
  const sentence = failure?.details.sentence ?? ''
  const result = { productId: item.productId, title, outcome, remoteId, sentence, failure }
  context.store.jobs.setItem({ ...item, state: 'done' }, result)
  const { done } = progress.job()
  progress.update({ done: done + 1 })
  progress.count(countNames[outcome])
}

const notThere = (title: string): Failure => ({
  code: 'invalid',
  details: {
    sentence: `“${title || 'A product that is gone'}” is not in this shop, so it cannot be put on sale or taken off.`,
    action: 'Publish it first.',
  },
})

const keep = (context: Context, productId: string, remote: RemoteProduct): void => {
  const { remoteId, status, auditStatus, preApprovedReasons, failedReasons, readAt } = remote
  context.store.live.save(
    productId,
    { remoteId, status, auditStatus, preApprovedReasons, failedReasons, readAt },
    remote,
  )
}

// True where the shop has it as it is wanted: handed in counts as on sale, the shop reviews it first.
const hasArrived = (item: Item, { status }: RemoteProduct): boolean => (status === 'SELLER_DEACTIVATED') !== isOn(item)

// What was changed is changed, also where reading it back fails; the next reading of the shop brings the rest.
const readBack = async (context: Context, { item, remoteId }: Entry): Promise<void> => {
  try {
    keep(context, item.productId, await context.shop.getProduct(remoteId))
  } catch (error) {
    if (!isAppError(error)) throw error
  }
}

const refuse = (context: Context, progress: Progress, entries: readonly Entry[], failure: Failure): void => {
  const outcome = failure.code === 'unknown-outcome' ? 'unknown' : 'failed'
  for (const { item, title, remoteId } of entries)
    settle(context, progress, item, outcome, { title, remoteId, failure })
}

// Those of which nobody knows whether they were asked for are looked at first. Null where the job was stopped.
const stillToAsk = async (context: Context, progress: Progress, entries: readonly Entry[]): Promise<Entry[] | null> => {
  const open: Entry[] = []
  for (const entry of entries) {
    const { item, title, remoteId } = entry
    if (item.state !== 'sending') {
      open.push(entry)
      continue
    }
    try {
      const remote = await patiently(progress, () => context.shop.getProduct(remoteId), { waitsOffline: true })
      if (remote === null) return null
      keep(context, item.productId, remote)
      if (hasArrived(item, remote)) settle(context, progress, item, 'listed', { title, remoteId })
      else open.push(entry)
    } catch (error) {
      if (!isAppError(error) || error.code === 'auth') throw error
      refuse(context, progress, [entry], { code: error.code, details: error.details })
    }
  }
  return open
}

// One call for products that go the same way. False where the job was stopped.
const askFor = async (context: Context, progress: Progress, all: readonly Entry[]): Promise<boolean> => {
  const { store, shop } = context
  let entries = all
  for (let tries = 0; ; tries += 1) {
    const open = await stillToAsk(context, progress, entries)
    if (open === null) return false
    const [first] = open
    if (first === undefined) return true
    entries = open.map((entry) => ({ ...entry, item: { ...entry.item, state: 'sending' } }))
    // On disk before the call leaves, so that it is looked up after a crash.
    store.transaction(() => entries.forEach(({ item }) => store.jobs.setItem(item, null)))
    try {
      const ids = entries.map(({ remoteId }) => remoteId)
      const failures = await patiently(progress, () => shop.setOnSale(ids, isOn(first.item)), { waitsOffline: true })
      if (failures === null) return false
      const failed = new Map(failures.map(({ remoteId, failure }) => [remoteId, failure]))
      const changed = entries.filter(({ remoteId }) => !failed.has(remoteId))
      await Promise.all(changed.map((entry) => readBack(context, entry)))
      for (const { item, title, remoteId } of entries) {
        const details = failed.get(remoteId)
        if (details === undefined) settle(context, progress, item, 'listed', { title, remoteId })
        else settle(context, progress, item, 'failed', { title, remoteId, failure: { code: 'rejected', details } })
      }
      return true
    } catch (error) {
      if (!isAppError(error) || error.code === 'auth') throw error
      if (error.code !== 'unknown-outcome' || tries >= triesOfUnknown) {
        refuse(context, progress, entries, { code: error.code, details: error.details })
        return true
      }
      const note = 'An answer was lost; looking before anything is asked again.'
      if (!(await waitInJob(progress, 500 * 2 ** tries, note))) return false
    }
  }
}

// Those that need a call; the others are settled at once.
const needingCall = (context: Context, progress: Progress, items: readonly Item[]): Entry[] =>
  items.flatMap((item) => {
    const { productId } = item
    const title = context.store.products.get(productId)?.title ?? ''
    const live = context.store.live.get(productId)?.live
    if (live === undefined || live.status === 'DELETED') {
      settle(context, progress, item, 'left-out', { title, failure: notThere(title) })
      return []
    }
    const { remoteId, status } = live
    if (item.state === 'waiting' && status === (isOn(item) ? 'ACTIVATE' : 'SELLER_DEACTIVATED')) {
      settle(context, progress, item, 'already-listed', { title, remoteId })
      return []
    }
    return [{ item, title, remoteId }]
  })

const work = (context: Context) => async (progress: Progress) => {
  const { store, checker, bus } = context
  const items = store.jobs.nextItems(progress.job().id, 1_000_000)
  try {
    for (let from = 0; from < items.length && !progress.signal.aborted; from += atATime) {
      const some = items.slice(from, from + atATime)
      const entries = needingCall(context, progress, some)
      const isAsked = await askFor(context, progress, entries)
      const productIds = entries.map(({ item }) => item.productId)
      await checker.recheckMany(productIds)
      if (productIds.length > 0) bus.emit({ type: 'products.changed', productIds })
      if (!isAsked) return
      await setImmediate()
    }
  } finally {
    context.watcher.hurry()
    bus.emit({ type: 'status.changed' })
  }
}

/** Starts the job. Throws `conflict` where one is at work already. */
export const startOnSale = (context: Context, productIds: readonly string[], isOnSale: boolean): Job => {
  const { store, host, jobs } = context
  if (jobs.running('on-sale') !== null) {
    throw new AppError('conflict', {
      sentence: 'Products are being put on sale or taken off already.',
      action: 'Wait until that is done, or cancel it in Activity; then do the rest.',
    })
  }
  const jobId = host.newId()
  const unique = [...new Set(productIds)]
  const unfinished = store.jobs.unfinishedItems('on-sale', 'off-sale')
  store.transaction(() => {
    // What an earlier job left undone of these is no longer wanted.
    for (const productId of unique) {
      const left = unfinished.get(productId)
      if (left !== undefined) store.jobs.setItem({ ...left, state: 'done' }, null)
    }
    store.jobs.addItems(
      jobId,
      unique.map((productId) => ({
        id: host.newId(),
        jobId,
        productId,
        deed: isOnSale ? 'on-sale' : 'off-sale',
        state: 'waiting',
        idempotencyKey: host.newId(),
      })),
    )
  })
  const what = unique.length === 1 ? '1 product' : `${unique.length.toLocaleString('en-US')} products`
  const title = isOnSale ? `Put ${what} on sale` : `Take ${what} off sale`
  return jobs.start({ kind: 'on-sale', title, total: unique.length, id: jobId }, work(context))
}

/** Goes on with one that was cut off. A crash may have cut off the last figures it wrote of itself, so they are counted anew. */
export const resumeOnSale = (context: Context, job: Job): Job => {
  const counts: Record<string, number> = {}
  let done = 0
  for (const { outcome, items } of context.store.jobs.tally(job.id)) {
    done += items
    if (outcome !== null) counts[countNames[outcome]] = items
  }
  context.store.jobs.save({ ...job, done, counts })
  return context.jobs.start({ ...job, counts }, work(context))
}

/** What came of a job so far. Throws `invalid` where it is none of these. */
export const onSaleResults = (context: Context, jobId: string): OnSale => {
  const job = context.jobs.get(jobId)
  if (job.kind !== 'on-sale') {
    throw new AppError('invalid', {
      sentence: `“${job.title}” put nothing on sale and took nothing off.`,
      action: 'Look at its results in Activity.',
    })
  }
  const { results } = context.store.jobs.results(jobId, { offset: 0, limit: 1_000_000 })
  const withOutcome = (outcome: PublishResult['outcome']) => results.filter((result) => result.outcome === outcome)
  const changed = withOutcome('listed').map(({ productId }) => productId)
  return {
    isOnSale: context.store.jobs.deedOf(jobId) === 'on-sale',
    asked: job.total,
    done: changed.length + withOutcome('already-listed').length,
    changed,
    failures: results.flatMap(({ productId, title, failure }) =>
      failure === null ? [] : [{ productId, title, failure: failure.details }],
    ),
  }
}
