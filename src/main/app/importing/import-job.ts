// Brings a file in as one job and one batch. What it needs to go on after a crash is kept until it is done.
import type { ImportSummary } from '#contract/imports.ts'
import { importChoicesShape } from '#contract/imports.ts'
import type { Job } from '#contract/job.ts'
import { AppError } from '#contract/failure.ts'
import { z } from 'zod'
import type { Context } from '../context.ts'
import type { Progress } from '../job-runner.ts'
import { readRulesOf } from '../reference.ts'
import { sortAttributes } from './sort-attributes.ts'

const taskShape = z.object({ path: z.string(), batchId: z.string(), choices: importChoicesShape })
/** What a job needs to go on with: the file, what the seller chose, and the batch that is open. */
export type ImportTask = z.infer<typeof taskShape>

type Result = { readonly batchId: string | null; readonly summary: ImportSummary }

// Results of this session's imports; the numbers of older ones stand in their batch.
const results = new WeakMap<Context['store'], Map<string, Result>>()

const resultsOf = (context: Context): Map<string, Result> => {
  const known = results.get(context.store) ?? new Map<string, Result>()
  results.set(context.store, known)
  return known
}

/** What an import of this session did, or undefined. */
export const resultOf = (context: Context, jobId: string): Result | undefined => resultsOf(context).get(jobId)

const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path
const keyOf = (jobId: string): string => `import-${jobId}`

// Pictures in the archive of a catalogue are found by name afterwards; one without any, or with damaged ones, is none the worse.
const keepPicturesBeside = async (context: Context, path: string): Promise<void> => {
  try {
    await context.imports.keepPictures(path)
    context.store.products.retryNamedPictures()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

const checkWhatCame = async (
  context: Context,
  batchId: string,
  touched: readonly string[],
  signal: AbortSignal,
): Promise<void> => {
  const categoryIds = new Set<string>()
  const named: { brand: string; categoryId: null }[] = []
  context.store.products.each(touched, (product) => {
    if (product.categoryId !== null) categoryIds.add(product.categoryId)
    named.push({ brand: product.brand, categoryId: null })
  })
  await readRulesOf(context.reference, categoryIds, undefined, signal)
  await sortAttributes(context, batchId, touched, signal)
  await context.brands.learn(named)
  await context.checker.recheckMany(touched, undefined, signal)
  context.bus.emit({ type: 'products.changed', productIds: null })
  context.fetching.wake()
}

// The file broke off, or is gone: what is in already is a step of its own that can be undone.
const settle = async (context: Context, { batchId }: ImportTask, progress: Progress): Promise<void> => {
  context.store.changes.settleImports(batchId)
  const touched = context.store.changes.productIdsOf(batchId)
  if (touched.length === 0) return
  progress.update({ batchId, note: 'Checking what came in' })
  await checkWhatCame(context, batchId, touched, progress.signal)
}

const work =
  (context: Context, task: ImportTask) =>
  async (progress: Progress): Promise<void> => {
    const { path, batchId, choices } = task
    if (/\.zip$/i.test(path)) await keepPicturesBeside(context, path)
    const running = context.imports.run(path, {
      batchId,
      label: `Import: ${nameOf(path)}`,
      choices,
      onProgress: ({ done, total, note }) => progress.update({ done, total, note }),
      signal: progress.signal,
    })
    const summary = await running.catch(async (error: unknown) => {
      await settle(context, task, progress)
      throw error
    })
    const touched = context.store.changes.productIdsOf(batchId)
    progress.update({
      batchId: touched.length > 0 ? batchId : null,
      counts: {
        created: summary.created,
        changed: summary.changed,
        unchanged: summary.unchanged,
        rejected: summary.rejectedTotal,
      },
      note: 'Checking what came in',
    })
    await checkWhatCame(context, batchId, touched, progress.signal)
    const jobId = progress.job().id
    resultsOf(context).set(jobId, { batchId: touched.length > 0 ? batchId : null, summary })
    // One that was cut off or stopped can still be gone on with.
    if (!progress.signal.aborted) context.store.meta.saveTask(keyOf(jobId), null)
  }

/** Starts bringing a file in. */
export const startImport = (context: Context, task: Omit<ImportTask, 'batchId'>): Job => {
  const whole: ImportTask = { ...task, batchId: context.host.newId() }
  const id = context.host.newId()
  context.store.meta.saveTask(keyOf(id), whole)
  return context.jobs.start(
    { id, kind: 'import', title: `Bring in ${nameOf(task.path)}`, total: 0 },
    work(context, whole),
  )
}

const taskOf = (context: Context, jobId: string): ImportTask | null =>
  taskShape.safeParse(context.store.meta.task(keyOf(jobId))).data ?? null

/**
 * Goes on with an import that was cut off or cancelled, in the same batch (a new one where that was undone): what is in already is found unchanged.
 * Throws `invalid` for any other.
 */
export const resumeImport = (context: Context, job: Job): Job => {
  const task = taskOf(context, job.id)
  if (task === null) {
    throw new AppError('invalid', {
      sentence: `“${job.title}” cannot be resumed where it stopped.`,
      action: 'Bring the file in again; what is in already is found unchanged.',
    })
  }
  const isUndone = context.store.changes.batch(task.batchId)?.isUndone === true
  const whole = isUndone ? { ...task, batchId: context.host.newId() } : task
  if (isUndone) context.store.meta.saveTask(keyOf(job.id), whole)
  return context.jobs.start({ ...job }, work(context, whole))
}

/** Goes on with every import that a crash has cut off. */
export const resumeImports = (context: Context): void => {
  const cutOff = context.jobs.interrupted().filter(({ id, kind }) => kind === 'import' && taskOf(context, id) !== null)
  for (const job of cutOff.toReversed()) resumeImport(context, job)
}
