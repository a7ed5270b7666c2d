// Connecting a seller: from the consent page to stored tokens and the shops they open. Where tokens are kept is the caller's business.
import { AppError } from '#contract/failure.ts'
import type { ShopIdentity } from '#main/app/ports/shop.ts'
import { missingScopes } from '#tiktok/scopes.ts'
import type { ScopeFacts } from '#tiktok/scopes.ts'
import { createCaller } from './caller.ts'
import type { CallRecord } from './caller.ts'
import type { Clock, PlatformClock } from './clock.ts'
import type { Ending } from './ending.ts'
import { consentUrl, readRedirect } from './consent.ts'
import type { ConsentRegion, Redirect } from './consent.ts'
import { authorizationOperations } from './operations/authorization.ts'
import { createPacing } from './pacing.ts'
import type { TokenCalls } from './token-calls.ts'
import { createTokenKeeper } from './tokens.ts'
import type { TokenSet, TokensPort } from './tokens.ts'
import { readShop } from './wire-model.ts'

type SellerApp = {
  readonly baseUrl: string
  /** The consent page's host where it is not the platform's own. */
  readonly consentHost?: string
  readonly appKey: string
  readonly appSecret: () => Promise<string>
  readonly serviceId: string
}

export type AuthorisationOptions = {
  readonly app: SellerApp
  readonly tokenCalls: TokenCalls
  readonly tokens: TokensPort
  readonly clock: Clock
  /** Shared with the seller's clients, so that a wrong clock is found out once. */
  readonly platformClock?: PlatformClock
  readonly random: () => number
  /** A text nobody can guess, of letters and digits. */
  readonly newState: () => string
  /** Throws AppError for tokens that must not take the place of those that are kept. */
  readonly refuse?: (granted: TokenSet) => Promise<void>
  readonly onCall?: (record: CallRecord) => void
  readonly ending?: Ending
}

export type Attempt = { readonly consentUrl: string; readonly state: string }

/** A connected seller: the shops to choose from, and what will not work because it was not granted. */
export type Connection = {
  readonly sellerName: string
  readonly sellerRegion: string
  readonly shops: readonly ShopIdentity[]
  readonly missing: readonly ScopeFacts[]
  readonly accessTokenExpiresAt: string
  readonly authorisationEndsAt: string
}

const throwProblem = (redirect: Redirect): string => {
  if (redirect.kind === 'code') return redirect.code
  throw new AppError('auth', { sentence: redirect.sentence, action: redirect.action, place: 'Connection' })
}

const noShops = (): AppError =>
  new AppError('auth', {
    sentence: 'The connection was approved, but it opens no shop.',
    action:
      'Approve with the main account of the shop, and check in Partner Center that your app covers the shop’s region.',
    place: 'Connection',
  })

/** Connects one seller with one app. Every step may be repeated; nothing that was granted is lost when a later step fails. */
export const createAuthorisation = (options: AuthorisationOptions) => {
  const { app, clock, tokens, tokenCalls } = options
  const keeper = createTokenKeeper({ port: tokens, renew: tokenCalls.renew, clock })

  const describe = async (granted: TokenSet): Promise<Connection> => {
    const call = createCaller({
      ...options,
      baseUrl: app.baseUrl,
      appKey: app.appKey,
      appSecret: app.appSecret,
      tokens: keeper,
      shopCipher: () => null,
      pacing: createPacing({ clock }),
    })
    const { shops = [] } = await authorizationOperations(call).shops()
    if (shops.length === 0) throw noShops()
    return {
      sellerName: granted.sellerName,
      sellerRegion: granted.sellerRegion,
      shops: shops.map(readShop),
      missing: missingScopes(granted.grantedScopes),
      accessTokenExpiresAt: granted.accessTokenExpiresAt,
      authorisationEndsAt: granted.refreshTokenExpiresAt,
    }
  }

  return {
    /** The tokens of this seller, for its clients: all of them must share this one. */
    tokens: keeper,
    begin: (region: ConsentRegion): Attempt => {
      const state = options.newState()
      const { serviceId, consentHost } = app
      const host = consentHost === undefined ? {} : { host: consentHost }
      return { state, consentUrl: consentUrl({ region, serviceId, state, ...host }) }
    },
    /** Takes the redirect's address, however it came here. Throws AppError `auth` with the reason and the next step. */
    finish: async (redirectText: string, state: string): Promise<Connection> => {
      const code = throwProblem(readRedirect(redirectText, state))
      const granted = await tokenCalls.exchange(code)
      await options.refuse?.(granted)
      // Written before they are used: the code is spent, so these tokens are all there is.
      await keeper.store(granted)
      return describe(granted)
    },
    /** The connection as it stands, with tokens that are already kept. */
    current: async (): Promise<Connection> => {
      await keeper.current()
      const granted = await tokens.read()
      if (granted === null)
        throw new AppError('auth', { sentence: 'This shop is not connected.', action: 'Connect the shop.' })
      return describe(granted)
    },
  }
}

const dayMs = 86_400_000

/** Whole days until the seller has to approve again; negative when it is over. Warn from 30 days on. */
export const daysUntilAuthorisationEnds = (authorisationEndsAt: string, nowMs: number): number =>
  Math.floor((Date.parse(authorisationEndsAt) - nowMs) / dayMs)

/** From this many days before the end, the seller is told. */
export const authorisationWarningDays = 30
