// The app's port over the wire: our words in, our words out, with the platform's traps handled.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createPacing } from '#main/shop/pacing.ts'
import { createShopPort } from '#main/shop/shop-port.ts'
import { fixedToken } from '#main/shop/tokens.ts'
import { appKey, appSecret, envelope, startLocalPlatform } from './local-platform.ts'
import type { LocalPlatform } from './local-platform.ts'
import { listing, remote } from './sample-listing.ts'

let platform: LocalPlatform
beforeAll(async () => {
  platform = await startLocalPlatform()
})
afterAll(() => platform.stop())
afterEach(() => {
  platform.received.length = 0
})

const port = (own: { shopCipher?: string | null; shopId?: string | null } = {}) =>
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
    ...own,
  })

const shops = envelope({
  shops: [
    { id: '749', name: 'One', region: 'US', seller_type: 'LOCAL', cipher: 'TTP_1', code: 'A' },
    { id: '750', name: 'Two', region: 'GB', seller_type: 'CROSS_BORDER', cipher: 'ROW_2', code: 'B' },
  ],
})

const lastBody = (): unknown => JSON.parse(platform.received.at(-1)?.body ?? 'null')

describe('which shop', () => {
  it('is found by its id, and its fresh cipher is used', async () => {
    platform.answer(shops, envelope({ warehouses: [] }))
    await port({ shopCipher: null, shopId: '750' }).warehouses()
    expect(platform.received.at(-1)?.query['shop_cipher']).toBe('ROW_2')
  })

  it('must be chosen where there are several', async () => {
    platform.answer(shops)
    await expect(port({ shopCipher: null }).warehouses()).rejects.toMatchObject({ code: 'auth' })
  })

  it('is looked up once for calls that start together', async () => {
    platform.answer(shops, envelope({ warehouses: [], categories: [] }))
    const shop = port({ shopCipher: null, shopId: '749' })
    await Promise.all([shop.warehouses(), shop.warehouses(), shop.categories('v2', 'en-US')])
    expect(platform.received.filter(({ path }) => path.endsWith('/202309/shops'))).toHaveLength(1)
  })
})

describe('reading', () => {
  it('turns the tree into nodes whose roots have no parent', async () => {
    platform.answer(
      envelope({
        categories: [
          { id: '600', parent_id: '0', local_name: 'Home', is_leaf: false, permission_statuses: ['AVAILABLE'] },
          {
            id: '601',
            parent_id: '600',
            local_name: 'Cups',
            is_leaf: true,
            permission_statuses: ['INVITE_ONLY', 'SOMETHING_NEW'],
          },
        ],
      }),
    )
    expect(await port().categories('v2', 'en-US')).toEqual([
      { id: '600', parentId: null, name: 'Home', isLeaf: false, permissions: ['AVAILABLE'] },
      { id: '601', parentId: '600', name: 'Cups', isLeaf: true, permissions: ['INVITE_ONLY'] },
    ])
    expect(platform.received[0]?.query).toMatchObject({ category_version: 'v2', locale: 'en-US' })
  })

  it('reads required attributes in the platform’s misspelling', async () => {
    platform.answer(
      envelope({
        attributes: [
          { id: '1', name: 'Color', type: 'SALES_PROPERTY', is_requried: false },
          {
            id: '2',
            name: 'Volume',
            type: 'PRODUCT_PROPERTY',
            is_requried: true,
            value_data_format: 'POSITIVE_INT_OR_DECIMAL',
          },
        ],
        size_chart: { is_supported: true, is_required: false },
        package_dimension: { is_required: true },
        product_certifications: [
          {
            id: '9',
            name: 'Test report',
            is_required: false,
            requirement_conditions: [{ attribute_id: '1', attribute_value_id: '5' }],
          },
        ],
      }),
    )
    const rules = await port().leafRules('601', 'v2', 'en-US')
    expect(rules).toMatchObject({ isPackageSizeRequired: true, isSizeChartSupported: true, isSizeChartRequired: false })
    expect(
      rules.attributes.map(({ isSales, isRequired, isPositiveNumber }) => [isSales, isRequired, isPositiveNumber]),
    ).toEqual([
      [true, false, false],
      [false, true, true],
    ])
    expect(rules.certifications[0]).toMatchObject({ requiredWhen: [{ attributeId: '1', valueId: '5' }], details: '' })
  })

  it('adds up stock, takes the local price, and keeps what blocks an approved listing', async () => {
    platform.answer(
      envelope({
        ...remote,
        status: 'PENDING',
        audit: { status: 'PRE_APPROVED', pre_approved_reasons: ['RESTRICTED_CATEGORY_PENDING'] },
      }),
    )
    const product = await port().getProduct('1729')
    expect(product).toMatchObject({
      remoteId: '1729',
      status: 'PENDING',
      auditStatus: 'PRE_APPROVED',
      preApprovedReasons: ['RESTRICTED_CATEGORY_PENDING'],
      categoryId: '600001',
      externalProductId: 'p-1',
    })
    expect(product.skus).toEqual([
      {
        remoteSkuId: '2001',
        externalSkuId: 'v-1',
        sellerSku: 'CUP-BLUE',
        price: '12.50',
        quantity: 7,
        stock: [
          { warehouseId: '700', quantity: 5 },
          { warehouseId: '701', quantity: 2 },
        ],
        listPrice: null,
        identifier: '4006381333931',
        options: [{ name: 'Color', value: 'Blue', imageUri: 'tos-blue' }],
      },
    ])
  })

  it('asks for a category by title and tree, and takes “no match” for an answer', async () => {
    platform.answer(envelope({ leaf_category_id: '601', categories: [] }), envelope(null, 12019064), envelope({}))
    const cup = { title: 'Cup', description: '<p>A cup</p>' }
    expect(await port().recommendCategory(cup, 'v2')).toEqual({ leafId: '601' })
    expect(lastBody()).toEqual({ product_title: 'Cup', description: '<p>A cup</p>', category_version: 'v2' })
    expect(await port().recommendCategory({ ...cup, description: 'x'.repeat(10_001) }, 'v2')).toEqual({ leafId: null })
    expect(lastBody()).toEqual({ product_title: 'Cup', category_version: 'v2' })
    expect(await port().recommendCategory(cup, 'v2')).toEqual({ leafId: null })
  })

  it('pages through a search with ISO times outside and seconds inside', async () => {
    platform.answer(
      envelope({
        products: [{ id: '1', status: 'ACTIVATE', create_time: 1_700_000_000, skus: [{ seller_sku: '' }] }],
        next_page_token: '',
        total_count: 1,
      }),
    )
    const page = await port().searchProducts({
      sellerSkus: ['A'],
      createdSince: '2026-09-01T00:00:00Z',
      pageToken: 'b2Zmc2V0',
    })
    expect(lastBody()).toEqual({ seller_skus: ['A'], create_time_ge: 1_788_220_800 })
    expect(platform.received[0]?.query).toMatchObject({ page_size: '100', page_token: 'b2Zmc2V0' })
    expect(page).toMatchObject({ nextPageToken: null, total: 1 })
    expect(page.products[0]).toMatchObject({
      createdAt: '2023-11-14T22:13:20.000Z',
      sellerSkus: [],
      auditStatus: 'NONE',
    })
  })
})

describe('writing', () => {
  it('sends a new listing with its key, its references, and names where there are no ids', async () => {
    platform.answer(
      envelope({
        product_id: '1729',
        skus: [{ id: '2001', seller_sku: 'CUP-BLUE', external_sku_id: 'v-1' }],
        warnings: [{ message: 'brand cleared' }],
      }),
    )
    const written = await port().createProduct(listing, 'key-1')
    expect(written).toEqual({
      remoteId: '1729',
      skus: [{ remoteSkuId: '2001', sellerSku: 'CUP-BLUE', externalSkuId: 'v-1' }],
      warnings: ['brand cleared'],
    })
    expect(lastBody()).toMatchObject({
      save_mode: 'LISTING',
      idempotency_key: 'key-1',
      external_product_id: 'p-1',
      category_id: '600001',
      category_version: 'v2',
      skus: [
        {
          external_sku_id: 'v-1',
          sales_attributes: [{ id: '100000', value_name: 'Blue', sku_img: { uri: 'tos-blue' } }],
          price: { amount: '12.50', currency: 'USD' },
          inventory: [{ warehouse_id: '700', quantity: 7 }],
        },
      ],
    })
  })

  it('does not believe a success without an id', async () => {
    platform.answer(envelope({}))
    await expect(port().createProduct(listing, 'key-1')).rejects.toMatchObject({ code: 'unknown-outcome' })
  })

  it('does not take a success code for a written stock', async () => {
    platform.answer(
      envelope({
        errors: [
          {
            code: 12052990,
            message: 'check failed',
            detail: { sku_id: '1', extra_errors: [{ code: 12052055, message: 'limits' }] },
          },
        ],
      }),
    )
    await expect(
      port().updateStock('1729', [{ remoteSkuId: '1', stock: [{ warehouseId: '700', quantity: 0 }] }]),
    ).rejects.toMatchObject({
      code: 'rejected',
      details: { platformCode: 12052055 },
    })
  })
})
