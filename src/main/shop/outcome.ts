// What can come of sending one request, told apart by what may have happened on the platform. Types and nothing else.

/** Nothing of the request reached the platform. */
export type NotSentReason = 'dns' | 'refused' | 'unreachable' | 'tls' | 'proxy' | 'proxy-refused'

/** The request left, and no answer of the platform came back. What it did is not known. */
export type NoAnswerReason = 'timeout' | 'cut' | 'web-page' | 'malformed' | 'too-long' | 'status'

type Answered = {
  readonly status: number
  readonly code: number
  readonly message: string
  readonly requestId: string
}

/**
 * One attempt's end. `limited`: refused because of too many calls, before anything was done. `refused`: the platform answered with an error
 * code. `retryAfterMs` is the platform's own wish, null where it has none.
 */
export type Outcome =
  | { readonly kind: 'ok'; readonly status: number; readonly requestId: string; readonly data: unknown }
  | { readonly kind: 'not-sent'; readonly reason: NotSentReason; readonly detail: string }
  | {
      readonly kind: 'no-answer'
      readonly reason: NoAnswerReason
      readonly status: number | null
      readonly detail: string
      readonly retryAfterMs: number | null
    }
  | ({ readonly kind: 'limited'; readonly retryAfterMs: number | null } & Answered)
  | ({ readonly kind: 'refused'; readonly retryAfterMs: number | null } & Answered)
  | { readonly kind: 'cancelled' }
