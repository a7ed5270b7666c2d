// What a shop is told about products elsewhere: candidates and opportunities, external products, collections, translated images, research.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { call, control, png, upload } from './client.ts'
import type { Answer } from './client.ts'
import { sampleBody } from './listing.ts'

let shop: PracticeShop
beforeEach(async () => {
  shop = await startPracticeShop({ seed: 'empty', clock: 'manual' })
})
afterEach(async () => shop.close())

const send = async (method: string, path: string, body?: unknown, query: Record<string, string> = {}) =>
  call(shop.address, method, path, { body, query })
const pass = async (duration: Record<string, number>): Promise<void> => {
  await control(shop.address, 'POST', '/clock', { action: 'move', ...duration })
}
const live = async (change: Record<string, unknown> = {}): Promise<string> => {
  const { data } = await send('POST', '/product/202309/products', await sampleBody(shop.address, change))
  await pass({ seconds: 5 })
  return data.product_id
}

describe('a candidate product', () => {
  const candidates = '/product/202409/candidate_products'
  const find = async (filter: unknown = {}): Promise<Answer> =>
    send('POST', `${candidates}/search`, filter, { page_size: '50' })
  /** Titles of many leaves: for some of them there is an opportunity, for others there is none. */
  const titles = ['Coffee mugs', 'Yoga mats', 'Desk lamps', 'Dog beds', 'Phone cases', 'Garden hoses', 'Bath towels']

  test('is compared for a while and then has matched or not', async () => {
    const sent = titles.map((title, index) => ({ external_product_id: String(index), title }))
    expect((await send('POST', `${candidates}/batch`, { candidate_products: sent })).data.errors).toEqual([])
    expect((await find({ opportunity_matching_statuses: ['PENDING'] })).data.total_count).toBe(titles.length)
    await pass({ minutes: 11 })
    const matched = (await find({ opportunity_matching_statuses: ['MATCHED'] })).data
    const unmatched = (await find({ opportunity_matching_statuses: ['NOT_MATCHED'] })).data
    expect(matched.total_count).toBeGreaterThan(0)
    expect(matched.total_count + unmatched.total_count).toBe(titles.length)
    const opportunities = await send('POST', '/product/202409/opportunities/search', {}, { page_size: '50' })
    expect(opportunities.data.opportunities.map(({ id }: { id: string }) => id)).toEqual(
      matched.candidate_products.flatMap((one: { opportunity_ids: string[] }) => one.opportunity_ids),
    )
  })

  test('is refused alone where it breaks a limit, the others are taken', async () => {
    const { data } = await send('POST', `${candidates}/batch`, {
      candidate_products: [
        { external_product_id: 'long', title: 'x'.repeat(101) },
        { external_product_id: 'good', title: 'Coffee mugs' },
        { external_product_id: 'dear', title: 'Mugs', skus: [{ price: { amount: '7600.01', currency: 'USD' } }] },
      ],
    })
    expect(data.errors).toMatchObject([
      { code: 98001004, detail: { external_product_id: 'long' } },
      { code: 98001004, detail: { external_product_id: 'dear' } },
    ])
    expect((await find()).data.candidate_products).toMatchObject([{ external_product_id: 'good' }])
    const eleven = Array.from({ length: 11 }, (_, index) => ({ external_product_id: String(index), title: 'Mugs' }))
    expect((await send('POST', `${candidates}/batch`, { candidate_products: eleven })).code).toBe(98001004)
  })

  test('keeps what an edit leaves out, and is compared anew', async () => {
    await send('POST', `${candidates}/batch`, {
      candidate_products: [{ external_product_id: 'a', title: 'Coffee mugs', description: 'Blue' }],
    })
    await pass({ minutes: 11 })
    const edited = await send('POST', `${candidates}/partial_edit/batch`, {
      candidate_products: [
        { external_product_id: 'a', title: 'Yoga mats' },
        { external_product_id: 'b', title: 'Nobody knows it' },
      ],
    })
    expect(edited.data.errors).toMatchObject([{ detail: { external_product_id: 'b' } }])
    expect((await find()).data.candidate_products).toMatchObject([
      { title: 'Yoga mats', description: 'Blue', opportunity_matching_status: 'PENDING' },
    ])
  })

  test('leads to an opportunity that a product of the same category is entered for', async () => {
    const sent = titles.map((title, index) => ({ external_product_id: String(index), title }))
    await send('POST', `${candidates}/batch`, { candidate_products: sent })
    await pass({ minutes: 11 })
    const { data } = await send('POST', '/product/202409/opportunities/search', {}, { page_size: '50' })
    const ids = data.opportunities.map(({ id }: { id: string }) => id).slice(0, 2)
    const product = await live()
    const enter = async (): Promise<string[]> =>
      (
        await send('PUT', `/product/202409/products/${product}/opportunities`, { opportunity_ids: ids })
      ).data.opportunity_applications.map(({ status }: { status: string }) => status)
    expect(new Set(await enter())).toEqual(new Set(['REVIEWING']))
    await pass({ days: 1 })
    expect(new Set(await enter())).toEqual(new Set(['REJECTED']))
    const unknown = await send('PUT', `/product/202409/products/${product}/opportunities`, { opportunity_ids: ['7'] })
    expect(unknown.code).toBe(98001004)
  })
})

describe('an external product', () => {
  test('is checked, kept for the shop, and shown by the control interface', async () => {
    const image = await upload(shop.address, png(800, 800))
    const product = { external_product_id: 'gid-1', title: 'Mug', images: [{ uri: image.data.uri }], version: '1' }
    const request = '/product/202501/attribute_recommendation_request'
    expect((await send('POST', request, { external_product: product })).code).toBe(0)
    expect((await send('POST', request, { external_product: { ...product, title: '' } })).code).toBe(36009004)
    expect((await send('POST', request, { external_product: { ...product, images: [{ uri: 'x' }] } })).code).toBe(
      12052722,
    )
    expect((await send('POST', request, { external_product: { ...product, tts_category_id: '1' } })).code).toBe(
      12052023,
    )
    const insights = '/product/202506/external_products'
    const other = { external_product_id: 'gid-2', title: 'Mug', region: 'US', status: 'ACTIVE' }
    expect((await send('POST', insights, { external_product: other })).code).toBe(0)
    expect((await send('POST', insights, { external_product: { ...other, region: 'XX' } })).code).toBe(98001004)
    const { externalProducts } = await control(shop.address, 'GET', '/received')
    expect(externalProducts).toMatchObject([
      { purpose: 'attributes', externalId: 'gid-1' },
      { purpose: 'insights', externalId: 'gid-2' },
    ])
  })

  test.each([
    ['products.json', '[{"id":"1","title":"Mug"},{"id":2}]', '0'],
    ['products.csv', 'id,title', '12038002'],
    ['products.json', '{"id":', '12038002'],
    ['products.json', '[{"title":"Mug"}]', '12038002'],
  ])('comes as a file %s holding %s', async (name, text, code) => {
    const form = new FormData()
    form.set('data', new Blob([text]), name)
    const answer = await call(shop.address, 'POST', '/product/202508/import_external', { form, cipher: null })
    expect([answer.code, answer.data.import_result.code]).toEqual([0, code])
  })
})

test('a collection with a product of somebody else fails, the others are taken', async () => {
  const product = await live()
  const { data } = await send('POST', '/seller/202508/collections/sync', {
    source: 1,
    collections: [
      { id: 'c1', title: 'Books', products: [{ outer_product_id: 'o1', tts_product_id: product }] },
      { id: 'c2', title: 'Theirs', products: [{ outer_product_id: 'o2', tts_product_id: '1729000000000000000' }] },
    ],
  })
  expect(data.failed_info.ids).toEqual(['c2'])
  expect((await control(shop.address, 'GET', '/received')).collections).toMatchObject([{ title: 'Books' }])
})

test('a picture is translated in five minutes, one that nobody uploaded is not', async () => {
  const image = await upload(shop.address, png(800, 800))
  const tasks = '/product/202505/images/translation_tasks'
  const created = await send('POST', tasks, {
    images: [
      { image_uri: image.data.uri, target_languages: ['de-DE', 'fr-FR'] },
      { image_uri: 'tos-x/1', target_languages: ['it-IT'] },
    ],
  })
  const ids = created.data.translation_tasks.map(({ id }: { id: string }) => id).join(',')
  const read = async (): Promise<Answer> =>
    send('GET', '/product/202506/images/translation_tasks', undefined, { translation_task_ids: ids })
  expect((await read()).data.translation_tasks).toMatchObject([{ status: 'PROCESSING' }, {}, {}])
  await pass({ minutes: 5 })
  const { data } = await read()
  expect(data.translation_tasks).toMatchObject([
    { status: 'COMPLETED', target_language: 'de-DE' },
    { status: 'COMPLETED' },
    { status: 'FAILED', fail_reason: 'Invalid image URI.' },
  ])
  const uri = data.translation_tasks[0].translated_image.uri
  const body = await sampleBody(shop.address, { main_images: [{ uri }] })
  expect((await send('POST', '/product/202309/products', body)).code).toBe(0)
  expect((await send('POST', tasks, { images: [{ image_uri: uri, target_languages: ['xx'] }] })).code).toBe(98001004)
})

test('research finds live listings of the seller’s own shops', async () => {
  const product = await live()
  const research = async (filter: unknown, size = '20'): Promise<Answer> =>
    call(shop.address, 'POST', '/product/202601/compliance/auditing/research', {
      query: { page_size: size },
      body: filter,
      cipher: null,
    })
  expect((await research({ product_title: 'mosses' })).data.products).toMatchObject([{ id: product, country: 'US' }])
  expect((await research({ seller_id: '7494000000000000000' })).data.total_count).toBe(0)
  expect((await research({}, '21')).code).toBe(98001004)
})

test('listings that differ in their colour are recommended as one', async () => {
  const titles = ['Wool Scarf, Navy Blue, 180 cm', 'Wool Scarf, Red, 180 cm', 'Wool Scarf, Red, 90 cm']
  const ids: string[] = []
  for (const title of titles) ids.push(await live({ title }))
  const find = async (filter: unknown): Promise<Answer> =>
    call(shop.address, 'POST', '/product/202506/combined_listing_recommendations/search', {
      query: { page_size: '10' },
      body: filter,
      cipher: null,
    })
  const { data } = await find({})
  expect(data.total_count).toBe(1)
  expect(data.combined_listing_recommendations[0].products).toEqual(
    expect.arrayContaining([
      { id: ids[0], option_value: 'Navy Blue' },
      { id: ids[1], option_value: 'Red' },
    ]),
  )
  expect((await find({ product_ids: [ids[2]] })).data.total_count).toBe(0)
})
