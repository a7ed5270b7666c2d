// Putting products on sale and taking them off: what was asked for, how far it is, what came of it. The shop decides; nothing is deleted.
import { create } from 'zustand'
import type { Job } from '#contract/job.ts'
import type { OnSale } from '#contract/publish.ts'
import { calls } from '#renderer/bridge.ts'
import { cancelJob } from '#renderer/features/activity/jobs-store.ts'
import { complain, say } from '#renderer/features/frame/toast-store.ts'
import { several } from '#renderer/ui/format.ts'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'

type OnSaleState = {
  readonly productIds: readonly string[]
  readonly asked: number
  readonly jobId: string | null
  readonly isOnSale: boolean
  readonly state: 'asked' | 'running' | 'over'
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
  const fresh = {
    state: 'asked' as const,
    asked: productIds.length,
    jobId: null,
    changed: [],
    failures: [],
    problem: null,
    isStopping: false,
  }
  useOnSale.setState({ open: { productIds, isOnSale, ...fresh } })
}

export const closeOnSale = (): void => {
  if (useOnSale.getState().open?.state !== 'running') useOnSale.setState({ open: null })
}

/** Stops the job; what was asked for by then stays. */
export const stopOnSale = (): void => {
  const { open } = useOnSale.getState()
  patch({ isStopping: true })
  if (open?.jobId !== null && open?.jobId !== undefined) void cancelJob(open.jobId)
}

/** Shows what came of a job that is over, or how far it is. */
export const showOnSale = async (job: Job): Promise<void> => {
  if (useOnSale.getState().open?.state === 'running') return
  try {
    const { isOnSale, asked, changed, failures } = await calls.publish.onSaleResults({ jobId: job.id })
    const known = {
      productIds: [],
      asked,
      isOnSale,
      jobId: job.id,
      changed,
      failures,
      problem: null,
      isStopping: false,
    }
    useOnSale.setState({ open: { ...known, state: 'over' } })
  } catch (error) {
    complain(error)
  }
}

const tell = (changed: readonly string[], isOnSale: boolean): void => {
  const sentence = `${several(changed.length, 'product')} ${isOnSale ? 'handed in to be on sale again' : 'taken off sale'}`
  const back = isOnSale ? 'Take off sale again' : 'Put back on sale'
  // The way back concerns what was changed now, not what was so before.
  const deed = changed.length === 0 ? null : { label: back, run: () => askOnSale(changed, !isOnSale) }
  say(changed.length === 0 ? 'Nothing had to be changed in the shop' : sentence, { deed })
}

/** Starts the job for what was asked, and shows what came of it when it is over. */
export const runOnSale = async (): Promise<void> => {
  const asked = useOnSale.getState().open
  if (asked === null || asked.state !== 'asked') return
  const { productIds, isOnSale } = asked
  patch({ state: 'running' })
  let isWhole = false
  try {
    const { jobId } = await calls.publish.setOnSale({ productIds: [...productIds], isOnSale })
    patch({ jobId })
    // Stopped before its job was known here.
    if (useOnSale.getState().open?.isStopping === true) await cancelJob(jobId)
    const { state, note } = await calls.jobs.wait({ jobId })
    isWhole = state === 'done'
    const { changed, failures } = await calls.publish.onSaleResults({ jobId })
    const problem =
      state === 'failed' || state === 'interrupted'
        ? { code: state, sentence: note ?? 'It was stopped.', action: 'Go on with it in Activity.' }
        : null
    patch({ changed, failures, problem })
  } catch (error) {
    patch({ problem: wordsOf(error) })
  }
  patch({ state: 'over' })
  const over = useOnSale.getState().open
  if (over === null) return
  tell(over.changed, isOnSale)
  // Where all went well there is nothing left to read.
  if (over.failures.length === 0 && over.problem === null && isWhole) closeOnSale()
}
