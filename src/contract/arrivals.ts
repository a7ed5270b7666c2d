// Calls on files that come from outside: opened with Listwright, or new in a watched folder. They wait until the seller looks into them.
import { oc } from '@orpc/contract'
import { z } from 'zod'

export const arrivalShape = z.object({
  fileId: z.string(),
  name: z.string(),
  from: z.enum(['opened', 'watched']),
  at: z.string(),
})
/** A file that waits: `opened` with Listwright by the system, or noticed in the `watched` folder. */
export type Arrival = z.infer<typeof arrivalShape>

export const watchStateShape = z.object({
  folder: z.string().nullable(),
  problem: z.string().nullable(),
  canChoose: z.boolean(),
})
/** Which folder is watched, why it cannot be just now, and whether this host has a dialog to choose one with. */
export type WatchState = z.infer<typeof watchStateShape>

export const arrivals = {
  list: oc.output(z.array(arrivalShape)),
  /** Takes a file off the list; the file itself stays where it is. */
  dismiss: oc.input(z.object({ fileId: z.string() })).output(z.object({ dismissed: z.literal(true) })),
  watching: oc.output(watchStateShape),
  /** Watches this folder, or none. Files that lie there already are not proposed. */
  watch: oc.input(z.object({ folder: z.string().min(1).max(4000).nullable() })).output(watchStateShape),
  /** Asks for a folder with the system's dialog; null where none was chosen. */
  chooseFolder: oc.output(z.object({ folder: z.string().nullable() })),
}
