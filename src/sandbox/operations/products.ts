// Products as operations: wires names of the platform to what they do.
import { readLocale } from '../catalogue/local-names.ts'
import { ReadyJson } from '../gateway/call.ts'
import type { Operation, Query, ShopCall } from '../gateway/call.ts'
import { shopOperation } from '../gateway/operation.ts'
import { createProduct } from '../products/create-product.ts'
import { needProduct } from '../products/need-product.ts'
import { checkPrerequisites, checkPrerequisitesOld } from '../products/prerequisites.ts'
import { isBundle, readProduct } from '../products/read-product.ts'
import { searchProducts } from '../products/search-products.ts'
import type { ListingVersion, ProductRecord } from '../state/records.ts'
import { Refusal, refuseParameter } from '../gateway/refusal.ts'

const draftStatuses = ['DRAFT', 'ACTIVATE', 'SELLER_DEACTIVATED', 'PLATFORM_DEACTIVATED']

const chooseVersion = (product: ProductRecord, query: Query<'getProduct202309'>): ListingVersion => {
  if (query.return_draft_version === true && query.return_under_review_version === true)
    return refuseParameter('return_draft_version and return_under_review_version exclude each other.')
  if (query.return_draft_version === true && draftStatuses.includes(product.status))
    return product.draft ?? product.base
  if (query.return_under_review_version !== true) return product.base
  if (product.underReview !== null) return product.underReview
  if (product.auditStatus === 'AUDITING') return product.base
  throw new Refusal(12052547, 'The product has no version in review.')
}

const texts = new WeakMap<ProductRecord, Map<ListingVersion, string>>()

/** Answers in the shop's own language are kept ready: that is how nearly all are asked for. */
const getProduct = (call: ShopCall, query: Query<'getProduct202309'>): ReadyJson => {
  const product = needProduct(call, call.path['product_id'] ?? '')
  const version = chooseVersion(product, query)
  const locale = readLocale(query.locale, call.market.locale)
  const write = (): string => JSON.stringify(readProduct(call, product, version, locale))
  if (locale !== call.market.locale) return new ReadyJson(write())
  const own = texts.get(product) ?? new Map<ListingVersion, string>()
  texts.set(product, own)
  const known = own.get(version)
  if (known !== undefined) return new ReadyJson(known)
  const text = write()
  // A bundle shows what its parts are now.
  if (!isBundle(version)) own.set(version, text)
  return new ReadyJson(text)
}

export const productOperations: readonly Operation[] = [
  shopOperation('checkListingPrerequisites202309', 'seller.product.basic', checkPrerequisitesOld),
  shopOperation('checkListingPrerequisites202312', 'seller.product.basic', checkPrerequisites),
  shopOperation('createProduct202309', 'seller.product.write', (call, _query, body) => createProduct(call, body)),
  shopOperation('getProduct202309', 'seller.product.basic', getProduct),
  shopOperation('searchProducts202309', 'seller.product.basic', (call, query, body) => {
    const { category_version: version, ...page } = query
    return searchProducts(
      call,
      page,
      { ...body, ...(version !== undefined && { category_version: version }) },
      '202309',
    )
  }),
  shopOperation(
    'searchProducts202312',
    'seller.product.basic',
    (call, query, { listing_quality_tier: tier, ...body }) =>
      searchProducts(call, query, { ...body, ...(tier !== undefined && { listing_quality_tiers: [tier] }) }, '202312'),
  ),
  shopOperation('searchProducts202502', 'seller.product.basic', (call, query, body) =>
    searchProducts(call, query, body, '202502'),
  ),
]
