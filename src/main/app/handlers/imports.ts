// Handlers that bring files in: look first, then one job that is one batch.
import type { ImportSummary } from '#contract/imports.ts'
import { presets } from '#core/import/presets.ts'
import { readRulesOf } from '../reference.ts'
import type { Context } from '../context.ts'
import { rememberFromMapping } from '../suggesting/source-table.ts'
import { os } from './implementer.ts'

// Results of this session's imports; the numbers of older ones stand in their batch.
const results = new WeakMap<Context['store'], Map<string, { batchId: string | null; summary: ImportSummary }>>()

const resultsOf = (context: Context): Map<string, { batchId: string | null; summary: ImportSummary }> => {
  const known = results.get(context.store) ?? new Map<string, { batchId: string | null; summary: ImportSummary }>()
  results.set(context.store, known)
  return known
}

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
      const summary = await context.imports.inspect(source, input.choices, path, signal ?? null)
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
    const path = context.files.pathOf(input.fileId)
    const name = path.split(/[\\/]/).at(-1) ?? path
    const job = context.jobs.start({ kind: 'import', title: `Bring in ${name}`, total: 0 }, async (progress) => {
      const batchId = context.host.newId()
      const summary = await context.imports.run(path, {
        batchId,
        label: `Import: ${name}`,
        ...(input.choices === undefined ? {} : { choices: input.choices }),
        onProgress: ({ done, total, note }) => progress.update({ done, total, note }),
        signal: progress.signal,
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
      const categoryIds = new Set<string>()
      const named: { brand: string; categoryId: null }[] = []
      context.store.products.each(touched, (product) => {
        if (product.categoryId !== null) categoryIds.add(product.categoryId)
        named.push({ brand: product.brand, categoryId: null })
      })
      await readRulesOf(context.reference, categoryIds)
      await context.brands.learn(named)
      await context.checker.recheckMany(touched, undefined, progress.signal)
      resultsOf(context).set(progress.job().id, { batchId: touched.length > 0 ? batchId : null, summary })
      context.bus.emit({ type: 'products.changed', productIds: null })
      context.fetching.wake()
    })
    return { jobId: job.id }
  }),
  result: os.imports.result.handler(({ context, input }) => {
    const kept = resultsOf(context).get(input.jobId)
    return { batchId: kept?.batchId ?? context.jobs.get(input.jobId).batchId, summary: kept?.summary ?? null }
  }),
  writeRejected: os.imports.writeRejected.handler(async ({ context, input }) => {
    const source = context.files.pathOf(input.fileId)
    const stem = (source.split(/[\\/]/).at(-1) ?? 'catalogue').replace(/\.[^.]*$/, '')
    const { fileId, path } = context.files.reserve(`${stem}-rejected`)
    const { rows, ending } = await context.imports.writeRejected(source, input.choices ?? {}, path)
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
