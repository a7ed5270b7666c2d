// The platform's own upgrade task: started once, written down before it is sent, followed until everything it takes has moved or its time is over.
import { AppError, isAppError } from '#contract/failure.ts'
import type { Job } from '#contract/job.ts'
import { expectedBy, upgradeStanding, upgradeStart } from '#core/categories/upgrade-standing.ts'
import type { UpgradeStart } from '#core/categories/upgrade-standing.ts'
import type { Context } from '../context.ts'
import type { Progress } from '../job-runner.ts'
import { patiently, waitInJob } from '../patience.ts'
import type { UpgradeRun } from '../ports/upgrade.ts'
import { lookAtShop } from './look.ts'
import { needNewerTree } from './rehearse.ts'

const practiceLookMs = 2_000
const lookMs = 5 * 60_000

/** What the task would take now. */
export const standingOf = (context: Context): UpgradeStart =>
  upgradeStart(context.store.upgrades.standings(), context.host.now())

/** Products of a run that the task takes and that have not moved yet: live for a day when it was started. */
const awaited = (context: Context, run: UpgradeRun): number =>
  context.store.upgrades
    .standings()
    .filter(({ status, createdAt }) => upgradeStanding(status, createdAt, run.at).by === 'task').length

const saveRun = (context: Context, run: UpgradeRun, change: Partial<UpgradeRun>): UpgradeRun => {
  const next = { ...run, ...change }
  context.store.upgrades.saveRun(next)
  return next
}

const notify = (context: Context, title: string, body: string): void => {
  const { host, store, bus } = context
  const notice = { id: host.newId(), kind: 'category' as const, title, body, link: null, at: host.now() }
  store.meta.saveNotice(notice)
  host.notify(notice)
  bus.emit({ type: 'notice.raised', notice })
}

const many = (count: number): string => (count === 1 ? '1 product' : `${count} products`)

/** Closes a run whose products have all moved, or whose time is over. Gives the run as it stands now. */
export const closeRunIfOver = (context: Context, run: UpgradeRun): UpgradeRun => {
  if (run.finishedAt !== null || run.state !== 'started') return run
  const now = context.host.now()
  const left = awaited(context, run)
  if (left === 0) {
    notify(
      context,
      'The move to the newer tree is done',
      `${many(run.products)} moved. The table of old and new leaves is kept.`,
    )
    return saveRun(context, run, { state: 'done', finishedAt: now, note: null })
  }
  if (run.expectedBy !== null && run.expectedBy <= now) {
    const note = `${many(left)} had not moved when the two hours were over. Start the task again, or move them by edit.`
    notify(context, 'TikTok Shop left products behind', note)
    return saveRun(context, run, { state: 'incomplete', finishedAt: now, note })
  }
  return run
}

// Sending it twice does no harm (the platform says it may be repeated), but an answer that was lost is looked up first all the same.
const ask = async (
  context: Context,
  progress: Progress,
  run: UpgradeRun,
  isResumed: boolean,
): Promise<UpgradeRun | null> => {
  const { host } = context
  const started = (note: string | null): UpgradeRun => {
    const at = host.now()
    return saveRun(context, run, { state: 'started', at, expectedBy: expectedBy(at), note })
  }
  if (isResumed) {
    const before = awaited(context, run)
    const hasLooked = await patiently(progress, () => lookAtShop(context, progress.signal), { waitsOffline: true })
    if (hasLooked !== true) return null
    if (awaited(context, run) < before) return started('The answer was lost, but products have begun to move.')
  }
  try {
    const sent = await patiently(progress, async () => (await context.shop.startCategoryUpgrade(), true), {
      waitsOffline: true,
    })
    return sent === null ? null : started(null)
  } catch (error) {
    if (!isAppError(error)) throw error
    if (error.code === 'unknown-outcome')
      return started('The answer was lost. Listwright watches whether products move; the task may be started again.')
    saveRun(context, run, { state: 'refused', finishedAt: host.now(), note: error.details.sentence })
    throw error
  }
}

const followTask = async (context: Context, progress: Progress, isResumed: boolean): Promise<void> => {
  const found = context.store.upgrades.run(progress.job().id)
  if (found === null) return
  let run = found.state === 'asking' ? await ask(context, progress, found, isResumed) : found
  if (run === null) return
  context.bus.emit({ type: 'status.changed' })
  for (;;) {
    const open = run
    const hasLooked = await patiently(
      progress,
      () =>
        lookAtShop(context, progress.signal, {
          onSettled: () => progress.update({ done: Math.max(0, open.products - awaited(context, open)) }),
        }),
      { waitsOffline: true },
    )
    if (hasLooked !== true) return
    progress.update({ done: Math.max(0, open.products - awaited(context, open)) })
    run = closeRunIfOver(context, open)
    if (run.finishedAt !== null) break
    if (!(await waitInJob(progress, context.isPractice() ? practiceLookMs : lookMs, null))) return
  }
  context.bus.emit({ type: 'status.changed' })
}

const tooEarly = ({ from, byEditOnly }: UpgradeStart): AppError =>
  new AppError('invalid', {
    sentence:
      from === null
        ? 'No product of this shop is left that the task would take: it moves live products only.'
        : `The task moves products that have been live for 24 hours; the first one has been so from ${from.slice(0, 16).replace('T', ' ')} UTC on.`,
    action:
      from === null
        ? byEditOnly > 0
          ? 'Move the others by edit.'
          : 'Rehearse again to look whether something is left.'
        : 'Start it then, or move products by edit.',
  })

/** Starts the platform's task. Throws `invalid` before the 24 hours are over, `conflict` while one is under way. */
export const startTask = (context: Context): Job => {
  needNewerTree(context)
  const { store, host, jobs } = context
  const newest = store.upgrades.newestRun('task')
  if (newest !== null && newest.finishedAt === null) {
    throw new AppError('conflict', {
      sentence: 'TikTok Shop is moving products of this shop already.',
      action: 'It is followed in Activity; start it again if products are left when it is over.',
    })
  }
  const standing = standingOf(context)
  if (!standing.canStart) throw tooEarly(standing)
  const id = host.newId()
  const head = { jobId: id, kind: 'task', state: 'asking', at: host.now(), expectedBy: null } as const
  store.upgrades.saveRun({ ...head, products: standing.eligible, finishedAt: null, note: null })
  const title = `TikTok Shop moves ${many(standing.eligible)} to the newer tree`
  return jobs.start({ kind: 'upgrade', title, total: standing.eligible, id }, (progress) =>
    followTask(context, progress, false),
  )
}

/** Goes on following a task after a restart. */
export const resumeTask = (context: Context, job: Job): Job =>
  context.jobs.start({ ...job }, (progress) => followTask(context, progress, true))
