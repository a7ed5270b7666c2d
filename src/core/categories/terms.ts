// Reads a query into terms: words and known phrases, each with the ways it can be said in the tree's own words, and its weight.
import type { Dictionary, Meant } from './dictionary.ts'
import { describing } from './lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import { isBesideTheThing } from './ranking-words.ts'
import { tellingWords } from './words.ts'

/** One thing asked for. A way holds parts that are all wanted; a part holds words of which any will do. */
export type Term = {
  readonly weight: number
  readonly ways: readonly (readonly (readonly Meant[])[])[]
}

const longestPhrase = 3
const synonymQuality = 0.82

type Piece = { readonly words: readonly string[]; readonly isPhrase: boolean; readonly isLast: boolean }

// "sun glasses" is one word, "phone cover" a known phrase, the rest single words.
const pieces = (words: readonly string[], dictionary: Dictionary, lexicon: Lexicon): Piece[] => {
  const found: Piece[] = []
  for (let from = 0; from < words.length;) {
    let taken = 0
    for (let length = Math.min(longestPhrase, words.length - from); length >= 2 && taken === 0; length -= 1) {
      const part = words.slice(from, from + length)
      const isLast = from + length === words.length
      const joined = part.join('')
      if (lexicon.has(part.join(' '))) {
        found.push({ words: part, isPhrase: true, isLast })
        taken = length
      } else if (length === 2 && (dictionary.numberOf(joined) !== undefined || lexicon.has(joined))) {
        found.push({ words: [joined], isPhrase: false, isLast })
        taken = length
      }
    }
    if (taken === 0)
      found.push({ words: words.slice(from, from + 1), isPhrase: false, isLast: from + 1 === words.length })
    from += Math.max(taken, 1)
  }
  return found
}

const exactly = (word: string, dictionary: Dictionary, quality: number): Meant[] => {
  const number = dictionary.numberOf(word)
  return number === undefined ? [] : [{ word: number, quality, isPrefix: false }]
}

const waysOf = (key: string, quality: number, dictionary: Dictionary, lexicon: Lexicon): Meant[][][] =>
  (lexicon.get(key) ?? [])
    .map((way) => way.map((part) => part.flatMap((word) => exactly(word, dictionary, quality))))
    .filter((way) => way.every((part) => part.length > 0))

const wordWays = (
  word: string,
  isLast: boolean,
  isFinished: boolean,
  dictionary: Dictionary,
  lexicon: Lexicon,
): Meant[][][] => {
  const own = dictionary.meaning(word, isLast, isFinished)
  const known = [...(own.length > 0 ? [[own]] : []), ...waysOf(word, synonymQuality, dictionary, lexicon)]
  // Finished texts hold names and brands, which only look like typing errors.
  if (known.length > 0 || (isFinished && word.length < 7)) return known
  return dictionary.corrections(word, isLast).flatMap(({ word: meant, quality }) => {
    const itself = exactly(meant, dictionary, quality)
    return [...(itself.length > 0 ? [[itself]] : []), ...waysOf(meant, quality * synonymQuality, dictionary, lexicon)]
  })
}

/** The terms of a query's plain words. At most eight words count; small words and empty terms do not. */
export const termsOf = (
  queryWords: readonly string[],
  dictionary: Dictionary,
  lexicon: Lexicon,
  isFinished: boolean,
): Term[] => {
  const words = tellingWords(queryWords).slice(0, 8)
  const found = pieces(words, dictionary, lexicon)
  const isSingle = (piece: Piece, test: (word: string) => boolean): boolean =>
    !piece.isPhrase && test(piece.words[0] ?? '')
  const waysOfPiece = (piece: Piece): Meant[][][] => {
    const key = piece.words.join(' ')
    if (!piece.isPhrase) return wordWays(key, piece.isLast && !isFinished, isFinished, dictionary, lexicon)
    const literal = piece.words.map((word, index) =>
      dictionary.meaning(word, piece.isLast && index === piece.words.length - 1, isFinished),
    )
    return [
      ...waysOf(key, synonymQuality, dictionary, lexicon),
      ...(literal.every((part) => part.length > 0) ? [literal] : []),
      // Leaves with one of the words only fill the page.
      [literal.flat().map((meant) => ({ ...meant, quality: meant.quality * 0.3 }))],
    ]
  }
  const read = found.map((piece) => ({ piece, ways: waysOfPiece(piece) }))
  // A word no category knows (a brand, a model) names nothing.
  const known = read.flatMap(({ piece, ways }) => (ways.length > 0 ? [piece] : []))
  const naming = known.filter((piece) => !isSingle(piece, (word) => describing.has(word)))
  const things = naming.filter((piece) => !isSingle(piece, isBesideTheThing))
  return read.map(({ piece, ways }) => {
    // What goods are called comes last in English: a table lamp is a lamp.
    const isHead = things.at(-1) === piece
    const isDescribing = naming.length > 0 && !naming.includes(piece)
    const isBeside = things.length > 0 && !things.includes(piece)
    return { ways, weight: isDescribing ? 0.3 : isBeside ? 0.75 : isHead ? 1.3 : 1 }
  })
}
