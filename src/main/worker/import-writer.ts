// The thread that writes an import. It takes orders from the thread that reads, one after the other, and ends when it is told to close.
import { parentPort, receiveMessageOnPort } from 'node:worker_threads'
import { isAppError } from '#contract/failure.ts'
import { createIds } from '#main/store/ids.ts'
import type { BatchStep, BatchWriter } from './batch-writer.ts'
import { createBatchWriter } from './batch-writer.ts'
import type { WriterAnswer, WriterOrder } from './messages.ts'
import type { SinkCounts } from './sink.ts'

// Steps in one transaction. A cancel waits for it, and so does what the window writes meanwhile.
const stepsAtOnce = 3

const say = (answer: WriterAnswer): void => parentPort?.postMessage(answer)

let opened: BatchWriter | null = null
const writer = (): BatchWriter => {
  if (opened === null) throw new TypeError('Told to write before a workspace was opened')
  return opened
}

const obey = (order: Exclude<WriterOrder, { kind: 'close' }>, more: () => BatchStep | null): SinkCounts | null => {
  if (order.kind === 'finish') return writer().finish(order.summary)
  if (order.kind === 'begin') writer().begin(order.batch)
  else if (order.kind === 'write') writer().write(order.step, more)
  else opened = createBatchWriter(order.databaseFile, () => new Date().toISOString(), createIds())
  return null
}

const toAnswer = (error: unknown): WriterAnswer => {
  if (isAppError(error)) return { kind: 'failed', failure: { code: error.code, details: error.details } }
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return { kind: 'broken', message: error instanceof Error ? error.message : String(error), stack }
}

/** Does an order and the steps that wait behind it, and answers each of them once it is in the file. Gives the order that stands behind those. */
const take = (order: WriterOrder): WriterOrder | null => {
  if (order.kind === 'close') {
    opened?.close()
    parentPort?.close()
    return null
  }
  let taken = 1
  let behind: WriterOrder | null = null
  const more = (): BatchStep | null => {
    if (taken === stepsAtOnce || parentPort === null) return null
    // The thread that reads sends nothing else.
    const next: { readonly message: WriterOrder } | undefined = receiveMessageOnPort(parentPort)
    if (next?.message.kind !== 'write') {
      behind = next?.message ?? null
      return null
    }
    taken += 1
    return next.message.step
  }
  let answer: WriterAnswer
  try {
    answer = { kind: 'done', counts: obey(order, more) }
  } catch (error) {
    answer = toAnswer(error)
  }
  for (let count = 0; count < taken; count += 1) say(answer)
  return behind
}

parentPort?.on('message', (first: WriterOrder) => {
  for (let order: WriterOrder | null = first; order !== null;) order = take(order)
})
