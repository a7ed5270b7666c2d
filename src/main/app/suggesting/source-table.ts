// The table that leads from the categories of the seller's shop to leaves, put together from what is kept. Suggestions are worked out for shown lines only.
import { setImmediate } from 'node:timers/promises'
import type { SourceCategory } from '#contract/source-categories.ts'
import { agreedSuggestions, groupSources, problemOfChoice, titlesLookedAt } from '#core/categories/mapping.ts'
import type { SourceGroup } from '#core/categories/mapping.ts'
import type { Suggestion } from '#core/categories/recommend.ts'
import type { CategorySearch } from '#core/categories/search.ts'
import { sourceKey } from '#core/categories/source-category.ts'
import type { Context } from '../context.ts'
import { adviceContext, toSuggestedLeaves } from './advice-context.ts'

export type SourceLine = SourceGroup & { readonly categoryId: string | null; readonly problem: string | null }

/** Every line: the values that products carry, most products first, then what is remembered of values that none carries now. */
export const sourceLines = async (context: Context): Promise<SourceLine[]> => {
  const { store, reference } = context
  const tree = await reference.tree()
  const remembered = new Map(store.leafChoices.all(reference.version()).map((choice) => [choice.key, choice]))
  const groups = groupSources(store.leafChoices.sources())
  const present = new Set(groups.map(({ key }) => key))
  const absent = [...remembered.values()]
    .filter(({ key }) => !present.has(key))
    .map(({ key, value }): SourceGroup => ({ key, value, values: [value], products: 0, withoutLeaf: 0 }))
  return [...groups, ...absent].map((group): SourceLine => {
    const categoryId = remembered.get(group.key)?.categoryId ?? null
    const problem = categoryId === null ? null : problemOfChoice(group.value, categoryId, tree)
    return { ...group, categoryId: problem === null ? categoryId : null, problem }
  })
}

/** A line for each value of a file, whether products carry it already or not, in the order they are given. */
export const linesFor = async (
  context: Context,
  values: readonly { readonly value: string; readonly products: number }[],
): Promise<SourceLine[]> => {
  const { store, reference } = context
  const tree = await reference.tree()
  const remembered = new Map(store.leafChoices.all(reference.version()).map((choice) => [choice.key, choice]))
  return values.map(({ value, products }): SourceLine => {
    const key = sourceKey(value)
    const categoryId = remembered.get(key)?.categoryId ?? null
    const problem = categoryId === null ? null : problemOfChoice(value, categoryId, tree)
    const chosen = problem === null ? categoryId : null
    return { key, value, values: [value], products, withoutLeaf: products, categoryId: chosen, problem }
  })
}

// Titles change seldom and searching takes a while: what was worked out stands until the search or the products of the value change.
const worked = new WeakMap<CategorySearch, Map<string, readonly Suggestion[]>>()

/** A page of the table with its suggestions; lines that are settled have none. */
export const withSuggestions = async (context: Context, lines: readonly SourceLine[]): Promise<SourceCategory[]> => {
  const advice = await adviceContext(context)
  const known = worked.get(advice.search) ?? new Map<string, readonly Suggestion[]>()
  worked.set(advice.search, known)
  const shown: SourceCategory[] = []
  for (const line of lines) {
    const { key, value, values, products, withoutLeaf, categoryId, problem } = line
    const stamp = `${key}\n${products}\n${withoutLeaf}`
    let suggestions = known.get(stamp)
    if (categoryId === null && suggestions === undefined) {
      const samples = context.store.leafChoices.samples(values, titlesLookedAt)
      const described = samples.length === 0 ? [{ title: '', brand: '' }] : samples
      suggestions = agreedSuggestions(
        described.map((sample) => ({ ...sample, sourceCategory: value })),
        advice,
      )
      if (known.size > 2000) known.clear()
      known.set(stamp, suggestions)
      await setImmediate()
    }
    shown.push({
      key,
      value,
      products,
      withoutLeaf,
      problem,
      chosen: categoryId === null ? null : advice.tree.get(categoryId),
      suggested:
        categoryId === null
          ? toSuggestedLeaves(
              (suggestions ?? []).map((suggestion) => ({ ...suggestion, source: 'own' as const })),
              advice.tree,
            )
          : [],
    })
  }
  return shown
}

/** Remembers leaves for values, for the table and for every import: saved import mappings that know a value follow. */
export const rememberLeaves = (
  context: Context,
  choices: readonly { readonly value: string; readonly categoryId: string | null }[],
): { remembered: number; forgotten: number } => {
  const { store, reference, host } = context
  const keyed = choices
    .map((choice) => ({ ...choice, value: choice.value.trim(), key: sourceKey(choice.value) }))
    .filter(({ key }) => key !== '')
  const kept = keyed.flatMap(({ key, value, categoryId }) => (categoryId === null ? [] : [{ key, value, categoryId }]))
  const gone = keyed.flatMap(({ key, categoryId }) => (categoryId === null ? [key] : []))
  return store.transaction(() => {
    store.leafChoices.save(reference.version(), kept, host.now())
    const forgotten = gone.length === 0 ? 0 : store.leafChoices.forget(reference.version(), gone)
    const now = new Map(keyed.map(({ key, categoryId }) => [key, categoryId]))
    const mappings = store.meta.mappings()
    const followed = mappings.map((mapping) => ({
      ...mapping,
      categories: Object.fromEntries(
        Object.entries(mapping.categories).flatMap(([value, leaf]): [string, string][] => {
          const wanted = now.get(sourceKey(value))
          if (wanted === null) return []
          return [[value, wanted ?? leaf]]
        }),
      ),
    }))
    if (JSON.stringify(followed) !== JSON.stringify(mappings)) store.meta.saveMappings(followed)
    return { remembered: kept.length, forgotten }
  })
}

/** Remembers the leaves that an import mapping names, so that they hold for every later file. Unknown leaves are passed over. */
export const rememberFromMapping = (
  context: Context,
  categories: Readonly<Record<string, string>> | undefined,
): void => {
  const entries = Object.entries(categories ?? {})
  if (entries.length === 0) return
  const { version } = context.reference
  const usable = entries.filter(([, id]) => context.store.reference.category(version(), id)?.isLeaf === true)
  if (usable.length > 0)
    rememberLeaves(
      context,
      usable.map(([value, categoryId]) => ({ value, categoryId })),
    )
}
