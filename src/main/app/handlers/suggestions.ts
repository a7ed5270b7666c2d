// Handlers on suggested leaves: the job, the list, accepting and rejecting.
import type { SuggestedProduct } from '#contract/suggestions.ts'
import { confidenceSteps } from '#contract/suggestions.ts'
import { AppError } from '#contract/failure.ts'
import type { Context } from '../context.ts'
import type { SuggestedRow } from '../ports/advice.ts'
import { aboutOf, toSuggestedLeaves } from '../suggesting/advice-context.ts'
import { putIntoLeaves } from '../suggesting/put-into-leaves.ts'
import { startSuggesting } from '../suggesting/suggest-job.ts'
import { os } from './implementer.ts'

const products = (count: number): string => (count === 1 ? '1 product' : `${count} products`)

const toShown = (row: SuggestedRow, tree: Awaited<ReturnType<Context['reference']['tree']>>): SuggestedProduct => ({
  productId: row.productId,
  title: row.title,
  sourceCategory: row.sourceCategory,
  imageId: row.imageId,
  current: row.categoryId === null ? null : tree.get(row.categoryId),
  leaves: toSuggestedLeaves(row.suggestions, tree),
  rejected: row.rejected,
  askedAt: row.askedAt,
  platform: row.platform,
  isOutdated: row.about !== null && row.about !== aboutOf(row),
})

export const suggestions = {
  start: os.suggestions.start.handler(({ context, input }) => {
    const ids = input.productIds ?? context.store.suggestions.openIds()
    if (ids.length === 0) {
      throw new AppError('invalid', {
        sentence: 'Every product has a leaf category already.',
        action: 'Select the products that are to get another one, then ask for suggestions.',
      })
    }
    return { jobId: startSuggesting(context, ids, input.asksPlatform).id }
  }),
  list: os.suggestions.list.handler(async ({ context, input }) => {
    const { store, reference } = context
    const tree = await reference.tree()
    const { rows, total } = store.suggestions.list(reference.version(), {
      ...input,
      isOpenOnly: input.scope === 'open',
    })
    const above = store.suggestions.counts(reference.version(), confidenceSteps)
    return {
      rows: rows.map((row) => toShown(row, tree)),
      total,
      above: above.products,
      restrictedAbove: above.restricted,
      unasked: store.suggestions.unasked(),
    }
  }),
  accept: os.suggestions.accept.handler(({ context, input }) => {
    const [only] = input.choices
    if (only !== undefined && input.choices.length === 1) context.store.leafChoices.noteRecent(only.categoryId)
    return putIntoLeaves(context, input.choices, `Suggested category for ${products(input.choices.length)}`)
  }),
  acceptAbove: os.suggestions.acceptAbove.handler(({ context, input }) => {
    const sure = context.store.suggestions.best(context.reference.version(), input.confidence - 1e-9)
    const percent = Math.round(input.confidence * 100)
    return putIntoLeaves(context, sure, `Suggested categories, ${percent} % and surer`)
  }),
  reject: os.suggestions.reject.handler(({ context, input }) => {
    const { productId, categoryId, isRejected } = input
    context.store.suggestions.setRejected(productId, categoryId, isRejected, context.host.now())
    return { isRejected }
  }),
}
