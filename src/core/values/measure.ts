// Weights and lengths: text and unit to an exact number, and conversions. Which units a market takes is data of the markets.
import { scaleDecimal, scaleDecimalUp } from './decimal.ts'
import { lengthUnitOf, lengthUnits, weightUnitOf, weightUnits } from './units.ts'
import { readNumberText } from './number-text.ts'
import { quoted, refused, took } from './reading.ts'
import type { Decimal } from './decimal.ts'
import type { LengthUnit, UnitFacts, WeightUnit } from './units.ts'
import type { Reading } from './reading.ts'

/** An exact amount with its unit. */
export type Weight = { readonly amount: Decimal; readonly unit: WeightUnit }
export type Length = { readonly amount: Decimal; readonly unit: LengthUnit }

/** Decimals the platform takes for a weight: grams 0, kilograms 3, pounds 2 (Create Product, 2026). */
export const weightDecimals: Readonly<Record<WeightUnit, number>> = { g: 0, kg: 3, lb: 2, oz: 2 }

const withUnit = /^([\d\s.,'’+-]+)([a-z″”"'′]+)\.?$/iu

type What = { readonly name: string; readonly units: string }

const readMeasure = <Unit extends string>(
  raw: string,
  unitText: string,
  unitOf: (word: string) => Unit | null,
  what: What,
): Reading<{ amount: Decimal; unit: Unit }> => {
  if (raw.trim() === '') return refused('empty', `The ${what.name} is empty.`)
  const inText = withUnit.exec(raw.trim())
  const wordInText = inText?.[2] ?? ''
  const unitInText = unitOf(wordInText)
  const numberText = unitInText === null ? raw : (inText?.[1] ?? raw).trim()
  const given = unitText.trim() === '' ? unitInText : unitOf(unitText)
  if (unitText.trim() !== '' && given === null) {
    return refused('unit-unknown', `${quoted(unitText)} is no unit for a ${what.name}. Choose ${what.units}.`)
  }
  if (given !== null && unitInText !== null && given !== unitInText) {
    return refused(
      'unit-twice',
      `${quoted(raw)} says ${unitInText}, but the unit beside it says ${given}. Keep one of them.`,
    )
  }
  const number = readNumberText(numberText, ',')
  if (!number.isOk) return number
  if (number.value.units < 0n)
    return refused('negative', `${quoted(raw)} is below zero. Type the ${what.name} of the parcel.`)
  if (given === null)
    return refused('unit-missing', `The ${what.name} ${quoted(raw)} has no unit. Choose ${what.units}.`)
  return took({ amount: number.value, unit: given })
}

/**
 * Reads a weight; the unit may stand in the text ('500 g') or beside it. Zero is taken. Kinds: `empty`, `unit-missing`, `unit-unknown`,
 * `unit-twice`, `negative` and those of readNumberText.
 */
export const readWeight = (raw: string, unitText: string): Reading<Weight> =>
  readMeasure(raw, unitText, weightUnitOf, { name: 'weight', units: 'g, kg, lb or oz' })

/** Reads a length, like readWeight. */
export const readLength = (raw: string, unitText: string): Reading<Length> =>
  readMeasure(raw, unitText, lengthUnitOf, { name: 'size', units: 'mm, cm, m, in or ft' })

const ratio = (from: UnitFacts, to: UnitFacts): readonly [bigint, bigint] => [
  from.base * to.scale,
  from.scale * to.base,
]

/** The weight in another unit, rounded half up to the platform's decimals; a weight above zero never becomes zero. */
export const convertWeight = (weight: Weight, unit: WeightUnit): Decimal => {
  const [numerator, denominator] = ratio(weightUnits[weight.unit], weightUnits[unit])
  const rounded = scaleDecimal(weight.amount, numerator, denominator, weightDecimals[unit])
  return rounded.units === 0n && weight.amount.units > 0n ? { units: 1n, scale: rounded.scale } : rounded
}

/** The length in another unit, rounded up to `decimals`: a parcel has to fit. */
export const convertLengthUp = (length: Length, unit: LengthUnit, decimals: number): Decimal => {
  const [numerator, denominator] = ratio(lengthUnits[length.unit], lengthUnits[unit])
  return scaleDecimalUp(length.amount, numerator, denominator, decimals)
}
