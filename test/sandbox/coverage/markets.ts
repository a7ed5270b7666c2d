// What differs between markets: titles, prices, units, versions, prohibited categories, drafts, brands.
import { call, png, upload } from '../client.ts'
import { findWarehouse } from '../listing.ts'
import { walkFullIndonesia } from './full-products.ts'
import type { Recorder } from './recorder.ts'

const products = '/product/202309/products'

/** A body that passes outside the US. */
const bodyFor = async (
  { address }: Recorder,
  currency: string,
  price: string,
  version: string,
): Promise<Record<string, unknown>> => {
  const image = await upload(address, png(800, 800))
  return {
    title: 'A Field Guide to Mosses, Second Edition',
    description: '<p>Every moss of the region.</p>',
    category_id: '927880',
    category_version: version,
    main_images: [{ uri: image.data.uri }],
    package_weight: { value: '0.5', unit: 'KILOGRAM' },
    package_dimensions: { length: '20', width: '15', height: '3', unit: 'CENTIMETER' },
    skus: [
      {
        seller_sku: 'MOSS',
        price: { amount: price, currency },
        inventory: [{ warehouse_id: await findWarehouse(address), quantity: 5 }],
      },
    ],
  }
}

export const walkUnitedKingdom = async (recorder: Recorder): Promise<void> => {
  const { send } = recorder
  const body = await bodyFor(recorder, 'GBP', '19.00', 'v2')
  const created = await send('POST', products, { body })
  await send('POST', products, { body: { ...body, category_version: 'v1' } })
  await send('POST', products, { body: { ...body, category_id: '969224' } }, 12052220)
  await send(
    'POST',
    products,
    { body: { ...body, package_dimensions: { length: '9', width: '6', height: '1', unit: 'INCH' } } },
    12019060,
  )
  await send('GET', '/product/202309/categories/969224/rules', { query: { category_version: 'v2' } }, 12052220)
  await send('GET', '/product/202309/categories/843152/rules', { query: { category_version: 'v2' } }, 12052223)
  await send('GET', '/product/202309/categories', {
    query: { category_version: 'v2', include_prohibited_categories: 'true' },
  })
  await send(
    'POST',
    `/product/202502/products/${created.data.product_id}/strikethrough_prices/enable`,
    { body: { skus: [{ id: '1' }] } },
    12052376,
  )
}

export const walkIndonesia = async (recorder: Recorder): Promise<void> => {
  const { send } = recorder
  const body = await bodyFor(recorder, 'IDR', '250000', 'v2')
  await walkFullIndonesia(recorder, body)
  await send('POST', products, { body: { ...body, title: 'Mosses' } }, 12052910)
  await send('POST', products, { body: { ...body, minimum_order_quantity: 21 } }, 12052706)
  const { data } = await call(recorder.address, 'GET', '/product/202309/categories', {
    query: { category_version: 'v2' },
  })
  for (const { id, is_leaf: isLeaf } of data.categories) {
    if (isLeaf !== true) continue
    const rules = await send(
      'GET',
      `/product/202309/categories/${String(id)}/rules`,
      { query: { category_version: 'v2' } },
      0,
    )
    if (rules.code !== 0 || rules.data.cod.is_supported === true) continue
    const answer = await call(recorder.address, 'POST', products, {
      body: { ...body, category_id: id, is_cod_allowed: true },
    })
    if (answer.code !== 12052222) continue
    await send('POST', products, { body: { ...body, category_id: id, is_cod_allowed: true } }, 12052222)
    return
  }
  recorder.record.problems.push('no leaf refuses cash on delivery')
}

export const walkBrazil = async (recorder: Recorder): Promise<void> => {
  const { send, control } = recorder
  const body = await bodyFor(recorder, 'BRL', '99.90', 'v1')
  const { data } = await send('POST', products, { body })
  await send('POST', products, { body: { ...body, package_weight: { value: '500', unit: 'GRAM' } } })
  await send('POST', products, { body: { ...body, category_version: 'v2' } }, 12052230)
  await control('POST', '/clock', { action: 'move', seconds: 10 })
  await send(
    'POST',
    `/product/202509/products/${data.product_id}/partial_edit`,
    { body: { save_mode: 'AS_DRAFT', title: 'Mosses of the coast' } },
    12052488,
  )
  await send('GET', `${products}/${data.product_id}`)
  await send('POST', '/product/202502/products/search', { query: { page_size: '10' }, body: {} })
  await send('POST', '/product/202309/products/search', { query: { page_size: '10' }, body: {} })
  await send('POST', '/product/202407/products/category_upgrade_task', {}, 12052230)
}

/** Brands of the US that may not be used. */
export const walkBrandUse = async (recorder: Recorder, body: Record<string, unknown>): Promise<void> => {
  const { send } = recorder
  const { data } = await send('GET', '/product/202309/brands', {
    query: { page_size: '100', category_id: String(body['category_id']), category_version: 'v2' },
  })
  type Brand = { id: string; authorized_status: string; is_t1_brand: boolean; brand_status?: string }
  const brands: Brand[] = data.brands
  const top = brands.find((brand) => brand.is_t1_brand && brand.authorized_status !== 'AUTHORIZED')
  const elsewhere = brands.find((brand) => brand.brand_status === 'UNAVAILABLE')
  await send('POST', products, { body: { ...body, brand_id: top?.id } }, 12052208)
  await send('POST', products, { body: { ...body, brand_id: elsewhere?.id } }, 12052201)
  const cleared = await send('POST', products, { body: { ...body, brand_id: '7000000000000000001' } })
  if (cleared.data.warnings.length !== 1) recorder.record.problems.push('an unknown brand is cleared without a warning')
}
