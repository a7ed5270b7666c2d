// Counts the calls of an app on a shop by the day or the hour and holds them to the number that is allowed, shared by all queues. It keeps nothing.
import type { Clock } from './clock.ts'
import type { Lane } from './pacing.ts'

/** So many calls in a period. The platform publishes no number but that of its test shops: 1,000 an hour. */
export type CallLimit = { readonly calls: number; readonly per: 'hour' | 'day' }

/** How many calls a period has taken. `period` counts periods since 1970; `allowed` is null where no number is known. */
export type CallsSpent = { readonly used: number; readonly allowed: number | null; readonly per: CallLimit['per'] }

/** What has to be kept so that a restart does not begin anew. */
export type KeptCount = { readonly per: CallLimit['per']; readonly period: number; readonly used: number }

export type Budget = {
  /** Milliseconds until a call of this lane fits into the budget. 0 where it does now. */
  readonly waitMs: (lane: Lane) => number
  readonly count: () => void
  readonly spent: () => CallsSpent
  readonly toKeep: () => KeptCount
}

export type BudgetOptions = {
  readonly clock: Clock
  /** Asked before every call, because the seller may change it; null where no number is known: then calls are only counted, by the day. */
  readonly limit: () => CallLimit | null
  readonly kept?: KeptCount | null
}

const periodMs: Readonly<Record<CallLimit['per'], number>> = { hour: 3_600_000, day: 86_400_000 }
/** Of the budget, this share is kept for reads, so that the app can still look when a publish has used up the rest. */
const keptForReads = 0.05

/** A budget over hours or days (UTC). */
export const createBudget = ({ clock, limit, kept = null }: BudgetOptions): Budget => {
  let count: KeptCount = kept ?? { per: 'day', period: -1, used: 0 }
  const turnOver = (): CallLimit | null => {
    const allowed = limit()
    const per = allowed?.per ?? 'day'
    const period = Math.floor(clock() / periodMs[per])
    if (count.per !== per || count.period !== period) count = { per, period, used: 0 }
    return allowed
  }
  return {
    waitMs: (lane) => {
      const allowed = turnOver()
      if (allowed === null) return 0
      const open = lane === 'read' ? allowed.calls : Math.floor(allowed.calls * (1 - keptForReads))
      return count.used < open ? 0 : (count.period + 1) * periodMs[count.per] - clock()
    },
    count: () => {
      turnOver()
      count = { ...count, used: count.used + 1 }
    },
    spent: () => {
      const allowed = turnOver()
      return { used: count.used, allowed: allowed?.calls ?? null, per: count.per }
    },
    toKeep: () => count,
  }
}
