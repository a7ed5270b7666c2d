// What a shop may do in a category: the market's rules with the shop's own grants and revocations laid over them. It changes nothing.
import type { PermissionStatus } from '#tiktok/statuses.ts'
import type { Market } from '../markets/market.ts'
import type { ShopRecord } from '../state/records.ts'
import type { World } from '../world.ts'
import { categoryTree } from './tree.ts'
import type { CategoryNode } from './tree.ts'

/** The id of a permission record. */
export const permissionId = (shopId: string, categoryId: string): string => `${shopId}/${categoryId}`

const isRestrictedIn = (market: Market, chain: readonly CategoryNode[]): boolean => {
  const ids = chain.map(({ id }) => id)
  if (market.openCategoryIds.some((id) => ids.includes(id))) return false
  return market.restrictedCategoryIds.some((id) => ids.includes(id)) || chain.at(-1)?.isRestricted === true
}

/** True where the market never allows the category. */
export const isProhibited = (market: Market, categoryId: string): boolean =>
  categoryTree('v2')
    .chain(categoryId)
    .some(({ id }) => market.prohibitedCategoryIds.includes(id))

/** True where the shop lacks a permission for an invite-only category. The nearest grant or revocation up the tree decides. */
export const isInviteOnly = (world: World, market: Market, shop: ShopRecord, categoryId: string): boolean => {
  const chain = categoryTree('v2').chain(categoryId)
  for (const { id } of [...chain].reverse()) {
    const own = world.store.get('permissions', permissionId(shop.id, id))
    if (own !== undefined) return !own.isGranted
  }
  return isRestrictedIn(market, chain)
}

/** True where the shop is bound to main categories and this is none of theirs. */
export const isOutsideMainCategories = ({ mainCategoryIds }: ShopRecord, categoryId: string): boolean =>
  mainCategoryIds !== null &&
  !categoryTree('v2')
    .chain(categoryId)
    .some(({ id }) => mainCategoryIds.includes(id))

/** The values of `permission_statuses`. */
export const permissionStatusesOf = (
  world: World,
  market: Market,
  shop: ShopRecord,
  categoryId: string,
): PermissionStatus[] => {
  if (isProhibited(market, categoryId)) return ['PROHIBITED']
  const statuses: PermissionStatus[] = []
  if (isInviteOnly(world, market, shop, categoryId)) statuses.push('INVITE_ONLY')
  if (isOutsideMainCategories(shop, categoryId)) statuses.push('NON_MAIN_CATEGORY')
  return statuses.length === 0 ? ['AVAILABLE'] : statuses
}
