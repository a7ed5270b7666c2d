// One round of reading reference data: both trees, what every leaf in use asks for, then the brands in use. What a round has read it does not ask for again,
// so it can be cut off anywhere. It sends nothing.
import { isAppError } from '#contract/failure.ts'
import type { AppError } from '#contract/failure.ts'
import type { Job } from '#contract/job.ts'
import { isDue } from '#core/categories/refresh-schedule.ts'
import type { Context } from '../context.ts'
import type { Progress } from '../job-runner.ts'
import { patiently } from '../patience.ts'
import { tellChanges } from './tell-changes.ts'

const lanes = 4

/** Leaves of the tree in use that products are in, most products first. */
export const leavesInUse = (context: Context): string[] => {
  const tree = context.reference.knownTree()
  return [...context.store.reference.productsPerCategory()]
    .filter(([id]) => tree?.get(id)?.isLeaf === true)
    .toSorted(([, one], [, other]) => other - one)
    .map(([id]) => id)
}

/** When each leaf was last asked for ('' for never), a failed try of a known leaf counting as old. */
export const rulesReadAt = (context: Context): Map<string, string> =>
  new Map(
    context.store.reference
      .rulesRead(context.reference.version())
      .map(({ categoryId, readAt, isKnown, failure }) => [categoryId, isKnown && failure === null ? readAt : '']),
  )

const readTrees = async (context: Context, startedAt: string): Promise<void> => {
  const { store, reference } = context
  const readAt = store.reference.treeRead(reference.version())?.syncedAt ?? ''
  if (readAt < startedAt) await reference.sync()
}

// One leaf that gets no answer is that leaf's trouble; several in a row mean that the shop is gone.
const mostUnanswered = 3

/** The work of a round. `isForced` reads leaves that are not due yet, too. */
const readRound = async (context: Context, progress: Progress, isForced: boolean): Promise<void> => {
  const { store, reference, host } = context
  const { startedAt } = progress.job()
  await patiently(progress, () => readTrees(context, startedAt), { waitsOffline: false })
  const readAt = rulesReadAt(context)
  const tried = new Set(
    store.reference
      .rulesRead(reference.version())
      .filter((one) => one.failure !== null && one.readAt >= startedAt)
      .map((one) => one.categoryId),
  )
  const wanted = leavesInUse(context).filter((id) => {
    const at = readAt.get(id) ?? ''
    return !tried.has(id) && at < startedAt && (isForced || isDue('rules', at, host.now()))
  })
  const done = progress.job().done
  progress.update({ total: done + wanted.length, note: null })
  let stop: AppError | null = null
  const unanswered: { leaf: string; error: AppError }[] = []
  const fail = (leaf: string, error: AppError): void => {
    store.reference.failRules(reference.version(), leaf, error.details.sentence, host.now())
    progress.count('notRead')
    progress.update({ done: progress.job().done + 1 })
  }
  const lane = async (): Promise<void> => {
    for (let id = wanted.shift(); id !== undefined; id = wanted.shift()) {
      if (progress.signal.aborted || stop !== null) return
      const leaf = id
      try {
        const changes = await patiently(progress, () => reference.rereadRules(leaf), { waitsOffline: false })
        if (changes === null) return
        progress.count(changes.length > 0 ? 'changed' : 'read')
        progress.update({ done: progress.job().done + 1 })
        for (const one of unanswered.splice(0)) fail(one.leaf, one.error)
      } catch (error) {
        if (!isAppError(error)) throw error
        if (error.code === 'offline') unanswered.push({ leaf, error })
        else if (error.code !== 'auth') fail(leaf, error)
        if (error.code === 'auth' || unanswered.length >= mostUnanswered) {
          stop = error
          return
        }
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  if (stop === null) for (const one of unanswered) fail(one.leaf, one.error)
  if (stop === null && !progress.signal.aborted && (await context.brands.refresh()) > 0) {
    await context.checker.recheckMany(null)
  }
  await tellChanges(context)
  context.bus.emit({ type: 'status.changed' })
  // The lanes above may have set it; the compiler cannot see that.
  const reason = stop as AppError | null
  if (reason !== null) throw reason
}

const title = 'Read the category trees and what their leaves ask for'

/** Starts a round, or hands back the one that runs. */
export const startSync = (context: Context, isForced: boolean): Job => {
  const running = context.jobs.list().find((job) => job.title === title && job.state === 'running')
  if (running !== undefined) return running
  return context.jobs.start({ kind: 'sync', title, total: 0 }, (progress) => readRound(context, progress, isForced))
}

/** Goes on with a round that was cut off. */
export const resumeSync = (context: Context, job: Job): Job =>
  context.jobs.start({ ...job }, (progress) => readRound(context, progress, true))

/** True where a tree or a leaf in use is older than it may be. */
export const isSyncDue = (context: Context): boolean => {
  const { store, reference, host } = context
  const now = host.now()
  const tree = store.reference.treeRead(reference.version())
  if (tree === null || isDue('tree', tree.syncedAt, now)) return true
  const readAt = rulesReadAt(context)
  const failedAt = new Map(store.reference.rulesRead(reference.version()).map((one) => [one.categoryId, one.readAt]))
  return leavesInUse(context).some((id) => isDue('rules', readAt.get(id) || (failedAt.get(id) ?? ''), now))
}
