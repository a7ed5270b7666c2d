// The platform's reference data as the app uses it: read once, kept, refreshed; search over it works offline.
import type { Category, CategoryHit, LeafRules } from '#contract/categories.ts'
import { AppError, isAppError } from '#contract/failure.ts'
import { lexicon } from '#core/categories/lexicon.ts'
import { createCategorySearch } from '#core/categories/search.ts'
import type { CategorySearch } from '#core/categories/search.ts'
import { withSynonyms } from '#core/categories/synonyms.ts'
import { buildCategoryTree } from '#core/categories/tree.ts'
import type { CategoryTree } from '#core/categories/tree.ts'
import { limitsOf } from '#core/markets/limits-of.ts'
import type { Ports } from './ports.ts'
import type { CategoryVersion } from './ports/shop.ts'

export type Reference = {
  readonly version: () => CategoryVersion
  readonly sync: () => Promise<{ leaves: number; syncedAt: string }>
  /** The tree as last synced; synced now where that never happened. */
  readonly tree: () => Promise<CategoryTree>
  readonly summary: () => { leaves: number; syncedAt: string | null; version: string }
  readonly search: (text: string, limit: number) => Promise<CategoryHit[]>
  readonly category: (id: string) => Promise<Category>
  readonly children: (parentId: string | null) => Promise<Category[]>
  /** What a leaf asks for: from the workspace where it was read before, from the shop otherwise. */
  readonly rules: (categoryId: string) => Promise<LeafRules>
  /** The same without asking the shop: null where it was never read. */
  readonly knownRules: (categoryId: string) => LeafRules | null
  /** The tree and the search over it, for suggestions. */
  readonly words: () => Promise<{ readonly tree: CategoryTree; readonly search: CategorySearch }>
  /** Builds the search anew, because the seller's synonyms changed. */
  readonly relearn: () => void
  /** Lets go of what is in memory, because another shop is in use now. */
  readonly forget: () => void
}

const locale = 'en-US'

const unknownCategory = (id: string): AppError =>
  new AppError('invalid', {
    sentence: `There is no category ${id} in this shop's tree.`,
    action: 'Search for the category by its name, or refresh the tree in Categories.',
  })

/** Reference data over the store and the shop. `onSynced` is told after each new tree. */
export const createReference = (ports: Ports, onSynced: () => void): Reference => {
  const { store, shop, host } = ports
  let tree: CategoryTree | null = null
  let search: CategorySearch | null = null
  const rulesInMemory = new Map<string, LeafRules>()
  let syncing: Promise<{ leaves: number; syncedAt: string }> | null = null

  const version = (): CategoryVersion => limitsOf(store.meta.shop()?.region ?? 'US').categoryVersion.value

  const learn = (from: CategoryTree): CategorySearch =>
    createCategorySearch(from, withSynonyms(lexicon, store.leafChoices.synonyms()))

  const load = (): CategoryTree | null => {
    if (tree !== null) return tree
    const kept = store.reference.categories(version())
    if (kept.syncedAt === null || kept.nodes.length === 0) return null
    const built = buildCategoryTree(kept.nodes)
    for (const fault of built.faults) host.log.warn('category tree fault', { ...fault })
    tree = built.tree
    search = learn(built.tree)
    return tree
  }

  const readTree = async (): Promise<{ leaves: number; syncedAt: string }> => {
    const nodes = await shop.categories(version(), locale)
    if (nodes.length === 0) {
      throw new AppError('rejected', {
        sentence: 'The shop answered with an empty category tree.',
        action: 'The tree from before is kept. Try again in a few minutes.',
      })
    }
    const syncedAt = host.now()
    store.reference.saveCategories(version(), nodes, syncedAt)
    tree = null
    search = null
    const leaves = load()?.leaves.length ?? 0
    onSynced()
    return { leaves, syncedAt }
  }

  const sync = (): Promise<{ leaves: number; syncedAt: string }> => {
    syncing ??= readTree().finally(() => {
      syncing = null
    })
    return syncing
  }

  const ready = async (): Promise<CategoryTree> => {
    const known = load()
    if (known !== null) return known
    await sync()
    const made = load()
    if (made === null)
      throw new AppError('offline', { sentence: 'The category tree has not been read from the shop yet.' })
    return made
  }

  const category = async (id: string): Promise<Category> => {
    const found = (await ready()).get(id)
    if (found === null) throw unknownCategory(id)
    return found
  }

  const knownRules = (categoryId: string): LeafRules | null => {
    const inMemory = rulesInMemory.get(categoryId)
    if (inMemory !== undefined) return inMemory
    const kept = store.reference.rules(version(), categoryId)
    if (kept !== null) rulesInMemory.set(categoryId, kept)
    return kept
  }

  return {
    version,
    sync,
    tree: ready,
    summary: () => {
      const known = load()
      return {
        leaves: known?.leaves.length ?? 0,
        syncedAt: store.reference.categories(version()).syncedAt,
        version: version(),
      }
    },
    search: async (text, limit) => {
      await ready()
      const used = store.reference.productsPerCategory()
      return (search?.(text, { limit, usage: used }) ?? []).map((hit) => ({ ...hit, products: used.get(hit.id) ?? 0 }))
    },
    category,
    children: async (parentId) => [...(await ready()).children(parentId)],
    rules: async (categoryId) => {
      const known = knownRules(categoryId)
      if (known !== null) return known
      const node = await category(categoryId)
      if (!node.isLeaf) {
        throw new AppError('invalid', {
          sentence: `“${node.name}” is not a leaf category; products can only be listed in a leaf.`,
          action: 'Choose one of the categories below it.',
        })
      }
      const read = await shop.leafRules(categoryId, version(), locale)
      store.reference.saveRules(version(), read)
      rulesInMemory.set(categoryId, read)
      return read
    },
    knownRules,
    words: async () => {
      const from = await ready()
      return { tree: from, search: (search ??= learn(from)) }
    },
    relearn: () => {
      if (tree !== null) search = learn(tree)
    },
    forget: () => {
      tree = null
      search = null
      rulesInMemory.clear()
    },
  }
}

/** Reads what leaves ask for, one after the other; a leaf that fails is left for later and named. */
export const readRulesOf = async (reference: Reference, categoryIds: Iterable<string>): Promise<string[]> => {
  const failed: string[] = []
  for (const id of new Set(categoryIds)) {
    try {
      await reference.rules(id)
    } catch (error) {
      if (!isAppError(error)) throw error
      failed.push(id)
    }
  }
  return failed
}
