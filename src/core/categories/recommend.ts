// Our own suggestion of a leaf: from earlier choices, the category in the seller's shop and the words of the title. Nothing is applied here.
import type { Category } from '#contract/categories.ts'
import type { Product } from '#contract/product.ts'
import type { CategorySearch } from './search.ts'
import { describing } from './lexicon.ts'
import { isBesideTheThing } from './ranking-words.ts'
import { sourceKey, sourceLevels } from './source-category.ts'
import { namingWords } from './title-words.ts'
import type { CategoryTree } from './tree.ts'
import { plainWords } from './words.ts'

/** A suggested leaf. `confidence` runs from 0 to 1; `reason` is a sentence for the seller. */
export type Suggestion = { readonly categoryId: string; readonly confidence: number; readonly reason: string }

/** Earlier choices: key of the source category to leaf ids with the number of products that went there. */
export type Choices = ReadonlyMap<string, ReadonlyMap<string, number>>

export type RecommendContext = {
  readonly tree: Pick<CategoryTree, 'get'>
  readonly search: CategorySearch
  readonly choices: Choices
  /** Leaves the seller laid down for source categories: key to leaf id. */
  readonly mapped?: ReadonlyMap<string, string>
}

type Described = Pick<Product, 'title' | 'brand' | 'sourceCategory'>

const candidates = 8
// What a category or a title counts for that only says where to look, or what is done, and names no goods.
const unnamed = 0.25
// Beside a suggestion that is so much surer, another one is noise.
const faintest = 0.2
const round = (confidence: number): number => Math.round(Math.min(0.98, Math.max(0, confidence)) * 100) / 100

const isOpen = (category: Category | null): category is Category =>
  category !== null && category.isLeaf && !category.permissions.includes('PROHIBITED')

const remembered = ({ sourceCategory }: Described, { choices, mapped, tree }: RecommendContext): Suggestion[] => {
  const key = sourceKey(sourceCategory)
  if (key === '') return []
  const laidDown = mapped?.get(key)
  if (laidDown !== undefined && isOpen(tree.get(laidDown)))
    return [{ categoryId: laidDown, confidence: 0.98, reason: `You chose this leaf for “${sourceCategory.trim()}”.` }]
  const open = [...(choices.get(key) ?? [])].filter(([categoryId]) => isOpen(tree.get(categoryId)))
  const total = open.reduce((sum, [, count]) => sum + count, 0)
  return open.map(([categoryId, count]) => {
    const products = count === 1 ? '1 product' : `${count} products`
    const confidence = round((count / total) * (count > 1 ? 0.97 : 0.9))
    return { categoryId, confidence, reason: `You put “${sourceCategory.trim()}” there before (${products}).` }
  })
}

type Evidence = { readonly from: 'title' | 'source'; readonly text: string; readonly strength: number }

const sharpness = 12

// A hit counts by how much of the words it answers, how good it is, and how clearly it stands out from the others.
const evidenceOf = (
  words: readonly string[],
  from: Evidence['from'],
  text: string,
  weight: number,
  { search }: RecommendContext,
): (readonly [string, Evidence])[] => {
  const hits = words.length === 0 ? [] : search(words.join(' '), { limit: candidates, isFinished: true })
  const sum = hits.reduce((total, { score }) => total + score ** sharpness, 0)
  return hits.map((hit) => {
    const share = hit.score ** sharpness / sum
    // A category of the shop that fits many leaves alike says where to look; it names none of them.
    const clearness = from === 'source' ? 0.15 + 0.85 * share : 0.4 + 0.6 * share
    return [hit.id, { from, text, strength: weight * hit.share * Math.min(1, hit.score) * clearness }]
  })
}

const generic = new Set(
  plainWords(
    `indoor outdoor electronics clothing apparel accessories product item other general misc all new sale default uncategorized home garden goods shop
    store gift kitchen dining bath bathroom bedroom living room hallway entryway patio office nursery decor design collection featured bestseller
    wedding birthday christmas holiday party halloween easter valentine anniversary graduation
    service test sample model custom listing deposit order reserved mystery session copy bundle subscription warranty insurance shipping protection
    delivery fee everything else arrival bestseller seller featured collection category root catalog type brand size colour color untitled`,
  ),
)

// Words of so many branches that they tell none of them.
const everywhere = new Set(
  plainWords('clothing apparel accessories supplies products items goods other equipment home and'),
)

const isTelling = (word: string): boolean => !generic.has(word) && !describing.has(word) && !isBesideTheThing(word)

const reasonOf = (evidence: readonly Evidence[]): string => {
  const title = evidence.find(({ from }) => from === 'title')
  const source = evidence.find(({ from }) => from === 'source')
  if (title !== undefined && source !== undefined) {
    return `The title says “${title.text}”, and your shop calls it “${source.text}”.`
  }
  if (title !== undefined) return `The title says “${title.text}”.`
  return `Your shop calls it “${source?.text ?? ''}”.`
}

// Goods are often named before what is said of them: "green tea matcha powder", "yoga mat anti slip".
const beginnings = (words: readonly string[]): string[][] =>
  [2, 3, 4].flatMap((length) => (length < words.length ? [words.slice(0, length)] : []))

const wordsOfPaths = new WeakMap<Category, ReadonlySet<string>>()
const wordsOfPath = (category: Category): ReadonlySet<string> => {
  const known = wordsOfPaths.get(category)
  if (known !== undefined) return known
  const words = new Set(category.path.flatMap(({ name }) => plainWords(name)))
  wordsOfPaths.set(category, words)
  return words
}

/**
 * How well each leaf fits what stands above the last level of a source category, from 0.4 (not a word of it) to 1 (as well as any): seeds below plants are
 * no snack. 1 for all where it says nothing.
 */
const placesOf = (
  ids: Iterable<string>,
  above: ReadonlySet<string>,
  tree: RecommendContext['tree'],
): ((id: string) => number) => {
  const shared = new Map<string, number>()
  for (const id of ids) {
    const category = tree.get(id)
    if (category !== null) shared.set(id, [...wordsOfPath(category)].filter((word) => above.has(word)).length)
  }
  const most = Math.max(0, ...shared.values())
  return (id) => (most === 0 ? 1 : 0.4 + (0.6 * (shared.get(id) ?? 0)) / most)
}

/** Suggested leaves, best first, at most five, each once and each a leaf of this tree that is not prohibited. Empty where the words say nothing. */
export const recommendCategories = (product: Described, context: RecommendContext): Suggestion[] => {
  const words = namingWords(product.title, product.brand)
  const all = plainWords(product.title)
  const source = product.sourceCategory.trim()
  const levels = sourceLevels(source).map((level) => plainWords(level))
  const last = levels.at(-1) ?? []
  // "Mens" or "Indoor" says where to look, not what the goods are.
  const isNaming = last.some(isTelling)
  const ofTitle = words.some(isTelling) ? 1 : unnamed
  const found = [
    ...evidenceOf(words, 'title', words.join(' '), ofTitle, context),
    ...beginnings(words).flatMap((part) => evidenceOf(part, 'title', part.join(' '), 0.55 * ofTitle, context)),
    ...(all.length > words.length ? evidenceOf(all.slice(0, 8), 'title', words.join(' '), 0.7 * ofTitle, context) : []),
    ...(words.length > 0 && last.length > 0
      ? evidenceOf([...last, ...words].slice(-8), 'title', words.join(' '), isNaming ? 1 : ofTitle, context)
      : evidenceOf(last, 'source', source, isNaming ? 1 : unnamed, context)),
    ...(isNaming ? evidenceOf(last, 'source', source, 0.75, context) : []),
    ...(isNaming && levels.length > 1 ? evidenceOf(levels.slice(-2).flat(), 'source', source, 0.75, context) : []),
  ]
  const byLeaf = new Map<string, Evidence[]>()
  for (const [id, evidence] of found) byLeaf.set(id, [...(byLeaf.get(id) ?? []), evidence])
  const placeOf = placesOf(
    byLeaf.keys(),
    new Set(
      levels
        .slice(0, -1)
        .flat()
        .filter((word) => !everywhere.has(word)),
    ),
    context.tree,
  )
  const suggested = [...byLeaf].flatMap(([categoryId, evidence]): Suggestion[] => {
    if (!isOpen(context.tree.get(categoryId))) return []
    const strongest = (from: Evidence['from']): number =>
      Math.max(0, ...evidence.filter((one) => one.from === from).map(({ strength }) => strength)) *
      (from === 'source' ? placeOf(categoryId) : 1)
    // Two witnesses that agree leave less doubt than the better of them.
    const doubt = (1 - 0.8 * strongest('title')) * (1 - 0.8 * strongest('source'))
    return [{ categoryId, confidence: round(1 - doubt), reason: reasonOf(evidence) }]
  })
  const earlier = remembered(product, context)
  const taken = new Set(earlier.map(({ categoryId }) => categoryId))
  return [...earlier, ...suggested.filter(({ categoryId }) => !taken.has(categoryId))]
    .toSorted((one, other) => other.confidence - one.confidence)
    .filter(({ confidence }, _, [best]) => confidence >= faintest * (best?.confidence ?? 0))
    .slice(0, 5)
}
