// Signs the platform refuses in names and values, in words a seller knows. Titles, options and attributes share them.
import { hasControl, hasEmoji, hasEntity } from '#core/values/text.ts'

/** What stands in the text that the platform refuses everywhere (codes 12052931, 12052933 to 12052935); empty for none. */
export const refusedSigns = (text: string): string[] => [
  ...(hasEmoji(text) ? ['emojis'] : []),
  ...(hasControl(text) ? ['invisible signs or line breaks'] : []),
  ...(hasEntity(text) ? ['web codes such as &amp;'] : []),
]

/** Several things named in a sentence: `a, b and c`. */
export const inWords = (list: readonly string[]): string =>
  list.length < 2 ? (list[0] ?? '') : `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`
