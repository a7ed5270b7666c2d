// Calls on the platform's reference data: how old it is, what was wrong with it, what changed, and reading it again.
import { oc } from '@orpc/contract'
import { z } from 'zod'

const treeStateShape = z.object({
  version: z.enum(['v1', 'v2']),
  isInUse: z.boolean(),
  leaves: z.number(),
  nodes: z.number(),
  syncedAt: z.string().nullable(),
  isDue: z.boolean(),
  failure: z.string().nullable(),
  faults: z.array(z.object({ kind: z.string(), id: z.string(), sentence: z.string() })),
  faultsTotal: z.number(),
})
/** One version of the tree. `isInUse`: products of this market are listed with it. `failure`: the last try to read it did not succeed. */
export type TreeState = z.infer<typeof treeStateShape>

const ruleChangeShape = z.object({
  id: z.string(),
  at: z.string(),
  categoryId: z.string(),
  categoryName: z.string(),
  categoryPath: z.array(z.string()),
  products: z.number(),
  isSeen: z.boolean(),
  changes: z.array(z.object({ kind: z.string(), subject: z.string(), sentence: z.string(), isStricter: z.boolean() })),
})
/** What a leaf asks for differently since it was last read, and how many products are in it now. */
export type RuleChange = z.infer<typeof ruleChangeShape>

export const syncStateShape = z.object({
  locale: z.string(),
  locales: z.array(z.string()),
  trees: z.array(treeStateShape),
  rules: z.object({
    inUse: z.number(),
    known: z.number(),
    due: z.number(),
    oldestAt: z.string().nullable(),
    failed: z.array(z.object({ categoryId: z.string(), name: z.string(), sentence: z.string() })),
  }),
  brands: z.object({ inUse: z.number(), known: z.number(), due: z.number(), oldestAt: z.string().nullable() }),
  misplaced: z.array(
    z.object({
      categoryId: z.string(),
      name: z.string(),
      kind: z.enum(['older-tree', 'vanished', 'not-a-leaf']),
      products: z.number(),
      sentence: z.string(),
    }),
  ),
  changes: z.array(ruleChangeShape),
  schedule: z.array(z.object({ what: z.string(), hours: z.number(), reason: z.string() })),
  jobId: z.string().nullable(),
})
/** All that is known about the age and the faults of trees, rules and brands. `misplaced`: leaves that products name and the tree in use does not have. */
export type SyncState = z.infer<typeof syncStateShape>

export const sync = {
  state: oc.output(syncStateShape),
  /** Reads both trees, then what the leaves in use ask for. A round that runs already is handed back. */
  start: oc.output(z.object({ jobId: z.string() })),
  useLocale: oc.input(z.object({ locale: z.string() })).output(syncStateShape),
  markSeen: oc.output(z.object({ seen: z.number() })),
}
