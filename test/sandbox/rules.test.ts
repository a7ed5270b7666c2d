// What happens to listings over time: drafts, edits of live listings, reviews by script, quotas, stale searches, the category upgrade.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { call, control } from './client.ts'
import type { Answer } from './client.ts'
import { sampleBody } from './listing.ts'

let shop: PracticeShop
beforeEach(async () => {
  shop = await startPracticeShop({ seed: 'empty', clock: 'manual' })
})
afterEach(async () => shop.close())

const products = '/product/202309/products'
const post = async (body: unknown): Promise<Answer> => call(shop.address, 'POST', products, { body })
const create = async (change: Record<string, unknown> = {}): Promise<string> =>
  (await post(await sampleBody(shop.address, change))).data.product_id
const read = async (id: string, query: Record<string, string> = {}): Promise<Answer> =>
  call(shop.address, 'GET', `${products}/${id}`, { query })
const edit = async (id: string, body: Record<string, unknown>): Promise<Answer> =>
  call(shop.address, 'POST', `/product/202509/products/${id}/partial_edit`, { body })
const pass = async (duration: Record<string, number> = { seconds: 5 }): Promise<void> => {
  await control(shop.address, 'POST', '/clock', { action: 'move', ...duration })
}
const live = async (change: Record<string, unknown> = {}): Promise<string> => {
  const id = await create(change)
  await pass()
  return id
}

describe('a draft', () => {
  test('needs less than a listing, is in no review, and is listed by an edit', async () => {
    const id = await create({ save_mode: 'AS_DRAFT', package_weight: { value: '0', unit: 'POUND' } })
    expect((await read(id)).data).toMatchObject({ status: 'DRAFT', product_status: 'DRAFT', audit: { status: 'NONE' } })
    await pass({ days: 1 })
    expect((await read(id)).data.status).toBe('DRAFT')
    expect(await edit(id, { save_mode: 'LISTING' })).toMatchObject({ code: 12052823 })
    expect(await edit(id, { package_weight: { value: '1', unit: 'POUND' } })).toMatchObject({
      code: 0,
      data: { audit: { status: 'AUDITING' } },
    })
    await pass()
    expect((await read(id)).data.status).toBe('ACTIVATE')
  })

  test('is not published by activate', async () => {
    const id = await create({ save_mode: 'AS_DRAFT' })
    const { data } = await call(shop.address, 'POST', `${products}/activate`, { body: { product_ids: [id] } })
    expect(data.errors).toMatchObject([
      { code: 12052990, detail: { product_id: id, extra_errors: [{ code: 12052901 }] } },
    ])
  })
})

test('goods that are not sent by post need no weight, all others do', async () => {
  const { package_weight: _weight, package_dimensions: _size, ...body } = await sampleBody(shop.address)
  expect(await call(shop.address, 'POST', '/product/202309/products', { body })).toMatchObject({ code: 36009004 })
  const virtual = { ...body, category_id: '834440' }
  expect(await call(shop.address, 'POST', '/product/202309/products', { body: virtual })).toMatchObject({ code: 0 })
})

describe('a live listing', () => {
  test('stays as it is while its edit is in review, and after the edit has failed', async () => {
    const id = await live()
    const { data: before } = await read(id)
    expect((await edit(id, { title: 'Replica of a Field Guide' })).data.audit.status).toBe('AUDITING')
    expect((await read(id)).data).toMatchObject({
      status: 'ACTIVATE',
      title: before.title,
      audit: { status: 'AUDITING' },
    })
    expect((await read(id, { return_under_review_version: 'true' })).data.title).toBe('Replica of a Field Guide')
    await pass()
    expect((await read(id)).data).toMatchObject({
      status: 'ACTIVATE',
      title: before.title,
      audit: { status: 'FAILED' },
    })
  })

  test('takes a new version when it has passed', async () => {
    const id = await live()
    await edit(id, { title: 'A Field Guide to Lichens' })
    await pass()
    expect((await read(id)).data).toMatchObject({
      status: 'ACTIVATE',
      title: 'A Field Guide to Lichens',
      audit: { status: 'APPROVED' },
    })
  })

  test('keeps a draft beside it, without the stock that was sent', async () => {
    const id = await live()
    const { data: before } = await read(id)
    const [sku] = before.skus
    const inventory = [{ warehouse_id: sku.inventory[0].warehouse_id, quantity: 77 }]
    await edit(id, {
      save_mode: 'AS_DRAFT',
      title: 'A Draft about Ferns',
      skus: [{ id: sku.id, inventory, seller_sku: 'FERN' }],
    })
    const { data: after } = await read(id)
    expect(after).toMatchObject({ has_draft: true, title: before.title, status: 'ACTIVATE' })
    expect(after.skus[0].inventory[0].quantity).toBe(sku.inventory[0].quantity)
    expect((await read(id, { return_draft_version: 'true' })).data).toMatchObject({ title: 'A Draft about Ferns' })
    const found = await call(shop.address, 'POST', '/product/202502/products/search', {
      query: { page_size: '5' },
      body: { return_draft_version: true },
    })
    expect(found.data.products).toMatchObject([{ id, title: 'A Draft about Ferns', has_draft: true }])
  })

  test('loses every SKU that an edit does not name, but not price and stock of those it names', async () => {
    const {
      skus: [first],
      ...body
    } = await sampleBody(shop.address)
    const color = (value: string) => ({ sales_attributes: [{ name: 'Binding', value_name: value }] })
    const id = await live({
      ...body,
      skus: [
        { ...first, ...color('Paper') },
        { ...first, ...color('Cloth') },
      ],
    })
    const { data } = await read(id)
    const [kept] = data.skus
    await edit(id, { skus: [{ id: kept.id, ...color('Paper') }] })
    await pass()
    const after = (await read(id)).data.skus
    expect(after).toHaveLength(1)
    expect(after[0]).toMatchObject({ id: kept.id, price: kept.price, inventory: kept.inventory, seller_sku: '' })
  })

  test('goes out and comes back through review', async () => {
    const id = await live()
    const body = { product_ids: [id] }
    await call(shop.address, 'POST', `${products}/deactivate`, { body })
    expect((await read(id)).data).toMatchObject({ status: 'SELLER_DEACTIVATED', audit: { status: 'NONE' } })
    await call(shop.address, 'POST', `${products}/activate`, { body })
    expect((await read(id)).data.status).toBe('PENDING')
    await pass()
    expect((await read(id)).data.status).toBe('ACTIVATE')
    await call(shop.address, 'DELETE', products, { body })
    expect((await read(id)).data.status).toBe('DELETED')
    await call(shop.address, 'POST', `${products}/recover`, { body })
    expect((await read(id)).data.status).toBe('SELLER_DEACTIVATED')
  })
})

describe('reviews', () => {
  test('end as the script says, as often as it says', async () => {
    await control(shop.address, 'POST', '/reviews', {
      outcome: 'fail',
      titleContains: 'moss',
      count: 1,
      position: 'Main Image',
      reasons: ['Too green'],
    })
    const [first, second] = [await live(), await live()]
    expect((await read(first)).data).toMatchObject({
      status: 'FAILED',
      audit_failed_reasons: [{ position: 'Main Image', reasons: ['Too green'] }],
    })
    expect((await read(second)).data.status).toBe('ACTIVATE')
  })

  test('wait for onboarding and list when it is finished', async () => {
    await control(shop.address, 'PATCH', `/shops/${shop.address.shopId}`, { isKycPending: true })
    const id = await live()
    expect((await read(id)).data.audit).toEqual({ status: 'PRE_APPROVED', pre_approved_reasons: ['KYC_PENDING'] })
    await control(shop.address, 'PATCH', `/shops/${shop.address.shopId}`, { isKycPending: false })
    expect((await read(id)).data.status).toBe('ACTIVATE')
  })

  test('name onboarding as the reason outside the US too, where they say nothing about a permission', async () => {
    const abroad = await startPracticeShop({ seed: 'demo', market: 'UK', clock: 'manual' })
    try {
      const { shopId } = abroad.address
      const search = async (status: string): Promise<{ id: string }[]> =>
        (
          await call(abroad.address, 'POST', '/product/202502/products/search', {
            query: { page_size: '100' },
            body: { status },
          })
        ).data.products
      await control(abroad.address, 'PATCH', `/shops/${shopId}`, { isKycPending: true })
      const [hidden] = await search('SELLER_DEACTIVATED')
      await call(abroad.address, 'POST', '/product/202309/products/activate', { body: { product_ids: [hidden?.id] } })
      await control(abroad.address, 'POST', '/clock', { action: 'move', seconds: 5 })
      const shown = async (): Promise<unknown> =>
        (await call(abroad.address, 'GET', `${products}/${hidden?.id ?? ''}`)).data.audit
      expect(await shown()).toEqual({ status: 'PRE_APPROVED', pre_approved_reasons: ['KYC_PENDING'] })
      const { base } = await control(abroad.address, 'GET', `/products/${hidden?.id ?? ''}`)
      await control(abroad.address, 'POST', '/permissions', { categoryId: base.category_id, isGranted: false })
      await control(abroad.address, 'PATCH', `/shops/${shopId}`, { isKycPending: false })
      expect(await shown()).toEqual({ status: 'AUDITING', pre_approved_reasons: [] })
    } finally {
      await abroad.close()
    }
  })

  test('begin only when tax data are there, where they are needed', async () => {
    const setTax = async (failedPrerequisites: Record<string, string[]>): Promise<void> => {
      await control(shop.address, 'PATCH', `/shops/${shop.address.shopId}`, { failedPrerequisites })
    }
    await setTax({ SHOP_TAX: ['No tax form'] })
    const created = await post(await sampleBody(shop.address))
    expect(created.data.warnings).toHaveLength(1)
    await pass({ days: 1 })
    const id = created.data.product_id
    expect((await read(id)).data).toMatchObject({ status: 'PENDING', audit: { status: 'NONE' } })
    await setTax({})
    expect((await read(id)).data.audit.status).toBe('AUDITING')
    await pass()
    expect((await read(id)).data.status).toBe('ACTIVATE')
  })

  test('can be held back and ended at will', async () => {
    await control(shop.address, 'POST', '/reviews', { outcome: 'hold', count: 1 })
    const id = await live()
    await pass({ days: 3 })
    expect((await read(id)).data).toMatchObject({ status: 'PENDING', audit: { status: 'AUDITING' } })
    await control(shop.address, 'POST', '/reviews/end', { productId: id })
    expect((await read(id)).data.status).toBe('ACTIVATE')
  })

  test('come out the same for the same seed', async () => {
    const outcomes = async (): Promise<string[]> => {
      const other = await startPracticeShop({
        seed: 'empty',
        clock: 'manual',
        randomSeed: 'same',
        settings: { reviewFailShare: 0.5 },
      })
      try {
        const body = await sampleBody(other.address)
        for (let count = 0; count < 12; count += 1)
          await call(other.address, 'POST', products, { body: { ...body, title: `Mosses, Volume ${String(count)}` } })
        await control(other.address, 'POST', '/clock', { action: 'move', seconds: 10 })
        const { products: all } = await control(other.address, 'GET', '/products')
        return all.map(({ status }: { status: string }) => status)
      } finally {
        await other.close()
      }
    }
    const first = await outcomes()
    expect(new Set(first).size).toBe(2)
    expect(await outcomes()).toEqual(first)
  })
})

test('the daily limit counts listings, not drafts, and ends at midnight of the shop', async () => {
  await control(shop.address, 'POST', '/clock', {
    action: 'set',
    at: `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T10:00:00Z`,
  })
  await control(shop.address, 'POST', '/quota', { dailyListingLimit: 1 })
  const draft = await create({ save_mode: 'AS_DRAFT' })
  expect((await post(await sampleBody(shop.address))).code).toBe(0)
  expect((await post(await sampleBody(shop.address))).code).toBe(12052093)
  expect((await edit(draft, { save_mode: 'LISTING' })).code).toBe(12052093)
  expect((await read(draft)).data.status).toBe('DRAFT')
  await pass({ hours: 15 })
  expect((await edit(draft, { save_mode: 'LISTING' })).code).toBe(0)
})

test('a stale search shows the old status for a while, the product itself the new one', async () => {
  await control(shop.address, 'PATCH', '/settings', { searchLagMs: 60_000 })
  const id = await live()
  const search = async (): Promise<string> =>
    (await call(shop.address, 'POST', '/product/202502/products/search', { query: { page_size: '5' }, body: {} })).data
      .products[0].status
  expect((await read(id)).data.status).toBe('ACTIVATE')
  expect(await search()).toBe('PENDING')
  await pass({ minutes: 2 })
  expect(await search()).toBe('ACTIVATE')
})

test('a delete of a product with a draft can succeed without effect', async () => {
  await control(shop.address, 'PATCH', '/settings', { isDeleteWithDraftIgnored: true })
  const id = await live()
  await edit(id, { save_mode: 'AS_DRAFT', title: 'A Draft about Ferns' })
  const { code, data } = await call(shop.address, 'DELETE', products, { body: { product_ids: [id] } })
  expect({ code, data }).toEqual({ code: 0, data: { errors: [] } })
  expect((await read(id)).data.status).toBe('ACTIVATE')
})

test('the category upgrade moves old live listings within two hours, and only those that are a day old', async () => {
  const british = await startPracticeShop({ seed: 'empty', clock: 'manual', market: 'UK' })
  try {
    const body = { ...(await sampleBody(british.address)), category_id: '601281', category_version: 'v1' }
    const attributes = await call(british.address, 'GET', '/product/202309/categories/601281/attributes')
    const required = attributes.data.attributes.filter(
      (attribute: { type: string; is_requried: boolean }) =>
        attribute.type === 'PRODUCT_PROPERTY' && attribute.is_requried,
    )
    const { data } = await call(british.address, 'POST', products, {
      body: {
        ...body,
        product_attributes: required.map(({ id, values }: { id: string; values?: { id: string }[] }) => ({
          id,
          values: [{ id: values?.[0]?.id }],
        })),
        size_chart: { template: { id: '7000000000000000001' } },
        package_weight: { value: '1', unit: 'KILOGRAM' },
        package_dimensions: { length: '10', width: '10', height: '10', unit: 'CENTIMETER' },
        skus: body.skus.map((sku) => ({ ...sku, price: { amount: '20', currency: 'GBP' } })),
      },
    })
    const id: string = data.product_id
    const move = async (duration: Record<string, number>) =>
      control(british.address, 'POST', '/clock', { action: 'move', ...duration })
    const category = async (): Promise<string> =>
      (await call(british.address, 'GET', `${products}/${id}`)).data.category_chains.at(-1).id
    await move({ seconds: 10 })
    const upgrade = '/product/202407/products/category_upgrade_task'
    await call(british.address, 'POST', upgrade)
    await move({ hours: 3 })
    expect(await category()).toBe('601281')
    await move({ days: 1 })
    await call(british.address, 'POST', upgrade)
    await move({ hours: 2 })
    expect(await category()).not.toBe('601281')
  } finally {
    await british.close()
  }
})
