// Checks of virtual bundles: listings whose SKUs are made of SKUs of other live listings. Pure but for the products it is handed.
import { fault } from './listing.ts'
import type { ListingCheck, ListingContext, ListingFault, SkuBody } from './listing.ts'

type Part = NonNullable<SkuBody['combined_skus']>[number]

const mostParts = 20
const mostPieces = 10

const checkPart = (
  { product_id: productId = '', sku_id: skuId = '', sku_count: count }: Part,
  context: ListingContext,
): readonly ListingFault[] => {
  const product = context.findProduct(productId)
  if (product === null) return [fault(12052835, `The product ${productId.slice(0, 40)} of the bundle does not exist.`)]
  if (product.status !== 'ACTIVATE') return [fault(12052845, `The product ${productId} of the bundle is not live.`)]
  if (product.base.skus.some(({ combined_skus: parts = [] }) => parts.length > 0))
    return [fault(12052858, `The product ${productId} is a bundle itself.`)]
  if (!product.base.skus.some(({ id }) => id === skuId))
    return [fault(12052844, `The SKU ${skuId.slice(0, 40)} does not belong to the product ${productId}.`)]
  return count === undefined || count < 1 || count > mostPieces
    ? [fault(12052832, `The number of pieces must be 1 to ${String(mostPieces)}.`)]
    : []
}

const checkSku = (parts: readonly Part[], context: ListingContext): readonly ListingFault[] => {
  const faults: ListingFault[] = []
  if (parts.length > mostParts) faults.push(fault(12052831, 'A SKU of the bundle has too many parts.'))
  if (new Set(parts.map(({ sku_id: id }) => id)).size < parts.length)
    faults.push(fault(12052840, 'A part occurs twice in one SKU of the bundle.'))
  const [only, ...others] = parts
  if (others.length === 0 && (only?.sku_count ?? 0) < 2)
    faults.push(fault(12052859, 'A bundle of one part needs at least two pieces of it.'))
  return [...faults, ...parts.flatMap((part) => checkPart(part, context))]
}

const partsKey = (parts: readonly Part[]): string =>
  parts
    .map(({ sku_id: id = '', sku_count: count = 0 }) => `${id}x${String(count)}`)
    .sort()
    .join('|')

export const checkBundle: ListingCheck = (listing, context) => {
  const { skus = [], primary_combined_product_id: main = '' } = listing
  const bundled = skus.flatMap(({ combined_skus: parts = [] }) => (parts.length === 0 ? [] : [parts]))
  if (!context.isListing || bundled.length === 0) return []
  const faults: ListingFault[] = []
  if (bundled.length < skus.length) faults.push(fault(12052863, 'All SKUs of a bundle must be made of parts.'))
  if (skus.some(({ inventory = [] }) => inventory.length > 0))
    faults.push(fault(12052850, 'The stock of a bundle follows from its parts and cannot be set.'))
  if (new Set(bundled.map(partsKey)).size < bundled.length)
    faults.push(fault(12052841, 'Two SKUs of the bundle hold the same parts.'))
  if (listing.is_not_for_sale === true) faults.push(fault(12052228, 'A bundle cannot be marked as not for sale.'))
  if ((listing.minimum_order_quantity ?? 1) > 1)
    faults.push(fault(12052848, 'A bundle cannot have a minimum order quantity.'))
  if ((listing.delivery_option_ids ?? []).length > 0 && context.market.hasDeliveryOptions)
    faults.push(fault(12052856, 'A bundle cannot have delivery options of its own.'))
  if (main !== '' && !bundled.flat().some(({ product_id: id }) => id === main))
    faults.push(fault(12052842, 'The bundle does not contain its main product.'))
  return [...faults, ...bundled.flatMap((parts) => checkSku(parts, context))]
}
