// Waits for the next day when the shop's daily listings are used up, and says until when. It sends nothing.
import { setTimeout as sleep } from 'node:timers/promises'
import { nextQuotaDay } from '#core/plan/quota.ts'
import type { Context } from '../context.ts'
import type { Progress } from '../job-runner.ts'

export type QuotaWait = {
  readonly isUsedUp: () => boolean
  /** The shop just refused a listing because of it. */
  readonly useUp: () => void
  /** Resolves when it makes sense to ask again, or when the job is stopped. `left` products wait for it. */
  readonly wait: (left: number) => Promise<void>
}

/** A computer that slept wakes up with its timers late, so the clock is looked at often. */
const lookEveryMs = 5_000
/** Where the platform's day begins is not documented. Refused again so soon after a new day, its day begins elsewhere: then it is asked every hour. */
const soonMs = 30 * 60_000
const hourMs = 3_600_000
/** Clocks differ a little; a minute later is the safe side. */
const marginMs = 60_000

const moment = new Intl.DateTimeFormat('en-GB', { weekday: 'long', hour: '2-digit', minute: '2-digit' })

/** The waiting of one publish job. */
export const createQuotaWait = ({ host }: Context, progress: Progress): QuotaWait => {
  let untilMs: number | null = null
  let wokeAtMs = Number.NEGATIVE_INFINITY
  const nowMs = (): number => Date.parse(host.now())
  return {
    isUsedUp: () => untilMs !== null,
    useUp: () => {
      const isSoon = nowMs() - wokeAtMs < soonMs
      untilMs = isSoon ? nowMs() + hourMs : Date.parse(nextQuotaDay(host.now())) + marginMs
    },
    wait: async (left) => {
      if (untilMs === null) return
      const who = left === 1 ? '1 product goes on by itself' : `${left} products go on by themselves`
      progress.hold(`Today’s listings of this shop are used up. ${who}, at the earliest on ${moment.format(untilMs)}.`)
      while (nowMs() < untilMs && !progress.signal.aborted) {
        const restMs = Math.max(1, Math.min(lookEveryMs, untilMs - nowMs()))
        await sleep(restMs, undefined, { signal: progress.signal }).catch(() => undefined)
      }
      untilMs = null
      wokeAtMs = nowMs()
      if (!progress.signal.aborted) progress.hold(null)
    },
  }
}
