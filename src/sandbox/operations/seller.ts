// Authorisation and seller as operations: what is allowed, who the seller is, and how an app is cut off.
import { createHmac } from 'node:crypto'
import { removeGrant } from '../authorization/tokens.ts'
import type { Call, Data, Operation, ShopCall } from '../gateway/call.ts'
import { operation, shopOperation } from '../gateway/operation.ts'
import type { ShopRecord } from '../state/records.ts'
import { announceDeauthorized } from '../webhooks/announce.ts'

const grantedShops = ({ world, grant }: Call): readonly (ShopRecord & { readonly cipher: string })[] =>
  Object.entries(grant.ciphers).flatMap(([shopId, cipher]) => {
    const shop = world.store.get('shops', shopId)
    return shop === undefined ? [] : [{ ...shop, cipher }]
  })

const getAuthorizedShops = (call: Call): Data<'getAuthorizedShops202309'> => ({
  shops: grantedShops(call).map(({ id, name, region, code, cipher }) => ({
    id,
    name,
    region,
    seller_type: call.seller.type,
    cipher,
    code,
  })),
})

const activeStatus = '2'

const getActiveShops = (call: Call): Data<'getActiveShops202309'> => ({
  shops: grantedShops(call)
    .filter(({ status }) => status === activeStatus)
    .map(({ id, region }) => ({ id, region })),
})

const deauthorize = ({ world, grant, shop, app }: ShopCall): Data<'deauthorizeShop202403'> => {
  announceDeauthorized(world, shop.id, app.key)
  const { [shop.id]: _removed, ...ciphers } = grant.ciphers
  if (Object.keys(ciphers).length === 0) removeGrant(world, grant)
  else world.store.put('grants', grant.id, { ...grant, ciphers })
  return {}
}

const widgetLifeSeconds = 300

const widgetToken = ({ world, app, seller }: Call): Data<'getWidgetToken202312'> => {
  const expiresAt = world.clock.nowSeconds() + widgetLifeSeconds
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const unsigned = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: seller.id, aud: app.key, exp: expiresAt })}`
  const signature = createHmac('sha256', app.secret).update(unsigned).digest('base64url')
  return { widget_token: { token: `${unsigned}.${signature}`, expire_at: expiresAt } }
}

const taxApproved = '2'
const taxUnknown = '0'
const organicPartner = '1'

const sellerStatus = (call: Call): Data<'getSellerStatus202508'> => {
  const shops = grantedShops(call)
  const isTaxMissing = shops.some(({ failedPrerequisites: failed }) => failed['SHOP_TAX'] !== undefined)
  return {
    seller_status_data: {
      seller_status: call.seller.status,
      shop_statuses: shops.map(({ id, status }) => ({ shop_id: id, shop_status: status })),
      tax_form_status: isTaxMissing ? taxUnknown : taxApproved,
      partner_channel: organicPartner,
    },
  }
}

export const sellerOperations: readonly Operation[] = [
  operation('getAuthorizedShops202309', 'seller.authorization.info', getAuthorizedShops),
  // Category assets belong to the tokens of affiliate partners; a seller has none.
  operation('getAuthorizedCategoryAssets202405', 'seller.authorization.info', () => ({ category_assets: [] })),
  operation('getWidgetToken202312', 'seller.authorization.info', widgetToken),
  operation('getWidgetToken202401', 'seller.authorization.info', widgetToken),
  shopOperation('deauthorizeShop202403', 'seller.authorization.info', deauthorize),
  operation('getActiveShops202309', 'seller.shop.info', getActiveShops),
  operation('getSellerPermissions202309', 'seller.shop.info', ({ seller }) => ({
    permissions: seller.type === 'CROSS_BORDER' ? ['MANAGE_GLOBAL_PRODUCT'] : [],
  })),
  operation('getSellerStatus202508', 'seller.shop.info', sellerStatus),
  // No creator account is bound to a practice shop.
  shopOperation('getShopCreators202407', 'seller.shop.info', () => ({ shop_creators: [] })),
]
