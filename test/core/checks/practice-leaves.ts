// What the practice shop's leaves ask for, in the shape that core reads, and its own judgement of a listing. For tests.
import type { LeafRules } from '#contract/categories.ts'
import type { Listing } from '#core/listing/listing.ts'
import { createBody } from '#main/shop/wire-listing.ts'
import { attributesOf } from '#sandbox/catalogue/attributes.ts'
import type { AttributeCondition } from '#sandbox/catalogue/attributes.ts'
import { certificateCondition, certificateId, isExpiryRequired } from '#sandbox/catalogue/certificates.ts'
import { findCategory } from '#sandbox/catalogue/tree.ts'
import { marketOf } from '#sandbox/markets/index.ts'
import { checkCertificates, checkProductAttributes, checkSizeChart } from '#sandbox/products/check-attributes.ts'
import { checkDescription, checkMainImages, checkTitle } from '#sandbox/products/check-content.ts'
import { checkOffers } from '#sandbox/products/check-offer.ts'
import { checkDimensions, checkWeight } from '#sandbox/products/check-parcel.ts'
import { checkCodes, checkSalesAttributes } from '#sandbox/products/check-skus.ts'
import type { ListingContext, ListingFault } from '#sandbox/products/listing.ts'

const seed = 'leaves'
const readAt = '2026-01-01T00:00:00.000Z'

const requiredWhen = (condition: AttributeCondition | null) =>
  (condition?.valueIds ?? []).map((valueId) => ({ attributeId: condition?.attributeId ?? '', valueId }))

/** Rules and attributes of a leaf as a shop of the region would tell them. */
export const practiceLeaf = (categoryId: string, region: string): LeafRules => {
  const node = findCategory(categoryId)
  return {
    categoryId,
    isSizeChartSupported: node !== null && node.sizeChart !== 'none',
    isSizeChartRequired: node?.sizeChart === 'required',
    isPackageSizeRequired: node?.isDimensionRequired ?? false,
    isCodSupported: node?.isCodSupported ?? false,
    certifications: (node?.certificates ?? []).map(({ name, isRequired }) => ({
      id: certificateId(name),
      name,
      isRequired,
      requiredWhen: requiredWhen(certificateCondition({ name, isRequired }, attributesOf(seed, region, categoryId))),
      details: '',
      isExpiryRequired: isExpiryRequired(marketOf(region), name),
    })),
    attributes: attributesOf(seed, region, categoryId).map((attribute) => ({
      id: attribute.id,
      name: attribute.name,
      isSales: attribute.isSale,
      isRequired: attribute.isRequired,
      isMultiple: attribute.isMultiple,
      isCustomizable: attribute.isCustomizable,
      isPositiveNumber: attribute.isPositiveNumber,
      values: [...(attribute.values ?? [])],
      requiredWhen: requiredWhen(attribute.condition),
    })),
    readAt,
  }
}

export const warehouseId = '7000000000000000001'
export const imageUri = 'tos-useast5-i-omjb5zjo8w-tx/0123456789abcdef0123456789abcdef'

const imageSide = 1200

/** What the practice shop would say to this listing; nothing where it takes it. */
export const faultsOf = (listing: Listing, region: string): readonly ListingFault[] => {
  const body = createBody(listing, 'key')
  const context: ListingContext = {
    market: marketOf(region),
    // Only the warehouses and the seller's type are looked at by these checks.
    shop: {
      warehouses: [{ id: warehouseId, type: 'SALES_WAREHOUSE', effectStatus: 'ENABLED' }],
      hasMultipleWarehouses: false,
    } as unknown as ListingContext['shop'],
    seller: { type: 'LOCAL' } as ListingContext['seller'],
    nowMs: Date.parse(readAt),
    isListing: true,
    category: findCategory(listing.categoryId),
    attributes: attributesOf(seed, region, listing.categoryId),
    findImage: (uri) =>
      uri === imageUri
        ? {
            id: '1',
            uri,
            width: imageSide,
            height: imageSide,
            originalWidth: imageSide,
            originalHeight: imageSide,
            useCases: [],
            optimizedAtMs: null,
          }
        : null,
    hasFile: () => false,
    findBrand: () => null,
    hasContact: () => false,
    findProduct: () => null,
    hasTemplate: () => false,
    ownNames: new Map(),
  }
  return [
    checkTitle,
    checkDescription,
    checkMainImages,
    checkProductAttributes,
    checkSalesAttributes,
    checkCodes,
    checkOffers,
    checkWeight,
    checkDimensions,
    checkCertificates,
    checkSizeChart,
  ].flatMap((check) => check(body, context))
}
