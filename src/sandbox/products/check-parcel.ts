// Checks of weight, size and the ways of selling and delivering a listing. Pure.
import { fault, readDecimal } from './listing.ts'
import type { ListingCheck, ListingFault } from './listing.ts'

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

/** Length, width and height together, in centimetres. */
const largestSumCentimeters = 400
const centimetersPerInch = 2.54

export const checkDimensions: ListingCheck = (
  { package_dimensions: size, package_weight: weight },
  { market, category, isListing },
) => {
  const given = sides.filter(([side]) => (size?.[side] ?? '') !== '')
  if (given.length === 0) {
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
    const text = market.region === 'BR' ? size?.[side]?.replace(',', '.') : size?.[side]
    const value = readDecimal(text, 2)
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

export const checkSelling: ListingCheck = (listing, { market, category, isListing, hasContact }) => {
  const faults: ListingFault[] = []
  if ((listing.external_product_id ?? '').length > 999)
    faults.push(fault(12052369, 'The external product id is too long: at most 999 characters.'))
  const least = listing.minimum_order_quantity
  if (isListing && least !== undefined && least > 1 && !market.hasOrderQuantity)
    faults.push(fault(12052707, 'A minimum order quantity is not offered in this market.'))
  if (least !== undefined && market.hasOrderQuantity && (least < 1 || least > 20))
    faults.push(fault(12052706, 'The minimum order quantity must be 1 to 20.'))
  if (isListing && listing.is_cod_allowed === true && market.isCodOffered && category?.isCodSupported === false)
    faults.push(fault(12052222, 'The category does not support cash on delivery.'))
  const contacts = [...(listing.manufacturer_ids ?? []), ...(listing.responsible_person_ids ?? [])]
  if (contacts.some((id) => !hasContact(id)))
    faults.push(fault(12052365, 'A manufacturer or responsible person is unknown.'))
  const platforms = listing.listing_platforms ?? []
  if (platforms.some((platform) => platform !== 'TIKTOK_SHOP' && platform !== 'TOKOPEDIA'))
    faults.push(fault(12052330, 'A listing platform is unknown.'))
  else if (platforms.includes('TOKOPEDIA')) faults.push(fault(12052994, 'The seller is not a Tokopedia seller.'))
  return faults
}
