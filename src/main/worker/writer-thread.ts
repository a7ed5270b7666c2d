// The thread that writes, as the reading thread sees it: orders go out one after the other, each is answered once. It knows no SQL.
import { Worker } from 'node:worker_threads'
import { AppError } from '#contract/failure.ts'
import type { WriterAnswer, WriterOrder } from './messages.ts'
import type { SinkCounts } from './sink.ts'

export type WriterThread = {
  /** Gives an order. Resolves with the counts where it has any; rejects with what went wrong. */
  readonly ask: (order: WriterOrder) => Promise<SinkCounts | null>
  /** Waits for all orders, closes the file and ends the thread. */
  readonly close: () => Promise<void>
}

// All it holds are steps that are under way.
const limits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 }

const toError = (answer: Exclude<WriterAnswer, { kind: 'done' }>): Error =>
  answer.kind === 'failed'
    ? new AppError(answer.failure.code, answer.failure.details)
    : Object.assign(new Error(answer.message), { stack: answer.stack })

/** Starts the thread at an address; it gets ready while the file is still looked at. */
export const startWriterThread = (url: URL): WriterThread => {
  const worker = new Worker(url, { stdout: false, stderr: false, resourceLimits: limits })
  const waiting: { resolve: (counts: SinkCounts | null) => void; reject: (error: Error) => void }[] = []
  let broken: Error | null = null
  const breakOff = (error: Error): void => {
    broken ??= error
    for (const { reject } of waiting.splice(0)) reject(broken)
  }
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', (code) => {
      breakOff(new Error(`The thread that writes an import ended with code ${code}`))
      resolve()
    })
  })
  worker.on('error', breakOff)
  worker.on('message', (answer: WriterAnswer) => {
    const next = waiting.shift()
    if (answer.kind === 'done') next?.resolve(answer.counts)
    else next?.reject(toError(answer))
  })
  const ask: WriterThread['ask'] = (order) =>
    new Promise((resolve, reject) => {
      if (broken !== null) return reject(broken)
      waiting.push({ resolve, reject })
      worker.postMessage(order)
    })
  return {
    ask,
    close: async () => {
      if (broken === null) worker.postMessage({ kind: 'close' } satisfies WriterOrder)
      await ended
    },
  }
}
