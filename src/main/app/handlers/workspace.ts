// Handlers about the workspace as a whole, where everything stands, and the stream of events.
import { os } from './implementer.ts'
import { summarise } from '../watching/permissions.ts'
import { isSellerLink } from '../links.ts'
import { AppError } from '#contract/failure.ts'

export const app = {
  info: os.app.info.handler(({ context }) => ({
    version: context.host.version,
    host: context.host.name,
    workspace: context.host.workspace,
    shop: context.store.meta.shop(),
    counts: context.store.products.counts(),
    categoryTree: context.reference.summary(),
    defaults: context.store.meta.defaults(),
    secrets: context.host.secretsState(),
  })),
  setDefaults: os.app.setDefaults.handler(async ({ context, input }) => {
    context.store.meta.saveDefaults(input)
    await context.checker.recheckMany(null)
    context.bus.emit({ type: 'products.changed', productIds: null })
    return context.store.meta.defaults()
  }),
  openLink: os.app.openLink.handler(async ({ context, input }) => {
    if (!isSellerLink(input.link)) {
      throw new AppError('invalid', {
        sentence: 'Listwright opens pages of TikTok Shop only, and this link leads elsewhere.',
        action: 'Copy the address and open it yourself if you trust it.',
      })
    }
    return { isOpened: await context.host.openLink(input.link) }
  }),
  notices: os.app.notices.handler(({ context }) => context.store.meta.notices(100)),
}

export const status = {
  summary: os.status.summary.handler(({ context }) => summarise(context)),
  refresh: os.status.refresh.handler(async ({ context }) => {
    await context.watcher.refresh()
    return summarise(context)
  }),
}

export const events = {
  subscribe: os.events.subscribe.handler(({ context, signal }) => context.bus.stream(signal)),
}
