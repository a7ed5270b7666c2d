// What a rule gets to look at and what it gives back. No rule stands here.
import type { Defaults } from '#contract/app.ts'
import type { Brand } from '#contract/brands.ts'
import type { Category, LeafRules } from '#contract/categories.ts'
import type { Finding } from '#contract/finding.ts'
import type { Product } from '#contract/product.ts'
import type { ListedSku } from '#core/listing/listed-sku.ts'
import type { MarketLimits } from '#core/markets/limits.ts'
import { fixOf } from './fix-names.ts'
import type { FixId } from './fix-names.ts'

/**
 * What a product is checked against. `category` is the chosen node and `leaf` what it asks for, null where they are not known.
 * `isListed`: the platform has the product already, so its stock may stand at zero. `listedSkus` gives the SKUs it has, null where they were not read. `brand`: what the shop said of the product's brand name;
 * null where it was not asked. `today` is a day (YYYY-MM-DD), for documents that end.
 */
export type CheckContext = {
  readonly market: MarketLimits
  readonly currency: string
  readonly leaf: LeafRules | null
  readonly category: Category | null
  readonly defaults: Defaults
  readonly isPractice: boolean
  readonly isListed?: boolean
  readonly listedSkus?: () => readonly ListedSku[] | null
  readonly brand?: Brand | 'unknown' | null
  readonly today?: string
}

/** One rule: looks at a whole product and gives all it finds, in the order in which a person would mend it. Never throws. */
export type Rule = (product: Product, context: CheckContext) => Finding[]

type Details = {
  readonly code: string
  readonly field: string
  readonly place: string
  readonly sentence: string
  readonly variantId?: string | null
  readonly fix?: FixId | null
}

const finding = (severity: Finding['severity'], details: Details): Finding => ({
  code: details.code,
  severity,
  variantId: details.variantId ?? null,
  field: details.field,
  sentence: details.sentence,
  place: details.place,
  fix: details.fix === undefined || details.fix === null ? null : fixOf(details.fix),
})

/** A finding that stops the listing. */
export const blocking = (details: Details): Finding => finding('blocking', details)

/** A finding the seller should know of; the listing goes out. */
export const warning = (details: Details): Finding => finding('warning', details)
