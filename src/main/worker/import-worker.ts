// The thread in which files are read and brought in, with its own connection to the workspace. It is started for one task and ends with it.
import { parentPort, workerData } from 'node:worker_threads'
import { AppError, isAppError } from '#contract/failure.ts'
import type { ImportSummary } from '#contract/imports.ts'
import type { WorkerNews, WorkerTask } from './messages.ts'
import { createNewId } from './new-id.ts'
import { toReadChoices } from './catalogue-source.ts'
import { choosePreset } from './choose-preset.ts'
import { openCatalogue } from './open-catalogue.ts'
import { runImport } from './run-import.ts'
import { sampleRows } from './sample-rows.ts'
import { createWorkspaceSink } from './workspace-sink.ts'

const progressEveryMs = 150

const say = (news: WorkerNews): void => parentPort?.postMessage(news)

const work = async (task: WorkerTask): Promise<ImportSummary> => {
  let isCancelled = false
  let lastSaid = 0
  parentPort?.on('message', () => {
    isCancelled = true
  })
  const source = await openCatalogue(task.path, toReadChoices(task.choices))
  const sample = await sampleRows(source)
  const sink = createWorkspaceSink(task.databaseFile, () => new Date().toISOString(), createNewId())
  try {
    const chosen = choosePreset(source, task.choices, sink.mappings(), sample.judged)
    if (task.write !== null && chosen.gap !== null) {
      throw new AppError('invalid', { sentence: `“${source.name}” cannot be brought in yet. ${chosen.gap}` })
    }
    const work = { source, chosen, choices: task.choices, sample: sample.shown, write: task.write }
    const summary = await runImport(work, sink, {
      onProgress: (progress) => {
        const now = Date.now()
        if (now - lastSaid < progressEveryMs && progress.done < progress.total) return
        lastSaid = now
        say({ kind: 'progress', ...progress })
      },
      isCancelled: () => isCancelled,
    })
    return summary
  } finally {
    sink.close()
  }
}

try {
  // The port that starts this thread gives it nothing else.
  const summary = await work(workerData as WorkerTask)
  say({ kind: 'done', summary })
} catch (error) {
  if (isAppError(error)) say({ kind: 'failed', failure: { code: error.code, details: error.details } })
  else
    say({
      kind: 'broken',
      message: error instanceof Error ? error.message : String(error),
      stack: error instanceof Error ? (error.stack ?? '') : '',
    })
}
// The listener for orders would keep the thread alive.
parentPort?.close()
