// Checks of weight, size and the ways of selling and delivering a listing. Pure.
import { deliveryOptions } from '../markets/delivery.ts'
import type { Market } from '../markets/market.ts'
import { fault, readDecimal } from './listing.ts'
import type { ListingBody, ListingCheck, ListingContext, ListingFault } from './listing.ts'
import { platformFault } from './platforms.ts'

const decimalsOfUnit: Readonly<Record<string, number>> = { GRAM: 0, KILOGRAM: 3, POUND: 2 }
const imperial = ['POUND', 'INCH']

export const checkWeight: ListingCheck = ({ package_weight: weight }, { market, isListing }) => {
  if (weight === undefined) return []
  const unit = weight.unit ?? ''
  if (!market.weightUnits.some((known) => known === unit))
    return [fault(12052916, `The unit of weight ${unit.slice(0, 40)} is not supported in this market.`)]
  const value = readDecimal(weight.value, decimalsOfUnit[unit] ?? 0)
  if (value === null)
    return isListing ? [fault(12052006, `The weight ${(weight.value ?? '').slice(0, 40)} has an invalid format.`)] : []
  return isListing && value <= 0 ? [fault(12052823, 'The weight must be greater than 0.')] : []
}

const sides = [
  ['height', 12052003],
  ['width', 12052004],
  ['length', 12052005],
] as const

/** A length as markets keep it that round to whole numbers: a point or a comma may stand before the decimals. */
export const roundDimension = (text: string | undefined): string | undefined => {
  const value = readDecimal(text?.replace(',', '.'), 9)
  return value === null ? text : String(Math.round(value))
}

/** Length, width and height together, in centimetres. */
const largestSumCentimeters = 400
const centimetersPerInch = 2.54

export const checkDimensions: ListingCheck = (
  { package_dimensions: size, package_weight: weight },
  { market, category, isListing },
) => {
  const given = sides.filter(([side]) => (size?.[side] ?? '') !== '')
  if (given.length === 0 && (size?.unit ?? '') === '') {
    const isRequired = market.isDimensionRuleBinding && category?.isDimensionRequired === true
    return isListing && isRequired ? [fault(12019012, 'The size of the package is required in this category.')] : []
  }
  const unit = size?.unit ?? ''
  if (!market.dimensionUnits.some((known) => known === unit))
    return [
      fault(
        unit === 'INCH' ? 12019060 : 12052916,
        `The unit of length ${unit.slice(0, 40)} is not supported in this market.`,
      ),
    ]
  if (!isListing) return []
  const faults: ListingFault[] = []
  if (imperial.includes(unit) !== imperial.includes(weight?.unit ?? ''))
    faults.push(fault(12052915, 'Weight and size must use the same system of measures.'))
  let sum = 0
  for (const [side, code] of sides) {
    const value = readDecimal(market.roundsDimensions ? roundDimension(size?.[side]) : size?.[side], 2)
    if (value === null || value <= 0)
      faults.push(fault(code, `The ${side} of the package is missing or has an invalid format.`))
    else sum += unit === 'INCH' ? value * centimetersPerInch : value
  }
  if (sum > largestSumCentimeters)
    faults.push(
      fault(
        12052116,
        `The package is too large: length, width and height may add up to ${String(largestSumCentimeters)} cm.`,
      ),
    )
  return faults
}

const insurances = ['REQUIRED', 'OPTIONAL', 'NOT_SUPPORTED']

const checkContacts = (
  { manufacturer_ids: makers = [], responsible_person_ids: persons = [] }: ListingBody,
  { hasContact }: ListingContext,
): readonly ListingFault[] => {
  const faults: ListingFault[] = []
  if (makers.some((id) => !hasContact(id, 'manufacturer'))) faults.push(fault(12052284, 'A manufacturer is unknown.'))
  if (new Set(makers).size < makers.length) faults.push(fault(12052295, 'A manufacturer is named twice.'))
  if (persons.some((id) => !hasContact(id, 'responsible-person')))
    faults.push(fault(12052289, 'A responsible person is unknown.'))
  if (new Set(persons).size < persons.length) faults.push(fault(12052296, 'A responsible person is named twice.'))
  return faults
}

const areOffered = (options: readonly string[], market: Market): boolean => {
  const known = deliveryOptions(market).map(({ id }) => id)
  return options.every((id) => known.includes(id))
}

const checkDelivery = (
  { delivery_option_ids: options = [], shipping_template_id: template = '', ...listing }: ListingBody,
  { market, hasTemplate, isListing }: ListingContext,
): readonly ListingFault[] => {
  const faults: ListingFault[] = []
  // Elsewhere they are not processed at all.
  if (market.hasDeliveryOptions && options.length > 0 && !areOffered(options, market))
    faults.push(fault(12052405, 'A delivery option is not offered by the warehouse.'))
  if (isListing && template !== '' && !hasTemplate(template))
    faults.push(fault(12052549, 'The shipping template is not available.'))
  const insurance = listing.shipping_insurance_requirement ?? ''
  if (insurance !== '' && !insurances.includes(insurance))
    faults.push(fault(12052910, `The shipping_insurance_requirement must be one of ${insurances.join(', ')}.`))
  return faults
}

/** True where the shop's market and the seller's kind know cash on delivery at all. */
export const isCodPossible = ({ market, seller }: Pick<ListingContext, 'market' | 'seller'>): boolean =>
  market.isCodOffered && seller.type === 'LOCAL'

export const checkSelling: ListingCheck = (listing, context) => {
  const { market, category, isListing } = context
  const faults: ListingFault[] = []
  if ((listing.external_product_id ?? '').length > 999)
    faults.push(fault(12052369, 'The external product id is too long: at most 999 characters.'))
  const least = listing.minimum_order_quantity
  if (isListing && least !== undefined && least > 1 && !market.hasOrderQuantity)
    faults.push(fault(12052707, 'A minimum order quantity is not offered in this market.'))
  if (least !== undefined && market.hasOrderQuantity && (least < 1 || least > 20))
    faults.push(fault(12052706, 'The minimum order quantity must be 1 to 20.'))
  if (isListing && listing.is_cod_allowed === true && !(isCodPossible(context) && category?.isCodSupported === true))
    faults.push(fault(12052222, 'Cash on delivery is not supported for this category, market or seller.'))
  // On TikTok Shop second-hand goods have categories of their own.
  if (isListing && listing.is_pre_owned === true)
    faults.push(fault(12052316, 'The mark of second-hand goods is for listings on Tokopedia alone.'))
  faults.push(...checkContacts(listing, context), ...checkDelivery(listing, context))
  const platform = platformFault(listing.listing_platforms ?? [])
  return platform === null ? faults : [...faults, platform]
}
