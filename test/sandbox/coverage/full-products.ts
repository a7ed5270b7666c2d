// Products with everything a listing may hold, and in every state that fills a member of an answer: what is never filled is never validated.
import { png, upload } from '../client.ts'
import { findWarehouse, restrictedLeaf, sampleBody } from '../listing.ts'
import type { SampleBody } from '../listing.ts'
import { fillRequired } from './attribute-faults.ts'
import type { Recorder } from './recorder.ts'

const products = '/product/202309/products'
/** A leaf that wants a size chart, and one that wants documents. */
const chartLeaf = '601333'
const documentLeaf = '891528'

const endReviews = async ({ control }: Recorder): Promise<void> => {
  await control('POST', '/clock', { action: 'move', seconds: 10 })
}

const uploadFile = async ({ send }: Recorder, name: string, content: string): Promise<string> => {
  const form = new FormData()
  form.set('data', new Blob([content]), name)
  form.set('name', name)
  return (await send('POST', '/product/202309/files/upload', { form, cipher: null })).data.id
}

const fullBody = async (recorder: Recorder): Promise<Record<string, unknown>> => {
  const { send, address } = recorder
  const body = await sampleBody(address)
  const [first] = body.skus
  const { filled, all } = await fillRequired(recorder, chartLeaf)
  const { data: brands } = await send('GET', '/product/202309/brands', { query: { page_size: '100' } })
  const { data: rules } = await send('GET', `/product/202309/categories/${documentLeaf}/rules`, {
    query: { category_version: 'v2' },
  })
  const uri = async (mark: string, useCase: string): Promise<string> =>
    (await upload(address, png(1200, 1200, mark), useCase)).data.uri
  const warehouseId = await findWarehouse(address)
  const document = { images: [{ uri: await uri('document', 'CERTIFICATION_IMAGE') }] }
  const color = all.find(({ type, values = [] }) => type === 'SALES_PROPERTY' && values.length > 1)
  const swatch = { sku_img: { uri: await uri('swatch', 'ATTRIBUTE_IMAGE') } }
  const dollars = (amount: string) => ({ amount, currency: 'USD' })
  const variant = (index: number) => ({
    ...first,
    seller_sku: `FULL-${String(index)}`,
    external_sku_id: `full-${String(index)}`,
    external_urls: ['https://example.com/moss'],
    identifier_code: { type: 'UPC', code: `01234567890${String(index)}` },
    list_price: dollars('40.00'),
    external_list_prices: [{ source: 'SHOPIFY_COMPARE_AT_PRICE', ...dollars('45.00') }],
    inventory: [{ warehouse_id: warehouseId, quantity: 12, backorder_quantity: 3, handling_time: 5 }],
    sales_attributes: [
      {
        ...(color === undefined ? { name: 'Finish' } : { id: color.id }),
        value_name: `Shade ${String(index)}`,
        ...swatch,
        supplementary_sku_images: [swatch.sku_img],
      },
    ],
  })
  return {
    ...body,
    category_id: chartLeaf,
    product_attributes: filled,
    brand_id: brands.brands.find((one: { is_t1_brand: boolean }) => !one.is_t1_brand).id,
    size_chart: { image: { uri: await uri('chart', 'SIZE_CHART_IMAGE') } },
    video: { id: await uploadFile(recorder, 'moss.mp4', 'moving moss') },
    certifications: [
      {
        id: rules.product_certifications[0].id,
        ...document,
        files: [{ id: await uploadFile(recorder, 'proof.pdf', '%PDF-1.7'), name: 'proof.pdf', format: 'PDF' }],
        expiration_date: 2_000_000_000,
      },
    ],
    external_product_id: 'full',
    skus: [variant(1), variant(2)],
  }
}

const show = async ({ send }: Recorder, id: string): Promise<void> => {
  await send('GET', `${products}/${id}`)
  for (const version of ['202309', '202312', '202502'])
    await send('POST', `/product/${version}/products/search`, { query: { page_size: '100' }, body: {} })
}

const create = async ({ send }: Recorder, body: unknown): Promise<{ product_id: string; skus: { id: string }[] }> =>
  (await send('POST', products, { body })).data

/** Everything that a product of the US can show. */
export const walkFullProducts = async (recorder: Recorder): Promise<void> => {
  const { send, control, address } = recorder
  const body: SampleBody = await sampleBody(address)
  const [first] = body.skus
  const full = await create(recorder, await fullBody(recorder))
  const early = { type: 'CUSTOM', fulfillment_type: { handling_duration_days: 10 } }
  await create(recorder, { ...body, skus: [{ ...first, pre_sale: early }] })
  const waiting = await create(recorder, { ...body, category_id: restrictedLeaf })
  const failed = await create(recorder, { ...body, title: 'Replica of a Field Guide' })
  await endReviews(recorder)
  for (const { product_id: id } of [full, waiting, failed]) await show(recorder, id)
  const parts = [{ product_id: full.product_id, sku_id: full.skus[0]?.id, sku_count: 2 }]
  const bundle = await create(recorder, {
    ...body,
    primary_combined_product_id: full.product_id,
    skus: [{ price: first?.['price'], combined_skus: parts }],
  })
  await show(recorder, bundle.product_id)
  const { category_version: _version, ...check } = body
  await send('POST', `${products}/listing_check`, { body: { ...check, brand_id: '7000000000000000001' } })
  await send('PUT', `/product/202509/products/${failed.product_id}`, {
    body: { ...body, brand_id: '7000000000000000001', skus: [{ ...first, id: failed.skus[0]?.id }] },
  })
  await control('POST', '/permissions', { categoryId: restrictedLeaf, isGranted: true })
  await show(recorder, waiting.product_id)
}

/** What only products of Indonesia show. */
export const walkFullIndonesia = async (recorder: Recorder, body: Record<string, unknown>): Promise<void> => {
  const { send } = recorder
  const { data } = await send('GET', '/logistics/202309/warehouses')
  const path = `/logistics/202309/warehouses/${String(data.warehouses[0].id)}/delivery_options`
  const { data: ways } = await send('GET', path)
  const { data: templates } = await send('GET', '/logistics/202510/seller_templates')
  const maker = await send('POST', '/product/202409/compliance/manufacturers', {
    cipher: null,
    body: {
      name: 'Moss & Sons',
      email: 'moss@example.com',
      address: '1 Fern Road',
      phone_number: { availability: 'AVAILABLE', country_code: '+353', local_number: '1234567' },
      locale: 'en-IE',
    },
  })
  const { product_id: id } = await create(recorder, {
    ...body,
    minimum_order_quantity: 2,
    delivery_option_ids: [ways.delivery_options[0].id],
    shipping_template_id: templates.templates[0].template.template_id,
    manufacturer_ids: [maker.data.manufacturer_id],
  })
  await show(recorder, id)
  await send('POST', products, { body: { ...body, delivery_option_ids: ['1'] } }, 12052405)
}
