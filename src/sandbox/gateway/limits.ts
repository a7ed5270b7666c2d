// Limits on requests: a token bucket for each app and shop, and the sandbox limit of an hour, which all shops of an app share. Counts live in
// memory only.
import type { Settings } from '../state/settings.ts'
import { Refusal } from './refusal.ts'

export type Limits = {
  readonly check: (appKey: string, shopId: string, settings: Settings, nowMs: number) => void
  readonly reset: () => void
}

type Bucket = { tokens: number; atMs: number }
type Hour = { hour: number; count: number }

const hourMs = 3_600_000

const refuse = (waitMs: number, sendsRetryAfter: boolean): never => {
  const headers = sendsRetryAfter ? { 'retry-after': String(Math.max(1, Math.ceil(waitMs / 1000))) } : {}
  throw new Refusal(36009002, 'Too many requests. Slow down and try again.', headers)
}

export const createLimits = (): Limits => {
  const buckets = new Map<string, Bucket>()
  const hours = new Map<string, Hour>()
  return {
    reset: () => {
      buckets.clear()
      hours.clear()
    },
    check: (appKey, shopId, { rateLimit, hourlyLimit, sendsRetryAfter }, nowMs) => {
      if (rateLimit !== null) {
        const who = `${appKey}/${shopId}`
        const { perSecond, burst } = rateLimit
        const bucket = buckets.get(who) ?? { tokens: burst, atMs: nowMs }
        const tokens = Math.min(burst, bucket.tokens + (Math.max(0, nowMs - bucket.atMs) * perSecond) / 1000)
        buckets.set(who, { tokens: tokens < 1 ? tokens : tokens - 1, atMs: nowMs })
        if (tokens < 1) refuse(((1 - tokens) * 1000) / perSecond, rateLimit.sendsRetryAfter && sendsRetryAfter)
      }
      if (hourlyLimit !== null) {
        const hour = Math.floor(nowMs / hourMs)
        const entry = hours.get(appKey)
        const count = entry?.hour === hour ? entry.count : 0
        if (count >= hourlyLimit) refuse((hour + 1) * hourMs - nowMs, sendsRetryAfter)
        hours.set(appKey, { hour, count: count + 1 })
      }
    },
  }
}
