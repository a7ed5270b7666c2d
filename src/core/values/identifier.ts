// Article numbers (GTIN, EAN, UPC, ISBN, JAN): reads what files hold, checks it, and names what a spreadsheet did to it.
import { isGs1Valid, isIsbn10Valid, isbn13Of } from './check-digit.ts'
import { quoted, refused, took } from './reading.ts'
import type { Reading } from './reading.ts'

export const identifierTypes = ['GTIN', 'EAN', 'UPC', 'ISBN', 'JAN'] as const
export type IdentifierType = (typeof identifierTypes)[number]

/** An article number as the platform takes it: GTIN 14 digits, EAN 8, 13 or 14, UPC 12, ISBN 13, JAN 8 or 13. */
export type Identifier = { readonly type: IdentifierType; readonly code: string }

const lengths: Readonly<Record<IdentifierType, readonly number[]>> = {
  GTIN: [14],
  EAN: [8, 13, 14],
  UPC: [12],
  ISBN: [13],
  JAN: [8, 13],
}

const placeholders =
  /^(?:n\/?a|none|no|nil|null|-+|x+|0+|tba|does not apply|not applicable|nicht zutreffend|unavailable|exempt|gtinexempt)$/iu

/** The type that a word in a file means ('ean13', 'Barcode' is none), or null. */
export const identifierTypeOf = (word: string): IdentifierType | null => {
  const bare = word.toUpperCase().replaceAll(/[^A-Z]/gu, '')
  return identifierTypes.find((type) => bare === type || bare === `${type}CODE`) ?? null
}

const typeByLength = (code: string): IdentifierType | null => {
  if (code.length === 8) return 'EAN'
  if (code.length === 12) return 'UPC'
  if (code.length === 13) return /^97[89]/u.test(code) ? 'ISBN' : 'EAN'
  return code.length === 14 ? 'GTIN' : null
}

// GTIN names the whole family: a shorter member is sent under its own name. A UPC of 13 digits with a leading zero is an EAN.
const placed = (type: IdentifierType | null, code: string): Identifier | null => {
  if (type !== null && lengths[type].includes(code.length)) {
    return type === 'ISBN' && !/^97[89]/u.test(code) ? null : { type, code }
  }
  const isFamily = type === null || type === 'GTIN' || type === 'UPC' || type === 'EAN'
  const byLength = isFamily ? typeByLength(code) : null
  return byLength === null ? null : { type: byLength, code }
}

// '8.8590912345E+11' keeps its digits only where the mantissa has as many as the exponent says.
const wholeDigits = (text: string): string | null => {
  const [, head = '', tail = '', exponent = ''] = /^(\d)[.,](\d+)E\+?(\d+)$/iu.exec(text) ?? []
  const missing = Number(exponent) - tail.length
  return head === '' || missing !== 0 ? null : `${head}${tail}`
}

const zerosLost = (code: string): string | null => {
  if (code.length < 6 || code.length > 11) return null
  for (const length of [8, 12, 13]) {
    const padded = code.padStart(length, '0')
    if (padded.length === length && length > code.length && isGs1Valid(padded)) return padded
  }
  return null
}

const lengthSentence = (type: IdentifierType | null): string =>
  type === null
    ? 'UPC has 12 digits, EAN 8 or 13, GTIN 14, ISBN 13'
    : `${type} has ${lengths[type].join(' or ')} digits`

/**
 * Reads an article number; blanks and hyphens inside are dropped, a valid ISBN-10 becomes its ISBN-13, an empty type is taken from the length.
 * Kinds: `empty`, `placeholder`, `shortened`, `decimal-tail`, `zeros-lost`, `not-digits`, `length`, `check-digit`.
 */
export const readIdentifier = (typeText: string, raw: string): Reading<Identifier> => {
  const text = raw.trim()
  if (text === '') return refused('empty', 'The article number is empty.')
  const shown = quoted(raw)
  const type = identifierTypeOf(typeText)
  if (placeholders.test(text)) {
    return refused('placeholder', `${shown} is no article number. Clear the field if the product has none.`)
  }
  if (/^\d(?:[.,]\d+)?E\+?\d+$/iu.test(text)) {
    const digits = wholeDigits(text)
    const isWhole = digits !== null && isGs1Valid(digits) && placed(type, digits) !== null
    const what = isWhole ? `Its digits are still there: ${digits}.` : 'Its last digits are lost.'
    return refused(
      'shortened',
      `${shown} was shortened by a spreadsheet. ${what} Format the column as text, or clear the field.`,
      isWhole ? digits : null,
    )
  }
  const bare = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\u2010-\u2015-]/gu, '')
  if (/^\d+\.0+$/u.test(bare)) {
    const digits = bare.slice(0, bare.indexOf('.'))
    const inner = readIdentifier(typeText, digits)
    const suggestion = inner.isOk ? inner.value.code : inner.problem.suggestion
    return refused(
      'decimal-tail',
      `${shown} ends in decimals that a spreadsheet added. Write ${suggestion ?? digits}.`,
      suggestion,
    )
  }
  if (
    (type === 'ISBN' || type === null || type === 'GTIN') &&
    isIsbn10Valid(bare) &&
    (type === 'ISBN' || bare.endsWith('X'))
  ) {
    return took({ type: 'ISBN', code: isbn13Of(bare) })
  }
  if (!/^\d+$/u.test(bare)) {
    return refused('not-digits', `${shown} holds other signs than digits. ${lengthSentence(type)}.`)
  }
  const identifier = placed(type, bare)
  if (identifier !== null && isGs1Valid(bare)) return took(identifier)
  const padded = zerosLost(bare)
  if (padded !== null && (identifier === null || bare.length < 8)) {
    const lost = padded.length - bare.length
    return refused(
      'zeros-lost',
      `${shown} has lost ${lost === 1 ? 'a zero' : `${lost} zeros`} at its beginning, as spreadsheets do. Write ${padded}.`,
      padded,
    )
  }
  if (identifier === null) {
    return refused('length', `${shown} has ${bare.length} digits. ${lengthSentence(type)}. Look at the package again.`)
  }
  return refused(
    'check-digit',
    `${shown} is mistyped: its last digit does not fit the others. Look at the package again.`,
  )
}
