// Global products: made once, published into the shops of several markets, and carried there again by every edit.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { call, control } from './client.ts'
import type { Answer } from './client.ts'
import { addTwoMarkets, globalBody } from './two-markets.ts'
import type { TwoMarkets } from './two-markets.ts'

let shop: PracticeShop
let seller: TwoMarkets
beforeEach(async () => {
  shop = await startPracticeShop({ seed: 'empty', clock: 'manual' })
  seller = await addTwoMarkets(shop.address)
})
afterEach(async () => shop.close())

const globals = '/product/202309/global_products'
const send = async (method: string, path: string, body?: unknown): Promise<Answer> =>
  call(seller.address, method, path, { ...seller.everywhere, body })
const create = async (change: Record<string, unknown> = {}): Promise<{ id: string; skus: string[] }> => {
  const { data } = await send('POST', globals, await globalBody(seller, change))
  return { id: data.global_product_id, skus: data.global_skus.map(({ id }: { id: string }) => id) }
}
const publish = async (id: string, ...targets: Record<string, unknown>[]): Promise<Answer> =>
  send('POST', `${globals}/${id}/publish`, { publish_target: targets })
const readLocal = async (region: 'US' | 'GB', id: string): Promise<Answer> =>
  call({ ...seller.address, shopCipher: seller.cipherOf[region] }, 'GET', `/product/202309/products/${id}`)
const passReviews = async (): Promise<void> => {
  await control(shop.address, 'POST', '/clock', { action: 'move', seconds: 5 })
}

test('are for sellers of several markets only', async () => {
  const answer = await call(shop.address, 'POST', `${globals}/search`, {
    query: { page_size: '5' },
    body: {},
    cipher: null,
  })
  expect(answer.code).toBe(12052705)
})

test('are judged in dollars, kilograms and centimetres, and in open categories only', async () => {
  const body = await globalBody(seller)
  const [first, second] = body.skus
  const refusals: [Record<string, unknown>, number][] = [
    [{ title: undefined }, 36009004],
    [{ package_weight: { value: '1', unit: 'POUND' } }, 12052916],
    [{ package_dimensions: { length: '9', width: '6', height: '1', unit: 'INCH' } }, 12019060],
    [{ skus: [{ ...first, price: { amount: '20.00', currency: 'GBP' } }, second] }, 12052084],
    [{ skus: [{ ...first, inventory: [{ global_warehouse_id: '1', quantity: 3 }] }, second] }, 12052530],
    [{ category_id: '843152' }, 12052223],
  ]
  const codes: number[] = []
  for (const [change] of refusals) codes.push((await send('POST', globals, { ...body, ...change })).code)
  expect(codes).toEqual(refusals.map(([, code]) => code))
  const check = await send('POST', '/product/202404/global_products/listing_check', {
    ...body,
    title: 'Mosses \u{1F33F}',
    category_version: undefined,
  })
  expect(check.data).toMatchObject({ check_result: 'FAILED', fail_reasons: [{}] })
})

test('come back as they were sent, with what is in the global warehouse', async () => {
  const { id, skus } = await create({ external_global_product_id: 'moss' })
  const { data } = await call(seller.address, 'GET', `${globals}/${id}`, seller.everywhere)
  expect(data).toMatchObject({
    id,
    global_seller_id: seller.sellerId,
    external_global_product_id: 'moss',
    category: { id: '927880' },
    products: [],
    skus: [
      { id: skus[0], global_quantity: 10, price: { amount: '20.00', currency: 'USD' } },
      { id: skus[1], global_quantity: 6, external_global_sku_id: 'cloth' },
    ],
  })
})

test('become local listings at local prices, with an even share of the stock, and go through review there', async () => {
  const { id, skus } = await create()
  const { data } = await publish(
    id,
    { region: 'US' },
    { region: 'GB', skus: skus.map((sku) => ({ related_global_sku_id: sku, inventory: { quantity: 3 } })) },
    { region: 'BR' },
  )
  expect(data.publish_result).toMatchObject([
    { region: 'US', status: 'SUCCESS' },
    { region: 'GB', status: 'SUCCESS' },
    { region: 'BR', status: 'FAILED', fail_reasons: [{ message: 'The seller has no shop in this market.' }] },
  ])
  const [american, british] = data.products
  expect(british.skus.map((sku: { related_global_sku_id: string }) => sku.related_global_sku_id)).toEqual(skus)
  await passReviews()
  expect((await readLocal('US', american.id)).data).toMatchObject({
    status: 'ACTIVATE',
    skus: [{ price: { sale_price: '20.00', currency: 'USD' }, inventory: [{ quantity: 3 }] }, {}],
  })
  expect((await readLocal('GB', british.id)).data).toMatchObject({
    status: 'ACTIVATE',
    skus: [{ price: { sale_price: '16.00', currency: 'GBP' }, inventory: [{ quantity: 3 }] }, {}],
  })
  const again = await publish(id, { region: 'US' })
  expect(again.data.publish_result).toMatchObject([{ status: 'FAILED' }])
})

test('carry an edit into every market, keep the stock there, and delete what is not named', async () => {
  const { id, skus } = await create()
  const published = await publish(id, { region: 'US' }, { region: 'GB' })
  await passReviews()
  const body = await globalBody(seller)
  const edited = await send('PUT', `${globals}/${id}`, {
    ...body,
    title: 'A Field Guide to Mosses, Third Edition',
    skus: [{ ...body.skus[0], id: skus[0], sale_prices: [{ region: 'GB', amount: '18.50' }] }],
  })
  expect(edited.data.publish_results).toMatchObject([
    { region: 'US', status: 'SUCCESS' },
    { region: 'GB', status: 'SUCCESS' },
  ])
  await passReviews()
  const local = (await readLocal('GB', published.data.products[1].id)).data
  expect(local).toMatchObject({ title: 'A Field Guide to Mosses, Third Edition', status: 'ACTIVATE' })
  expect(local.skus).toMatchObject([{ price: { sale_price: '18.50' }, inventory: [{ quantity: 5 }] }])
})

test('keep what a partial edit does not name', async () => {
  const { id, skus } = await create()
  const edited = await send('PUT', `/product/202509/global_products/${id}/partial_edit`, {
    description: '<p>New words.</p>',
  })
  expect(edited.data.global_skus.map((sku: { id: string }) => sku.id)).toEqual(skus)
  const { data } = await call(seller.address, 'GET', `${globals}/${id}`, seller.everywhere)
  expect(data).toMatchObject({ title: 'A Field Guide to Mosses, Second Edition', description: '<p>New words.</p>' })
})

test('take new stock until they are published, and can be found and deleted', async () => {
  const { id, skus } = await create()
  const warehouse = (await call(seller.address, 'GET', '/logistics/202309/global_warehouses', seller.everywhere)).data
    .global_warehouses[0].id
  const setStock = async (quantity: number): Promise<number> => {
    const stock = [{ id: skus[0], inventory: [{ global_warehouse_id: warehouse, quantity }] }]
    await send('POST', `${globals}/${id}/inventory/update`, { global_skus: stock })
    return (await call(seller.address, 'GET', `${globals}/${id}`, seller.everywhere)).data.skus[0].global_quantity
  }
  expect(await setStock(42)).toBe(42)
  await publish(id, { region: 'US' })
  expect(await setStock(7)).toBe(42)
  const search = async (filters: unknown): Promise<number> =>
    (
      await call(seller.address, 'POST', '/product/202312/global_products/search', {
        ...seller.everywhere,
        query: { page_size: '5' },
        body: filters,
      })
    ).data.total_count
  expect([await search({ status: 'PUBLISHED' }), await search({ seller_skus: ['OTHER'] })]).toEqual([1, 0])
  const gone = await send('DELETE', globals, { global_product_ids: [id, '1731000000000000000'] })
  expect(gone.data.errors).toMatchObject([{ code: 12052032 }])
  expect((await call(seller.address, 'GET', `${globals}/${id}`, seller.everywhere)).code).toBe(12052032)
})

test('cannot be bound to local products outside the EU', async () => {
  const { id, skus } = await create()
  const { data } = await publish(id, { region: 'US' })
  const answer = await send('POST', `/product/202503/global_products/${id}/bind_local_products`, {
    local_products: [
      {
        id: data.products[0].id,
        skus: skus.map((sku, index) => ({ global_sku_id: sku, id: data.products[0].skus[index].id })),
      },
    ],
  })
  expect(answer.data.bind_results).toMatchObject([
    { status: 'FAILED', fail_reasons: [{ message: 'The market US is not part of the EU.' }] },
  ])
})
