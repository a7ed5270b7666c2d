// Reads categories as other platforms write them (Kitchen > Mugs, Home/Decor, Apparel & Accessories) and tells when two are the same.
import { plainWords } from './words.ts'

/** The levels of a source category, from the top. */
export const sourceLevels = (value: string): string[] =>
  value
    .normalize('NFKC')
    .split(/\s*(?:>|»|→|\||::|\/\/|(?<=\p{L})[/:](?=\p{L})|\\)\s*/u)
    .map((level) => level.trim())
    .filter((level) => level !== '')

/** The key under which a choice for a source category is remembered: case, plural, blanks and separators do not matter. */
export const sourceKey = (value: string): string =>
  sourceLevels(value)
    .map((level) => plainWords(level).join(' '))
    .filter((level) => level !== '')
    .join(' > ')
