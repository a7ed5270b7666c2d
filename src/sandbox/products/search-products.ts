// Search Products in its three versions: filters, pages, and each product's short form. It changes nothing.
import { findCategory } from '../catalogue/tree.ts'
import { ReadyJson } from '../gateway/call.ts'
import type { Body, Data, ShopCall } from '../gateway/call.ts'
import { refuseValue } from '../gateway/lengths.ts'
import { nextPageToken, readPage, takePage } from '../gateway/pages.ts'
import { Refusal } from '../gateway/refusal.ts'
import type { ProductRecord, StoredSku } from '../state/records.ts'
import type { World } from '../world.ts'
import { listingQualityTier } from './quality.ts'
import { readPrice, readStock } from './read-sku.ts'
import { shownStatus } from './shown-status.ts'

export type SearchVersion = '202309' | '202312' | '202502'
/** The filters of the newest version; older ones are read into it. */
export type SearchFilters = Body<'searchProducts202502'>
type ProductData = NonNullable<Data<'searchProducts202502'>['products']>[number]

const mostResults = 10_000

const readSku = (product: ProductRecord, sku: StoredSku): NonNullable<ProductData['skus']>[number] => ({
  id: sku.id,
  seller_sku: sku.seller_sku ?? '',
  price: readPrice(sku),
  inventory: readStock(product.stock, sku.id),
  status_info: { status: 'NORMAL' },
  ...(sku.list_price !== undefined && { list_price: sku.list_price }),
  ...(sku.external_list_prices !== undefined && { external_list_prices: sku.external_list_prices }),
  ...(sku.fees !== undefined && { fees: sku.fees }),
  ...(sku.pre_sale !== undefined && { pre_sale: sku.pre_sale }),
})

const oldMembers = [
  'id',
  'title',
  'status',
  'sales_regions',
  'skus',
  'create_time',
  'update_time',
  'product_sync_fail_reasons',
  'recommended_categories',
]
const newestMembers = ['has_draft', 'product_families']
const oldSkuMembers = ['id', 'seller_sku', 'price', 'inventory', 'fees']
const newestSkuMembers = ['status_info', 'pre_sale']
const newestStockMembers = ['backorder_quantity', 'handling_time']

const without = (value: object, members: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([member]) => !members.includes(member)))

const inVersion = (product: ProductData, version: SearchVersion): unknown => {
  if (version === '202502') return product
  const skus = product.skus?.map(({ inventory = [], ...sku }) => {
    // Backorders are newer than these versions.
    const whole = { ...sku, inventory: inventory.map((stock) => without(stock, newestStockMembers)) }
    return version === '202309'
      ? Object.fromEntries(Object.entries(whole).filter(([member]) => oldSkuMembers.includes(member)))
      : without(whole, newestSkuMembers)
  })
  const kept = Object.entries({ ...product, skus }).filter(([member]) =>
    version === '202309' ? oldMembers.includes(member) : !newestMembers.includes(member),
  )
  return Object.fromEntries(kept)
}

const summarize = (call: ShopCall, product: ProductRecord, useDraft: boolean): ProductData => {
  const version = useDraft ? (product.draft ?? product.base) : product.base
  const { status, auditStatus, preApprovedReasons } = shownStatus(call.world, product)
  return {
    id: product.id,
    title: version.title ?? '',
    status,
    audit: { status: auditStatus, pre_approved_reasons: [...preApprovedReasons] },
    has_draft: product.draft !== null,
    is_not_for_sale: version.is_not_for_sale ?? false,
    sales_regions: [call.market.region],
    skus: version.skus.map((sku) => readSku(product, sku)),
    recommended_categories: [],
    product_sync_fail_reasons: [],
    integrated_platform_statuses: [],
    product_families: [],
    ...(call.market.hasListingQuality && { listing_quality_tier: listingQualityTier(version) }),
    create_time: Math.floor(product.createdAtMs / 1000),
    update_time: Math.floor(product.updatedAtMs / 1000),
  }
}

const texts = new WeakMap<ProductRecord, Map<string, string>>()
const summaryText = (call: ShopCall, product: ProductRecord, version: SearchVersion, useDraft: boolean): string => {
  const build = (): string => JSON.stringify(inVersion(summarize(call, product, useDraft), version))
  if (call.world.settings().searchLagMs > 0) return build()
  const key = `${version} ${String(useDraft)}`
  const own = texts.get(product) ?? new Map<string, string>()
  texts.set(product, own)
  const text = own.get(key) ?? build()
  own.set(key, text)
  return text
}

type Predicate = (product: ProductRecord) => boolean

const auditShown = ({ auditStatus, underReview }: ProductRecord): string =>
  underReview !== null && auditStatus !== 'FAILED' ? 'AUDITING' : auditStatus

const draftableWords = ['ALL', 'DRAFT', 'ACTIVATE', 'SELLER_DEACTIVATED', 'PLATFORM_DEACTIVATED']

/** True where drafts are asked for among statuses that can have one; elsewhere the wish is not heard. */
const wantsDrafts = ({ return_draft_version: isWanted, status = 'ALL' }: SearchFilters): boolean =>
  isWanted === true && draftableWords.includes(status)

const predicatesOf = (world: World, filters: SearchFilters): readonly Predicate[] => {
  const predicates: Predicate[] = []
  const { status, audit_status: audits = [], category_version: version, listing_quality_tiers: tiers = [] } = filters
  if (status !== undefined && status !== 'ALL')
    predicates.push((product) => shownStatus(world, product).status === status)
  if (audits.length > 0) predicates.push((product) => audits.includes(auditShown(product)))
  if (version !== undefined && version !== '') {
    const isOld = version.toLowerCase() === 'v1'
    predicates.push(
      ({ base }) =>
        ((base.category_version ?? 'v1').toLowerCase() === 'v1') === isOld &&
        findCategory(base.category_id ?? '') !== null,
    )
  }
  if (tiers.length > 0) predicates.push(({ base }) => tiers.includes(listingQualityTier(base)))
  const inTime = (limit: number | undefined, fits: (product: ProductRecord, seconds: number) => boolean): void => {
    if (limit !== undefined) predicates.push((product) => fits(product, limit))
  }
  inTime(filters.create_time_ge, ({ createdAtMs }, seconds) => createdAtMs >= seconds * 1000)
  inTime(filters.create_time_le, ({ createdAtMs }, seconds) => Math.floor(createdAtMs / 1000) <= seconds)
  inTime(filters.update_time_ge, ({ updatedAtMs }, seconds) => updatedAtMs >= seconds * 1000)
  inTime(filters.update_time_le, ({ updatedAtMs }, seconds) => Math.floor(updatedAtMs / 1000) <= seconds)
  if (wantsDrafts(filters)) predicates.push(({ draft, status: own }) => draft !== null || own === 'DRAFT')
  // Both platforms together mean listings that are on both; nothing here is on Tokopedia.
  if (filters.listing_platforms?.includes('TOKOPEDIA') === true) predicates.push(() => false)
  if (filters.sns_filter !== undefined && filters.sns_filter !== '') predicates.push(() => false)
  return predicates
}

const statusWords = [
  'ALL',
  'DRAFT',
  'PENDING',
  'FAILED',
  'ACTIVATE',
  'SELLER_DEACTIVATED',
  'PLATFORM_DEACTIVATED',
  'FREEZE',
  'DELETED',
]

const platformWords = ['TIKTOK_SHOP', 'TOKOPEDIA']
const tierWords = ['POOR', 'FAIR', 'GOOD']
const subscriptionWords = ['CONFIGURED', 'ELIGIBLE']
const versionWords = ['v1', 'v2']

const checkWords = (member: string, given: readonly string[] | undefined, words: readonly string[]): void => {
  if (given?.some((word) => !words.includes(word)) === true) refuseValue(member, `${words.join(' or ')} is expected`)
}
const checkWord = (member: string, given: string | undefined, words: readonly string[]): void => {
  if (given !== undefined && given !== '') checkWords(member, [given], words)
}

const checkFilters = (filters: SearchFilters): void => {
  const { status, seller_skus: sellerSkus = [], sku_ids: skuIds = [], audit_status: audits = [] } = filters
  if (status !== undefined && !statusWords.includes(status))
    throw new Refusal(12019113, 'The product status is invalid.')
  if (sellerSkus.length > 10) throw new Refusal(12019027, 'At most 10 seller SKUs can be searched for.')
  if (skuIds.length > 10) throw new Refusal(12019087, 'At most 10 SKU ids can be searched for.')
  if (audits.some((word) => !['AUDITING', 'FAILED', 'APPROVED'].includes(word)))
    refuseValue('audit_status', 'AUDITING, FAILED or APPROVED is expected')
  const isBackwards = (from: number | undefined, to: number | undefined): boolean =>
    from !== undefined && to !== undefined && from > to
  if (isBackwards(filters.create_time_ge, filters.create_time_le))
    throw new Refusal(12019118, 'The window of creation times is invalid.')
  if (isBackwards(filters.update_time_ge, filters.update_time_le))
    throw new Refusal(12019119, 'The window of update times is invalid.')
  if (filters.listing_platforms !== undefined && (status === undefined || status === 'ALL'))
    refuseValue('listing_platforms', 'it needs a status other than ALL')
  checkWords('listing_platforms', filters.listing_platforms, platformWords)
  checkWords('listing_quality_tiers', filters.listing_quality_tiers, tierWords)
  checkWord('sns_filter', filters.sns_filter, subscriptionWords)
  checkWord('category_version', filters.category_version?.toLowerCase(), versionWords)
}

const byIds = ({ world, shop }: ShopCall, ids: Iterable<string | null>): readonly ProductRecord[] =>
  [...new Set(ids)]
    .flatMap((id) => world.store.get('products', id ?? '') ?? [])
    .filter(({ shopId }) => shopId === shop.id)
    .sort((left, right) => right.serial - left.serial)

const candidates = (
  call: ShopCall,
  { seller_skus: sellerSkus = [], sku_ids: skuIds = [] }: SearchFilters,
): readonly ProductRecord[] => {
  const { world, shop } = call
  if (skuIds.length > 0)
    return byIds(
      call,
      skuIds.map((id) => world.products.idOfSku(id)),
    )
  if (sellerSkus.length > 0)
    return byIds(
      call,
      sellerSkus.flatMap((sku) => world.products.idsOfSellerSku(shop.id, sku)),
    )
  return world.products.ofShop(shop.id)
}

type Kept = {
  readonly generation: number
  readonly products: readonly ProductRecord[]
  readonly pages: Map<string, string>
}
const keptResults = new WeakMap<World, Map<string, Kept>>()
const mostKept = 50
const mostPages = 20

const findProducts = (call: ShopCall, filters: SearchFilters): readonly ProductRecord[] => {
  const predicates = predicatesOf(call.world, filters)
  const found = candidates(call, filters)
  return predicates.length === 0 ? found : found.filter((product) => predicates.every((fits) => fits(product)))
}

/** The same filters come page after page; as long as nothing changed in the shop, what was found then is found now. */
const findOrRemember = (call: ShopCall, filters: SearchFilters): Kept => {
  const { world, shop } = call
  const generation = world.products.generation(shop.id)
  if (world.settings().searchLagMs > 0) return { generation, products: findProducts(call, filters), pages: new Map() }
  const kept = keptResults.get(world) ?? new Map<string, Kept>()
  keptResults.set(world, kept)
  const key = `${shop.id} ${JSON.stringify(filters)}`
  const known = kept.get(key)
  if (known?.generation === generation) return known
  const fresh = { generation, products: findProducts(call, filters), pages: new Map<string, string>() }
  if (kept.size >= mostKept) kept.clear()
  kept.set(key, fresh)
  return fresh
}

/** One page of the products that fit. */
export const searchProducts = (
  call: ShopCall,
  query: { page_size?: number; page_token?: string },
  filters: SearchFilters,
  version: SearchVersion,
): ReadyJson => {
  const page = readPage(query, { size: 12019109, token: 12019108 })
  checkFilters(filters)
  const { products, pages } = findOrRemember(call, filters)
  if (products.length > mostResults || page.offset >= mostResults)
    throw new Refusal(12052180, 'The search has more than 10,000 results. Narrow it by time.')
  const useDraft = wantsDrafts(filters)
  const key = `${version} ${String(page.offset)} ${String(page.size)}`
  const known = pages.get(key)
  if (known !== undefined) return new ReadyJson(known)
  const shown = takePage(products, page).map((product) => summaryText(call, product, version, useDraft))
  const next = nextPageToken(page, products.length)
  const text = `{"next_page_token":"${next}","products":[${shown.join(',')}],"total_count":${String(products.length)}}`
  if (pages.size >= mostPages) pages.clear()
  pages.set(key, text)
  return new ReadyJson(text)
}
