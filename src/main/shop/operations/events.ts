// The platform's webhook configuration, one function each.
import type { Call } from '../caller.ts'

/** Where the platform sends its notifications for this shop. */
export const eventOperations = (call: Call) => ({
  webhooks: () => call('getShopWebhooks202309'),
  /** Creates or replaces the address of one topic. It was seen to answer well and do nothing, so read back. */
  setWebhook: (eventType: string, address: string) =>
    call('updateShopWebhook202309', { body: { event_type: eventType, address } }),
  /** Succeeds also where nothing was configured. */
  deleteWebhook: (eventType: string) => call('deleteShopWebhook202309', { body: { event_type: eventType } }),
})
