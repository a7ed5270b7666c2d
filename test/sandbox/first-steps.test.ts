// The way a new seller's tool takes through the practice shop: shops, categories, image, product, review, permission.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { call, control, png, upload } from './client.ts'
import { restrictedLeaf, sampleBody } from './listing.ts'

let shop: PracticeShop
beforeAll(async () => {
  shop = await startPracticeShop({ seed: 'empty', clock: 'manual' })
})
afterAll(async () => shop.close())

const status = async (id: string): Promise<{ status: string; audit: unknown; audit_failed_reasons: unknown[] }> =>
  (await call(shop.address, 'GET', `/product/202309/products/${id}`)).data

describe('a new seller', () => {
  test('finds the shop and its cipher with the token alone', async () => {
    const { data } = await call(shop.address, 'GET', '/authorization/202309/shops', { cipher: null })
    expect(data.shops).toMatchObject([{ id: shop.address.shopId, cipher: shop.address.shopCipher, region: 'US' }])
  })

  test('gets the whole tree at once, with what is invite-only', async () => {
    const { data } = await call(shop.address, 'GET', '/product/202309/categories', {
      query: { category_version: 'v2' },
    })
    expect(data.categories).toHaveLength(2632)
    const restricted = data.categories.find(({ id }: { id: string }) => id === restrictedLeaf)
    expect(restricted.permission_statuses).toEqual(['INVITE_ONLY'])
  })

  test('gets the same URI for the same picture', async () => {
    const [first, second, other] = await Promise.all(
      ['a', 'a', 'b'].map(async (mark) => upload(shop.address, png(400, 300, mark))),
    )
    expect(first?.data.uri).toBe(second?.data.uri)
    expect(other?.data.uri).not.toBe(first?.data.uri)
  })

  test('sees a listing go live when its review ends', async () => {
    const body = await sampleBody(shop.address)
    const created = await call(shop.address, 'POST', '/product/202309/products', { body })
    expect(created).toMatchObject({ status: 200, code: 0 })
    expect(await status(created.data.product_id)).toMatchObject({ status: 'PENDING', audit: { status: 'AUDITING' } })
    await control(shop.address, 'POST', '/clock', { action: 'move', seconds: 5 })
    expect(await status(created.data.product_id)).toMatchObject({ status: 'ACTIVATE', audit: { status: 'APPROVED' } })
  })

  test('is told what a failed listing lacks', async () => {
    const body = await sampleBody(shop.address, { title: 'Replica Watch with Leather Strap' })
    const created = await call(shop.address, 'POST', '/product/202309/products', { body })
    await control(shop.address, 'POST', '/clock', { action: 'move', seconds: 5 })
    const product = await status(created.data.product_id)
    expect(product).toMatchObject({ status: 'FAILED', audit: { status: 'FAILED' } })
    expect(product.audit_failed_reasons).toMatchObject([{ position: 'Product Name', listing_platform: 'TIKTOK_SHOP' }])
  })

  test('waits for a permission in an invite-only category and is listed when it is granted', async () => {
    const body = await sampleBody(shop.address, { category_id: restrictedLeaf })
    const created = await call(shop.address, 'POST', '/product/202309/products', { body })
    await control(shop.address, 'POST', '/clock', { action: 'move', seconds: 5 })
    expect(await status(created.data.product_id)).toMatchObject({
      status: 'PENDING',
      audit: { status: 'PRE_APPROVED', pre_approved_reasons: ['RESTRICTED_CATEGORY_PENDING'] },
    })
    expect(await control(shop.address, 'POST', '/permissions', { categoryId: restrictedLeaf })).toMatchObject({
      released: 1,
    })
    expect(await status(created.data.product_id)).toMatchObject({ status: 'ACTIVATE' })
  })

  test('lists a product once when the same key comes twice', async () => {
    const body = await sampleBody(shop.address, { idempotency_key: 'once' })
    const first = await call(shop.address, 'POST', '/product/202309/products', { body })
    const second = await call(shop.address, 'POST', '/product/202309/products', { body })
    expect(second.data).toEqual(first.data)
  })
})
