// Ways of selling that bind a listing: main categories, promotions, bundles.
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
const send = async (method: string, path: string, body?: unknown): Promise<Answer> =>
  call(shop.address, method, path, { body })
const create = async (change: Record<string, unknown> = {}): Promise<Answer> =>
  send('POST', products, await sampleBody(shop.address, change))
const live = async (change: Record<string, unknown> = {}): Promise<{ id: string; sku: string }> => {
  const { data } = await create(change)
  await control(shop.address, 'POST', '/clock', { action: 'move', seconds: 5 })
  return { id: data.product_id, sku: data.skus[0].id }
}

test('a shop that is bound to a main category lists nowhere else, but may keep drafts', async () => {
  await control(shop.address, 'PATCH', `/shops/${shop.address.shopId}`, { mainCategoryIds: ['600001'] })
  expect((await create()).code).toBe(12052225)
  expect((await create({ save_mode: 'AS_DRAFT' })).code).toBe(0)
})

describe('a product in a promotion', () => {
  test('keeps its price and half of its stock', async () => {
    const { id, sku } = await live()
    const warehouse = (await send('GET', `${products}/${id}`)).data.skus[0].inventory[0].warehouse_id
    await control(shop.address, 'PATCH', `/products/${id}`, { isInPromotion: true })
    const setPrice = async (amount: string): Promise<number> =>
      (
        await send('POST', `${products}/${id}/prices/update`, {
          skus: [{ id: sku, price: { amount, currency: 'USD' } }],
        })
      ).code
    const setStock = async (quantity: number): Promise<{ code: number }[]> =>
      (
        await send('POST', `${products}/${id}/inventory/update`, {
          skus: [{ id: sku, inventory: [{ warehouse_id: warehouse, quantity }] }],
        })
      ).data.errors
    expect([await setPrice('9.99'), await setPrice('24.50')]).toEqual([12052038, 0])
    expect(await setStock(5)).toMatchObject([{ code: 12052393 }])
    expect(await setStock(6)).toEqual([])
    await control(shop.address, 'PATCH', `/products/${id}`, { isInPromotion: false })
    expect(await setPrice('9.99')).toBe(0)
  })
})

describe('a bundle', () => {
  const bundle = async (parts: unknown[], change: Record<string, unknown> = {}): Promise<Answer> =>
    create({
      title: 'Two field guides in one box',
      skus: [{ seller_sku: 'BOX', price: { amount: '40.00', currency: 'USD' }, combined_skus: parts }],
      ...change,
    })

  test('is made of SKUs of live listings', async () => {
    const moss = await live()
    const fern = await live({ title: 'A Field Guide to Ferns, First Edition' })
    const parts = [moss, fern].map(({ id, sku }) => ({ product_id: id, sku_id: sku, sku_count: 1 }))
    const created = await bundle(parts, { primary_combined_product_id: moss.id })
    expect(created.code).toBe(0)
    const { data } = await send('GET', `${products}/${created.data.product_id}`)
    expect(data).toMatchObject({ product_types: ['COMBINED_PRODUCT'], skus: [{ combined_skus: parts }] })
  })

  test('stays one: an edit of some members keeps its parts, and a normal listing does not become one', async () => {
    const moss = await live()
    const parts = [{ product_id: moss.id, sku_id: moss.sku, sku_count: 2 }]
    const { data: created } = await bundle(parts)
    const [{ id: own }] = created.skus
    const edit = async (id: string, body: unknown) => send('POST', `/product/202509/products/${id}/partial_edit`, body)
    expect(await edit(created.product_id, { skus: [{ id: own, seller_sku: 'BOX-2' }] })).toMatchObject({ code: 0 })
    const { data } = await send('GET', `${products}/${created.product_id}`)
    expect(data.skus[0]).toMatchObject({ seller_sku: 'BOX-2', combined_skus: parts })
    const { skus, ...body } = await sampleBody(shop.address)
    const put = async (id: string, change: unknown) =>
      (await send('PUT', `/product/202509/products/${id}`, change)).code
    expect(await put(created.product_id, { ...body, skus: [{ ...skus[0], id: own }] })).toBe(12052857)
    const { inventory: _stock, ...bare } = skus[0] ?? {}
    expect(await put(moss.id, { ...body, skus: [{ ...bare, id: moss.sku, combined_skus: parts }] })).toBe(12052857)
  })

  test('shows what its parts are now', async () => {
    const moss = await live()
    const parts = [{ product_id: moss.id, sku_id: moss.sku, sku_count: 2 }]
    const { data: created } = await bundle(parts)
    const shown = async () => (await send('GET', `${products}/${created.product_id}`)).data.skus[0].combined_skus[0]
    expect(await shown()).toMatchObject({ seller_sku: 'MOSS-2', price: { sale_price: '24.50' }, inventory: [{}] })
    await send('POST', `${products}/${moss.id}/prices/update`, {
      skus: [{ id: moss.sku, price: { amount: '26.00', currency: 'USD' } }],
    })
    expect(await shown()).toMatchObject({ price: { sale_price: '26.00' } })
  })

  test('is refused with what is wrong with its parts', async () => {
    const { id, sku } = await live()
    const part = { product_id: id, sku_id: sku, sku_count: 2 }
    const draft = (await create({ save_mode: 'AS_DRAFT' })).data
    const codes: number[] = []
    for (const parts of [
      [{ ...part, product_id: '1729000000000000000' }],
      [{ ...part, sku_id: '1730000000000000000' }],
      [{ ...part, product_id: draft.product_id, sku_id: draft.skus[0].id }],
      [{ ...part, sku_count: 1 }],
      [{ ...part, sku_count: 11 }],
      [part, part],
    ])
      codes.push((await bundle(parts)).code)
    expect(codes).toEqual([12052835, 12052844, 12052845, 12052859, 12052832, 12052840])
    expect((await bundle([part], { primary_combined_product_id: '1' })).code).toBe(12052842)
    const own = { price: { amount: '40.00', currency: 'USD' }, combined_skus: [part] }
    const color = (name: string): unknown => [{ name: 'Box', value_name: name }]
    const twice = [
      { ...own, sales_attributes: color('Red') },
      { ...own, sales_attributes: color('Blue') },
    ]
    expect((await create({ skus: twice })).code).toBe(12052841)
    const { skus } = await sampleBody(shop.address)
    const mixed = [
      { ...own, sales_attributes: color('Red') },
      { ...skus[0], sales_attributes: color('Blue') },
    ]
    expect((await create({ skus: mixed })).code).toBe(12052863)
    expect((await create({ skus: [{ ...skus[0], combined_skus: [part] }] })).code).toBe(12052850)
  })
})
