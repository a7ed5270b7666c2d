// The parcel of a listing: weight and size in units the platform takes, from the product or from the shop's usual parcel.
import type { Defaults } from '#contract/app.ts'
import type { Product } from '#contract/product.ts'
import { convertLengthUp, convertWeight, readLength, readWeight, shortNumber } from '../values/measure.ts'
import type { Length, Weight } from '../values/measure.ts'
import { weightUnits } from '../values/units.ts'
import type { Listing } from './listing.ts'

const weightFrom = (source: Pick<Defaults, 'weight' | 'weightUnit'>): Weight | null => {
  const reading = readWeight(source.weight, source.weightUnit)
  return reading.isOk && reading.value.amount.units > 0n ? reading.value : null
}

const sides = ['length', 'width', 'height'] as const

type Box = Record<(typeof sides)[number], Length>

const boxFrom = (source: Pick<Defaults, 'length' | 'width' | 'height' | 'dimensionUnit'>): Box | null => {
  const read = (side: (typeof sides)[number]): Length | null => {
    const reading = readLength(source[side], source.dimensionUnit)
    return reading.isOk && reading.value.amount.units > 0n ? reading.value : null
  }
  const [length, width, height] = sides.map(read)
  return length && width && height ? { length, width, height } : null
}

/**
 * Weight and size as Create Product takes them: kilogram with centimetre, or pound with inch, as the weight was given. Sizes are rounded up to whole
 * numbers, which every market takes. `isUsual` says that the shop's usual parcel filled something in. Null weight: neither says one.
 */
export const parcelOf = (
  product: Product,
  defaults: Defaults,
): { weight: Listing['weight'] | null; dimensions: Listing['dimensions']; isUsual: boolean } => {
  const ownWeight = weightFrom(product)
  const weight = ownWeight ?? weightFrom(defaults)
  const ownBox = boxFrom(product)
  const box = ownBox ?? boxFrom(defaults)
  const isImperial = weight !== null && weightUnits[weight.unit].isImperial
  const lengthUnit = isImperial ? 'in' : 'cm'
  return {
    weight:
      weight === null
        ? null
        : {
            value: shortNumber(convertWeight(weight, isImperial ? 'lb' : 'kg')),
            unit: isImperial ? 'POUND' : 'KILOGRAM',
          },
    dimensions:
      box === null
        ? null
        : {
            length: shortNumber(convertLengthUp(box.length, lengthUnit, 0)),
            width: shortNumber(convertLengthUp(box.width, lengthUnit, 0)),
            height: shortNumber(convertLengthUp(box.height, lengthUnit, 0)),
            unit: isImperial ? 'INCH' : 'CENTIMETER',
          },
    isUsual: ownWeight === null || ownBox === null,
  }
}
