// Connecting a seller against a local server: from the redirect to the first call, and everything that can go wrong on the way.
import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createAuthorisation, daysUntilAuthorisationEnds } from '#main/shop/authorisation.ts'
import { listenForRedirect } from '#main/shop/loopback.ts'
import { createTokenCalls } from '#main/shop/token-calls.ts'
import type { TokenSet } from '#main/shop/tokens.ts'
import { appKey, appSecret, cutAtOnce, cutInTheMiddle, envelope, raw, startLocalPlatform } from './local-platform.ts'
import type { LocalPlatform, Reply } from './local-platform.ts'

let platform: LocalPlatform
let stored: TokenSet | null = null

beforeAll(async () => {
  platform = await startLocalPlatform()
})
afterAll(() => platform.stop())
afterEach(() => {
  platform.received.length = 0
  platform.acceptTokens('token-1')
  stored = null
})

const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds
const grant = (name = '1'): Reply =>
  envelope({
    access_token: `token-${name}`,
    access_token_expire_in: inSeconds(7 * 86_400),
    refresh_token: `refresh-${name}`,
    refresh_token_expire_in: inSeconds(80 * 86_400),
    open_id: 'o1',
    seller_name: 'Tasse & Co',
    seller_base_region: 'US',
    user_type: 0,
    granted_scopes: ['seller.authorization.info', 'seller.product.basic', 'seller.product.write'],
  })
const shops = envelope({
  shops: [
    { id: '749', name: 'One', region: 'US', seller_type: 'LOCAL', cipher: 'TTP_1', code: 'USLC1' },
    { id: '750', name: 'Two', region: 'GB', seller_type: 'LOCAL', cipher: 'ROW_2', code: 'GBLC2' },
  ],
})

const authorise = () => {
  const secret = () => Promise.resolve(appSecret)
  const tokenCalls = createTokenCalls({
    authUrl: platform.url,
    appKey,
    appSecret: secret,
    clock: Date.now,
    random: () => 0,
  })
  return createAuthorisation({
    app: { baseUrl: platform.url, consentHost: platform.url, appKey, appSecret: secret, serviceId: '73' },
    tokenCalls,
    tokens: {
      read: () => Promise.resolve(stored),
      write: (tokens) => {
        stored = tokens
        return Promise.resolve()
      },
    },
    clock: Date.now,
    random: () => 0,
    newState: () => 'state-1',
  })
}

const good = 'https://seller.example/back?code=code-1&state=state-1'

describe('connecting a shop', () => {
  it('goes from the redirect to the shops, with what was not granted', async () => {
    platform.answer(grant(), shops)
    const authorisation = authorise()
    expect(authorisation.begin('us').consentUrl).toContain('service_id=73&state=state-1')
    const connection = await authorisation.finish(good, 'state-1')
    expect(connection.shops.map(({ id, cipher }) => [id, cipher])).toEqual([
      ['749', 'TTP_1'],
      ['750', 'ROW_2'],
    ])
    expect(connection.missing.map(({ scope }) => scope)).toContain('seller.logistics')
    expect(daysUntilAuthorisationEnds(connection.authorisationEndsAt, Date.now())).toBe(79)
    expect(platform.received[0]?.query).toMatchObject({
      auth_code: 'code-1',
      grant_type: 'authorized_code',
      app_key: appKey,
    })
    expect(platform.received[0]?.query['sign']).toBeUndefined()
    expect(JSON.stringify(connection)).not.toMatch(/token-1|refresh-1/)
  })

  it('keeps the tokens when listing the shops fails, so that nothing has to be approved again', async () => {
    platform.answer(grant(), raw(500, 'oops'))
    const authorisation = authorise()
    await expect(authorisation.finish(good, 'state-1')).rejects.toMatchObject({ code: 'offline' })
    expect(stored).toMatchObject({ accessToken: 'token-1', refreshToken: 'refresh-1' })
    platform.answer(shops)
    expect((await authorisation.current()).shops).toHaveLength(2)
  })

  it('explains a rejection without calling anyone', async () => {
    const denied = 'https://seller.example/back?code=null&error=auth_denied&state=state-1'
    await expect(authorise().finish(denied, 'state-1')).rejects.toMatchObject({ code: 'auth' })
    expect(platform.received).toEqual([])
  })

  it.each([
    ['a code that is used up', envelope(null, 36004004, 200, 'auth code invalid'), 'auth', 'once and for 30 minutes'],
    ['a seller who is not onboarded', envelope(null, 105004, 200, 'auth state inactive'), 'auth', 'onboarded'],
    ['a web page of a proxy', raw(200, '<html></html>', 'text/html'), 'offline', 'web page'],
    ['an answer without tokens', envelope({}), 'auth', 'without tokens'],
    ['too many calls', envelope(null, 36009002, 429, 'slow', { 'retry-after': '600' }), 'limited', 'fewer calls'],
  ])('has a sentence for %s and can be tried again', async (_name, reply, code, words) => {
    platform.answer(reply)
    const authorisation = authorise()
    await expect(authorisation.finish(good, 'state-1')).rejects.toMatchObject({
      code,
      details: { sentence: expect.stringContaining(words) as string },
    })
    platform.answer(grant(), shops)
    expect((await authorisation.finish(good, 'state-1')).shops).toHaveLength(2)
  })

  it('asks again where the answer to the code was cut off', async () => {
    platform.answer(cutInTheMiddle, cutAtOnce, grant(), shops)
    expect((await authorise().finish(good, 'state-1')).sellerName).toBe('Tasse & Co')
  })

  it('says that a connection opens no shop', async () => {
    platform.answer(grant(), envelope({ shops: [] }))
    await expect(authorise().finish(good, 'state-1')).rejects.toMatchObject({
      details: { sentence: expect.stringContaining('no shop') as string },
    })
    expect(stored).not.toBeNull()
  })

  it('renews tokens in the middle of its work and writes them down first', async () => {
    platform.answer(grant(), shops)
    const authorisation = authorise()
    await authorisation.finish(good, 'state-1')
    platform.acceptTokens('token-2')
    platform.answer(grant('2'), shops)
    await authorisation.current()
    expect(stored?.refreshToken).toBe('refresh-2')
    expect(platform.received.filter(({ path }) => path === '/api/v2/token/refresh')[0]?.query).toMatchObject({
      refresh_token: 'refresh-1',
      grant_type: 'refresh_token',
    })
  })
})

describe('the listener on this computer', () => {
  it('goes on waiting where something on this computer asks for what is no address', async () => {
    const loopback = await listenForRedirect({ state: 'state-1' })
    const { port } = new URL(loopback.redirectUrl)
    for (const path of ['//', '/callback?code=a&state=b', 'http://[']) {
      const status = await new Promise((resolve, reject) => {
        const asked = request({ host: '127.0.0.1', port, path }, (response) => {
          response.resume()
          resolve(response.statusCode)
        })
        asked.once('error', reject)
        asked.end()
      })
      expect([400, 404]).toContain(status)
    }
    expect((await fetch(`${loopback.redirectUrl}?code=code-1&state=state-1`)).status).toBe(200)
    expect(await loopback.redirect).toContain('code=code-1')
    await loopback.close()
  })

  it('takes the first redirect with the right state and shows a page without secrets', async () => {
    const loopback = await listenForRedirect({ state: 'state-1' })
    const wrong = await fetch(`${loopback.redirectUrl}?code=stolen&state=guess`)
    expect(wrong.status).toBe(400)
    const elsewhere = await fetch(loopback.redirectUrl.replace('/callback', '/other?code=c&state=state-1'))
    expect(elsewhere.status).toBe(404)
    const right = await fetch(`${loopback.redirectUrl}?code=code-1&state=state-1`)
    expect(right.headers.get('content-security-policy')).toBe("default-src 'none'")
    expect(await right.text()).not.toContain('code-1')
    expect(await loopback.redirect).toContain('code=code-1&state=state-1')
    await loopback.close()
  })

  it('says that its port is taken', async () => {
    const first = await listenForRedirect({ state: 'a' })
    const port = Number(new URL(first.redirectUrl).port)
    await expect(listenForRedirect({ state: 'b', port })).rejects.toMatchObject({ code: 'conflict' })
    await first.close()
    await expect(first.redirect).rejects.toMatchObject({ code: 'conflict' })
  })
})
