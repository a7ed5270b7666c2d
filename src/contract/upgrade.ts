// Calls of the upgrade desk: what is still in the three-level tree, where it would go, moving it, and the table of what went where.
import { oc } from '@orpc/contract'
import { z } from 'zod'

export const upgradeStates = ['old', 'sent', 'moved', 'gone'] as const
export const upgradeWays = ['task', 'edit', 'elsewhere'] as const

export const upgradeRehearsalShape = z.object({
  at: z.string(),
  kind: z.enum(['same', 'deeper', 'gone', 'chosen']),
  categoryId: z.string().nullable(),
  confidence: z.number(),
  reason: z.string(),
  candidates: z.array(
    z.object({ categoryId: z.string(), path: z.string(), confidence: z.number(), reason: z.string() }),
  ),
  newlyRequired: z.array(z.string()),
  aside: z.array(z.string()),
  wouldBlock: z.array(z.object({ sentence: z.string(), place: z.string() })),
  notRead: z.string().nullable(),
})
/** What moving a product would do, worked out here: nothing was sent. `notRead`: what the proposed leaf asks for could not be read. */
export type UpgradeRehearsed = z.infer<typeof upgradeRehearsalShape>

export const upgradeRowShape = z.object({
  key: z.string(),
  productId: z.string().nullable(),
  title: z.string(),
  sellerSku: z.string(),
  status: z.string(),
  isHereOnly: z.boolean(),
  oldLeaf: z.string().nullable(),
  oldPath: z.string(),
  newLeaf: z.string().nullable(),
  newPath: z.string(),
  state: z.enum(upgradeStates),
  way: z.enum(upgradeWays).nullable(),
  changedAt: z.string(),
  from: z.string().nullable(),
  takenBy: z.enum(['task', 'young', 'edit']),
  failure: z.string().nullable(),
  rehearsal: upgradeRehearsalShape.nullable(),
})
/**
 * A product on its way from the older tree to the newer one. `key` is the platform's id, or `local:ID` for one that is only here. `sent`: an edit is
 * in review. `takenBy` says whether the platform's task takes it, only `from` a time on (`young`), or never (`edit`). `newPath` is the proposal
 * until the product has moved.
 */
export type UpgradeRow = z.infer<typeof upgradeRowShape>

export const upgradeDeskShape = z.object({
  version: z.enum(['v1', 'v2']),
  isNeeded: z.boolean(),
  timeline: z.array(
    z.object({ day: z.string(), title: z.string(), meaning: z.string(), source: z.string(), isPast: z.boolean() }),
  ),
  counts: z.object({
    old: z.number(),
    sent: z.number(),
    moved: z.number(),
    gone: z.number(),
    differs: z.number(),
    hereOnly: z.number(),
    blocked: z.number(),
    unsure: z.number(),
    rehearsed: z.number(),
  }),
  start: z.object({
    canStart: z.boolean(),
    from: z.string().nullable(),
    eligible: z.number(),
    young: z.number(),
    byEditOnly: z.number(),
  }),
  liveHours: z.number(),
  expectedHours: z.number(),
  lookedAt: z.string().nullable(),
  task: z
    .object({
      jobId: z.string(),
      state: z.enum(['asking', 'started', 'done', 'incomplete', 'refused']),
      at: z.string(),
      expectedBy: z.string().nullable(),
      products: z.number(),
      finishedAt: z.string().nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  jobId: z.string().nullable(),
})
/** Where a shop stands on its way. `lookedAt`: when the shop was last asked which products are left. `task` is the newest task that was started. */
export type UpgradeDesk = z.infer<typeof upgradeDeskShape>

export const upgradeFilters = ['all', 'old', 'blocked', 'unsure', 'left', 'sent', 'moved', 'differs', 'gone'] as const

const keys = z.array(z.string()).min(1).max(50_000)

export const upgrade = {
  desk: oc.output(upgradeDeskShape),
  rows: oc
    .input(
      z.object({
        filter: z.enum(upgradeFilters).default('all'),
        text: z.string().max(200).default(''),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(500).default(200),
      }),
    )
    .output(z.object({ rows: z.array(upgradeRowShape), total: z.number() })),
  /** Finds what is in the older tree and works out what moving it would do. Nothing is changed. */
  rehearse: oc.output(z.object({ jobId: z.string() })),
  /** Takes another leaf than the proposed one, or the proposed one again (null). */
  choose: oc.input(z.object({ keys, categoryId: z.string().nullable() })).output(z.object({ chosen: z.number() })),
  /** Starts the platform's own task for this shop and follows it. */
  start: oc.output(z.object({ jobId: z.string() })),
  /** Asks the shop now which products are left. */
  look: oc.output(upgradeDeskShape),
  /** Moves these products, or all that are left (null), by an edit of each. Blocked ones are left where they are. */
  edit: oc.input(z.object({ keys: keys.nullable() })).output(z.object({ jobId: z.string().nullable() })),
  /** The table of old and new leaves as CSV text. */
  table: oc.output(z.object({ name: z.string(), csv: z.string(), lines: z.number() })),
}
