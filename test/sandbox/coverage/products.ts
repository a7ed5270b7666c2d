// The life of products: created, read, searched, edited, switched, priced, stocked, advised on.
import { sampleBody } from '../listing.ts'
import type { SampleBody } from '../listing.ts'
import type { Recorder } from './recorder.ts'

const products = '/product/202309/products'

const create = async ({ send }: Recorder, body: SampleBody): Promise<string> =>
  (await send('POST', products, { body })).data.product_id
const endReviews = async ({ control }: Recorder): Promise<void> => {
  await control('POST', '/clock', { action: 'move', seconds: 10 })
}

const walkSearches = async ({ send }: Recorder, productId: string): Promise<void> => {
  const search = async (
    version: string,
    body: unknown,
    code = 0,
    query: Record<string, string> = { page_size: '100' },
  ) => send('POST', `/product/${version}/products/search`, { body, query }, code)
  for (const version of ['202309', '202312', '202502']) {
    const page = await search(version, { status: 'ALL' }, 0, { page_size: '1' })
    await search(version, {}, 0, { page_size: '1', page_token: page.data.next_page_token })
    await search(version, { seller_skus: ['MOSS-2'], create_time_ge: 0, update_time_le: 4_000_000_000 })
  }
  await search('202502', {
    audit_status: ['APPROVED'],
    listing_quality_tiers: ['POOR'],
    return_draft_version: true,
    category_version: 'v2',
  })
  await search('202312', { audit_status: ['AUDITING'], listing_quality_tier: 'POOR' })
  await search('202502', {}, 36009004, {})
  await search('202502', {}, 12019109, { page_size: '101' })
  await search('202502', {}, 12019108, { page_size: '10', page_token: '!!' })
  await search('202502', { status: 'LIVE' }, 12019113)
  await search('202502', { audit_status: ['PRE_APPROVED'] }, 98001004)
  await search('202502', { listing_platforms: ['TIKTOK_SHOP'] }, 98001004)
  await search('202502', { status: 'ACTIVATE', listing_platforms: ['MALL'] }, 98001004)
  await search('202502', { listing_quality_tiers: ['BEST'] }, 98001004)
  await search('202502', { category_version: 'v3' }, 98001004)
  await search('202502', { sns_filter: 'ALL' }, 98001004)
  await search('202502', { seller_skus: Array.from({ length: 11 }, String) }, 12019027)
  await search('202502', { sku_ids: Array.from({ length: 11 }, String) }, 12019087)
  await search('202502', { create_time_ge: 2, create_time_le: 1 }, 12019118)
  await search('202502', { update_time_ge: 2, update_time_le: 1 }, 12019119)
  await search('202502', {}, 12052180, {
    page_size: '10',
    page_token: Buffer.from('offset=10000\n').toString('base64'),
  })
  await send('GET', `${products}/${productId}`, { query: { return_draft_version: 'true', locale: 'en-US' } })
}

const walkEdits = async (recorder: Recorder, productId: string, body: SampleBody): Promise<void> => {
  const { send, control } = recorder
  const { data: live } = await send('GET', `${products}/${productId}`)
  const skus = [{ ...body.skus[0], id: live.skus[0].id }]
  const path = `${products}/${productId}`
  await send('PUT', path, { body: { ...body, skus, title: 'A Field Guide to Mosses, Third Edition' } })
  await send('GET', path, { query: { return_under_review_version: 'true' } })
  await endReviews(recorder)
  await send('GET', path, { query: { return_under_review_version: 'true' } }, 12052547)
  const newer = `/product/202509/products/${productId}`
  const priced = await send('PUT', newer, {
    body: {
      ...body,
      title: 'A Field Guide to Mosses, Third Edition',
      skus: [{ ...skus[0], price: { amount: '30.00', currency: 'USD' } }],
    },
  })
  if (priced.data.audit.status !== 'APPROVED') throw new Error('A change of the price alone goes to review')
  await send('POST', `${path}/partial_edit`, { body: { description: '<p>Every moss, with photographs of each.</p>' } })
  await endReviews(recorder)
  await send('POST', `${newer}/partial_edit`, {
    body: { save_mode: 'AS_DRAFT', title: 'A draft of the fourth edition' },
  })
  await send('GET', path, { query: { return_draft_version: 'true' } })
  await send(
    'POST',
    `${newer}/partial_edit`,
    { body: { skus: [{ id: '1730999999999999999', price: { amount: '1', currency: 'USD' } }] } },
    12052557,
  )
  await send('POST', `${newer}/partial_edit`, { body: { skus: [skus[0], skus[0]] } }, 12052553)
  await send('PUT', `${products}/abc`, { body }, 12052031)
  await send('PUT', `${products}/12345`, { body }, 12052032)
  await send('POST', `${path}/prices/update`, {
    body: { skus: [{ id: live.skus[0].id, price: { amount: '31.00', currency: 'USD' } }] },
  })
  await send(
    'POST',
    `${path}/prices/update`,
    { body: { skus: [{ price: { amount: '31.00', currency: 'USD' } }] } },
    12052036,
  )
  await send(
    'POST',
    `${path}/prices/update`,
    { body: { skus: [{ id: live.skus[0].id, price: { amount: '99999', currency: 'USD' } }] } },
    12052570,
  )
  const inventory = [{ warehouse_id: live.skus[0].inventory[0].warehouse_id, quantity: 0 }]
  await send('POST', `${path}/inventory/update`, { body: { skus: [{ id: live.skus[0].id, inventory }] } })
  const mixed = await send('POST', `${path}/inventory/update`, {
    body: {
      skus: [
        { id: '17', inventory },
        { id: live.skus[0].id, inventory: [{ warehouse_id: '1', quantity: 1 }] },
      ],
    },
  })
  recorder.note(mixed.data.errors[0].code)
  recorder.note(mixed.data.errors[1].code)
  await send('POST', '/product/202309/inventory/search', { body: { product_ids: [productId] } })
  await send('POST', '/product/202309/inventory/search', { body: { sku_ids: [live.skus[0].id] } })
  await send('POST', '/product/202309/inventory/search', { body: {} }, 36009004)
  await send(
    'POST',
    '/product/202309/inventory/search',
    { body: { sku_ids: Array.from({ length: 601 }, String) } },
    12019120,
  )
  await send('POST', `/product/202502/products/${productId}/strikethrough_prices/enable`, {
    body: { skus: [{ id: live.skus[0].id, external_retail_price: { amount: '40.00', currency: 'USD' } }] },
  })
  await control('PATCH', `/products/${productId}`, { status: 'ACTIVATE' })
}

const walkStates = async (recorder: Recorder, productId: string): Promise<void> => {
  const { send, control, note } = recorder
  const body = { product_ids: [productId] }
  const batch = async (action: string, ids: readonly string[] = body.product_ids): Promise<void> => {
    const { data } = await send('POST', `${products}/${action}`, { body: { product_ids: ids } })
    for (const { code, detail } of data.errors)
      [code, ...(detail.extra_errors ?? []).map((extra: { code: number }) => extra.code)].forEach(note)
  }
  await batch('deactivate')
  await batch('deactivate')
  await batch('activate')
  await batch('activate')
  await endReviews(recorder)
  await send('DELETE', products, { body })
  await batch('recover')
  await batch('recover')
  await batch('recover', ['99', 'abc'])
  await control('PATCH', `/products/${productId}`, { status: 'FREEZE' })
  await send('DELETE', products, { body })
  await send('PUT', `${products}/${productId}`, { body: await sampleBody(recorder.address) }, 12052901)
  await send('DELETE', products, { body: { product_ids: [] } }, 36009004)
  await send('DELETE', products, { body: { product_ids: Array.from({ length: 21 }, String) } }, 12019120)
}

const walkAdvice = async ({ send }: Recorder, productId: string, body: SampleBody): Promise<void> => {
  for (const kind of ['suggestions', 'seo_words', 'diagnoses']) {
    await send('GET', `/product/202405/products/${kind}`, { query: { product_ids: productId } })
    await send('GET', `/product/202405/products/${kind}`, {}, 36009004)
  }
  const { category_version: _version, ...listing } = body
  await send('POST', `${products}/listing_check`, { body: listing })
  await send('POST', `${products}/listing_check`, {
    body: { ...listing, title: 'x'.repeat(300) },
    query: { is_diagnosis_required: 'false' },
  })
  const optimize = '/product/202411/products/diagnose_optimize'
  await send('POST', optimize, {
    body: {
      title: body['title'],
      description: body['description'],
      main_images: body['main_images'],
      optimization_fields: ['ALL'],
    },
  })
  await send('POST', optimize, { body: { product_id: productId } })
  await send('POST', optimize, { body: { optimization_fields: ['PRICE'] } }, 36009004)
  await send('POST', '/product/202506/combined_listing_recommendations/search', {
    cipher: null,
    query: { page_size: '10' },
    body: { product_ids: [productId] },
  })
}

/** Everything that can happen to a product. */
export const walkProducts = async (recorder: Recorder): Promise<void> => {
  const { send, control, address } = recorder
  await send('GET', '/product/202309/prerequisites')
  await send('GET', '/product/202312/prerequisites')
  const body = await sampleBody(address)
  const productId = await create(recorder, body)
  await endReviews(recorder)
  await walkSearches(recorder, productId)
  await walkAdvice(recorder, productId, body)
  await walkEdits(recorder, productId, body)
  await walkStates(recorder, productId)
  await create(recorder, { ...body, save_mode: 'AS_DRAFT' })
  await send('POST', products, { body: { ...body, idempotency_key: 'k'.repeat(129) } }, 98001004)
  await control('POST', '/quota', { dailyListingLimit: 1 })
  await send('POST', products, { body }, 12052093)
  await send('GET', '/product/202312/prerequisites')
  await control('POST', '/quota', { dailyListingLimit: null })
  for (const [name, code] of [
    ['PICKUP_WAREHOUSE', 12052115],
    ['RETURN_WAREHOUSE', 12052535],
    ['CONTACT_INFO', 12052923],
    ['SHIPPING_TEMPLATE', 12052549],
    ['DELIVERY_OPTION', 12052405],
    ['EXTENDED_PRODUCER_RESPONSIBILITY', 12052419],
    ['SHOP_STATUS', 12052700],
  ] as const) {
    await control('PATCH', `/shops/${address.shopId}`, { failedPrerequisites: { [name]: [] } })
    await send('POST', products, { body }, code)
  }
  await control('PATCH', `/shops/${address.shopId}`, { failedPrerequisites: { SHOP_TAX: ['Tax form is missing.'] } })
  const held = await send('POST', products, { body })
  if (held.data.warnings.length === 0) throw new Error('A listing that is held back from review is not warned about')
  await control('PATCH', `/shops/${address.shopId}`, { failedPrerequisites: {} })
}

/** Products of sellers with shops in several markets. */
export const walkReplicas = async (recorder: Recorder): Promise<void> => {
  const { send, control, address } = recorder
  const body = await sampleBody(address)
  const own = await create(recorder, body)
  await send(
    'POST',
    `/product/202507/products/${own}/global_replicate`,
    { body: { replicate_target: [{ region: 'GB' }] } },
    12052705,
  )
  await send('GET', '/product/202507/global_listing_rules', {}, 12052705)
  const { seller, shop } = await control('POST', '/shops', {
    market: 'US',
    sellerType: 'CROSS_BORDER',
    sellerName: 'Two Coasts',
  })
  await control('POST', '/shops', { market: 'GB', sellerId: seller.id })
  const { grant, accessToken } = await control('POST', '/grants', { appKey: address.appKey, sellerId: seller.id })
  const there = { token: accessToken, cipher: grant.ciphers[shop.id] }
  await send('GET', `${products}/${own}`, there, 12052048)
  await send('GET', '/product/202507/global_listing_rules', there)
  const sent = await sampleBody(
    { ...address, accessToken, shopCipher: there.cipher },
    {
      package_weight: { value: '0.5', unit: 'KILOGRAM' },
      package_dimensions: { length: '20', width: '15', height: '2', unit: 'CENTIMETER' },
    },
  )
  const created = await send('POST', products, { ...there, body: sent })
  const source = created.data.skus[0].id
  const replicate_target = [
    { region: 'GB', skus: [{ source_sku_id: source, price: { currency: 'GBP', sale_price: '19.00' } }] },
    { region: 'ID', skus: [{ source_sku_id: source, price: { currency: 'IDR', sale_price: '190000' } }] },
    { region: 'GB', skus: [] },
  ]
  const { data } = await send('POST', `/product/202507/products/${created.data.product_id}/global_replicate`, {
    ...there,
    body: { replicate_target },
  })
  for (const { code } of data.errors) recorder.note(code)
  await send('GET', `/product/202507/products/${created.data.product_id}/replicated_products`, there)
  await send('POST', products, { ...there, body: { ...sent, category_id: '843152' } }, 12052223)
  const skus = [{ ...sent.skus[0], price: { currency: 'USD', amount: '20.00', sale_price: '20.001' } }]
  await send('POST', products, { ...there, body: { ...sent, skus } }, 12052092)
}
