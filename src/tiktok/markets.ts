// Facts of the wire that differ by market: category version, currency. Listing limits are data with a source and live with the rules.

/** Version of the category tree. The wire takes lower case. */
export const categoryVersions = ['v1', 'v2'] as const
export type CategoryVersion = (typeof categoryVersions)[number]

type MarketFacts = { readonly currency: string; readonly categoryVersion: CategoryVersion }

/** By region (ISO 3166-1 alpha-2). Brazil and Mexico were seen with the old tree; all others have to use the new one (changelogs to 2026). */
const marketFacts: Readonly<Record<string, MarketFacts>> = {
  BR: { currency: 'BRL', categoryVersion: 'v1' },
  DE: { currency: 'EUR', categoryVersion: 'v2' },
  ES: { currency: 'EUR', categoryVersion: 'v2' },
  FR: { currency: 'EUR', categoryVersion: 'v2' },
  GB: { currency: 'GBP', categoryVersion: 'v2' },
  ID: { currency: 'IDR', categoryVersion: 'v2' },
  IE: { currency: 'EUR', categoryVersion: 'v2' },
  IT: { currency: 'EUR', categoryVersion: 'v2' },
  JP: { currency: 'JPY', categoryVersion: 'v2' },
  MX: { currency: 'MXN', categoryVersion: 'v1' },
  MY: { currency: 'MYR', categoryVersion: 'v2' },
  PH: { currency: 'PHP', categoryVersion: 'v2' },
  SG: { currency: 'SGD', categoryVersion: 'v2' },
  TH: { currency: 'THB', categoryVersion: 'v2' },
  US: { currency: 'USD', categoryVersion: 'v2' },
  VN: { currency: 'VND', categoryVersion: 'v2' },
}

/** The category version with which a shop of this region has to speak; the newer one where the region is not known. */
export const categoryVersionOfRegion = (region: string): CategoryVersion => marketFacts[region]?.categoryVersion ?? 'v2'

/** The currency (ISO 4217) in which a shop of this region sells, or null where the region is not known. */
export const currencyOfRegion = (region: string): string | null => marketFacts[region]?.currency ?? null

/** Hosts of the platform. Everything that calls takes its base from configuration, with these as its defaults. */
export const platformHosts = {
  api: 'https://open-api.tiktokglobalshop.com',
  token: 'https://auth.tiktok-shops.com',
  consentUs: 'https://services.us.tiktokshop.com',
  consentRestOfWorld: 'https://services.tiktokshop.com',
} as const

/** Where sellers apply for invite-only categories. Known for the US only. */
export const qualificationCenterLink = (region: string): string | null =>
  region === 'US' ? 'https://seller-us.tiktok.com/qualification?tab=category' : null
