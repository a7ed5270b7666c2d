// Goes on with what the desk was doing when the app ended.
import { AppError } from '#contract/failure.ts'
import type { Job } from '#contract/job.ts'
import type { Context } from '../context.ts'
import { resumeEdits } from './edit.ts'
import { resumeRehearsal } from './rehearse.ts'
import { resumeTask } from './task.ts'

/** Goes on with one job of the desk. */
export const resumeUpgrade = (context: Context, job: Job): Job => {
  const run = context.store.upgrades.run(job.id)
  if (run === null || run.finishedAt !== null) {
    throw new AppError('invalid', {
      sentence: `“${job.title}” is over, or belongs to another shop.`,
      action: 'Open the upgrade desk in Categories to see what is left.',
    })
  }
  if (run.kind === 'task') return resumeTask(context, job)
  return run.kind === 'edit' ? resumeEdits(context, job) : resumeRehearsal(context, job)
}

/** Goes on with every deed that is not over. For hosts with a window, at their start. */
export const resumeUpgrades = (context: Context): void => {
  const interrupted = new Set(context.jobs.interrupted().map(({ id }) => id))
  for (const { jobId } of context.store.upgrades.openRuns())
    if (interrupted.has(jobId)) resumeUpgrade(context, context.jobs.get(jobId))
}
