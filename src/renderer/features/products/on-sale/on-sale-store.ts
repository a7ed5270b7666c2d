// Putting products on sale and taking them off: what was asked for, how far it is, what came of it. The shop decides; nothing is deleted.
import { create } from 'zustand'
import type { OnSale } from '#contract/publish.ts'
import { calls } from '#renderer/bridge.ts'
import { say } from '#renderer/features/frame/toast-store.ts'
import { several } from '#renderer/ui/format.ts'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'

// So many are asked for in one call: few enough that it can be stopped, and that each call is answered soon.
const atATime = 60

type OnSaleState = {
  readonly productIds: readonly string[]
  readonly isOnSale: boolean
  readonly state: 'asked' | 'running' | 'over'
  readonly done: number
  readonly changed: readonly string[]
  readonly failures: OnSale['failures']
  readonly problem: Words | null
  readonly isStopping: boolean
}

export const useOnSale = create<{ readonly open: OnSaleState | null }>(() => ({ open: null }))

const patch = (change: Partial<OnSaleState>): void =>
  useOnSale.setState(({ open }) => ({ open: open === null ? null : { ...open, ...change } }))

/** Asks the seller whether these products go on sale (or off it). One deed at a time. */
export const askOnSale = (productIds: readonly string[], isOnSale: boolean): void => {
  if (productIds.length === 0 || useOnSale.getState().open?.state === 'running') return
  const fresh = { state: 'asked' as const, done: 0, changed: [], failures: [], problem: null, isStopping: false }
  useOnSale.setState({ open: { productIds, isOnSale, ...fresh } })
}

export const closeOnSale = (): void => {
  if (useOnSale.getState().open?.state !== 'running') useOnSale.setState({ open: null })
}

export const stopOnSale = (): void => patch({ isStopping: true })

const tell = (changed: readonly string[], isOnSale: boolean): void => {
  const sentence = `${several(changed.length, 'product')} ${isOnSale ? 'handed in to be on sale again' : 'taken off sale'}`
  const back = isOnSale ? 'Take off sale again' : 'Put back on sale'
  // The way back concerns what was changed now, not what was so before.
  const deed = changed.length === 0 ? null : { label: back, run: () => askOnSale(changed, !isOnSale) }
  say(changed.length === 0 ? 'Nothing had to be changed in the shop' : sentence, { deed })
}

/** Does what was asked, a few products at a time, until all are done or it is stopped. */
export const runOnSale = async (): Promise<void> => {
  const asked = useOnSale.getState().open
  if (asked === null || asked.state !== 'asked') return
  const { productIds, isOnSale } = asked
  patch({ state: 'running' })
  try {
    for (let from = 0; from < productIds.length && useOnSale.getState().open?.isStopping === false; from += atATime) {
      const answer = await calls.publish.setOnSale({ productIds: productIds.slice(from, from + atATime), isOnSale })
      const now = useOnSale.getState().open
      if (now === null) return
      patch({
        done: Math.min(productIds.length, from + atATime),
        changed: [...now.changed, ...answer.changed],
        failures: [...now.failures, ...answer.failures],
      })
    }
  } catch (error) {
    patch({ problem: wordsOf(error) })
  }
  patch({ state: 'over' })
  const over = useOnSale.getState().open
  if (over === null) return
  tell(over.changed, isOnSale)
  // Where all went well there is nothing left to read.
  if (over.failures.length === 0 && over.problem === null && over.done === productIds.length) closeOnSale()
}
