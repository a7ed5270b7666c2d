// Does one task of the thread: looks at a file, brings it in, writes its rejected rows, unpacks pictures, exports. It knows no thread.
import { basename } from 'node:path'
import { AppError } from '#contract/failure.ts'
import { createIds } from '#main/store/ids.ts'
import { toReadChoices } from './catalogue-source.ts'
import { choosePreset } from './choose-preset.ts'
import type { ReadTask, RejectedTask, Results, WorkerTask } from './messages.ts'
import { openCatalogue } from './open-catalogue.ts'
import { openPreview, readPreview } from './preview-file.ts'
import { runImport } from './run-import.ts'
import { sampleRows } from './sample-rows.ts'
import type { ImportSink } from './sink.ts'
import { createWorkspaceSink } from './workspace-sink.ts'
import type { WriterThread } from './writer-thread.ts'
import { startWriterThread } from './writer-thread.ts'

export type TaskHooks = {
  readonly onProgress: (progress: {
    readonly done: number
    readonly total: number
    readonly note: string | null
  }) => void
  readonly isCancelled: () => boolean
}

const withSink = async <T>(
  { databaseFile, path }: { readonly databaseFile: string; readonly path: string },
  writer: WriterThread | null,
  work: (sink: ImportSink) => Promise<T>,
): Promise<T> => {
  const sink = createWorkspaceSink({
    databaseFile,
    what: `“${basename(path)}”`,
    writer,
    nowIso: () => new Date().toISOString(),
    newId: createIds(),
  })
  try {
    return await work(sink)
  } finally {
    sink.close()
  }
}

const readWith = async (task: ReadTask, writer: WriterThread | null, hooks: TaskHooks): Promise<Results['read']> => {
  let isOpen = false
  const source = await openCatalogue(task.path, toReadChoices(task.choices), () => {
    if (isOpen) return
    hooks.onProgress({ done: 0, total: 0, note: 'Finding out how the file is built' })
    if (!hooks.isCancelled()) return
    throw new AppError('invalid', {
      sentence: 'Bringing the file in was stopped before anything was written.',
      action: 'Start it again when you like.',
    })
  })
  const sample = await sampleRows(source)
  isOpen = true
  return withSink(task, writer, async (sink) => {
    const chosen = choosePreset(source, task.choices, sink.mappings(), sample.judged)
    if (task.write !== null && chosen.gap !== null) {
      throw new AppError('invalid', {
        sentence: `“${source.name}” cannot be brought in yet. ${chosen.gap}`,
        action: 'Say which column is which, then bring it in.',
      })
    }
    const preview = task.previewFile === null ? null : openPreview(task.previewFile)
    const { choices, write } = task
    try {
      return await runImport(
        { source, chosen, choices, sample: sample.shown, head: sample.head, preview, write },
        sink,
        hooks,
      )
    } finally {
      preview?.close()
    }
  })
}

// The writing thread gets ready while the file is looked at. It is always waited for: what it was told to write is in when the answer comes.
const read = async (task: ReadTask, hooks: TaskHooks): Promise<Results['read']> => {
  if (task.write === null) return readWith(task, null, hooks)
  const writer = startWriterThread(new URL(task.writerUrl))
  try {
    return await readWith(task, writer, hooks)
  } finally {
    await writer.close()
  }
}

// A thread does one task, so it loads what this task needs and no more.
const rejected = async (task: RejectedTask, isCancelled: () => boolean): Promise<Results['rejected']> => {
  const { rejectedEnding, writeRejected } = await import('./write-rejected.ts')
  const source = await openCatalogue(task.path, toReadChoices(task.choices))
  const { judged } = await sampleRows(source)
  const ending = rejectedEnding(source)
  const rows = await withSink(task, null, (sink) =>
    writeRejected(
      source,
      choosePreset(source, task.choices, sink.mappings(), judged),
      sink,
      `${task.toFile}.${ending}`,
      isCancelled,
    ),
  )
  return { rows, ending }
}

/** Does a task. Throws AppError for every expected failure. */
export const doTask = async (task: WorkerTask, hooks: TaskHooks): Promise<Results[keyof Results]> => {
  if (task.kind === 'read') return read(task, hooks)
  if (task.kind === 'preview') return readPreview(task.path, task.wanted, hooks.isCancelled)
  if (task.kind === 'rejected') return rejected(task, hooks.isCancelled)
  if (task.kind === 'pictures') {
    const { keepPictures } = await import('./keep-pictures.ts')
    return keepPictures(task.path, task.folder, hooks.isCancelled)
  }
  const { exportProducts } = await import('./export-products.ts')
  return exportProducts(task, {
    isCancelled: hooks.isCancelled,
    onProgress: (done, total) => hooks.onProgress({ done, total, note: `${done} products written` }),
  })
}
