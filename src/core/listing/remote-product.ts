// A product as the platform holds it, in our own words.
import type { Live } from '#contract/live.ts'
import type { ListingCertification } from './listing.ts'
import type { WarehouseStock } from './spread-stock.ts'

export type RemoteSku = {
  readonly remoteSkuId: string
  readonly externalSkuId: string
  readonly sellerSku: string
  /** Decimal text in the shop's currency. */
  readonly price: string
  /** Of all warehouses together. */
  readonly quantity: number
  /** Absent in what older versions kept, like the two members below. */
  readonly stock?: readonly WarehouseStock[]
  /** Decimal text, null for none. */
  readonly listPrice?: string | null
  /** The code alone, null for none. */
  readonly identifier?: string | null
  /** `imageUri`: the picture of the value, '' for none. Absent in what older versions kept. */
  readonly options: readonly { readonly name: string; readonly value: string; readonly imageUri?: string }[]
}

/** What Get Product says. `readAt` is the ISO time at which it was read. */
export type RemoteProduct = Live & {
  readonly externalProductId: string
  readonly title: string
  readonly description: string
  readonly categoryId: string
  readonly imageUris: readonly string[]
  /** Null for none. Absent in what older versions kept, like the members below. */
  readonly brand?: { readonly id: string; readonly name: string } | null
  readonly attributes?: readonly {
    readonly id: string
    readonly name: string
    readonly values: readonly { readonly id: string; readonly name: string }[]
  }[]
  readonly weight?: { readonly value: string; readonly unit: string } | null
  readonly dimensions?: {
    readonly length: string
    readonly width: string
    readonly height: string
    readonly unit: string
  } | null
  readonly certifications?: readonly ListingCertification[]
  readonly sizeChart?: { readonly uri: string | null; readonly templateId: string | null } | null
  readonly skus: readonly RemoteSku[]
}
