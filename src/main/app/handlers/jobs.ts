// Handlers on long work: look, wait, pause, cancel, go on.
import { AppError } from '#contract/failure.ts'
import type { Context } from '../context.ts'
import type { Job } from '#contract/job.ts'
import { pausedNote } from '../job-runner.ts'
import { resumeImport } from '../importing/import-job.ts'
import { resumeOnSale } from '../publishing/on-sale.ts'
import { publishItems, tallyOf } from '../publishing/publisher.ts'
import { resumeSuggesting } from '../suggesting/suggest-job.ts'
import { resumeSync } from '../syncing/sync-job.ts'
import { resumeUpgrade } from '../upgrading/resume.ts'
import { os } from './implementer.ts'

/** Goes on with a publish that was cut off, cancelled or stopped. Items that are done stay done. */
export const resumeJob = (context: Context, job: Job): Job => {
  if (job.state === 'running' || job.state === 'paused') return job
  if (job.kind === 'sync') return resumeSync(context, job)
  if (job.kind === 'upgrade') return resumeUpgrade(context, job)
  if (job.kind === 'import') return resumeImport(context, job)
  if (job.kind === 'on-sale') return resumeOnSale(context, job)
  if (job.kind === 'suggest') return resumeSuggesting(context, job)
  if (job.kind !== 'publish') {
    throw new AppError('invalid', {
      sentence: `“${job.title}” cannot be resumed where it stopped.`,
      action: 'Start it again; what it did already is kept and found again.',
    })
  }
  const known = { ...job, ...tallyOf(context, job.id) }
  context.store.jobs.save(known)
  return context.jobs.start(known, (progress) => publishItems(context, progress))
}

/**
 * Goes on with what writes to the shop in use and was cut off, stopped by the connection, or left for another shop; the newest of each kind first. One that
 * the seller paused goes on at a start only.
 */
export const goOn = (context: Context, isStart = false): void => {
  goOnWith(context, 'publish', isStart)
  goOnWith(context, 'on-sale', isStart)
}

const goOnWith = (context: Context, wanted: 'publish' | 'on-sale', isStart: boolean): void => {
  if (context.jobs.running(wanted) !== null) return
  for (const job of context.jobs.interrupted().filter(({ kind }) => kind === wanted)) {
    if (!isStart && job.note === pausedNote) continue
    if (context.store.jobs.nextItems(job.id, 1).length > 0) {
      resumeJob(context, job)
      return
    }
    if (job.done >= job.total) context.store.jobs.save({ ...job, state: 'done' })
  }
}

export const jobs = {
  list: os.jobs.list.handler(({ context }) => context.jobs.list()),
  get: os.jobs.get.handler(({ context, input }) => context.jobs.get(input.jobId)),
  wait: os.jobs.wait.handler(({ context, input }) => context.jobs.wait(input.jobId)),
  cancel: os.jobs.cancel.handler(({ context, input }) => context.jobs.cancel(input.jobId)),
  pause: os.jobs.pause.handler(({ context, input }) => {
    const job = context.jobs.get(input.jobId)
    if (job.kind === 'publish') return context.jobs.pause(input.jobId)
    throw new AppError('invalid', {
      sentence: `“${job.title}” cannot be paused.`,
      action: 'Let it run, or cancel it; what it did already is kept.',
    })
  }),
  resume: os.jobs.resume.handler(({ context, input }) => resumeJob(context, context.jobs.get(input.jobId))),
}
