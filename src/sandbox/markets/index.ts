// The markets the practice shop can stand in.
import { brazil } from './brazil.ts'
import { indonesia } from './indonesia.ts'
import type { Market } from './market.ts'
import { unitedKingdom } from './united-kingdom.ts'
import { unitedStates } from './united-states.ts'

const markets: readonly Market[] = [unitedStates, unitedKingdom, indonesia, brazil]

/** The market of a region (ISO 3166-1 alpha-2; `UK` is taken for `GB`), or null. */
export const findMarket = (region: string): Market | null => {
  const wanted = region.toUpperCase() === 'UK' ? 'GB' : region.toUpperCase()
  return markets.find((market) => market.region === wanted) ?? null
}

/** The market of a shop. Throws for a region that no shop can have. */
export const marketOf = (region: string): Market => {
  const market = findMarket(region)
  if (market === null) throw new Error(`There is no market ${region}`)
  return market
}

export const marketRegions: readonly string[] = markets.map(({ region }) => region)
