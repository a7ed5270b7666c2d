// Texts as the platform counts and takes them: lengths, signs it refuses, trimming at words. No limits here.

/** Length in characters as people count them: an emoji of one code point is one, not two. */
export const textLength = (text: string): number => {
  let length = 0
  for (const _ of text) length += 1
  return length
}

/** Blanks at both ends gone, runs of blanks and line breaks made one blank. */
export const collapseSpaces = (text: string): string => text.replaceAll(/[\s\u00A0\u200B\uFEFF]+/gu, ' ').trim()

/** The first `maximum` characters, cut before a word where that keeps at least half, without a loose sign at the end. */
export const trimAtWord = (text: string, maximum: number): string => {
  const letters = Array.from(text)
  if (letters.length <= maximum) return text
  const head = letters.slice(0, maximum).join('')
  const isCutInWord = /\S/u.test(letters[maximum] ?? '') && /\S$/u.test(head)
  const lastBlank = isCutInWord ? head.search(/\s\S*$/u) : -1
  const cut = lastBlank > 0 && textLength(head.slice(0, lastBlank)) * 2 >= maximum ? head.slice(0, lastBlank) : head
  const tidy = cut.replace(/[\s,;:|/\-–—&+(]+$/u, '')
  return tidy === '' ? head : tidy
}

// \p{Extended_Pictographic} also holds © ® ™ and plain arrows and digits' keycaps base signs, which titles may carry.
const emoji = /(?![©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\uFE0F|\u200D|\u20E3/gu
const control =
  /[\p{Cc}\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFFFC\uFFFD\u{E0001}\u{E0020}-\u{E007F}]/gu
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31}\d{0,2});/giu
const tag = /<\/?[a-z][^<>]*>/giu
const chinese = /\p{Script=Han}/u

const has = (text: string, pattern: RegExp): boolean => text.search(pattern) >= 0

export const hasEmoji = (text: string): boolean => has(text, emoji)
/** True where a control character or an invisible mark of direction or width stands in the text. Tabs and line breaks count. */
export const hasControl = (text: string): boolean => has(text, control)
export const hasEntity = (text: string): boolean => has(text, entity)
export const hasTag = (text: string): boolean => has(text, tag)
/** True where a Chinese character stands in the text. */
export const hasChinese = (text: string): boolean => chinese.test(text)
/** True where nothing but signs and blanks stands in the text. */
export const isSymbolsOnly = (text: string): boolean => text.trim() !== '' && !/[\p{L}\p{N}]/u.test(text)

/** True where one character stands more than `most` times in a row. */
export const hasLongRun = (text: string, most: number): boolean => {
  let last = ''
  let run = 0
  for (const letter of text) {
    run = letter === last ? run + 1 : 1
    if (run > most) return true
    last = letter
  }
  return false
}

/** The same text with no run of one character longer than `most`. */
export const shortenRuns = (text: string, most: number): string => {
  let last = ''
  let run = 0
  let kept = ''
  for (const letter of text) {
    run = letter === last ? run + 1 : 1
    if (run <= most) kept += letter
    last = letter
  }
  return kept
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  times: '×',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  aacute: 'á',
  acirc: 'â',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
  ccedil: 'ç',
  ntilde: 'ñ',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  ocirc: 'ô',
  icirc: 'î',
  iuml: 'ï',
  aring: 'å',
  oslash: 'ø',
  aelig: 'æ',
  laquo: '«',
  raquo: '»',
  iexcl: '¡',
  iquest: '¿',
  sup2: '²',
  sup3: '³',
  prime: '′',
  Prime: '″',
}

/** HTML entities as the characters they stand for; one that is not known becomes a blank. */
export const decodeEntities = (text: string): string =>
  text.replaceAll(entity, (whole) => {
    const name = whole.slice(1, -1)
    if (!name.startsWith('#')) return named[name] ?? named[name.toLowerCase()] ?? ' '
    const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
    const isCharacter = code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return isCharacter ? String.fromCodePoint(code) : ' '
  })

/** Emojis, control characters, tags and entities gone (entities become their characters), blanks tidied, runs of one sign cut to `mostInARow`. */
export const cleanLine = (text: string, mostInARow: number): string => {
  let clean = text
  // Decoding can bring new entities, tags or emojis to light (&amp;lt;), so it goes on until nothing changes.
  for (let round = 0; round < 6; round += 1) {
    const next = collapseSpaces(
      decodeEntities(clean).replaceAll(tag, ' ').replaceAll(emoji, '').replaceAll(control, ' '),
    )
    if (next === clean) break
    clean = next
  }
  clean = clean.replaceAll(entity, ' ').replaceAll(tag, ' ')
  return collapseSpaces(shortenRuns(collapseSpaces(clean), mostInARow))
}
