// The index over all leaves: which word stands in which leaf's path, and how much it counts there. Built once per tree.
import type { Category } from '#contract/categories.ts'
import { createDictionary } from './dictionary.ts'
import type { Dictionary } from './dictionary.ts'
import { audiences, sidelines } from './ranking-words.ts'
import { wordsOf } from './words.ts'
import type { Word } from './words.ts'

export type LeafIndex = {
  readonly leaves: readonly Category[]
  readonly words: readonly string[]
  readonly dictionary: Dictionary
  /** For each word the leaves it stands in, and beside them how much it counts there (1 in the leaf's own name, less further up). */
  /** The words of a node's name with their places in it. */
  readonly wordsOfName: (name: string) => readonly Word[]
  readonly postings: readonly { readonly leaves: Uint16Array; readonly weights: Float32Array }[]
  readonly rarity: Float64Array
  /** How often each word is what a name calls its goods, not what describes them (0 to 1): fryers in Fryers, not air in Air Coolers. */
  readonly headness: Float64Array
  /** The words of each leaf's own name. */
  readonly nameWords: readonly ReadonlySet<number>[]
  /** Audiences a leaf is only for (pets, babies …), and what makes it a sideline (parts, accessories …), as words. */
  readonly audiencesOf: readonly (readonly string[])[]
  readonly sidelinesOf: readonly (readonly string[])[]
}

// How much a word counts by where it stands, counted from the leaf upwards.
const placeWeights = [1, 0.62, 0.5, 0.45, 0.42, 0.4, 0.38] as const

/** The index of these leaves. `others` are words a typing error may be corrected to although no leaf has them. */
export const buildIndex = (leaves: readonly Category[], others: readonly string[]): LeafIndex => {
  const numbers = new Map<string, number>()
  const lists: { leaves: number[]; weights: number[] }[] = []
  const numberOf = (word: string): number => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, lists.length)
    lists.push({ leaves: [], weights: [] })
    return lists.length - 1
  }
  const cut = new Map<
    string,
    { readonly places: Word[]; readonly texts: readonly string[]; readonly numbers: readonly number[] }
  >()
  const cutName = (name: string) => {
    const known = cut.get(name)
    if (known !== undefined) return known
    const places = wordsOf(name)
    const texts = [...new Set(places.map((word) => word.text))]
    const made = { places, texts, numbers: texts.map(numberOf) }
    cut.set(name, made)
    countHeads(name, places)
    return made
  }
  const uses: number[] = []
  const heads: number[] = []
  const countHeads = (name: string, places: readonly Word[]): void => {
    for (const { text, end } of places) {
      const word = numberOf(text)
      uses[word] = (uses[word] ?? 0) + 1
      if (/^\s*(?:[&,/()]|and\b|$)/u.test(name.slice(end))) heads[word] = (heads[word] ?? 0) + 1
    }
  }
  const nameWords: Set<number>[] = []
  const audiencesOf: string[][] = []
  const sidelinesOf: string[][] = []
  for (const [leaf, category] of leaves.entries()) {
    const best = new Map<number, number>()
    const texts = new Set<string>()
    for (const [fromLeaf, node] of category.path.toReversed().entries()) {
      const weight = placeWeights[fromLeaf] ?? 0.38
      const name = cutName(node.name)
      for (const word of name.numbers) if ((best.get(word) ?? 0) < weight) best.set(word, weight)
      for (const text of name.texts) texts.add(text)
    }
    for (const [word, weight] of best) {
      lists[word]?.leaves.push(leaf)
      lists[word]?.weights.push(weight)
    }
    const own = cutName(category.name)
    nameWords.push(new Set(own.numbers))
    audiencesOf.push([...texts].filter((text) => audiences.has(text)))
    sidelinesOf.push(own.texts.filter((text) => sidelines.has(text)))
  }
  const total = Math.log(1 + leaves.length)
  const words = [...numbers.keys()]
  return {
    leaves,
    words,
    wordsOfName: (name) => cutName(name).places,
    dictionary: createDictionary(words, others),
    postings: lists.map((list) => ({
      leaves: Uint16Array.from(list.leaves),
      weights: Float32Array.from(list.weights),
    })),
    rarity: Float64Array.from(lists, (list) => 0.7 + 0.3 * (1 - Math.log(1 + list.leaves.length) / total)),
    headness: Float64Array.from(lists, (_, word) => (heads[word] ?? 0) / (uses[word] ?? 1)),
    nameWords,
    audiencesOf,
    sidelinesOf,
  }
}
