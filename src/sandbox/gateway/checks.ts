// The gateway's checks of one request in the platform's order: signature, app, time, token, scope, cipher. It changes nothing.
import { isSignedBy, findSignatureFault } from '#tiktok/sign.ts'
import type { SignatureFault, SignedRequest } from '#tiktok/sign.ts'
import { marketOf } from '../markets/index.ts'
import type { AppRecord, GrantRecord, SellerRecord, ShopRecord, TokenRecord } from '../state/records.ts'
import type { World } from '../world.ts'
import type { Operation } from './call.ts'
import { Refusal, refuseParameter } from './refusal.ts'

const faultWords: Readonly<Record<Exclude<SignatureFault, 'sign-wrong'>, string>> = {
  'sign-missing': "The query parameter 'sign' is required and has not been provided.",
  'timestamp-invalid': "The query parameter 'timestamp' is invalid.",
  'timestamp-old': "The query parameter 'timestamp' is invalid: it lies more than 5 minutes in the past.",
  'timestamp-future': "The query parameter 'timestamp' is invalid: it lies in the future.",
}

/** The app that signed. Refuses with 36009004 or 106001. */
export const checkSignature = (world: World, request: SignedRequest, callerAddress: string): AppRecord => {
  const { query } = request
  if (query['sign'] === undefined || query['sign'] === '') refuseParameter(faultWords['sign-missing'])
  const app = world.store.get('apps', query['app_key'] ?? '')
  if (app === undefined) return refuseParameter("The query parameter 'app_key' is invalid.")
  const nowMs = world.settings().timestampClock === 'wall' ? world.clock.wallMs() : world.clock.nowMs()
  const fault = findSignatureFault(app.secret, request, Math.floor(nowMs / 1000))
  // A body of `{}` was seen signed as if nothing were sent, and the other way round.
  const isEmptyObject = fault === 'sign-wrong' && request.body === '{}'
  const isSignedWithoutBody = isEmptyObject && isSignedBy(app.secret, { ...request, body: null }, query['sign'] ?? '')
  if (fault === 'sign-wrong' && !isSignedWithoutBody)
    throw new Refusal(106001, "Invalid credentials. The 'sign' query parameter is invalid.")
  if (fault !== null && fault !== 'sign-wrong') refuseParameter(faultWords[fault])
  if (app.allowedAddresses !== null && !app.allowedAddresses.includes(callerAddress))
    throw new Refusal(
      36009033,
      `Access denied. The address ${callerAddress} is not in the app's list of allowed addresses.`,
    )
  return app
}

/** The grant behind the token. Refuses with 36009004 or 105002, and 105005 without the scope. */
export const checkToken = (
  world: World,
  app: AppRecord,
  token: string | undefined,
  operation: Operation,
): { readonly token: TokenRecord; readonly grant: GrantRecord; readonly seller: SellerRecord } => {
  if (token === undefined || token === '')
    return refuseParameter("The header 'x-tts-access-token' is required and has not been provided.")
  const record = world.store.get('tokens', token)
  const grant = record === undefined ? undefined : world.store.get('grants', record.grantId)
  const seller = grant === undefined ? undefined : world.store.get('sellers', grant.sellerId)
  if (record === undefined || record.kind !== 'access' || grant?.appKey !== app.key || seller === undefined)
    return refuseParameter("The header 'x-tts-access-token' is invalid.")
  const nowMs = world.clock.nowMs()
  if (record.expiresAtMs <= nowMs || grant.expiresAtMs <= nowMs)
    throw new Refusal(105002, "Expired credentials. The 'x-tts-access-token' header has expired.")
  if (!seller.isOnboarded)
    throw new Refusal(
      105004,
      'Access denied. The seller has not finished onboarding, or its region is not covered by the app.',
    )
  if (!grant.scopes.includes(operation.scope))
    throw new Refusal(105005, `Access denied. The seller has not granted the scope ${operation.scope} to the app.`)
  return { token: record, grant, seller }
}

const shopOfCipher = (world: World, grant: GrantRecord, cipher: string): ShopRecord | null => {
  for (const [shopId, known] of Object.entries(grant.ciphers))
    if (known === cipher) return world.store.get('shops', shopId) ?? null
  return null
}

/** Deactivated, rejected, withdrawn. */
const inactiveStatuses = ['3', '4', '6']

/** Category assets belong to affiliate partners: with a seller's token their cipher is never valid. Refuses with 101000. */
export const checkAssetCipher = (cipher: string | undefined): void => {
  if (cipher !== undefined && cipher !== '')
    throw new Refusal(101000, "Invalid credentials. The query parameter 'category_asset_cipher' is invalid.")
}

/** The shop that the cipher names, null for operations without one. Refuses with 106013 or 36009004. */
export const checkCipher = (
  world: World,
  grant: GrantRecord,
  operation: Operation,
  cipher: string | undefined,
): ShopRecord | null => {
  if (cipher === undefined || cipher === '') {
    if (operation.cipher === 'required') throw new Refusal(106013, "The query parameter 'shop_cipher' is missing.")
    return null
  }
  if (operation.cipher === 'forbidden')
    refuseParameter("The query parameter 'shop_cipher' is not expected by this endpoint.")
  const shop = shopOfCipher(world, grant, cipher)
  if (shop === null) return refuseParameter("The query parameter 'shop_cipher' is invalid.")
  if (inactiveStatuses.includes(shop.status)) throw new Refusal(12052700, 'The seller is inactive.')
  return shop
}

/** The market of a call: the shop's, or the seller's where no shop is named. */
export const marketOfCall = (seller: SellerRecord, shop: ShopRecord | null): ReturnType<typeof marketOf> =>
  marketOf(shop?.region ?? seller.region)
