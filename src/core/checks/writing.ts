// Signs the platform refuses in names and values, in words a seller knows. Titles, options and attributes share them.
import { hasControl, hasEmoji, hasEntity, hasLongRun } from '#core/values/text.ts'

/** What stands in the text that the platform refuses everywhere (codes 12052931, 12052933 to 12052935); empty for none. */
export const refusedSigns = (text: string): string[] => [
  ...(hasEmoji(text) ? ['emojis'] : []),
  ...(hasControl(text) ? ['invisible signs or line breaks'] : []),
  ...(hasEntity(text) ? ['web codes such as &amp;'] : []),
]

/** The same for names and values of options and attributes: no sign of theirs may stand too often in a row either. */
export const refusedInName = (text: string, mostInARow: number): string[] => [
  ...refusedSigns(text),
  ...(hasLongRun(text, mostInARow) ? [`one sign more than ${mostInARow} times in a row`] : []),
]

/** Several things named in a sentence: `a, b and c`. */
export const inWords = (list: readonly string[]): string =>
  list.length < 2 ? (list[0] ?? '') : `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`
