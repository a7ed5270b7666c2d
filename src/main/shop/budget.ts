// Counts the calls of an app on a shop against a known number a period (a day, or the hour of test shops), shared by all queues.
import type { Clock } from './clock.ts'
import type { Lane } from './pacing.ts'

export type Budget = {
  /** Milliseconds until a call of this lane fits into the budget. 0 where it does now. */
  readonly waitMs: (lane: Lane) => number
  readonly count: () => void
  readonly state: () => { readonly used: number; readonly allowed: number | null; readonly resetsInMs: number }
}

export type BudgetOptions = {
  readonly clock: Clock
  /** Calls a period, or null where no number is known: then calls are only counted. */
  readonly allowed: number | null
  readonly periodMs?: number
}

const dayMs = 86_400_000
/** Of the budget, this share is kept for reads, so that the app can still look when a publish has used up the rest. */
const keptForReads = 0.05

/** A budget over fixed periods (UTC days unless told otherwise). */
export const createBudget = ({ clock, allowed, periodMs = dayMs }: BudgetOptions): Budget => {
  let period = Math.floor(clock() / periodMs)
  let used = 0
  const turnOver = (): void => {
    const current = Math.floor(clock() / periodMs)
    if (current === period) return
    period = current
    used = 0
  }
  const resetsInMs = (): number => (period + 1) * periodMs - clock()
  return {
    waitMs: (lane) => {
      turnOver()
      if (allowed === null) return 0
      const open = lane === 'read' ? allowed : Math.floor(allowed * (1 - keptForReads))
      return used < open ? 0 : resetsInMs()
    },
    count: () => {
      turnOver()
      used += 1
    },
    state: () => {
      turnOver()
      return { used, allowed, resetsInMs: resetsInMs() }
    },
  }
}
