// Finding a hidden limit, in made-up time: what the speed must do after clean answers, refusals and requests to wait.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGovernor, defaultGovernorOptions } from '#main/shop/governor.ts'
import type { Governor } from '#main/shop/governor.ts'

type Limit = (nowMs: number) => boolean

/** A bucket that holds one second's worth of calls. */
const bucket = (perSecond: number): Limit => {
  let filledAtMs = 0
  let left = perSecond
  return (nowMs) => {
    left = Math.min(perSecond, left + ((nowMs - filledAtMs) / 1000) * perSecond)
    filledAtMs = nowMs
    if (left < 1) return false
    left -= 1
    return true
  }
}

/** A number of calls for every full second of the clock. */
const perSecondWindow = (perSecond: number): Limit => {
  let second = -1
  let used = 0
  return (nowMs) => {
    const current = Math.floor(nowMs / 1000)
    if (current !== second) [second, used] = [current, 0]
    used += 1
    return used <= perSecond
  }
}

type Tally = { served: number; refused: number }

/** Runs calls that are answered after `latencyMs`, for so long; counts what happens after the first third. */
const run = (
  governor: Governor,
  limit: Limit,
  seconds: number,
  latencyMs: number,
  retryAfterMs: number | null,
  fromMs = 0,
): Tally => {
  const tally: Tally = { served: 0, refused: 0 }
  const answers: { at: number; startedAtMs: number; isServed: boolean }[] = []
  let nowMs = fromMs
  const steadyFromMs = fromMs + (seconds * 1000) / 3
  while (nowMs < fromMs + seconds * 1000) {
    while (answers[0] !== undefined && answers[0].at <= nowMs) {
      const answer = answers.shift()
      if (answer === undefined) break
      governor.report({
        result: answer.isServed ? 'clean' : 'limited',
        startedAtMs: answer.startedAtMs,
        nowMs,
        retryAfterMs: answer.isServed ? null : retryAfterMs,
        wasWanted: true,
      })
    }
    const waitMs = governor.take(nowMs)
    if (waitMs === 0) {
      const isServed = limit(nowMs + latencyMs / 2)
      if (nowMs > steadyFromMs) tally[isServed ? 'served' : 'refused'] += 1
      answers.push({ at: nowMs + latencyMs, startedAtMs: nowMs, isServed })
    }
    nowMs = Math.min(nowMs + Math.max(1, Math.ceil(waitMs)), Math.max(nowMs + 0.1, answers[0]?.at ?? Infinity))
  }
  return tally
}

const clean = (nowMs: number) => ({
  result: 'clean' as const,
  startedAtMs: nowMs,
  nowMs,
  retryAfterMs: null,
  wasWanted: true,
})
const limited = (nowMs: number, retryAfterMs: number | null = null) => ({
  result: 'limited' as const,
  startedAtMs: nowMs,
  nowMs,
  retryAfterMs,
  wasWanted: true,
})

describe('the speed of calls', () => {
  it.each([
    [3, bucket(3)],
    [12, bucket(12)],
    [40, bucket(40)],
    [5, perSecondWindow(5)],
    [25, perSecondWindow(25)],
  ])(
    'uses nine tenths of a hidden limit of %i a second with less than one refusal in a hundred',
    (perSecond, limit) => {
      const seconds = Math.max(120, 4000 / perSecond)
      const { served, refused } = run(createGovernor(), limit, seconds, 40, null)
      expect(served / ((seconds * 2) / 3) / perSecond).toBeGreaterThanOrEqual(0.9)
      expect(refused / (served + refused)).toBeLessThan(0.01)
    },
  )

  it('does as well where every refusal asks to wait a second', () => {
    const { served, refused } = run(createGovernor(), bucket(20), 300, 40, 1000)
    expect(served / 200 / 20).toBeGreaterThanOrEqual(0.9)
    expect(refused / (served + refused)).toBeLessThan(0.01)
  })

  it('finds a limit again after it was raised and after it was lowered', () => {
    const governor = createGovernor()
    run(governor, bucket(10), 120, 40, null)
    const raised = run(governor, bucket(20), 300, 40, null, 120_000)
    expect(raised.served / 200 / 20).toBeGreaterThanOrEqual(0.9)
    const lowered = run(governor, bucket(4), 300, 40, null, 420_000)
    expect(lowered.served / 200 / 4).toBeGreaterThanOrEqual(0.9)
  })

  it('starts low and rises with clean answers', () => {
    const governor = createGovernor()
    const before = governor.ratePerSecond()
    expect(before).toBe(defaultGovernorOptions.startPerSecond)
    for (let nowMs = 0; nowMs < 10; nowMs += 1) governor.report(clean(nowMs))
    expect(governor.ratePerSecond()).toBeGreaterThan(before)
  })

  it('does not rise while its speed is not used', () => {
    const governor = createGovernor()
    for (let nowMs = 0; nowMs < 100; nowMs += 1) governor.report({ ...clean(nowMs), wasWanted: false })
    expect(governor.ratePerSecond()).toBe(defaultGovernorOptions.startPerSecond)
  })

  it('halves once for all the calls that were under way', () => {
    const governor = createGovernor()
    for (let nowMs = 0; nowMs < 20; nowMs += 1) governor.report(clean(nowMs))
    const before = governor.ratePerSecond()
    governor.report(limited(1000))
    governor.report({ ...limited(1005), startedAtMs: 990 })
    governor.report({ ...limited(1010), startedAtMs: 995 })
    expect(governor.ratePerSecond()).toBeCloseTo(before / 2)
  })

  it('starts nothing before the time the platform asked to wait for', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 0, max: 100_000 }),
        (retryAfterMs, laterMs) => {
          const governor = createGovernor()
          governor.report(limited(0, retryAfterMs))
          const waitMs = governor.take(laterMs)
          expect(waitMs).toBeGreaterThanOrEqual(retryAfterMs - laterMs)
        },
      ),
    )
  })

  it('stays within its bounds whatever happens', () => {
    const anyReport = fc.record({
      result: fc.constantFrom('clean' as const, 'limited' as const, 'neutral' as const),
      afterMs: fc.integer({ min: 0, max: 5000 }),
      ageMs: fc.integer({ min: 0, max: 3000 }),
      wasWanted: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 300 }), (reports) => {
        const governor = createGovernor()
        let nowMs = 0
        for (const { result, afterMs, ageMs, wasWanted } of reports) {
          nowMs += afterMs
          governor.report({ result, startedAtMs: nowMs - ageMs, nowMs, retryAfterMs: null, wasWanted })
          expect(governor.ratePerSecond()).toBeGreaterThanOrEqual(defaultGovernorOptions.lowestPerSecond)
          expect(governor.ratePerSecond()).toBeLessThanOrEqual(defaultGovernorOptions.highestPerSecond)
        }
      }),
    )
  })
})
