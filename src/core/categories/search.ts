// Finds leaf categories by words of their whole path, in any order, with typing errors forgiven. Pure; the index lives in memory.
import type { Category, CategoryHit } from '#contract/categories.ts'
import { createDictionary } from './dictionary.ts'
import type { Dictionary, Meant } from './dictionary.ts'
import type { CategoryTree } from './tree.ts'
import { queryWords, wordsOf } from './words.ts'

export type FoundCategory = Omit<CategoryHit, 'products'>

export type CategorySearch = (
  query: string,
  options: { readonly limit: number; readonly usage?: ReadonlyMap<string, number> },
) => FoundCategory[]

// How much a word counts by where it stands, counted from the leaf upwards.
const placeWeights = [1, 0.62, 0.48, 0.4, 0.36, 0.34, 0.32] as const

type Index = {
  readonly leaves: readonly Category[]
  readonly dictionary: Dictionary
  /** For each dictionary word: leaf numbers, and the weight of the best place it has there. */
  readonly postings: readonly { readonly leaf: number; readonly weight: number }[][]
  readonly rarity: Float64Array
  readonly leafNameWords: readonly ReadonlySet<number>[]
}

const build = (tree: CategoryTree): Index => {
  const ids = new Map<string, number>()
  const postings: { leaf: number; weight: number }[][] = []
  const leafNameWords: Set<number>[] = []
  const numberOf = (word: string): number => {
    const known = ids.get(word)
    if (known !== undefined) return known
    ids.set(word, postings.length)
    postings.push([])
    return postings.length - 1
  }
  const cut = new Map<string, number[]>()
  const numbersOf = (name: string): number[] => {
    const known = cut.get(name)
    if (known !== undefined) return known
    const numbers = [...new Set(wordsOf(name).map((word) => numberOf(word.text)))]
    cut.set(name, numbers)
    return numbers
  }
  for (const [leaf, category] of tree.leaves.entries()) {
    const best = new Map<number, number>()
    for (const [fromLeaf, node] of category.path.toReversed().entries()) {
      const weight = placeWeights[fromLeaf] ?? 0.3
      for (const word of numbersOf(node.name)) if ((best.get(word) ?? 0) < weight) best.set(word, weight)
    }
    for (const [word, weight] of best) postings[word]?.push({ leaf, weight })
    leafNameWords.push(new Set(numbersOf(category.name)))
  }
  const total = Math.log(1 + tree.leaves.length)
  const rarity = Float64Array.from(postings, (list) => 0.45 + 0.55 * (1 - Math.log(1 + list.length) / total))
  return { leaves: tree.leaves, dictionary: createDictionary([...ids.keys()]), postings, rarity, leafNameWords }
}

type Scored = { readonly leaf: number; score: number }

const isFree = (category: Category): boolean => category.permissions.includes('AVAILABLE')

const rank = (
  index: Index,
  meant: readonly (readonly Meant[])[],
  usage: ReadonlyMap<string, number>,
  limit: number,
): Scored[] => {
  const count = index.leaves.length
  const scores = new Float64Array(count)
  const found = new Uint8Array(count)
  const named = new Uint8Array(count)
  const best = new Float64Array(count)
  for (const options of meant) {
    const touched: number[] = []
    for (const { word, quality } of options) {
      const rarity = index.rarity[word] ?? 1
      for (const { leaf, weight } of index.postings[word] ?? []) {
        const score = quality * weight * rarity
        if ((best[leaf] ?? 0) === 0) touched.push(leaf)
        if (score > (best[leaf] ?? 0)) best[leaf] = score
      }
    }
    for (const leaf of touched) {
      scores[leaf] = (scores[leaf] ?? 0) + (best[leaf] ?? 0)
      found[leaf] = (found[leaf] ?? 0) + 1
      const names = index.leafNameWords[leaf]
      if (names !== undefined && options.some(({ word, quality }) => quality > 0.5 && names.has(word)))
        named[leaf] = (named[leaf] ?? 0) + 1
      best[leaf] = 0
    }
  }
  let most = 0
  for (const matched of found) if (matched > most) most = matched
  let complete = 0
  for (const matched of found) if (matched === most) complete += 1
  const tolerated = most >= 2 && complete < limit ? 1 : 0
  const ranked: Scored[] = []
  if (most === 0) return ranked
  for (let leaf = 0; leaf < count; leaf += 1) {
    // Leaves that lack one word of the best come after those, and only where a page has room for them; fewer words are noise.
    const missing = most - (found[leaf] ?? 0)
    if (missing > tolerated) continue
    const category = index.leaves[leaf]
    if (category === undefined) continue
    const nameLength = index.leafNameWords[leaf]?.size ?? 1
    const coverage = (named[leaf] ?? 0) / Math.max(nameLength, 1)
    const used = Math.log2(1 + (usage.get(category.id) ?? 0))
    ranked.push({
      leaf,
      score:
        (scores[leaf] ?? 0) +
        0.35 * coverage +
        0.05 * used +
        (isFree(category) ? 0.02 : 0) -
        0.004 * category.level -
        2 * missing,
    })
  }
  return ranked.toSorted((one, other) => other.score - one.score)
}

const marksOf = (
  category: Category,
  index: Index,
  words: readonly string[],
  meant: readonly (readonly Meant[])[],
): FoundCategory['marks'] => {
  const marks: FoundCategory['marks'] = []
  for (const [position, node] of category.path.entries()) {
    for (const word of wordsOf(node.name)) {
      const number = index.dictionary.numberOf(word.text)
      for (const [which, options] of meant.entries()) {
        const hit = options.find((one) => one.word === number)
        if (hit === undefined) continue
        const typed = words[which] ?? ''
        const end = hit.isPrefix ? Math.min(word.end, word.start + typed.length) : word.end
        marks.push({ level: position + 1, start: word.start, end })
        break
      }
    }
  }
  return marks
}

/** A search over the leaves of a tree. Building takes some tens of milliseconds for the platform's tree; a query well under one. */
export const createCategorySearch = (tree: CategoryTree): CategorySearch => {
  const index = build(tree)
  return (query, { limit, usage = new Map() }) => {
    const words = queryWords(query)
    if (words.length === 0) return []
    const meant = words.map((word, position) => index.dictionary.meaning(word, position === words.length - 1))
    return rank(index, meant, usage, limit)
      .slice(0, limit)
      .flatMap(({ leaf }) => {
        const category = index.leaves[leaf]
        return category === undefined ? [] : [{ ...category, marks: marksOf(category, index, words, meant) }]
      })
  }
}
