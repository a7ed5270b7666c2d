// Edits, drafts and states held to what TikTok's own files say of them: what survives, what may not change, what is refused with which code.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { call, control } from './client.ts'
import type { Answer } from './client.ts'
import { sampleBody } from './listing.ts'
import type { SampleBody } from './listing.ts'

let shop: PracticeShop
beforeEach(async () => {
  shop = await startPracticeShop({ seed: 'empty', clock: 'manual' })
})
afterEach(async () => shop.close())

const products = '/product/202309/products'
type Change = Record<string, unknown>
const post = async (path: string, body: unknown, query: Record<string, string> = {}): Promise<Answer> =>
  call(shop.address, 'POST', path, { body, query })
const read = async (id: string, query: Record<string, string> = {}): Promise<Answer> =>
  call(shop.address, 'GET', `${products}/${id}`, { query })
const overwrite = async (id: string, body: Change): Promise<Answer> =>
  call(shop.address, 'PUT', `/product/202509/products/${id}`, { body })
const edit = async (id: string, body: Change): Promise<Answer> =>
  post(`/product/202509/products/${id}/partial_edit`, body)
const pass = async (duration: Record<string, number> = { seconds: 5 }): Promise<void> => {
  await control(shop.address, 'POST', '/clock', { action: 'move', ...duration })
}
const live = async (change: (body: SampleBody) => Change = () => ({})): Promise<{ id: string; body: SampleBody }> => {
  const sample = await sampleBody(shop.address)
  const body: SampleBody = { ...sample, ...change(sample) }
  const { data, message } = await post(products, body)
  expect(message).toBe('Success')
  await pass()
  return { id: data.product_id, body }
}
const sku =
  (change: Change) =>
  ({ skus: [first] }: SampleBody): Change => ({ skus: [{ ...first, ...change }] })

test('a version in review is overwritten by an edit that is what is live but for the price', async () => {
  const { id, body } = await live()
  const skuId = (await read(id)).data.skus[0].id
  await edit(id, { title: 'A Field Guide to Lichens' })
  const dearer = sku({ id: skuId, price: { amount: '30.00', currency: 'USD' } })(body)
  expect((await overwrite(id, { ...body, ...dearer })).data.audit.status).toBe('APPROVED')
  expect((await read(id, { return_under_review_version: 'true' })).code).toBe(12052547)
  await pass()
  expect((await read(id)).data).toMatchObject({
    title: body['title'],
    audit: { status: 'APPROVED' },
    skus: [{ price: { sale_price: '30.00' } }],
  })
})

test('a variant that was drafted is not listed without stock, which drafts of listed products do not keep', async () => {
  const paper = { sales_attributes: [{ name: 'Binding', value_name: 'Paper' }] }
  const cloth = { sales_attributes: [{ name: 'Binding', value_name: 'Cloth' }] }
  const { id, body } = await live(sku(paper))
  const [known] = (await read(id)).data.skus
  const [first] = body.skus
  const skus = [
    { id: known.id, ...paper },
    { ...first, ...cloth },
  ]
  expect((await edit(id, { save_mode: 'AS_DRAFT', skus })).code).toBe(0)
  expect((await edit(id, { title: 'A Field Guide, Bound in Cloth' })).code).toBe(12052486)
})

test('at least one sales attribute stays', async () => {
  const { id } = await live(sku({ sales_attributes: [{ name: 'Binding', value_name: 'Paper' }] }))
  const [known] = (await read(id)).data.skus
  expect((await edit(id, { skus: [{ id: known.id, sales_attributes: [] }] })).code).toBe(12019019)
})

test('a gift is not edited', async () => {
  const { id } = await live(() => ({ is_not_for_sale: true }))
  expect((await edit(id, { title: 'A Field Guide to Lichens' })).code).toBe(12052163)
})

test('an identifier code is neither changed nor taken away once the product was submitted', async () => {
  const code = { type: 'UPC', code: '012345678905' }
  const { id } = await live(sku({ identifier_code: code }))
  const [known] = (await read(id)).data.skus
  expect((await edit(id, { skus: [{ id: known.id, seller_sku: 'MOSS-3' }] })).code).toBe(12052593)
  expect((await edit(id, { skus: [{ id: known.id, identifier_code: { ...code, type: 'EAN' } }] })).code).not.toBe(0)
  expect((await edit(id, { skus: [{ id: known.id, identifier_code: code, seller_sku: 'MOSS-3' }] })).code).toBe(0)
})

describe('a pre-sale', () => {
  const made = { type: 'MADE_TO_ORDER', fulfillment_type: { handling_duration_days: 7 } }
  const ordered = async (days: number) => {
    const { now } = await control(shop.address, 'GET', '/clock')
    const release_date = Math.floor(Date.parse(now) / 1000) + days * 86_400
    return { type: 'PRE_ORDER', fulfillment_type: { release_date } }
  }

  test('is kept by an edit that does not name it, and ended by NONE where it was made to order', async () => {
    const { id, body } = await live(sku({ pre_sale: made }))
    const skuId = (await read(id)).data.skus[0].id
    const { pre_sale: _named, ...plain } = body.skus[0] ?? {}
    await overwrite(id, { ...body, title: 'A Field Guide to Ferns', skus: [{ ...plain, id: skuId }] })
    await pass()
    expect((await read(id)).data.skus[0].pre_sale).toEqual(made)
    await overwrite(id, { ...body, skus: [{ ...plain, id: skuId, pre_sale: { type: 'NONE' } }] })
    await pass()
    expect((await read(id)).data.skus[0].pre_sale).toBeUndefined()
  })

  test('of a live listing keeps its type and its release date', async () => {
    const { id } = await live(sku({ pre_sale: await ordered(10) }))
    const [{ id: skuId }] = (await read(id)).data.skus
    const codeOf = async (pre_sale: unknown) => (await edit(id, { skus: [{ id: skuId, pre_sale }] })).code
    expect(await codeOf(await ordered(20))).toBe(12052273)
    expect(await codeOf({ type: 'NONE' })).toBe(12052329)
    expect(await codeOf(made)).toBe(12052273)
    const { id: plain } = await live()
    const [{ id: plainSku }] = (await read(plain)).data.skus
    expect((await edit(plain, { skus: [{ id: plainSku, pre_sale: made }] })).code).toBe(12052314)
    expect((await edit(plain, { skus: [{ id: plainSku, pre_sale: await ordered(10) }] })).code).toBe(12052315)
  })
})

describe('a search', () => {
  const search = async (body: Change, query: Record<string, string> = {}): Promise<Answer> =>
    post('/product/202502/products/search', body, { page_size: '10', ...query })

  test('with more than 10,000 results is refused from its first page on', async () => {
    await control(shop.address, 'POST', '/products/old', { count: 10_001 })
    expect((await search({})).code).toBe(12052180)
    expect((await search({ status: 'DRAFT' })).data.total_count).toBe(0)
  })

  test('for drafts finds products that were never submitted too, and hears the wish among such statuses only', async () => {
    const { id } = await live()
    const draft = (await post(products, await sampleBody(shop.address, { save_mode: 'AS_DRAFT' }))).data.product_id
    const ids = async (body: Change) => (await search(body)).data.products.map((one: { id: string }) => one.id)
    expect(await ids({ return_draft_version: true })).toEqual([draft])
    expect(await ids({ return_draft_version: true, status: 'DRAFT' })).toEqual([draft])
    await edit(id, { save_mode: 'AS_DRAFT', title: 'A Draft about Ferns' })
    expect(await ids({ return_draft_version: true })).toEqual([draft, id])
    await control(shop.address, 'POST', '/reviews', { outcome: 'fail' })
    const { id: failed } = await live()
    expect(await ids({ return_draft_version: true, status: 'FAILED' })).toEqual([failed])
  })
})

test('draft and version in review cannot be asked for together', async () => {
  const { id } = await live()
  const query = { return_draft_version: 'true', return_under_review_version: 'true' }
  expect(await read(id, query)).toMatchObject({ code: 36009004, status: 400 })
})

test('activate says behind its wrapper what is wrong with a product, and lists nothing in a shop that lacks a warehouse', async () => {
  const { id } = await live()
  await post(`${products}/deactivate`, { product_ids: [id] })
  await control(shop.address, 'PATCH', `/shops/${shop.address.shopId}`, {
    failedPrerequisites: { PICKUP_WAREHOUSE: [] },
  })
  const { data } = await post(`${products}/activate`, { product_ids: [id, '12345'] })
  expect(data.errors).toMatchObject([
    { code: 12052990, detail: { product_id: id, extra_errors: [{ code: 12052115 }] } },
    { code: 12052990, detail: { product_id: '12345', extra_errors: [{ code: 12052032 }] } },
  ])
  expect((await post(`${products}/activate`, { product_ids: [id], listing_platforms: ['MALL'] })).code).toBe(12052330)
  const moved = await post(`${products}/deactivate`, { product_ids: [id], listing_platforms: ['TOKOPEDIA'] })
  expect(moved.code).toBe(12052994)
})

test('a shop that was rejected or has withdrawn is refused everything, one that is not active yet cannot edit', async () => {
  const { id, body } = await live()
  const set = async (status: string): Promise<void> => {
    await control(shop.address, 'PATCH', `/shops/${shop.address.shopId}`, { status })
  }
  for (const status of ['3', '4', '6']) {
    await set(status)
    expect((await read(id)).code).toBe(12052700)
  }
  await set('1')
  expect((await read(id)).code).toBe(0)
  expect((await overwrite(id, body)).code).toBe(12052700)
})

test('the category upgrade takes along what waits in review', async () => {
  const {
    planted: [{ id }],
  } = await control(shop.address, 'POST', '/products/old', { count: 1, splitShare: 1 })
  await control(shop.address, 'POST', '/reviews', { outcome: 'hold', count: 1 })
  await edit(id, { product_attributes: [], title: 'Something Else Entirely' })
  await post('/product/202407/products/category_upgrade_task', undefined)
  await pass({ hours: 2 })
  const leaf = ({ data }: Answer): string => data.category_chains.at(-1).id
  const upgraded = leaf(await read(id))
  await control(shop.address, 'POST', '/reviews/end', { productId: id })
  expect(leaf(await read(id))).toBe(upgraded)
})

describe('prices', () => {
  test('of a local seller have no sale price of their own', async () => {
    const price = { amount: '24.50', sale_price: '19.00', currency: 'USD' }
    const { id } = await live(sku({ price }))
    const shown = async () => (await read(id)).data.skus[0].price
    expect(await shown()).toEqual({ currency: 'USD', sale_price: '24.50', tax_exclusive_price: '24.50' })
    const skuId = (await read(id)).data.skus[0].id
    await post(`${products}/${id}/prices/update`, { skus: [{ id: skuId, price: { ...price, amount: '26.00' } }] })
    expect(await shown()).toEqual({ currency: 'USD', sale_price: '26.00', tax_exclusive_price: '26.00' })
  })

  test('drop a list price that is below them, and take a SKU once only', async () => {
    const { id } = await live(sku({ list_price: { amount: '40.00', currency: 'USD' } }))
    const [{ id: skuId }] = (await read(id)).data.skus
    const update = async (...skus: Change[]) => (await post(`${products}/${id}/prices/update`, { skus })).code
    expect(await update({ id: skuId, list_price: { amount: '20.00', currency: 'USD' } })).toBe(0)
    expect((await read(id)).data.skus[0].list_price).toEqual({ amount: '40.00', currency: 'USD' })
    expect(await update({ id: skuId, list_price: { amount: '50.00', currency: 'USD' } })).toBe(0)
    expect((await read(id)).data.skus[0].list_price).toEqual({ amount: '50.00', currency: 'USD' })
    const one = { id: skuId, price: { amount: '21.00', currency: 'USD' } }
    expect(await update(one, one)).toBe(12052553)
  })
})
