// All words for the columns of a catalogue, and how names are compared with them.
import { usualWords } from './field-words.ts'
import { moreFieldWords } from './more-field-words.ts'
import { targetId } from './targets.ts'

/** A target with the words it goes by, the most telling first. Words are compared without case, marks and signs. */
export const fieldWords = usualWords.map(
  ([target, words]) => [target, [...words, ...(moreFieldWords[targetId(target)] ?? [])]] as const,
)

// Letters that are no letter with a mark, and are written plainly where a keyboard lacks them.
const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', ı: 'i', ł: 'l', ø: 'o', đ: 'd', æ: 'ae', œ: 'oe' }

/** A column name as it is compared: letters and digits of any script, no marks, one blank between words. */
export const bareWords = (name: string): string =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('#', ' no ')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[ßıłøđæœ]/g, (letter) => plainLetters[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const knownNames = new Set(fieldWords.flatMap(([, words]) => words.map(bareWords)))

/** True for a name that is, as a whole, what some column of a catalogue is called. */
export const isFieldWord = (name: string): boolean => knownNames.has(bareWords(name))
