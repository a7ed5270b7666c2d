// What is known while a listing is judged, and the form of what is wrong with it. Types and small readers only.
import type { WireBody } from '#tiktok/wire.ts'
import type { CategoryAttribute } from '../catalogue/attributes.ts'
import type { CategoryNode } from '../catalogue/tree.ts'
import type { Market } from '../markets/market.ts'
import type {
  BrandRecord,
  ContactRecord,
  ImageRecord,
  ProductRecord,
  SellerRecord,
  ShopRecord,
} from '../state/records.ts'

type CreateBody = WireBody<'createProduct202309'>
/** One SKU as sent; edits name the SKU they mean. */
export type SkuBody = NonNullable<CreateBody['skus']>[number] & { id?: string }
/** A listing as sent to create, edit, partial edit or check. */
export type ListingBody = Omit<CreateBody, 'skus' | 'idempotency_key'> & { skus?: SkuBody[] }

/** The world of one check, read-only. */
export type ListingContext = {
  readonly market: Market
  readonly shop: ShopRecord
  readonly seller: SellerRecord
  readonly nowMs: number
  /** False while saving a draft: then only what a draft needs is checked. */
  readonly isListing: boolean
  readonly category: CategoryNode | null
  readonly attributes: readonly CategoryAttribute[]
  readonly findImage: (uri: string) => ImageRecord | null
  readonly hasFile: (id: string) => boolean
  readonly findBrand: (id: string) => BrandFacts | null
  readonly hasContact: (id: string, kind: ContactRecord['kind']) => boolean
  readonly hasTemplate: (id: string) => boolean
  /** Names behind ids that were made for what the seller named, in earlier versions of the same listing. */
  readonly ownNames: ReadonlyMap<string, string>
  /** A product of the same shop. */
  readonly findProduct: (id: string) => ProductRecord | null
}

export type BrandFacts = Pick<BrandRecord, 'id' | 'name'> & {
  readonly isT1: boolean
  readonly isAuthorized: boolean
  readonly isAvailableIn: (categoryId: string) => boolean
}

/** One thing that is wrong, as the platform would say it. */
export type ListingFault = { readonly code: number; readonly message: string }
export const fault = (code: number, message: string): ListingFault => ({ code, message })

/** A check of one part of a listing. */
export type ListingCheck = (listing: ListingBody, context: ListingContext) => readonly ListingFault[]

const chinese = /\p{Script=Han}/u
/** True where a text holds Chinese characters. */
export const hasChinese = (text: string): boolean => chinese.test(text)

/** A decimal of the wire as a number, or null where it is none. */
export const readDecimal = (text: string | undefined, decimals: number): number | null => {
  if (text === undefined) return null
  const pattern = decimals === 0 ? /^\d{1,12}$/ : new RegExp(`^\\d{1,12}(\\.\\d{1,${String(decimals)}})?$`)
  return pattern.test(text) ? Number(text) : null
}
