// Checks of what a SKU costs, how many there are and where they lie. Pure.
import { fault, readDecimal } from './listing.ts'
import type { ListingCheck, ListingContext, ListingFault, SkuBody } from './listing.ts'

const checkPrice = ({ price }: SkuBody, { market, seller, isListing }: ListingContext): readonly ListingFault[] => {
  if (price === undefined) return []
  if (price.currency !== market.currency) return [fault(12052084, `The currency must be ${market.currency}.`)]
  const isSalePrice = seller.type === 'CROSS_BORDER' && (price.sale_price ?? '') !== ''
  const text = isSalePrice ? price.sale_price : price.amount
  if (text === undefined) return [fault(12052571, 'The price of a SKU is missing.')]
  const amount = readDecimal(text, market.priceDecimals)
  if (amount === null) return [fault(isSalePrice ? 12052092 : 12052073, `The price ${text.slice(0, 40)} is invalid.`)]
  const [lowest, usual] = market.priceRange
  const highest = seller.type === 'CROSS_BORDER' ? (market.highestForeignPrice ?? usual) : usual
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
const listPriceSource = 'SHOPIFY_COMPARE_AT_PRICE'

type ListPrice = { amount?: string; currency?: string; source?: string }

const checkOneListPrice = (listPrice: ListPrice, { market }: ListingContext): readonly ListingFault[] => {
  if (listPrice.currency !== market.currency)
    return [fault(12052375, `The currency of the list price must be ${market.currency}.`)]
  const amount = readDecimal(listPrice.amount, market.priceDecimals)
  if (amount === null || amount < 0.01)
    return [fault(12052375, `The list price ${(listPrice.amount ?? '').slice(0, 40)} is invalid.`)]
  return amount > largestListPrice
    ? [fault(12052383, `The list price may be at most ${String(largestListPrice)} ${market.currency}.`)]
    : []
}

/** List prices are for one market; elsewhere they are left out without a word. */
const checkListPrices = (
  { list_price: listPrice, external_list_prices: external = [] }: SkuBody,
  context: ListingContext,
): readonly ListingFault[] => {
  if (!context.market.hasListPrice) return []
  return [
    ...(listPrice === undefined || (listPrice.amount ?? '') === '' ? [] : checkOneListPrice(listPrice, context)),
    ...external.flatMap((price) =>
      price.source === listPriceSource
        ? checkOneListPrice(price, context)
        : [fault(12052375, `The source of an external list price must be ${listPriceSource}.`)],
    ),
  ]
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
    faults.push(fault(12052555, 'A SKU names the same warehouse twice.'))
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
      faults.push(fault(12052311, 'The backorder quantity is out of limits.'))
    // Zero is no handling time where nothing is backordered.
    const isUnset = days === undefined || (days === 0 && (backorder ?? 0) === 0)
    if (!isUnset && (days < 1 || days > largestHandlingDays))
      faults.push(fault(12052490, 'The handling time of a backorder is out of limits.'))
  }
  const handlingTimes = new Set(inventory.flatMap(({ handling_time: days }) => days ?? []))
  if (handlingTimes.size > 1)
    faults.push(fault(12052490, 'All warehouses of a SKU must have the same handling time of a backorder.'))
  return faults
}

/** A SKU that is on the platform already may be sold out; a new one may not start so (Create Product, skus). */
const isKeptAtZero = ({ id }: SkuBody): boolean => id !== undefined && id !== ''

export const checkOffers: ListingCheck = ({ skus = [] }, context) =>
  skus.flatMap((sku) => [
    ...checkPrice(sku, context),
    ...checkListPrices(sku, context),
    ...(sku.inventory === undefined ? [] : checkStock(sku.inventory, context, isKeptAtZero(sku) ? 0 : 1)),
  ])
