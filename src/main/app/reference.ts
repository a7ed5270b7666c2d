// The platform's reference data as the app uses it: read once, kept, refreshed; search over it works offline.
import type { Category, CategoryHit, LeafRules } from '#contract/categories.ts'
import { AppError, isAppError } from '#contract/failure.ts'
import { lexicon } from '#core/categories/lexicon.ts'
import { createCategorySearch } from '#core/categories/search.ts'
import type { CategorySearch } from '#core/categories/search.ts'
import { withSynonyms } from '#core/categories/synonyms.ts'
import { ruleDifferences } from '#core/categories/rules-difference.ts'
import type { RuleDifference } from '#core/categories/rules-difference.ts'
import { treeDifferences } from '#core/categories/tree-difference.ts'
import { buildCategoryTree } from '#core/categories/tree.ts'
import type { CategoryTree } from '#core/categories/tree.ts'
import { categoryVersionOn } from '#core/markets/category-versions.ts'
import { leftMeanwhile } from './one-shop.ts'
import type { Ports } from './ports.ts'
import type { CategoryVersion } from './ports/shop.ts'
import { readNodes } from './syncing/read-nodes.ts'

export type Reference = {
  /** The version products are listed with in this shop's market today. */
  readonly version: () => CategoryVersion
  /** The language of names. */
  readonly locale: () => string
  readonly useLocale: (locale: string) => void
  /** Reads both trees. A failure on the one that is not listed with is kept and told, not thrown. What it changes for leaves in use waits to be told. */
  readonly sync: () => Promise<{ leaves: number; syncedAt: string }>
  /** The tree as last synced; synced now where that never happened. Of the version in use unless named. */
  readonly tree: (version?: CategoryVersion) => Promise<CategoryTree>
  /** The same without asking the shop: null where it was never read. */
  readonly knownTree: (version?: CategoryVersion) => CategoryTree | null
  readonly summary: () => { leaves: number; syncedAt: string | null; version: string }
  readonly search: (text: string, limit: number) => Promise<CategoryHit[]>
  readonly category: (id: string) => Promise<Category>
  readonly children: (parentId: string | null) => Promise<Category[]>
  /** What a leaf asks for: from the workspace where it was read before, from the shop otherwise. */
  readonly rules: (categoryId: string, version?: CategoryVersion) => Promise<LeafRules>
  /** The same without asking the shop: null where it was never read. */
  readonly knownRules: (categoryId: string, version?: CategoryVersion) => LeafRules | null
  /** Asks the shop again, keeps the answer, and says what changed since the last one. */
  readonly rereadRules: (categoryId: string) => Promise<readonly RuleDifference[]>
  /** The tree in use and the search over it, for suggestions. */
  readonly words: () => Promise<{ readonly tree: CategoryTree; readonly search: CategorySearch }>
  /** Builds the search anew, because the seller's synonyms changed. */
  readonly relearn: () => void
  /** Lets go of what is in memory, because another shop is in use now. */
  readonly forget: () => void
}

const unknownCategory = (id: string): AppError =>
  new AppError('invalid', {
    sentence: `There is no category ${id} in this shop's tree.`,
    action: 'Search for the category by its name, or refresh the tree in Categories.',
  })

// Answers to a tree that the market does not have (any more): the region uses the other one, or the category is of the other one.
const otherTreeCodes: readonly number[] = [12_052_217, 12_052_230]
const isNotHere: Readonly<Record<CategoryVersion, string>> = {
  v1: 'This market has left the three-level tree; nothing can be read of it any more.',
  v2: 'This market has no tree of up to seven levels yet. Products are listed with the three-level tree.',
}

type Loaded = { readonly tree: CategoryTree; readonly search: ReturnType<typeof createCategorySearch> | null }

/** Reference data over the store and the shop. `onSynced` is told after each new tree. */
export const createReference = (ports: Ports, onSynced: () => void): Reference => {
  const { store, shop, host } = ports
  const loaded = new Map<CategoryVersion, Loaded>()
  const rulesInMemory = new Map<string, LeafRules>()
  let syncing: { readonly place: string; readonly done: Promise<{ leaves: number; syncedAt: string }> } | null = null

  const version = (): CategoryVersion => categoryVersionOn(store.meta.shop()?.region ?? 'US', host.now())
  const locale = (): string => store.reference.locale()
  // Trees are kept for each shop and language; those in use when an answer comes may not be those that were asked for.
  const place = (): string => `${store.meta.shop()?.id ?? ''} ${locale()}`

  const learn = (from: CategoryTree): CategorySearch =>
    createCategorySearch(from, withSynonyms(lexicon, store.leafChoices.synonyms()))

  const load = (which: CategoryVersion): Loaded | null => {
    const known = loaded.get(which)
    if (known !== undefined) return known
    const kept = store.reference.categories(which)
    if (kept.syncedAt === null || kept.nodes.length === 0) return null
    const built = buildCategoryTree(kept.nodes)
    for (const fault of built.faults) host.log.warn('category tree fault', { ...fault })
    // Search is needed in the tree in use only, and then at once.
    const made = { tree: built.tree, search: which === version() ? learn(built.tree) : null }
    loaded.set(which, made)
    if (which === version()) store.reference.useTree({ version: which })
    return made
  }

  const noteChange = (which: CategoryVersion, categoryId: string, changes: readonly RuleDifference[]): void =>
    store.reference.addRuleChange({ id: host.newId(), version: which, categoryId, at: host.now(), changes })

  const readTree = async (which: CategoryVersion, from: string): Promise<void> => {
    const { nodes, faults: nameless } = await readNodes(ports, which, locale())
    if (place() !== from) throw leftMeanwhile()
    store.transaction(() => {
      const before = store.reference.categories(which)
      store.reference.saveCategories(which, nodes, host.now())
      const { tree, faults } = buildCategoryTree(nodes)
      store.reference.noteTree(which, { faults: [...nameless, ...faults] })
      if (which !== version() || before.nodes.length === 0) return
      const inUse = store.reference.productsPerCategory()
      if (inUse.size === 0) return
      for (const [categoryId, change] of treeDifferences(buildCategoryTree(before.nodes).tree, tree, inUse.keys()))
        noteChange(which, categoryId, [change])
    })
    loaded.delete(which)
  }

  const readTrees = async (from: string): Promise<{ leaves: number; syncedAt: string }> => {
    const current = version()
    const other = current === 'v2' ? 'v1' : 'v2'
    const note = (which: CategoryVersion, error: unknown): void => {
      if (isAppError(error) && place() === from) store.reference.noteTree(which, { failure: error.details.sentence })
    }
    try {
      await readTree(current, from)
    } catch (error) {
      note(current, error)
      throw error
    }
    await readTree(other, from).catch((error: unknown) => {
      if (!isAppError(error) || place() !== from) throw error
      if (otherTreeCodes.includes(error.details.platformCode ?? 0))
        store.reference.noteTree(other, { failure: isNotHere[other] })
      else note(other, error)
    })
    const leaves = load(current)?.tree.leaves.length ?? 0
    onSynced()
    return { leaves, syncedAt: store.reference.treeRead(current)?.syncedAt ?? host.now() }
  }

  const sync = (): Promise<{ leaves: number; syncedAt: string }> => {
    const from = place()
    if (syncing?.place === from) return syncing.done
    const done = readTrees(from).finally(() => {
      if (syncing?.done === done) syncing = null
    })
    syncing = { place: from, done }
    return done
  }

  const ready = async (which: CategoryVersion = version()): Promise<CategoryTree> => {
    const known = load(which)
    if (known !== null) return known.tree
    await sync()
    const made = load(which)
    if (made !== null) return made.tree
    const why = store.reference.treeRead(which)?.failure
    throw new AppError('offline', {
      sentence: why ?? 'The category tree has not been read from the shop yet.',
      action: 'Read the tree again in Categories when the shop can be reached.',
    })
  }

  const category = async (id: string): Promise<Category> => {
    const found = (await ready()).get(id)
    if (found === null) throw unknownCategory(id)
    return found
  }

  const knownRules: Reference['knownRules'] = (categoryId, which = version()) => {
    const key = `${which} ${categoryId}`
    const inMemory = rulesInMemory.get(key)
    if (inMemory !== undefined) return inMemory
    const kept = store.reference.rules(which, categoryId)
    if (kept !== null) rulesInMemory.set(key, kept)
    return kept
  }

  const readRules = async (categoryId: string, which: CategoryVersion): Promise<LeafRules> => {
    const from = place()
    try {
      const read = await shop.leafRules(categoryId, which, locale())
      if (place() !== from) throw leftMeanwhile()
      store.reference.saveRules(which, read)
      rulesInMemory.set(`${which} ${categoryId}`, read)
      return read
    } catch (error) {
      if (isAppError(error) && error.code === 'rejected' && place() === from)
        store.reference.failRules(which, categoryId, error.details.sentence, host.now())
      throw error
    }
  }

  const forget = (): void => {
    loaded.clear()
    rulesInMemory.clear()
  }

  return {
    version,
    locale,
    useLocale: (next) => {
      store.reference.useTree({ locale: next })
      forget()
    },
    sync,
    tree: ready,
    knownTree: (which = version()) => load(which)?.tree ?? null,
    summary: () => {
      const known = load(version())
      return {
        leaves: known?.tree.leaves.length ?? 0,
        syncedAt: store.reference.treeRead(version())?.syncedAt || null,
        version: version(),
      }
    },
    search: async (text, limit) => {
      await ready()
      const used = store.reference.productsPerCategory()
      const known = load(version())
      if (known === null) return []
      return (known.search?.(text, { limit, usage: used }) ?? []).map((hit) => ({
        ...hit,
        products: used.get(hit.id) ?? 0,
      }))
    },
    category,
    children: async (parentId) => [...(await ready()).children(parentId)],
    rules: async (categoryId, which = version()) => {
      const known = knownRules(categoryId, which)
      if (known !== null) return known
      const node = (await ready(which)).get(categoryId)
      if (node === null) throw unknownCategory(categoryId)
      if (!node.isLeaf) {
        throw new AppError('invalid', {
          sentence: `“${node.name}” is not a leaf category; products can only be listed in a leaf.`,
          action: 'Choose one of the categories below it.',
        })
      }
      return readRules(categoryId, which)
    },
    knownRules,
    rereadRules: async (categoryId) => {
      const which = version()
      const before = store.reference.rules(which, categoryId)
      const after = await readRules(categoryId, which)
      const changes = before === null ? [] : ruleDifferences(before, after)
      if (changes.length > 0) noteChange(which, categoryId, changes)
      return changes
    },
    words: async () => {
      const from = await ready()
      return { tree: from, search: load(version())?.search ?? learn(from) }
    },
    relearn: () => {
      const known = loaded.get(version())
      if (known !== undefined) loaded.set(version(), { ...known, search: learn(known.tree) })
    },
    forget,
  }
}

// One leaf that gets no answer is that leaf's trouble; a second one in a row means that the shop is gone.
const mostUnanswered = 2
const isOfThisLeaf = (code: string): boolean => code === 'rejected' || code === 'invalid'

/**
 * Reads what leaves ask for, one after the other, and hears of each whether it is known then. A leaf that fails is left for later; where the shop cannot be
 * asked at all, the others are too, without asking for each.
 */
export const readRulesOf = async (
  reference: Pick<Reference, 'rules' | 'knownRules'>,
  categoryIds: Iterable<string>,
  onLeaf: (isKnown: boolean) => void = () => undefined,
  signal: AbortSignal | null = null,
): Promise<void> => {
  let unanswered = 0
  const isRead = async (id: string): Promise<boolean> => {
    if (reference.knownRules(id) !== null || unanswered >= mostUnanswered) return reference.knownRules(id) !== null
    try {
      await reference.rules(id)
      unanswered = 0
      return true
    } catch (error) {
      if (!isAppError(error)) throw error
      if (!isOfThisLeaf(error.code)) unanswered = error.code === 'offline' ? unanswered + 1 : mostUnanswered
      return false
    }
  }
  for (const id of new Set(categoryIds)) {
    if (signal?.aborted === true) return
    onLeaf(await isRead(id))
  }
}
