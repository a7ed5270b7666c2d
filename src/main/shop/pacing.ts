// Lets calls through at the speed the platform allows: one queue for each endpoint family and lane of a shop, one budget for all.
// It waits and counts; what is sent and whether it is sent again is decided elsewhere.
import { AppError } from '#contract/failure.ts'
import type { Budget } from './budget.ts'
import type { Clock } from './clock.ts'
import { createGovernor, defaultGovernorOptions } from './governor.ts'
import type { Governor, GovernorOptions, PaceResult } from './governor.ts'

/** Reads and writes wait apart, so that a big publish does not keep the screen waiting. */
export type Lane = 'read' | 'write'

/** Leave to make one call. Tell it how the call ended, once. */
export type Pass = {
  readonly waitedMs: number
  readonly done: (result: PaceResult, retryAfterMs: number | null) => void
}

type PaceState = {
  readonly family: string
  readonly lane: Lane
  readonly ratePerSecond: number
  readonly waiting: number
  readonly underWay: number
  readonly pausedForMs: number
}

export type Pacing = {
  /** Resolves when the call may start. Throws AppError `limited` where the wait would be longer than the longest allowed one. */
  readonly enter: (family: string, lane: Lane, signal?: AbortSignal) => Promise<Pass>
  readonly states: () => readonly PaceState[]
}

export type PacingOptions = {
  readonly clock: Clock
  readonly budget?: Budget
  readonly governor?: GovernorOptions
  /** A wait longer than this is answered with `limited` at once. */
  readonly longestWaitMs?: number
  readonly maxUnderWay?: number
}

type Waiter = { readonly admit: (pass: Pass) => void; readonly refuse: (error: Error) => void; readonly since: number }

type Queue = {
  readonly enter: (signal?: AbortSignal) => Promise<Pass>
  readonly state: () => Omit<PaceState, 'family' | 'lane'>
  /** True while calls wait: this queue goes as fast as it may. */
  readonly isBusy: () => boolean
  /** A refusal that another queue met, but this one caused. */
  readonly charge: (startedAtMs: number, retryAfterMs: number | null) => void
}

const cancelled = (): AppError =>
  new AppError('conflict', { sentence: 'The call was cancelled.', action: 'Start it again when you want to go on.' })

const limitedFor = (waitMs: number, sentence: string): AppError =>
  new AppError('limited', {
    sentence,
    action: 'Listwright goes on by itself when the time is over.',
    retryAfterSeconds: Math.ceil(waitMs / 1000),
  })

const createQueue = (lane: Lane, options: PacingOptions, others: () => readonly Queue[]): Queue => {
  const { clock, budget, longestWaitMs = 120_000, maxUnderWay = 32 } = options
  const governor: Governor = createGovernor(options.governor ?? defaultGovernorOptions)
  const waiting: Waiter[] = []
  let underWay = 0
  let refusedInARow = 0
  let timer: ReturnType<typeof setTimeout> | null = null

  const reportRefusal = (startedAtMs: number, retryAfterMs: number | null): void => {
    const nowMs = clock()
    const causes = waiting.length > 0 || refusedInARow > 0 ? [] : others().filter((queue) => queue.isBusy())
    refusedInARow += 1
    if (causes.length === 0) {
      governor.report({ result: 'limited', startedAtMs, nowMs, retryAfterMs, wasWanted: true })
      return
    }
    // The platform counts all calls of a shop together. A single read that is refused beside a busy publish was not too fast; the publish was.
    governor.pause(nowMs, retryAfterMs ?? 0)
    for (const queue of causes) queue.charge(startedAtMs, retryAfterMs)
  }

  const passFor = (since: number): Pass => {
    const startedAtMs = clock()
    // Who had to wait, or made others wait, used the speed in full.
    let wasWanted = waiting.length > 0 || startedAtMs > since
    let isDone = false
    underWay += 1
    return {
      waitedMs: startedAtMs - since,
      done: (result, retryAfterMs) => {
        if (isDone) return
        isDone = true
        wasWanted ||= waiting.length > 0
        underWay -= 1
        if (result === 'limited') reportRefusal(startedAtMs, retryAfterMs)
        else governor.report({ result, startedAtMs, nowMs: clock(), retryAfterMs, wasWanted })
        if (result === 'clean') refusedInARow = 0
        pump()
      },
    }
  }

  const refuseAll = (error: Error): void => {
    for (const waiter of waiting.splice(0)) waiter.refuse(error)
  }

  const hasPlace = (): boolean => underWay < maxUnderWay

  const pump = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    while (waiting.length > 0 && hasPlace()) {
      const now = clock()
      const budgetWaitMs = budget?.waitMs(lane) ?? 0
      if (budgetWaitMs > longestWaitMs) {
        refuseAll(limitedFor(budgetWaitMs, 'The calls that Settings allows for this shop are used up.'))
        return
      }
      const pauseMs = governor.pausedUntilMs() - now
      if (pauseMs > longestWaitMs) {
        refuseAll(limitedFor(pauseMs, 'TikTok Shop asks to wait before the next call.'))
        return
      }
      const waitMs = Math.max(budgetWaitMs, budgetWaitMs > 0 ? 0 : governor.take(now))
      if (waitMs > 0) {
        timer = setTimeout(pump, Math.ceil(waitMs))
        return
      }
      const next = waiting.shift()
      if (next === undefined) return
      budget?.count()
      next.admit(passFor(next.since))
    }
  }

  return {
    enter: (signal) =>
      new Promise<Pass>((admit, refuse) => {
        if (signal?.aborted === true) {
          refuse(cancelled())
          return
        }
        const leave = (): void => {
          const place = waiting.indexOf(waiter)
          if (place >= 0) waiting.splice(place, 1)
          refuse(cancelled())
        }
        const waiter: Waiter = {
          admit: (pass) => {
            signal?.removeEventListener('abort', leave)
            admit(pass)
          },
          refuse: (error) => {
            signal?.removeEventListener('abort', leave)
            refuse(error)
          },
          since: clock(),
        }
        signal?.addEventListener('abort', leave, { once: true })
        waiting.push(waiter)
        if (timer === null) pump()
      }),
    isBusy: () => waiting.length > 0,
    charge: (startedAtMs, retryAfterMs) => {
      governor.report({ result: 'limited', startedAtMs, nowMs: clock(), retryAfterMs, wasWanted: true })
    },
    state: () => ({
      ratePerSecond: governor.ratePerSecond(),
      waiting: waiting.length,
      underWay,
      pausedForMs: Math.max(0, governor.pausedUntilMs() - clock()),
    }),
  }
}

/** The pacing of one shop. */
export const createPacing = (options: PacingOptions): Pacing => {
  const queues = new Map<string, { readonly family: string; readonly lane: Lane; readonly queue: Queue }>()
  const queueFor = (family: string, lane: Lane): Queue => {
    const key = `${family} ${lane}`
    const known = queues.get(key)
    if (known !== undefined) return known.queue
    const others = (): readonly Queue[] =>
      [...queues.values()].flatMap((entry) => (entry.queue === queue ? [] : entry.queue))
    const queue: Queue = createQueue(lane, options, others)
    queues.set(key, { family, lane, queue })
    return queue
  }
  return {
    enter: (family, lane, signal) => queueFor(family, lane).enter(signal),
    states: () => [...queues.values()].map(({ family, lane, queue }) => ({ family, lane, ...queue.state() })),
  }
}
