// All words of a tree, and which of them a typed word may mean: itself, a relative, a longer word, or one that differs by a typing error.
import { letterMask, missingLetters, typingErrors } from './distance.ts'

/** A word that was meant: its number, how well it fits (0 to 1), and whether only its beginning was typed. */
export type Meant = { readonly word: number; readonly quality: number; readonly isPrefix: boolean }

export type Dictionary = {
  readonly numberOf: (word: string) => number | undefined
  /** True where a word of the tree begins like this. */
  readonly isBeginning: (typed: string) => boolean
  /** The tree's words for a typed one. `isLast`: it may still be being typed. `isFinished`: it comes from a finished text. */
  readonly meaning: (typed: string, isLast: boolean, isFinished: boolean) => Meant[]
  /** Words of the tree or of `others` that differ from the typed one by few errors, the nearest first. */
  readonly corrections: (typed: string, isLast: boolean) => { readonly word: string; readonly quality: number }[]
}

/** How well a word fits that only ends in what was meant. */
export const tailQuality = 0.6

const errorsAllowed = (length: number): number => (length >= 8 ? 2 : length >= 4 ? 1 : 0)

/** True for scripts without spaces: there a part of a name is enough. */
export const isSpaceless = (word: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word)

// Gardening and garden, wrapping and wrap, wooden and wood, knitted and knit.
const relatives = (word: string): string[] =>
  word.length < 4
    ? []
    : [
        `${word}ing`,
        `${word.replace(/e$/u, '')}ing`,
        `${word}${word.at(-1) ?? ''}ing`,
        ...(/.{4}ing$/u.test(word) ? [word.slice(0, -3), `${word.slice(0, -3)}e`, word.slice(0, -4)] : []),
        ...(/.{3}e[dn]$/u.test(word) ? [word.slice(0, -2), word.slice(0, -1), word.slice(0, -3)] : []),
      ]

/** A dictionary over plain words; their numbers are their places in the list. `others` are words that corrections may lead to as well. */
export const createDictionary = (words: readonly string[], others: readonly string[]): Dictionary => {
  const numbers = new Map(words.map((word, number) => [word, number]))
  const sorted = words
    .map((word, number) => ({ word, number }))
    .toSorted((one, other) => (one.word < other.word ? -1 : 1))
  const correctable = [...new Set([...words, ...others.filter((word) => !word.includes(' '))])].filter(
    (word) => word.length >= 3,
  )
  const masks = Int32Array.from(correctable, letterMask)
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

  const longer = (typed: string, isWhole: boolean, into: Map<number, Meant>): void => {
    // A whole word rarely is the beginning of another one that is meant.
    const most = isWhole ? 0.4 : 0.8
    for (let place = firstFrom(typed); place < sorted.length; place += 1) {
      const entry = sorted[place]
      if (entry === undefined || !entry.word.startsWith(typed)) return
      if (into.has(entry.number)) continue
      const quality = most * (0.6 + 0.4 * (typed.length / entry.word.length))
      into.set(entry.number, { word: entry.number, quality, isPrefix: true })
    }
  }

  // Compounds end in what they are: an armchair is a chair.
  const tails = (typed: string, into: Map<number, Meant>): void => {
    for (let from = 2; from <= typed.length - 4; from += 1) {
      const number = numbers.get(typed.slice(from))
      if (number === undefined) continue
      into.set(number, { word: number, quality: tailQuality, isPrefix: false })
      return
    }
  }

  const corrections: Dictionary['corrections'] = (typed, isLast) => {
    const most = errorsAllowed(typed.length)
    if (most === 0) return []
    const mask = letterMask(typed)
    const found: { word: string; quality: number }[] = []
    for (const [place, word] of correctable.entries()) {
      if (missingLetters(mask, masks[place] ?? 0) > most) continue
      const errors = typingErrors(typed, word, most, isLast && typed.length >= 5)
      if (errors === null || errors === 0) continue
      const isSameStart = word[0] === typed[0]
      const quality =
        (errors === 1 ? 0.66 : 0.5) + (isSameStart ? 0.1 : 0) - 0.015 * Math.abs(word.length - typed.length)
      found.push({ word, quality })
    }
    return found.toSorted((one, other) => other.quality - one.quality).slice(0, 24)
  }

  return {
    numberOf: (word) => numbers.get(word),
    isBeginning: (typed) => sorted[firstFrom(typed)]?.word.startsWith(typed) === true,
    corrections,
    meaning: (typed, isLast, isFinished) => {
      const into = new Map<number, Meant>()
      const exact = numbers.get(typed)
      if (exact !== undefined) into.set(exact, { word: exact, quality: 1, isPrefix: false })
      for (const relative of relatives(typed)) {
        const number = numbers.get(relative)
        if (number !== undefined && !into.has(number))
          into.set(number, { word: number, quality: 0.85, isPrefix: false })
      }
      if (isLast || typed.length >= 3) longer(typed, isFinished || exact !== undefined, into)
      if (hasSpaceless && isSpaceless(typed)) {
        for (const [number, word] of words.entries()) {
          if (!into.has(number) && word.includes(typed))
            into.set(number, { word: number, quality: 0.7, isPrefix: false })
        }
      }
      if (into.size === 0) tails(typed, into)
      return [...into.values()]
    },
  }
}
