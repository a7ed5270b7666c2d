// The rule of the parcel: weight and size there, readable, in units of the market. What is missing may come from the usual parcel.
import type { Finding } from '#contract/finding.ts'
import { blocking, warning } from './context.ts'
import type { CheckContext, Rule } from './context.ts'
import { isVirtual, parcelToSend, sizeFields } from './parcel.ts'
import type { Parcel, SentSize } from './parcel.ts'
import { readLength, readWeight } from '#core/values/measure.ts'
import { lengthUnitOf, weightUnitOf } from '#core/values/units.ts'
import type { FixId } from './fix-names.ts'

const words = { KILOGRAM: 'kg', GRAM: 'g', POUND: 'lb', CENTIMETER: 'cm', INCH: 'in' } as const

const shortUnit = (word: string): string => weightUnitOf(word) ?? lengthUnitOf(word) ?? word.trim()

const fixFor = (
  kind: string,
  suggestion: string | null,
  unitFix: FixId,
  plainFix: FixId,
  hasUsual: boolean,
): FixId | null => {
  if (kind === 'unit-missing' || kind === 'unit-unknown') return hasUsual ? unitFix : null
  return suggestion === null ? null : plainFix
}

// Codes of the platform: 12019011, 12052006 weight; 12052181, 12052823 zero.
const weightFindings = (parcel: Parcel, { defaults, market }: CheckContext): Finding[] => {
  const at = { field: 'weight', place: 'Parcel weight' }
  if (parcel.weightProblem !== null) {
    const { kind, sentence, suggestion } = parcel.weightProblem
    const isUnit = kind.startsWith('unit-')
    const usual = readWeight(defaults.weight, defaults.weightUnit).isOk
    const fix = fixFor(kind, suggestion, 'weight-unit-usual', 'weight-plain', usual)
    const field = isUnit ? 'weightUnit' : 'weight'
    return [
      blocking({
        ...at,
        field,
        code: isUnit ? `weight-${kind}` : 'weight-unreadable',
        fix,
        sentence: `Parcel weight: ${sentence}`,
      }),
    ]
  }
  const { weight } = parcel
  if (weight === null) {
    const sentence =
      'There is no weight. Type what the packed product weighs, or set the usual parcel once for all products.'
    return [blocking({ ...at, code: 'weight-missing', sentence })]
  }
  if (weight.isUsual) {
    const sentence = `No weight; the usual parcel, ${defaults.weight.trim()} ${shortUnit(defaults.weightUnit)}, will be sent.`
    return [warning({ ...at, code: 'weight-usual', fix: 'usual-weight', sentence })]
  }
  if (parcel.isWeightConverted) {
    const sentence = `The weight's unit is not taken in ${market.name}; ${Number(weight.value)} ${words[weight.unit]} will be sent.`
    return [warning({ ...at, code: 'weight-converted', fix: 'weight-convert', sentence })]
  }
  return []
}

const centimetersPerInch = 2.54

const sizeSum = ({ length, width, height, unit }: SentSize): number =>
  (Number(length) + Number(width) + Number(height)) * (unit === 'INCH' ? centimetersPerInch : 1)

// Codes of the platform: 12019012, 12052116 size; 12052003 to 12052005 format.
const sizeFindings = (parcel: Parcel, { defaults, market }: CheckContext): Finding[] => {
  const place = 'Parcel size'
  const say = parcel.isSizeRequired ? blocking : warning
  const usual = readLength(defaults.length, defaults.dimensionUnit).isOk
  const seen = new Set<string>()
  const found = parcel.sizeProblems.flatMap(({ field, problem }) => {
    const { kind, sentence, suggestion } = problem
    const isUnit = kind.startsWith('unit-')
    const code = isUnit ? `size-${kind}` : 'size-unreadable'
    // A missing unit is one fault, not three.
    if (isUnit && seen.has(code)) return []
    seen.add(code)
    const fix = fixFor(kind, suggestion, 'size-unit-usual', 'size-plain', usual)
    const rest = parcel.isSizeRequired ? '' : ' Until then no size is sent.'
    return [
      say({
        field: isUnit ? 'dimensionUnit' : field,
        place,
        code,
        fix,
        sentence: `Parcel ${field}: ${sentence}${rest}`,
      }),
    ]
  })
  if (found.length > 0) return found
  const field = parcel.sizeMissing[0] ?? 'length'
  const isPartly = parcel.sizeMissing.length > 0 && parcel.sizeMissing.length < sizeFields.length
  if (parcel.size === null && parcel.isSizeRequired) {
    const sentence = `This leaf category wants the size of the parcel, and ${parcel.sizeMissing.join(', ')} ${parcel.sizeMissing.length === 1 ? 'is' : 'are'} missing. Type them, or set the usual parcel once for all products.`
    return [blocking({ field, place, code: 'size-missing', sentence })]
  }
  const most = market.sizeSumMaximumCentimeters.value
  const sum = parcel.size === null ? 0 : sizeSum(parcel.size)
  if (sum > most) {
    const sentence = `Length, width and height add up to ${Math.ceil(sum)} cm; at most ${most} cm are taken. Check for a wrong unit or a missing decimal point.`
    return [blocking({ field: 'length', place, code: 'size-large', sentence })]
  }
  if (parcel.size?.isUsual === true) {
    const { length, width, height, dimensionUnit } = defaults
    const what = isPartly ? 'The size is incomplete' : 'No size'
    const sentence = `${what}; the usual parcel, ${length.trim()} × ${width.trim()} × ${height.trim()} ${shortUnit(dimensionUnit)}, will be sent.`
    return [warning({ field, place, code: 'size-usual', fix: 'usual-size', sentence })]
  }
  if (isPartly) {
    const sentence = `The size of the parcel lacks ${parcel.sizeMissing.join(' and ')}, so no size is sent. Type all three, or clear them.`
    return [warning({ field, place, code: 'size-incomplete', sentence })]
  }
  return []
}

export const checkPackage: Rule = (product, context) => {
  if (isVirtual(context.category)) return []
  const parcel = parcelToSend(product, context.leaf, context.market, context.defaults)
  return [...weightFindings(parcel, context), ...sizeFindings(parcel, context)]
}
