// What a handler of an operation gets and gives. Types only.
import type { OperationName, WireBody, WireData, WireQuery } from '#tiktok/wire.ts'
import type { Market } from '../markets/market.ts'
import type { AppRecord, GrantRecord, SellerRecord, ShopRecord } from '../state/records.ts'
import type { World } from '../world.ts'

/** A part of a multipart body. `fileName` is null for plain fields. */
export type Part = { readonly name: string; readonly fileName: string | null; readonly bytes: Buffer }

/** A call that passed the gateway. `shop` is the one the cipher names; operations without a cipher have none. */
export type Call = {
  readonly world: World
  readonly app: AppRecord
  readonly seller: SellerRecord
  readonly grant: GrantRecord
  readonly shop: ShopRecord | null
  readonly market: Market
  readonly path: Readonly<Record<string, string>>
  readonly parts: readonly Part[]
}
export type ShopCall = Call & { readonly shop: ShopRecord }

/** Data that is JSON text already, for answers that are kept ready. */
export class ReadyJson {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type Scope =
  | 'seller.authorization.info'
  | 'seller.shop.info'
  | 'seller.product.basic'
  | 'seller.product.write'
  | 'seller.product.delete'
  | 'seller.product.optimize'
  | 'seller.logistics'

export type Query<Name extends OperationName> = WireQuery<Name>
export type Body<Name extends OperationName> = WireBody<Name>
export type Data<Name extends OperationName> = WireData<Name>

/** One operation: who may call it and what it does. Input was read by TikTok's shapes before it arrives. */
export type Operation = {
  readonly method: string
  readonly path: string
  readonly scope: Scope
  /** `required` and `forbidden` as in the OpenAPI parameter lists; `tolerated` where clients send one nevertheless. */
  readonly cipher: 'required' | 'forbidden' | 'tolerated'
  readonly largestBodyBytes: number
  readonly handle: (call: Call, query: unknown, body: unknown) => unknown
}
