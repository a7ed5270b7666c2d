// The consent page, codes and tokens of the practice shop, as a browser and an app's server meet them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { call, control } from './client.ts'

let shop: PracticeShop
let serviceId = ''
beforeAll(async () => {
  shop = await startPracticeShop({ seed: 'empty', clock: 'manual' })
  const { apps } = await control(shop.address, 'GET', '/apps')
  serviceId = apps[0].serviceId
  await control(shop.address, 'PATCH', `/apps/${shop.address.appKey}`, {
    redirectUrl: 'http://127.0.0.1:9/back?from=practice',
  })
})
afterAll(async () => shop.close())

const open = async (query: string): Promise<{ html: string; headers: Headers }> => {
  const response = await fetch(`${shop.address.authUrl}/open/authorize?${query}`)
  return { html: await response.text(), headers: response.headers }
}
const field = (html: string, name: string): string => {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  return value.replace(/&#(\d+);/g, (_, number) => String.fromCharCode(Number(number)))
}

const answer = async (html: string, choice: 'allow' | 'deny', scopes?: readonly string[]): Promise<URL> => {
  const form = new URLSearchParams({
    ticket: field(html, 'ticket'),
    state: field(html, 'state'),
    seller: field(html, 'seller'),
    answer: choice,
  })
  for (const scope of scopes ?? [...html.matchAll(/name="scope" value="([^"]*)"/g)].map(([, value = '']) => value))
    form.append('scope', scope)
  const response = await fetch(`${shop.address.authUrl}/open/authorize`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
  })
  return new URL(response.headers.get('location') ?? 'about:blank')
}

const token = async (kind: string, parameters: Record<string, string>, method = 'GET') => {
  const query = new URLSearchParams({ app_key: shop.address.appKey, app_secret: shop.address.appSecret, ...parameters })
  return (await fetch(`${shop.address.authUrl}/api/v2/token/${kind}?${query.toString()}`, { method })).json()
}
const authorize = async (scopes?: readonly string[]): Promise<string> => {
  const { html } = await open(`service_id=${serviceId}&state=here`)
  return (await answer(html, 'allow', scopes)).searchParams.get('code') ?? ''
}

describe('the consent page', () => {
  test('has no scripts, and a policy that allows none', async () => {
    const { html, headers } = await open(`service_id=${serviceId}`)
    const policy = headers.get('content-security-policy') ?? ''
    expect(html).not.toContain('<script')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(html).toContain(`nonce="${/'nonce-([^']+)'/.exec(policy)?.[1] ?? '-'}"`)
  })

  test('leads back with a code and the state that came', async () => {
    const { html } = await open(`app_key=${shop.address.appKey}&state=a%22%3Cb`)
    const target = await answer(html, 'allow')
    expect(target.origin + target.pathname).toBe('http://127.0.0.1:9/back')
    expect(Object.fromEntries(target.searchParams)).toMatchObject({
      from: 'practice',
      state: 'a"<b',
      app_key: shop.address.appKey,
    })
    expect(target.searchParams.get('code')).toMatch(/^TTP_/)
  })

  test('leads back with an error when the seller declines', async () => {
    const { html } = await open(`service_id=${serviceId}&state=here`)
    const target = await answer(html, 'deny')
    expect(Object.fromEntries(target.searchParams)).toMatchObject({ code: 'null', error: 'auth_denied', state: 'here' })
  })

  test('takes no answer that did not come from it', async () => {
    const response = await fetch(`${shop.address.authUrl}/open/authorize`, {
      method: 'POST',
      body: 'answer=allow',
      redirect: 'manual',
    })
    expect(response.headers.get('location')).toBeNull()
  })

  test('says so when the app is unknown', async () => {
    expect((await open('service_id=7')).html).toContain('Unknown app')
  })
})

describe('a code', () => {
  test('becomes tokens once, with absolute times and the scopes that were left', async () => {
    const code = await authorize(['seller.product.basic', 'seller.authorization.info'])
    const first = await token('get', { auth_code: code, grant_type: 'authorized_code' })
    expect(first).toMatchObject({ code: 0, message: 'success', data: { user_type: 0, seller_base_region: 'US' } })
    const now = Date.now() / 1000
    expect(first.data.access_token_expire_in - now).toBeGreaterThan(6.9 * 86_400)
    expect(first.data.granted_scopes).toEqual(['seller.product.basic', 'seller.authorization.info'])
    expect(await token('get', { auth_code: code, grant_type: 'authorized_code' })).toMatchObject({ code: 36004004 })
    const refused = await call(shop.address, 'GET', '/logistics/202309/warehouses', { token: first.data.access_token })
    expect(refused).toMatchObject({ code: 105005, status: 403 })
  })

  test('is worthless after 30 minutes', async () => {
    const code = await authorize()
    await control(shop.address, 'POST', '/clock', { action: 'move', minutes: 31 })
    expect(await token('get', { auth_code: code, grant_type: 'authorized_code' })).toMatchObject({ code: 36004004 })
  })

  test('may be fetched by POST as well, as one client does', async () => {
    expect(await token('get', { auth_code: await authorize(), grant_type: 'authorized_code' }, 'POST')).toMatchObject({
      code: 0,
    })
  })
})

describe('a refresh', () => {
  test('rotates: the token that was sent dies, the new one works', async () => {
    const { data } = await token('get', { auth_code: await authorize(), grant_type: 'authorized_code' })
    const refreshed = await token('refresh', { refresh_token: data.refresh_token, grant_type: 'refresh_token' })
    expect(refreshed.code).toBe(0)
    expect(await token('refresh', { refresh_token: data.refresh_token, grant_type: 'refresh_token' })).toMatchObject({
      code: 36004001,
    })
    const shops = await call(shop.address, 'GET', '/authorization/202309/shops', {
      token: refreshed.data.access_token,
      cipher: null,
    })
    expect(shops.code).toBe(0)
  })

  test('mends an access token that has expired', async () => {
    const { data } = await token('get', { auth_code: await authorize(), grant_type: 'authorized_code' })
    await control(shop.address, 'POST', '/clock', { action: 'move', days: 8 })
    const old = await call(shop.address, 'GET', '/authorization/202309/shops', {
      token: data.access_token,
      cipher: null,
    })
    expect(old).toMatchObject({ code: 105002, status: 401 })
    const refreshed = await token('refresh', { refresh_token: data.refresh_token, grant_type: 'refresh_token' })
    const shops = await call(shop.address, 'GET', '/authorization/202309/shops', {
      token: refreshed.data.access_token,
      cipher: null,
    })
    expect(shops.code).toBe(0)
  })

  test('needs the right secret', async () => {
    expect(
      await token('refresh', { app_secret: 'wrong', refresh_token: 'x', grant_type: 'refresh_token' }),
    ).toMatchObject({ code: 36009004 })
  })
})

test('nothing works any more once the app was cut off', async () => {
  const { data } = await token('get', { auth_code: await authorize(), grant_type: 'authorized_code' })
  expect(await call(shop.address, 'DELETE', '/authorization/202403/shops', { token: data.access_token })).toMatchObject(
    { code: 0 },
  )
  expect(
    await call(shop.address, 'GET', '/authorization/202309/shops', { token: data.access_token, cipher: null }),
  ).toMatchObject({ code: 36009004 })
  expect(await token('refresh', { refresh_token: data.refresh_token, grant_type: 'refresh_token' })).toMatchObject({
    code: 36004001,
  })
})
