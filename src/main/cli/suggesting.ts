// What the command that suggests leaf categories does. It makes calls of the contract and nothing else.
import type { Client } from '#contract/index.ts'
import type { SuggestedProduct } from '#contract/suggestions.ts'
import { AppError } from '#contract/failure.ts'
import type { Call } from './outcome.ts'
import { counted, lines, table } from './print.ts'

export type SuggestOptions = { readonly products?: string; readonly offline: boolean; readonly accept?: number }

const everySuggestion = async (client: Client, scope: 'open' | 'all'): Promise<SuggestedProduct[]> => {
  const rows: SuggestedProduct[] = []
  for (;;) {
    const page = await client.suggestions.list({ scope, offset: rows.length, limit: 200 })
    rows.push(...page.rows)
    if (page.rows.length === 0 || rows.length >= page.total) return rows
  }
}

const idsOf = async (client: Client, which: string | undefined): Promise<string[] | null> => {
  if (which === undefined) return null
  if (which === 'all') return (await client.products.ids({})).ids
  const ids = which.split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()]))
  if (ids.length > 0) return ids
  throw new AppError('invalid', {
    sentence: 'No product was named.',
    action: 'Give --products ID,ID or --products all, or leave it out for products without a leaf.',
    place: '--products',
  })
}

/** Suggests leaves and waits until that is done; with `accept` the sure ones are taken as one batch. */
export const suggestCommand =
  ({ products, offline, accept }: SuggestOptions): Call =>
  async ({ client }) => {
    const productIds = await idsOf(client, products)
    const { jobId } = await client.suggestions.start({ productIds, asksPlatform: !offline })
    const job = await client.jobs.wait({ jobId })
    const wanted = productIds === null ? null : new Set(productIds)
    const found = (await everySuggestion(client, productIds === null ? 'open' : 'all')).filter(
      ({ productId }) => wanted === null || wanted.has(productId),
    )
    const taken = accept === undefined ? null : await client.suggestions.acceptAbove({ confidence: accept / 100 })
    // What the new leaves ask for may still be read; ended now, the command would leave that to the next one.
    const { jobId: readingId } = await client.sync.state()
    if (taken !== null && readingId !== null) await client.jobs.wait({ jobId: readingId })
    const shown = found.map(({ productId, title, leaves, platform }) => ({
      productId,
      title,
      platform,
      suggestions: leaves.map(({ category, confidence, reasons }) => ({
        categoryId: category.id,
        path: category.path.map(({ name }) => name).join(' > '),
        permissions: category.permissions,
        confidence,
        reasons,
      })),
    }))
    return {
      json: {
        jobId,
        state: job.state,
        counts: job.counts,
        products: shown,
        accepted: taken === null ? null : { products: taken.products, batchId: taken.batch?.id ?? null },
      },
      text: lines(
        table(
          ['product', 'sure', 'leaf'],
          shown.map(({ title, suggestions: [best] }) => [
            title,
            best === undefined ? '' : `${Math.round(best.confidence * 100)} %`,
            best?.path ?? 'nothing found',
          ]),
        ),
        `${job.title}: ${job.state}.`,
        taken === null ? null : `${counted(taken.products, 'product')} put into the suggested leaf.`,
      ),
    }
  }
