// The seller's own synonyms: a word or short phrase and what category names call it. Checked here, and laid over the lists that ship with the app.
import type { CategoryTree } from './tree.ts'
import type { Lexicon, Way } from './lexicon.ts'
import { plainWords, tellingWords } from './words.ts'

/** `means` holds one or more words or phrases with commas between: any of them will do. */
export type Synonym = { readonly word: string; readonly means: string }

export type SynonymProblem = {
  readonly line: number
  readonly sentence: string
  /** False for a hint: the line is kept and may come to use with another tree. */
  readonly isFault: boolean
}

const longestPhrase = 3

const keyOf = (text: string): string => tellingWords(plainWords(text)).join(' ')

const meanings = (means: string): (readonly string[])[] =>
  means
    .split(',')
    .map((part) => tellingWords(plainWords(part)))
    .filter((words) => words.length > 0)

const faultOf = ({ word, means }: Synonym, seen: ReadonlySet<string>): string | null => {
  const key = keyOf(word)
  if (key === '')
    return word.trim() === '' ? 'The word is missing.' : `“${word.trim()}” holds no word that could be searched.`
  if (key.split(' ').length > longestPhrase) return `“${word.trim()}” is too long: at most ${longestPhrase} words.`
  if (seen.has(key)) return `“${word.trim()}” stands in the list twice; put what it means on one line.`
  const found = meanings(means)
  if (found.length === 0) return `What “${word.trim()}” means is missing.`
  if (found.some((words) => words.join(' ') === key))
    return `“${word.trim()}” means itself; leave it out of what it means.`
  return null
}

/** What is wrong with a list, line by line (counted from 0). With a tree, words that no category name contains are hinted at. */
export const checkSynonyms = (
  list: readonly Synonym[],
  tree: Pick<CategoryTree, 'leaves'> | null,
): SynonymProblem[] => {
  const known =
    tree === null ? null : new Set(tree.leaves.flatMap(({ path }) => path.flatMap(({ name }) => plainWords(name))))
  const seen = new Set<string>()
  return list.flatMap((synonym, line): SynonymProblem[] => {
    const fault = faultOf(synonym, seen)
    seen.add(keyOf(synonym.word))
    if (fault !== null) return [{ line, sentence: fault, isFault: true }]
    const unknown =
      known === null
        ? []
        : meanings(synonym.means)
            .flat()
            .filter((word) => !known.has(word))
    return unknown.length === 0
      ? []
      : [{ line, sentence: `No category name contains “${[...new Set(unknown)].join('”, “')}”.`, isFault: false }]
  })
}

/** A lexicon with the seller's list over it. What the seller says of a word goes before what the app knows of it; faulty lines are passed over. */
export const withSynonyms = (builtIn: Lexicon, list: readonly Synonym[]): Lexicon => {
  if (list.length === 0) return builtIn
  const faulty = new Set(checkSynonyms(list, null).map(({ line }) => line))
  const into = new Map(builtIn)
  for (const [line, { word, means }] of list.entries()) {
    if (faulty.has(line)) continue
    const found = meanings(means)
    const single = found.filter((words) => words.length === 1).flat()
    const longer = found.filter((words) => words.length > 1).map((words): Way => words.map((one) => [one]))
    into.set(keyOf(word), single.length === 0 ? longer : [[single], ...longer])
  }
  return into
}
