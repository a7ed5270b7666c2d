// All words of a tree, and which of them a typed word may mean: itself, a longer word, a synonym, or one that differs by a typing error.
import { letterMask, missingLetters, typingErrors } from './distance.ts'
import { synonymsOf } from './synonyms.ts'

/** A word that was meant: its number, how well it fits (0 to 1), and whether only its beginning was typed. */
export type Meant = { readonly word: number; readonly quality: number; readonly isPrefix: boolean }

export type Dictionary = {
  readonly numberOf: (word: string) => number | undefined
  readonly meaning: (typed: string, isLast: boolean) => Meant[]
}

const errorsAllowed = (length: number): number => (length >= 8 ? 2 : length >= 4 ? 1 : 0)

// Scripts without spaces have no words to speak of, so a part of a name is enough.
const isSpaceless = (word: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word)

/** A dictionary over plain words; their numbers are their places in the list. */
export const createDictionary = (words: readonly string[]): Dictionary => {
  const numbers = new Map(words.map((word, number) => [word, number]))
  const sorted = words
    .map((word, number) => ({ word, number }))
    .toSorted((one, other) => (one.word < other.word ? -1 : 1))
  const masks = words.map(letterMask)
  const hasSpaceless = words.some(isSpaceless)

  const firstFrom = (typed: string): number => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.word ?? '') < typed) low = middle + 1
      else high = middle
    }
    return low
  }

  const longer = (typed: string, into: Map<number, Meant>): void => {
    for (let place = firstFrom(typed); place < sorted.length; place += 1) {
      const entry = sorted[place]
      if (entry === undefined || !entry.word.startsWith(typed)) return
      if (into.has(entry.number)) continue
      const quality = 0.55 + 0.35 * (typed.length / entry.word.length)
      into.set(entry.number, { word: entry.number, quality, isPrefix: true })
    }
  }

  const mistyped = (typed: string, isLast: boolean, into: Map<number, Meant>): void => {
    const most = errorsAllowed(typed.length)
    if (most === 0) return
    const mask = letterMask(typed)
    for (const [number, word] of words.entries()) {
      if (word.length < 3 || missingLetters(mask, masks[number] ?? 0) > most) continue
      const errors = typingErrors(typed, word, most, isLast && typed.length >= 5)
      if (errors === null || errors === 0) continue
      const isSameStart = word[0] === typed[0]
      const quality =
        (errors === 1 ? 0.62 : 0.45) + (isSameStart ? 0.08 : 0) - 0.01 * Math.abs(word.length - typed.length)
      into.set(number, { word: number, quality, isPrefix: false })
    }
  }

  return {
    numberOf: (word) => numbers.get(word),
    meaning: (typed, isLast) => {
      const into = new Map<number, Meant>()
      const exact = numbers.get(typed)
      if (exact !== undefined) into.set(exact, { word: exact, quality: 1, isPrefix: false })
      for (const synonym of synonymsOf.get(typed) ?? []) {
        const number = numbers.get(synonym)
        if (number !== undefined && !into.has(number)) into.set(number, { word: number, quality: 0.8, isPrefix: false })
      }
      longer(typed, into)
      if (hasSpaceless && isSpaceless(typed)) {
        for (const [number, word] of words.entries()) {
          if (!into.has(number) && word.includes(typed))
            into.set(number, { word: number, quality: 0.7, isPrefix: false })
        }
      }
      if (into.size === 0) mistyped(typed, isLast, into)
      return [...into.values()]
    },
  }
}
