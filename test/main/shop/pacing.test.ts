// Queues of calls: lanes do not hold each other up, waits are bounded, a budget is shared.
import { describe, expect, it } from 'vitest'
import { createBudget } from '#main/shop/budget.ts'
import { createPacing } from '#main/shop/pacing.ts'
import type { Pass } from '#main/shop/pacing.ts'

const quick = { startPerSecond: 1000, lowestPerSecond: 1, highestPerSecond: 1000 }
const slow = { startPerSecond: 0.001, lowestPerSecond: 0.001, highestPerSecond: 1 }

/** A clock that tests move by hand. */
const handClock = (startMs: number) => {
  let nowMs = startMs
  return {
    clock: () => nowMs,
    move: (byMs: number) => {
      nowMs += byMs
    },
  }
}

const isSettled = async (promise: Promise<unknown>): Promise<boolean> => {
  const marker = Symbol('pending')
  const turn = new Promise((resolve) => setImmediate(() => resolve(marker)))
  return (await Promise.race([promise.then(() => null).catch(() => null), turn])) !== marker
}

describe('pacing', () => {
  it('lets a read through while writes of the same family wait', async () => {
    const pacing = createPacing({ clock: Date.now, governor: slow })
    await pacing.enter('product', 'write')
    const leaving = new AbortController()
    const secondWrite = pacing.enter('product', 'write', leaving.signal)
    const read = pacing.enter('product', 'read')
    expect(await isSettled(read)).toBe(true)
    expect(await isSettled(secondWrite)).toBe(false)
    expect(pacing.states().map(({ family, lane, waiting }) => [family, lane, waiting])).toEqual([
      ['product', 'write', 1],
      ['product', 'read', 0],
    ])
    leaving.abort()
    await expect(secondWrite).rejects.toMatchObject({ code: 'conflict' })
  })

  it('lets no more calls be under way than allowed, and the next one in as soon as one ends', async () => {
    const pacing = createPacing({ clock: Date.now, governor: quick, maxUnderWay: 2 })
    const passes: Pass[] = []
    const entering = Array.from({ length: 4 }, async () => passes.push(await pacing.enter('search', 'read')))
    await Promise.all(entering.slice(0, 2))
    expect(pacing.states()[0]).toMatchObject({ underWay: 2, waiting: 2 })
    passes[0]?.done('clean', null)
    await entering[2]
    expect(pacing.states()[0]).toMatchObject({ underWay: 2, waiting: 1 })
    for (const pass of passes) pass.done('clean', null)
    await entering[3]
  })

  it('counts the end of a call once', async () => {
    const pacing = createPacing({ clock: Date.now, governor: quick })
    const pass = await pacing.enter('search', 'read')
    pass.done('clean', null)
    pass.done('clean', null)
    expect(pacing.states()[0]?.underWay).toBe(0)
  })

  it('answers with the time to wait where the platform asked for longer than anyone would', async () => {
    const pacing = createPacing({ clock: Date.now, governor: quick })
    const pass = await pacing.enter('product', 'write')
    pass.done('limited', 3_600_000)
    await expect(pacing.enter('product', 'write')).rejects.toMatchObject({
      code: 'limited',
      details: { retryAfterSeconds: expect.closeTo(3600, -1) as number },
    })
  })

  it('charges a refusal to the busy queue that caused it, so that the screen keeps its speed', async () => {
    const pacing = createPacing({ clock: Date.now, governor: { ...quick, startPerSecond: 20 }, maxUnderWay: 1 })
    const write = await pacing.enter('product', 'write')
    const waiting = pacing.enter('product', 'write')
    const rates = () => pacing.states().map(({ lane, ratePerSecond }) => [lane, ratePerSecond])
    const first = await pacing.enter('search', 'read')
    first.done('limited', null)
    expect(rates()).toEqual([
      ['write', 10],
      ['read', 20],
    ])
    // Refused again at once, it is the read that is too fast.
    ;(await pacing.enter('search', 'read')).done('limited', null)
    expect(rates()).toEqual([
      ['write', 10],
      ['read', 10],
    ])
    write.done('clean', null)
    ;(await waiting).done('clean', null)
  })

  it('forgets a call that was cancelled while it waited', async () => {
    const pacing = createPacing({ clock: Date.now, governor: slow })
    await pacing.enter('product', 'write')
    const controller = new AbortController()
    const waiting = pacing.enter('product', 'write', controller.signal)
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'conflict' })
    expect(pacing.states()[0]?.waiting).toBe(0)
  })
})

describe('the budget of a day', () => {
  it('is shared by all queues and keeps the last calls for reads', async () => {
    const { clock, move } = handClock(Date.parse('2026-09-01T20:00:00Z'))
    const budget = createBudget({ clock, limit: () => ({ calls: 20, per: 'day' }) })
    const pacing = createPacing({ clock, budget, governor: quick })
    for (let call = 0; call < 19; call += 1) {
      ;(await pacing.enter(call % 2 === 0 ? 'product' : 'price', 'write')).done('clean', null)
      move(10)
    }
    await expect(pacing.enter('product', 'write')).rejects.toMatchObject({
      code: 'limited',
      details: { retryAfterSeconds: expect.closeTo(4 * 3600, -1) as number },
    })
    ;(await pacing.enter('search', 'read')).done('clean', null)
    await expect(pacing.enter('search', 'read')).rejects.toMatchObject({ code: 'limited' })
    move(4 * 3_600_000)
    ;(await pacing.enter('product', 'write')).done('clean', null)
    expect(budget.spent()).toEqual({ used: 1, allowed: 20, per: 'day' })
  })

  it('goes on where it was kept, begins anew with the next hour, and follows a limit that is changed', () => {
    const { clock, move } = handClock(Date.parse('2026-09-01T20:30:00Z'))
    let calls = 1000
    const limit = () => ({ calls, per: 'hour' }) as const
    const first = createBudget({ clock, limit })
    for (let call = 0; call < 950; call += 1) first.count()
    const second = createBudget({ clock, limit, kept: first.toKeep() })
    expect(second.waitMs('write')).toBe(30 * 60_000)
    expect(second.waitMs('read')).toBe(0)
    calls = 2000
    expect(second.waitMs('write')).toBe(0)
    move(30 * 60_000)
    expect(second.spent()).toEqual({ used: 0, allowed: 2000, per: 'hour' })
    const late = createBudget({ clock, limit, kept: first.toKeep() })
    expect(late.spent().used).toBe(0)
  })

  it('only counts where no number is known', () => {
    const budget = createBudget({ clock: Date.now, limit: () => null })
    for (let call = 0; call < 5000; call += 1) budget.count()
    expect(budget.waitMs('write')).toBe(0)
    expect(budget.spent().used).toBe(5000)
  })
})
