// Reads changes of the settings from a control body. Unknown members are refused, so that a slip does not pass unnoticed.
import { refreshRotations, standardSettings } from '../state/settings.ts'
import type { RateLimit, Settings } from '../state/settings.ts'
import { ControlError, asInput, readBoolean, readNumber, readNumberWithin, readWord } from './read-input.ts'
import type { Input } from './read-input.ts'

const notNegative = [0, Number.MAX_SAFE_INTEGER] as const

/** A number of calls or listings, null for no limit. */
export const readLimit = (input: Input, name: string): number | null | undefined =>
  input[name] === null ? null : readNumberWithin(input, name, notNegative, true)

const readRateLimit = (value: unknown): RateLimit | null => {
  if (value === null) return null
  const input = asInput(value)
  const perSecond = readNumber(input, 'perSecond') ?? 10
  if (perSecond <= 0) throw new ControlError('perSecond must be above 0.')
  return {
    perSecond,
    burst: Math.max(1, readNumber(input, 'burst') ?? perSecond),
    sendsRetryAfter: readBoolean(input, 'sendsRetryAfter') ?? true,
  }
}

const readDelay = (value: unknown): readonly [number, number] => {
  const [shortest, longest] =
    typeof value === 'number' ? [value, value] : Array.isArray(value) ? (value as unknown[]) : []
  if (typeof shortest !== 'number' || typeof longest !== 'number' || shortest < 0 || longest < shortest)
    throw new ControlError('reviewDelayMs must be a number or a pair [shortest, longest] of milliseconds.')
  return [shortest, longest]
}

/** The settings that a body changes. */
export const readSettings = (body: unknown, current: Settings): Partial<Settings> => {
  const input = asInput(body)
  const unknown = Object.keys(input).find((name) => !(name in standardSettings) || name === 'reviewScripts')
  if (unknown !== undefined) throw new ControlError(`There is no setting ${unknown}.`)
  const webhooks = input['webhooks'] === undefined ? undefined : asInput(input['webhooks'])
  const businessErrorStatus = readNumberWithin(input, 'businessErrorStatus', [200, 599], true)
  const hourlyLimit = readLimit(input, 'hourlyLimit')
  const dailyListingLimit = readLimit(input, 'dailyListingLimit')
  const sendsRetryAfter = readBoolean(input, 'sendsRetryAfter')
  const reviewFailShare = readNumberWithin(input, 'reviewFailShare', [0, 1])
  const searchLagMs = readNumberWithin(input, 'searchLagMs', notNegative)
  const isDeleteWithDraftIgnored = readBoolean(input, 'isDeleteWithDraftIgnored')
  const timestampClock = readWord(input, 'timestampClock', ['wall', 'shop'] as const)
  const refreshRotation = readWord(input, 'refreshRotation', refreshRotations)
  return {
    ...(businessErrorStatus !== undefined && { businessErrorStatus }),
    ...(input['rateLimit'] !== undefined && { rateLimit: readRateLimit(input['rateLimit']) }),
    ...(hourlyLimit !== undefined && { hourlyLimit }),
    ...(dailyListingLimit !== undefined && { dailyListingLimit }),
    ...(input['reviewDelayMs'] !== undefined && { reviewDelayMs: readDelay(input['reviewDelayMs']) }),
    ...(sendsRetryAfter !== undefined && { sendsRetryAfter }),
    ...(reviewFailShare !== undefined && { reviewFailShare }),
    ...(isDeleteWithDraftIgnored !== undefined && { isDeleteWithDraftIgnored }),
    ...(searchLagMs !== undefined && { searchLagMs }),
    ...(timestampClock !== undefined && { timestampClock }),
    ...(refreshRotation !== undefined && { refreshRotation }),
    ...(webhooks !== undefined && {
      webhooks: {
        isHeld: readBoolean(webhooks, 'isHeld') ?? current.webhooks.isHeld,
        duplicates: Math.min(10, Math.max(0, readNumber(webhooks, 'duplicates') ?? current.webhooks.duplicates)),
        isReordered: readBoolean(webhooks, 'isReordered') ?? current.webhooks.isReordered,
      },
    }),
  }
}
