// A product as the platform holds it, in our own words.
import type { Live } from '#contract/live.ts'

export type RemoteSku = {
  readonly remoteSkuId: string
  readonly externalSkuId: string
  readonly sellerSku: string
  /** Decimal text in the shop's currency. */
  readonly price: string
  readonly quantity: number
  readonly options: readonly { readonly name: string; readonly value: string }[]
}

/** What Get Product says. `readAt` is the ISO time at which it was read. */
export type RemoteProduct = Live & {
  readonly externalProductId: string
  readonly title: string
  readonly description: string
  readonly categoryId: string
  readonly imageUris: readonly string[]
  readonly skus: readonly RemoteSku[]
}
