// Keeps a thread from running out of memory inside the database, which would take the whole process with it. It frees nothing.
import { getHeapStatistics } from 'node:v8'
import { AppError } from '#contract/failure.ts'

const keptFreeBytes = 96 * 1024 * 1024

/** The failure of a task that needs more memory than its thread is given. `what` names the file, in quotes, or the workspace. */
export const outOfMemory = (what: string): AppError =>
  new AppError('invalid', {
    sentence: `Reading ${what} takes more memory than Listwright allows itself.`,
    action: 'Split the file into smaller ones.',
  })

/**
 * Throws AppError `invalid` where less than `freeBytes` of the thread's heap is left. Asked before each question to the database: a thread that is
 * ended by the engine there, for want of memory or by `terminate()`, aborts the process.
 */
export const expectRoom = (what: string, freeBytes: number = keptFreeBytes): void => {
  const { heap_size_limit: limit, used_heap_size: used } = getHeapStatistics()
  if (limit - used < freeBytes) throw outOfMemory(what)
}
