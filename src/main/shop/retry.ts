// The one decision about trying again: from what was sent, how often, and what came of it. Pure: no clock, no random of its own.
import { readGatewayFault } from '#tiktok/errors/index.ts'
import type { Outcome } from './outcome.ts'

/**
 * What makes a second sending harmless. `read`: nothing is written. `none`: a write that may then happen twice. `key`: a write the platform
 * recognises by its key (or, for uploads, by its bytes). `looked-up`: a write whose absence was just confirmed.
 */
export type RepeatProof = 'read' | 'none' | 'key' | 'looked-up'

export type RetryState = {
  /** 1 for the first sending. */
  readonly attempt: number
  /** Time since the first sending. */
  readonly elapsedMs: number
  readonly hasRefreshedToken: boolean
  readonly hasCorrectedClock: boolean
  /** The answer showed that our clock is off and by how much. */
  readonly canCorrectClock: boolean
}

export type RetryDecision =
  | { readonly do: 'retry'; readonly afterMs: number }
  | { readonly do: 'refresh-token' }
  | { readonly do: 'correct-clock' }
  | { readonly do: 'look-up-first' }
  | { readonly do: 'give-up' }

export type RetryCeilings = {
  readonly maxElapsedMs: number
  readonly maxAttempts: number
  readonly maxLimitedAttempts: number
}

export const defaultCeilings: RetryCeilings = { maxElapsedMs: 90_000, maxAttempts: 4, maxLimitedAttempts: 8 }

/** The platform advises 1 s, doubled each time, at most 60 s (its page on rate limits). */
const backoffBaseMs = 1_000
export const backoffCapMs = 60_000

/** The platform's own troubles: the call may or may not have been carried out. */
const troubleCodes: readonly number[] = [12001000, 12052881, 33001002, 36009003, 36009007]
const expiredTokenCode = 105002
const manyFaultsCode = 36009004

const giveUp: RetryDecision = { do: 'give-up' }

/** A random part of a doubling delay ("full jitter"). `random` lies in [0, 1). */
export const backoffMs = (attempt: number, random: number): number =>
  Math.floor(random * Math.min(backoffCapMs, backoffBaseMs * 2 ** Math.min(30, attempt - 1)))

const again = (
  state: RetryState,
  random: number,
  retryAfterMs: number | null,
  maxAttempts: number,
  ceilings: RetryCeilings,
): RetryDecision => {
  const afterMs = Math.max(retryAfterMs ?? 0, backoffMs(state.attempt, random))
  const isOver = state.attempt >= maxAttempts || state.elapsedMs + afterMs > ceilings.maxElapsedMs
  return isOver ? giveUp : { do: 'retry', afterMs }
}

const isTrouble = ({ status, code }: { readonly status: number; readonly code: number }): boolean =>
  status >= 500 || status === 408 || troubleCodes.includes(code)

/** True where the platform may have carried the call out although no success was reported. */
export const mayHaveHappened = (outcome: Outcome): boolean =>
  outcome.kind === 'no-answer' || (outcome.kind === 'refused' && isTrouble(outcome))

const isClientStatus = (status: number | null): boolean =>
  status !== null && status >= 400 && status < 500 && status !== 408

const decideRefused = (
  answer: { readonly status: number; readonly code: number; readonly message: string },
  state: RetryState,
): RetryDecision => {
  const fault = answer.code === manyFaultsCode ? readGatewayFault(answer.message).fault : null
  if (answer.code === expiredTokenCode || fault === 'token') {
    return state.hasRefreshedToken ? giveUp : { do: 'refresh-token' }
  }
  if (fault === 'timestamp' && state.canCorrectClock && !state.hasCorrectedClock) return { do: 'correct-clock' }
  return giveUp
}

/**
 * What to do after one attempt. Reads are tried again; writes only with a proof that a second sending is harmless, and otherwise have to be
 * looked up; 4xx answers never, except 408, 429, the token's and, once, the clock's. `random` in [0, 1) spreads the delays.
 */
export const decideRetry = (
  proof: RepeatProof,
  outcome: Outcome,
  state: RetryState,
  random: number,
  ceilings: RetryCeilings = defaultCeilings,
): RetryDecision => {
  switch (outcome.kind) {
    case 'not-sent': {
      const canPass = outcome.reason !== 'tls' && outcome.reason !== 'proxy'
      return canPass ? again(state, random, null, ceilings.maxAttempts, ceilings) : giveUp
    }
    case 'limited':
      return again(state, random, outcome.retryAfterMs, ceilings.maxLimitedAttempts, ceilings)
    case 'no-answer':
    case 'refused': {
      if (outcome.kind === 'refused' && !isTrouble(outcome)) return decideRefused(outcome, state)
      if (proof === 'none') return { do: 'look-up-first' }
      if (isClientStatus(outcome.status)) return giveUp
      return again(state, random, outcome.retryAfterMs, ceilings.maxAttempts, ceilings)
    }
    default:
      return giveUp
  }
}
