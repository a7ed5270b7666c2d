// Calls on connected shops: connect, choose, look after, leave. Secrets go in and never come out.
import { oc } from '@orpc/contract'
import { z } from 'zod'

/** Where the seller's account lives; PRACTICE rehearses the whole way with the practice shop. */
export const regions = ['US', 'ROW', 'PRACTICE'] as const

export const scopeShape = z.object({ name: z.string(), isGranted: z.boolean(), without: z.string() })

export const connectedShopShape = z.object({
  id: z.string(),
  connectionId: z.string(),
  name: z.string(),
  region: z.string(),
  sellerType: z.string(),
  isPractice: z.boolean(),
  isInUse: z.boolean(),
  state: z.enum(['ready', 'reconnect', 'offline']),
  sentence: z.string().nullable(),
  scopes: z.array(scopeShape),
  approvedAt: z.string().nullable(),
  accessRenewedAt: z.string().nullable(),
  accessEndsAt: z.string().nullable(),
  authorisationEndsAt: z.string().nullable(),
  isEndingSoon: z.boolean(),
  calls: z.object({ used: z.number(), allowed: z.number().nullable(), per: z.enum(['hour', 'day']) }).nullable(),
})
/**
 * A shop the seller authorised. `scopes` names what was granted and, in `without`, what will not work where it was not. `isEndingSoon`: the
 * authorisation ends within 30 days. `calls` counts the calls of this hour or day (UTC), null where nobody counts. Times are ISO.
 */
export type ConnectedShop = z.infer<typeof connectedShopShape>

export const connectionShape = z.object({
  id: z.string(),
  label: z.string(),
  appKey: z.string(),
  market: z.enum(regions),
  isWaitingForCode: z.boolean(),
  consentUrl: z.string().nullable(),
  sentence: z.string().nullable(),
})
/** One app of Partner Center. Its secret and its tokens stay in the main process. */
export type Connection = z.infer<typeof connectionShape>

export const prerequisiteShape = z.object({
  item: z.string(),
  name: z.string(),
  isMet: z.boolean(),
  reasons: z.array(z.string()),
  action: z.string().nullable(),
})

export const callRecordShape = z.object({
  at: z.string(),
  operation: z.string(),
  milliseconds: z.number(),
  httpStatus: z.number().nullable(),
  platformCode: z.number().nullable(),
  requestId: z.string().nullable(),
  outcome: z.string(),
})
/** One call as it went: no body, no header, nothing secret. */
export type CallRecord = z.infer<typeof callRecordShape>

const one = z.object({ connectionId: z.string() })
const ofShop = one.extend({ shopId: z.string() })

export const shops = {
  list: oc.output(z.object({ shops: z.array(connectedShopShape), connections: z.array(connectionShape) })),
  /** To rehearse with the practice shop, key, secret and service id may be left empty: its own app is taken. */
  connect: oc
    .input(
      z.object({
        label: z.string().trim().min(1).max(80),
        appKey: z.string().trim().max(100),
        appSecret: z.string().trim().max(200),
        serviceId: z.string().trim().max(100),
        market: z.enum(regions),
      }),
    )
    .output(connectionShape),
  authorise: oc.input(one).output(connectionShape),
  finish: oc
    .input(one.extend({ redirect: z.string().trim().min(1).max(4000) }))
    .output(z.object({ shops: z.array(connectedShopShape) })),
  use: oc.input(ofShop).output(connectedShopShape),
  usePractice: oc.output(connectedShopShape),
  disconnect: oc.input(one).output(z.object({ isForgotten: z.boolean(), sentence: z.string() })),
  prerequisites: oc.output(z.array(prerequisiteShape)),
  calls: oc.output(z.array(callRecordShape)),
  supportText: oc.output(z.object({ text: z.string() })),
}
