// Finds out how fast a hidden limit allows calls: starts low, rises while answers are clean, halves when a call is refused as too many.
// Arithmetic only: it is told the time and never waits itself.

/** How one call ended, as far as speed is concerned. `neutral` says nothing (no connection, for example). */
export type PaceResult = 'clean' | 'limited' | 'neutral'

export type GovernorOptions = {
  readonly startPerSecond: number
  readonly lowestPerSecond: number
  readonly highestPerSecond: number
}

export const defaultGovernorOptions: GovernorOptions = {
  startPerSecond: 3,
  lowestPerSecond: 1 / 60,
  highestPerSecond: 100,
}

export type Governor = {
  /** Milliseconds until the next call may start. 0 means: it starts now and has been counted. */
  readonly take: (nowMs: number) => number
  /** What came of a call. `wasWanted`: more calls were waiting, so the speed was really used. */
  readonly report: (call: {
    readonly result: PaceResult
    readonly startedAtMs: number
    readonly nowMs: number
    readonly retryAfterMs: number | null
    readonly wasWanted: boolean
  }) => void
  /** Lets nothing start for a while, as the platform asked, without any other consequence. */
  readonly pause: (nowMs: number, retryAfterMs: number) => void
  readonly ratePerSecond: () => number
  /** Time (ms) before which nothing may start because the platform asked to wait. */
  readonly pausedUntilMs: () => number
}

/** Calls per second that every clean answer adds while no limit was met yet. */
const startGain = 0.5
/** After a refusal the speed climbs quickly to this share of the speed that was refused, and slowly from there. */
const safeShare = 0.96
const recoveryShare = 0.2
/** From the safe share to the refused speed it takes this many clean answers for every refusal the last event cost: about 0.5 % are refused. */
const answersPerRefusal = 220
/** Waits the platform asks for may take up this share of the time in the long run. */
const acceptablePause = 0.03
/** After this many clean answers for every refusal of the last event the limit was probably raised, and probing gets ever faster. */
const patience = 500
/** The first events are met while the limit is hardly known: there the search is quicker. */
const roughEvents = 3
const roughPatience = 25
/** So far above the speed that was refused once, the limit has surely been raised: the search is quick again. */
const surelyRaised = 1.5
/** A refusal that comes at once after the speed had recovered lowers the remembered speed by this share; one in its time by nothing. */
const earlyLoss = 0.1
/** Refusals with fewer clean answers between them are one event (a used-up minute, say): each lowers the remembered speed a little more. */
const sameEventAnswers = 10
const sameEventLoss = 0.02
const largestEventLoss = 0.2
/** A start that comes late may be made up for by this much, so that slow timers do not cost speed. */
const longestMakeUpMs = 40

/** A governor for one lane. Additive increase, multiplicative decrease, with a memory of where the limit was met last. */
export const createGovernor = (options: GovernorOptions = defaultGovernorOptions): Governor => {
  let rate = options.startPerSecond
  let refusedRate: number | null = null
  let cleanAnswers = 0
  /** Refusals of the last event, and how often the speed was lowered in it. */
  let refusals = 1
  /** What the platform's last request to wait cost, in refusals. */
  let pauseCost = 0
  let slowings = 0
  let events = 0
  let firstStartMs: number | null = null
  let nextStartMs = 0
  let pausedUntilMs = 0
  let slowedAtMs = Number.NEGATIVE_INFINITY

  const clamp = (value: number): number => Math.min(options.highestPerSecond, Math.max(options.lowestPerSecond, value))

  const rise = (): void => {
    cleanAnswers += 1
    if (refusedRate === null) {
      rate = clamp(rate + startGain)
      return
    }
    const safe = refusedRate * safeShare
    const climb = rate < safe ? (safe - rate) * recoveryShare : 0
    const cost = Math.max(refusals, pauseCost)
    const wait = events < roughEvents ? roughPatience : patience * cost
    const haste = 1 + (cleanAnswers / wait) ** 2
    const probe = (refusedRate * (1 - safeShare) * haste) / (answersPerRefusal * cost)
    rate = clamp(rate + climb + probe)
    if (rate > refusedRate * surelyRaised) events = 0
  }

  const rememberRefusal = (nowMs: number): void => {
    if (refusedRate === null) {
      // While the speed was doubling, what was served on average is nearer to the limit than the last speed.
      const elapsedSeconds = Math.max(0.001, (nowMs - (firstStartMs ?? nowMs)) / 1000)
      refusedRate = Math.min(rate, Math.max(options.startPerSecond, cleanAnswers / elapsedSeconds))
    } else if (cleanAnswers < sameEventAnswers) {
      refusedRate *= 1 - Math.min(largestEventLoss, sameEventLoss * slowings)
    } else {
      // Refused long before it was due: what was remembered was too high, because the limit has some slack to use up first.
      const early = Math.max(0, 1 - cleanAnswers / answersPerRefusal)
      refusedRate = rate * (1 - earlyLoss * early)
    }
    cleanAnswers = 0
  }

  const slowDown = (nowMs: number): void => {
    const isSameEvent = cleanAnswers < sameEventAnswers && events > 0
    slowings = isSameEvent ? slowings + 1 : 1
    if (!isSameEvent) events += 1
    rememberRefusal(nowMs)
    rate = clamp(rate / 2)
    slowedAtMs = nowMs
    nextStartMs = Math.max(nextStartMs, nowMs + 1000 / rate)
  }

  return {
    take: (nowMs) => {
      if (nowMs < pausedUntilMs) return pausedUntilMs - nowMs
      if (nowMs < nextStartMs) return nextStartMs - nowMs
      firstStartMs ??= nowMs
      const spacingMs = 1000 / rate
      nextStartMs = Math.max(nextStartMs, nowMs - Math.min(longestMakeUpMs, spacingMs)) + spacingMs
      return 0
    },
    report: ({ result, startedAtMs, nowMs, retryAfterMs, wasWanted }) => {
      if (result === 'clean' && wasWanted) rise()
      if (result !== 'limited') return
      refusals = cleanAnswers < sameEventAnswers ? refusals + 1 : 1
      if (retryAfterMs !== null) {
        pausedUntilMs = Math.max(pausedUntilMs, nowMs + retryAfterMs)
        pauseCost = ((retryAfterMs / 1000) * rate) / (answersPerRefusal * acceptablePause)
      }
      // Calls that were under way when the speed was halved tell nothing about the new speed.
      if (startedAtMs >= slowedAtMs) slowDown(nowMs)
    },
    pause: (nowMs, retryAfterMs) => {
      pausedUntilMs = Math.max(pausedUntilMs, nowMs + retryAfterMs)
    },
    ratePerSecond: () => rate,
    pausedUntilMs: () => pausedUntilMs,
  }
}
