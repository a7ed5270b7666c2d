// Grants and tokens: what a seller allowed an app, and the strings that prove it. Times are absolute, as on the platform.
import { randomBytes } from 'node:crypto'
import { Refusal } from '../gateway/refusal.ts'
import { hexOf } from '../ids.ts'
import { marketOf } from '../markets/index.ts'
import type { AppRecord, GrantRecord, SellerRecord, TokenRecord } from '../state/records.ts'
import type { World } from '../world.ts'

const dayMs = 86_400_000
const accessLifeMs = 7 * dayMs
const grantLifeMs = 365 * dayMs
const codeLifeMs = 30 * 60_000

/** All scopes that the practice shop's operations ask for. */
export const allScopes: readonly string[] = [
  'seller.authorization.info',
  'seller.shop.info',
  'seller.product.basic',
  'seller.product.write',
  'seller.product.delete',
  'seller.product.optimize',
  'seller.logistics',
]

const secretText = (prefix: string, bytes: number): string => prefix + randomBytes(bytes).toString('base64url')

/** The id of the grant of a seller to an app. */
export const grantId = (appKey: string, sellerId: string): string => `${appKey}/${sellerId}`

const ciphersOf = (world: World, appKey: string, sellerId: string): Record<string, string> => {
  const ciphers: Record<string, string> = {}
  for (const shop of world.store.all('shops'))
    if (shop.sellerId === sellerId)
      ciphers[shop.id] =
        `${marketOf(shop.region).cipherPrefix}${Buffer.from(hexOf(`${world.seed} ${appKey} ${shop.id}`, 40), 'hex').toString('base64url')}`
  return ciphers
}

/** Records that a seller allowed an app, anew or again, for all its shops. */
export const grantApp = (
  world: World,
  app: AppRecord,
  seller: SellerRecord,
  scopes: readonly string[],
): GrantRecord => {
  const id = grantId(app.key, seller.id)
  const grant: GrantRecord = {
    id,
    appKey: app.key,
    sellerId: seller.id,
    openId: hexOf(`open id ${id}`, 40),
    scopes,
    ciphers: ciphersOf(world, app.key, seller.id),
    expiresAtMs: world.clock.nowMs() + grantLifeMs,
  }
  world.store.put('grants', id, grant)
  return grant
}

/** A new pair of tokens. `replaces` names a refresh token that is to die when one of the pair is used. */
export const issueTokens = (
  world: World,
  grant: GrantRecord,
  replaces: string | null = null,
): { readonly access: TokenRecord; readonly refresh: TokenRecord } => {
  const region = world.store.get('sellers', grant.sellerId)?.region ?? 'US'
  const prefix = marketOf(region).tokenPrefix
  const make = (kind: TokenRecord['kind'], expiresAtMs: number): TokenRecord => {
    const token = secretText(prefix, kind === 'access' ? 60 : 40)
    const record = { token, kind, grantId: grant.id, expiresAtMs, ...(replaces !== null && { replaces }) }
    world.store.put('tokens', record.token, record)
    return record
  }
  return { access: make('access', world.clock.nowMs() + accessLifeMs), refresh: make('refresh', grant.expiresAtMs) }
}

/** A code for the callback of the consent page: good once, for 30 minutes. */
export const issueCode = (world: World, app: AppRecord, seller: SellerRecord, scopes: readonly string[]): string => {
  const code = secretText(marketOf(seller.region).tokenPrefix, 30)
  world.store.put('codes', code, {
    code,
    appKey: app.key,
    sellerId: seller.id,
    scopes,
    expiresAtMs: world.clock.nowMs() + codeLifeMs,
    isUsed: false,
  })
  return code
}

/** Notes that a token was used: the refresh token that it replaces dies. */
export const noteUse = (world: World, { replaces, ...token }: TokenRecord): void => {
  if (replaces === undefined) return
  world.store.remove('tokens', replaces)
  world.store.put('tokens', token.token, token)
}

const answerTokens = (
  world: World,
  grant: GrantRecord,
  { access, refresh }: ReturnType<typeof issueTokens>,
): unknown => {
  const seller = world.store.get('sellers', grant.sellerId)
  return {
    access_token: access.token,
    access_token_expire_in: Math.floor(access.expiresAtMs / 1000),
    refresh_token: refresh.token,
    refresh_token_expire_in: Math.floor(refresh.expiresAtMs / 1000),
    open_id: grant.openId,
    seller_name: seller?.name ?? '',
    seller_base_region: seller?.region ?? '',
    user_type: 0,
    granted_scopes: [...grant.scopes],
  }
}

type Parameters = Readonly<Record<string, string>>

const needApp = (world: World, { app_key: key = '', app_secret: secret = '' }: Parameters): AppRecord => {
  const app = world.store.get('apps', key)
  if (app === undefined) throw new Refusal(36009004, "The query parameter 'app_key' is invalid.")
  if (app.secret !== secret) throw new Refusal(36009004, "The query parameter 'app_secret' is invalid.")
  return app
}

/** Token Get: a code becomes a grant and a pair of tokens. */
export const exchangeCode = (world: World, parameters: Parameters): unknown => {
  const app = needApp(world, parameters)
  if (parameters['grant_type'] !== 'authorized_code')
    throw new Refusal(36009004, "The query parameter 'grant_type' is invalid: authorized_code is expected.")
  const code = world.store.get('codes', parameters['auth_code'] ?? '')
  const isGood = code !== undefined && code.appKey === app.key && !code.isUsed && code.expiresAtMs > world.clock.nowMs()
  const seller = isGood ? world.store.get('sellers', code.sellerId) : undefined
  if (!isGood || seller === undefined) throw new Refusal(36004004, 'The authorization code is invalid or has expired.')
  if (!seller.isOnboarded)
    throw new Refusal(105004, 'The authorization state is inactive: the seller has not finished onboarding.')
  world.store.put('codes', code.code, { ...code, isUsed: true })
  const grant = grantApp(world, app, seller, code.scopes)
  return answerTokens(world, grant, issueTokens(world, grant))
}

const renew = (world: World, grant: GrantRecord, token: TokenRecord): ReturnType<typeof issueTokens> => {
  const { refreshRotation } = world.settings()
  noteUse(world, token)
  if (refreshRotation === 'once-replaced') return issueTokens(world, grant, token.token)
  const { access, refresh } = issueTokens(world, grant)
  world.store.remove('tokens', refreshRotation === 'kept' ? refresh.token : token.token)
  return { access, refresh: refreshRotation === 'kept' ? token : refresh }
}

/** Token Refresh: the refresh token is replaced; when the one that was sent dies, a setting says. Both grant types are taken, as clients send both. */
export const refreshTokens = (world: World, parameters: Parameters): unknown => {
  const app = needApp(world, parameters)
  if (!['refresh_token', 'authorized_code'].includes(parameters['grant_type'] ?? ''))
    throw new Refusal(36009004, "The query parameter 'grant_type' is invalid: refresh_token is expected.")
  const token = world.store.get('tokens', parameters['refresh_token'] ?? '')
  const grant = token === undefined ? undefined : world.store.get('grants', token.grantId)
  const isGood = token?.kind === 'refresh' && grant?.appKey === app.key && token.expiresAtMs > world.clock.nowMs()
  if (!isGood || grant === undefined || token === undefined)
    throw new Refusal(
      36004001,
      'The refresh token is invalid or has expired. The seller has to authorise the app again.',
    )
  return answerTokens(world, grant, renew(world, grant, token))
}

/** Removes a grant with everything that hangs on it. */
export const removeGrant = (world: World, grant: GrantRecord): void => {
  world.store.remove('grants', grant.id)
  for (const token of world.store.all('tokens'))
    if (token.grantId === grant.id) world.store.remove('tokens', token.token)
}
