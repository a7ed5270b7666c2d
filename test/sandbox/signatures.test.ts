// The recorded signing vectors, sent to the practice shop: what was signed rightly passes, what was changed does not.
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signRequest } from '#tiktok/sign.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import vectors from '../tiktok/signing-vectors.json' with { type: 'json' }
import { call, control } from './client.ts'

let shop: PracticeShop
beforeAll(async () => {
  shop = await startPracticeShop({ seed: 'empty', clock: 'manual' })
  await control(shop.address, 'PATCH', '/settings', { timestampClock: 'shop' })
})
afterAll(async () => shop.close())

const methods: Readonly<Record<string, string>> = {
  '/event/202309/webhooks': 'PUT',
  '/product/202502/products/search': 'POST',
  '/product/202309/products': 'POST',
  '/product/202407/products/category_upgrade_task': 'POST',
}
const methodOf = ({ id, path }: { id: string; path: string }): string =>
  id.startsWith('S09') ? 'DELETE' : (methods[path] ?? 'GET')

/** Sends exactly these bytes, with the query percent-encoded. */
const send = async (
  method: string,
  path: string,
  query: Record<string, string>,
  body: string | null,
): Promise<{ status: number; code: number; message: string }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(shop.address.baseUrl)
    const headers = {
      'content-type': 'application/json',
      ...(body !== null && { 'content-length': Buffer.byteLength(body) }),
    }
    const sent = request(
      { hostname, port, method, path: `${path}?${new URLSearchParams(query).toString()}`, headers },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          resolve({ ...JSON.parse(Buffer.concat(chunks).toString('utf8')), status: response.statusCode ?? 0 })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body ?? undefined)
  })

const prepare = async (vector: (typeof vectors.requests)[number]): Promise<void> => {
  await control(shop.address, 'POST', '/apps', { key: vector.query['app_key'], secret: vector.appSecret })
  const at = new Date(Number(vector.query['timestamp']) * 1000).toISOString()
  await control(shop.address, 'POST', '/clock', { action: 'set', at })
}

const reachable = vectors.requests.filter(({ path }) => path !== '/test-api')

test.each(reachable.map((vector) => [vector.id, vector] as const))(
  '%s passes the signature check and fails at the token',
  async (_id, vector) => {
    await prepare(vector)
    const { query, body, path, sign } = vector
    const given = Object.fromEntries(Object.entries(query).filter(([, text]) => text !== undefined))
    expect(await send(methodOf(vector), path, { ...given, sign }, body)).toMatchObject({
      status: 400,
      code: 36009004,
      message: expect.stringContaining('x-tts-access-token'),
    })
    const flipped = sign.slice(0, -1) + (sign.endsWith('0') ? '1' : '0')
    expect(await send(methodOf(vector), path, { ...given, sign: flipped }, body)).toMatchObject({
      status: 401,
      code: 106001,
    })
  },
)

const withBody = reachable.filter(({ body }) => body !== null && body !== '{}')

test.each(withBody.map((vector) => [vector.id, vector] as const))(
  '%s is refused when one blank is added to its body',
  async (_id, vector) => {
    await prepare(vector)
    const given = Object.fromEntries(Object.entries(vector.query).filter(([, text]) => text !== undefined))
    const answer = await send(methodOf(vector), vector.path, { ...given, sign: vector.sign }, `${vector.body ?? ''} `)
    expect(answer).toMatchObject({ status: 401, code: 106001 })
  },
)
test('a request that is too old, too early, unsigned, without cipher or with an expired token is refused as documented', async () => {
  await control(shop.address, 'PATCH', '/settings', { timestampClock: 'wall' })
  const categories = '/product/202309/categories'
  const now = Math.floor(Date.now() / 1000)
  await control(shop.address, 'POST', '/clock', { action: 'set', at: new Date().toISOString() })
  const answers = [
    [{ timestampSeconds: now - 301 }, 36009004, 400],
    [{ timestampSeconds: now + 45 }, 36009004, 400],
    [{ sign: null }, 36009004, 400],
    [{ cipher: null }, 106013, 400],
  ] as const
  for (const [options, code, status] of answers)
    expect(await call(shop.address, 'GET', categories, options)).toMatchObject({ code, status })
  await control(shop.address, 'POST', '/tokens/expire', { kind: 'access' })
  expect(await call(shop.address, 'GET', categories)).toMatchObject({ code: 105002, status: 401 })
})

test('the signature that the official signer would send for these bytes is the one that is expected', () => {
  for (const { appSecret, path, query, body, contentType, sign } of vectors.requests)
    expect(signRequest(appSecret, { path, query, body, contentType })).toBe(sign)
})
