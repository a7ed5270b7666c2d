// The platform's category, attribute and brand operations, one function each.
import type { WireBody, WireQuery } from '#tiktok/wire.ts'
import type { Call } from '../caller.ts'

type TreeQuery = WireQuery<'getCategories202309'>
type LeafQuery = WireQuery<'getCategoryRules202309'>

/** The category tree and what its leaves ask for. */
export const categoryOperations = (call: Call) => ({
  /** The whole tree in one answer. */
  list: (query: TreeQuery) => call('getCategories202309', { query }),
  /** Leaves only. */
  rules: (categoryId: string, query: LeafQuery) =>
    call('getCategoryRules202309', { path: { category_id: categoryId }, query }),
  /** Leaves only. Whether an attribute is required stands in a misspelled member: read it with `isAttributeRequired`. */
  attributes: (categoryId: string, query: WireQuery<'getAttributes202309'>) =>
    call('getAttributes202309', { path: { category_id: categoryId }, query }),
  /** Often gives nothing usable, and may propose invite-only leaves. */
  recommend: (body: WireBody<'recommendCategory202309'>) => call('recommendCategory202309', { body }),
  /** Field rules of several leaves at once. */
  listingSchemas: (categoryIds: readonly string[], query: Pick<LeafQuery, 'category_version' | 'locale'>) =>
    call('listingSchemas202407', { query: { category_ids: categoryIds, ...query } }),
  /** Moves live listings to the new tree; takes up to two hours and may have to be repeated. */
  startUpgrade: () => call('createCategoryUpgradeTask202407'),
})

/** Brands. 50 new ones a day, 1,000 in all. */
export const brandOperations = (call: Call) => ({
  list: (query: WireQuery<'getBrands202309'>) => call('getBrands202309', { query }),
  create: (name: string) => call('createCustomBrands202309', { body: { name } }),
})
