// The plan before, the job while, the results after listing. Nothing is sent before `confirm` is called.
import { create } from 'zustand'
import type { Plan, PublishResult } from '#contract/publish.ts'
import { calls } from '#renderer/bridge.ts'
import type { Words } from '#renderer/words.ts'
import { wordsOf } from '#renderer/words.ts'
import { say } from '#renderer/features/frame/toast-store.ts'

type PublishState = {
  /** The chosen products, or null for all that are ready. */
  readonly productIds: readonly string[] | null
  readonly plan: Plan | null
  readonly isPlanning: boolean
  readonly jobId: string | null
  readonly results: readonly PublishResult[]
  readonly resultTotal: number
  readonly failure: Words | null
}

export const usePublish = create<PublishState>(() => ({
  productIds: null,
  plan: null,
  isPlanning: false,
  jobId: null,
  results: [],
  resultTotal: 0,
  failure: null,
}))

let planned = 0

/** Works out what would be sent. The old plan stays until the new one is here. */
export const makePlan = async (): Promise<void> => {
  planned += 1
  const mine = planned
  usePublish.setState({ isPlanning: true })
  const { productIds } = usePublish.getState()
  try {
    const plan = await calls.publish.plan({ productIds: productIds === null ? null : [...productIds] })
    if (mine === planned) usePublish.setState({ plan, failure: null })
  } catch (error) {
    if (mine === planned) usePublish.setState({ failure: wordsOf(error) })
  }
  if (mine === planned) usePublish.setState({ isPlanning: false })
}

/** Chooses what the plan is about. An earlier job's results make room for it. */
export const planFor = (productIds: readonly string[] | null): void => {
  usePublish.setState({ productIds, plan: null, jobId: null, results: [], resultTotal: 0, failure: null })
  void makePlan()
}

const page = 500

/** Reads the results of the shown job from where they end now. */
export const readResults = async (isFresh = false): Promise<void> => {
  const { jobId, results } = usePublish.getState()
  if (jobId === null) return
  try {
    const answer = await calls.publish.results({ jobId, offset: isFresh ? 0 : results.length, limit: page })
    if (usePublish.getState().jobId !== jobId) return
    usePublish.setState({
      results: isFresh ? answer.results : [...results, ...answer.results],
      resultTotal: answer.total,
    })
  } catch (error) {
    usePublish.setState({ failure: wordsOf(error) })
  }
}

/** Shows a job of listing that runs or ran. */
export const showJob = (jobId: string): void => {
  usePublish.setState({ jobId, results: [], resultTotal: 0, failure: null })
  void readResults(true)
}

/** Sends the plan. */
export const confirm = async (): Promise<void> => {
  const { productIds } = usePublish.getState()
  try {
    const { jobId } = await calls.publish.start({ productIds: productIds === null ? null : [...productIds] })
    if (jobId === null) say('There was nothing left to send.')
    else showJob(jobId)
  } catch (error) {
    usePublish.setState({ failure: wordsOf(error) })
  }
}
