// Cuts names and queries into words that can be compared: case, accents, plurals and possessives do not matter. Offsets stay those of the original.

export type Word = { readonly text: string; readonly start: number; readonly end: number }

const irregular: Readonly<Record<string, string>> = {
  women: 'woman',
  womens: 'woman',
  men: 'man',
  mens: 'man',
  ladies: 'lady',
  boys: 'boy',
  childrens: 'child',
  children: 'child',
  kids: 'kid',
  shoes: 'shoe',
  dummies: 'dummy',
  pants: 'pants',
  thongs: 'thong',
  feet: 'foot',
  teeth: 'tooth',
  mice: 'mouse',
  knives: 'knife',
  shelves: 'shelf',
  scarves: 'scarf',
  leaves: 'leaf',
  glasses: 'glasses',
  clothes: 'clothes',
  jeans: 'jeans',
  series: 'series',
  bus: 'bus',
  gas: 'gas',
  lens: 'lens',
  lenses: 'lens',
  buses: 'bus',
  axes: 'axe',
  potatoes: 'potato',
  tomatoes: 'tomato',
  wolves: 'wolf',
  loaves: 'loaf',
  sunglasses: 'sunglasses',
  eyeglasses: 'eyeglasses',
  pyjamas: 'pyjama',
}

// Hoodie, hoodies and hoody are one word.
const oneSpelling = (word: string): string => (word.length > 4 && word.endsWith('ie') ? `${word.slice(0, -2)}y` : word)

const singular = (word: string): string => {
  const known = irregular[word]
  if (known !== undefined) return known
  if (word.length < 4 || !word.endsWith('s')) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  // Tennis and dermatitis are no plurals; bikinis and taxis are.
  if (/(?:ss|us|nnis|[aeiost]sis|itis|[lv]is|iris|axis|ibis|abis|this)$/u.test(word)) return word
  if (/(?:ss|x|zz|ch|sh)es$/u.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** A word without case, accents and possessive, in the singular. */
export const plainWord = (word: string): string =>
  oneSpelling(
    singular(
      word
        .normalize('NFKD')
        .replaceAll(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/['’]s?$/u, '')
        .replaceAll(/['’]/gu, ''),
    ),
  )

const pattern = /[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)*['’]?/gu

/** The words of a text with their place in it (UTF-16 offsets). A hyphened word also gives its joined form: T-shirt is t, shirt and tshirt. */
export const wordsOf = (text: string): Word[] => {
  const words: Word[] = []
  let previous: { raw: string; start: number; end: number } | null = null
  for (const match of text.matchAll(pattern)) {
    const raw = match[0]
    const start = match.index
    const end = start + raw.length
    words.push({ text: plainWord(raw), start, end })
    if (previous !== null && text.slice(previous.end, start) === '-') {
      words.push({ text: plainWord(previous.raw + raw), start: previous.start, end })
    }
    previous = { raw, start, end }
  }
  return words.filter((word) => word.text !== '')
}

/** The plain words of a text, in order. */
export const plainWords = (text: string): string[] =>
  [...text.matchAll(pattern)].map((match) => plainWord(match[0])).filter((word) => word !== '')

const smallWords = new Set(['for', 'and', 'the', 'of', 'with', 'in', 'a', 'an', 'to', 'on', 'by', 'or'])

/** The words without those that say nothing; all of them where none says more. */
export const tellingWords = (words: readonly string[]): readonly string[] => {
  const telling = words.filter((word) => !smallWords.has(word))
  return telling.length > 0 ? telling : words
}
