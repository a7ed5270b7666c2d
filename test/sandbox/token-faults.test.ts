// Faults on the token endpoints and the consent page: what an app meets that loses an answer there, and how it goes on.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { call, control } from './client.ts'

let shop: PracticeShop
beforeAll(async () => {
  shop = await startPracticeShop({ seed: 'empty' })
  await control(shop.address, 'PATCH', `/apps/${shop.address.appKey}`, { redirectUrl: 'http://127.0.0.1:9/back' })
})
afterAll(async () => shop.close())
afterEach(async () => {
  await control(shop.address, 'DELETE', '/faults')
  await control(shop.address, 'PATCH', '/settings', { refreshRotation: 'at-once' })
})

type Raw = { readonly status: number; readonly type: string; readonly headers: Headers; readonly text: string }

const ask = async (path: string, parameters: Record<string, string>): Promise<Raw> => {
  const { appKey, appSecret, authUrl } = shop.address
  const query = new URLSearchParams({ app_key: appKey, app_secret: appSecret, ...parameters })
  const response = await fetch(`${authUrl}${path}?${query.toString()}`)
  const { status, headers } = response
  return { status, headers, type: headers.get('content-type') ?? '', text: await response.text() }
}
const refresh = async (token: string): Promise<Raw> =>
  ask('/api/v2/token/refresh', { refresh_token: token, grant_type: 'refresh_token' })
const exchange = async (code: string): Promise<Raw> =>
  ask('/api/v2/token/get', { auth_code: code, grant_type: 'authorized_code' })
const codeOf = ({ text }: Raw): number => (JSON.parse(text) as { code: number }).code
const disturb = async (operation: string, fault: Record<string, unknown>): Promise<unknown> =>
  control(shop.address, 'POST', '/faults', { operation, ...fault })

type Tokens = { readonly access_token: string; readonly refresh_token: string }
const tokensOf = ({ text }: Raw): Tokens => (JSON.parse(text) as { data: Tokens }).data

const allow = async (): Promise<Response> => {
  const page = await ask('/open/authorize', {})
  const field = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? ''
  const form = new URLSearchParams({ ticket: field('ticket'), seller: field('seller'), answer: 'allow' })
  form.append('scope', 'seller.authorization.info')
  return fetch(`${shop.address.authUrl}/open/authorize`, { method: 'POST', body: form, redirect: 'manual' })
}
const newCode = async (): Promise<string> =>
  new URL((await allow()).headers.get('location') ?? 'about:blank').searchParams.get('code') ?? 'no code'
const newTokens = async (): Promise<Tokens> => tokensOf(await exchange(await newCode()))
const worksWith = async (token: string): Promise<boolean> =>
  (await call(shop.address, 'GET', '/authorization/202309/shops', { token, cipher: null })).code === 0

const refreshing = 'GET /api/v2/token/refresh'

describe('a refresh that is disturbed', () => {
  test.each([
    [{ kind: 'error-before', status: 503 }, 503],
    [{ kind: 'limited-with-retry-after', retryAfterSeconds: 3 }, 429],
    [{ kind: 'timeout' }, 408],
    [{ kind: 'html-before', status: 502 }, 502],
  ])('before the write by %o leaves the old token as it was', async (fault, status) => {
    const { refresh_token: token } = await newTokens()
    await disturb(refreshing, fault)
    expect((await refresh(token)).status).toBe(status)
    expect(codeOf(await refresh(token))).toBe(0)
  })

  test('before the write by a cut line leaves the old token as it was', async () => {
    const { refresh_token: token } = await newTokens()
    await disturb(refreshing, { kind: 'cut-before' })
    await expect(refresh(token)).rejects.toThrow('fetch failed')
    expect(codeOf(await refresh(token))).toBe(0)
  })

  test('can be told to wait, with the time to wait', async () => {
    const { refresh_token: token } = await newTokens()
    await disturb(refreshing, { kind: 'limited-with-retry-after', retryAfterSeconds: 3 })
    const refused = await refresh(token)
    expect([codeOf(refused), refused.headers.get('retry-after')]).toEqual([36009002, '3'])
  })

  test.each(['error-after', 'html-after', 'malformed', 'cut-after', 'cut-within'])(
    'after the write by %s costs the old refresh token, and the access token still works',
    async (kind) => {
      const { refresh_token: token, access_token: access } = await newTokens()
      await disturb(refreshing, { kind })
      await refresh(token).catch(() => null)
      expect(codeOf(await refresh(token))).toBe(36004001)
      expect(await worksWith(access)).toBe(true)
      expect(await worksWith((await newTokens()).access_token)).toBe(true)
    },
  )

  test('shows a web page in the place of the answer', async () => {
    const { refresh_token: token } = await newTokens()
    await disturb(refreshing, { kind: 'html-after' })
    const page = await refresh(token)
    expect([page.status, page.type]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.text).toMatch(/^<!doctype html>/)
  })

  test('breaks off in the middle of the answer', async () => {
    const { refresh_token: token } = await newTokens()
    await disturb(refreshing, { kind: 'cut-within' })
    await expect(refresh(token)).rejects.toThrow('terminated')
  })

  test('comes late', async () => {
    const { refresh_token: token } = await newTokens()
    await disturb(refreshing, { kind: 'slow-after', delayMs: 60 })
    expect(codeOf(await refresh(token))).toBe(0)
  })

  test('looks expired without being so', async () => {
    const { refresh_token: token } = await newTokens()
    await disturb(refreshing, { kind: 'expired-token' })
    expect(codeOf(await refresh(token))).toBe(36004001)
    expect(codeOf(await refresh(token))).toBe(0)
  })
})

describe('a refresh token that was used', () => {
  test('works until what replaced it is used, where the shop is set so', async () => {
    await control(shop.address, 'PATCH', '/settings', { refreshRotation: 'once-replaced' })
    const { refresh_token: token } = await newTokens()
    await disturb(refreshing, { kind: 'cut-after' })
    await expect(refresh(token)).rejects.toThrow('fetch failed')
    const { access_token: access } = tokensOf(await refresh(token))
    expect(await worksWith(access)).toBe(true)
    expect(codeOf(await refresh(token))).toBe(36004001)
  })

  test('comes back unchanged, where the shop is set so', async () => {
    await control(shop.address, 'PATCH', '/settings', { refreshRotation: 'kept' })
    const { refresh_token: token } = await newTokens()
    expect(tokensOf(await refresh(token)).refresh_token).toBe(token)
    expect(codeOf(await refresh(token))).toBe(0)
  })
})

describe('a code', () => {
  test('survives a fault before it is exchanged', async () => {
    const code = await newCode()
    await disturb('GET /api/v2/token/get', { kind: 'error-before', status: 500 })
    expect((await exchange(code)).status).toBe(500)
    expect(codeOf(await exchange(code))).toBe(0)
  })

  test('is used up by an exchange whose answer was lost; another consent gives another', async () => {
    const code = await newCode()
    await disturb('GET /api/v2/token/get', { kind: 'cut-within' })
    await expect(exchange(code)).rejects.toThrow('terminated')
    expect(codeOf(await exchange(code))).toBe(36004004)
    expect(codeOf(await exchange(await newCode()))).toBe(0)
  })
})

describe('the consent page', () => {
  test('can fail before it is shown, and before the answer is taken', async () => {
    await disturb('GET /open/authorize', { kind: 'error-before', status: 503 })
    const page = await ask('/open/authorize', {})
    expect([page.status, page.type]).toEqual([503, 'text/html; charset=utf-8'])
    await disturb('POST /open/authorize', { kind: 'error-before', status: 500 })
    expect((await allow()).status).toBe(500)
    expect(await newCode()).toMatch(/^TTP_/)
  })

  test('can be cut off after the seller allowed it', async () => {
    await disturb('POST /open/authorize', { kind: 'cut-after' })
    await expect(allow()).rejects.toThrow('fetch failed')
    expect(await newCode()).toMatch(/^TTP_/)
  })
})

test('disturbed token calls stand in the log without their secrets', async () => {
  const { refresh_token: token } = await newTokens()
  await disturb(refreshing, { kind: 'html-after' })
  await refresh(token)
  const log = await control(shop.address, 'GET', '/calls')
  expect(log.calls.at(-1)).toMatchObject({ path: '/api/v2/token/refresh', fault: 'html-after', code: null })
  expect(JSON.stringify(log)).not.toContain(token)
  expect(JSON.stringify(log)).not.toContain(shop.address.appSecret)
})
