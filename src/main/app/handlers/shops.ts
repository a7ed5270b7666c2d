// Handlers on connected shops. They hand on to the port that holds the secrets and bring the workspace in step with the shop in use.
import type { Context } from '../context.ts'
import { os } from './implementer.ts'
import { resumeUpgrades } from '../upgrading/resume.ts'
import { goOn } from './jobs.ts'

/** What talks to the shop in use; none of it may go on with another one. */
const ofOneShop = ['publish', 'on-sale', 'upgrade', 'sync', 'suggest', 'poll'] as const

const leaveShop = async (context: Context): Promise<void> => {
  for (const kind of ofOneShop) await context.jobs.interrupt(kind)
}

/**
 * Brings everything in step with the shop in use: another shop has another tree, another market and other live products. Work for the shop before was
 * interrupted by then; it goes on when that shop is in use again.
 */
export const switched = async (context: Context): Promise<void> => {
  context.reference.forget()
  await context.reference.tree().catch((error: unknown) => {
    context.host.log.warn('no category tree of this shop yet', { error: String(error) })
  })
  await context.checker.recheckMany(null)
  context.watcher.hurry()
  context.bus.emit({ type: 'products.changed', productIds: null })
  context.bus.emit({ type: 'status.changed' })
  goOn(context)
  resumeUpgrades(context)
}

export const shops = {
  list: os.shops.list.handler(({ context }) => context.connections.list()),
  connect: os.shops.connect.handler(({ context, input }) => context.connections.connect(input)),
  authorise: os.shops.authorise.handler(({ context, input }) => context.connections.authorise(input.connectionId)),
  finish: os.shops.finish.handler(({ context, input }) =>
    context.connections.finish(input.connectionId, input.redirect),
  ),
  use: os.shops.use.handler(async ({ context, input }) => {
    await leaveShop(context)
    const shop = await context.connections.use(input.shopId, input.connectionId)
    await switched(context)
    return shop
  }),
  usePractice: os.shops.usePractice.handler(async ({ context }) => {
    await leaveShop(context)
    const shop = await context.connections.usePractice()
    await switched(context)
    return shop
  }),
  disconnect: os.shops.disconnect.handler(async ({ context, input }) => {
    const before = context.store.meta.shop()?.id
    const { shops: all } = await context.connections.list()
    const isInUse = all.some(({ connectionId, isInUse: isUsed }) => isUsed && connectionId === input.connectionId)
    if (isInUse) await leaveShop(context)
    const answer = await context.connections.disconnect(input.connectionId)
    if (before !== context.store.meta.shop()?.id) await switched(context)
    return answer
  }),
  prerequisites: os.shops.prerequisites.handler(({ context }) => context.connections.prerequisites()),
  calls: os.shops.calls.handler(({ context }) => context.connections.calls()),
  supportText: os.shops.supportText.handler(({ context }) => ({ text: context.connections.supportText() })),
}
