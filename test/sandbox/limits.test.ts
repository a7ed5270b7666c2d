// The limits of the gateway: by shop, by hour, with and without the time to wait, and what a body of the wrong kind gets.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop, PracticeShopAddress } from '#sandbox/practice-shop.ts'
import { call, control } from './client.ts'
import type { Answer } from './client.ts'

let shop: PracticeShop
let second: PracticeShopAddress
beforeAll(async () => {
  shop = await startPracticeShop({ seed: 'empty' })
  const added = await control(shop.address, 'POST', '/shops', { sellerName: 'Somebody else' })
  const { grant, accessToken } = await control(shop.address, 'POST', '/grants', {
    appKey: shop.address.appKey,
    sellerId: added.seller.id,
  })
  second = { ...shop.address, accessToken, shopId: added.shop.id, shopCipher: grant.ciphers[added.shop.id] }
})
afterAll(async () => shop.close())
afterEach(async () => set({ rateLimit: null, hourlyLimit: null, sendsRetryAfter: true }))

const set = async (settings: unknown): Promise<void> => {
  await control(shop.address, 'PATCH', '/settings', settings)
}
const read = async (address: PracticeShopAddress): Promise<Answer> =>
  call(address, 'GET', '/logistics/202309/warehouses')

test('the limit of a second is counted for each shop', async () => {
  await set({ rateLimit: { perSecond: 0.001, burst: 1 } })
  expect([(await read(shop.address)).code, (await read(second)).code]).toEqual([0, 0])
  const refused = await read(shop.address)
  expect([refused.status, refused.code]).toEqual([429, 36009002])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('the limit of an hour is shared by all shops of an app', async () => {
  await set({ hourlyLimit: 2 })
  expect([(await read(shop.address)).code, (await read(second)).code]).toEqual([0, 0])
  expect((await read(second)).status).toBe(429)
})

test.each([{ hourlyLimit: 0 }, { rateLimit: { perSecond: 0.001, burst: 1 } }])(
  '%o can leave out the time to wait',
  async (limit) => {
    await set({ ...limit, sendsRetryAfter: false })
    await read(shop.address)
    const refused = await read(shop.address)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, null])
  },
)

test.each(['[1]', 'null', '"text"', '7', '{"title":'])('a body that is %s cannot be read', async (rawBody) => {
  expect(await call(shop.address, 'POST', '/product/202309/products', { rawBody })).toMatchObject({
    status: 400,
    code: 36009022,
  })
})
