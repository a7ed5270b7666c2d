// Finds in a title what the goods are called: the part before the trimmings, without brand, sizes and colours. It knows no category.
import { describing } from './lexicon.ts'
import { plainWords } from './words.ts'

const trimmings = /\s[-–—|•=]\s|[-–—]\s|\s*[,(|[#:;]|\s(?:with|for|in|by|from|and|featuring|made|sized)\s/iu

// "6 foot", "20 bags", "4-piece": amounts, not goods. What follows them is a new part.
const amounts =
  /\b\d+(?:[.,]\d+)?[\s-]?(?:foot|feet|ft|inch(?:es)?|in|cm|mm|m|oz|ml|l|g|gs|kg|mg|mcg|lbs?|gsm|packs?|pcs?|pieces?|bags?|count|ct|sets?|pairs?|hours?|w|v|kpa|mah|hz|dpi|persons?|ports?|panels?|presets?|tiers?|ply|cups?|colou?rs|shades|players?|gallons?|sizes)\b/giu

const isMeasure = (word: string): boolean =>
  /\d/u.test(word) || /^(?:pcs|pc|pack|set|cm|mm|ml|oz|inch|inches|xl|xxl|xs|rgb|dpi)$/u.test(word)

// "non slip", "anti-fog", "grain free": what goods are not.
const without = /\b(?:non|anti)[-\s]?\p{L}+|\b\p{L}+[-\s]free\b/giu

/** Goods that are sold by what is printed on them: their title begins with the print, whatever that says. */
const carriers = new Set(plainWords('tshirt tee sweatshirt hoodie sweater mug poster sticker'))

const persons = new Set(plainWords('unisex man woman men women lady adult'))
const pets = new Set(plainWords('pet dog cat puppy kitten'))

// A part that ends with such goods, but for what describes them.
const endsWithCarrier = (words: readonly string[]): boolean => {
  const last = words.findLast((word) => !describing.has(word) && !persons.has(word))
  return last !== undefined && carriers.has(last)
}

/** The words that name the goods, most telling first part only; the whole title's where that part says nothing. At most six. */
export const namingWords = (title: string, brand: string): string[] => {
  const ofBrand = new Set(plainWords(brand))
  const telling = (text: string): string[] => plainWords(text).filter((word) => !isMeasure(word) && !ofBrand.has(word))
  const parts = title
    .replaceAll(/\bt[-\s]?shirt/giu, 'tshirt')
    .replaceAll(without, ' ')
    .replaceAll(amounts, ' , ')
    .split(trimmings)
    .map(telling)
  const first =
    parts.find(endsWithCarrier) ??
    parts.find((part) => part.some((word) => !describing.has(word) && word.length > 2)) ??
    telling(title)
  // A cat on a shirt for people is no shirt for cats.
  const isForPeople = first.some((word) => persons.has(word)) && endsWithCarrier(first)
  return (isForPeople ? first.filter((word) => !pets.has(word)) : first).slice(-6)
}
