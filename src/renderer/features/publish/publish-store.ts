// The plan before, the job while, the results after listing. Nothing is sent before `confirm` is called.
import { create } from 'zustand'
import type { Plan, PlanItem, PublishResult } from '#contract/publish.ts'
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

/** A page of the plan's items; null where it could not be read. A plan that another one has replaced is made anew. */
export const readPlanPage = async (
  planId: string,
  deed: PlanItem['deed'] | null,
  offset: number,
  limit: number,
): Promise<readonly PlanItem[] | null> => {
  try {
    return (await calls.publish.planItems({ planId, deed, offset, limit })).items
  } catch (error) {
    const words = wordsOf(error)
    if (usePublish.getState().plan?.id === planId) void makePlan()
    else usePublish.setState({ failure: words })
    return null
  }
}

/** Chooses what the plan is about. An earlier job's results make room for it. */
export const planFor = (productIds: readonly string[] | null): void => {
  usePublish.setState({ productIds, plan: null, jobId: null, results: [], resultTotal: 0, failure: null })
  void makePlan()
}

const page = 500
let isReading = false
let isWantedAgain = false

const readAll = async (jobId: string, pages: number): Promise<void> => {
  const results: PublishResult[] = []
  let total = 0
  for (let at = 0; at < pages; at += 1) {
    const answer = await calls.publish.results({ jobId, offset: at * page, limit: page })
    results.push(...answer.results)
    total = answer.total
    if (results.length >= total) break
  }
  if (usePublish.getState().jobId === jobId) usePublish.setState({ results, resultTotal: total })
}

/** Reads the results of the shown job anew, and with `isMore` one page beyond what is shown. One reading at a time. */
export const readResults = async (isMore = false): Promise<void> => {
  isWantedAgain = true
  if (isReading) return
  isReading = true
  while (isWantedAgain) {
    isWantedAgain = false
    const { jobId, results } = usePublish.getState()
    if (jobId === null) break
    const pages = Math.max(1, Math.ceil(results.length / page)) + (isMore ? 1 : 0)
    try {
      await readAll(jobId, pages)
    } catch (error) {
      usePublish.setState({ failure: wordsOf(error) })
    }
  }
  isReading = false
}

/** Shows a job of listing that runs or ran. */
export const showJob = (jobId: string): void => {
  usePublish.setState({ jobId, results: [], resultTotal: 0, failure: null })
  void readResults()
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
