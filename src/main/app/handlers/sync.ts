// Handlers on the age of the reference data, on its language, and on reading it again.
import { AppError, isAppError } from '#contract/failure.ts'
import { treeLocales } from '#core/markets/tree-words.ts'
import { startSync } from '../syncing/sync-job.ts'
import { syncState } from '../syncing/sync-state.ts'
import { os } from './implementer.ts'

export const sync = {
  state: os.sync.state.handler(({ context }) => syncState(context)),
  start: os.sync.start.handler(({ context }) => ({ jobId: startSync(context, true).id })),
  useLocale: os.sync.useLocale.handler(async ({ context, input }) => {
    const { reference } = context
    if (!treeLocales.includes(input.locale)) {
      throw new AppError('invalid', {
        sentence: `TikTok Shop names its categories in ${treeLocales.length} languages, and ${input.locale.slice(0, 20)} is none of them.`,
        action: 'Choose one of the list.',
      })
    }
    const before = reference.locale()
    reference.useLocale(input.locale)
    try {
      await reference.tree()
    } catch (error) {
      // Without its tree a language shows nothing; the one from before still works.
      reference.useLocale(before)
      if (isAppError(error) && error.code === 'offline') {
        throw new AppError('offline', {
          sentence: `The names in ${input.locale} were never read, and the shop cannot be reached now.`,
          action: `The names in ${before} stay. Choose again when the shop is there.`,
        })
      }
      throw error
    }
    startSync(context, true)
    context.bus.emit({ type: 'products.changed', productIds: null })
    return syncState(context)
  }),
  markSeen: os.sync.markSeen.handler(({ context }) => {
    const seen = context.store.reference.markRuleChangesSeen(context.host.now())
    context.bus.emit({ type: 'products.changed', productIds: null })
    return { seen }
  }),
}
