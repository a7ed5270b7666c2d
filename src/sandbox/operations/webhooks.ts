// Webhook settings as operations: one address for each topic, app and shop.
import type { Body, Data, Operation, ShopCall } from '../gateway/call.ts'
import { refuseValue } from '../gateway/lengths.ts'
import { shopOperation } from '../gateway/operation.ts'
import { missingWords, refuseParameter } from '../gateway/refusal.ts'
import { planExpiryNotice } from '../tasks.ts'

const eventTypes =
  'ORDER_STATUS_CHANGE RECIPIENT_ADDRESS_UPDATE PACKAGE_UPDATE PRODUCT_STATUS_CHANGE SELLER_DEAUTHORIZATION UPCOMING_AUTHORIZATION_EXPIRATION CANCELLATION_STATUS_CHANGE RETURN_STATUS_CHANGE NEW_CONVERSATION NEW_MESSAGE PRODUCT_INFORMATION_CHANGE PRODUCT_CREATION PRODUCT_CATEGORY_CHANGE NEW_MESSAGE_LISTENER INVOICE_STATUS_CHANGE PRODUCT_AUDIT_STATUS_CHANGE REVERSE_STATUS_UPDATE'.split(
    ' ',
  )

const longestAddress = 255

const settingId = ({ app, shop }: ShopCall, eventType: string): string => `${app.key}/${shop.id}/${eventType}`

const needEventType = (eventType: string | undefined): string => {
  if (eventType === undefined || eventType === '') return refuseParameter(missingWords('event_type'))
  if (!eventTypes.includes(eventType)) return refuseValue('event_type', 'a known topic is expected')
  return eventType
}

const getWebhooks = ({ world, app, shop }: ShopCall): Data<'getShopWebhooks202309'> => {
  const webhooks = [...world.store.all('webhookSettings')]
    .filter(({ appKey, shopId }) => appKey === app.key && shopId === shop.id)
    .map(({ eventType, address, createdAtMs, updatedAtMs }) => ({
      event_type: eventType,
      address,
      create_time: Math.floor(createdAtMs / 1000),
      update_time: Math.floor(updatedAtMs / 1000),
    }))
  return { webhooks, total_count: webhooks.length }
}

const isAddress = (address: string): boolean => URL.canParse(address) && /^https?:/.test(address)

const putWebhook = (
  call: ShopCall,
  { event_type: given, address = '' }: Body<'updateShopWebhook202309'>,
): Data<'updateShopWebhook202309'> => {
  const { world, app, shop, grant } = call
  const eventType = needEventType(given)
  if (address === '') return refuseParameter(missingWords('address'))
  if (address.length > longestAddress || !isAddress(address))
    refuseValue('address', 'a URL of at most 255 characters is expected')
  const id = settingId(call, eventType)
  const nowMs = world.clock.nowMs()
  const createdAtMs = world.store.get('webhookSettings', id)?.createdAtMs ?? nowMs
  world.store.put('webhookSettings', id, {
    id,
    appKey: app.key,
    shopId: shop.id,
    eventType,
    address,
    createdAtMs,
    updatedAtMs: nowMs,
  })
  if (eventType === 'UPCOMING_AUTHORIZATION_EXPIRATION') planExpiryNotice(world, grant)
  return {}
}

const deleteWebhook = (
  call: ShopCall,
  { event_type: given }: Body<'deleteShopWebhook202309'>,
): Data<'deleteShopWebhook202309'> => {
  call.world.store.remove('webhookSettings', settingId(call, needEventType(given)))
  return {}
}

export const webhookOperations: readonly Operation[] = [
  shopOperation('getShopWebhooks202309', 'seller.authorization.info', getWebhooks),
  shopOperation('updateShopWebhook202309', 'seller.authorization.info', (call, _query, body) => putWebhook(call, body)),
  shopOperation('deleteShopWebhook202309', 'seller.authorization.info', (call, _query, body) =>
    deleteWebhook(call, body),
  ),
]
