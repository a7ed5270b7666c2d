// Waits where the shop asks for it, and where it is gone, so that long work goes on by itself. It repeats reads and looked-up writes only.
import { setTimeout as sleep } from 'node:timers/promises'
import { isAppError } from '#contract/failure.ts'
import type { AppError } from '#contract/failure.ts'
import type { Progress } from './job-runner.ts'

const offlineWaitsMs = [1_000, 2_000, 5_000, 10_000, 30_000] as const

/** Waits with a note in the job. False where the job was stopped meanwhile. */
export const waitInJob = async (progress: Progress, milliseconds: number, note: string | null): Promise<boolean> => {
  if (note !== null) progress.update({ note })
  await sleep(milliseconds, undefined, { signal: progress.signal }).catch(() => undefined)
  if (progress.signal.aborted) return false
  if (note !== null) progress.update({ note: null })
  return true
}

const pauseFor = (error: AppError, tries: number, waitsOffline: boolean): [number, string] | null => {
  if (error.code === 'limited') {
    const seconds = error.details.retryAfterSeconds ?? 5
    return [seconds * 1000, `The shop asked to slow down; going on in ${seconds} s.`]
  }
  if (error.code === 'offline' && waitsOffline) {
    const milliseconds = offlineWaitsMs[Math.min(tries, offlineWaitsMs.length - 1)] ?? 30_000
    return [milliseconds, 'The shop cannot be reached; this goes on by itself.']
  }
  return null
}

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
