// Handlers of the upgrade desk: look, rehearse, choose, start, move, and the table.
import type { Context } from '../context.ts'
import { needLeaf } from '../suggesting/put-into-leaves.ts'
import { deskOf, rowOf, tableOf } from '../upgrading/desk.ts'
import { startEdits } from '../upgrading/edit.ts'
import { lookAtShop } from '../upgrading/look.ts'
import { needNewerTree, rehearseEntry, startRehearsal, withFacts } from '../upgrading/rehearse.ts'
import { closeRunIfOver, startTask } from '../upgrading/task.ts'
import { os } from './implementer.ts'

const hasTaskEnded = ({ store }: Context): boolean => (store.upgrades.newestRun('task')?.finishedAt ?? null) !== null

export const upgrade = {
  desk: os.upgrade.desk.handler(({ context }) => deskOf(context)),
  rows: os.upgrade.rows.handler(({ context, input }) => {
    const { filter, text, offset, limit } = input
    const query = { filter, text, taskEnded: hasTaskEnded(context) }
    const { entries, total } = context.store.upgrades.list(query, { offset, limit })
    return { rows: entries.map((entry) => rowOf(context, entry)), total }
  }),
  rehearse: os.upgrade.rehearse.handler(({ context }) => ({ jobId: startRehearsal(context).id })),
  choose: os.upgrade.choose.handler(async ({ context, input }) => {
    if (input.categoryId !== null) await needLeaf(context, input.categoryId)
    let chosen = 0
    for (const key of input.keys) {
      const entry = context.store.upgrades.get(key)
      if (entry === null || (entry.state !== 'old' && entry.state !== 'moved')) continue
      await rehearseEntry(context, { ...(await withFacts(context, entry)), chosen: input.categoryId, failure: null })
      chosen += 1
    }
    context.bus.emit({ type: 'status.changed' })
    return { chosen }
  }),
  start: os.upgrade.start.handler(({ context }) => ({ jobId: startTask(context).id })),
  look: os.upgrade.look.handler(async ({ context }) => {
    needNewerTree(context)
    await lookAtShop(context, null)
    const run = context.store.upgrades.newestRun('task')
    if (run !== null) closeRunIfOver(context, run)
    return deskOf(context)
  }),
  edit: os.upgrade.edit.handler(({ context, input }) => ({ jobId: startEdits(context, input.keys)?.id ?? null })),
  table: os.upgrade.table.handler(({ context }) => tableOf(context)),
}
