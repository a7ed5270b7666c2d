// Declares operations: name, scope and handler, with the types of TikTok's own files. Path, method and cipher rule come from the same files.
import { operationFacts } from '#tiktok/wire.ts'
import type { OperationName } from '#tiktok/wire.ts'
import type { Body, Call, Data, Operation, Query, ReadyJson, Scope, ShopCall } from './call.ts'
import { Refusal } from './refusal.ts'

const megabyte = 1024 * 1024
const largestJsonBytes = 4 * megabyte
const largestImageBodyBytes = 16 * megabyte
const largestFileBodyBytes = 110 * megabyte

/** Operations that take no cipher by the OpenAPI files, although some clients send one. */
const toleratedPaths = [
  '/product/202401/listing_schemas',
  '/product/202407/listing_schemas',
  '/product/202407/sizecharts/search',
  '/product/202506/combined_listing_recommendations/search',
  '/product/202508/import_external',
]

type Handler<Name extends OperationName, Caller extends Call> = (
  call: Caller,
  query: Query<Name>,
  body: Body<Name>,
) => Data<Name> | ReadyJson | Promise<Data<Name> | ReadyJson>

/** An operation without a shop. */
export const operation = <Name extends OperationName>(
  name: Name,
  scope: Scope,
  handle: Handler<Name, Call>,
): Operation => {
  const { method, path, hasShopCipher, content } = operationFacts(name)
  const isTolerated = toleratedPaths.includes(path)
  return {
    method,
    path,
    scope,
    cipher: hasShopCipher ? 'required' : isTolerated ? 'tolerated' : 'forbidden',
    largestBodyBytes:
      content !== 'multipart'
        ? largestJsonBytes
        : path.includes('/images/')
          ? largestImageBodyBytes
          : largestFileBodyBytes,
    // The gateway reads query and body by the shapes of the same operation before it calls.
    handle: (call, query, body) => handle(call, query as Query<Name>, body as Body<Name>),
  }
}

/** An operation on the shop that the cipher names. */
export const shopOperation = <Name extends OperationName>(
  name: Name,
  scope: Scope,
  handle: Handler<Name, ShopCall>,
): Operation =>
  operation(name, scope, (call, query, body) => {
    if (call.shop === null) throw new Refusal(106013, "The query parameter 'shop_cipher' is missing.")
    return handle({ ...call, shop: call.shop }, query, body)
  })
