// Reads single cells: blank, clear, damaged. It mends nothing: what looks damaged comes in as it is and is named.
import { isGs1Valid } from '../values/check-digit.ts'
import { readIdentifier } from '../values/identifier.ts'
import { unguard } from './writing/guard.ts'

/** The cell text that empties a field on purpose. A blank cell leaves the field alone. */
export const clearToken = '<clear>'

/** A cell as a field's new value: undefined leaves the field alone, '' clears it. Blanks around the value are no part of it. */
export const cellValue = (cell: string | undefined): string | undefined => {
  if (cell === undefined) return undefined
  const value = cell.trim()
  if (value === '') return undefined
  // An apostrophe before a number is a spreadsheet's (and Shopify's) sign for text; it keeps the zeros and is no part of the number.
  if (value.startsWith("'")) return /^'\d[\d.,]*$/.test(value) ? value.slice(1) : unguard(value)
  // Spreadsheets keep zeros of a number in a CSV file by writing it as a formula: ="00123".
  const kept = value.startsWith('="') ? /^="([^"]*)"$/.exec(value)?.[1] : undefined
  if (kept !== undefined) return kept === '' ? undefined : kept
  return value.length === clearToken.length && value.toLowerCase() === clearToken ? '' : value
}

/** A spreadsheet's short form of a long number (`8.50042E+11`): the last digits are gone for good. */
export const isRoundedNumber = (value: string): boolean => /^[+-]?\d(?:[.,]\d+)?e\+?\d{1,2}$/i.test(value.trim())

/** What a spreadsheet has done to a product code: rounded it, or cut zeros off; undefined where nothing can be seen. */
export const codeDamage = (code: string): 'rounded' | 'zeros-lost' | undefined => {
  // Most codes are of a full length; only short and rounded ones need a closer look.
  if (/^\d{12,14}$/.test(code)) return undefined
  const reading = readIdentifier('', code)
  if (reading.isOk) return undefined
  if (reading.problem.kind === 'shortened') return 'rounded'
  return reading.problem.kind === 'zeros-lost' ? 'zeros-lost' : undefined
}

/** The kind of a sound product code by its length: UPC, EAN, ISBN or GTIN; undefined for anything else. */
export const codeKind = (code: string): string | undefined => {
  if (!/^[\d\s-]{8,20}$/.test(code)) return undefined
  if (/^\d{12,14}$/.test(code) && !isGs1Valid(code)) return undefined
  const reading = readIdentifier('', code)
  return reading.isOk ? reading.value.type : undefined
}

/** A name as a key: lower case letters, digits and dashes. */
export const toKey = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')

/** The category that is deepest in its tree, of several in one cell: it says most. The first of those that are as deep. */
export const deepestCategory = (categories: readonly string[], separator: '>' | '/'): string | undefined => {
  const depth = (category: string): number => category.split(separator).length
  let deepest: string | undefined
  for (const category of categories) if (deepest === undefined || depth(category) > depth(deepest)) deepest = category
  return deepest
}

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
  // One address, as in most files.
  if (!/[\s,;|]/.test(cell)) return cell === '' ? [] : [cell]
  const lines = splitList(cell, /[\r\n|]+/)
  return lines.flatMap((part) =>
    addressStart.test(part)
      ? splitList(part, /[,;]\s+|[,;\s]+(?=(?:https?:)?\/\/)|\s+(?=https?:)/i)
      : splitList(part, /[,;]/),
  )
}
