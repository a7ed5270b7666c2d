// The job that suggests leaves, from its start to going on after a crash or a cancel. What it needs for that is kept until it is done.
import { z } from 'zod'
import { AppError } from '#contract/failure.ts'
import type { Job } from '#contract/job.ts'
import type { Context } from '../context.ts'
import type { Progress } from '../job-runner.ts'
import { suggestLeaves } from './suggest.ts'

const taskShape = z.object({ productIds: z.array(z.string()), asksPlatform: z.boolean() })
type SuggestTask = z.infer<typeof taskShape>

const keyOf = (jobId: string): string => `suggest-${jobId}`

const work =
  (context: Context, { productIds, asksPlatform }: SuggestTask) =>
  async (progress: Progress): Promise<void> => {
    await suggestLeaves(context, productIds, asksPlatform, progress)
    // One that was cut off or stopped can still be gone on with.
    if (!progress.signal.aborted) context.store.meta.saveTask(keyOf(progress.job().id), null)
  }

const refuseSecond = (context: Context): void => {
  if (!context.jobs.isRunning('suggest')) return
  throw new AppError('conflict', {
    sentence: 'Categories are being suggested already.',
    action: 'Wait until that is done, or cancel it.',
  })
}

/** Starts suggesting leaves for these products. Throws `conflict` while another such job runs. */
export const startSuggesting = (context: Context, productIds: readonly string[], asksPlatform: boolean): Job => {
  refuseSecond(context)
  const task = { productIds: [...productIds], asksPlatform }
  const id = context.host.newId()
  context.store.meta.saveTask(keyOf(id), task)
  const total = productIds.length
  const title = `Suggest categories for ${total === 1 ? '1 product' : `${total} products`}`
  return context.jobs.start({ id, kind: 'suggest', title, total }, work(context, task))
}

/** Goes on with products that were not asked about yet. Throws `invalid` where it is not known which ones were meant. */
export const resumeSuggesting = (context: Context, job: Job): Job => {
  refuseSecond(context)
  const task = taskShape.safeParse(context.store.meta.task(keyOf(job.id))).data
  if (task === undefined) {
    throw new AppError('invalid', {
      sentence: `“${job.title}” cannot be resumed where it stopped.`,
      action: 'Ask for suggestions again; those that were found are kept.',
    })
  }
  return context.jobs.start({ ...job }, work(context, task))
}
