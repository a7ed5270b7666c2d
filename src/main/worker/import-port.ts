// Looks at files and brings them in, each in a thread of its own, so that the thread that answers the window is never held.
import { Worker } from 'node:worker_threads'
import { AppError } from '#contract/failure.ts'
import type { ImportChoices, ImportSummary } from '#contract/imports.ts'
import type { ImportPort, ImportProgress } from '#main/app/ports/files.ts'
import type { WorkerNews, WorkerTask } from './messages.ts'

type Hooks = { readonly onProgress: (progress: ImportProgress) => void; readonly signal: AbortSignal | null }

// Short-lived objects come by the million while a file is read; a small nursery keeps memory low, a bounded heap keeps a bomb from taking all.
const limits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 768 }

const runTask = (workerUrl: URL, task: WorkerTask, hooks: Hooks): Promise<ImportSummary> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, { workerData: task, stdout: false, stderr: false, resourceLimits: limits })
    let hasAnswered = false
    const answer = (deed: () => void): void => {
      if (hasAnswered) return
      hasAnswered = true
      hooks.signal?.removeEventListener('abort', cancel)
      deed()
    }
    const cancel = (): void => worker.postMessage({ kind: 'cancel' })
    hooks.signal?.addEventListener('abort', cancel)
    if (hooks.signal?.aborted === true) cancel()
    worker.on('message', (news: WorkerNews) => {
      if (news.kind === 'progress') hooks.onProgress({ done: news.done, total: news.total, note: news.note })
      else if (news.kind === 'done') answer(() => resolve(news.summary))
      else if (news.kind === 'failed') answer(() => reject(new AppError(news.failure.code, news.failure.details)))
      else answer(() => reject(Object.assign(new Error(news.message), { stack: news.stack })))
    })
    worker.on('error', (error) => answer(() => reject(error)))
    worker.on('exit', (code) =>
      answer(() => reject(new Error(`The thread that reads files ended with code ${code} before it was done`))),
    )
  })

/** Where the worker's source is when nothing is bundled. */
export const sourceWorkerUrl = new URL('./import-worker.ts', import.meta.url)

/** Looks at a file without writing anything; `choices` are the seller's corrections. Throws AppError `invalid` for what is no catalogue. */
export const inspectFile = (
  workerUrl: URL,
  databaseFile: string,
  path: string,
  choices: ImportChoices = {},
): Promise<ImportSummary> =>
  runTask(workerUrl, { databaseFile, path, choices, write: null }, { onProgress: () => undefined, signal: null })

/**
 * Brings a file into the workspace as one batch. A batch id that a crash has left open is gone on with: what was written before is found
 * unchanged. Aborting `signal` ends the run within a fifth of a second; what is in by then stays as the batch and can be undone.
 */
export const importFile = (
  workerUrl: URL,
  databaseFile: string,
  path: string,
  options: { readonly batchId: string; readonly label: string; readonly choices?: ImportChoices } & Hooks,
): Promise<ImportSummary> =>
  runTask(
    workerUrl,
    { databaseFile, path, choices: options.choices ?? {}, write: { batchId: options.batchId, label: options.label } },
    options,
  )

/** The import port of a workspace. `workerUrl` names the bundled worker; without one the source file is run. */
export const createImportPort = (databaseFile: string, workerUrl: URL = sourceWorkerUrl): ImportPort => ({
  inspect: (path, choices) => inspectFile(workerUrl, databaseFile, path, choices),
  run: (path, options) => importFile(workerUrl, databaseFile, path, options),
})
