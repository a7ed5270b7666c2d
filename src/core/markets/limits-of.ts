// Gives the limits of a market by its region. Must hold no figure itself.
import { everywhere, markets } from './facts.ts'
import type { MarketLimits } from './limits.ts'

/** Limits of a region (ISO 3166-1 alpha-2; UK is taken for GB). For a region that is not known, what holds everywhere else. */
export const limitsOf = (region: string): MarketLimits => {
  const code = region.toUpperCase() === 'UK' ? 'GB' : region.toUpperCase()
  const market = markets[code]
  return market === undefined
    ? { ...everywhere, region: code, name: 'this market' }
    : { ...everywhere, ...market.differences, region: code, name: market.name }
}

/** The regions whose limits are known. @forTests */
export const knownRegions: readonly string[] = Object.keys(markets)
