// One connected seller at work: consent, tokens and clients over one record of the vault. All its clients share one keeper of tokens.
import { isAppError } from '#contract/failure.ts'
import type { ShopIdentity, ShopPort } from '#main/app/ports/shop.ts'
import { createAuthorisation } from '#main/shop/authorisation.ts'
import type { CallerOptions } from '#main/shop/caller.ts'
import { listenForRedirect } from '#main/shop/loopback.ts'
import { createPacing } from '#main/shop/pacing.ts'
import type { Pacing } from '#main/shop/pacing.ts'
import { createShopClient } from '#main/shop/shop-client.ts'
import { createShopPort } from '#main/shop/shop-port.ts'
import { createTokenCalls } from '#main/shop/token-calls.ts'
import type { TokensPort } from '#main/shop/tokens.ts'
import type { CallLog } from './call-log.ts'
import type { toPrerequisite } from './prerequisites.ts'
import type { Vault, VaultRecord } from './vault.ts'

/** Where a seller's platform is. The real hosts, or those of a practice shop. */
export type Endpoints = { readonly baseUrl: string; readonly authUrl: string; readonly consentHost?: string }

export type Seller = {
  /** Begins a consent: the page to open, and a listener that hands on the redirect where it can come back by itself. */
  readonly consent: (
    state: string,
    onRedirect: (redirect: string) => void,
  ) => Promise<{ url: string; close: () => void }>
  readonly finish: (redirect: string, state: string) => Promise<{ readonly shops: readonly ShopIdentity[] }>
  readonly shopPort: (shop: ShopIdentity) => ShopPort
  readonly prerequisites: (shop: ShopIdentity) => Promise<readonly Parameters<typeof toPrerequisite>[0][]>
  /** Withdraws the authorisation at the platform. False where it could not be told. */
  readonly revoke: () => Promise<boolean>
}

/** The port that sellers enter in the redirect address of their app in Partner Center: http://127.0.0.1:27416/callback. */
export const redirectPort = 27_416

/** A seller over its record. `vault` keeps new tokens before anyone uses them. */
export const createSeller = (record: VaultRecord, endpoints: Endpoints, vault: Vault, log: CallLog): Seller => {
  const clock = Date.now
  const random = Math.random
  const appSecret = async (): Promise<string> => (await vault.get(record.id))?.appSecret ?? ''
  const tokens: TokensPort = {
    read: async () => (await vault.get(record.id))?.tokens ?? null,
    write: (fresh) =>
      vault.change(record.id, (now) =>
        now === null ? null : { ...now, tokens: { ...fresh, grantedScopes: [...fresh.grantedScopes] } },
      ),
  }
  const { appKey, serviceId } = record
  const tokenCalls = createTokenCalls({ authUrl: endpoints.authUrl, appKey, appSecret, clock, random })
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
    random,
    newState: () => record.state ?? '',
    onCall: log.add,
  })
  // The platform counts calls for each shop apart, so each has its own speed, shared by all its clients.
  const pacings = new Map<string, Pacing>()
  const pacingOf = ({ id }: ShopIdentity): Pacing => {
    const pacing = pacings.get(id) ?? createPacing({ clock })
    pacings.set(id, pacing)
    return pacing
  }
  const caller: Omit<CallerOptions, 'shopCipher' | 'pacing'> = {
    baseUrl: endpoints.baseUrl,
    appKey,
    appSecret,
    tokens: authorisation.tokens,
    clock,
    random,
    onCall: log.add,
  }
  const clientOf = (shop: ShopIdentity) =>
    createShopClient({ ...caller, pacing: pacingOf(shop), shopCipher: () => shop.cipher })

  return {
    consent: async (state, onRedirect) => {
      const { consentUrl } = authorisation.begin(record.market === 'US' ? 'us' : 'rest-of-world')
      const url = new URL(consentUrl)
      url.searchParams.set('state', state)
      try {
        const loopback = await listenForRedirect({ state, port: redirectPort })
        loopback.redirect.then(onRedirect, () => undefined)
        return { url: url.href, close: () => void loopback.close() }
      } catch (error) {
        if (!isAppError(error)) throw error
        return { url: url.href, close: () => undefined }
      }
    },
    finish: (redirect, state) => authorisation.finish(redirect, state),
    shopPort: (shop) => createShopPort({ ...caller, pacing: pacingOf(shop), shopCipher: shop.cipher, shopId: shop.id }),
    prerequisites: async (shop) => (await clientOf(shop).products.prerequisites()).check_results ?? [],
    revoke: async () => {
      const [shop] = record.shops
      if (shop === undefined || record.tokens === null) return false
      try {
        await clientOf(shop).authorization.deauthorize()
        return true
      } catch (error) {
        if (isAppError(error)) return false
        throw error
      }
    },
  }
}
