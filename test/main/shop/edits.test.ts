// Editing what the shop has: by the smallest call, and without losing anything that stands only there.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createPacing } from '#main/shop/pacing.ts'
import { createShopPort } from '#main/shop/shop-port.ts'
import { fixedToken } from '#main/shop/tokens.ts'
import { appKey, appSecret, envelope, startLocalPlatform } from './local-platform.ts'
import type { LocalPlatform } from './local-platform.ts'
import { listing, remote, sku } from './sample-listing.ts'

let platform: LocalPlatform
beforeAll(async () => {
  platform = await startLocalPlatform()
})
afterAll(() => platform.stop())
afterEach(() => {
  platform.received.length = 0
})

const port = () =>
  createShopPort({
    baseUrl: platform.url,
    appKey,
    appSecret: () => Promise.resolve(appSecret),
    tokens: fixedToken('token-1'),
    pacing: createPacing({
      clock: Date.now,
      governor: { startPerSecond: 1000, lowestPerSecond: 1, highestPerSecond: 1000 },
    }),
    clock: () => Date.now(),
    random: () => 0,
    shopCipher: 'TTP_1',
    shopId: null,
  })

const lastBody = (): unknown => JSON.parse(platform.received.at(-1)?.body ?? 'null')
const lastPath = (): string => `${platform.received.at(-1)?.method ?? ''} ${platform.received.at(-1)?.path ?? ''}`

describe('an edit', () => {
  it('sends nothing where the listing already is as it should be', async () => {
    platform.answer(envelope(remote))
    const written = await port().editProduct('1729', listing)
    expect(platform.received).toHaveLength(1)
    expect(written.skus[0]?.remoteSkuId).toBe('2001')
  })

  it('sends only what changed, so that nothing else is blanked', async () => {
    platform.answer(envelope(remote), envelope({ product_id: '1729' }))
    await port().editProduct('1729', { ...listing, title: 'Blue cup' })
    expect(lastPath()).toBe('POST /product/202509/products/1729/partial_edit')
    expect(lastBody()).toEqual({ save_mode: 'LISTING', title: 'Blue cup' })
  })

  it('does not send words of the seller’s own again because the platform gave them ids', async () => {
    const own = { id: '100400', name: 'Pattern', values: [{ id: '7123456789012345678', name: 'Striped' }] }
    platform.answer(
      envelope({ ...remote, product_attributes: [...remote.product_attributes, own] }),
      envelope({ product_id: '1729' }),
    )
    const attributes = [...listing.attributes, { id: '100400', values: [{ id: null, name: 'Striped' }] }]
    await port().editProduct('1729', { ...listing, title: 'Blue cup', attributes })
    expect(lastBody()).toEqual({ save_mode: 'LISTING', title: 'Blue cup' })
  })

  it('names every warehouse of a SKU, and spreads our number over them', async () => {
    platform.answer(envelope(remote), envelope({ product_id: '1729' }))
    await port().editProduct('1729', { ...listing, skus: [{ ...sku, sellerSku: 'CUP-B', quantity: 9 }] })
    expect(lastBody()).toMatchObject({
      skus: [
        {
          seller_sku: 'CUP-B',
          inventory: [
            { warehouse_id: '700', quantity: 7 },
            { warehouse_id: '701', quantity: 2 },
          ],
        },
      ],
    })
  })

  it('keeps the id of a SKU that the app did not know yet, and what it holds there', async () => {
    platform.answer(envelope(remote), envelope({ product_id: '1729' }))
    const second = {
      ...sku,
      externalSkuId: 'v-2',
      sellerSku: 'CUP-RED',
      salesAttributes: [{ id: '100000', name: 'Color', valueId: null, valueName: 'Red', imageUri: 'tos-red' }],
    }
    await port().editProduct('1729', { ...listing, skus: [sku, second] })
    expect(lastBody()).toMatchObject({
      skus: [{ id: '2001', external_urls: ['https://example.com/cup'] }, { seller_sku: 'CUP-RED' }],
    })
    expect(JSON.stringify(lastBody()).match(/"id":"2001"/g)).toHaveLength(1)
  })

  it('repeats what a variant has only in the shop: pictures, code, list prices, seller SKU', async () => {
    const [first] = remote.skus
    const pictures = { sku_img: { uri: 'tos-blue' }, supplementary_sku_images: [{ uri: 'tos-back' }] }
    const rich = {
      ...remote,
      skus: [
        {
          ...first,
          list_price: { amount: '20.00', currency: 'USD' },
          external_list_prices: [{ source: 'SHOPIFY_COMPARE_AT_PRICE', amount: '21.00', currency: 'USD' }],
          sales_attributes: [{ id: '100000', name: 'Color', value_id: '777', value_name: 'Blue', ...pictures }],
        },
      ],
    }
    const plain = (value: string) => [{ id: '100000', name: 'Color', valueId: null, valueName: value, imageUri: null }]
    const bare = { ...sku, remoteSkuId: '2001', sellerSku: '', identifier: null, salesAttributes: plain('blue') }
    platform.answer(envelope(rich))
    await port().editProduct('1729', { ...listing, skus: [{ ...bare, salesAttributes: plain('Blue') }] })
    expect(platform.received).toHaveLength(1)
    platform.answer(envelope(rich), envelope({ product_id: '1729' }))
    const red = { ...sku, externalSkuId: 'v-2', sellerSku: 'CUP-RED', salesAttributes: plain('Red') }
    await port().editProduct('1729', { ...listing, skus: [bare, red] })
    expect(lastBody()).toMatchObject({
      skus: [
        {
          id: '2001',
          seller_sku: 'CUP-BLUE',
          identifier_code: { code: '4006381333931' },
          list_price: { amount: '20.00' },
          external_list_prices: [{ amount: '21.00' }],
          sales_attributes: [{ value_name: 'blue', ...pictures }],
        },
        // Every value of an attribute with pictures needs one.
        { seller_sku: 'CUP-RED', sales_attributes: [{ value_name: 'Red', sku_img: { uri: 'tos-1' } }] },
      ],
    })
  })

  it('sends pictures of one attribute only, also beside what another one has there and a variant the app does not know', async () => {
    const [first] = remote.skus
    const value = (id: string, name: string, valueId: string, valueName: string, uri?: string) => ({
      id,
      name,
      value_id: valueId,
      value_name: valueName,
      ...(uri === undefined ? {} : { sku_img: { uri } }),
    })
    const theirs = [
      { ...first, sales_attributes: [value('1', 'Color', '11', 'Blue'), value('2', 'Size', '21', 'S', 'tos-s')] },
      {
        ...first,
        id: '2002',
        seller_sku: 'OTHER',
        external_sku_id: '',
        sales_attributes: [value('1', 'Color', '11', 'Blue'), value('2', 'Size', '22', 'M', 'tos-m')],
      },
      {
        ...first,
        id: '2003',
        seller_sku: 'THIRD',
        external_sku_id: '',
        sales_attributes: [value('1', 'Color', '13', 'Grey'), value('2', 'Size', '22', 'M', 'tos-m')],
      },
    ]
    platform.answer(envelope({ ...remote, skus: theirs }), envelope({ product_id: '1729' }))
    const own = [
      { id: null, name: 'color', valueId: null, valueName: 'Blue', imageUri: 'tos-blue' },
      { id: null, name: 'Size', valueId: null, valueName: 'S', imageUri: null },
    ]
    await port().editProduct('1729', { ...listing, skus: [{ ...sku, remoteSkuId: '2001', salesAttributes: own }] })
    expect(lastBody()).toMatchObject({
      skus: [
        { id: '2001', sales_attributes: [{ sku_img: { uri: 'tos-blue' } }, { value_name: 'S' }] },
        { id: '2002', sales_attributes: [{ sku_img: { uri: 'tos-blue' } }, { value_id: '22' }] },
        // Every value of an attribute with pictures needs one.
        { id: '2003', sales_attributes: [{ sku_img: { uri: 'tos-1' } }, { value_id: '22' }] },
      ],
    })
    expect(JSON.stringify(lastBody())).not.toContain('tos-s')
    expect(JSON.stringify(lastBody())).not.toContain('tos-m')
  })

  it('keeps a listing on every platform where it is', async () => {
    platform.answer(
      envelope({ ...remote, integrated_platform_statuses: [{ platform: 'TOKOPEDIA', status: 'ACTIVATE' }] }),
      envelope({ product_id: '1729' }),
    )
    await port().editProduct('1729', { ...listing, categoryId: '600002' })
    expect(lastBody()).toMatchObject({ listing_platforms: ['TIKTOK_SHOP', 'TOKOPEDIA'] })
  })

  it('moves a listing to another leaf without touching its stock, which may be sold meanwhile', async () => {
    platform.answer(envelope(remote), envelope({ product_id: '1729' }))
    await port().moveToLeaf('1729', {
      categoryId: '600002',
      categoryVersion: 'v2',
      attributes: [],
      salesAttributeIds: ['100000'],
    })
    expect(lastBody()).toMatchObject({
      category_id: '600002',
      package_dimensions: remote.package_dimensions,
      skus: [{ id: '2001', sales_attributes: [{ value_id: '777', sku_img: { uri: 'tos-blue' } }] }],
    })
    expect(JSON.stringify(lastBody())).not.toContain('inventory')
  })

  it('repeats everything it does not know when the category changes', async () => {
    platform.answer(envelope(remote), envelope({ product_id: '1729' }))
    await port().editProduct('1729', { ...listing, categoryId: '600002' })
    expect(lastPath()).toBe('PUT /product/202509/products/1729')
    expect(lastBody()).toMatchObject({
      category_id: '600002',
      title: 'Cup',
      video: { id: 'v09' },
      shipping_template_id: '755',
      delivery_option_ids: ['33'],
      skus: [{ id: '2001' }],
    })
  })
})
