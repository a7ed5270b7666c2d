// What a listing may hold, by market and seller, and what answers say of it: ids of own words, videos, deliveries, documents, advice.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop, PracticeShopAddress } from '#sandbox/practice-shop.ts'
import { call, control, png, upload } from './client.ts'
import type { Answer } from './client.ts'
import { findWarehouse, openLeaf, sampleBody } from './listing.ts'

type Change = Record<string, unknown>
const products = '/product/202309/products'
const shops: PracticeShop[] = []
const open = async (market: string): Promise<PracticeShopAddress> => {
  const shop = await startPracticeShop({ seed: 'empty', clock: 'manual', market })
  shops.push(shop)
  return shop.address
}
let us: PracticeShopAddress
beforeAll(async () => {
  us = await open('US')
})
afterAll(async () => {
  for (const shop of shops) await shop.close()
})

const read = async (address: PracticeShopAddress, id: string) => (await call(address, 'GET', `${products}/${id}`)).data
const create = async (address: PracticeShopAddress, body: unknown): Promise<Answer> =>
  call(address, 'POST', products, { body })

/** A body for markets outside the US. */
const metric = async (
  address: PracticeShopAddress,
  currency: string,
  amount: string,
  change: Change = {},
): Promise<Change> =>
  sampleBody(address, {
    package_weight: { value: '0.5', unit: 'KILOGRAM' },
    package_dimensions: { length: '20', width: '15', height: '3', unit: 'CENTIMETER' },
    skus: [
      {
        seller_sku: 'MOSS',
        price: { amount, currency },
        inventory: [{ warehouse_id: await findWarehouse(address), quantity: 5 }],
      },
    ],
    ...change,
  })

describe('a value of an attribute', () => {
  type Attribute = { id: string; type: string; is_requried: boolean; values?: { id: string; name: string }[] }
  const attributesOf = async (leaf: string): Promise<Attribute[]> =>
    (
      await call(us, 'GET', `/product/202309/categories/${leaf}/attributes`, { query: { category_version: 'v2' } })
    ).data.attributes.filter(({ type }: Attribute) => type === 'PRODUCT_PROPERTY')
  const leafWith = async (
    fits: (attribute: Attribute & { is_customizable: boolean }) => boolean,
  ): Promise<{ leaf: string; attribute: Attribute }> => {
    const { data } = await call(us, 'GET', '/product/202309/categories', { query: { category_version: 'v2' } })
    for (const { id, is_leaf: isLeaf, permission_statuses: statuses } of data.categories) {
      if (isLeaf !== true || statuses[0] !== 'AVAILABLE') continue
      const all = (await attributesOf(id)) as (Attribute & { is_customizable: boolean })[]
      const attribute = all.find(fits)
      if (attribute !== undefined && !all.some(({ is_requried: isRequired }) => isRequired))
        return { leaf: id, attribute }
    }
    throw new Error('No leaf has such an attribute')
  }

  test('that the seller wrote comes back with an id, and may be sent again by it', async () => {
    const { leaf, attribute } = await leafWith(({ values }) => values === undefined)
    const own = [{ id: attribute.id, values: [{ name: '7' }] }]
    const body = await sampleBody(us, { category_id: leaf, product_attributes: own })
    const { data, message } = await create(us, body)
    expect(message).toBe('Success')
    const [{ values }] = (await read(us, data.product_id)).product_attributes
    expect(values).toEqual([{ id: expect.stringMatching(/^\d{19}$/), name: '7' }])
    const again = async (id: string) =>
      call(us, 'POST', `/product/202509/products/${data.product_id}/partial_edit`, {
        body: { product_attributes: [{ id: attribute.id, values: [{ id }] }] },
      })
    expect((await again(values[0].id)).code).toBe(0)
    expect((await read(us, data.product_id)).product_attributes[0].values).toEqual(values)
    expect((await again('7499999999999999999')).code).toBe(12052529)
  })

  test('is the one with the id where id and name do not agree', async () => {
    const { leaf, attribute } = await leafWith(({ values = [] }) => values.length > 1)
    const [first, second] = attribute.values ?? []
    const both = [{ id: attribute.id, values: [{ id: second?.id, name: first?.name }] }]
    const body = await sampleBody(us, { category_id: leaf, product_attributes: both })
    const { data } = await create(us, body)
    expect((await read(us, data.product_id)).product_attributes[0].values).toEqual([second])
  })
})

test('a video is shown with its format, size and address', async () => {
  const form = new FormData()
  form.set('data', new Blob([new Uint8Array(2_000_000)]), 'moss.mov')
  form.set('name', 'moss.mov')
  const file = (await call(us, 'POST', '/product/202309/files/upload', { form, cipher: null })).data
  const { data } = await create(us, await sampleBody(us, { video: { id: file.id } }))
  expect((await read(us, data.product_id)).video).toMatchObject({ id: file.id, url: file.url, format: 'MOV', size: 2 })
})

test('a picture that was padded for the gallery stays so, whatever else it is uploaded for', async () => {
  const wide = png(1600, 800, 'wide moss')
  const { data } = await upload(us, wide)
  expect(data).toMatchObject({ width: 1600, height: 1600 })
  expect((await upload(us, wide, 'DESCRIPTION_IMAGE')).data).toMatchObject({ width: 1600, height: 800 })
  expect((await create(us, await sampleBody(us, { main_images: [{ uri: data.uri }] }))).code).toBe(0)
})

test('supplementary pictures are for the US; elsewhere they are left out', async () => {
  const uk = await open('UK')
  const { uri } = (await upload(uk, png(800, 800))).data
  const body = await metric(uk, 'GBP', '19.00')
  const [first] = body['skus'] as Change[]
  const attribute = { name: 'Finish', value_name: 'Matte', sku_img: { uri }, supplementary_sku_images: [{ uri }] }
  const { data } = await create(uk, { ...body, skus: [{ ...first, sales_attributes: [attribute] }] })
  const [shown] = (await read(uk, data.product_id)).skus[0].sales_attributes
  expect(shown.sku_img.uri).toBe(uri)
  expect(shown.supplementary_sku_images).toBeUndefined()
})

describe('in Indonesia', () => {
  let id: PracticeShopAddress
  beforeAll(async () => {
    id = await open('ID')
  })

  test('ways of delivery have to be known and come back with their names; in the US they are not heard', async () => {
    const path = `/logistics/202309/warehouses/${await findWarehouse(id)}/delivery_options`
    const [option] = (await call(id, 'GET', path)).data.delivery_options
    const known = await create(id, await metric(id, 'IDR', '250000', { delivery_option_ids: [option.id] }))
    expect((await read(id, known.data.product_id)).delivery_options).toMatchObject([
      { id: option.id, name: option.name },
    ])
    expect((await create(id, await metric(id, 'IDR', '250000', { delivery_option_ids: ['1'] }))).code).toBe(12052405)
    const there = await create(us, await sampleBody(us, { delivery_option_ids: ['1'] }))
    expect((await read(us, there.data.product_id)).delivery_options).toBeUndefined()
  })

  test('a document that runs out needs the day, as the rules say', async () => {
    const { data } = await call(id, 'GET', '/product/202309/categories', { query: { category_version: 'v2' } })
    type Rule = { id: string; is_required: boolean; expiration_date: { is_required: boolean } }
    let found: { leaf: string; rules: Rule[] } | null = null
    for (const { id: leaf, is_leaf: isLeaf } of data.categories) {
      if (isLeaf !== true) continue
      const { code, data: rule } = await call(id, 'GET', `/product/202309/categories/${leaf}/rules`, {
        query: { category_version: 'v2' },
      })
      if (code !== 0 || rule.size_chart.is_required === true) continue
      const rules: Rule[] = rule.product_certifications
      if (!rules.some((one) => one.is_required && one.expiration_date.is_required)) continue
      found = { leaf, rules: rules.filter((one) => one.is_required) }
      break
    }
    expect(found).not.toBeNull()
    const { uri } = (await upload(id, png(800, 800, 'document'), 'CERTIFICATION_IMAGE')).data
    const attributes = (
      await call(id, 'GET', `/product/202309/categories/${found?.leaf ?? ''}/attributes`, {
        query: { category_version: 'v2' },
      })
    ).data.attributes.filter(
      (one: { type: string; is_requried: boolean }) => one.type === 'PRODUCT_PROPERTY' && one.is_requried,
    )
    const send = async (more: Change) =>
      create(
        id,
        await metric(id, 'IDR', '250000', {
          category_id: found?.leaf,
          product_attributes: attributes.map((one: { id: string; values?: { id: string }[] }) => ({
            id: one.id,
            values: [one.values === undefined ? { name: '1' } : { id: one.values.at(-1)?.id }],
          })),
          certifications: found?.rules.map((rule) => ({ id: rule.id, images: [{ uri }], ...more })),
        }),
      )
    expect((await send({})).code).toBe(12052385)
    expect((await send({ expiration_date: 2_000_000_000 })).code).toBe(0)
  })

  test('prohibited categories are shown where they are asked for; in the UK they never are, nor recommended outside Brazil', async () => {
    const shown = async (address: PracticeShopAddress): Promise<boolean> => {
      const query = { category_version: 'v2', include_prohibited_categories: 'true' }
      const { data } = await call(address, 'GET', '/product/202309/categories', { query })
      return data.categories.some(
        (one: { permission_statuses: string[] }) => one.permission_statuses[0] === 'PROHIBITED',
      )
    }
    expect(await shown(id)).toBe(true)
    expect(await shown(await open('UK'))).toBe(false)
    const platform = { category_version: 'v2', listing_platform: 'TOKOPEDIA' }
    expect((await call(id, 'GET', '/product/202309/categories', { query: platform })).code).toBe(12052994)
  })

  test('a title that is too short gets no recommended category', async () => {
    const recommend = async (product_title: string) =>
      call(id, 'POST', '/product/202309/categories/recommend', { body: { product_title, category_version: 'v2' } })
    expect((await recommend('Coffee mug')).code).toBe(12052910)
    expect((await recommend('Stoneware coffee mug, 350 ml, handmade')).code).toBe(0)
  })
})

test('in Brazil lengths are rounded to whole centimetres, and no words to search for are given', async () => {
  const br = await open('BR')
  const size = { length: '20,4', width: '15.5', height: '3', unit: 'CENTIMETER' }
  const body = await metric(br, 'BRL', '99.90', { category_version: 'v1', package_dimensions: size })
  const { data, message } = await create(br, body)
  expect(message).toBe('Success')
  expect((await read(br, data.product_id)).package_dimensions).toEqual({ ...size, length: '20', width: '16' })
  expect((await create(br, { ...body, package_dimensions: { ...size, height: '0.3' } })).code).toBe(12052003)
  await control(br, 'POST', '/clock', { action: 'move', seconds: 10 })
  const words = await call(br, 'GET', '/product/202405/products/seo_words', { query: { product_ids: data.product_id } })
  expect(words).toMatchObject({ code: 0, data: { products: [] } })
})

test('a seller from abroad asks 134.50 pounds at most, and what it replicates is marked at the source', async () => {
  const { seller, shop } = await control(us, 'POST', '/shops', { market: 'US', sellerType: 'CROSS_BORDER' })
  const british = await control(us, 'POST', '/shops', { market: 'GB', sellerId: seller.id })
  const { grant, accessToken } = await control(us, 'POST', '/grants', { appKey: us.appKey, sellerId: seller.id })
  const [there, here] = [shop, british.shop].map(({ id }) => ({
    ...us,
    accessToken,
    shopId: id,
    shopCipher: grant.ciphers[id],
  }))
  if (there === undefined || here === undefined) throw new Error('Two shops are needed')
  expect((await create(here, await metric(here, 'GBP', '134.51'))).code).toBe(12052570)
  expect((await create(here, await metric(here, 'GBP', '134.50'))).code).toBe(0)
  const priced = async (price: Change): Promise<Answer> => {
    const { skus, ...body } = await sampleBody(there)
    return create(there, { ...body, skus: [{ ...skus[0], price: { currency: 'USD', ...price } }] })
  }
  expect((await priced({ amount: '20.00', sale_price: '20.001' })).code).toBe(12052092)
  const foreign = (await priced({ amount: '', sale_price: '20.00' })).data
  expect((await read(there, foreign.product_id)).skus[0].price.tax_exclusive_price).toBe('20.00')
  const unsaid = (await priced({ amount: '20.00', sale_price: '' })).data
  expect((await read(there, unsaid.product_id)).skus[0].price.sale_price).toBe('20.00')
  const source = (await create(there, await metric(there, 'USD', '20.00'))).data
  expect((await read(there, source.product_id)).is_replicated).toBe(false)
  const skus = [{ source_sku_id: source.skus[0].id, price: { currency: 'GBP', sale_price: '19.00' } }]
  const replicate = `/product/202507/products/${source.product_id}/global_replicate`
  await call(there, 'POST', replicate, { body: { replicate_target: [{ region: 'GB', skus }] } })
  expect((await read(there, source.product_id)).is_replicated).toBe(true)
  const edit = async (body: Change) =>
    call(there, 'POST', `/product/202509/products/${source.product_id}/partial_edit`, { body })
  const bound = [{ id: source.skus[0].id, sales_attributes: [{ name: 'Binding', value_name: 'Cloth' }] }]
  expect((await edit({ skus: bound })).code).toBe(12052515)
  expect((await edit({ skus: bound, replicated_products: [{ region: 'GB' }] })).code).toBe(0)
  const moved = { ...(await metric(there, 'USD', '20.00')), category_id: '927752' }
  const put = async (body: Change) => call(there, 'PUT', `/product/202509/products/${source.product_id}`, { body })
  expect((await put(moved)).code).toBe(12052514)
})

describe('a check of a listing', () => {
  const check = async (address: PracticeShopAddress, change: Change, query: Record<string, string> = {}) => {
    const { category_version: _version, ...body } = { ...(await sampleBody(address)), ...change } as Change
    return (await call(address, 'POST', `${products}/listing_check`, { body, query })).data
  }

  test('warns of what would be put right, and leaves diagnoses out where they are not wanted', async () => {
    const data = await check(us, { brand_id: '7000000000000000001' }, { is_diagnosis_required: 'false' })
    expect(data).toMatchObject({ check_result: 'PASS', warnings: { message: expect.stringContaining('brand_id') } })
    expect(Object.keys(data)).not.toEqual(expect.arrayContaining(['listing_quality']))
    expect(data).not.toHaveProperty('diagnoses')
    expect(await check(us, {})).toHaveProperty('listing_quality.current_tier')
  })

  test('takes a leaf of either tree where both may be written, and tells no tier outside the US', async () => {
    const uk = await open('UK')
    const { data } = await call(uk, 'GET', '/product/202309/categories', { query: { category_version: 'v1' } })
    const newer = await call(uk, 'GET', '/product/202309/categories', { query: { category_version: 'v2' } })
    const branches = new Set(newer.data.categories.map((node: { parent_id: string }) => node.parent_id))
    const old = data.categories.find(
      (node: { id: string; is_leaf: boolean; permission_statuses: string[] }) =>
        node.is_leaf && branches.has(node.id) && node.permission_statuses[0] === 'AVAILABLE',
    )
    const body = await metric(uk, 'GBP', '19.00', { category_id: old.id })
    const answer = await check(uk, body)
    expect((answer.fail_reasons as { code: number }[]).map(({ code }) => code)).not.toContain(12052024)
    expect(answer).not.toHaveProperty('listing_quality')
    const passed = await check(uk, { ...body, category_id: openLeaf })
    expect(passed.check_result).toBe('PASS')
  })
})

describe('what says nothing is as good as left out', () => {
  const withSku = async (change: Change): Promise<Change> => {
    const body = await sampleBody(us)
    return { ...body, skus: [{ ...body.skus[0], ...change }] }
  }

  test.each<[string, Change]>([
    ['empty ids beside names', { sales_attributes: [{ id: '', name: 'Cover', value_id: '', value_name: 'Cloth' }] }],
    [
      'an empty picture of a value',
      { sales_attributes: [{ name: 'Cover', value_name: 'Felt', sku_img: { uri: '' } }] },
    ],
    ['no pre-sale in zeros', { pre_sale: { type: 'NONE', fulfillment_type: { handling_duration_days: 0 } } }],
    ['a pre-sale without type and way', { pre_sale: { type: '', fulfillment_type: {} } }],
    ['an empty list price', { list_price: { amount: '', currency: '' } }],
  ])('%s', async (_what, change) => {
    const { message, data } = await create(us, await withSku(change))
    expect(message).toBe('Success')
    const [sku] = (await read(us, data.product_id)).skus
    expect(sku.pre_sale?.type ?? '').toBe('')
    expect(sku.list_price).toBeUndefined()
    expect(sku.sales_attributes[0]?.sku_img).toBeUndefined()
  })

  test('a handling time of zero without a backorder; with one it is refused', async () => {
    const warehouse = await findWarehouse(us)
    const codeOf = async (change: Change): Promise<number> =>
      (
        await create(
          us,
          await withSku({ inventory: [{ warehouse_id: warehouse, quantity: 3, handling_time: 0, ...change }] }),
        )
      ).code
    expect(await codeOf({})).toBe(0)
    expect(await codeOf({ backorder_quantity: 0 })).toBe(0)
    expect(await codeOf({ backorder_quantity: 2 })).toBe(12052490)
  })
})

test('two SKUs may carry the same id of another platform', async () => {
  const body = await sampleBody(us)
  const skus = ['Paper', 'Cloth'].map((name) => ({
    ...body.skus[0],
    external_sku_id: '1729592969712207012',
    sales_attributes: [{ name: 'Binding', value_name: name }],
  }))
  expect((await create(us, { ...body, skus })).message).toBe('Success')
})
