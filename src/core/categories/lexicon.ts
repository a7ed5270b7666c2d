// Turns the word lists into what the search asks for: which other words a typed word or phrase stands for.
import { goodsOf } from './lexicon-goods.ts'
import { kindsOf } from './lexicon-kinds.ts'
import { languagesOf } from './lexicon-languages.ts'
import { sameWords } from './lexicon-pairs.ts'
import { plainWords, tellingWords } from './words.ts'

/** One way to say a thing in a tree's words: every part is wanted, and any word of a part will do. */
export type Way = readonly (readonly string[])[]

/** Phrase (plain words with a blank between) to the ways it can be said. */
export type Lexicon = ReadonlyMap<string, readonly Way[]>

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const phrase = (text: string): string => tellingWords(plainWords(text)).join(' ')

const add = (into: Map<string, Way[]>, key: string, ways: readonly Way[]): void => {
  if (key !== '') into.set(key, [...(into.get(key) ?? []), ...ways])
}

/** Reads lists of equal words ("a = b") and of kinds ("a, b: c d + e"). A line that has neither form is passed over. */
export const readLexicon = (equals: string, kinds: string): Lexicon => {
  const into = new Map<string, Way[]>()
  for (const line of lines(equals)) {
    const phrases = [...new Set(line.split('=').map(phrase))].filter((one) => one !== '')
    for (const key of phrases) {
      const others = phrases.filter((other) => other !== key)
      const single = others.filter((other) => !other.includes(' '))
      const longer = others
        .filter((other) => other.includes(' '))
        .map((other) => other.split(' ').map((word) => [word]))
      add(into, key, single.length === 0 ? longer : [[single], ...longer])
    }
  }
  for (const line of lines(kinds)) {
    const [names = '', meanings] = line.split(':')
    if (meanings === undefined) continue
    const way = meanings.split('+').map((part) => plainWords(part))
    for (const name of names.split(',')) add(into, phrase(name), [way])
  }
  return into
}

const sortedKeys = new WeakMap<Lexicon, readonly string[]>()
const mostBeginnings = 12

/** The words and phrases of a lexicon that begin with what is typed so far, without that itself; a few, in their order. */
export const keysBeginning = (lexicon: Lexicon, typed: string): string[] => {
  const keys = sortedKeys.get(lexicon) ?? [...lexicon.keys()].toSorted((one, other) => (one < other ? -1 : 1))
  sortedKeys.set(lexicon, keys)
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] ?? '') < typed) low = middle + 1
    else high = middle
  }
  const found: string[] = []
  for (let at = low; keys[at]?.startsWith(typed) === true && found.length < mostBeginnings; at += 1) {
    const key = keys[at] ?? ''
    // A phrase is not what is meant while its first word is being typed.
    if (key !== typed && key.split(' ').length === typed.split(' ').length) found.push(key)
  }
  return found
}

/** The lists that ship with the app. */
export const lexicon: Lexicon = readLexicon(sameWords, `${kindsOf}\n${goodsOf}\n${languagesOf}`)

/** Words that describe goods without naming them: they count little where a naming word stands beside them. */
export const describing: ReadonlySet<string> = new Set(
  plainWords(`black white red blue green yellow brown grey gray pink purple orange beige cream navy olive gold golden silver copper
    ivory teal turquoise multicolor colorful dark light bright clear big large small mini tall short long wide slim classic modern vintage antique
    retro rustic cute new best premium luxury cheap soft warm cozy striped checked chequered checkered plaid floral printed solid plain embroidered
    wooden wood metal plastic wicker rattan bamboo clay stainless steel iron brass marble acrylic biodegradable eco organic natural handmade knitted
    knit woven zipped zip hooded sleeve heavyweight oversize oversized loose fit unisex adult personalized personalised custom funny
    cotton leather silk wool denim linen velvet fleece polyester faux winter summer spring autumn outdoorsy portable
    digital wireless cordless adjustable foldable folding collapsible retractable expandable waterproof shockproof leakproof lightweight heavy duty
    rechargeable mechanical weighted framed scented insulated ergonomic orthopedic breathable professional premium smart pop off hot double
    set pack piece gift size for with up print style fashion`),
)
