// Looks the whole catalogue through and remembers what was found, grouped by rule.
import { create } from 'zustand'
import type { Client } from '#contract/index.ts'
import { calls } from '#renderer/bridge.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { count, several } from '#renderer/ui/format.ts'
import { refreshHistory, undo } from './history-store.ts'
import { ask } from './products-store.ts'

type CheckResult = Awaited<ReturnType<Client['checks']['run']>>

export const useChecks = create<{ readonly result: CheckResult | null; readonly isRunning: boolean }>(() => ({
  result: null,
  isRunning: false,
}))

/** Checks every product, offline, and says what came of it. */
export const runChecks = async (): Promise<void> => {
  useChecks.setState({ isRunning: true })
  try {
    const result = await calls.checks.run()
    useChecks.setState({ result })
    say(
      `${several(result.products, 'product')} checked: ${count(result.ready)} can be listed, ${count(result.blocked)} need work`,
      {
        deed: result.blocked > 0 ? { label: 'Show them', run: () => ask({ view: 'needs-work' }) } : null,
      },
    )
  } catch (error) {
    complain(error)
  }
  useChecks.setState({ isRunning: false })
}

/** Mends one kind of finding, for these products or (null) for all that have it, as one batch. */
export const fix = async (code: string, fixId: string, productIds: readonly string[] | null): Promise<void> => {
  try {
    const { batch, products } = await calls.checks.fix({
      code,
      fixId,
      productIds: productIds === null ? null : [...productIds],
    })
    if (batch === null) say('There was nothing to mend.')
    else
      say(`${several(products, 'product')} mended`, {
        detail: batch.label,
        deed: { label: 'Undo', run: () => void undo(batch.id) },
      })
  } catch (error) {
    complain(error)
  }
  await refreshHistory()
}
