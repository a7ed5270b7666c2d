// Rules of editing that need no world: which SKUs may be named, what survives omission, what counts as a change of price and stock only. Pure.
import { Refusal } from '../gateway/refusal.ts'
import type { Inventory, ListingVersion, ProductRecord } from '../state/records.ts'
import { canonicalText } from './canonical.ts'
import type { ListingBody, SkuBody } from './listing.ts'
import type { BuiltVersion } from './version.ts'

/** A stored version in the form in which it could be sent again. */
export const listingOf = ({ skus, ...rest }: ListingVersion): ListingBody => ({
  ...rest,
  skus: skus.map(({ sales_attributes: attributes, ...sku }): SkuBody => ({
    ...sku,
    sales_attributes: attributes.map((attribute) => ({ ...attribute })),
  })),
})

/** Refuses with 12052557 a SKU id that no version of the product has, and with 12052553 one that is named twice. */
export const checkKnownSkus = (
  { base, underReview, draft }: Pick<ProductRecord, 'base' | 'underReview' | 'draft'>,
  { skus = [] }: ListingBody,
): void => {
  const known = new Set([base, underReview, draft].flatMap((version) => version?.skus.map(({ id }) => id) ?? []))
  const named = skus.flatMap(({ id }) => (id === undefined || id === '' ? [] : [id]))
  const stranger = named.find((id) => !known.has(id))
  if (stranger !== undefined) throw new Refusal(12052557, `The SKU ${stranger} does not belong to the product.`)
  if (new Set(named).size < named.length) throw new Refusal(12052553, 'The same SKU is named twice.')
}

/** Refuses with 12052593 another identifier code, or none, where one was given before. */
export const checkIdentifierCodes = ({ base }: ProductRecord, { skus = [] }: ListingBody): void => {
  for (const { id, identifier_code: code } of skus) {
    const before = base.skus.find((sku) => sku.id === id)?.identifier_code
    if ((before?.code ?? '') !== '' && (code?.code !== before?.code || code?.type !== before?.type))
      throw new Refusal(12052593, 'The identifier code of a SKU cannot be changed after the product has left draft.')
  }
}

/** Refuses a gift (12052163), a bundle that becomes none or the other way round (12052857), and the loss of all sales attributes (12019019). */
export const checkEditable = ({ base }: Pick<ProductRecord, 'base'>, { skus = [] }: ListingBody): void => {
  if (base.is_not_for_sale === true) throw new Refusal(12052163, 'A gift, which is not for sale, cannot be edited.')
  const hasAttributes = (list: readonly { sales_attributes?: readonly unknown[] }[]): boolean =>
    list.some(({ sales_attributes: attributes = [] }) => attributes.length > 0)
  const isBundled = (list: readonly { combined_skus?: readonly unknown[] }[]): boolean =>
    list.some(({ combined_skus: parts = [] }) => parts.length > 0)
  if (skus.length > 0 && isBundled(base.skus) !== isBundled(skus))
    throw new Refusal(12052857, 'A bundle cannot become a normal listing, nor the other way round.')
  if (skus.length > 0 && hasAttributes(base.skus) && !hasAttributes(skus))
    throw new Refusal(12019019, 'At least one sales attribute must stay.')
}

/** Refuses with 12052571 or 12052486 SKUs that would be listed without a price or without stock. The stock of bundles follows from their parts. */
export const needOffers = ({ skus = [] }: ListingBody): void => {
  if (skus.some(({ price }) => price === undefined)) throw new Refusal(12052571, 'The price of a SKU is missing.')
  if (skus.some(({ inventory = [], combined_skus: parts = [] }) => inventory.length === 0 && parts.length === 0))
    throw new Refusal(12052486, 'The stock of a SKU is missing.')
}

/** An edit of a whole listing keeps pre-sales that it does not name; those of type `NONE` end. */
export const keepPreSales = (body: ListingBody, known: ListingVersion): ListingBody => ({
  ...body,
  skus: (body.skus ?? []).map((sku) => {
    const preSale = sku.pre_sale ?? known.skus.find(({ id }) => id === sku.id)?.pre_sale
    return { ...sku, ...(preSale !== undefined && { pre_sale: preSale }) }
  }),
})

/** Price and stock of known SKUs survive when they are left out; everything else that is left out becomes blank. */
export const keepOffers = (body: ListingBody, known: ListingVersion, stock: ProductRecord['stock']): ListingBody => ({
  ...body,
  skus: (body.skus ?? []).map((sku) => {
    const before = known.skus.find(({ id }) => id === sku.id)
    const inventory = sku.inventory ?? (before === undefined ? undefined : stock[before.id])
    const price = sku.price ?? before?.price
    return { ...sku, ...(price !== undefined && { price }), ...(inventory !== undefined && { inventory }) }
  }),
})

const withoutOffers = ({ skus, category_version: _version, ...rest }: ListingVersion): string =>
  canonicalText({ ...rest, skus: skus.map(({ price: _price, list_price: _listPrice, ...sku }) => sku) })

/** True where two versions differ in prices at most: such edits need no review. */
export const isOfferOnly = (before: ListingVersion, after: ListingVersion): boolean =>
  withoutOffers(before) === withoutOffers(after)

/** The stock after an edit: what was sent replaces, what was not stays. SKUs that no version has any more lose theirs. */
export const stockAfter = (
  { base, stock }: ProductRecord,
  built: Pick<BuiltVersion, 'version' | 'stock'>,
  isStockTaken: boolean,
): ProductRecord['stock'] => {
  const kept: Record<string, Inventory> = {}
  const ids = new Set([...base.skus, ...built.version.skus].map(({ id }) => id))
  for (const id of ids) {
    const own = (isStockTaken ? built.stock[id] : undefined) ?? stock[id] ?? built.stock[id]
    if (own !== undefined) kept[id] = own
  }
  return kept
}
