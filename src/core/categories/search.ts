// Finds leaf categories by words of their whole path, in any order, with typing errors forgiven. Pure; the index lives in memory.
import type { Category, CategoryHit } from '#contract/categories.ts'
import { isSpaceless } from './dictionary.ts'
import { buildIndex } from './leaf-index.ts'
import type { LeafIndex } from './leaf-index.ts'
import { lexicon as builtIn } from './lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import { createScratch, rank } from './rank.ts'
import type { Ranked } from './rank.ts'
import { termsOf } from './terms.ts'
import type { Term } from './terms.ts'
import type { CategoryTree } from './tree.ts'
import { plainWords } from './words.ts'

/** A found leaf. `score` orders one query's hits; `share` says how much of what was asked it answers (0 to 1). */
export type FoundCategory = Omit<CategoryHit, 'products'> & Pick<Ranked, 'score' | 'share'>

export type CategorySearch = (
  query: string,
  options: { readonly limit: number; readonly usage?: ReadonlyMap<string, number>; readonly isFinished?: boolean },
) => FoundCategory[]

// How many letters of a word were typed: all of what stands there, or its end where two words were typed as one. The second is looked for only then.
const typedOf = (word: string, typed: readonly string[]): number => {
  const whole = Math.max(0, ...typed.map((one) => (word.startsWith(one) ? one.length : 0)))
  if (whole > 0) return whole
  for (const one of typed)
    for (let length = one.length - 1; length >= 2; length -= 1) if (word.startsWith(one.slice(-length))) return length
  return 0
}

const marksOf = (
  category: Category,
  index: LeafIndex,
  words: readonly string[],
  terms: readonly Term[],
): FoundCategory['marks'] => {
  const typedPrefix = new Map<number, number>()
  const whole = new Set<number>()
  for (const { ways } of terms) {
    for (const { word, isPrefix } of ways.flat(2)) {
      if (!isPrefix) whole.add(word)
      else typedPrefix.set(word, typedOf(index.words[word] ?? '', words))
    }
  }
  const marks: FoundCategory['marks'] = []
  for (const [position, node] of category.path.entries()) {
    for (const word of index.wordsOfName(node.name)) {
      const number = index.dictionary.numberOf(word.text)
      if (number === undefined || !(whole.has(number) || typedPrefix.has(number))) continue
      const part = isSpaceless(word.text) ? words.find((typed) => word.text.includes(typed)) : undefined
      const start = word.start + (part === undefined ? 0 : word.text.indexOf(part))
      const length = part?.length ?? (whole.has(number) ? word.end - word.start : (typedPrefix.get(number) ?? 0))
      if (length === 0) continue
      marks.push({ level: position + 1, start, end: Math.min(word.end, start + length) })
    }
  }
  return marks
}

/**
 * A search over the leaves of a tree. Building takes some tens of milliseconds for the platform's tree; a query about one at most. `usage` counts how
 * often a leaf was chosen and lifts it. `lexicon` are the words that stand for one another.
 * `isFinished` says that the words were not just typed but come from a title, so that no word is taken for a beginning or an error.
 */
export const createCategorySearch = (tree: CategoryTree, lexicon: Lexicon = builtIn): CategorySearch => {
  const index = buildIndex(
    tree.leaves,
    [...lexicon.keys()].flatMap((key) => key.split(' ')),
  )
  const scratch = createScratch(index.leaves.length)
  return (query, { limit, usage = new Map(), isFinished = false }) => {
    const words = plainWords(query)
    if (words.length === 0) return []
    const terms = termsOf(words, index, lexicon, isFinished)
    return rank(index, terms, words, usage, limit, scratch).map(({ category, score, share }) => ({
      ...category,
      score,
      share,
      marks: marksOf(category, index, words, terms),
    }))
  }
}
