// The number of listings a shop may make in one day of its clock. Drafts do not count.
import { Refusal } from '../gateway/refusal.ts'
import type { World } from '../world.ts'

const dayMs = 86_400_000

const counterOf = (world: World, shopId: string): string =>
  `listings ${shopId} ${String(Math.floor(world.clock.nowMs() / dayMs))}`

/** How many listings the shop made today. */
export const listingsToday = (world: World, shopId: string): number =>
  world.store.get('counters', counterOf(world, shopId))?.count ?? 0

/** True where today's listings are used up. */
export const isQuotaUsedUp = (world: World, shopId: string): boolean => {
  const limit = world.settings().dailyListingLimit
  return limit !== null && listingsToday(world, shopId) >= limit
}

/** Refuses with 12052093 where today's listings are used up. */
export const needQuota = (world: World, shopId: string): void => {
  if (!isQuotaUsedUp(world, shopId)) return
  const limit = String(world.settings().dailyListingLimit)
  throw new Refusal(
    12052093,
    `The number of products you can list has reached today's limit of ${limit}. Try again tomorrow.`,
  )
}

/** Counts one listing. */
export const countListing = (world: World, shopId: string): void => {
  world.count(counterOf(world, shopId))
}
