// The last calls, for the connection screen and for support. It holds no body, no header and nothing secret.
import type { CallRecord } from '#contract/shops.ts'
import type { CallRecord as ShopCall } from '#main/shop/caller.ts'

export type CallLog = { readonly add: (call: ShopCall) => void; readonly all: () => CallRecord[] }

const kept = 200

/** A log of the newest calls, newest first. */
export const createCallLog = (): CallLog => {
  const calls: CallRecord[] = []
  return {
    add: (call) => {
      calls.unshift({
        at: call.startedAt,
        operation: call.operation,
        milliseconds: Math.round(call.durationMs),
        httpStatus: call.status,
        platformCode: call.code,
        requestId: call.requestId,
        outcome: call.outcome,
      })
      calls.length = Math.min(calls.length, kept)
    },
    all: () => [...calls],
  }
}
