// Sends queued webhooks: signed, retried by the shop's clock, twice or out of order where that is wished. It calls this machine only.
import { signWebhook } from '#tiktok/sign.ts'
import type { DeliveryRecord } from '../state/records.ts'
import type { World } from '../world.ts'

export type Sender = {
  /** Starts every delivery that is due. */
  readonly send: () => void
  readonly nextDueAtMs: () => number | null
  /** Resolves when nothing is under way. */
  readonly settle: () => Promise<void>
  readonly close: () => void
}

const minuteMs = 60_000
const retryDelaysMs = [2 * minuteMs, 30 * minuteMs, 180 * minuteMs, 720 * minuteMs]
const answerWithinMs = 3000
const keptDeliveries = 500
const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

const isHere = (address: string): boolean => {
  try {
    const { protocol, hostname } = new URL(address)
    return /^https?:$/.test(protocol) && loopback.test(hostname)
  } catch {
    return false
  }
}

const post = async (world: World, delivery: DeliveryRecord, stop: AbortSignal): Promise<string> => {
  const secret = world.store.get('apps', delivery.appKey)?.secret ?? ''
  const response = await fetch(delivery.address, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', authorization: signWebhook(delivery.appKey, secret, delivery.body) },
    body: delivery.body,
    signal: AbortSignal.any([stop, AbortSignal.timeout(answerWithinMs)]),
  })
  await response.arrayBuffer()
  return String(response.status)
}

/** `onChange` is told after each outcome, so that it can be kept and the next one be timed. */
export const createSender = (world: World, onChange: () => void): Sender => {
  const underWay = new Map<string, Promise<void>>()
  const stop = new AbortController()

  const waiting = (): readonly DeliveryRecord[] => {
    const found: DeliveryRecord[] = []
    for (const delivery of world.store.all('deliveries'))
      if (delivery.state === 'waiting' && !underWay.has(delivery.id)) found.push(delivery)
    return found
  }
  const finish = (delivery: DeliveryRecord, outcome: string, isReceived: boolean): void => {
    const current = world.store.get('deliveries', delivery.id)
    if (current === undefined || stop.signal.aborted) return
    const delayMs = retryDelaysMs[delivery.attempts]
    const attempts = delivery.attempts + 1
    if (isReceived)
      world.store.put('deliveries', delivery.id, { ...current, attempts, state: 'delivered', lastOutcome: outcome })
    else if (delayMs === undefined)
      world.store.put('deliveries', delivery.id, { ...current, attempts, state: 'dropped', lastOutcome: outcome })
    else
      world.store.put('deliveries', delivery.id, {
        ...current,
        attempts,
        nextAtMs: world.clock.nowMs() + delayMs,
        lastOutcome: outcome,
      })
  }
  const deliver = async (delivery: DeliveryRecord): Promise<void> => {
    const times = 1 + world.settings().webhooks.duplicates
    try {
      let status = ''
      for (let round = 0; round < times; round += 1) status = await post(world, delivery, stop.signal)
      finish(delivery, `HTTP ${status}`, status === '200')
    } catch (error) {
      finish(delivery, error instanceof Error ? error.message : 'no answer', false)
    }
  }
  const forgetOld = (): void => {
    if (world.store.size('deliveries') <= keptDeliveries) return
    for (const { id, state } of [...world.store.all('deliveries')].slice(0, -keptDeliveries))
      if (state !== 'waiting' && state !== 'held') world.store.remove('deliveries', id)
  }

  return {
    send: () => {
      const nowMs = world.clock.nowMs()
      const due = waiting().filter(({ nextAtMs }) => nextAtMs <= nowMs)
      const { isReordered } = world.settings().webhooks
      // Side by side they arrive as the network likes; the wrong order has to be made sure of.
      let before: Promise<void> = Promise.resolve()
      for (const delivery of isReordered ? [...due].reverse() : due) {
        if (!isHere(delivery.address)) {
          world.store.put('deliveries', delivery.id, {
            ...delivery,
            state: 'refused',
            lastOutcome: 'The practice shop calls addresses of this machine only',
          })
          continue
        }
        const run = (isReordered ? before.then(async () => deliver(delivery)) : deliver(delivery)).finally(() => {
          underWay.delete(delivery.id)
          forgetOld()
          onChange()
        })
        before = run
        underWay.set(delivery.id, run)
      }
    },
    nextDueAtMs: () => {
      const times = waiting().map(({ nextAtMs }) => nextAtMs)
      return times.length === 0 ? null : Math.min(...times)
    },
    settle: async () => {
      while (underWay.size > 0) await Promise.all(underWay.values())
    },
    close: () => {
      stop.abort()
    },
  }
}
