// Lets time pass: ends reviews and tasks that are due, sends webhooks, and wakes up when the next thing is due.
import type { World } from './world.ts'
import type { Sender } from './webhooks/sender.ts'

export type Pump = { readonly advance: () => void; readonly rest: () => void; readonly stop: () => void }

/** Longest time that a timer is set for; the clock may be moved meanwhile. */
const longestNapMs = 60_000

/** `due` ends everything that is due by the shop's clock and says when the next thing is. */
export const createPump = (
  world: World,
  due: { readonly run: () => void; readonly nextAtMs: () => number | null },
  sender: Sender,
  keep: () => void,
  isSelfMoving: boolean,
): Pump => {
  let timer: NodeJS.Timeout | null = null
  let timerAtMs: number | null = null
  const advance = (): void => {
    const next = due.nextAtMs()
    if (next !== null && next <= world.clock.nowMs()) due.run()
    if (world.store.size('deliveries') > 0) sender.send()
  }
  const nextAtMs = (): number | null => {
    const times = [due.nextAtMs(), world.store.size('deliveries') > 0 ? sender.nextDueAtMs() : null].filter(
      (time) => time !== null,
    )
    return times.length === 0 ? null : Math.min(...times)
  }
  const rest = (): void => {
    // What was just announced goes out at once, also where the clock stands still.
    if (world.store.size('deliveries') > 0) sender.send()
    if (!isSelfMoving || world.clock.record().frozenAtMs !== null) return
    const next = nextAtMs()
    if (next === timerAtMs && timer !== null) return
    if (timer !== null) clearTimeout(timer)
    timer = null
    timerAtMs = next
    if (next === null) return
    timer = setTimeout(
      () => {
        timer = null
        timerAtMs = null
        advance()
        keep()
        rest()
      },
      Math.min(longestNapMs, Math.max(0, next - world.clock.nowMs())),
    )
    timer.unref()
  }
  return {
    advance,
    rest,
    stop: () => {
      if (timer !== null) clearTimeout(timer)
      timer = null
    },
  }
}
