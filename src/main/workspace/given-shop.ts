// The shop that is at hand without connecting anything: the one named when the workspace was opened, else the one named last, else the embedded
// practice shop. Secrets go into the box only; the settings remember the rest.
import type { Shop } from '#contract/app.ts'
import { AppError } from '#contract/failure.ts'
import { limitsOf } from '#core/markets/limits-of.ts'
import type { Log } from '#main/app/ports/host.ts'
import type { Budget } from '#main/shop/budget.ts'
import type { Ending } from '#main/shop/ending.ts'
import { createPacing } from '#main/shop/pacing.ts'
import { createShopPort } from '#main/shop/shop-port.ts'
import { createTokenCalls } from '#main/shop/token-calls.ts'
import { createTokenKeeper, fixedToken } from '#main/shop/tokens.ts'
import type { TokenSet, TokenSource } from '#main/shop/tokens.ts'
import type { CallLog } from './connections/call-log.ts'
import type { GivenShop } from './connections/connections.ts'
import { practiceShop } from './options.ts'
import type { ShopOptions } from './options.ts'
import { startPracticeShopWorker } from './practice.ts'
import type { PracticeShopFacts } from './practice.ts'
import type { Redactor } from './redact.ts'
import type { SecretBox } from './secrets.ts'
import type { ConnectionSettings, WorkspaceSettings } from './settings.ts'

export type GivenShopParts = {
  readonly options: ShopOptions
  readonly settings: WorkspaceSettings
  readonly secrets: SecretBox
  readonly practiceState: string
  readonly redactor: Redactor
  readonly calls: CallLog
  readonly budgetOf: (app: string, shop: string) => Budget
  readonly ending: Ending
  readonly log: Log
  readonly practiceChanged: (isRunning: boolean) => void
}

export type GivenShopSource = {
  readonly get: () => Promise<GivenShop>
  /** Where the embedded practice shop listens; null where another shop stands in for it or it could not be started. */
  readonly practice: () => PracticeShopFacts | null
  readonly close: () => Promise<void>
}

const secretNames = ['appSecret', 'accessToken', 'shopCipher'] as const
const identityWaitMs = 5_000
const clock = Date.now
const random = Math.random

const missing = (what: string, shopUrl: string): AppError =>
  new AppError('auth', {
    sentence: `The ${what} of the shop at ${shopUrl} is not at hand.`,
    action:
      'Give it again (LISTWRIGHT_APP_SECRET, LISTWRIGHT_ACCESS_TOKEN), or start with --shop-url practice to go back to the practice shop.',
    place: 'Connection',
  })

const isLoopback = (address: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname)

const asShop = ({ id, name, region }: { id: string; name: string; region: string }, isPractice: boolean): Shop => ({
  id,
  name,
  region,
  currency: limitsOf(region).currency.value,
  isPractice,
  isOnline: true,
  readAt: null,
})

const given = (shop: Shop, port: ReturnType<typeof createShopPort>): GivenShop => ({
  shop,
  port,
  prerequisites: async () => (await port.client.products.prerequisites()).check_results ?? [],
})

// The practice shop's tokens end like real ones, but a new start hands out new ones: nothing has to be kept.
const practiceTokens = (facts: PracticeShopFacts, ending: Ending): TokenSource => {
  const { authUrl, appKey, appSecret } = facts
  const calls = createTokenCalls({
    authUrl,
    appKey,
    appSecret: () => Promise.resolve(appSecret),
    clock,
    random,
    ending,
  })
  const never = '9999-12-31T00:00:00.000Z'
  let current: TokenSet = {
    accessToken: facts.accessToken,
    accessTokenExpiresAt: never,
    refreshToken: facts.refreshToken,
    refreshTokenExpiresAt: never,
    openId: '',
    sellerName: '',
    sellerRegion: '',
    userType: 0,
    grantedScopes: [],
  }
  const write = async (tokens: TokenSet): Promise<void> => {
    current = tokens
  }
  return createTokenKeeper({ port: { read: async () => current, write }, renew: calls.renew, clock })
}

const openPractice = (parts: GivenShopParts): GivenShopSource => {
  const { practiceState, redactor, calls, log, practiceChanged } = parts
  let facts: PracticeShopFacts | null = null
  const starting = startPracticeShopWorker(practiceState, log, practiceChanged)
  const opening = starting.then(
    async (running) => {
      facts = running.facts
      const { baseUrl, appKey, appSecret, shopCipher, shopId, accessToken, refreshToken } = facts
      for (const secret of [appSecret, shopCipher, accessToken, refreshToken]) redactor.hide(secret)
      const port = createShopPort({
        baseUrl,
        appKey,
        appSecret: async () => appSecret,
        tokens: practiceTokens(facts, parts.ending),
        pacing: createPacing({ clock, budget: parts.budgetOf('given', shopId) }),
        clock,
        random,
        shopCipher,
        shopId,
        onCall: calls.add,
        ending: parts.ending,
      })
      return given(asShop(await port.identity(), true), port)
    },
    (cause: unknown) => {
      log.error('The practice shop could not be started', { error: cause })
      throw new AppError(
        'offline',
        {
          sentence: 'The practice shop of this workspace could not be started.',
          action: `Start Listwright again. If it stays, move ${practiceState} away: the practice shop then begins anew, your catalogue is not touched.`,
          place: practiceState,
        },
        { cause },
      )
    },
  )
  // Whoever asks hears of it; nobody asking is no unhandled failure.
  opening.catch(() => undefined)
  return {
    get: () => opening,
    practice: () => facts,
    close: async () => (await starting.catch(() => null))?.stop(),
  }
}

const within = async <T>(work: Promise<T>, milliseconds: number): Promise<T | null> => {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), milliseconds).unref())
  return Promise.race([work, late]).catch(() => null)
}

/** Keeps what was given now, and finds what was given before. Keys of another shop are forgotten: they must not be tried on this one. */
const keepKeys = async (
  { options, secrets, settings }: GivenShopParts,
  shopUrl: string,
): Promise<ConnectionSettings> => {
  const remembered = settings.connection()
  const isSame = remembered.shopUrl === shopUrl
  for (const name of secretNames) {
    if (!isSame || options[name] !== null) await secrets.write(name, options[name])
  }
  const connection = {
    shopUrl,
    appKey: options.appKey ?? (isSame ? remembered.appKey : null),
    shop: isSame ? remembered.shop : null,
  }
  settings.saveConnection(connection)
  return connection
}

const openRunning = async (parts: GivenShopParts, shopUrl: string): Promise<GivenShopSource> => {
  const connection = await keepKeys(parts, shopUrl)
  const { options, secrets, redactor, calls, settings } = parts
  const keyOf = async (name: (typeof secretNames)[number]) => options[name] ?? (await secrets.read(name))
  const [appSecret, accessToken, shopCipher] = [
    await keyOf('appSecret'),
    await keyOf('accessToken'),
    await keyOf('shopCipher'),
  ]
  for (const secret of [appSecret, accessToken, shopCipher]) redactor.hide(secret ?? '')
  const withoutToken = (): Promise<string> => Promise.reject(missing('access token', shopUrl))
  const port = createShopPort({
    baseUrl: shopUrl,
    appKey: connection.appKey ?? '',
    appSecret: async () => {
      if (appSecret === null || connection.appKey === null) throw missing('app key or app secret', shopUrl)
      return appSecret
    },
    tokens: accessToken === null ? { current: withoutToken, refresh: withoutToken } : fixedToken(accessToken),
    pacing: createPacing({ clock, budget: parts.budgetOf('given', shopUrl) }),
    clock,
    random,
    shopCipher,
    shopId: null,
    onCall: calls.add,
    ending: parts.ending,
  })
  const identify = async (): Promise<Shop> => {
    const isPractice = isLoopback(shopUrl)
    if (connection.shop !== null) return asShop(connection.shop, isPractice)
    const identity = await within(port.identity(), identityWaitMs)
    if (identity === null) {
      // Not reached yet: a name to work under until it is. Nothing can be listed before that.
      const stranger = { id: `unreached ${shopUrl}`, name: new URL(shopUrl).host, region: 'US' }
      return { ...asShop(stranger, isPractice), isOnline: false }
    }
    const { id, name, region } = identity
    settings.saveConnection({ ...connection, shop: { id, name, region } })
    return asShop(identity, isPractice)
  }
  let identifying: Promise<Shop> | null = null
  return {
    get: async () => {
      identifying ??= identify()
      return given(await identifying, port)
    },
    practice: () => null,
    close: async () => undefined,
  }
}

/** Opens it. Only naming a shop writes anything. */
export const openGivenShop = async (parts: GivenShopParts): Promise<GivenShopSource> => {
  const { options, settings } = parts
  if (options.shopUrl === practiceShop) settings.saveConnection({ shopUrl: null, appKey: null, shop: null })
  const shopUrl = options.shopUrl === practiceShop ? null : (options.shopUrl ?? settings.connection().shopUrl)
  return shopUrl === null ? openPractice(parts) : openRunning(parts, shopUrl)
}
