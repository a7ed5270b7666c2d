// Looks at files, brings them in and writes them, each task in a thread of its own, so that the thread that answers the window is never held.
import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '#contract/failure.ts'
import type { ImportPort, ImportProgress } from '#main/app/ports/files.ts'
import { outOfMemory } from './heap-room.ts'
import type { Results, WorkerNews, WorkerTask } from './messages.ts'
import { steadyThreads } from './steady-threads.ts'

type Hooks = { readonly onProgress: (progress: ImportProgress) => void; readonly signal: AbortSignal | null }

// Short-lived objects come by the million while a file is read; a small nursery keeps memory low, a bounded heap keeps a bomb from taking all.
const limits = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 768 }
const quiet: Hooks = { onProgress: () => undefined, signal: null }

/** Threads that have not ended yet, each with the way to ask it to. */
type Running = Map<Worker, { readonly stop: () => void; readonly ended: Promise<void> }>

const runTask = <Kind extends WorkerTask['kind']>(
  { workerUrl, running }: { readonly workerUrl: URL; readonly running: Running },
  task: Extract<WorkerTask, { kind: Kind }>,
  hooks: Hooks,
): Promise<Results[Kind]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, { workerData: task, stdout: false, stderr: false, resourceLimits: limits })
    let hasAnswered = false
    const answer = (deed: () => void): void => {
      if (hasAnswered) return
      hasAnswered = true
      hooks.signal?.removeEventListener('abort', cancel)
      deed()
    }
    // A thread is asked to end and never made to: ended inside the database it would take the whole process with it.
    const stop = (): void => worker.postMessage({ kind: 'cancel' })
    const cancel = (): void => {
      stop()
      if (!('write' in task) || task.write !== null) return
      // A look leaves nothing half done, so nobody need wait until its thread has heard.
      const sentence = 'Looking into the file was cut off.'
      answer(() => reject(new AppError('invalid', { sentence, action: 'Open the file again.' })))
    }
    const ended = new Promise<void>((done) => {
      worker.once('exit', () => {
        running.delete(worker)
        done()
      })
    })
    running.set(worker, { stop, ended })
    hooks.signal?.addEventListener('abort', cancel)
    if (hooks.signal?.aborted === true) cancel()
    worker.on('message', (news: WorkerNews) => {
      if (news.kind === 'progress') hooks.onProgress({ done: news.done, total: news.total, note: news.note })
      // The thread answers a task with the result of its kind.
      else if (news.kind === 'done') answer(() => resolve(news.result as Results[Kind]))
      else if (news.kind === 'failed') answer(() => reject(new AppError(news.failure.code, news.failure.details)))
      else answer(() => reject(Object.assign(new Error(news.message), { stack: news.stack })))
    })
    worker.on('error', (error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      answer(() => reject(isMemory ? outOfMemory(whatIsRead(task)) : error))
    })
    worker.on('exit', (code) =>
      answer(() => reject(new Error(`The thread that reads files ended with code ${code} before it was done`))),
    )
  })

const whatIsRead = (task: WorkerTask): string => ('path' in task ? `“${basename(task.path)}”` : 'the workspace')

// The writing thread stands beside the reading one, bundled or not.
const writerBeside = (workerUrl: URL): string => workerUrl.href.replace('import-worker', 'import-writer')

/** Where the worker's source is when nothing is bundled. */
export const sourceWorkerUrl = new URL('./import-worker.ts', import.meta.url)

/**
 * The import port of a workspace. `workerUrl` names the bundled worker; without one the source file is run. Pictures of a ZIP go to `pictureFolder`.
 * A batch id that a crash has left open is gone on with: what was written before is found unchanged. Aborting the signal of a run ends it within
 * a fifth of a second; what is in by then stays as the batch and can be undone.
 */
export const createImportPort = (
  databaseFile: string,
  workerUrl: URL = sourceWorkerUrl,
  pictureFolder: string | null = null,
): ImportPort => {
  steadyThreads()
  const running: Running = new Map()
  const thread = { workerUrl, running }
  return {
    inspect: (path, choices = {}, look) =>
      runTask(
        thread,
        {
          kind: 'read',
          databaseFile,
          path,
          choices,
          write: null,
          writerUrl: writerBeside(workerUrl),
          previewFile: look?.previewFile ?? null,
        },
        look ?? quiet,
      ),
    preview: (path, wanted) => runTask(thread, { kind: 'preview', path, wanted }, quiet),
    run: (path, { batchId, label, choices = {}, onProgress, signal }) => {
      onProgress({ done: 0, total: 0, note: 'Opening the file' })
      return runTask(
        thread,
        {
          kind: 'read',
          databaseFile,
          path,
          choices,
          write: { batchId, label },
          writerUrl: writerBeside(workerUrl),
          previewFile: null,
        },
        { onProgress, signal },
      )
    },
    writeRejected: (path, choices, toFile) =>
      runTask(thread, { kind: 'rejected', databaseFile, path, choices, toFile }, quiet),
    keepPictures: (path) => {
      if (pictureFolder === null) throw new TypeError('This port was made without a folder for pictures')
      return runTask(thread, { kind: 'pictures', path, folder: pictureFolder }, quiet)
    },
    exportProducts: (toFile, wanted, { onProgress, signal }) =>
      runTask(thread, { kind: 'export', databaseFile, toFile, ...wanted }, { onProgress, signal }),
    close: async () => {
      const left = [...running.values()]
      for (const { stop } of left) stop()
      await Promise.all(left.map(({ ended }) => ended))
    },
  }
}
