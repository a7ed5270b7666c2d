// Mends of the parcel: plain numbers, units of the market, the usual parcel filled in for good.
import type { Product } from '#contract/product.ts'
import { readLength, readWeight } from '#core/values/measure.ts'
import { productEdit } from './mend.ts'
import type { Mend } from './mend.ts'
import { parcelToSend, sizeFields } from './parcel.ts'

const unitWords = { KILOGRAM: 'kg', GRAM: 'g', POUND: 'lb' } as const

const parcelOf = (product: Product, { leaf, market, defaults }: Parameters<Mend>[1]) =>
  parcelToSend(product, leaf, market, defaults)

export const writeWeightPlainly: Mend = (product) => {
  const reading = readWeight(product.weight, product.weightUnit)
  const plain = reading.isOk ? null : reading.problem.suggestion
  return plain === null ? [] : productEdit(product, 'weight', plain)
}

export const convertWeightUnit: Mend = (product, context) => {
  const parcel = parcelOf(product, context)
  if (!parcel.isWeightConverted || parcel.weight === null) return []
  return [
    ...productEdit(product, 'weight', parcel.weight.value),
    ...productEdit(product, 'weightUnit', unitWords[parcel.weight.unit]),
  ]
}

export const useUsualWeightUnit: Mend = (product, context) => {
  const { weightProblem } = parcelOf(product, context)
  const isUnit = weightProblem?.kind === 'unit-missing' || weightProblem?.kind === 'unit-unknown'
  return isUnit ? productEdit(product, 'weightUnit', context.defaults.weightUnit.trim()) : []
}

export const fillUsualWeight: Mend = (product, context) => {
  if (parcelOf(product, context).weight?.isUsual !== true) return []
  const { weight, weightUnit } = context.defaults
  return [...productEdit(product, 'weight', weight.trim()), ...productEdit(product, 'weightUnit', weightUnit.trim())]
}

export const writeSizePlainly: Mend = (product) =>
  sizeFields.flatMap((field) => {
    const reading = readLength(product[field], product.dimensionUnit)
    const plain = reading.isOk ? null : reading.problem.suggestion
    return plain === null ? [] : productEdit(product, field, plain)
  })

export const useUsualSizeUnit: Mend = (product, context) => {
  const isUnit = parcelOf(product, context).sizeProblems.some(
    ({ problem }) => problem.kind === 'unit-missing' || problem.kind === 'unit-unknown',
  )
  return isUnit ? productEdit(product, 'dimensionUnit', context.defaults.dimensionUnit.trim()) : []
}

export const fillUsualSize: Mend = (product, context) => {
  if (parcelOf(product, context).size?.isUsual !== true) return []
  const { defaults } = context
  return [
    ...sizeFields.flatMap((field) => productEdit(product, field, defaults[field].trim())),
    ...productEdit(product, 'dimensionUnit', defaults.dimensionUnit.trim()),
  ]
}
