// Webhooks of the practice shop: signed, numbered as documented, retried by the shop's clock, twice or out of order on demand.
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { verifyWebhook } from '#tiktok/sign.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { call, control } from './client.ts'
import { restrictedLeaf, sampleBody } from './listing.ts'

type Received = {
  readonly type: number
  readonly body: string
  readonly signature: string
  readonly data: Record<string, unknown>
}

let shop: PracticeShop
let receiver: Server
let address = ''
const received: Received[] = []
let answerStatus = 200

const topics = [
  'PRODUCT_STATUS_CHANGE',
  'PRODUCT_CREATION',
  'PRODUCT_INFORMATION_CHANGE',
  'PRODUCT_CATEGORY_CHANGE',
  'PRODUCT_AUDIT_STATUS_CHANGE',
  'SELLER_DEAUTHORIZATION',
  'UPCOMING_AUTHORIZATION_EXPIRATION',
]

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const { type, data } = JSON.parse(body)
      received.push({ type, body, data, signature: request.headers.authorization ?? '' })
      response.writeHead(answerStatus).end()
    })
  })
  await new Promise<void>((resolve) => {
    receiver.listen(0, '127.0.0.1', resolve)
  })
  const bound = receiver.address()
  address = `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? String(bound.port) : ''}/hook`
  shop = await startPracticeShop({ seed: 'empty', clock: 'manual' })
  for (const topic of topics)
    await call(shop.address, 'PUT', '/event/202309/webhooks', { body: { event_type: topic, address } })
})
afterEach(async () => {
  answerStatus = 200
  await control(shop.address, 'PATCH', '/settings', { webhooks: { isHeld: false, duplicates: 0, isReordered: false } })
  await settle()
  received.length = 0
})
afterAll(async () => {
  await shop.close()
  receiver.close()
})

const receivedTypes = (): number[] => received.map(({ type }) => type).sort((left, right) => left - right)
const settle = async (): Promise<void> => {
  await control(shop.address, 'POST', '/webhooks/settle')
}
const pass = async (duration: Record<string, number>): Promise<void> => {
  await control(shop.address, 'POST', '/clock', { action: 'move', ...duration })
  await settle()
}
const create = async (change: Record<string, unknown> = {}): Promise<string> => {
  const { data } = await call(shop.address, 'POST', '/product/202309/products', {
    body: await sampleBody(shop.address, change),
  })
  await settle()
  return data.product_id
}

test('a listing is announced when it is created and when its review ends, signed over the raw body', async () => {
  const id = await create()
  await pass({ seconds: 5 })
  expect(receivedTypes()).toEqual([5, 16, 37])
  for (const { body, signature } of received)
    expect(verifyWebhook(shop.address.appKey, shop.address.appSecret, body, signature)).toBe(true)
  const status = received.find(({ type }) => type === 5)
  expect(status?.data['status']).toBe('PRODUCT_FIRST_PASS_REVIEW')
  expect(status?.body).toContain(`"product_id":${id},`)
})

test('ids are JSON numbers that lose digits in a careless reader', async () => {
  const id = await create()
  expect(received.map(({ body }) => String(JSON.parse(body).data.product_id))).not.toContain(id)
})

test('one reason why a listing waits travels as a single text, and the permission announces the listing', async () => {
  await create({ category_id: restrictedLeaf })
  await pass({ seconds: 5 })
  const audit = received.find(({ type }) => type === 37)
  expect(audit?.data['audit']).toEqual({ status: 'PRE_APPROVED', pre_approved_reason: 'RESTRICTED_CATEGORY_PENDING' })
  received.length = 0
  await control(shop.address, 'POST', '/permissions', { categoryId: restrictedLeaf })
  await settle()
  expect(receivedTypes()).toEqual([5, 37])
})

test('an edit of a live listing tells which fields changed when it has passed', async () => {
  const id = await create()
  await pass({ seconds: 5 })
  received.length = 0
  await call(shop.address, 'POST', `/product/202509/products/${id}/partial_edit`, {
    body: { title: 'A Field Guide to Lichens' },
  })
  await pass({ seconds: 5 })
  expect(received.find(({ type }) => type === 15)?.data).toMatchObject({
    product_id: id,
    change_source: 'OPEN_API',
    changed_fields: ['title'],
  })
})

test('a receiver that fails is asked again after 2 minutes, 30 minutes, 3 hours and 12 hours, then no more', async () => {
  answerStatus = 500
  await create()
  expect(received).toHaveLength(1)
  for (const minutes of [2, 30, 180, 720, 5000]) await pass({ minutes })
  const sameId = received.filter(({ type }) => type === 16)
  expect(sameId).toHaveLength(5)
  expect(new Set(sameId.map(({ body }) => body)).size).toBe(1)
})

test('duplicates and another order can be had on demand', async () => {
  await control(shop.address, 'PATCH', '/settings', { webhooks: { isHeld: true } })
  await create()
  await pass({ seconds: 5 })
  expect(received).toHaveLength(0)
  await control(shop.address, 'PATCH', '/settings', { webhooks: { isHeld: false, duplicates: 1, isReordered: true } })
  await settle()
  expect(received).toHaveLength(6)
})

test('another order means the other way round, one after the other', async () => {
  await control(shop.address, 'PATCH', '/settings', { webhooks: { isHeld: true } })
  const ids = [await create(), await create(), await create()]
  await control(shop.address, 'PATCH', '/settings', { webhooks: { isHeld: false, isReordered: true } })
  await settle()
  const announced = received.map(({ body }) => /"product_id":(\d+)/.exec(body)?.[1])
  expect(announced).toEqual(ids.reverse())
})

test('what the platform does by itself is announced', async () => {
  const id = await create()
  await pass({ seconds: 5 })
  received.length = 0
  await control(shop.address, 'PATCH', `/products/${id}`, { status: 'PLATFORM_DEACTIVATED' })
  await settle()
  expect(received).toMatchObject([{ type: 5, data: { status: 'PRODUCT_STATUS_CHANGED' } }])
})

test('nothing is sent to another machine', async () => {
  await call(shop.address, 'PUT', '/event/202309/webhooks', {
    body: { event_type: 'PRODUCT_CREATION', address: 'https://example.com/hook' },
  })
  await create()
  const { deliveries } = await control(shop.address, 'GET', '/webhooks')
  expect(deliveries.at(-1)).toMatchObject({ state: 'refused', address: 'https://example.com/hook' })
})

test('an authorisation that ends soon is announced 30 days before, then daily; a cancelled one at once', async () => {
  await pass({ days: 340 })
  expect(received.filter(({ type }) => type === 7)).toHaveLength(1)
  await pass({ days: 1 })
  expect(received.filter(({ type }) => type === 7)).toHaveLength(2)
  const { grants } = await control(shop.address, 'GET', '/grants')
  const granted = await control(shop.address, 'POST', '/grants', {
    appKey: grants[0].appKey,
    sellerId: grants[0].sellerId,
  })
  await call(shop.address, 'DELETE', '/authorization/202403/shops', { token: granted.accessToken })
  await settle()
  expect(received.at(-1)).toMatchObject({ type: 6 })
})

test('an app that the seller cuts off hears so, and then nothing more', async () => {
  const { grants } = await control(shop.address, 'GET', '/grants')
  const { appKey, sellerId } = grants[0] ?? { appKey: shop.address.appKey, sellerId: '' }
  const { sellers } = await control(shop.address, 'GET', '/shops')
  const app = await control(shop.address, 'POST', '/apps', { name: 'Another app' })
  const other = await control(shop.address, 'POST', '/grants', { appKey: app.key, sellerId: sellerId || sellers[0].id })
  const theirs = {
    ...shop.address,
    appKey: app.key,
    appSecret: app.secret,
    accessToken: other.accessToken,
    shopCipher: Object.values<string>(other.grant.ciphers)[0] ?? '',
  }
  expect(app.key).not.toBe(appKey)
  for (const topic of ['SELLER_DEAUTHORIZATION', 'PRODUCT_CREATION'])
    await call(theirs, 'PUT', '/event/202309/webhooks', { body: { event_type: topic, address } })
  await control(shop.address, 'DELETE', '/grants', { id: other.grant.id })
  await settle()
  expect(received.map(({ type }) => type)).toEqual([6])
  const again = await control(shop.address, 'POST', '/grants', { appKey, sellerId: sellerId || sellers[0].id })
  const owner = { ...shop.address, accessToken: again.accessToken }
  await call(owner, 'POST', '/product/202309/products', { body: await sampleBody(owner) })
  const { deliveries } = await control(shop.address, 'GET', '/webhooks')
  expect(deliveries.filter((one: { appKey: string }) => one.appKey === app.key)).toHaveLength(1)
})
