// Turns what happens to products and grants into webhook messages, in the platform's own text with its numeric ids. It queues; it sends nothing.
import type { AuditStatus, PreApprovedReason } from '#tiktok/statuses.ts'
import type { ProductRecord } from '../state/records.ts'
import type { World } from '../world.ts'

/** Topics the practice shop knows: type number and the name under which an address is set. */
export const topics = {
  productStatus: { type: 5, eventType: 'PRODUCT_STATUS_CHANGE' },
  deauthorized: { type: 6, eventType: 'SELLER_DEAUTHORIZATION' },
  expiring: { type: 7, eventType: 'UPCOMING_AUTHORIZATION_EXPIRATION' },
  productInformation: { type: 15, eventType: 'PRODUCT_INFORMATION_CHANGE' },
  productCreation: { type: 16, eventType: 'PRODUCT_CREATION' },
  categoryChange: { type: 18, eventType: 'PRODUCT_CATEGORY_CHANGE' },
  productAudit: { type: 37, eventType: 'PRODUCT_AUDIT_STATUS_CHANGE' },
} as const
type Topic = (typeof topics)[keyof typeof topics]

/** True while the app is authorised for the shop: after that it hears nothing more. */
const isAuthorized = (world: World, appKey: string, shopId: string): boolean => {
  for (const grant of world.store.all('grants'))
    if (grant.appKey === appKey && grant.ciphers[shopId] !== undefined) return true
  return false
}

/** Queues one message for every authorised app that set an address for the topic in this shop. `data` is JSON text. */
export const announce = (
  world: World,
  shopId: string,
  topic: Topic,
  data: string,
  onlyAppKey: string | null = null,
): void => {
  for (const setting of world.store.all('webhookSettings')) {
    if (setting.shopId !== shopId || setting.eventType !== topic.eventType) continue
    if (onlyAppKey !== null && setting.appKey !== onlyAppKey) continue
    if (!isAuthorized(world, setting.appKey, shopId)) continue
    const id = world.nextId('notification')
    const timestamp = String(world.clock.nowSeconds())
    const body = `{"type":${String(topic.type)},"tts_notification_id":"${id}","shop_id":"${shopId}","timestamp":${timestamp},"data":${data}}`
    world.store.put('deliveries', id, {
      id,
      appKey: setting.appKey,
      address: setting.address,
      type: topic.type,
      body,
      attempts: 0,
      state: world.settings().webhooks.isHeld ? 'held' : 'waiting',
      nextAtMs: world.clock.nowMs(),
      lastOutcome: null,
    })
  }
}

const seconds = (world: World): string => String(world.clock.nowSeconds())

/** Topic 16. The id is a JSON number above 2^53, as documented. */
export const announceCreated = (world: World, { id, shopId, base }: ProductRecord): void => {
  const types = base.skus.some(({ combined_skus: parts = [] }) => parts.length > 0) ? ['COMBINED_PRODUCT'] : []
  announce(
    world,
    shopId,
    topics.productCreation,
    `{"product_id":${id},"product_types":${JSON.stringify(types)},"update_time":${seconds(world)}}`,
  )
}

export type StatusWord = 'PRODUCT_FIRST_PASS_REVIEW' | 'PRODUCT_STATUS_CHANGED' | 'PRODUCT_AUDIT_FAILURE'

/** Topic 5. */
export const announceStatus = (world: World, { id, shopId }: ProductRecord, status: StatusWord, reason = ''): void => {
  announce(
    world,
    shopId,
    topics.productStatus,
    `{"product_id":${id},"status":"${status}","suspended_reason":${JSON.stringify(reason)},"update_time":${seconds(world)}}`,
  )
}

/** Topic 37. One reason travels as the single string of the page's example, several as the list of its field table. */
export const announceAudit = (
  world: World,
  { id, shopId }: ProductRecord,
  status: AuditStatus,
  reasons: readonly PreApprovedReason[],
): void => {
  const [first] = reasons
  const words =
    reasons.length === 1
      ? `"pre_approved_reason":"${first ?? ''}"`
      : `"pre_approved_reasons":${JSON.stringify(reasons)}`
  announce(
    world,
    shopId,
    topics.productAudit,
    `{"product_id":${id},"audit":{"status":"${status}",${words}},"update_time":${seconds(world)}}`,
  )
}

/** Topic 6, to the app that was cut off. It has to go out while the grant is still there. */
export const announceDeauthorized = (world: World, shopId: string, appKey: string): void => {
  const data = JSON.stringify({ message: 'The authorization of the app has been cancelled.' })
  announce(world, shopId, topics.deauthorized, data, appKey)
}

/** Topic 15, for live products only. */
export const announceInformation = (
  world: World,
  { id, shopId }: ProductRecord,
  changedFields: readonly string[],
): void => {
  announce(
    world,
    shopId,
    topics.productInformation,
    `{"product_id":"${id}","change_source":"OPEN_API","changed_fields":${JSON.stringify(changedFields)},"update_time":${seconds(world)}}`,
  )
}

/** Topic 18. */
export const announceCategory = (
  world: World,
  { id, shopId }: ProductRecord,
  previous: string,
  current: string,
): void => {
  announce(
    world,
    shopId,
    topics.categoryChange,
    `{"product_id":"${id}","previous_category_id":"${previous}","current_category_id":"${current}","update_time":${seconds(world)}}`,
  )
}
