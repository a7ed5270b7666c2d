// Handlers that write products to a file, as a job, and say where it is.
import type { ExportedFile } from '#contract/exports.ts'
import { ownColumns } from '#core/import/writing/own-layout.ts'
import type { Context } from '../context.ts'
import { os } from './implementer.ts'

// Files of this session's exports; older ones are swept away with what was brought in.
const files = new WeakMap<Context['store'], Map<string, ExportedFile>>()

const filesOf = (context: Context): Map<string, ExportedFile> => {
  const known = files.get(context.store) ?? new Map<string, ExportedFile>()
  files.set(context.store, known)
  return known
}

export const exports = {
  columns: os.exports.columns.handler(() => ownColumns(3)),
  start: os.exports.start.handler(({ context, input }) => {
    const { layout, format, columns } = input
    const productIds = input.productIds ?? (input.filter === null ? null : context.store.products.ids(input.filter))
    const day = context.host.now().slice(0, 10)
    const name = layout === 'own' ? `listwright-${day}.${format}` : `listwright-templates-${day}.zip`
    const job = context.jobs.start(
      { kind: 'export', title: `Export ${name}`, total: productIds?.length ?? 0 },
      async (progress) => {
        const { fileId, path } = context.files.reserve(name)
        const written = await context.imports
          .exportProducts(
            path,
            { layout, format, productIds, columns },
            {
              onProgress: ({ done, total, note }) => progress.update({ done, total, note }),
              signal: progress.signal,
            },
          )
          .catch((error: unknown) => {
            context.files.drop(fileId)
            throw error
          })
        progress.update({ counts: { products: written.products, rows: written.rows }, note: null })
        filesOf(context).set(progress.job().id, { fileId, name, ...written })
      },
    )
    return { jobId: job.id }
  }),
  result: os.exports.result.handler(({ context, input }) => ({ file: filesOf(context).get(input.jobId) ?? null })),
}
