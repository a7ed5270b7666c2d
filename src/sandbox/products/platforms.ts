// Platforms to list on. Tokopedia is for sellers that moved from there, and no seller of the practice shop did. It changes nothing.
import { Refusal } from '../gateway/refusal.ts'
import { fault } from './listing.ts'
import type { ListingFault } from './listing.ts'

/** What is wrong with a choice of platforms, null for nothing. */
export const platformFault = (platforms: readonly string[]): ListingFault | null => {
  if (platforms.some((platform) => platform !== 'TIKTOK_SHOP' && platform !== 'TOKOPEDIA'))
    return fault(12052330, 'A listing platform is unknown: TIKTOK_SHOP or TOKOPEDIA is expected.')
  return platforms.includes('TOKOPEDIA') ? fault(12052994, 'The seller is not a Tokopedia seller.') : null
}

/** Refuses with 12052330 or 12052994 platforms that the seller cannot list on. */
export const checkPlatforms = (platforms: readonly string[] = []): void => {
  const found = platformFault(platforms)
  if (found !== null) throw new Refusal(found.code, found.message)
}

/** The same for one platform, where an empty one counts as none. */
export const checkPlatform = (platform = ''): void => {
  checkPlatforms(platform === '' ? [] : [platform])
}
