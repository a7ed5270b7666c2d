// Waits where the shop asks for it, and where it is gone, so that long work goes on by itself. It repeats reads and looked-up writes only.
import { setTimeout as sleep } from 'node:timers/promises'
import { isAppError } from '#contract/failure.ts'
import type { AppError, Failure } from '#contract/failure.ts'
import type { Progress } from './job-runner.ts'

// Where a shop asks to slow down and does not say for how long.
const usualWaitSeconds = 5
// A long wait is slept in naps: asking again costs no call while the queue still waits, and hears at once that the seller allows more.
const longestNapMs = 15_000
const offlineWaitsMs = [1_000, 2_000, 5_000, 10_000, 30_000] as const

/** Waits with a note in the job. False where the job was stopped meanwhile. */
export const waitInJob = async (progress: Progress, milliseconds: number, note: string | null): Promise<boolean> => {
  if (note !== null) progress.update({ note })
  await sleep(milliseconds, undefined, { signal: progress.signal }).catch(() => undefined)
  if (progress.signal.aborted) return false
  if (note !== null) progress.update({ note: null })
  return true
}

/** How long to sleep before a call that was `limited` is tried again, in milliseconds. */
export const napAfter = ({ details }: AppError): number =>
  Math.min((details.retryAfterSeconds ?? usualWaitSeconds) * 1000, longestNapMs)

/** What a job says while it waits as long as a `limited` failure asks for. */
export const slowDownNote = ({ details }: AppError): string => {
  const seconds = details.retryAfterSeconds ?? usualWaitSeconds
  if (seconds <= 120) return `The shop asked to slow down; going on in ${seconds} s.`
  const minutes = Math.ceil(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const long = hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`
  return `${details.sentence} Going on by itself in ${long}.`
}

/** How many milliseconds a failure asks to wait for, after so many tries in a row, and what the job says meanwhile. Null where waiting does not help. */
export const pauseFor = (error: AppError, tries: number, waitsOffline: boolean): [number, string] | null => {
  if (error.code === 'limited') {
    return [napAfter(error), slowDownNote(error)]
  }
  if (error.code === 'offline' && waitsOffline) {
    const milliseconds = offlineWaitsMs[Math.min(tries, offlineWaitsMs.length - 1)] ?? 30_000
    return [milliseconds, 'The shop cannot be reached; this goes on by itself.']
  }
  return null
}

const dailyQuotaCode = 12_052_093

/** True where the shop takes no more listings today; waiting for a moment does not help then. */
export const isQuotaUsedUp = ({ details }: Pick<Failure, 'details'>): boolean => details.platformCode === dailyQuotaCode

/** Does it, again and again while the shop asks to slow down (and, where wanted, while it is gone). Null where the job was stopped meanwhile. */
export const patiently = async <T>(
  progress: Progress,
  deed: () => Promise<T>,
  { waitsOffline }: { readonly waitsOffline: boolean },
): Promise<T | null> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await deed()
    } catch (error) {
      if (progress.signal.aborted) return null
      const pause = isAppError(error) ? pauseFor(error, tries, waitsOffline) : null
      if (pause === null) throw error
      if (!(await waitInJob(progress, ...pause))) return null
    }
  }
}
