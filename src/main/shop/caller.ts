// Makes one call of the platform: signs it, waits for its turn, sends it, and repeats it where that is safe. It knows no single operation.
import { AppError, isAppError } from '#contract/failure.ts'
import { operationFacts } from '#tiktok/wire.ts'
import type { OperationName, WireBody, WireData, WirePath, WireQuery } from '#tiktok/wire.ts'
import { callPolicy } from './call-policy.ts'
import { createPlatformClock } from './clock.ts'
import type { Clock, PlatformClock } from './clock.ts'
import type { Ending } from './ending.ts'
import { asUnknownOutcome, failureOf } from './failures.ts'
import type { PaceResult } from './governor.ts'
import type { Outcome } from './outcome.ts'
import type { Lane, Pacing, Pass } from './pacing.ts'
import { buildRequest } from './request.ts'
import type { CallParts, QueryValue } from './request.ts'
import { decideRetry, mayHaveHappened } from './retry.ts'
import type { RepeatProof, RetryCeilings, RetryDecision } from './retry.ts'
import { send } from './transport.ts'
import type { TokenSource } from './tokens.ts'

/** One sending, as the connection screen lists it. It never holds a secret. */
export type CallRecord = {
  readonly operation: OperationName
  readonly method: string
  readonly path: string
  readonly startedAt: string
  readonly durationMs: number
  readonly waitedMs: number
  readonly attempt: number
  readonly lane: Lane
  readonly family: string
  readonly outcome: Outcome['kind']
  readonly status: number | null
  readonly code: number | null
  readonly requestId: string | null
  readonly next: RetryDecision['do'] | 'done'
}

export type CallerOptions = {
  readonly baseUrl: string
  readonly appKey: string
  readonly appSecret: () => Promise<string>
  readonly tokens: TokenSource
  /** The shop the calls are for; null before one is chosen. */
  readonly shopCipher: () => string | null
  readonly pacing: Pacing
  readonly clock: Clock
  readonly platformClock?: PlatformClock
  readonly random: () => number
  readonly onCall?: (record: CallRecord) => void
  /** Begins when the app closes. */
  readonly ending?: Ending
  readonly ceilings?: RetryCeilings
}

type QueryOf<Name extends OperationName> = { readonly [Key in keyof WireQuery<Name>]?: QueryValue }

/** The parts one operation takes. A body may be an upload's form. */
type PartsOf<Name extends OperationName> = {
  readonly path?: WirePath<Name>
  readonly query?: QueryOf<Name>
  readonly body?: WireBody<Name> | FormData
  /** Overrides the operation's own proof: `looked-up` after a look-up, `key` where the platform knows the key. */
  readonly proof?: RepeatProof
  readonly signal?: AbortSignal
}

/** Calls an operation and answers its `data`. Throws AppError. */
export type Call = <Name extends OperationName>(name: Name, parts?: PartsOf<Name>) => Promise<WireData<Name>>

const noShopChosen = (): AppError =>
  new AppError('auth', {
    sentence: 'No shop is chosen for this connection.',
    action: 'Open Connections and choose the shop.',
    place: 'Connection',
  })

const cancelled = (): AppError => failureOf({ kind: 'cancelled' }, false)

const wait = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(cancelled())
      return
    }
    const stop = (): void => {
      clearTimeout(timer)
      reject(cancelled())
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', stop, { once: true })
  })

const either = (one: AbortSignal | undefined, other: AbortSignal | undefined): AbortSignal | undefined =>
  one === undefined || other === undefined ? (one ?? other) : AbortSignal.any([one, other])

// A write that was cut off may have arrived.
const cutOff: Outcome = {
  kind: 'no-answer',
  reason: 'cut',
  status: null,
  detail: 'cut off because the app was closed',
  retryAfterMs: null,
}

const paceResult = (outcome: Outcome): PaceResult => {
  if (outcome.kind === 'limited') return 'limited'
  return outcome.kind === 'ok' || outcome.kind === 'refused' ? 'clean' : 'neutral'
}

const recordOf = (
  name: OperationName,
  sending: {
    readonly attempt: number
    readonly path: string
    readonly sentAtMs: number
    readonly receivedAtMs: number
    readonly waitedMs: number
  },
  outcome: Outcome,
  next: CallRecord['next'],
): CallRecord => {
  const { family, lane } = callPolicy(name)
  const isAnswered = outcome.kind === 'ok' || outcome.kind === 'refused' || outcome.kind === 'limited'
  return {
    operation: name,
    method: operationFacts(name).method,
    path: sending.path,
    startedAt: new Date(sending.sentAtMs).toISOString(),
    durationMs: sending.receivedAtMs - sending.sentAtMs,
    waitedMs: sending.waitedMs,
    attempt: sending.attempt,
    lane,
    family,
    outcome: outcome.kind,
    status: 'status' in outcome ? outcome.status : null,
    code: outcome.kind === 'ok' ? 0 : isAnswered ? outcome.code : null,
    requestId: isAnswered ? outcome.requestId : null,
    next,
  }
}

/** Makes the function that all operations are built on. */
export const createCaller = (options: CallerOptions): Call => {
  const { clock, random, tokens, pacing } = options
  const platformClock = options.platformClock ?? createPlatformClock(clock)

  const sendOnce = async (
    name: OperationName,
    parts: CallParts,
    pass: Pass,
    attempt: number,
    signal: AbortSignal | undefined,
  ) => {
    let result: PaceResult = 'neutral'
    let retryAfterMs: number | null = null
    try {
      const facts = operationFacts(name)
      const accessToken = await tokens.current()
      const request = buildRequest(options.baseUrl, facts, parts, {
        appKey: options.appKey,
        appSecret: await options.appSecret(),
        accessToken,
        shopCipher: options.shopCipher(),
        timestampSeconds: platformClock.nowSeconds(),
      })
      const sentAtMs = clock()
      const { timeoutMs } = callPolicy(name)
      const { outcome, dateHeader } = await send({ ...request, method: facts.method, timeoutMs, signal }, clock)
      const receivedAtMs = clock()
      result = paceResult(outcome)
      if (outcome.kind === 'limited') retryAfterMs = outcome.retryAfterMs
      const canCorrectClock = platformClock.learn(dateHeader, sentAtMs, receivedAtMs)
      const sending = { attempt, path: request.path, sentAtMs, receivedAtMs, waitedMs: pass.waitedMs }
      return { outcome, accessToken, canCorrectClock, receivedAtMs, sending }
    } finally {
      pass.done(result, retryAfterMs)
    }
  }

  return async <Name extends OperationName>(name: Name, parts: PartsOf<Name> = {}): Promise<WireData<Name>> => {
    const { family, lane, ...policy } = callPolicy(name)
    const proof = parts.proof ?? policy.proof
    const isWrite = policy.proof === 'none'
    const signal = either(parts.signal, options.ending?.soon)
    let firstSentAtMs: number | null = null
    let [hasRefreshedToken, hasCorrectedClock, isUncertain] = [false, false, false]

    if (operationFacts(name).hasShopCipher && options.shopCipher() === null) throw noShopChosen()

    const go = async (): Promise<WireData<Name>> => {
      for (let attempt = 1; ; attempt += 1) {
        const pass = await pacing.enter(family, lane, signal)
        // A write under way is not cut off while there is time: its outcome would be unknown.
        const sent = await sendOnce(name, parts, pass, attempt, isWrite ? options.ending?.now : signal)
        const { canCorrectClock, receivedAtMs } = sent
        const outcome = isWrite && sent.outcome.kind === 'cancelled' ? cutOff : sent.outcome
        if (outcome.kind === 'ok') {
          options.onCall?.(recordOf(name, sent.sending, outcome, 'done'))
          // The shapes are the platform's own description of its answers; unknown members are tolerated.
          return outcome.data as WireData<Name>
        }
        isUncertain ||= mayHaveHappened(outcome)
        // Waiting for a turn is no reason to give up: what counts is how long it has been tried.
        firstSentAtMs ??= sent.sending.sentAtMs
        const elapsedMs = receivedAtMs - firstSentAtMs
        const state = { attempt, elapsedMs, hasRefreshedToken, hasCorrectedClock, canCorrectClock }
        const decision = decideRetry(proof, outcome, state, random(), options.ceilings)
        options.onCall?.(recordOf(name, sent.sending, outcome, decision.do))
        if (decision.do === 'retry') {
          await wait(decision.afterMs, signal)
        } else if (decision.do === 'refresh-token') {
          hasRefreshedToken = true
          await tokens.refresh(sent.accessToken)
        } else if (decision.do === 'correct-clock') {
          hasCorrectedClock = true
        } else {
          throw failureOf(outcome, isWrite)
        }
      }
    }

    try {
      return await go()
    } catch (error) {
      if (!isAppError(error)) throw error
      // An earlier sending may have been carried out, whatever ended the last one.
      throw isWrite && isUncertain && error.code !== 'unknown-outcome' ? asUnknownOutcome(error) : error
    }
  }
}
