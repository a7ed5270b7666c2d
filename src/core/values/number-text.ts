// Reads a number the way people and spreadsheets write it: 1,299.00 · 1.299,00 · 12,5 · 1.2E+5. It names what it cannot be sure of.
import { quoted, refused, took } from './reading.ts'
import { readPlainDecimal } from './decimal.ts'
import type { Decimal } from './decimal.ts'
import type { Reading } from './reading.ts'

export type GroupMark = ',' | '.'

const spaces = /[\s\u00A0\u2007\u2009\u202F]/gu
const groupedBy = (mark: string): RegExp => new RegExp(`^\\d{1,3}(?:[${mark}]\\d{2,3})*[${mark}]\\d{3}$`, 'u')
const isGrouped = { ',': groupedBy(','), '.': groupedBy('.'), "'": groupedBy("'") } as const

const without = (text: string, mark: string): string => text.replaceAll(mark, '')

// True for one mark before exactly three digits where that mark does not usually group thousands: 1.299 may be 1299 or 1.299.
const isUnclear = (text: string, groupMark: GroupMark): boolean => {
  const mark = /^[1-9]\d{0,2}([.,])\d{3}$/u.exec(text)?.[1]
  return mark !== undefined && mark !== groupMark
}

// The plain notation that was probably meant; null where the text is no number.
const meant = (text: string, groupMark: GroupMark): string | null => {
  if (text.includes("'")) {
    const [whole = '', fraction, ...rest] = text.split(/[.,]/u)
    if (rest.length > 0 || !isGrouped["'"].test(whole)) return null
    return fraction === undefined ? without(whole, "'") : `${without(whole, "'")}.${fraction}`
  }
  const comma = text.lastIndexOf(',')
  const point = text.lastIndexOf('.')
  if (comma >= 0 && point >= 0) {
    const mark = comma > point ? ',' : '.'
    const grouping = mark === ',' ? '.' : ','
    const parts = text.split(mark)
    const whole = parts[0] ?? ''
    return parts.length === 2 && isGrouped[grouping].test(whole)
      ? `${without(whole, grouping)}.${parts[1] ?? ''}`
      : null
  }
  const mark = comma >= 0 ? ',' : '.'
  const parts = text.split(mark)
  if (parts.length === 1) return text
  if (parts.length > 2) return isGrouped[mark].test(text) ? without(text, mark) : null
  const [whole = '', fraction = ''] = parts
  if (fraction.length !== 3 || !/^[1-9]\d{0,2}$/u.test(whole)) return `${whole}.${fraction}`
  return mark === groupMark ? `${whole}${fraction}` : `${whole}.${fraction}`
}

/**
 * Reads a number of any sign. Taken as it stands: '12', '12.50', '.5', with blanks around. Everything else is a problem of kind `empty`,
 * `shortened` (1.2E+5), `unclear` (two readings), `not-plain` (one reading, in `suggestion`) or `no-number`.
 */
export const readNumberText = (raw: string, groupMark: GroupMark): Reading<Decimal> => {
  const text = raw.trim()
  if (text === '') return refused('empty', 'The field is empty.')
  const asItStands = readPlainDecimal(text)
  if (asItStands !== null) return took(asItStands)
  const shown = quoted(raw)
  const bare = text
    .normalize('NFKC')
    .replaceAll(spaces, '')
    .replaceAll(/[’‘`´]/gu, "'")
  if (/^[+-]?\d+(?:[.,]\d+)?E[+-]?\d+$/iu.test(bare)) {
    return refused(
      'shortened',
      `${shown} was shortened by a spreadsheet, so digits are lost. Type the number again, or format the column as text and import once more.`,
    )
  }
  const sign = bare.startsWith('-') ? '-' : ''
  const unsigned = bare.replace(/^[+-]/u, '')
  const reading = /^[\d.,']+$/u.test(unsigned) ? meant(unsigned, groupMark) : null
  if (isUnclear(unsigned, groupMark)) {
    const [whole = '', fraction = ''] = unsigned.split(/[.,]/u)
    return refused(
      'unclear',
      `${shown} can be read as ${sign}${whole}${fraction} or as ${sign}${whole}.${fraction}. Type the one you mean, with a point for decimals and no separator for thousands.`,
    )
  }
  if (reading === null || readPlainDecimal(`${sign}${reading}`) === null) {
    return refused('no-number', `${shown} is not a number. Type digits only, with a point for decimals.`)
  }
  const suggestion = `${sign}${reading}`
  return refused(
    'not-plain',
    `${shown} is not written plainly. If ${suggestion} is meant, write ${suggestion}.`,
    suggestion,
  )
}
