// What differs between markets, as data: limits, units, tree versions. Every limit names its source in the file of its market.
import type { CategoryVersion } from '#tiktok/markets.ts'

export type WeightUnit = 'GRAM' | 'KILOGRAM' | 'POUND'

export type Market = {
  readonly region: string
  readonly name: string
  readonly currency: string
  readonly locale: string
  /** Versions of the tree that may be read and, a subset, written. */
  readonly readableVersions: readonly CategoryVersion[]
  readonly writableVersions: readonly CategoryVersion[]
  readonly titleLength: readonly [shortest: number, longest: number]
  readonly largestSkuCount: number
  readonly weightUnits: readonly WeightUnit[]
  readonly dimensionUnits: readonly ('CENTIMETER' | 'INCH')[]
  readonly isDimensionRuleBinding: boolean
  /** Decimals of lengths are taken and rounded to whole numbers. */
  readonly roundsDimensions: boolean
  /** No highest price where none was found: what is not known refuses nothing. */
  readonly priceRange: readonly [lowest: number, highest: number | null]
  /** What sellers from abroad may ask at most, where it is less than the range says. */
  readonly highestForeignPrice: number | null
  readonly priceDecimals: number
  readonly hasListPrice: boolean
  /** Several pictures for one value of a sales attribute. */
  readonly hasSupplementaryImages: boolean
  /** Get Categories and Recommend Category name prohibited categories where they are asked to. */
  readonly showsProhibited: boolean
  readonly recommendsProhibited: boolean
  /** Words to search for, for the titles of live listings. */
  readonly hasSearchWords: boolean
  readonly isCodOffered: boolean
  readonly hasDeliveryOptions: boolean
  readonly hasOrderQuantity: boolean
  /** Category rules answer for invite-only categories without permission. */
  readonly hasOpenRules: boolean
  /** Approved listings in ungranted invite-only categories say why they wait. */
  readonly namesPreApproval: boolean
  readonly hasListingQuality: boolean
  readonly allowsDraftAfterListing: boolean
  readonly specialProductTypes: readonly string[]
  /** Categories that may never be sold here, with everything below them. */
  readonly prohibitedCategoryIds: readonly string[]
  /** Categories that are invite-only here although they are not elsewhere, with everything below them. */
  readonly restrictedCategoryIds: readonly string[]
  /** Restricted elsewhere, open here, with everything below them. */
  readonly openCategoryIds: readonly string[]
  readonly tokenPrefix: string
  readonly cipherPrefix: string
  readonly imageBucket: string
  readonly isTaxRequired: boolean
  readonly address: Readonly<Record<string, string>>
}
