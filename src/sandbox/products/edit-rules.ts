// Rules of editing that need no world: which SKUs may be named, what survives omission, what counts as a change of price and stock only. Pure.
import { Refusal } from '../gateway/refusal.ts'
import type { Inventory, ListingVersion, ProductRecord } from '../state/records.ts'
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

/** Refuses with 12052557 a SKU id that no version of the product has, and with 12019015 one that is named twice. */
export const checkKnownSkus = (
  { base, underReview, draft }: Pick<ProductRecord, 'base' | 'underReview' | 'draft'>,
  { skus = [] }: ListingBody,
): void => {
  const known = new Set([base, underReview, draft].flatMap((version) => version?.skus.map(({ id }) => id) ?? []))
  const named = skus.flatMap(({ id }) => (id === undefined || id === '' ? [] : [id]))
  const stranger = named.find((id) => !known.has(id))
  if (stranger !== undefined) throw new Refusal(12052557, `The SKU ${stranger} does not belong to the product.`)
  if (new Set(named).size < named.length) throw new Refusal(12019015, 'The same SKU is named twice.')
}

/** Refuses with 12052593 the change of an identifier code that was given before. */
export const checkIdentifierCodes = ({ base }: ProductRecord, { skus = [] }: ListingBody): void => {
  for (const { id, identifier_code: code } of skus) {
    const before = base.skus.find((sku) => sku.id === id)?.identifier_code?.code ?? ''
    if (before !== '' && code?.code !== undefined && code.code !== before)
      throw new Refusal(12052593, 'The identifier code of a SKU cannot be changed after the product has left draft.')
  }
}

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

const withoutOffers = ({ skus, category_version: _version, ...rest }: ListingVersion): string => {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted)
    if (typeof value !== 'object' || value === null) return value
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    return Object.fromEntries(
      members.sort(([left], [right]) => (left < right ? -1 : 1)).map(([name, member]) => [name, sorted(member)]),
    )
  }
  return JSON.stringify(sorted({ ...rest, skus: skus.map(({ price: _price, list_price: _listPrice, ...sku }) => sku) }))
}

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
