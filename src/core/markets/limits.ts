// What a market's limits are made of. Shapes only: the figures stand in facts.ts, each with its source and date.
import type { LengthUnit, WeightUnit } from '#core/values/units.ts'

/** One fact, where it was read and when (year and month). */
export type Fact<Value> = { readonly value: Value; readonly source: string; readonly asOf: string }

/** Where sources disagree, crossing `strict` warns and crossing `loose` blocks. Where they agree both are the same. */
export type Bound = { readonly strict: number; readonly loose: number }

/** Limits of one market. Lengths in characters, image sizes in pixels and bytes, prices in the market's currency. */
export type MarketLimits = {
  readonly region: string
  readonly name: string
  readonly currency: Fact<string>
  readonly categoryVersion: Fact<'v1' | 'v2'>
  readonly titleMinimum: Fact<Bound>
  readonly titleMaximum: Fact<Bound>
  readonly titleMostInARow: Fact<number>
  readonly takesChinese: Fact<boolean>
  readonly descriptionMaximum: Fact<number>
  readonly descriptionTags: Fact<readonly string[]>
  readonly imagesMaximum: Fact<number>
  readonly imageSideMinimum: Fact<Bound>
  readonly imageSideMaximum: Fact<Bound>
  readonly imageBytesMaximum: Fact<Bound>
  readonly imageTypes: Fact<readonly string[]>
  readonly variantsMaximum: Fact<Bound>
  readonly salesAttributesMaximum: Fact<number>
  readonly salesAttributeNameMaximum: Fact<number>
  readonly salesAttributeValueMaximum: Fact<number>
  readonly sellerSkuMaximum: Fact<number>
  readonly attributeTextMaximum: Fact<Bound>
  readonly priceMinimum: Fact<string>
  readonly priceMaximum: Fact<string> | null
  readonly listPriceMaximum: Fact<string> | null
  readonly quantityMaximum: Fact<Bound>
  readonly weightUnits: Fact<readonly WeightUnit[]>
  readonly lengthUnits: Fact<readonly LengthUnit[]>
  /** Decimals a parcel's length, width and height are sent with. */
  readonly lengthDecimals: Fact<number>
  /** Length, width and height of a parcel together. */
  readonly sizeSumMaximumCentimeters: Fact<number>
  /** False where the parcel's size stays optional whatever the leaf says. */
  readonly isSizeAsked: Fact<boolean>
  readonly brandNameMaximum: Fact<number>
  readonly dailyListings: Fact<Bound>
}
