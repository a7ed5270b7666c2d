// Handlers on how the keys of shops are kept. A passphrase is handed on and forgotten.
import type { Context } from '../context.ts'
import { os } from './implementer.ts'
import { switched } from './shops.ts'

const told = (context: Context): { state: ReturnType<Context['host']['secretsState']> } => {
  context.bus.emit({ type: 'connection.changed', online: context.store.meta.shop()?.isOnline !== false })
  return { state: context.host.secretsState() }
}

export const keys = {
  protect: os.keys.protect.handler(async ({ context, input }) => {
    await context.keys.protect(input.passphrase)
    return told(context)
  }),
  unlock: os.keys.unlock.handler(async ({ context, input }) => {
    await context.keys.unlock(input.passphrase)
    await switched(context)
    return told(context)
  }),
  change: os.keys.change.handler(async ({ context, input }) => {
    await context.keys.change(input.passphrase, input.next)
    return told(context)
  }),
  forget: os.keys.forget.handler(async ({ context }) => {
    await context.keys.forget()
    await switched(context)
    return told(context)
  }),
}
