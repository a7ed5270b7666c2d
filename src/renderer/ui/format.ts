// Numbers, money, times and units as the window writes them. Pure; the language is English, dates follow the system's zone.

const counts = new Intl.NumberFormat('en-US')
const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const dayMonthYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const longDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' })

/** 4812 → “4,812”. */
export const count = (value: number): string => counts.format(value)

/** “1 product”, “12 products”. */
export const several = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`

/** “Price” text as money where it is a number, else as it was typed. */
export const money = (text: string, currency: string): string => {
  if (!/^\d+(\.\d+)?$/.test(text)) return text
  const amount = Number(text)
  return new Intl.NumberFormat('en-US', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(amount)
}

/** Stock text with separators where it is a whole number, else as it was typed. */
export const quantity = (text: string): string => (/^\d{1,15}$/.test(text) ? count(Number(text)) : text)

const unitWords: Readonly<Record<string, string>> = {
  POUND: 'lb',
  OUNCE: 'oz',
  KILOGRAM: 'kg',
  GRAM: 'g',
  INCH: 'in',
  CENTIMETER: 'cm',
  MILLIMETER: 'mm',
  FOOT: 'ft',
}
/** The platform's unit name in short: POUND → “lb”. */
export const unit = (name: string): string => unitWords[name] ?? name.toLowerCase()

/** The value of a field as a person writes it: units in short, all else as it is. */
export const valueOf = (field: string, text: string): string => (field.endsWith('Unit') ? unit(text) : text)

/** The platform's name of a unit that a person typed: “lb” → POUND; null where it is none. */
export const unitNamed = (typed: string): string | null => {
  const wanted = typed.trim().toLowerCase().replace(/s$/, '')
  if (wanted === '') return null
  return (
    Object.keys(unitWords).find((name) => unitWords[name] === wanted || name.toLowerCase() === wanted) ??
    (wanted === 'kilo' ? 'KILOGRAM' : null)
  )
}

/** “2 Mar”, with the year where it is not this one. */
export const day = (iso: string, now = new Date()): string => {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  return (date.getFullYear() === now.getFullYear() ? dayMonth : dayMonthYear).format(date)
}

/** “14 March”, with the year where it is not this one. */
export const dayInFull = (iso: string, now = new Date()): string => {
  const date = new Date(iso.length === 10 ? `${iso}T12:00:00` : iso)
  if (Number.isNaN(date.getTime())) return iso
  return date.getFullYear() === now.getFullYear()
    ? longDay.format(date)
    : `${longDay.format(date)} ${date.getFullYear()}`
}

/** “2 Mar, 14:06”. */
export const moment = (iso: string): string => `${day(iso)}, ${clock.format(new Date(iso))}`

/** “just now”, “4 min ago”, “2 h ago”, then the day. */
export const ago = (iso: string, now = Date.now()): string => {
  const seconds = Math.max(0, (now - new Date(iso).getTime()) / 1000)
  if (seconds < 45) return 'just now'
  if (seconds < 3_600) return `${Math.max(1, Math.round(seconds / 60))} min ago`
  if (seconds < 86_400) return `${Math.round(seconds / 3_600)} h ago`
  return day(iso)
}

/** “8 s”, “5 min”, “2 h 10 min”. */
export const duration = (seconds: number): string => {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  return `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`
}
