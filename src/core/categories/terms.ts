// Reads a query into terms: words and known phrases, each with the ways it can be said in the tree's own words, and its weight.
import { tailQuality } from './dictionary.ts'
import type { Dictionary, Meant } from './dictionary.ts'
import { describing, keysBeginning } from './lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import type { LeafIndex } from './leaf-index.ts'
import { isBesideTheThing } from './ranking-words.ts'
import { plainWord, tellingWords } from './words.ts'

/** One thing asked for. A way holds parts that are all wanted; a part holds words of which any will do. */
export type Term = {
  readonly weight: number
  readonly ways: readonly (readonly (readonly Meant[])[])[]
}

const longestPhrase = 3
const synonymQuality = 0.82
const oneErrorQuality = 0.58
const begunQuality = 0.6
// In a finished text, shorter words that no category knows are names, not errors.
const shortestCorrected = 9

type Piece = {
  readonly words: readonly string[]
  readonly isPhrase: boolean
  readonly isLast: boolean
  /** It stands behind "with" or "for": what goes with the goods, or whom they are for. */
  readonly isTail: boolean
}

// "lunchbox" is two words, where no category begins like it. The last one may still be being typed.
const parted = (word: string, isLast: boolean, dictionary: Dictionary, lexicon: Lexicon): readonly string[] | null => {
  if (word.length < 6 || dictionary.numberOf(word) !== undefined || lexicon.has(word) || dictionary.isBeginning(word))
    return null
  const isKnown = (part: string): boolean => dictionary.numberOf(part) !== undefined || lexicon.has(part)
  let found: readonly string[] | null = null
  let beginning: readonly string[] | null = null
  for (let at = 3; at <= word.length - 2; at += 1) {
    const first = plainWord(word.slice(0, at))
    const rest = word.slice(at)
    const second = plainWord(rest)
    if (!isKnown(first)) continue
    if (lexicon.has(`${first} ${second}`)) return [first, second]
    if (rest.length >= 3 && isKnown(second)) found = [first, second]
    else if (isLast && first.length >= 4 && dictionary.isBeginning(rest)) beginning ??= [first, rest]
  }
  if (found === null && beginning === null) return null
  // A word with an error in it may look like two others.
  const [nearest] = dictionary.corrections(word, isLast)
  return (nearest?.quality ?? 0) > oneErrorQuality ? null : (found ?? (nearest === undefined ? beginning : null))
}

// A known phrase in any order of its words: "box for lunch" asks for no more than "lunch box".
const phraseOf = (part: readonly string[], lexicon: Lexicon): readonly string[] | null => {
  if (lexicon.has(part.join(' '))) return part
  const turned = part.toReversed()
  return lexicon.has(turned.join(' ')) ? turned : null
}

// The same with a typing error in one of two words.
const misspeltPhrase = (
  part: readonly string[],
  dictionary: Dictionary,
  lexicon: Lexicon,
): readonly string[] | null => {
  if (part.length !== 2) return null
  for (const [place, word] of part.entries()) {
    if (dictionary.numberOf(word) !== undefined || lexicon.has(word) || dictionary.isBeginning(word)) continue
    for (const { word: meant, quality } of dictionary.corrections(word, false)) {
      if (quality < oneErrorQuality) break
      const phrase = phraseOf(part.with(place, meant), lexicon)
      if (phrase !== null) return phrase
    }
  }
  return null
}

// "sun glasses" is one word, "phone cover" a known phrase, the rest single words.
const pieces = (
  words: readonly string[],
  tailFrom: number,
  isFinished: boolean,
  dictionary: Dictionary,
  lexicon: Lexicon,
): Piece[] => {
  const found: Piece[] = []
  for (let from = 0; from < words.length;) {
    let taken = 0
    const isTail = from >= tailFrom
    for (let length = Math.min(longestPhrase, words.length - from); length >= 2 && taken === 0; length -= 1) {
      const part = words.slice(from, from + length)
      const isLast = from + length === words.length
      const joined = part.join('')
      const phrase = phraseOf(part, lexicon) ?? (isFinished ? null : misspeltPhrase(part, dictionary, lexicon))
      if (phrase !== null) {
        found.push({ words: phrase, isPhrase: true, isLast, isTail })
        taken = length
      } else if (isLast && !isFinished && keysBeginning(lexicon, part.join(' ')).length > 0) {
        found.push({ words: part, isPhrase: true, isLast, isTail })
        taken = length
      } else if (length === 2 && (dictionary.numberOf(joined) !== undefined || lexicon.has(joined))) {
        found.push({ words: [joined], isPhrase: false, isLast, isTail })
        taken = length
      }
    }
    if (taken === 0)
      found.push({ words: words.slice(from, from + 1), isPhrase: false, isLast: from + 1 === words.length, isTail })
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
  const begun = isLast && word.length >= 3 && !lexicon.has(word) ? keysBeginning(lexicon, word) : []
  const known = [
    ...(own.length > 0 ? [[own]] : []),
    ...waysOf(word, synonymQuality, dictionary, lexicon),
    ...begun.flatMap((key) => waysOf(key, begunQuality, dictionary, lexicon)),
  ]
  // "nekclace" ends in lace, and means no lace.
  const isTailOnly =
    known.length === 1 && own.length > 0 && own.every(({ quality, isPrefix }) => quality === tailQuality && !isPrefix)
  // Finished texts hold names and brands, which only look like typing errors.
  if ((known.length > 0 && !isTailOnly) || (isFinished && word.length < shortestCorrected)) return known
  const corrected = dictionary
    .corrections(word, isLast)
    .filter(({ quality }) => !(isTailOnly || isFinished) || quality > tailQuality)
    .flatMap(({ word: meant, quality }) => {
      const itself = exactly(meant, dictionary, quality)
      return [...(itself.length > 0 ? [[itself]] : []), ...waysOf(meant, quality * synonymQuality, dictionary, lexicon)]
    })
  return isTailOnly && corrected.length === 0 ? known : corrected
}

// One word of a category answers one thing that was asked for: in "maxi dress", a dress is no maxi although maxi may mean dress.
const withoutBorrowed = (all: readonly Meant[][][][]): Meant[][][][] => {
  const best = all.map((ways) => {
    const own = new Map<number, number>()
    for (const { word, quality } of ways.flat(2)) if (quality > (own.get(word) ?? 0)) own.set(word, quality)
    return own
  })
  return all.map((ways, at) =>
    ways
      .map((way) =>
        way.map((part) =>
          part.filter(
            ({ word, quality }) =>
              quality > synonymQuality ||
              !best.some((other, place) => place !== at && (other.get(word) ?? 0) > quality + 0.02),
          ),
        ),
      )
      .filter((way) => way.every((part) => part.length > 0)),
  )
}

const aside = new Set(['with', 'for', 'without', 'from'])

// Where what goes with the goods begins, counted in telling words. Infinity where nothing does.
const tailOf = (queryWords: readonly string[]): number => {
  const at = queryWords.findIndex((word) => aside.has(word))
  const before = at < 1 ? 0 : tellingWords(queryWords.slice(0, at)).length
  return before === 0 ? Infinity : before
}

/** The terms of a query's plain words. At most eight words count; small words and empty terms do not. */
export const termsOf = (
  queryWords: readonly string[],
  { dictionary, headness }: Pick<LeafIndex, 'dictionary' | 'headness'>,
  lexicon: Lexicon,
  isFinished: boolean,
): Term[] => {
  const told = tellingWords(queryWords).slice(0, 8)
  const words = told.flatMap(
    (word, at) => (isFinished ? null : parted(word, at === told.length - 1, dictionary, lexicon)) ?? [word],
  )
  const found = pieces(words, tailOf(queryWords), isFinished, dictionary, lexicon)
  const isSingle = (piece: Piece, test: (word: string) => boolean): boolean =>
    !piece.isPhrase && test(piece.words[0] ?? '')
  const waysOfPiece = (piece: Piece): Meant[][][] => {
    const key = piece.words.join(' ')
    if (!piece.isPhrase) return wordWays(key, piece.isLast && !isFinished, isFinished, dictionary, lexicon)
    const literal = piece.words.map((word, index) =>
      dictionary.meaning(word, piece.isLast && index === piece.words.length - 1, isFinished),
    )
    const begun = piece.isLast && !isFinished && !lexicon.has(key) ? keysBeginning(lexicon, key) : []
    return [
      ...waysOf(key, synonymQuality, dictionary, lexicon),
      ...begun.flatMap((one) => waysOf(one, begunQuality, dictionary, lexicon)),
      ...(literal.every((part) => part.length > 0) ? [literal] : []),
      // Leaves with one of the words only fill the page.
      [literal.flat().map((meant) => ({ ...meant, quality: meant.quality * 0.3 }))],
    ]
  }
  const ways = withoutBorrowed(found.map(waysOfPiece))
  const read = found.map((piece, at) => ({ piece, ways: ways[at] ?? [] }))
  // A word no category knows (a brand, a model) names nothing.
  const known = read.filter((one) => one.ways.length > 0)
  const naming = known.filter(({ piece }) => !isSingle(piece, (word) => describing.has(word)))
  const things = naming.filter(({ piece }) => !isSingle(piece, isBesideTheThing))
  const callsGoods = (one: (typeof read)[number]): boolean =>
    one.piece.isPhrase ||
    one.ways.some((way) => way.flat().some(({ word, quality }) => quality > 0.5 && (headness[word] ?? 0) >= 0.3))
  // What goods are called comes last in English: a table lamp is a lamp. Whoever types it first means the same: air only ever describes.
  const ahead = things.filter(({ piece }) => !piece.isTail)
  const candidates = ahead.length > 0 ? ahead : things
  const head = candidates.findLast(callsGoods) ?? candidates.at(-1)
  return read.map((one) => {
    const isDescribing = naming.length > 0 && !naming.includes(one)
    const isBeside = things.length > 0 && !things.includes(one)
    const weight = isDescribing ? 0.3 : isBeside ? 0.75 : one === head ? 1.3 : one.piece.isTail ? 0.6 : 1
    return { ways: one.ways, weight }
  })
}
