// Runs long work: keeps its counts, tells the window at most five times a second, cancels, and finds what was cut off by a crash.
import type { Job } from '#contract/job.ts'
import { AppError, isAppError } from '#contract/failure.ts'
import type { Bus } from './bus.ts'
import type { HostPort } from './ports/host.ts'
import type { JobStore } from './ports/store.ts'

export type Progress = {
  readonly signal: AbortSignal
  readonly job: () => Job
  /** Merges into the job and lets the window know soon. */
  readonly update: (change: Partial<Pick<Job, 'done' | 'total' | 'counts' | 'note' | 'batchId' | 'title'>>) => void
  readonly count: (name: string) => void
  /** Says what the work waits for, for hours perhaps; null: it goes on. The job is shown as paused meanwhile. */
  readonly hold: (note: string | null) => void
}

export type JobRunner = {
  /** Starts work under a new job (or goes on with a known one) and returns at once. */
  readonly start: (
    job: Pick<Job, 'kind' | 'title' | 'total'> & Partial<Pick<Job, 'id' | 'counts'>>,
    work: (progress: Progress) => Promise<void>,
  ) => Job
  readonly get: (id: string) => Job
  readonly list: () => Job[]
  readonly cancel: (id: string) => Promise<Job>
  /** Stops a job so that it can go on where it was. */
  readonly pause: (id: string) => Promise<Job>
  readonly wait: (id: string) => Promise<Job>
  /** The job of this kind that runs, or waits for something; null where none does. */
  readonly running: (kind: Job['kind']) => Job | null
  readonly isRunning: (kind: Job['kind']) => boolean
  /** Stops what runs of this kind so that it can go on later, and waits until it has stopped. */
  readonly interrupt: (kind: Job['kind']) => Promise<void>
  /** Marks what a crash left running as interrupted and gives it back, newest first. */
  readonly interrupted: () => Job[]
  /** Stops everything so that it can go on at the next start; nothing is started afterwards. */
  readonly close: () => Promise<void>
}

type Running = {
  job: Job
  readonly controller: AbortController
  finished: Promise<void>
  startedMs: number
  doneBefore: number
}

const emitEveryMs = 200
const saveEveryMs = 1000

// Work that ends because the app closes goes on at the next start; work that the seller stopped does not.
const stoppedAs = (signal: AbortSignal): 'cancelled' | 'interrupted' | null =>
  signal.aborted ? (signal.reason === 'closing' || signal.reason === 'pausing' ? 'interrupted' : 'cancelled') : null

/** What stands at a job that the seller paused: it is not taken up again by the way. */
export const pausedNote = 'Paused by you. It goes on with “Go on”, or at the next start.'

const noteOf = (signal: AbortSignal): string | null =>
  signal.aborted && signal.reason === 'pausing' ? pausedNote : null

const unknownJob = (id: string): AppError =>
  new AppError('invalid', {
    sentence: `There is no job ${id} in this workspace.`,
    action: 'Look at the list in Activity.',
  })

/** A runner on a job store. Jobs end as done, cancelled or failed; `failed` keeps its sentence in `note`. */
export const createJobRunner = (store: JobStore, bus: Bus, host: HostPort): JobRunner => {
  const running = new Map<string, Running>()
  let isClosing = false

  const withSpeed = (entry: Running): Job => {
    if (entry.job.state === 'paused') return entry.job
    const minutes = (Date.now() - entry.startedMs) / 60_000
    const done = entry.job.done - entry.doneBefore
    if (done <= 0 || minutes <= 0) return entry.job
    const perMinute = done / minutes
    const secondsLeft = Math.ceil(((entry.job.total - entry.job.done) / perMinute) * 60)
    return { ...entry.job, perMinute: Math.round(perMinute), secondsLeft: Math.max(0, secondsLeft) }
  }

  const finish = (entry: Running, state: Job['state'], note: string | null): void => {
    entry.job = { ...entry.job, state, note, finishedAt: host.now() }
    running.delete(entry.job.id)
    try {
      store.save(entry.job)
    } catch (error) {
      // A full disk, say, which may be what ended the job. It is over all the same; the next start finds it cut off.
      host.log.error('the end of a job was not kept', { job: entry.job.id, error: String(error) })
    }
    bus.emit({ type: 'job.changed', job: entry.job })
  }

  const start: JobRunner['start'] = (wanted, work) => {
    // The workspace is about to be closed under it.
    if (isClosing) {
      throw new AppError('conflict', {
        sentence: `“${wanted.title}” was not started, because Listwright is being closed.`,
        action: 'Start it again when Listwright is open.',
      })
    }
    const known = wanted.id === undefined ? null : store.get(wanted.id)
    const job: Job = {
      id: wanted.id ?? host.newId(),
      kind: wanted.kind,
      title: wanted.title,
      state: 'running',
      done: known?.done ?? 0,
      total: wanted.total,
      counts: known?.counts ?? wanted.counts ?? {},
      note: null,
      batchId: known?.batchId ?? null,
      startedAt: known?.startedAt ?? host.now(),
      finishedAt: null,
      perMinute: null,
      secondsLeft: null,
    }
    const entry: Running = {
      job,
      controller: new AbortController(),
      finished: Promise.resolve(),
      startedMs: Date.now(),
      doneBefore: job.done,
    }
    running.set(job.id, entry)
    store.save(job)
    bus.emit({ type: 'job.changed', job })
    let emittedMs = 0
    let savedMs = 0
    const update: Progress['update'] = (change) => {
      entry.job = { ...entry.job, ...change }
      const now = Date.now()
      if (now - savedMs >= saveEveryMs) {
        savedMs = now
        store.save(entry.job)
      }
      if (now - emittedMs >= emitEveryMs || change.note !== undefined) {
        emittedMs = now
        bus.emit({ type: 'job.changed', job: withSpeed(entry) })
      }
    }
    const progress: Progress = {
      signal: entry.controller.signal,
      job: () => entry.job,
      update,
      hold: (note) => {
        if (note === null) {
          entry.startedMs = Date.now()
          entry.doneBefore = entry.job.done
        }
        entry.job = { ...entry.job, state: note === null ? 'running' : 'paused', note }
        store.save(entry.job)
        bus.emit({ type: 'job.changed', job: entry.job })
      },
      count: (name) => update({ counts: { ...entry.job.counts, [name]: (entry.job.counts[name] ?? 0) + 1 } }),
    }
    entry.finished = Promise.resolve()
      .then(() => (entry.controller.signal.aborted ? undefined : work(progress)))
      .then(
        () => finish(entry, stoppedAs(entry.controller.signal) ?? 'done', noteOf(entry.controller.signal)),
        (error: unknown) => {
          const stopped = stoppedAs(entry.controller.signal)
          if (stopped !== null) return finish(entry, stopped, noteOf(entry.controller.signal))
          if (!isAppError(error)) host.log.error('job failed', { job: job.id, kind: job.kind, error: String(error) })
          const sentence = isAppError(error)
            ? error.details.sentence
            : 'Listwright made a mistake here; the log has the details.'
          // What writes to the shop goes on where it was as soon as it is let in again.
          const isToGoOn =
            (job.kind === 'publish' || job.kind === 'on-sale') && isAppError(error) && error.code === 'auth'
          return finish(entry, isToGoOn ? 'interrupted' : 'failed', sentence)
        },
      )
    return job
  }

  const get = (id: string): Job => {
    const entry = running.get(id)
    if (entry !== undefined) return withSpeed(entry)
    const stored = store.get(id)
    if (stored === null) throw unknownJob(id)
    // Said to run, and does not: the app ended hard while it did.
    return stored.state === 'running' ? { ...stored, state: 'interrupted' } : stored
  }

  return {
    start,
    get,
    list: () => store.list(50).map((job) => get(job.id)),
    cancel: async (id) => {
      const entry = running.get(id)
      if (entry === undefined) return get(id)
      entry.controller.abort()
      await entry.finished
      return get(id)
    },
    pause: async (id) => {
      const entry = running.get(id)
      if (entry === undefined) return get(id)
      entry.controller.abort('pausing')
      await entry.finished
      return get(id)
    },
    wait: async (id) => {
      await running.get(id)?.finished
      return get(id)
    },
    running: (kind) => [...running.values()].find((entry) => entry.job.kind === kind)?.job ?? null,
    isRunning: (kind) => [...running.values()].some((entry) => entry.job.kind === kind),
    interrupt: async (kind) => {
      const those = [...running.values()].filter((entry) => entry.job.kind === kind)
      for (const entry of those) entry.controller.abort('closing')
      await Promise.all(those.map((entry) => entry.finished))
    },
    interrupted: () => {
      for (const job of store.list(200)) {
        const wasAtWork = job.state === 'running' || job.state === 'paused'
        if (wasAtWork && !running.has(job.id)) store.save({ ...job, state: 'interrupted' })
      }
      return store.list(200).filter((job) => job.state === 'interrupted')
    },
    close: async () => {
      isClosing = true
      const all = [...running.values()]
      for (const entry of all) entry.controller.abort('closing')
      await Promise.all(all.map((entry) => entry.finished))
    },
  }
}
