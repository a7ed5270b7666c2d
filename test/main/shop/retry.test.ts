// The one decision about trying again, over all outcomes: what must never be repeated, and what must never be given up too early.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '#main/shop/outcome.ts'
import { backoffCapMs, backoffMs, decideRetry, defaultCeilings } from '#main/shop/retry.ts'
import type { RepeatProof, RetryState } from '#main/shop/retry.ts'

const anyRetryAfter = fc.option(fc.integer({ min: 0, max: 600_000 }), { nil: null })
const anyCode = fc.oneof(
  fc.constantFrom(105002, 36009002, 36009003, 36009004, 36009007, 106001, 12052093, 12001000, 12052023),
  fc.integer({ min: 1, max: 99_999_999 }),
)
const anyAnswer = fc.record({
  status: fc.constantFrom(200, 400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503, 504),
  code: anyCode,
  message: fc.constantFrom('', 'Invalid x-tts-access-token', "Invalid 'timestamp'", 'Title is a required field'),
  requestId: fc.constant('r'),
  retryAfterMs: anyRetryAfter,
})
const anyOutcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({
    kind: fc.constant('not-sent' as const),
    reason: fc.constantFrom('dns', 'refused', 'unreachable', 'tls', 'proxy'),
    detail: fc.constant(''),
  }),
  fc.record({
    kind: fc.constant('no-answer' as const),
    reason: fc.constantFrom('timeout', 'cut', 'web-page', 'malformed', 'status'),
    status: fc.option(fc.constantFrom(200, 302, 403, 404, 408, 500, 502), { nil: null }),
    detail: fc.constant(''),
    retryAfterMs: anyRetryAfter,
  }),
  anyAnswer.map((answer) => ({ kind: 'limited' as const, ...answer })),
  anyAnswer.map((answer) => ({ kind: 'refused' as const, ...answer })),
  fc.constant({ kind: 'cancelled' as const }),
)
const anyState: fc.Arbitrary<RetryState> = fc.record({
  attempt: fc.integer({ min: 1, max: 12 }),
  elapsedMs: fc.integer({ min: 0, max: 200_000 }),
  hasRefreshedToken: fc.boolean(),
  hasCorrectedClock: fc.boolean(),
  canCorrectClock: fc.boolean(),
})
const anyProof = fc.constantFrom<RepeatProof>('read', 'none', 'key', 'looked-up')
const anyRandom = fc.double({ min: 0, max: 0.999, noNaN: true })

const isTrouble = (outcome: Outcome): boolean =>
  outcome.kind === 'no-answer' ||
  (outcome.kind === 'refused' &&
    (outcome.status >= 500 ||
      outcome.status === 408 ||
      [12001000, 12052881, 33001002, 36009003, 36009007].includes(outcome.code)))

const fresh: RetryState = {
  attempt: 1,
  elapsedMs: 0,
  hasRefreshedToken: false,
  hasCorrectedClock: false,
  canCorrectClock: false,
}

describe('trying again', () => {
  it('never repeats a write whose outcome is not known and that nothing proves harmless', () => {
    fc.assert(
      fc.property(anyOutcome, anyState, anyRandom, (outcome, state, random) => {
        fc.pre(isTrouble(outcome))
        expect(decideRetry('none', outcome, state, random)).toEqual({ do: 'look-up-first' })
      }),
    )
  })

  it('never repeats a 4xx answer except 408, 429, an expired token and, once, a wrong clock', () => {
    fc.assert(
      fc.property(anyProof, anyOutcome, anyState, anyRandom, (proof, outcome, state, random) => {
        fc.pre(outcome.kind === 'refused' && outcome.status >= 400 && outcome.status < 500 && outcome.status !== 408)
        const decision = decideRetry(proof, outcome, state, random)
        expect(decision.do).not.toBe('retry')
        expect(decision.do === 'refresh-token' && state.hasRefreshedToken).toBe(false)
        expect(decision.do === 'correct-clock' && state.hasCorrectedClock).toBe(false)
      }),
    )
  })

  it('ends: no attempt after the ceiling of attempts or of time', () => {
    fc.assert(
      fc.property(anyProof, anyOutcome, anyState, anyRandom, (proof, outcome, state, random) => {
        const decision = decideRetry(proof, outcome, state, random)
        if (decision.do !== 'retry') return
        const most = outcome.kind === 'limited' ? defaultCeilings.maxLimitedAttempts : defaultCeilings.maxAttempts
        expect(state.attempt).toBeLessThan(most)
        expect(state.elapsedMs + decision.afterMs).toBeLessThanOrEqual(defaultCeilings.maxElapsedMs)
      }),
    )
  })

  it('never comes back earlier than the platform asked', () => {
    fc.assert(
      fc.property(anyProof, anyOutcome, anyState, anyRandom, (proof, outcome, state, random) => {
        const asked = 'retryAfterMs' in outcome ? (outcome.retryAfterMs ?? 0) : 0
        const decision = decideRetry(proof, outcome, state, random)
        expect(decision.do === 'retry' ? decision.afterMs : Infinity).toBeGreaterThanOrEqual(asked)
      }),
    )
  })

  it('spreads delays over the whole span, doubling up to a cap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), anyRandom, (attempt, random) => {
        const delay = backoffMs(attempt, random)
        expect(delay).toBeGreaterThanOrEqual(0)
        expect(delay).toBeLessThan(backoffCapMs)
      }),
    )
    expect(backoffMs(1, 0)).toBe(0)
    expect(backoffMs(3, 0.999)).toBeGreaterThan(3_900)
  })

  it('repeats a read after a cut connection, and a write after a refusal for too many calls', () => {
    const cut: Outcome = { kind: 'no-answer', reason: 'cut', status: null, detail: '', retryAfterMs: null }
    expect(decideRetry('read', cut, fresh, 0.5)).toEqual({ do: 'retry', afterMs: 500 })
    expect(decideRetry('key', cut, fresh, 0.5).do).toBe('retry')
    expect(decideRetry('looked-up', cut, fresh, 0.5).do).toBe('retry')
    const limited: Outcome = {
      kind: 'limited',
      status: 429,
      code: 36009002,
      message: '',
      requestId: '',
      retryAfterMs: 2_000,
    }
    expect(decideRetry('none', limited, fresh, 0.5)).toEqual({ do: 'retry', afterMs: 2_000 })
  })

  it('repeats what never left this computer, unless the reason stays', () => {
    const refused: Outcome = { kind: 'not-sent', reason: 'refused', detail: '' }
    expect(decideRetry('none', refused, fresh, 0).do).toBe('retry')
    expect(decideRetry('none', { ...refused, reason: 'tls' }, fresh, 0).do).toBe('give-up')
  })
})
