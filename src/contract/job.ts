// Long work: what a job looks like from outside. It knows no feature.
import { z } from 'zod'

export const jobKinds = [
  'import',
  'publish',
  'on-sale',
  'check',
  'sync',
  'poll',
  'images',
  'export',
  'upgrade',
  'suggest',
] as const
export const jobStates = ['running', 'paused', 'done', 'cancelled', 'failed', 'interrupted'] as const

export const jobShape = z.object({
  id: z.string(),
  kind: z.enum(jobKinds),
  title: z.string(),
  state: z.enum(jobStates),
  done: z.number(),
  total: z.number(),
  counts: z.record(z.string(), z.number()),
  note: z.string().nullable(),
  batchId: z.string().nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  perMinute: z.number().nullable(),
  secondsLeft: z.number().nullable(),
})
/** A long deed with counts. `counts` names outcomes (`live`, `refused`, `lookedUp` …); `note` is one line on what it waits for. */
export type Job = z.infer<typeof jobShape>
