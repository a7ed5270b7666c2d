// Every fault of a listing that the practice shop knows: the sample with one thing wrong, and the code that must come.
import { png, upload } from '../client.ts'
import { sampleBody } from '../listing.ts'
import type { SampleBody } from '../listing.ts'
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
  [12052553, sku({ sales_attributes: [color('Matte'), color('Gloss')] })],
  [12052560, skus({ sales_attributes: [color('Matte')] }, { sales_attributes: [color('Matte')] })],
  [
    12052558,
    ({ skus: [first] }) => ({
      skus: Array.from({ length: 301 }, (_, index) => ({ ...first, sales_attributes: [color(String(index))] })),
    }),
  ],
  [12052527, sku({ sales_attributes: [{ id: '1', value_name: 'x' }] })],
  [12052529, sku({ sales_attributes: [{ name: 'Finish', value_id: '1' }] })],
  [12019030, sku({ sales_attributes: [{ name: 'A name that is far too long', value_name: 'x' }] })],
  [12019019, sku({ sales_attributes: [color('x'.repeat(51))] })],
  [12052520, sku({ sales_attributes: [color('Matte', { sku_img: { uri: unknownUri } })] })],
  [12052357, sku({ sales_attributes: [color('Matte', { supplementary_sku_images: [{ uri: unknownUri }] })] })],
  [12019059, sku({ seller_sku: 'x'.repeat(51) })],
  [12052054, sku({ seller_sku: 'with blank' })],
  [12052996, sku({ external_sku_id: 'x'.repeat(1000) })],
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
  [12052376, sku({ list_price: { amount: '9', currency: 'EUR' } })],
  [12052530, stock({ warehouse_id: '1' })],
  [12052055, stock({ quantity: 0 })],
  [12052055, stock({ quantity: 100_000 })],
  [12052309, stock({ backorder_quantity: -1 })],
  [12052490, stock({ handling_time: 90 })],
  [
    12052094,
    ({ skus: [first] }) => ({
      skus: [{ ...first, inventory: [...inventoryOf(first), { warehouse_id: '1', quantity: 1 }] }],
    }),
  ],
  [12019094, sku({ pre_sale: { type: 'SOMEDAY' } })],
  [12019097, sku({ pre_sale: { type: 'PRE_ORDER', fulfillment_type: {} } })],
  [12019096, sku({ pre_sale: { type: 'MADE_TO_ORDER', fulfillment_type: { handling_duration_days: 20 } } })],
  [12052916, set({ package_weight: { value: '1', unit: 'GRAM' } })],
  [12052006, set({ package_weight: { value: '1.234', unit: 'POUND' } })],
  [12052823, set({ package_weight: { value: '0', unit: 'POUND' } })],
  [12052915, size({ unit: 'CENTIMETER' })],
  [12052003, size({ height: 'x' })],
  [12052004, size({ width: '0' })],
  [12052005, size({ length: '-1' })],
  [12052116, size({ length: '300' })],
  [12052369, set({ external_product_id: 'x'.repeat(1000) })],
  [12052365, set({ manufacturer_ids: ['1'] })],
  [12052360, set({ video: { id: 'v1' } })],
  [12052707, set({ minimum_order_quantity: 2 })],
  [12052291, sku({ extra_identifier_codes: ['123456789012'] })],
  [12052235, sku({ external_urls: ['moss'] })],
  [12052236, sku({ external_urls: ['ftp://example.com/moss'] })],
  [12052933, sku({ sales_attributes: [{ name: 'A &amp; B', value_name: 'x' }] })],
  [12052934, sku({ sales_attributes: [color('Green \u{1F33F}')] })],
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
  [12052650, set({ certifications: Array.from({ length: 11 }, () => ({ id: '1' })) })],
  [12052651, set({ certifications: [{ id: '1', images: [{ uri: unknownUri }] }] })],
  [12052655, set({ certifications: [{ id: '1', files: [{ id: 'v1' }] }] })],
  [12052385, set({ certifications: [{ id: '1', expiration_date: 5 }] })],
  // A leaf that needs documents, and one that needs a size chart.
  [12052105, set({ category_id: '891528', product_attributes: 'all' })],
  [12052673, set({ category_id: '601333', product_attributes: 'all' })],
  [12052670, set({ category_id: '601333', product_attributes: 'all', size_chart: { image: { uri: unknownUri } } })],
  [12052128, set({ category_id: '601333', product_attributes: 'all', size_chart: { template: { id: 'x' } } })],
]

type Attribute = {
  id: string
  type: string
  is_requried: boolean
  is_multiple_selection: boolean
  is_customizable: boolean
  value_data_format?: string
  values?: { id: string }[]
  requirement_conditions?: { attribute_id: string; attribute_value_id: string }[]
}

/** Values for every required attribute of a leaf. */
const fillRequired = async ({ send }: Recorder, categoryId: string): Promise<{ filled: Sku[]; all: Attribute[] }> => {
  const { data } = await send('GET', `/product/202309/categories/${categoryId}/attributes`, {
    query: { category_version: 'v2' },
  })
  const all: Attribute[] = data.attributes
  const filled = all
    .filter(({ type, is_requried: isRequired }) => type === 'PRODUCT_PROPERTY' && isRequired)
    .map(({ id, values }) => ({ id, values: [values === undefined ? { name: '1' } : { id: values.at(-1)?.id }] }))
  return { filled, all }
}

const walkAttributes = async (recorder: Recorder, body: SampleBody): Promise<void> => {
  const { send } = recorder
  const post = async (categoryId: string, attributes: unknown, code: number): Promise<unknown> =>
    send(
      'POST',
      '/product/202309/products',
      { body: { ...body, category_id: categoryId, product_attributes: attributes } },
      code,
    )
  const { data } = await send('GET', '/product/202309/categories', { query: { category_version: 'v2', keyword: '' } })
  const wanted = new Map<number, (filled: Sku[], attribute: Attribute) => Sku[] | null>([
    [
      12052104,
      (filled, { id, is_requried: isRequired }) => (isRequired ? filled.filter((own) => own['id'] !== id) : null),
    ],
    [
      12052246,
      (filled, { id, values = [], is_multiple_selection: isMultiple }) =>
        !isMultiple && values.length > 1
          ? [
              ...filled.filter((own) => own['id'] !== id),
              { id, values: values.slice(0, 2).map((value) => ({ id: value.id })) },
            ]
          : null,
    ],
    [12052248, (filled, { id }) => [...filled.filter((own) => own['id'] !== id), { id, values: [{ name: ' ' }] }]],
    [
      12052251,
      (filled, { id, values = [], is_multiple_selection: isMultiple }) =>
        isMultiple && values[0] !== undefined
          ? [...filled.filter((own) => own['id'] !== id), { id, values: [{ id: values[0].id }, { id: values[0].id }] }]
          : null,
    ],
    [12052253, (filled, { id }) => [...filled.filter((own) => own['id'] !== id), { id, values: [{ id: '1' }] }]],
    [
      12052240,
      (filled, { id, values, is_customizable: isCustom }) =>
        values !== undefined && !isCustom
          ? [...filled.filter((own) => own['id'] !== id), { id, values: [{ name: 'My own' }] }]
          : null,
    ],
    [
      12052249,
      (filled, { id, values, value_data_format: format }) =>
        values === undefined && format === undefined
          ? [...filled.filter((own) => own['id'] !== id), { id, values: [{ name: 'x'.repeat(2001) }] }]
          : null,
    ],
    [
      12052250,
      (filled, { id, values, value_data_format: format }) =>
        values === undefined && format === undefined
          ? [...filled.filter((own) => own['id'] !== id), { id, values: [{ name: '苔藓' }] }]
          : null,
    ],
    [
      12052256,
      (filled, { id, value_data_format: format }) =>
        format !== undefined ? [...filled.filter((own) => own['id'] !== id), { id, values: [{ name: 'many' }] }] : null,
    ],
    [
      12052182,
      (filled, { id, requirement_conditions: [condition] = [] }) =>
        condition === undefined
          ? null
          : [
              ...filled.filter((own) => own['id'] !== id && own['id'] !== condition.attribute_id),
              { id: condition.attribute_id, values: [{ id: condition.attribute_value_id }] },
            ],
    ],
  ])
  const leaves = data.categories.filter(
    (node: { is_leaf: boolean; permission_statuses: string[] }) =>
      node.is_leaf && node.permission_statuses[0] === 'AVAILABLE',
  )
  for (const leaf of leaves) {
    if (wanted.size === 0) return
    const { filled, all } = await fillRequired(recorder, leaf.id)
    for (const [code, change] of wanted) {
      const attribute = all.find(
        (candidate) => candidate.type === 'PRODUCT_PROPERTY' && change(filled, candidate) !== null,
      )
      if (attribute === undefined) continue
      await post(leaf.id, change(filled, attribute), code)
      wanted.delete(code)
    }
  }
  if (wanted.size > 0) recorder.record.problems.push(`no leaf leads to ${[...wanted.keys()].join(', ')}`)
}

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
  await send('POST', '/product/202309/products', { body: { ...body, ...twice(body) } }, 12052095)
  await control('PATCH', `/shops/${first.id}`, { hasMultipleWarehouses: false })
  const form = new FormData()
  form.set('data', new Blob(['%PDF-1.7']), 'proof.pdf')
  form.set('name', 'proof.pdf')
  const file = await send('POST', '/product/202309/files/upload', { form, cipher: null })
  const certifications = [{ id: '1', files: [{ id: file.data.id, format: 'DOC' }] }]
  await send('POST', '/product/202309/products', { body: { ...body, certifications } }, 12052656)
  await walkAttributes(recorder, body)
}
