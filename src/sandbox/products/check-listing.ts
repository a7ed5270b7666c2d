// Judges a whole listing: every fault of every part, in the order in which the platform tells them. It changes nothing.
import { attributesOf } from '../catalogue/attributes.ts'
import { findBrand } from '../catalogue/brands.ts'
import { isInviteOnly, isOutsideMainCategories, isProhibited } from '../catalogue/permissions.ts'
import { findCategory } from '../catalogue/tree.ts'
import type { ShopCall } from '../gateway/call.ts'
import { shippingTemplateId } from '../markets/delivery.ts'
import { imageId } from '../state/image-id.ts'
import { checkCertificates, checkProductAttributes, checkSizeChart } from './check-attributes.ts'
import { checkBundle } from './check-bundles.ts'
import { checkCategory } from './check-category.ts'
import { checkBrand, checkDescription, checkMainImages, checkTitle, checkVideo } from './check-content.ts'
import { checkOffers } from './check-offer.ts'
import { checkPreSales } from './check-pre-sale.ts'
import { checkDimensions, checkSelling, checkWeight } from './check-parcel.ts'
import { checkCodes, checkSalesAttributes } from './check-skus.ts'
import { fault } from './listing.ts'
import type { ListingBody, ListingCheck, ListingContext, ListingFault } from './listing.ts'
import type { OwnNames } from './version.ts'

const noNames: OwnNames = new Map()

const checks: readonly ListingCheck[] = [
  checkTitle,
  checkDescription,
  checkBrand,
  checkMainImages,
  checkVideo,
  checkProductAttributes,
  checkSalesAttributes,
  checkCodes,
  checkPreSales,
  checkBundle,
  checkOffers,
  checkWeight,
  checkDimensions,
  checkCertificates,
  checkSizeChart,
  checkSelling,
]

/** What the checks may look at for a listing of this call. */
export const listingContext = (
  call: ShopCall,
  categoryId: string,
  isListing: boolean,
  ownNames: OwnNames = noNames,
): ListingContext => {
  const { world, market, shop, seller } = call
  return {
    market,
    shop,
    seller,
    nowMs: world.clock.nowMs(),
    isListing,
    category: findCategory(categoryId),
    attributes: attributesOf(world.seed, market.region, categoryId),
    findImage: (uri) => world.store.get('images', imageId(seller.id, uri)) ?? null,
    hasFile: (id) => world.store.get('files', id)?.sellerId === seller.id,
    findBrand: (id) => findBrand(world, seller.id, id),
    findProduct: (id) => {
      const product = world.store.get('products', id)
      return product?.shopId === shop.id ? product : null
    },
    hasContact: (id, kind) => {
      const contact = world.store.get('contacts', id)
      return contact?.sellerId === seller.id && contact.kind === kind
    },
    hasTemplate: (id) => id === shippingTemplateId(shop.id),
    ownNames,
  }
}

const checkPermission = ({ world, market, shop, seller }: ShopCall, categoryId: string): readonly ListingFault[] => {
  if (isOutsideMainCategories(shop, categoryId))
    return [fault(12052225, 'The category does not belong to the main category of the shop.')]
  if (isProhibited(market, categoryId)) return [fault(12052220, 'Listings in this category are prohibited.')]
  const isForeign = market.region === 'US' && seller.type === 'CROSS_BORDER'
  return isForeign && isInviteOnly(world, market, shop, categoryId)
    ? [fault(12052223, 'The category is restricted. Apply for it in the Qualification Center.')]
    : []
}

/**
 * Every fault of a listing. `version` is the tree's version that was sent; with null the category is taken as it is. `ownNames` are those of earlier
 * versions of the same listing.
 */
export const findListingFaults = (
  call: ShopCall,
  listing: ListingBody,
  version: string | undefined | null,
  isListing: boolean,
  ownNames: OwnNames = noNames,
): readonly ListingFault[] => {
  const categoryId = listing.category_id ?? ''
  const category = version === null ? [] : checkCategory(call.market, categoryId, version)
  if (category.length > 0) return category
  const context = listingContext(call, categoryId, isListing, ownNames)
  return [
    ...(isListing ? checkPermission(call, categoryId) : []),
    ...checks.flatMap((check) => check(listing, context)),
  ]
}
