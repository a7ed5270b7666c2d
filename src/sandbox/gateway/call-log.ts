// The last calls, for the control interface. Secrets and tokens are not kept.

export type LoggedCall = {
  readonly number: number
  readonly at: string
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly operation: string | null
  readonly shopId: string | null
  readonly requestBody: string | null
  readonly requestBytes: number
  readonly code: number | null
  readonly message: string
  readonly httpStatus: number | null
  readonly requestId: string
  readonly durationMs: number
  readonly fault: string | null
}

export type CallLog = {
  readonly add: (call: Omit<LoggedCall, 'number'>) => void
  /** Calls with a number above `after`, oldest first. */
  readonly list: (after: number) => readonly LoggedCall[]
  readonly clear: () => void
  readonly total: () => number
}

const kept = 5000
const bodiesKept = 500

/** A log that keeps the last 5,000 calls and the bodies of the last 500. */
export const createCallLog = (): CallLog => {
  const ring: LoggedCall[] = []
  let total = 0
  return {
    add: (call) => {
      const old = ring[(total - bodiesKept + kept) % kept]
      if (total >= bodiesKept && old?.requestBody !== null && old !== undefined)
        ring[(total - bodiesKept + kept) % kept] = { ...old, requestBody: null }
      ring[total % kept] = { number: total + 1, ...call }
      total += 1
    },
    list: (after) => {
      const first = total > kept ? total % kept : 0
      return [...ring.slice(first), ...ring.slice(0, first)].filter(({ number }) => number > after)
    },
    clear: () => {
      ring.length = 0
      total = 0
    },
    total: () => total,
  }
}
