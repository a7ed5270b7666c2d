// Checks of pre-sales: made to order, custom, and sold before they can be had; and what of it may still change on a live listing. Pure.
import { fault } from './listing.ts'
import type { ListingBody, ListingCheck, ListingContext, ListingFault, SkuBody } from './listing.ts'

type PreSale = NonNullable<SkuBody['pre_sale']>

const daySeconds = 86_400
const shortestDays = 3
const longestDays = 30
const longestMakingDays = 14
const longestReleaseDays = 60

/** The kind of a pre-sale, null for goods that are sold as usual. */
const kindOf = ({ pre_sale: preSale }: Pick<SkuBody, 'pre_sale'>): string | null => {
  const type = preSale?.type ?? ''
  return type === '' || type === 'NONE' ? null : type
}

const checkRelease = (release: number | undefined, nowMs: number): readonly ListingFault[] => {
  if (release === undefined || release === 0) return [fault(12019097, 'The release date of the pre-order is missing.')]
  const ahead = (release - nowMs / 1000) / daySeconds
  return ahead < shortestDays || ahead > longestReleaseDays
    ? [fault(12052269, 'The release date of a pre-order must lie 3 to 60 days ahead.')]
    : []
}

const checkDays = (type: string, days: number | undefined): readonly ListingFault[] => {
  if (days === undefined || days === 0) return [fault(12019098, 'The handling time of the pre-sale is missing.')]
  const isMade = type === 'MADE_TO_ORDER'
  const longest = isMade ? longestMakingDays : longestDays
  return days < shortestDays || days > longest
    ? [fault(isMade ? 12052275 : 12052269, `The handling time of a pre-sale must be 3 to ${String(longest)} days.`)]
    : []
}

const checkOne = (
  { type = '', fulfillment_type: way }: PreSale,
  { market, nowMs }: ListingContext,
): readonly ListingFault[] => {
  const { handling_duration_days: days, release_date: release } = way ?? {}
  // Empty members and zeros say nothing.
  const isSaid = (days ?? 0) !== 0 || (release ?? 0) !== 0
  if (type === 'NONE') return isSaid ? [fault(12019094, 'Goods without a pre-sale have no way of fulfilling one.')] : []
  if (type === '') return isSaid ? [fault(12019096, 'The type of the pre-sale is missing.')] : []
  if (!market.specialProductTypes.includes(type))
    return [fault(12019099, `The pre-sale type ${type.slice(0, 40)} is not known in this market.`)]
  if (days === undefined && release === undefined)
    return [fault(12019095, 'The way of fulfilling the pre-sale is missing.')]
  return market.region === 'US' && type === 'PRE_ORDER' ? checkRelease(release, nowMs) : checkDays(type, days)
}

export const checkPreSales: ListingCheck = ({ skus = [], is_not_for_sale: isGift = false }, context) => {
  if (!context.isListing) return []
  const kinds = skus.map(kindOf)
  const faults = skus.flatMap(({ pre_sale: preSale }) => (preSale === undefined ? [] : checkOne(preSale, context)))
  if (new Set(kinds).size > 1)
    faults.push(fault(12019100, 'All SKUs of a product must have the same type of pre-sale.'))
  if (isGift && kinds.some((kind) => kind !== null))
    faults.push(fault(12052229, 'A pre-order cannot be marked as not for sale.'))
  const isBackordered = ({ inventory = [] }: SkuBody): boolean =>
    inventory.some(({ backorder_quantity: backorder = 0 }) => backorder > 0)
  if (skus.some((sku) => kindOf(sku) !== null && isBackordered(sku)))
    faults.push(fault(12052313, 'What is sold in advance cannot be backordered.'))
  return faults
}

/** What a change of the type means once a listing was live in the US, null where it is allowed. */
const refusedChange = (before: string | null, after: string | null): ListingFault | null => {
  if (before === after) return null
  if (before === null && after === 'MADE_TO_ORDER')
    return fault(12052314, 'A live listing cannot become made to order.')
  if (before === null && after === 'PRE_ORDER') return fault(12052315, 'A live listing cannot become a pre-order.')
  if (before === 'PRE_ORDER' && after === null)
    return fault(12052329, 'A pre-order cannot become a regular listing once it was live.')
  return before !== 'PRE_ORDER' && after === null
    ? null
    : fault(12052273, 'The type of a pre-sale cannot be changed once the listing was live.')
}

/** Faults of an edit of a listing that was live in the US: type and release date of a pre-sale stay. */
export const checkPreSaleChanges = (
  before: readonly (Pick<SkuBody, 'pre_sale'> & { readonly id: string })[],
  { skus = [] }: ListingBody,
): readonly ListingFault[] =>
  skus.flatMap((sku) => {
    const known = before.find(({ id }) => id === sku.id)
    if (known === undefined) return []
    const refused = refusedChange(kindOf(known), kindOf(sku))
    if (refused !== null) return [refused]
    const [old, next] = [known, sku].map(({ pre_sale: preSale }) => preSale?.fulfillment_type?.release_date ?? 0)
    return kindOf(sku) === 'PRE_ORDER' && old !== next
      ? [fault(12052273, 'The release date of a pre-order cannot be changed once the listing was live.')]
      : []
  })
