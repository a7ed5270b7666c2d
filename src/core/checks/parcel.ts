// What is sent as a parcel's weight and size: the product's own, or the usual parcel, in units the market takes.
import type { Defaults } from '#contract/app.ts'
import type { LeafRules } from '#contract/categories.ts'
import type { Product } from '#contract/product.ts'
import type { MarketLimits } from '#core/markets/limits.ts'
import { formatDecimal } from '#core/values/decimal.ts'
import { convertLengthUp, convertWeight, readLength, readWeight } from '#core/values/measure.ts'
import type { Length, Weight } from '#core/values/measure.ts'
import type { Problem } from '#core/values/reading.ts'
import { lengthUnits, weightUnits } from '#core/values/units.ts'
import type { LengthUnit, WeightUnit } from '#core/values/units.ts'

/** The platform's words for units. */
export type WireWeightUnit = 'KILOGRAM' | 'GRAM' | 'POUND'
export type WireLengthUnit = 'CENTIMETER' | 'INCH'

export type SentWeight = { readonly value: string; readonly unit: WireWeightUnit; readonly isUsual: boolean }
export type SentSize = {
  readonly length: string
  readonly width: string
  readonly height: string
  readonly unit: WireLengthUnit
  readonly isUsual: boolean
}

export const sizeFields = ['length', 'width', 'height'] as const
export type SizeField = (typeof sizeFields)[number]

export type Parcel = {
  /** Null where neither the product nor the usual parcel has one, or where the product's cannot be read. */
  readonly weight: SentWeight | null
  readonly weightProblem: Problem | null
  /** True where the product's unit is of another system than the market's, so that it is converted. */
  readonly isWeightConverted: boolean
  /** Null where nothing is sent. */
  readonly size: SentSize | null
  readonly sizeProblems: readonly { readonly field: SizeField; readonly problem: Problem }[]
  /** Size fields the product leaves empty or at zero. */
  readonly sizeMissing: readonly SizeField[]
  readonly isSizeRequired: boolean
}

/** Goods without a parcel: everything below this root of the tree (Virtual Products). */
const virtualRoot = '834312'

/** True for goods that are not sent by post and so need no weight. */
export const isVirtual = (category: { readonly path: readonly { readonly id: string }[] } | null): boolean =>
  category?.path[0]?.id === virtualRoot

const isNothing = (text: string): boolean => /^0*(?:[.,]0*)?$/u.test(text.trim())

const wireWeight = (weight: Weight, market: MarketLimits, isUsual: boolean): SentWeight => {
  const taken = market.weightUnits.value
  const { isImperial } = weightUnits[weight.unit]
  const unit: WeightUnit =
    weight.unit === 'g' && taken.includes('g') ? 'g' : isImperial && taken.includes('lb') ? 'lb' : 'kg'
  const wire = unit === 'g' ? 'GRAM' : unit === 'lb' ? 'POUND' : 'KILOGRAM'
  return { value: formatDecimal(convertWeight(weight, unit)), unit: wire, isUsual }
}

type Sides = Readonly<Record<SizeField, Length>>

const wireSize = (sides: Sides, isImperial: boolean, market: MarketLimits, isUsual: boolean): SentSize => {
  const unit: LengthUnit = isImperial && market.lengthUnits.value.includes('in') ? 'in' : 'cm'
  const decimals = market.lengthDecimals.value
  const side = (field: SizeField): string => formatDecimal(convertLengthUp(sides[field], unit, decimals))
  return {
    length: side('length'),
    width: side('width'),
    height: side('height'),
    unit: unit === 'in' ? 'INCH' : 'CENTIMETER',
    isUsual,
  }
}

type Dimensions = Pick<Product, SizeField | 'dimensionUnit'>

const readSides = (
  source: Dimensions,
): { sides: Sides | null; problems: Parcel['sizeProblems']; missing: SizeField[] } => {
  const missing = sizeFields.filter((field) => isNothing(source[field]))
  const problems: { field: SizeField; problem: Problem }[] = []
  const read: Partial<Record<SizeField, Length>> = {}
  for (const field of sizeFields) {
    if (missing.includes(field)) continue
    const reading = readLength(source[field], source.dimensionUnit)
    if (reading.isOk) read[field] = reading.value
    else problems.push({ field, problem: reading.problem })
  }
  const { length, width, height } = read
  const sides = length === undefined || width === undefined || height === undefined ? null : { length, width, height }
  return { sides, problems, missing }
}

/** The parcel as it is sent. Weight and size always speak one system of measures, which the weight decides (platform code 12052915). */
export const parcelToSend = (
  product: Pick<Product, 'weight' | 'weightUnit' | SizeField | 'dimensionUnit'>,
  leaf: Pick<LeafRules, 'isPackageSizeRequired'> | null,
  market: MarketLimits,
  defaults: Defaults,
): Parcel => {
  const isWeightMissing = isNothing(product.weight)
  const usualWeight = readWeight(defaults.weight, defaults.weightUnit)
  const ownWeight = isWeightMissing ? null : readWeight(product.weight, product.weightUnit)
  const weightSource =
    ownWeight === null
      ? usualWeight.isOk && usualWeight.value.amount.units > 0n
        ? usualWeight.value
        : null
      : ownWeight.isOk
        ? ownWeight.value
        : null
  const weight = weightSource === null ? null : wireWeight(weightSource, market, isWeightMissing)
  const isSizeRequired = market.isSizeAsked.value && (leaf?.isPackageSizeRequired ?? false)
  const own = readSides(product)
  const usual = readSides(defaults)
  const useUsual = own.sides === null && own.problems.length === 0 && isSizeRequired && usual.sides !== null
  const sides = useUsual ? usual.sides : own.sides
  const isImperial =
    weight === null ? sides !== null && lengthUnits[sides.length.unit].isImperial : weight.unit === 'POUND'
  return {
    weight,
    weightProblem: ownWeight === null || ownWeight.isOk ? null : ownWeight.problem,
    isWeightConverted:
      weight !== null &&
      !isWeightMissing &&
      weightSource !== null &&
      weightUnits[weightSource.unit].isImperial !== (weight.unit === 'POUND'),
    size: sides === null ? null : wireSize(sides, isImperial, market, useUsual),
    sizeProblems: own.problems,
    sizeMissing: own.missing,
    isSizeRequired,
  }
}
