// Reads single cells: blank, clear, damaged. It mends nothing: what looks damaged comes in as it is and is named.

/** The cell text that empties a field on purpose. A blank cell leaves the field alone. */
export const clearToken = '<clear>'

/** A cell as a field's new value: undefined leaves the field alone, '' clears it. Blanks around the value are no part of it. */
export const cellValue = (cell: string | undefined): string | undefined => {
  if (cell === undefined) return undefined
  const value = cell.trim()
  if (value === '') return undefined
  return value.toLowerCase() === clearToken ? '' : value
}

/** A spreadsheet's short form of a long number (`8.50042E+11`): the last digits are gone for good. */
export const isRoundedNumber = (value: string): boolean => /^[+-]?\d(?:[.,]\d+)?e\+?\d{1,2}$/i.test(value.trim())

const checkDigit = (digits: string): boolean => {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const weight = (digits.length - 1 - index) % 2 === 1 ? 3 : 1
    sum += Number(digits[index]) * weight
  }
  return sum % 10 === 0
}

/** True for a code of 8, 12, 13 or 14 digits whose check digit is right. */
export const isSoundCode = (code: string): boolean => /^(?:\d{8}|\d{12,14})$/.test(code) && checkDigit(code)

/** True for digits that become a sound product code when zeros are put in front: a spreadsheet has most likely cut them off. */
export const hasLostZeros = (code: string): boolean =>
  /^\d{6,11}$/.test(code) &&
  !isSoundCode(code) &&
  [8, 12, 13].some((length) => length > code.length && checkDigit(code.padStart(length, '0')))

/** The kind of a product code by its length: UPC, EAN, ISBN or GTIN; undefined where the length fits none. */
export const codeKind = (code: string): string | undefined => {
  if (/^97[89]\d{10}$/.test(code)) return 'ISBN'
  if (/^\d{12}$/.test(code)) return 'UPC'
  if (/^(?:\d{8}|\d{13})$/.test(code)) return 'EAN'
  return /^\d{14}$/.test(code) ? 'GTIN' : undefined
}

/** A name as a key: lower case letters, digits and dashes. */
export const toKey = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')

/** A list in one cell, without blanks and empty parts. */
export const splitList = (cell: string, separator: string | RegExp): string[] =>
  cell
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')

const addressStart = /(?:https?:)?\/\//i

/**
 * Several image addresses or file names in one cell, parted by comma, semicolon, pipe or line break. A comma inside an address
 * (some image servers use them) parts only where a new address or a blank follows.
 */
export const splitImages = (cell: string): string[] => {
  const lines = splitList(cell, /[\r\n|]+/)
  return lines.flatMap((part) =>
    addressStart.test(part)
      ? splitList(part, /[,;]\s+|[,;\s]+(?=(?:https?:)?\/\/)|\s+(?=https?:)/i)
      : splitList(part, /[,;]/),
  )
}
