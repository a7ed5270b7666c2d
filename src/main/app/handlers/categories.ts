// Handlers on the category tree, and giving products their leaf.
import { AppError } from '#contract/failure.ts'
import { checkSynonyms } from '#core/categories/synonyms.ts'
import { needLeaf, putIntoLeaves } from '../suggesting/put-into-leaves.ts'
import { shortlist } from '../suggesting/shortlist.ts'
import { tellChanges } from '../syncing/tell-changes.ts'
import { os } from './implementer.ts'

export const categories = {
  search: os.categories.search.handler(async ({ context, input }) => {
    const hits = await context.reference.search(input.text, input.limit)
    const { leaves, syncedAt } = context.reference.summary()
    return { hits, leaves, syncedAt }
  }),
  children: os.categories.children.handler(({ context, input }) => context.reference.children(input.parentId)),
  get: os.categories.get.handler(({ context, input }) => context.reference.category(input.id)),
  rules: os.categories.rules.handler(({ context, input }) => context.reference.rules(input.id)),
  set: os.categories.set.handler(async ({ context, input }) => {
    const { name } = await needLeaf(context, input.categoryId)
    context.store.leafChoices.noteRecent(input.categoryId)
    const choices = input.productIds.map((productId) => ({ productId, categoryId: input.categoryId }))
    const { batch, products, withAside } = await putIntoLeaves(context, choices, `Category: ${name}`)
    return { batch, products, withAside }
  }),
  shortlist: os.categories.shortlist.handler(({ context, input }) =>
    shortlist(context, input.productIds, input.sourceCategory),
  ),
  synonyms: os.categories.synonyms.handler(async ({ context }) => {
    const list = [...context.store.leafChoices.synonyms()]
    return { list, problems: checkSynonyms(list, await context.reference.tree()) }
  }),
  setSynonyms: os.categories.setSynonyms.handler(async ({ context, input }) => {
    const list = input.list.map(({ word, means }) => ({ word: word.trim(), means: means.trim() }))
    const problems = checkSynonyms(list, await context.reference.tree())
    const faults = problems.filter(({ isFault }) => isFault)
    if (faults.length > 0) {
      throw new AppError('invalid', {
        sentence: 'The list of synonyms was not saved.',
        action: 'Mend the lines that are named, then save it again.',
        fields: faults.map(({ line, sentence }) => ({ path: `list.${line}`, sentence })),
      })
    }
    context.store.leafChoices.saveSynonyms(list)
    context.reference.relearn()
    return { list, problems }
  }),
  sync: os.categories.sync.handler(async ({ context }) => {
    const read = await context.reference.sync()
    await tellChanges(context)
    return read
  }),
}
