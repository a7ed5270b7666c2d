// Finds in a title what the goods are called: the part before the trimmings, without brand, sizes and colours. It knows no category.
import { describing } from './lexicon.ts'
import { plainWords } from './words.ts'

const trimmings = /\s[-–—|•=]\s|[-–—]\s|\s*[,(|[#:;]|\s(?:with|for|in|by|from|and|featuring|made|sized)\s/iu

// "6 foot", "20 bags", "4-piece": amounts, not goods.
const amounts =
  /\b\d+(?:[.,]\d+)?[\s-]?(?:foot|feet|ft|inch(?:es)?|in|cm|mm|m|oz|ml|l|g|kg|lbs?|gsm|packs?|pcs?|pieces?|bags?|count|ct|sets?|pairs?|hours?|w|v)\b/giu

const isMeasure = (word: string): boolean =>
  /\d/u.test(word) || /^(?:pcs|pc|pack|set|cm|mm|ml|oz|inch|inches|xl|xxl|xs)$/u.test(word)

/** The words that name the goods, most telling first part only; the whole title's where that part says nothing. At most six. */
export const namingWords = (title: string, brand: string): string[] => {
  const ofBrand = new Set(plainWords(brand))
  const telling = (text: string): string[] => plainWords(text).filter((word) => !isMeasure(word) && !ofBrand.has(word))
  const parts = title.replaceAll(amounts, ' ').split(trimmings).map(telling)
  const first = parts.find((part) => part.some((word) => !describing.has(word) && word.length > 2)) ?? telling(title)
  return first.slice(-6)
}
