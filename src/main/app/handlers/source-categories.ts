// Handlers on the mapping from the seller's own categories to leaves: the table, the choices, applying them, and a file of them.
import { readChoices, writeChoices } from '#core/categories/choice-file.ts'
import { needLeaf, putIntoLeaves } from '../suggesting/put-into-leaves.ts'
import { linesFor, rememberLeaves, sourceLines, withSuggestions } from '../suggesting/source-table.ts'
import { os } from './implementer.ts'

export const sourceCategories = {
  list: os.sourceCategories.list.handler(async ({ context, input }) => {
    const lines = await sourceLines(context)
    const wanted = input.text.trim().toLowerCase()
    const shown = lines.filter(
      ({ value, categoryId }) =>
        (!input.isOpenOnly || categoryId === null) && (wanted === '' || value.toLowerCase().includes(wanted)),
    )
    const settled = lines.filter(({ categoryId }) => categoryId !== null)
    return {
      rows: await withSuggestions(context, shown.slice(input.offset, input.offset + input.limit)),
      total: shown.length,
      values: lines.length,
      settled: settled.length,
      applicable: settled.reduce((sum, { withoutLeaf }) => sum + withoutLeaf, 0),
      withoutSource: context.store.leafChoices.withoutSource(),
    }
  }),
  forFile: os.sourceCategories.forFile.handler(async ({ context, input }) =>
    withSuggestions(context, await linesFor(context, input.values)),
  ),
  choose: os.sourceCategories.choose.handler(async ({ context, input }) => {
    for (const id of new Set(input.choices.flatMap(({ categoryId }) => categoryId ?? []))) await needLeaf(context, id)
    const [only] = input.choices
    if (only !== undefined && only.categoryId !== null && input.choices.length === 1)
      context.store.leafChoices.noteRecent(only.categoryId)
    return rememberLeaves(context, input.choices)
  }),
  apply: os.sourceCategories.apply.handler(async ({ context, input }) => {
    const wanted = input.keys === null ? null : new Set(input.keys)
    const lines = (await sourceLines(context)).filter(({ key }) => wanted === null || wanted.has(key))
    const choices = lines.flatMap(({ values, categoryId }) =>
      categoryId === null
        ? []
        : context.store.leafChoices.openProducts(values).map((productId) => ({ productId, categoryId })),
    )
    const gone = lines.flatMap(({ problem }) => problem ?? [])
    if (choices.length === 0) return { batch: null, products: 0, withAside: 0, gone }
    const { batch, products, withAside } = await putIntoLeaves(context, choices, 'Categories by mapping')
    return { batch, products, withAside, gone }
  }),
  write: os.sourceCategories.write.handler(async ({ context }) => {
    const tree = await context.reference.tree()
    const choices = context.store.leafChoices.all(context.reference.version()).map(({ value, categoryId }) => ({
      value,
      categoryId,
      path:
        tree
          .get(categoryId)
          ?.path.map(({ name }) => name)
          .join(' > ') ?? '',
    }))
    return { name: 'category-mapping.csv', text: writeChoices(choices), rows: choices.length }
  }),
  take: os.sourceCategories.take.handler(async ({ context, input }) => {
    const tree = await context.reference.tree()
    const { choices, problems } = readChoices(input.text)
    const isOpen = (id: string): boolean => {
      const category = tree.get(id)
      return category !== null && category.isLeaf && !category.permissions.includes('PROHIBITED')
    }
    const usable = choices.filter(({ categoryId }) => isOpen(categoryId))
    const unusable = choices
      .filter(({ categoryId }) => !isOpen(categoryId))
      .map(({ line, value, categoryId }) => ({
        line,
        sentence: `${categoryId}, the leaf for “${value}”, is no leaf of this shop's tree that products may be listed in.`,
      }))
    const { remembered } = rememberLeaves(context, usable)
    return {
      remembered,
      problems: [...problems, ...unusable].toSorted((one, other) => one.line - other.line).slice(0, 200),
    }
  }),
}
