// The signed client against a real local server: what it sends, what it repeats, and what it says when things go wrong.
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { AppError } from '#contract/failure.ts'
import type { CallRecord } from '#main/shop/caller.ts'
import { createPacing } from '#main/shop/pacing.ts'
import { createShopClient } from '#main/shop/shop-client.ts'
import type { ShopClient } from '#main/shop/shop-client.ts'
import { fixedToken } from '#main/shop/tokens.ts'
import type { TokenSource } from '#main/shop/tokens.ts'
import { appKey, appSecret, cutAtOnce, cutInTheMiddle, envelope, raw, startLocalPlatform } from './local-platform.ts'
import type { LocalPlatform } from './local-platform.ts'

let platform: LocalPlatform
let records: CallRecord[] = []

beforeAll(async () => {
  platform = await startLocalPlatform()
})
afterAll(() => platform.stop())
afterEach(() => {
  platform.received.length = 0
  platform.setSkewMs(0)
  platform.acceptTokens('token-1')
  records = []
})

type Own = { baseUrl?: string; tokens?: TokenSource; secret?: string; clock?: () => number; cipher?: string | null }

const client = ({
  baseUrl = platform.url,
  tokens,
  secret = appSecret,
  clock = Date.now,
  cipher,
}: Own = {}): ShopClient =>
  createShopClient({
    baseUrl,
    appKey,
    appSecret: () => Promise.resolve(secret),
    tokens: tokens ?? fixedToken('token-1'),
    shopCipher: () => (cipher === undefined ? 'ROW_cipher' : cipher),
    pacing: createPacing({ clock, governor: { startPerSecond: 1000, lowestPerSecond: 1, highestPerSecond: 1000 } }),
    clock,
    // No delay between attempts: full jitter may be nothing.
    random: () => 0,
    onCall: (record) => records.push(record),
  })

const failureOf = async (call: Promise<unknown>): Promise<AppError> => {
  try {
    await call
  } catch (error) {
    // Everything the client throws is an AppError; the assertions below would fail on anything else.
    return error as AppError
  }
  throw new Error('The call was expected to fail')
}

const newListing = { title: 'Cup', idempotency_key: 'k-1' }

describe('what the client sends', () => {
  it('signs the very bytes of the body it sends, also beyond ASCII', async () => {
    platform.answer(envelope({ product_id: '1729592969712207008' }))
    const body = { title: 'Kaffeebecher „Grüße“ ☕', description: '<p>a &amp; b</p>', idempotency_key: 'k' }
    expect(await client().products.create(body)).toEqual({ product_id: '1729592969712207008' })
    expect(JSON.parse(platform.received[0]?.body ?? '')).toEqual(body)
  })

  it('signs page tokens and names decoded, and joins lists by commas', async () => {
    platform.answer(envelope({}))
    await client().products.search({ page_size: 100, page_token: 'a+/=b c' }, { status: 'ALL' })
    await client().brands.list({ page_size: 20, brand_name: 'Müller & Söhne' })
    await client().categories.listingSchemas(['600001', '600002'], { locale: 'en-US' })
    expect(
      platform.received.map(({ query }) => query['page_token'] ?? query['brand_name'] ?? query['category_ids']),
    ).toEqual(['a+/=b c', 'Müller & Söhne', '600001,600002'])
    expect(records.every(({ outcome }) => outcome === 'ok')).toBe(true)
  })

  it('sends the shop cipher only where it belongs', async () => {
    platform.answer(envelope({}))
    const { authorization, brands, products, media, seller } = client()
    await authorization.shops()
    await seller.status()
    await brands.create('Own brand')
    await media.uploadImage({ bytes: new Uint8Array([1, 2, 3]), name: 'a.jpg' }, 'MAIN_IMAGE')
    await products.get('1729592969712207008')
    await authorization.deauthorize()
    expect(platform.received.map(({ path, query }) => [path, query['shop_cipher'] ?? null])).toEqual([
      ['/authorization/202309/shops', null],
      ['/seller/202508/status', null],
      ['/product/202309/brands', null],
      ['/product/202309/images/upload', null],
      ['/product/202309/products/1729592969712207008', 'ROW_cipher'],
      ['/authorization/202403/shops', 'ROW_cipher'],
    ])
  })

  it('uploads an image as a form that the signature does not cover', async () => {
    platform.answer(envelope({ uri: 'tos-1' }))
    const answer = await client().media.uploadImage(
      { bytes: new Uint8Array([9, 8, 7]), name: 'a.jpg' },
      'SIZE_CHART_IMAGE',
    )
    expect(answer).toEqual({ uri: 'tos-1' })
    const { headers, body } = platform.received[0] ?? { headers: {}, body: '' }
    expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    expect(body).toContain('name="use_case"')
    expect(body).toContain('filename="a.jpg"')
  })

  it('keeps the token in its header and out of the address and the records', async () => {
    platform.answer(envelope({}))
    await client().products.get('1')
    expect(platform.received[0]?.token).toBe('token-1')
    expect(JSON.stringify([platform.received[0]?.query, records])).not.toMatch(/token-1|a-secret/)
  })

  it('refuses an id that would change which call it is, before anything is sent', async () => {
    const failure = await failureOf(client().products.get('1/../activate?x=1'))
    expect(failure.code).toBe('invalid')
    expect(platform.received).toEqual([])
  })

  it('keeps every digit of ids that arrive as numbers', async () => {
    platform.answer(raw(200, '{"code":0,"message":"Success","request_id":"r","data":{"id":1729592969712207008}}'))
    expect(await client().products.get('1')).toEqual({ id: '1729592969712207008' })
  })
})

describe('what the client repeats', () => {
  it('repeats a read whose answer was cut, was a web page, or could not be read', async () => {
    platform.answer(
      cutInTheMiddle,
      raw(502, '<html>Bad gateway</html>', 'text/html'),
      raw(200, '{"code":0,'),
      envelope({ id: '1' }),
    )
    expect(await client().products.get('1')).toEqual({ id: '1' })
    expect(records.map(({ outcome }) => outcome)).toEqual(['no-answer', 'no-answer', 'no-answer', 'ok'])
  })

  it.each([
    ['a connection cut in the middle of the answer', cutInTheMiddle],
    ['a connection cut before the answer', cutAtOnce],
    ['a web page', raw(200, '<!doctype html><title>Sign in</title>', 'text/html')],
    ['a broken answer', raw(200, '{"code":0,"data"')],
    ['an internal error', envelope(null, 36009003, 500)],
    ['a platform timeout', envelope(null, 36009007, 408)],
    ['a gateway without words', raw(504, '')],
  ])('sends a new listing once after %s, and asks to look it up', async (_name, reply) => {
    platform.answer(reply)
    const failure = await failureOf(client().products.create(newListing))
    expect(failure.code).toBe('unknown-outcome')
    expect(failure.details.action).toContain('looks in the shop')
    expect(platform.received).toHaveLength(1)
  })

  it('sends it again once a look-up has shown that it is not there', async () => {
    platform.answer(cutInTheMiddle, envelope({ product_id: '1' }))
    expect(await client().products.create(newListing, 'looked-up')).toEqual({ product_id: '1' })
  })

  it('still calls the outcome unknown when a later attempt could not even be sent', async () => {
    platform.answer(cutInTheMiddle, envelope(null, 12052023))
    const failure = await failureOf(client().products.create(newListing, 'looked-up'))
    expect(failure.code).toBe('unknown-outcome')
    expect(platform.received).toHaveLength(2)
  })

  it('repeats a write that was refused for too many calls, with and without a time to wait', async () => {
    platform.answer(
      envelope(null, 36009002, 429),
      raw(429, 'slow down', 'text/plain', { 'retry-after': '0' }),
      envelope({ product_id: '1' }),
    )
    expect(await client().products.create(newListing)).toEqual({ product_id: '1' })
    expect(records.map(({ outcome }) => outcome)).toEqual(['limited', 'limited', 'ok'])
  })

  it('says how long to wait where the platform asks for longer than anyone would', async () => {
    platform.answer(envelope(null, 36009002, 429, 'Too many requests', { 'retry-after': '3600' }))
    const shop = client()
    const failure = await failureOf(shop.products.get('1'))
    expect(failure).toMatchObject({ code: 'limited', details: { retryAfterSeconds: 3600, platformCode: 36009002 } })
    expect(await failureOf(shop.products.get('2'))).toMatchObject({ code: 'limited' })
    expect(platform.received).toHaveLength(1)
  })

  it('gives up on a business error at once, in the seller’s words', async () => {
    platform.answer(envelope(null, 12052223, 200, 'restricted'))
    const failure = await failureOf(client().products.create(newListing))
    expect(failure).toMatchObject({
      code: 'rejected',
      details: { platformCode: 12052223, platformMessage: 'restricted', requestId: '20260901120000A1B2C3D4E5F6A7B8C9' },
    })
    expect(failure.details.sentence).toContain('invite-only')
    expect(failure.details.link).toContain('qualification')
    expect(platform.received).toHaveLength(1)
  })

  it('takes code 0 for success and nothing else, whatever the status says', async () => {
    platform.answer(envelope(null, 12052032, 200))
    expect((await failureOf(client().products.get('1'))).code).toBe('rejected')
    platform.answer(envelope({ id: '5' }, 0, 400))
    expect(await client().products.get('1')).toEqual({ id: '5' })
  })
})

describe('when the connection is at fault', () => {
  it('says that nothing was sent where nobody listens', async () => {
    const closed = createServer()
    await new Promise<void>((resolve) => {
      closed.listen(0, '127.0.0.1', resolve)
    })
    // A server that listens on TCP has an address with a port.
    const { port } = closed.address() as AddressInfo
    await new Promise((resolve) => {
      closed.close(resolve)
    })
    const failure = await failureOf(client({ baseUrl: `http://127.0.0.1:${String(port)}` }).products.create(newListing))
    expect(failure.code).toBe('offline')
    expect(records.every(({ outcome }) => outcome === 'not-sent')).toBe(true)
  })

  it('says that the name is not known', async () => {
    const failure = await failureOf(client({ baseUrl: 'http://shop.invalid' }).products.create(newListing))
    expect(failure).toMatchObject({ code: 'offline' })
    expect(failure.details.sentence).toMatch(/could not be (found|reached)/)
  })

  it('says that the secure connection failed, and does not insist', async () => {
    const failure = await failureOf(
      client({ baseUrl: platform.url.replace('http:', 'https:') }).products.create(newListing),
    )
    expect(failure.code).toBe('offline')
    expect(failure.details.sentence).toContain('secure connection')
    expect(records).toHaveLength(1)
  })

  it('says that the network wants a sign-in', async () => {
    platform.answer(raw(511, '<html>Wi-Fi</html>', 'text/html'))
    const failure = await failureOf(client().products.create(newListing))
    expect(failure.code).toBe('offline')
    expect(failure.details.action).toContain('sign in')
  })

  it('does not follow a redirect, so that the token stays here', async () => {
    platform.answer(raw(302, '', 'text/html', { location: `${platform.url}/elsewhere` }))
    expect((await failureOf(client().authorization.shops())).code).toBe('offline')
    expect(platform.received.every(({ path }) => path === '/authorization/202309/shops')).toBe(true)
  })
})

describe('when the credentials are at fault', () => {
  it('says that key and secret do not fit, once', async () => {
    const failure = await failureOf(client({ secret: 'wrong' }).products.get('1'))
    expect(failure).toMatchObject({ code: 'auth', details: { platformCode: 106001 } })
    expect(failure.details.sentence).toContain('app secret')
    expect(platform.received).toHaveLength(1)
  })

  it.each([3_600_000, -3_600_000])(
    'corrects a clock that is off by %i ms from the answer and goes on',
    async (skewMs) => {
      platform.setSkewMs(skewMs)
      platform.answer(envelope({ product_id: '1' }))
      const shop = client()
      expect(await shop.products.create(newListing)).toEqual({ product_id: '1' })
      await shop.products.get('1')
      expect(records.map(({ next }) => next)).toEqual(['correct-clock', 'done', 'done'])
    },
  )

  it('refreshes an expired token once for many waiting calls', async () => {
    platform.acceptTokens('token-2')
    platform.answer(envelope({ id: '1' }))
    let current = 'token-1'
    let refreshes = 0
    let underWay: Promise<string> | null = null
    const tokens: TokenSource = {
      current: () => Promise.resolve(current),
      refresh: () => {
        underWay ??= new Promise((resolve) => {
          refreshes += 1
          setImmediate(() => {
            current = 'token-2'
            resolve(current)
          })
        })
        return underWay
      },
    }
    const shop = client({ tokens })
    await Promise.all(Array.from({ length: 12 }, (_, index) => shop.products.get(String(index + 1))))
    expect(refreshes).toBe(1)
    expect(platform.received.filter(({ token }) => token === 'token-2')).toHaveLength(12)
  })

  it('stops with a sentence where a fresh token is refused as well', async () => {
    platform.acceptTokens()
    const tokens: TokenSource = { current: () => Promise.resolve('token-1'), refresh: () => Promise.resolve('token-1') }
    const failure = await failureOf(client({ tokens }).products.get('1'))
    expect(failure).toMatchObject({ code: 'auth', details: { platformCode: 105002 } })
    expect(platform.received).toHaveLength(2)
  })

  it('tries again after trouble also where the first call had to wait long for its turn', async () => {
    platform.answer(envelope({}, 36009003, 503), envelope({ id: '1' }))
    let waitedMs = 0
    const clock = (): number => Date.now() + waitedMs
    const pacing = createPacing({ clock: Date.now })
    const shop = createShopClient({
      baseUrl: platform.url,
      appKey,
      appSecret: () => Promise.resolve(appSecret),
      tokens: fixedToken('token-1'),
      shopCipher: () => 'ROW_cipher',
      pacing: {
        ...pacing,
        enter: (...given) => {
          waitedMs += 100_000
          return pacing.enter(...given)
        },
      },
      clock,
      // What is signed goes by the platform's time.
      platformClock: { nowSeconds: () => Math.floor(Date.now() / 1000), learn: () => false, skewMs: () => 0 },
      random: () => 0,
      onCall: (record) => records.push(record),
      ceilings: { maxElapsedMs: 90_000, maxAttempts: 4, maxLimitedAttempts: 8 },
    })
    expect(await shop.products.get('1')).toEqual({ id: '1' })
    expect(records.map(({ next }) => next)).toEqual(['retry', 'done'])
  })

  it('asks to choose a shop before a call on one', async () => {
    expect((await failureOf(client({ cipher: null }).products.get('1'))).code).toBe('auth')
    expect(platform.received).toEqual([])
  })
})
