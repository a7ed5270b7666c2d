// Cuts names and queries into words that can be compared: case, accents, plurals and possessives do not matter. Offsets stay those of the original.

export type Word = { readonly text: string; readonly start: number; readonly end: number }

const irregular: Readonly<Record<string, string>> = {
  women: 'woman',
  men: 'man',
  children: 'child',
  kids: 'kid',
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
}

const singular = (word: string): string => {
  const known = irregular[word]
  if (known !== undefined) return known
  if (word.length < 4 || !word.endsWith('s')) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:ss|us|is)$/u.test(word)) return word
  if (/(?:s|x|z|ch|sh)es$/u.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** A word without case, accents and possessive, in the singular. */
export const plainWord = (word: string): string =>
  singular(
    word
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/['’]s?$/u, '')
      .replaceAll(/['’]/gu, ''),
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

/** The words of a query, without the small words that say nothing. At most eight count. */
export const queryWords = (query: string): string[] => {
  const words = [...query.matchAll(pattern)].map((match) => plainWord(match[0])).filter((word) => word !== '')
  const telling = words.filter((word) => !['for', 'and', 'the', 'of', 'with', 'in', 'a', 'an', 'to'].includes(word))
  return (telling.length > 0 ? telling : words).slice(0, 8)
}
