// The thread in which files are read, brought in and written, with its own connection to the workspace. It is started for one task and ends with it.
import { parentPort, workerData } from 'node:worker_threads'
import type { WorkerNews, WorkerTask } from './messages.ts'

const progressEveryMs = 100

const say = (news: WorkerNews): void => parentPort?.postMessage(news)

let isCancelled = false
let lastSaid = 0
let latest: Omit<Extract<WorkerNews, { kind: 'progress' }>, 'kind'> = { done: 0, total: 0, note: 'Opening the file' }
const tell = (): void => {
  const now = Date.now()
  if (now - lastSaid < progressEveryMs) return
  lastSaid = now
  say({ kind: 'progress', ...latest })
}
// While this thread waits for the disk nothing new is read; that it is still there is worth saying.
const beat = setInterval(tell, progressEveryMs / 2)
parentPort?.on('message', () => {
  isCancelled = true
})

// The first sign of life goes out before the readers are loaded.
tell()
try {
  const { doTask } = await import('./do-task.ts')
  // The port that starts this thread gives it nothing else.
  const result = await doTask(workerData as WorkerTask, {
    onProgress: (progress) => {
      latest = progress
      tell()
    },
    isCancelled: () => isCancelled,
  })
  say({ kind: 'done', result })
} catch (error) {
  const { isAppError } = await import('#contract/failure.ts')
  if (isAppError(error)) say({ kind: 'failed', failure: { code: error.code, details: error.details } })
  else {
    const stack = error instanceof Error ? (error.stack ?? '') : ''
    say({ kind: 'broken', message: error instanceof Error ? error.message : String(error), stack })
  }
}
// The listener for orders and the beat would keep the thread alive.
clearInterval(beat)
parentPort?.close()
