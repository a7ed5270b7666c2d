// Exchanges a code for tokens and renews them. These two calls are not signed; the app secret travels in them, so they are never logged.
import { AppError } from '#contract/failure.ts'
import type { Clock } from './clock.ts'
import type { Ending } from './ending.ts'
import { failureOf } from './failures.ts'
import { decideRetry } from './retry.ts'
import type { RetryCeilings } from './retry.ts'
import type { TokenSet } from './tokens.ts'
import { send } from './transport.ts'

export type TokenCallsOptions = {
  /** The authorisation host. */
  readonly authUrl: string
  readonly appKey: string
  readonly appSecret: () => Promise<string>
  readonly clock: Clock
  readonly random: () => number
  /** Begins when the app closes. A call under way is not cut off: tokens that nobody received would be lost. */
  readonly ending?: Ending
  readonly ceilings?: RetryCeilings
}

export type TokenCalls = {
  /** Tokens for the code of a redirect. Throws AppError: `auth` for a code that is used up or too old, or a secret that does not fit. */
  readonly exchange: (code: string) => Promise<TokenSet>
  /** New tokens for a refresh token. Throws AppError: `auth` when the authorisation has ended. */
  readonly renew: (refreshToken: string) => Promise<TokenSet>
}

const timeoutMs = 30_000
const shortCeilings: RetryCeilings = { maxElapsedMs: 45_000, maxAttempts: 4, maxLimitedAttempts: 5 }

const member = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined

const text = (data: unknown, name: string): string => {
  const value = member(data, name)
  return typeof value === 'string' ? value : ''
}

/** The wire says `expire_in` and means a point in time. Ten years are more than any life, so less is taken for a duration. */
const tenYearsSeconds = 315_360_000

const endOf = (data: unknown, name: string, nowMs: number): string => {
  const value = Number(member(data, name) ?? 0)
  const seconds = value < tenYearsSeconds ? Math.floor(nowMs / 1000) + value : value
  return new Date(seconds * 1000).toISOString()
}

const readTokens = (data: unknown, nowMs: number): TokenSet | null => {
  const accessToken = text(data, 'access_token')
  const refreshToken = text(data, 'refresh_token')
  if (accessToken === '' || refreshToken === '') return null
  const scopes = member(data, 'granted_scopes')
  return {
    accessToken,
    accessTokenExpiresAt: endOf(data, 'access_token_expire_in', nowMs),
    refreshToken,
    refreshTokenExpiresAt: endOf(data, 'refresh_token_expire_in', nowMs),
    openId: text(data, 'open_id'),
    sellerName: text(data, 'seller_name'),
    sellerRegion: text(data, 'seller_base_region'),
    userType: Number(member(data, 'user_type') ?? 0),
    grantedScopes: Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [],
  }
}

const withoutTokens = (): AppError =>
  new AppError('auth', {
    sentence: 'TikTok Shop answered without tokens.',
    action: 'Connect the shop again.',
    place: 'Connection',
  })

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** The two token calls of one app. */
export const createTokenCalls = (options: TokenCallsOptions): TokenCalls => {
  const { clock, random } = options

  const ask = async (path: string, query: Readonly<Record<string, string>>): Promise<TokenSet> => {
    const startedAtMs = clock()
    const appSecret = await options.appSecret()
    const parameters = new URLSearchParams({ app_key: options.appKey, app_secret: appSecret, ...query })
    const url = `${options.authUrl.replace(/\/+$/, '')}${path}?${parameters.toString()}`
    for (let attempt = 1; ; attempt += 1) {
      const { outcome } = await send({ method: 'GET', url, headers: {}, body: null, timeoutMs }, clock)
      if (outcome.kind === 'ok') {
        const tokens = readTokens(outcome.data, clock())
        if (tokens === null) throw withoutTokens()
        return tokens
      }
      const state = {
        attempt,
        elapsedMs: clock() - startedAtMs,
        hasRefreshedToken: true,
        hasCorrectedClock: true,
        canCorrectClock: false,
      }
      // Asking again with the same code or token is all that can be done after a lost answer, and does no harm.
      const decision = decideRetry('key', outcome, state, random(), options.ceilings ?? shortCeilings)
      if (decision.do !== 'retry' || options.ending?.soon.aborted === true) throw failureOf(outcome, false)
      await wait(decision.afterMs)
    }
  }

  return {
    exchange: (code) => ask('/api/v2/token/get', { auth_code: code, grant_type: 'authorized_code' }),
    renew: (refreshToken) => ask('/api/v2/token/refresh', { refresh_token: refreshToken, grant_type: 'refresh_token' }),
  }
}
