// The thread that writes an import. It takes orders from the thread that reads, one after the other, and ends when it is told to close.
import { parentPort } from 'node:worker_threads'
import { isAppError } from '#contract/failure.ts'
import { createIds } from '#main/store/ids.ts'
import type { BatchWriter } from './batch-writer.ts'
import { createBatchWriter } from './batch-writer.ts'
import type { WriterAnswer, WriterOrder } from './messages.ts'
import type { SinkCounts } from './sink.ts'

const say = (answer: WriterAnswer): void => parentPort?.postMessage(answer)

let opened: BatchWriter | null = null
const writer = (): BatchWriter => {
  if (opened === null) throw new TypeError('Told to write before a workspace was opened')
  return opened
}

const obey = (order: Exclude<WriterOrder, { kind: 'close' }>): SinkCounts | null => {
  if (order.kind === 'finish') return writer().finish(order.summary)
  if (order.kind === 'begin') writer().begin(order.batch)
  else if (order.kind === 'write') writer().write(order.step)
  else opened = createBatchWriter(order.databaseFile, () => new Date().toISOString(), createIds())
  return null
}

parentPort?.on('message', (order: WriterOrder) => {
  if (order.kind === 'close') {
    opened?.close()
    parentPort?.close()
    return
  }
  try {
    say({ kind: 'done', counts: obey(order) })
  } catch (error) {
    if (isAppError(error)) say({ kind: 'failed', failure: { code: error.code, details: error.details } })
    else {
      const stack = error instanceof Error ? (error.stack ?? '') : ''
      say({ kind: 'broken', message: error instanceof Error ? error.message : String(error), stack })
    }
  }
})
