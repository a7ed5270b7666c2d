// One connected seller at work: consent, tokens and clients over one record of the vault. All its clients share one keeper of tokens.
import { AppError, isAppError } from '#contract/failure.ts'
import type { ShopIdentity, ShopPort } from '#main/app/ports/shop.ts'
import { createAuthorisation } from '#main/shop/authorisation.ts'
import type { CallerOptions } from '#main/shop/caller.ts'
import type { Budget } from '#main/shop/budget.ts'
import type { Ending } from '#main/shop/ending.ts'
import { createPlatformClock } from '#main/shop/clock.ts'
import { listenForRedirect } from '#main/shop/loopback.ts'
import { createPacing } from '#main/shop/pacing.ts'
import type { Pacing } from '#main/shop/pacing.ts'
import { createShopClient } from '#main/shop/shop-client.ts'
import { createShopPort } from '#main/shop/shop-port.ts'
import { createTokenCalls } from '#main/shop/token-calls.ts'
import type { TokenSet, TokensPort } from '#main/shop/tokens.ts'
import type { CallLog } from './call-log.ts'
import type { toPrerequisite } from './prerequisites.ts'
import type { Vault, VaultRecord } from './vault.ts'

/** Where a seller's platform is. The real hosts, or those of a practice shop. */
export type Endpoints = { readonly baseUrl: string; readonly authUrl: string; readonly consentHost?: string }

/** A consent under way: its page, and how to stop waiting for its answer. */
export type Consent = { readonly url: string; readonly close: () => Promise<void> }

export type Seller = {
  /** Begins a consent: the page to open, and a listener that hands on the redirect where it can come back by itself. */
  readonly consent: (state: string, onRedirect: (redirect: string) => void) => Promise<Consent>
  readonly finish: (
    redirect: string,
    state: string,
  ) => Promise<{ readonly shops: readonly ShopIdentity[]; readonly sellerRegion: string }>
  readonly shopPort: (shop: ShopIdentity) => ShopPort
  readonly prerequisites: (shop: ShopIdentity) => Promise<readonly Parameters<typeof toPrerequisite>[0][]>
  /** Withdraws the authorisation at the platform. False where it could not be told. */
  readonly revoke: () => Promise<boolean>
}

/** The port that sellers enter in the redirect address of their app in Partner Center: http://127.0.0.1:27416/callback. */
export const redirectPort = 27_416

/** Time and chance, so that a run can be repeated and a computer's clock be wrong on purpose. */
export type Times = { readonly clock: () => number; readonly random: () => number }

const real: Times = { clock: Date.now, random: Math.random }

/** What a seller's calls are written to: the list of the last ones, and the count of the shop's. `ending` tells them that the app closes. */
export type CallBooks = {
  readonly log: CallLog
  readonly budgetOf: (app: string, shop: string) => Budget
  readonly ending?: Ending
}

const isOfAnotherAccount = ({ tokens, shops }: VaultRecord, granted: TokenSet): boolean =>
  tokens !== null &&
  shops.length > 0 &&
  tokens.openId !== '' &&
  granted.openId !== '' &&
  tokens.openId !== granted.openId

const otherAccount = ({ tokens }: VaultRecord, granted: TokenSet): AppError =>
  new AppError('conflict', {
    sentence: `“${granted.sellerName}” approved, but this connection belongs to “${tokens?.sellerName ?? ''}”.`,
    action:
      'Nothing was changed. Sign in to Seller Center with the account of this connection and connect again, or add a connection for the other account.',
    place: 'Connection',
  })

/**
 * A seller over its record; keep one for each record, so that all its calls share one keeper of tokens. `vault` keeps new tokens before anyone
 * uses them. `onEnded` is told when the platform takes them no more.
 */
export const createSeller = (
  record: VaultRecord,
  endpoints: Endpoints,
  vault: Vault,
  { log, budgetOf, ending }: CallBooks,
  onEnded: () => void = () => undefined,
  { clock, random }: Times = real,
): Seller => {
  const platformClock = createPlatformClock(clock)
  const appSecret = async (): Promise<string> => (await vault.get(record.id))?.appSecret ?? ''
  const tokens: TokensPort = {
    read: async () => (await vault.get(record.id))?.tokens ?? null,
    write: (fresh) =>
      vault.change(record.id, (now) =>
        now === null
          ? null
          : {
              ...now,
              tokens: { ...fresh, grantedScopes: [...fresh.grantedScopes] },
              renewedAt: new Date(clock()).toISOString(),
              ended: null,
            },
      ),
  }
  const { appKey, serviceId } = record
  const untilClosed = ending === undefined ? {} : { ending }
  const bareCalls = createTokenCalls({ authUrl: endpoints.authUrl, appKey, appSecret, clock, random, ...untilClosed })
  // What the platform refuses for good is kept, so that the seller is told to connect again. The tokens stay: nothing is thrown away here.
  const renew: typeof bareCalls.renew = async (refreshToken) => {
    try {
      return await bareCalls.renew(refreshToken)
    } catch (error) {
      if (isAppError(error) && error.code === 'auth') {
        const ended = error.details.sentence
        await vault.change(record.id, (now) => (now === null ? null : { ...now, ended }))
        onEnded()
      }
      throw error
    }
  }
  const tokenCalls = { ...bareCalls, renew }
  const authorisation = createAuthorisation({
    app: {
      baseUrl: endpoints.baseUrl,
      appKey,
      appSecret,
      serviceId: serviceId === '' ? appKey : serviceId,
      ...(endpoints.consentHost === undefined ? {} : { consentHost: endpoints.consentHost }),
    },
    tokenCalls,
    tokens,
    clock,
    platformClock,
    random,
    newState: () => record.state ?? '',
    refuse: async (granted) => {
      const now = await vault.get(record.id)
      if (now !== null && isOfAnotherAccount(now, granted)) throw otherAccount(now, granted)
    },
    onCall: log.add,
    ...untilClosed,
  })
  // The platform counts calls for each shop apart, so each has its own speed, shared by all its clients.
  const pacings = new Map<string, Pacing>()
  const pacingOf = ({ id }: ShopIdentity): Pacing => {
    const pacing = pacings.get(id) ?? createPacing({ clock, budget: budgetOf(appKey, id) })
    pacings.set(id, pacing)
    return pacing
  }
  const caller: Omit<CallerOptions, 'shopCipher' | 'pacing'> = {
    baseUrl: endpoints.baseUrl,
    appKey,
    appSecret,
    tokens: authorisation.tokens,
    clock,
    platformClock,
    random,
    onCall: log.add,
    ...untilClosed,
  }
  const clientOf = (shop: ShopIdentity) =>
    createShopClient({ ...caller, pacing: pacingOf(shop), shopCipher: () => shop.cipher })

  return {
    consent: async (state, onRedirect) => {
      // Read anew: an earlier approval may have shown where the account is registered.
      const { market } = (await vault.get(record.id)) ?? record
      const { consentUrl } = authorisation.begin(market === 'US' ? 'us' : 'rest-of-world')
      const url = new URL(consentUrl)
      url.searchParams.set('state', state)
      try {
        const loopback = await listenForRedirect({ state, port: redirectPort })
        loopback.redirect.then(onRedirect, () => undefined)
        return { url: url.href, close: loopback.close }
      } catch (error) {
        if (!isAppError(error)) throw error
        return { url: url.href, close: () => Promise.resolve() }
      }
    },
    finish: (redirect, state) => authorisation.finish(redirect, state),
    shopPort: (shop) => createShopPort({ ...caller, pacing: pacingOf(shop), shopCipher: shop.cipher, shopId: shop.id }),
    prerequisites: async (shop) => (await clientOf(shop).products.prerequisites()).check_results ?? [],
    revoke: async () => {
      const now = await vault.get(record.id)
      if (now === null || now.tokens === null || now.shops.length === 0) return false
      try {
        // The platform takes one shop at a time, and a seller may have several.
        for (const shop of now.shops) await clientOf(shop).authorization.deauthorize()
        return true
      } catch (error) {
        if (isAppError(error)) return false
        throw error
      }
    },
  }
}
