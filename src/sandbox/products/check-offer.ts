// Checks of what a SKU costs, how many there are and where they lie. Pure.
import { fault, readDecimal } from './listing.ts'
import type { ListingCheck, ListingContext, ListingFault, SkuBody } from './listing.ts'

const checkPrice = ({ price }: SkuBody, { market, seller, isListing }: ListingContext): readonly ListingFault[] => {
  if (price === undefined) return []
  if (price.currency !== market.currency) return [fault(12052084, `The currency must be ${market.currency}.`)]
  const text = seller.type === 'CROSS_BORDER' ? (price.sale_price ?? price.amount) : price.amount
  if (text === undefined) return [fault(12052571, 'The price of a SKU is missing.')]
  const amount = readDecimal(text, market.priceDecimals)
  if (amount === null) return [fault(12052073, `The price ${text.slice(0, 40)} is invalid.`)]
  const [lowest, highest] = market.priceRange
  return isListing && (amount < lowest || (highest !== null && amount > highest))
    ? [
        fault(
          12052570,
          `The price ${text} is out of range: ${String(lowest)} ${highest === null ? 'and more' : `to ${String(highest)}`} ${market.currency}.`,
        ),
      ]
    : []
}

const largestListPrice = 7600

const checkListPrice = ({ list_price: listPrice }: SkuBody, { market }: ListingContext): readonly ListingFault[] => {
  if (listPrice?.amount === undefined || !market.hasListPrice) return []
  if (listPrice.currency !== market.currency)
    return [fault(12052376, `The currency of the list price must be ${market.currency}.`)]
  const amount = readDecimal(listPrice.amount, market.priceDecimals)
  return amount === null || amount < 0.01 || amount > largestListPrice
    ? [fault(12052375, `The list price ${listPrice.amount.slice(0, 40)} is invalid.`)]
    : []
}

const largestQuantity = 99_999
const largestHandlingDays = 60

/** Faults of one SKU's stock; `smallest` is 1 for listings and 0 for updates. */
export const checkStock = (
  inventory: NonNullable<SkuBody['inventory']>,
  { shop, isListing }: Pick<ListingContext, 'shop' | 'isListing'>,
  smallest: number,
): readonly ListingFault[] => {
  const faults: ListingFault[] = []
  if (inventory.length > 1 && !shop.hasMultipleWarehouses)
    faults.push(fault(12052094, 'The shop may not use more than one warehouse.'))
  if (new Set(inventory.map(({ warehouse_id: id }) => id)).size < inventory.length)
    faults.push(fault(12052095, 'A SKU names the same warehouse twice.'))
  for (const { warehouse_id: id = '', quantity, backorder_quantity: backorder, handling_time: days } of inventory) {
    const warehouse = shop.warehouses.find((known) => known.id === id)
    if (warehouse === undefined)
      faults.push(fault(12052530, `The warehouse ${id.slice(0, 40)} does not belong to this shop.`))
    else if (warehouse.type !== 'SALES_WAREHOUSE')
      faults.push(fault(12052532, `The warehouse ${id} is no shipping warehouse.`))
    else if (warehouse.effectStatus === 'DISABLED') faults.push(fault(12052531, `The warehouse ${id} is disabled.`))
    const isOutside = quantity !== undefined && (quantity < (isListing ? smallest : 0) || quantity > largestQuantity)
    if (isOutside)
      faults.push(fault(12052055, `The quantity ${String(quantity)} is out of limits: ${String(smallest)} to 99,999.`))
    if (backorder !== undefined && (backorder < 0 || backorder > largestQuantity))
      faults.push(fault(12052309, 'The backorder quantity is out of limits.'))
    if (days !== undefined && (days < 1 || days > largestHandlingDays))
      faults.push(fault(12052490, 'The handling time of a backorder is out of limits.'))
  }
  return faults
}

const daySeconds = 86_400

const checkPreSale = ({ pre_sale: preSale }: SkuBody, { market, nowMs }: ListingContext): readonly ListingFault[] => {
  const type = preSale?.type
  if (type === undefined) return []
  if (!market.specialProductTypes.includes(type))
    return [fault(12019094, `The pre-sale type ${type.slice(0, 40)} is not known in this market.`)]
  const { handling_duration_days: days, release_date: release } = preSale?.fulfillment_type ?? {}
  if (market.region === 'US' && type === 'PRE_ORDER') {
    const ahead = release === undefined ? null : (release - nowMs / 1000) / daySeconds
    return ahead === null || ahead < 3 || ahead > 60
      ? [fault(12019097, 'The release date of a pre-order must lie 3 to 60 days ahead.')]
      : []
  }
  const longest = type === 'MADE_TO_ORDER' ? 14 : 30
  return days === undefined || days < 3 || days > longest
    ? [fault(12019096, `The handling time of a pre-sale must be 3 to ${String(longest)} days.`)]
    : []
}

/** A SKU that is on the platform already may be sold out; a new one may not start so (product-api D2.2). */
const isKeptAtZero = ({ id }: SkuBody): boolean => id !== undefined && id !== ''

export const checkOffers: ListingCheck = ({ skus = [] }, context) =>
  skus.flatMap((sku) => [
    ...checkPrice(sku, context),
    ...checkListPrice(sku, context),
    ...(sku.inventory === undefined ? [] : checkStock(sku.inventory, context, isKeptAtZero(sku) ? 0 : 1)),
    ...(context.isListing ? checkPreSale(sku, context) : []),
  ])
