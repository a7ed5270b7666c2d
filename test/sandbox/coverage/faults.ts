// Every fault of a listing that the practice shop knows: the sample with one thing wrong, and the code that must come.
import { png, upload } from '../client.ts'
import { sampleBody } from '../listing.ts'
import type { SampleBody } from '../listing.ts'
import { fillRequired, walkAttributes } from './attribute-faults.ts'
import type { Recorder } from './recorder.ts'

type Change = (body: SampleBody) => Record<string, unknown>
type Sku = Record<string, unknown>

const set =
  (change: Record<string, unknown>): Change =>
  () =>
    change
const sku =
  (change: Sku): Change =>
  ({ skus }) => ({ skus: [{ ...skus[0], ...change }] })
const skus =
  (...changes: Sku[]): Change =>
  ({ skus: [first] }) => ({ skus: changes.map((change) => ({ ...first, ...change })) })
const color = (value: string, more: Sku = {}): Sku => ({ name: 'Finish', value_name: value, ...more })
// The sample's stock is a list of objects.
const inventoryOf = (first: Sku | undefined): Sku[] => (first?.['inventory'] ?? []) as Sku[]
const stock =
  (change: Sku): Change =>
  ({ skus: [first] }) => ({
    // The sample has one SKU with one warehouse.
    skus: [{ ...first, inventory: [{ ...inventoryOf(first)[0], ...change }] }],
  })
const custom = { type: 'CUSTOM', fulfillment_type: { handling_duration_days: 10 } }
const unknownUri = `tos-useast5-i-omjb5zjo8w-tx/${'0'.repeat(32)}`
// The sample has one SKU with one warehouse.
const twice: Change = ({ skus: [first] }) => ({
  skus: [{ ...first, inventory: [...inventoryOf(first), ...inventoryOf(first)] }],
})
const size = (change: Sku): Change =>
  set({ package_dimensions: { length: '9', width: '6', height: '1', unit: 'INCH', ...change } })

const faults: readonly (readonly [code: number, change: Change])[] = [
  [36009004, set({ title: '' })],
  [36009004, set({ main_images: [] })],
  [36009004, sku({ price: { amount: '1' } })],
  [36009004, set({ save_mode: 'LATER' })],
  [12052002, set({ category_id: 'abc' })],
  [12052023, set({ category_id: '12' })],
  [12052024, set({ category_id: '927112' })],
  [12052217, set({ category_version: 'v1' })],
  [12052230, set({ category_version: 'v9' })],
  [12052051, set({ title: 'x y'.repeat(100) })],
  [12052261, set({ title: '   ' })],
  [12052262, set({ title: '苔藓图鉴' })],
  [12052931, set({ title: 'Mosses &amp; ferns' })],
  [12052013, set({ description: 'x'.repeat(10_001) })],
  [12052015, set({ description: '<p></p>' })],
  [12052346, set({ description: '<p>苔藓</p>' })],
  [12052344, set({ description: '<div>moss' })],
  [12052352, set({ description: `${'<div>'.repeat(101)}moss${'</div>'.repeat(101)}` })],
  [12052056, set({ description: `moss${'<img>'.repeat(31)}` })],
  [12052348, set({ description: 'moss<img src="x">' })],
  [12052340, set({ description: 'moss<img src="https://example.com/a.png" width="10" height="10">' })],
  [12052306, ({ main_images: images }) => ({ main_images: Array.from({ length: 10 }, () => (images as Sku[])[0]) })],
  [12052300, set({ main_images: [{ uri: 'https://example.com/a.png' }] })],
  [12052722, set({ main_images: [{ uri: unknownUri }] })],
  [12052902, set({ skus: [] })],
  [12052525, sku({ sales_attributes: ['A', 'B', 'C', 'D'].map((name) => ({ name, value_name: 'x' })) })],
  [12052160, skus({}, {})],
  [12052550, skus({ sales_attributes: [color('Matte')] }, {})],
  [12052560, sku({ sales_attributes: [color('Matte'), color('Gloss')] })],
  [12052560, skus({ sales_attributes: [color('Matte')] }, { sales_attributes: [color('Matte')] })],
  [
    12052558,
    ({ skus: [first] }) => ({
      skus: Array.from({ length: 301 }, (_, index) => ({ ...first, sales_attributes: [color(String(index))] })),
    }),
  ],
  [12052527, sku({ sales_attributes: [{ id: '1', value_name: 'x' }] })],
  [12052529, sku({ sales_attributes: [{ name: 'Finish', value_id: '1' }] })],
  [12052242, sku({ sales_attributes: [{ name: 'A name that is far too long', value_name: 'x' }] })],
  [12052249, sku({ sales_attributes: [color('x'.repeat(51))] })],
  [12052243, sku({ sales_attributes: [{ name: '绿', value_name: 'x' }] })],
  [12052520, sku({ sales_attributes: [color('Matte', { sku_img: { uri: unknownUri } })] })],
  [12052054, sku({ seller_sku: 'x'.repeat(51) })],
  [12019059, sku({ seller_sku: 'with blank' })],
  [12052369, sku({ external_sku_id: 'x'.repeat(1000) })],
  [12052238, sku({ external_urls: [`https://example.com/${'x'.repeat(500)}`] })],
  [12052600, sku({ identifier_code: { code: '123' } })],
  [12052598, sku({ identifier_code: { code: '12X4567890', type: 'ISBN' } })],
  [12052591, sku({ identifier_code: { code: '123', type: 'UPC' } })],
  [
    12052592,
    skus(
      { identifier_code: { code: '012345678905', type: 'UPC' }, sales_attributes: [color('a')] },
      { identifier_code: { code: '012345678905', type: 'UPC' }, sales_attributes: [color('b')] },
    ),
  ],
  [12052084, sku({ price: { amount: '1', currency: 'EUR' } })],
  [12052073, sku({ price: { amount: '1.234', currency: 'USD' } })],
  [12052570, sku({ price: { amount: '7601', currency: 'USD' } })],
  [12052375, sku({ list_price: { amount: '0', currency: 'USD' } })],
  [12052375, sku({ list_price: { amount: '9', currency: 'EUR' } })],
  [12052383, sku({ list_price: { amount: '7600.01', currency: 'USD' } })],
  [12052375, sku({ external_list_prices: [{ source: 'SOMEWHERE', amount: '90', currency: 'USD' }] })],
  [12052530, stock({ warehouse_id: '1' })],
  [12052055, stock({ quantity: 0 })],
  [12052055, stock({ quantity: 100_000 })],
  [12052311, stock({ backorder_quantity: -1 })],
  [12052490, stock({ handling_time: 90 })],
  [
    12052094,
    ({ skus: [first] }) => ({
      skus: [{ ...first, inventory: [...inventoryOf(first), { warehouse_id: '1', quantity: 1 }] }],
    }),
  ],
  [12019099, sku({ pre_sale: { type: 'SOMEDAY' } })],
  [12019094, sku({ pre_sale: { type: 'NONE', fulfillment_type: { handling_duration_days: 5 } } })],
  [12019096, sku({ pre_sale: { fulfillment_type: { handling_duration_days: 5 } } })],
  [12019095, sku({ pre_sale: { type: 'PRE_ORDER', fulfillment_type: {} } })],
  [12019097, sku({ pre_sale: { type: 'PRE_ORDER', fulfillment_type: { handling_duration_days: 5 } } })],
  [12019098, sku({ pre_sale: { type: 'CUSTOM', fulfillment_type: { release_date: 5 } } })],
  [12052269, sku({ pre_sale: { type: 'PRE_ORDER', fulfillment_type: { release_date: 5 } } })],
  [12052275, sku({ pre_sale: { type: 'MADE_TO_ORDER', fulfillment_type: { handling_duration_days: 20 } } })],
  [12019100, skus({ pre_sale: custom, sales_attributes: [color('a')] }, { sales_attributes: [color('b')] })],
  [12052229, (body) => ({ ...sku({ pre_sale: custom })(body), is_not_for_sale: true })],
  [
    12052313,
    ({ skus: [first] }) => ({
      skus: [{ ...first, pre_sale: custom, inventory: [{ ...inventoryOf(first)[0], backorder_quantity: 2 }] }],
    }),
  ],
  [12052916, set({ package_weight: { value: '1', unit: 'GRAM' } })],
  [12052006, set({ package_weight: { value: '1.234', unit: 'POUND' } })],
  [12052823, set({ package_weight: { value: '0', unit: 'POUND' } })],
  [12052915, size({ unit: 'CENTIMETER' })],
  [12052003, size({ height: 'x' })],
  [12052004, size({ width: '0' })],
  [12052005, size({ length: '-1' })],
  [12052116, size({ length: '300' })],
  [12052369, set({ external_product_id: 'x'.repeat(1000) })],
  [12052284, set({ manufacturer_ids: ['1'] })],
  [12052289, set({ responsible_person_ids: ['1'] })],
  [12052316, set({ is_pre_owned: true })],
  [12052222, set({ is_cod_allowed: true })],
  [12052549, set({ shipping_template_id: '1' })],
  [12052910, set({ shipping_insurance_requirement: 'PERHAPS' })],
  [12052932, set({ description: '<p>Moss\u0007</p>' })],
  [12052931, set({ title: 'Mosses\nand ferns' })],
  [12052931, set({ title: 'Mosses 1\uFE0F\u20E3' })],
  [12052003, set({ package_dimensions: { unit: 'INCH' } })],
  [12052360, set({ video: { id: 'v1' } })],
  [12052707, set({ minimum_order_quantity: 2 })],
  [12052291, sku({ extra_identifier_codes: ['123456789012'] })],
  [12052235, sku({ external_urls: ['moss'] })],
  [12052236, sku({ external_urls: ['ftp://example.com/moss'] })],
  [12052933, sku({ sales_attributes: [{ name: 'A &amp; B', value_name: 'x' }] })],
  [12052934, sku({ sales_attributes: [color('Green \u{1F33F}')] })],
  [12052934, sku({ sales_attributes: [color('***')] })],
  [12052933, sku({ sales_attributes: [{ name: 'Aaaaaaaaaaaaa', value_name: 'x' }] })],
  [12052554, sku({ sales_attributes: [color('绿')] })],
  [12052330, set({ listing_platforms: ['MALL'] })],
  [12052994, set({ listing_platforms: ['TOKOPEDIA'] })],
  [
    12052254,
    set({
      product_attributes: [
        { id: '1', values: [] },
        { id: '1', values: [] },
      ],
    }),
  ],
  [12052657, set({ certifications: Array.from({ length: 11 }, () => ({ id: '1' })) })],
  [12052656, set({ certifications: [{ id: '1' }, { id: '1' }] })],
  [12052650, set({ certifications: [{ id: '1', images: [{ uri: unknownUri }] }] })],
  [12052658, set({ certifications: [{ id: '1', files: [{ id: 'v1' }] }] })],
  [12052655, set({ certifications: [{ id: '1' }] })],
  [12052385, set({ certifications: [{ id: '1', expiration_date: 5 }] })],
  // A leaf that needs documents, and one that needs a size chart.
  [12052105, set({ category_id: '891528', product_attributes: 'all' })],
  [12052673, set({ category_id: '601333', product_attributes: 'all' })],
  [12052670, set({ category_id: '601333', product_attributes: 'all', size_chart: { image: { uri: unknownUri } } })],
  [12052128, set({ category_id: '601333', product_attributes: 'all', size_chart: { template: { id: '12345' } } })],
]

/** Tries every fault once. */
export const walkFaults = async (recorder: Recorder): Promise<void> => {
  const { send, address, control } = recorder
  const body = await sampleBody(address)
  for (const [code, change] of faults) {
    const changed: Record<string, unknown> = { ...body, ...change(body) }
    if (changed['product_attributes'] === 'all')
      changed['product_attributes'] = (await fillRequired(recorder, String(changed['category_id']))).filled
    const expected = code === 12052902 ? 36009004 : code
    await send('POST', '/product/202309/products', { body: changed }, expected)
  }
  const small = await upload(address, png(200, 200))
  await send(
    'POST',
    '/product/202309/products',
    { body: { ...body, main_images: [{ uri: small.data.uri }] } },
    12052301,
  )
  const large = await upload(address, png(5000, 5000))
  await send(
    'POST',
    '/product/202309/products',
    { body: { ...body, main_images: [{ uri: large.data.uri }] } },
    12052302,
  )
  const uri = small.data.uri
  const image = { sku_img: { uri } }
  await send(
    'POST',
    '/product/202309/products',
    { body: { ...body, ...skus({ sales_attributes: [color('a', image)] }, { sales_attributes: [color('b')] })(body) } },
    12052522,
  )
  await send(
    'POST',
    '/product/202309/products',
    {
      body: {
        ...body,
        ...sku({ sales_attributes: [color('a', image), { name: 'Size', value_name: 'b', ...image }] })(body),
      },
    },
    12052528,
  )
  await send(
    'POST',
    '/product/202309/products',
    {
      body: {
        ...body,
        ...sku({
          sales_attributes: [color('a', { supplementary_sku_images: Array.from({ length: 9 }, () => ({ uri })) })],
        })(body),
      },
    },
    12052356,
  )
  await send(
    'POST',
    '/product/202309/products',
    {
      body: {
        ...body,
        ...sku({ sales_attributes: [color('a', { supplementary_sku_images: [{ uri }] })] })(body),
      },
    },
    12052357,
  )
  const wide = await upload(address, png(1600, 800, 'wide'), 'DESCRIPTION_IMAGE')
  await send('POST', '/product/202309/products', { body: { ...body, main_images: [{ uri: wide.data.uri }] } }, 12052305)
  await send(
    'POST',
    '/product/202309/products',
    {
      body: {
        ...body,
        ...sku({ sales_attributes: [color('a', { sku_img: { uri: wide.data.uri } })] })(body),
      },
    },
    12052524,
  )
  await send(
    'POST',
    '/product/202309/products',
    { body: { ...body, description: `moss<img src="${large.data.url}" width="4000" height="10">` } },
    12052341,
  )
  const { shops } = await control('GET', '/shops')
  const [first] = shops.filter((shop: { id: string }) => shop.id === address.shopId)
  const [selling, returns] = first.warehouses
  await send(
    'POST',
    '/product/202309/products',
    { body: { ...body, ...stock({ warehouse_id: returns.id })(body) } },
    12052532,
  )
  await control('PATCH', `/shops/${first.id}`, {
    warehouses: [{ id: selling.id, effectStatus: 'DISABLED' }, { id: returns.id }],
  })
  await send('POST', '/product/202309/products', { body }, 12052531)
  await control('PATCH', `/shops/${first.id}`, {
    warehouses: [{ id: selling.id, effectStatus: 'ENABLED' }, { id: returns.id }],
  })
  await control('PATCH', `/shops/${first.id}`, { hasMultipleWarehouses: true })
  await send('POST', '/product/202309/products', { body: { ...body, ...twice(body) } }, 12052555)
  await control('PATCH', `/shops/${first.id}`, { hasMultipleWarehouses: false })
  const form = new FormData()
  form.set('data', new Blob(['%PDF-1.7']), 'proof.pdf')
  form.set('name', 'proof.pdf')
  const file = await send('POST', '/product/202309/files/upload', { form, cipher: null })
  const certifications = [{ id: '1', files: [{ id: file.data.id, format: 'DOC' }] }]
  await send('POST', '/product/202309/products', { body: { ...body, certifications } }, 12052658)
  await walkAttributes(recorder, body)
}
