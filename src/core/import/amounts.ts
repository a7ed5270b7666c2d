// What a platform's price and unit columns mean together: sale and regular price, surcharges, units in a column's name.
import { formatDecimal, readPlainDecimal, roundDecimal, scaleDecimal } from '../values/decimal.ts'
import { lengthUnitOf, weightUnitOf } from '../values/units.ts'
import { cellValue } from './values.ts'

/** Price and list price out of a regular and a sale price. A sale that is bound to dates is left out: whether it runs today is not known here. */
export const withSale = (
  regular: string | undefined,
  sale: string | undefined,
  isBoundToDates: boolean,
): { price: string | undefined; listPrice: string | undefined } => {
  const saleValue = cellValue(sale)
  const isSale = saleValue !== undefined && saleValue !== '' && !isBoundToDates
  return isSale ? { price: sale, listPrice: regular } : { price: regular, listPrice: undefined }
}

const signOf = (plain: string): { digits: string; isNegative: boolean } => ({
  digits: plain.replace(/^[+-]/, ''),
  isNegative: plain.startsWith('-'),
})

/** The sum of two plain amounts (`20` and `+5.50`), with the decimals of the finer one; undefined where one is no plain number. */
export const addAmounts = (one: string, other: string): string | undefined => {
  const [first, second] = [one, other].map((text) => {
    const { digits, isNegative } = signOf(text.trim())
    return readPlainDecimal(`${isNegative ? '-' : ''}${digits}`)
  })
  if (first === undefined || first === null || second === undefined || second === null) return undefined
  const scale = Math.max(first.scale, second.scale)
  const units = roundDecimal(first, scale).units + roundDecimal(second, scale).units
  return formatDecimal({ units, scale })
}

/** An amount less a percentage, rounded to cents; undefined where one is no plain number between 0 and 100. */
export const lessPercent = (amount: string, percent: string): string | undefined => {
  const value = readPlainDecimal(amount.trim())
  const off = readPlainDecimal(percent.trim())
  if (value === null || off === null) return undefined
  const hundred = 100n * 10n ** BigInt(off.scale)
  if (off.units < 0n || off.units > hundred) return undefined
  return formatDecimal(scaleDecimal(value, hundred - off.units, hundred, 2))
}

/** True for a plain number that is zero. */
export const isZero = (text: string): boolean => /^[+-]?0*(?:[.,]0*)?$/.test(text.trim()) && text.trim() !== ''

const weightCodes = { g: 'GRAM', kg: 'KILOGRAM', lb: 'POUND', oz: 'OUNCE' } as const
const lengthCodes: Record<string, string> = { cm: 'CENTIMETER', in: 'INCH' }

/** Our code for a unit of weight in any spelling, or the text as it stands. */
export const weightUnitCode = (unit: string): string => {
  const known = weightUnitOf(unit)
  return known === null ? unit.trim() : weightCodes[known]
}

/** Our code for a unit of length in any spelling, or the text as it stands (`mm` and `m` have no code and are read as they are). */
export const lengthUnitCode = (unit: string): string => {
  const known = lengthUnitOf(unit)
  return known === null ? unit.trim() : (lengthCodes[known] ?? known)
}

/** Number and unit of a cell such as `1.5 oz`; the unit is '' where there is none. */
export const splitUnit = (cell: string): { amount: string; unit: string } => {
  const match = /^\s*([\d.,]+)\s*([a-z]+\.?)?\s*$/i.exec(cell)
  return match === null ? { amount: cell.trim(), unit: '' } : { amount: match[1] ?? '', unit: match[2] ?? '' }
}

/** Amount of a cell such as `105.29 USD`; a cell without a currency code is given back as it stands. */
export const withoutCurrency = (cell: string | undefined): string | undefined => {
  if (cell === undefined) return undefined
  const match = /^\s*(?:[A-Z]{3}\s+)?([\d.,]+)(?:\s+[A-Z]{3})?\s*$/.exec(cell)
  return match === null ? cell : match[1]
}
