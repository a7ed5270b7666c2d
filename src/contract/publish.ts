// Calls that list products: the plan before, the job while, the results after.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { failureShape } from './failure.ts'

export const planItemShape = z.object({
  productId: z.string(),
  title: z.string(),
  deed: z.enum(['create', 'edit', 'price-stock', 'nothing', 'left-out']),
  willWait: z.boolean(),
  reason: z.string().nullable(),
  variants: z.number(),
  images: z.number(),
  standIns: z.number(),
  changes: z.array(z.object({ field: z.string(), live: z.string().nullable(), ours: z.string() })),
})
/** What would be sent for one product. `willWait`: its leaf is invite-only, so buyers see it only after a permission. */
export type PlanItem = z.infer<typeof planItemShape>

export const planShape = z.object({
  /** By which further pages of this plan are asked for. */
  id: z.string(),
  create: z.number(),
  edit: z.number(),
  priceStock: z.number(),
  leftOut: z.number(),
  willWait: z.number(),
  standIns: z.number(),
  quotaPerDay: z.number(),
  quotaUsedToday: z.number(),
  finishDate: z.string().nullable(),
  items: z.array(planItemShape),
  total: z.number(),
})
/** The whole in counts, and the first of its items; `planItems` gives the others. */
export type Plan = z.infer<typeof planShape>

export const publishResultShape = z.object({
  productId: z.string(),
  title: z.string(),
  outcome: z.enum(['listed', 'already-listed', 'left-out', 'failed', 'unknown', 'waiting']),
  remoteId: z.string().nullable(),
  sentence: z.string(),
  failure: failureShape.nullable(),
})
/** What came of one product: `listed` now, `already-listed` found there before sending again, `unknown` still to be looked up. */
export type PublishResult = z.infer<typeof publishResultShape>

const which = z.object({ productIds: z.array(z.string()).nullable() })

export const onSaleShape = z.object({
  isOnSale: z.boolean(),
  asked: z.number(),
  done: z.number(),
  changed: z.array(z.string()),
  failures: z.array(z.object({ productId: z.string(), title: z.string(), failure: failureShape.shape.details })),
})
/** What came of putting products on sale (or off it) so far. `done` of the products that were `asked` for are as wanted; `changed` are the ids of those that were not so before; a product that the shop does not have is a failure too. */
export type OnSale = z.infer<typeof onSaleShape>

export const publish = {
  plan: oc.input(which).output(planShape),
  /** A page of the items of the newest plan, all that do something or one deed. `conflict` where another plan was made meanwhile. */
  planItems: oc
    .input(
      z.object({
        planId: z.string(),
        deed: planItemShape.shape.deed.nullable(),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(z.object({ items: z.array(planItemShape), total: z.number() })),
  start: oc.input(which).output(z.object({ jobId: z.string().nullable() })),
  /** Takes listings off sale (`isOnSale` false), or hands them in to be on sale again, as a job. Nothing is deleted. `conflict` while another one is at it. */
  setOnSale: oc
    .input(z.object({ productIds: z.array(z.string()).min(1).max(200_000), isOnSale: z.boolean() }))
    .output(z.object({ jobId: z.string() })),
  onSaleResults: oc.input(z.object({ jobId: z.string() })).output(onSaleShape),
  results: oc
    .input(z.object({ jobId: z.string(), offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }))
    .output(z.object({ results: z.array(publishResultShape), total: z.number() })),
}
