// A fault run against the practice shop: every fault it offers, at every step of connecting, renewing, reading and listing.
// Whatever happens, nothing is listed twice, no token is lost, reconnecting works, and no secret shows.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { AppError } from '#contract/failure.ts'
import type { Listing } from '#main/app/ports/shop.ts'
import { createAuthorisation } from '#main/shop/authorisation.ts'
import type { CallRecord } from '#main/shop/caller.ts'
import { createPacing } from '#main/shop/pacing.ts'
import { createShopPort } from '#main/shop/shop-port.ts'
import { createTokenCalls } from '#main/shop/token-calls.ts'
import { fixedToken } from '#main/shop/tokens.ts'
import type { TokenSet } from '#main/shop/tokens.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { control, png } from '../../sandbox/client.ts'
import { openLeaf } from '../../sandbox/listing.ts'
import { disturbances, startFaultProxy } from './fault-proxy.ts'
import type { FaultProxy } from './fault-proxy.ts'

const faultKinds = [
  'limited',
  'limited-with-retry-after',
  'error-before',
  'error-after',
  'cut-before',
  'cut-after',
  'slow-after',
  'malformed',
  'expired-token',
] as const

let shop: PracticeShop
let proxy: FaultProxy
let records: CallRecord[] = []
let serviceId = ''

beforeAll(async () => {
  shop = await startPracticeShop({ seed: 'demo', settings: { reviewDelayMs: [60_000, 60_000] } })
  const { apps } = (await control(shop.address, 'GET', '/apps')) as { apps: { serviceId: string }[] }
  serviceId = apps[0]?.serviceId ?? ''
  proxy = await startFaultProxy(shop.address.baseUrl)
})
afterAll(async () => {
  await proxy.stop()
  await shop.close()
})
afterEach(async () => {
  await control(shop.address, 'DELETE', '/faults')
  proxy.clear()
  records = []
})

const fault = (kind: string, operation: string, count = 1): Promise<unknown> =>
  control(shop.address, 'POST', '/faults', { kind, operation, count, delayMs: 20, retryAfterSeconds: 0 })

const failureOf = async (work: Promise<unknown>): Promise<AppError | null> => {
  try {
    await work
    return null
  } catch (error) {
    // Anything but an AppError makes the assertions on its code fail.
    return error as AppError
  }
}

const quick = { startPerSecond: 1000, lowestPerSecond: 1, highestPerSecond: 1000 }
const random = (): number => 0

const openPort = () =>
  createShopPort({
    baseUrl: shop.address.baseUrl,
    appKey: shop.address.appKey,
    appSecret: () => Promise.resolve(shop.address.appSecret),
    tokens: fixedToken(shop.address.accessToken),
    pacing: createPacing({ clock: Date.now, governor: quick }),
    clock: Date.now,
    random,
    shopCipher: shop.address.shopCipher,
    shopId: shop.address.shopId,
    onCall: (record) => records.push(record),
  })

/** A seller's answer on the consent page, as a browser would give it. Answers the address the seller would paste. */
const consent = async (url: string, answer: 'allow' | 'deny', state: string): Promise<string> => {
  const page = await (await fetch(url)).text()
  const ticket = /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const seller = /name="seller" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const scopes = [...page.matchAll(/name="scope" value="([^"]+)"/g)].map(([, scope = '']) => scope)
  const form = new URLSearchParams([
    ['ticket', ticket],
    ['state', state],
    ['seller', seller],
    ['answer', answer],
  ])
  for (const scope of scopes) form.append('scope', scope)
  const response = await fetch(new URL('/open/authorize', url), { method: 'POST', body: form, redirect: 'manual' })
  const location = response.headers.get('location')
  if (location !== null) return location
  const code = /id="auth-code">([^<]+)</.exec(await response.text())?.[1]
  return code === undefined ? `?code=null&error=auth_denied&state=${state}` : `?code=${code}&state=${state}`
}

const openAuthorisation = (memory: { stored: TokenSet | null }) => {
  const { appKey, appSecret } = shop.address
  const [baseUrl, authUrl] = [proxy.url, proxy.url]
  const secret = () => Promise.resolve(appSecret)
  return createAuthorisation({
    app: { baseUrl, consentHost: authUrl, appKey, appSecret: secret, serviceId },
    tokenCalls: createTokenCalls({ authUrl, appKey, appSecret: secret, clock: Date.now, random }),
    tokens: {
      read: () => Promise.resolve(memory.stored),
      write: (tokens) => {
        memory.stored = tokens
        return Promise.resolve()
      },
    },
    clock: Date.now,
    random,
    newState: () => `state-${String(Math.random()).slice(2)}`,
    onCall: (record) => records.push(record),
  })
}

type Authorisation = ReturnType<typeof openAuthorisation>

const connect = async (authorisation: Authorisation) => {
  const { consentUrl, state } = authorisation.begin('us')
  return authorisation.finish(await consent(consentUrl, 'allow', state), state)
}

const steps = ['/api/v2/token/get', '/api/v2/token/refresh', '/authorization/202309/shops']

describe('connecting to the practice shop', () => {
  it('goes from consent to the first call', async () => {
    const memory: { stored: TokenSet | null } = { stored: null }
    const connection = await connect(openAuthorisation(memory))
    expect(connection.shops.map(({ id }) => id)).toContain(shop.address.shopId)
    expect(connection.missing).toEqual([])
    expect(memory.stored?.accessToken).toMatch(/^TTP_/)
  })

  it('explains a seller who declines', async () => {
    const authorisation = openAuthorisation({ stored: null })
    const { consentUrl, state } = authorisation.begin('us')
    const failure = await failureOf(authorisation.finish(await consent(consentUrl, 'deny', state), state))
    expect(failure).toMatchObject({ code: 'auth' })
  })

  it.each(
    steps.flatMap((step) =>
      disturbances.flatMap((kind) => [
        [step, kind, 1] as const,
        [step, kind, kind.startsWith('limited') ? 2 : 9] as const,
      ]),
    ),
  )('survives %s being disturbed by %s, %i times', async (step, kind, count) => {
    const memory: { stored: TokenSet | null } = { stored: null }
    const authorisation = openAuthorisation(memory)
    if (step.includes('refresh')) await connect(authorisation)
    const before = memory.stored
    proxy.disturb(kind, step, count)
    const work = step.includes('refresh')
      ? authorisation.tokens.refresh(before?.accessToken ?? '')
      : connect(authorisation)
    const failure = await failureOf(work)
    expect(proxy.hits()).toBeGreaterThan(0)
    const known: (string | null)[] = [null, 'auth', 'offline', 'limited', 'rejected']
    expect(known).toContain(failure?.code ?? null)
    expect(failure?.details.action ?? 'fine').not.toBe('')
    // What was kept is never thrown away, and what was granted is kept even if the next step failed.
    expect(memory.stored === null).toBe(before === null && step.includes('token/get') && failure !== null)
    proxy.clear()
    // From whatever it left behind, connecting again works and the tokens are good.
    expect((await connect(authorisation)).shops.length).toBeGreaterThan(0)
    expect((await authorisation.current()).shops.length).toBeGreaterThan(0)
    const shown = JSON.stringify([failure?.details, failure?.message, records])
    for (const secret of [shop.address.appSecret, memory.stored?.accessToken, memory.stored?.refreshToken]) {
      expect(shown).not.toContain(secret)
    }
  })
})

const listingNamed = (name: string, imageUri: string, warehouseId: string): Listing => ({
  externalProductId: `p-${name}`,
  title: `A Field Guide to Mosses, ${name}`,
  description: '<p>Every moss of the region, with drawings.</p>',
  categoryId: openLeaf,
  categoryVersion: 'v2',
  brandId: null,
  imageUris: [imageUri],
  weight: { value: '1.2', unit: 'POUND' },
  dimensions: { length: '9', width: '6', height: '1', unit: 'INCH' },
  attributes: [],
  certifications: [],
  sizeChartUri: null,
  sizeChartTemplateId: null,
  skus: [
    {
      remoteSkuId: null,
      externalSkuId: `v-${name}`,
      sellerSku: `MOSS-${name}`,
      price: { amount: '24.50', currency: 'USD' },
      listPrice: null,
      quantity: 12,
      warehouseId,
      salesAttributes: [],
      identifier: null,
    },
  ],
  isDraft: false,
})

describe('listing in the practice shop', () => {
  it.each(faultKinds)('lists once in spite of %s on every call', async (kind) => {
    const port = openPort()
    const warehouses = await port.warehouses()
    const warehouseId = warehouses.find(({ isSales }) => isSales)?.id ?? ''
    const { uri } = await port.uploadImage({ bytes: png(800, 800, kind), name: 'moss.png', use: 'MAIN_IMAGE' })
    const listing = listingNamed(kind, uri, warehouseId)
    await fault(kind, 'POST /product/202309/products', 2)
    const sellerSkus = [`MOSS-${kind}`]
    // What the app does: look first after an unknown outcome, then send again with the same key.
    const publish = async (): Promise<void> => {
      for (let round = 0; round < 5; round += 1) {
        const failure = await failureOf(port.createProduct(listing, `key-${kind}`))
        if (failure === null) return
        expect(['unknown-outcome', 'limited', 'offline', 'auth']).toContain(failure.code)
        if ((await port.searchProducts({ sellerSkus })).total > 0) return
      }
      throw new Error('It was never listed')
    }
    await publish()
    const found = await port.searchProducts({ sellerSkus })
    expect(found.products.map(({ sellerSkus: skus }) => skus)).toEqual([sellerSkus])
    expect(records.some(({ outcome }) => outcome !== 'ok')).toBe(kind !== 'slow-after')
  })

  it.each(faultKinds.filter((kind) => kind !== 'expired-token'))('reads on in spite of %s', async (kind) => {
    await fault(kind, 'GET /product/202309/categories', 2)
    expect((await openPort().categories('v2', 'en-US')).length).toBeGreaterThan(1000)
  })
})

// These end every token of the shop, so they come last.
describe('tokens of the practice shop', () => {
  it('renews a token that expired in the middle, once for many calls', async () => {
    const memory: { stored: TokenSet | null } = { stored: null }
    const authorisation = openAuthorisation(memory)
    await connect(authorisation)
    const first = memory.stored?.accessToken
    await control(shop.address, 'POST', '/tokens/expire', { kind: 'access' })
    await Promise.all([authorisation.current(), authorisation.current(), authorisation.current()])
    expect(memory.stored?.accessToken).not.toBe(first)
    expect(new Set(records.map(({ next }) => next))).toEqual(new Set(['done', 'refresh-token']))
  })

  it('asks to connect again where the seller has withdrawn the authorisation, and that works', async () => {
    const memory: { stored: TokenSet | null } = { stored: null }
    const authorisation = openAuthorisation(memory)
    await connect(authorisation)
    await control(shop.address, 'POST', '/tokens/expire', { kind: 'all' })
    expect(await failureOf(authorisation.current())).toMatchObject({ code: 'auth' })
    expect((await connect(authorisation)).shops.length).toBeGreaterThan(0)
  })
})
