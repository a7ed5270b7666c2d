// The gateway's own codes and the operations around authorisation, shop and webhooks.
import { call } from '../client.ts'
import { openLeaf } from '../listing.ts'
import type { Recorder } from './recorder.ts'

const shops = '/authorization/202309/shops'
const categories = '/product/202309/categories'

/** Every code of the gateway. */
export const walkGateway = async (recorder: Recorder): Promise<void> => {
  const { send, address } = recorder
  const bare = { cipher: null }
  await send('GET', '/nothing/here', bare, 36009009)
  await send('DELETE', '/product/202309/products/12345', {}, 36009010)
  await send('GET', '/product/202601/categories', {}, 36009014)
  await send('GET', shops, { ...bare, sign: null }, 36009004)
  await send('GET', shops, { ...bare, sign: 'f'.repeat(64) }, 106001)
  const now = Math.floor(Date.now() / 1000)
  await send('GET', shops, { ...bare, timestampSeconds: now - 400 }, 36009004)
  await send('GET', shops, { ...bare, timestampSeconds: now + 60 }, 36009004)
  await send('GET', shops, { ...bare, token: null }, 36009004)
  await send('GET', shops, { ...bare, token: 'TTP_unknown' }, 36009004)
  await send('GET', shops, {}, 36009004)
  await send('GET', categories, bare, 106013)
  await send('GET', categories, { cipher: 'TTP_unknown' }, 36009004)
  await send('GET', categories, { query: { category_asset_cipher: 'x' } }, 101000)
  await send('POST', '/product/202309/products', { rawBody: '{"title":' }, 36009022)
  await send(
    'POST',
    '/product/202309/products',
    { rawBody: 'text', headers: { 'content-type': 'text/plain' } },
    36009022,
  )
  await send('POST', '/product/202309/images/upload', { ...bare, body: {} }, 36009023)
  await send('POST', '/product/202309/products', { rawBody: 'x'.repeat(5 * 1024 * 1024) }, 36009021)
  await send('POST', '/product/202309/products', { body: { title: 5 } }, 36009004)
  await recorder.control('PATCH', '/settings', { rateLimit: { perSecond: 0.001, burst: 1 } })
  await send('GET', categories)
  const limited = await send('GET', categories, {}, 36009002)
  if (limited.status !== 429 || limited.headers.get('retry-after') === null)
    recorder.record.problems.push('a 429 lacks its Retry-After')
  await recorder.control('PATCH', '/settings', { rateLimit: null, hourlyLimit: 1 })
  await send('GET', categories)
  await send('GET', categories, {}, 36009002)
  await recorder.control('PATCH', '/settings', { hourlyLimit: null })
  for (const [kind, code] of [
    ['error-before', 36009003],
    ['expired-token', 105002],
    ['timeout', 36009007],
  ] as const) {
    await recorder.control('POST', '/faults', { kind, operation: `GET ${categories}` })
    await send('GET', categories, {}, code)
  }
  const { apps } = await recorder.control('GET', '/apps')
  await recorder.control('PATCH', `/apps/${apps[0].key}`, { allowedAddresses: ['203.0.113.7'] })
  await send('GET', shops, bare, 36009033)
  await recorder.control('PATCH', `/apps/${apps[0].key}`, { allowedAddresses: null })
  await recorder.control('PATCH', `/shops/${address.shopId}`, { isSellerOnboarded: false })
  await send('GET', shops, bare, 105004)
  await recorder.control('PATCH', `/shops/${address.shopId}`, { isSellerOnboarded: true, status: '3' })
  await send('GET', categories, {}, 12052700)
  await recorder.control('PATCH', `/shops/${address.shopId}`, { status: '2' })
}

/** Token calls and scopes. */
export const walkTokens = async ({ address, control, note, send, record }: Recorder): Promise<void> => {
  const ask = async (kind: string, parameters: Record<string, string>) => {
    const query = new URLSearchParams({ app_key: address.appKey, app_secret: address.appSecret, ...parameters })
    const answer = await (await fetch(`${address.authUrl}/api/v2/token/${kind}?${query.toString()}`)).json()
    note(answer.code)
    return answer
  }
  const expect = (isTrue: boolean, problem: string): void => {
    if (!isTrue) record.problems.push(problem)
  }
  const { sellers } = await control('GET', '/shops')
  const granted = await control('POST', '/grants', { appKey: address.appKey, sellerId: sellers[0].id })
  const refreshed = await ask('refresh', { refresh_token: granted.refreshToken, grant_type: 'refresh_token' })
  expect(refreshed.code === 0 && refreshed.message === 'success', 'a refresh fails')
  const again = await ask('refresh', { refresh_token: granted.refreshToken, grant_type: 'refresh_token' })
  expect(again.code === 36004001, 'a refresh token lives on after it was used')
  const sdk = await ask('refresh', { refresh_token: refreshed.data.refresh_token, grant_type: 'authorized_code' })
  expect(sdk.code === 0, 'the grant type that the official SDK sends on refresh is refused')
  expect(
    (await ask('get', { auth_code: 'unknown', grant_type: 'authorized_code' })).code === 36004004,
    'an unknown code is taken',
  )
  expect(
    (await ask('get', { auth_code: 'unknown', grant_type: 'authorization_code' })).code === 36009004,
    'a wrong grant type is taken',
  )
  const narrow = await control('POST', '/grants', {
    appKey: address.appKey,
    sellerId: sellers[0].id,
    scopes: ['seller.authorization.info'],
  })
  await send('GET', '/product/202309/categories', { token: narrow.accessToken }, 105005)
  await control('POST', '/grants', { appKey: address.appKey, sellerId: sellers[0].id })
}

/** Operations of authorisation, seller, logistics and webhook settings. */
export const walkShop = async ({ send, address }: Recorder): Promise<void> => {
  const bare = { cipher: null }
  await send('GET', shops, bare)
  await send('GET', '/authorization/202405/category_assets', bare)
  await send('GET', '/authorization/202312/widget_token', bare)
  await send('GET', '/authorization/202401/widget_token', bare)
  await send('GET', '/seller/202309/shops', bare)
  await send('GET', '/seller/202309/permissions', bare)
  await send('GET', '/seller/202508/status', bare)
  await send('GET', '/seller/202407/shop_creators')
  const { data } = await send('GET', '/logistics/202309/warehouses')
  const warehouse: string = data.warehouses[0].id
  await send('GET', '/logistics/202309/global_warehouses', bare)
  const options = await send('GET', `/logistics/202309/warehouses/${warehouse}/delivery_options`, {
    query: { scope: 'WAREHOUSE' },
  })
  await send(
    'GET',
    `/logistics/202309/warehouses/${warehouse}/delivery_options`,
    { query: { scope: 'NOWHERE' } },
    36009004,
  )
  await send('GET', '/logistics/202309/warehouses/12345/delivery_options', {}, 12052530)
  await send('GET', `/logistics/202309/delivery_options/${options.data.delivery_options[0].id}/shipping_providers`)
  await send('GET', '/logistics/202510/seller_templates')
  await send('POST', '/logistics/202412/addresses/standardize', {
    body: { address: { city: ' Port  land ', region_code: 'US' } },
  })
  await send('POST', '/logistics/202502/warehouses', {
    body: { warehouse: { name: 'Second', type: 'RETURN_WAREHOUSE' } },
  })
  await send('POST', `/logistics/202502/warehouses/${warehouse}`, {
    body: { warehouse: { name: 'First', address: { city: 'Salem' } } },
  })
  await send('GET', '/event/202309/webhooks')
  const topic = { event_type: 'PRODUCT_STATUS_CHANGE', address: 'http://127.0.0.1:1/webhooks' }
  await send('PUT', '/event/202309/webhooks', { body: topic })
  await send('PUT', '/event/202309/webhooks', { body: { ...topic, event_type: 'NOTHING' } }, 98001004)
  await send('PUT', '/event/202309/webhooks', { body: { event_type: 'PRODUCT_CREATION' } }, 36009004)
  await send('GET', '/event/202309/webhooks')
  await send('DELETE', '/event/202309/webhooks', { body: { event_type: 'PRODUCT_STATUS_CHANGE' } })
  await send('DELETE', '/event/202309/webhooks', { body: { event_type: 'PRODUCT_STATUS_CHANGE' } })
  const unsigned = await call(address, 'GET', `/product/202309/categories/${openLeaf}/rules`, {
    query: { category_version: 'v2' },
  })
  if (unsigned.code !== 0) throw new Error('The shop does not answer any more')
}

/** Ends the authorisation; nothing works after it. */
export const walkDeauthorisation = async ({ send }: Recorder): Promise<void> => {
  await send('DELETE', '/authorization/202403/shops')
  await send('GET', shops, { cipher: null }, 36009004)
}
