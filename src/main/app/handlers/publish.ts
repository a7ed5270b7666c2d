// Handlers that list products: the plan, the job, its results.
import { AppError } from '#contract/failure.ts'
import type { Job } from '#contract/job.ts'
import type { PlanItem, PublishResult } from '#contract/publish.ts'
import { readRulesOf } from '../reference.ts'
import type { Context } from '../context.ts'
import { planFor } from '../publishing/plan.ts'
import { onSaleResults, startOnSale } from '../publishing/on-sale.ts'
import { publishItems } from '../publishing/publisher.ts'
import { os } from './implementer.ts'
import { goOn } from './jobs.ts'

const firstItems = 200

// The newest plan of each workspace, so that its pages agree with its counts.
const plans = new WeakMap<Context['store'], { readonly id: string; readonly all: readonly PlanItem[] }>()

/** Reads what the leaves in use ask for, so that checks and plan know it. Offline, what was read before must do. */
const readLeaves = async (context: Context): Promise<void> => {
  const unread = [...context.store.reference.productsPerCategory().keys()].filter(
    (id) => context.reference.knownRules(id) === null,
  )
  if (unread.length === 0) return
  await readRulesOf(context.reference, unread)
  await context.checker.recheckMany(null)
}

/** The publish that waits for another day, null where none does. Throws `conflict` where one is at work. */
const waitingPublish = ({ jobs }: Context): Job | null => {
  const busy = jobs.running('publish')
  if (busy?.state !== 'running') return busy
  throw new AppError('conflict', {
    sentence: 'Products are being published already.',
    action: 'Wait until that is done, or cancel it; then publish the rest.',
  })
}

const leftOut = (item: { productId: string; title: string; reason: string | null }): PublishResult => ({
  productId: item.productId,
  title: item.title,
  outcome: 'left-out',
  remoteId: null,
  sentence: item.reason ?? 'Left out because of its findings.',
  failure: null,
})

export const publish = {
  plan: os.publish.plan.handler(async ({ context, input }) => {
    await readLeaves(context)
    const { sendIds, all, ...plan } = await planFor(context, input.productIds, firstItems)
    void sendIds
    // A short one is whole as it is; it must not push out the long one that somebody pages through.
    if (all.length > firstItems) plans.set(context.store, { id: plan.id, all })
    return plan
  }),
  planItems: os.publish.planItems.handler(({ context, input }) => {
    const plan = plans.get(context.store)
    if (plan === undefined || plan.id !== input.planId) {
      throw new AppError('conflict', {
        sentence: 'This plan is no longer the newest one.',
        action: 'Work the plan out again.',
      })
    }
    const { deed, offset, limit } = input
    const meant = plan.all.filter((item) => (deed === null ? item.deed !== 'nothing' : item.deed === deed))
    return { items: meant.slice(offset, offset + limit), total: meant.length }
  }),
  start: os.publish.start.handler(async ({ context, input }) => {
    waitingPublish(context)
    await readLeaves(context)
    const plan = await planFor(context, input.productIds, 0)
    if (plan.sendIds.length === 0 && plan.leftOut === 0) return { jobId: null }
    const { store, host } = context
    // One that waits for tomorrow lets others pass, and goes on after them. Another one may have been started while this one was planned: from the last look
    // to the start nothing is waited for, so that no product is handed to two of them.
    while (waitingPublish(context) !== null) await context.jobs.interrupt('publish')
    const jobId = host.newId()
    const unfinished = store.jobs.unfinishedItems('publish')
    const adopted = plan.sendIds.flatMap((id) => unfinished.get(id) ?? [])
    const fresh = plan.sendIds.filter((id) => !unfinished.has(id))
    const excluded = plan.all.filter((item) => item.deed === 'left-out')
    store.transaction(() => {
      const earlier = new Set(adopted.map((item) => item.jobId))
      store.jobs.adopt(jobId, adopted)
      for (const job of context.jobs.interrupted().filter(({ id }) => earlier.has(id))) {
        if (store.jobs.nextItems(job.id, 1).length > 0) continue
        store.jobs.save({ ...job, state: 'cancelled', note: 'A later publish went on with it.' })
      }
      store.jobs.addItems(
        jobId,
        fresh.map((productId) => ({
          id: host.newId(),
          jobId,
          productId,
          deed: 'publish',
          state: 'waiting',
          idempotencyKey: host.newId(),
        })),
      )
      store.jobs.addResults(
        jobId,
        excluded.map((item) => ({ id: host.newId(), result: leftOut(item) })),
      )
    })
    const count = plan.sendIds.length
    const title = count === 1 ? 'Publish 1 product' : `Publish ${count.toLocaleString('en-US')} products`
    context.jobs.start(
      { kind: 'publish', title, total: count, id: jobId, counts: { leftOut: excluded.length } },
      (progress) => publishItems(context, progress),
    )
    const goOnAfterwards = async (): Promise<void> => {
      const { state } = await context.jobs.wait(jobId)
      if (state === 'done') goOn(context)
    }
    goOnAfterwards().catch((error: unknown) => host.log.warn('publishing did not go on', { error: String(error) }))
    return { jobId }
  }),
  setOnSale: os.publish.setOnSale.handler(({ context, input }) => ({
    jobId: startOnSale(context, input.productIds, input.isOnSale).id,
  })),
  onSaleResults: os.publish.onSaleResults.handler(({ context, input }) => onSaleResults(context, input.jobId)),
  results: os.publish.results.handler(({ context, input }) => context.store.jobs.results(input.jobId, input)),
}
