// Combined listing recommendations: live listings of one variant whose titles differ in a colour only. It reads only.
import type { Body, Call, Data, Query } from '../gateway/call.ts'
import { checkLengths } from '../gateway/lengths.ts'
import { pageFacts, readPage, takePage } from '../gateway/pages.ts'
import { colors } from '../library/common.ts'
import type { ProductRecord } from '../state/records.ts'

// Longer names first, so that "Navy Blue" is not read as "Blue".
const colorNames = colors.split('|').sort((left, right) => right.length - left.length)
const colorWord = new RegExp(`(?<!\\p{L})(?:${colorNames.join('|')})(?!\\p{L})`, 'iu')

const colorOf = ({ base }: ProductRecord): string | null => colorWord.exec(base.title ?? '')?.[0] ?? null

type Recommendation = NonNullable<
  Data<'searchCombinedListingRecommendations202506'>['combined_listing_recommendations']
>[number]

const groupsOf = (products: readonly ProductRecord[]): readonly (readonly ProductRecord[])[] => {
  const groups = new Map<string, ProductRecord[]>()
  for (const product of products) {
    const { base, status } = product
    if (status !== 'ACTIVATE' || base.skus.length !== 1 || colorOf(product) === null) continue
    const key = `${base.category_id ?? ''} ${(base.title ?? '').replace(colorWord, '*').toLowerCase()}`
    groups.set(key, [...(groups.get(key) ?? []), product])
  }
  // Two of the same colour are no variants of each other.
  return [...groups.values()].filter((group) => new Set(group.map(colorOf)).size === group.length && group.length > 1)
}

/** Groups of the caller's shops; with product ids those that hold one of them. */
export const recommendCombinations = (
  { world, grant }: Call,
  query: Query<'searchCombinedListingRecommendations202506'>,
  { product_ids: ids = [] }: Body<'searchCombinedListingRecommendations202506'>,
): Data<'searchCombinedListingRecommendations202506'> => {
  checkLengths([['product_ids', ids, 20]])
  const page = readPage({ page_size: 100, ...query })
  const found = Object.keys(grant.ciphers)
    .flatMap((shopId) => groupsOf(world.products.ofShop(shopId)))
    .filter((group) => ids.length === 0 || group.some(({ id }) => ids.includes(id)))
  return {
    combined_listing_recommendations: takePage(found, page).map((group): Recommendation => ({
      option_name: 'Color',
      products: group.map((product) => ({ id: product.id, option_value: colorOf(product) ?? '' })),
    })),
    ...pageFacts(page, found.length),
  }
}
