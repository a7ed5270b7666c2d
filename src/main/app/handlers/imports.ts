// Handlers that bring files in: look first, then one job that is one batch.
import { presets } from '#core/import/presets.ts'
import { resultOf, startImport } from '../importing/import-job.ts'
import type { Context } from '../context.ts'
import { rememberFromMapping } from '../suggesting/source-table.ts'
import { os } from './implementer.ts'

// The preview of each file that was inspected; a new look puts the old one away.
const previews = new WeakMap<Context['store'], Map<string, string>>()

const previewsOf = (context: Context): Map<string, string> => {
  const known = previews.get(context.store) ?? new Map<string, string>()
  previews.set(context.store, known)
  return known
}

export const imports = {
  samples: os.imports.samples.handler(({ context }) => [...context.files.samples()]),
  inspect: os.imports.inspect.handler(async ({ context, input, signal }) => {
    const source = context.files.pathOf(input.fileId)
    const known = previewsOf(context)
    const { fileId: previewId, path } = context.files.reserve('preview')
    try {
      const summary = await context.imports.inspect(source, input.choices, {
        previewFile: path,
        onProgress: (progress) => context.bus.emit({ type: 'import.looking', fileId: input.fileId, ...progress }),
        signal: signal ?? null,
      })
      if (signal?.aborted === true) {
        // A newer look is under way; its preview stands.
        context.files.drop(previewId)
        return summary
      }
      const older = known.get(input.fileId)
      if (older !== undefined) context.files.drop(older)
      known.set(input.fileId, previewId)
      return { ...summary, previewId }
    } catch (error) {
      context.files.drop(previewId)
      throw error
    }
  }),
  planned: os.imports.planned.handler(async ({ context, input: { previewId, ...wanted } }) => {
    const { entries, total } = await context.imports.preview(context.files.pathOf(previewId), wanted)
    return { planned: entries.filter((entry) => 'key' in entry), total }
  }),
  plannedKeys: os.imports.plannedKeys.handler(async ({ context, input: { previewId, kind, text } }) => {
    const wanted = { kind, text, offset: 0, limit: 0 }
    const { keys } = await context.imports.preview(context.files.pathOf(previewId), wanted)
    return { keys: [...keys] }
  }),
  problems: os.imports.problems.handler(async ({ context, input: { previewId, ...wanted } }) => {
    const { entries, total } = await context.imports.preview(context.files.pathOf(previewId), wanted)
    return { problems: entries.filter((entry) => 'sentence' in entry), total }
  }),
  start: os.imports.start.handler(({ context, input }) => {
    rememberFromMapping(context, input.choices?.mapping?.categories)
    const job = startImport(context, { path: context.files.pathOf(input.fileId), choices: input.choices ?? {} })
    return { jobId: job.id }
  }),
  result: os.imports.result.handler(({ context, input }) => {
    const kept = resultOf(context, input.jobId)
    return { batchId: kept?.batchId ?? context.jobs.get(input.jobId).batchId, summary: kept?.summary ?? null }
  }),
  writeRejected: os.imports.writeRejected.handler(async ({ context, input }) => {
    const source = context.files.pathOf(input.fileId)
    const stem = (source.split(/[\\/]/).at(-1) ?? 'catalogue').replace(/\.[^.]*$/, '')
    const { fileId, path } = context.files.reserve(`${stem}-rejected`)
    const { rows, ending } = await context.imports
      .writeRejected(source, input.choices ?? {}, path)
      .catch((error: unknown) => {
        context.files.drop(fileId)
        throw error
      })
    return { fileId, name: `${stem}-rejected.${ending}`, rows }
  }),
  takePictures: os.imports.takePictures.handler(async ({ context, input }) => {
    const { kept, refused } = await context.imports.keepPictures(context.files.pathOf(input.fileId))
    context.store.products.retryNamedPictures()
    context.fetching.wake()
    return { kept, refused: [...refused] }
  }),
  fetchPictures: os.imports.fetchPictures.handler(({ context }) => ({
    jobId: context.fetching.fetchNow()?.id ?? null,
  })),
  presets: os.imports.presets.handler(() => presets.map(({ id, name }) => ({ id, name }))),
  mappings: os.imports.mappings.handler(({ context }) => [...context.store.meta.mappings()]),
  saveMapping: os.imports.saveMapping.handler(({ context, input }) => {
    rememberFromMapping(context, input.categories)
    const others = context.store.meta.mappings().filter(({ name }) => name !== input.name)
    context.store.meta.saveMappings([...others, input])
    return { saved: true as const }
  }),
  removeMapping: os.imports.removeMapping.handler(({ context, input }) => {
    const all = context.store.meta.mappings()
    const left = all.filter(({ name }) => name !== input.name)
    context.store.meta.saveMappings(left)
    return { removed: left.length < all.length }
  }),
}
