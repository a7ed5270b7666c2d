// The figures of TikTok Shop's markets, each with its source and date. Data only; a newer figure replaces the line it corrects.
import type { Bound, Fact, MarketLimits } from './limits.ts'

const create = 'Create Product reference'
const mirror = 'Create Product reference, copy of January 2025'
const changelog = 'Partner Center changelog'
const pricing = 'Product pricing page, copy of 2024'

const fact = <Value>(value: Value, source: string, asOf: string): Fact<Value> => ({ value, source, asOf })
const now = <Value>(value: Value): Fact<Value> => fact(value, create, '2026-08')
const same = (value: number): Bound => ({ strict: value, loose: value })
const both = (bound: Bound, newer: string = create): Fact<Bound> => fact(bound, `${newer}; ${mirror}`, '2026-08')

/** What holds where nothing more is known of a market. */
export const everywhere: Omit<MarketLimits, 'region' | 'name'> = {
  currency: now('USD'),
  categoryVersion: fact('v2', changelog, '2026-01'),
  titleMinimum: now(same(25)),
  titleMaximum: now(same(255)),
  titleMostInARow: now(9),
  takesChinese: now(false),
  descriptionMaximum: now(10_000),
  descriptionTags: fact(['p', 'img', 'ul', 'ol', 'li', 'br', 'strong', 'b', 'i', 'em', 'u'], mirror, '2025-01'),
  imagesMaximum: now(9),
  imageSideMinimum: fact({ strict: 600, loose: 300 }, `Upload Product Image reference; seller academy`, '2026-08'),
  imageSideMaximum: fact(same(4000), 'Upload Product Image reference', '2026-08'),
  imageBytesMaximum: fact(
    { strict: 5_000_000, loose: 10_000_000 },
    `Upload Product Image reference; ${mirror}`,
    '2026-08',
  ),
  imageTypes: fact(['jpg', 'jpeg', 'png', 'webp', 'heic', 'bmp'], 'Upload Product Image reference', '2026-08'),
  variantsMaximum: both({ strict: 100, loose: 300 }),
  salesAttributesMaximum: now(3),
  salesAttributeNameMaximum: now(20),
  salesAttributeValueMaximum: now(50),
  sellerSkuMaximum: now(50),
  attributeTextMaximum: both({ strict: 500, loose: 2000 }),
  priceMinimum: fact('0.01', pricing, '2024-06'),
  priceMaximum: null,
  listPriceMaximum: null,
  quantityMaximum: both({ strict: 99_999, loose: 999_999 }),
  weightUnits: now(['kg']),
  lengthUnits: now(['cm']),
  lengthDecimals: fact(0, `${create}; the changelog of June 2026 allows two`, '2026-08'),
  sizeSumMaximumCentimeters: fact(400, 'No figure is published; beyond this a typing error is likelier', '2026-08'),
  isSizeAsked: now(true),
  brandNameMaximum: fact(30, 'Create Custom Brand reference', '2026-08'),
  dailyListings: fact(
    { strict: 100, loose: 1000 },
    'Seller Center probation rules, as partners report them',
    '2025-01',
  ),
}

type Difference = Partial<Omit<MarketLimits, 'region' | 'name'>>

const price = (minimum: string, maximum: string): Difference => ({
  priceMinimum: fact(minimum, pricing, '2024-06'),
  priceMaximum: fact(maximum, pricing, '2024-06'),
})

const shortTitles: Difference = { titleMinimum: both({ strict: 25, loose: 1 }) }
const manyVariants: Difference = { variantsMaximum: both(same(300)) }
const europe: Difference = { ...shortTitles, ...manyVariants, currency: now('EUR') }
const metric: Difference = { weightUnits: now(['kg', 'g']) }
const latin: Difference = {
  ...shortTitles,
  ...manyVariants,
  ...metric,
  titleMaximum: both({ strict: 255, loose: 300 }),
  categoryVersion: fact('v1', 'Get Categories answers of these markets', '2026-08'),
}
const optionalSize: Difference = { isSizeAsked: now(false) }

/** What each market has of its own, by region (ISO 3166-1 alpha-2). */
export const markets: Readonly<Record<string, { readonly name: string; readonly differences: Difference }>> = {
  US: {
    name: 'United States',
    differences: {
      ...price('0.01', '7600'),
      listPriceMaximum: now('7600'),
      titleMinimum: now(same(1)),
      weightUnits: now(['kg', 'lb']),
      lengthUnits: now(['cm', 'in']),
    },
  },
  GB: {
    name: 'United Kingdom',
    differences: { ...price('0.01', '5600'), currency: now('GBP'), titleMinimum: now(same(1)) },
  },
  ID: {
    name: 'Indonesia',
    differences: { ...price('100', '100000000'), ...optionalSize, currency: now('IDR') },
  },
  BR: { name: 'Brazil', differences: { ...latin, currency: now('BRL') } },
  MX: {
    name: 'Mexico',
    differences: {
      ...latin,
      currency: now('MXN'),
      sizeSumMaximumCentimeters: fact(160, 'Answers of Create Product in this market', '2026-08'),
    },
  },
  MY: { name: 'Malaysia', differences: { ...price('0.01', '320000'), currency: now('MYR') } },
  PH: { name: 'Philippines', differences: { ...price('0.01', '400000'), currency: now('PHP') } },
  SG: { name: 'Singapore', differences: { ...price('0.01', '10000'), currency: now('SGD') } },
  TH: { name: 'Thailand', differences: { ...price('0.01', '260000'), ...optionalSize, currency: now('THB') } },
  VN: { name: 'Vietnam', differences: { ...price('1', '180000000'), ...optionalSize, currency: now('VND') } },
  JP: {
    name: 'Japan',
    differences: {
      ...shortTitles,
      ...manyVariants,
      ...metric,
      priceMinimum: fact('1', pricing, '2024-06'),
      currency: now('JPY'),
      takesChinese: now(true),
    },
  },
  DE: { name: 'Germany', differences: europe },
  ES: { name: 'Spain', differences: europe },
  FR: { name: 'France', differences: europe },
  IE: { name: 'Ireland', differences: europe },
  IT: { name: 'Italy', differences: europe },
}
