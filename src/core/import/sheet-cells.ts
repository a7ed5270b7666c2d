// Reads what stands in the cells of a spreadsheet file as text: numbers without rounding noise, kept zeros, dates. It knows no file format.

const columnLetters = /^([A-Z]{1,3})(\d+)$/i

/** Column (0 is A) and row (1 is the first) of a reference such as `B5`; null for what is none. */
export const cellPlace = (reference: string): { column: number; row: number } | null => {
  const match = columnLetters.exec(reference)
  if (match === null) return null
  let column = 0
  for (const letter of (match[1] ?? '').toUpperCase()) column = column * 26 + (letter.charCodeAt(0) - 64)
  return column > 16_384 ? null : { column: column - 1, row: Number(match[2]) }
}

/** A number as a spreadsheet shows it in full: fifteen digits, no exponent, no noise behind them (19.990000000000002 is 19.99). */
export const numberText = (value: number): string => {
  if (!Number.isFinite(value)) return ''
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return String(value)
  const short = Number(value.toPrecision(15))
  const text = String(short)
  if (!/e/i.test(text)) return text
  return Math.abs(short) < 1
    ? short.toFixed(20).replace(/0+$/, '').replace(/\.$/, '')
    : BigInt(Math.round(short)).toString()
}

const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47])

/** What a number format does to the text of a number: a date, zeros in front up to a width, zeros behind the point, a percentage, or nothing. */
export type CellFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'zeros'; readonly width: number }
  | { readonly kind: 'decimals'; readonly digits: number }

const builtIn = (id: number): CellFormat => {
  if (builtInDates.has(id)) return { kind: 'date' }
  if (id === 2 || id === 4 || id === 39 || id === 40 || id === 44) return { kind: 'decimals', digits: 2 }
  return id === 9 || id === 10 ? { kind: 'percent' } : { kind: 'plain' }
}

/** Reads a number format by its id and its code. */
export const readFormat = (id: number, code: string | undefined): CellFormat => {
  if (code === undefined) return builtIn(id)
  const [positive = ''] = code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|[_*]./g, '').split(';')
  const bare = positive.trim()
  if (/^0{2,}$/.test(bare)) return { kind: 'zeros', width: bare.length }
  const digits = /^[#,0?]*0\.(0+)$/.exec(bare.replaceAll(/[$€£¥\s]/g, ''))?.[1]?.length
  if (digits !== undefined) return { kind: 'decimals', digits }
  if (/^[#,0?]*0(?:\.0+)?%$/.test(bare)) return { kind: 'percent' }
  return /[ymdhs]/i.test(bare) && !/[0#?]/.test(bare) ? { kind: 'date' } : { kind: 'plain' }
}

const dayMs = 86_400_000

/** A spreadsheet's day number as an ISO date, with the time where there is one. `is1904` is the old Macintosh count. */
export const dateText = (serial: number, is1904: boolean): string => {
  const days = is1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const date = new Date(Date.UTC(1899, 11, 30) + Math.round(days * dayMs))
  if (Number.isNaN(date.getTime())) return numberText(serial)
  const iso = date.toISOString()
  return Number.isInteger(serial) ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ')
}

/** The text of a number in a cell with a format. */
export const formatNumber = (value: number, format: CellFormat, is1904: boolean): string => {
  if (format.kind === 'date' && value >= 0 && value < 3_000_000) return dateText(value, is1904)
  if (format.kind === 'percent') return `${numberText(value * 100)}%`
  const text = numberText(value)
  if (format.kind === 'decimals') {
    // Zeros that the seller sees are kept; digits that the format hides are kept, too.
    const [, behind = ''] = text.split('.')
    if (behind.length >= format.digits || !/^-?\d+(?:\.\d+)?$/.test(text)) return text
    return `${text}${behind === '' ? '.' : ''}${'0'.repeat(format.digits - behind.length)}`
  }
  return format.kind === 'zeros' && /^\d+$/.test(text) ? text.padStart(format.width, '0') : text
}
