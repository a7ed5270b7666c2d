// What the work tells the window unasked: one stream of small events, each with its name.
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { jobShape } from './job.ts'

export const noticeShape = z.object({
  id: z.string(),
  kind: z.enum(['permission', 'job', 'connection', 'import', 'category']),
  title: z.string(),
  body: z.string(),
  link: z.string().nullable(),
  at: z.string(),
})
/** Something the seller should hear of even when the window is hidden. It also stands in Activity. */
export type Notice = z.infer<typeof noticeShape>

export const appEventShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('job.changed'), job: jobShape }),
  z.object({ type: z.literal('products.changed'), productIds: z.array(z.string()).nullable() }),
  z.object({ type: z.literal('status.changed') }),
  z.object({ type: z.literal('files.waiting') }),
  z.object({
    type: z.literal('import.looking'),
    fileId: z.string(),
    done: z.number(),
    total: z.number(),
    note: z.string().nullable(),
  }),
  z.object({ type: z.literal('connection.changed'), online: z.boolean() }),
  z.object({ type: z.literal('notice.raised'), notice: noticeShape }),
])
/**
 * `products.changed` with null means: any of them may have changed. `hello` is the first event of every stream. `import.looking` says how far a look into
 * a file is, in lines or rows; a total of 0 is not known yet.
 */
export type AppEvent = z.infer<typeof appEventShape>

export const events = { subscribe: oc.output(eventIterator(appEventShape)) }
