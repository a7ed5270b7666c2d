// Every operation on global products, by a seller with shops in the US and the UK.
import { addTwoMarkets, globalBody } from '../two-markets.ts'
import type { CallOptions } from '../client.ts'
import type { Recorder } from './recorder.ts'

const globals = '/product/202309/global_products'

export const walkGlobalProducts = async ({ send, address }: Recorder): Promise<void> => {
  await send('POST', `${globals}/search`, { query: { page_size: '5' }, body: {}, cipher: null }, 12052705)
  const seller = await addTwoMarkets(address)
  const { everywhere } = seller
  const withBody = (body: unknown): CallOptions => ({ ...everywhere, body })
  const warehouses = await send('GET', '/logistics/202309/global_warehouses', everywhere)
  const body = await globalBody(seller, { external_global_product_id: 'moss', source_locale: 'en-IE' })
  const { category_version: _version, external_global_product_id: _id, source_locale: _locale, ...checked } = body
  const skus = body.skus.map(({ external_global_sku_id: _own, ...sku }) => sku)
  await send('POST', '/product/202404/global_products/listing_check', withBody({ ...checked, skus }))
  await send('POST', '/product/202404/global_products/listing_check', withBody({ ...checked, skus, title: '***' }))
  const { data } = await send('POST', globals, withBody(body))
  const path = `${globals}/${data.global_product_id}`
  const ids: string[] = data.global_skus.map(({ id }: { id: string }) => id)
  const warehouse: string = warehouses.data.global_warehouses[0].id
  await send(
    'POST',
    `${path}/inventory/update`,
    withBody({ global_skus: [{ id: ids[0], inventory: [{ global_warehouse_id: warehouse, quantity: 12 }] }] }),
  )
  await send('POST', `${path}/publish`, withBody({ publish_target: [{ region: 'US' }, { region: 'GB' }] }))
  await send('POST', `${path}/publish`, withBody({ publish_target: [{ region: 'US' }, { region: 'ID' }] }))
  await send('GET', path, everywhere)
  const named = body.skus.map((sku, index) => ({ ...sku, id: ids[index] }))
  const { source_locale: _source, ...edit } = body
  await send('PUT', path, withBody({ ...edit, skus: named }))
  const partly = path.replace('202309', '202509')
  await send('PUT', `${partly}/partial_edit`, withBody({ description: '<p>New words.</p>' }))
  await send(
    'POST',
    `${path.replace('202309', '202503')}/bind_local_products`,
    withBody({ local_products: [{ id: '1729000000000000000', skus: [] }] }),
  )
  for (const version of ['202309', '202312'])
    await send('POST', `/product/${version}/global_products/search`, {
      ...everywhere,
      query: { page_size: '5' },
      body: { status: 'PUBLISHED' },
    })
  await send('DELETE', globals, withBody({ global_product_ids: [data.global_product_id, '1731000000000000000'] }))
  await send('GET', path, everywhere, 12052032)
}
