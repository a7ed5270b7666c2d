// Measures how much of a hidden limit the client uses, and how many of its calls are refused, over three practice shops whose limits are drawn
// by a seed. Prints `name value unit goal`. Writes are new drafts, as fast as they go; beside them a screen reads twice a second.
import { createPacing } from '#main/shop/pacing.ts'
import { createShopClient } from '#main/shop/shop-client.ts'
import { fixedToken } from '#main/shop/tokens.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 100_000)
const warmUpMs = Number(process.env['WARM_UP_SECONDS'] ?? 45) * 1000
const measuredMs = Number(process.env['MEASURED_SECONDS'] ?? 120) * 1000
const workers = 24
const readEveryMs = 500

const createRandom = (start: number): (() => number) => {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
const random = createRandom(seed)

type Limit = { readonly perSecond: number; readonly sendsRetryAfter: boolean }

const draft = (number: number): object => ({
  save_mode: 'AS_DRAFT',
  title: `Draft ${String(number)}`,
  idempotency_key: String(number),
})

const runOne = async (limit: Limit) => {
  const shop = await startPracticeShop({ seed: 'empty', settings: { rateLimit: { ...limit, burst: limit.perSecond } } })
  const { baseUrl, appKey, appSecret, accessToken, shopCipher } = shop.address
  const tally = { served: 0, refused: 0, isMeasuring: false, isOver: false, drafts: 0 }
  const client = createShopClient({
    baseUrl,
    appKey,
    appSecret: () => Promise.resolve(appSecret),
    tokens: fixedToken(accessToken),
    shopCipher: () => shopCipher,
    pacing: createPacing({ clock: Date.now }),
    clock: Date.now,
    random: Math.random,
    onCall: ({ outcome }) => {
      if (!tally.isMeasuring) return
      if (outcome === 'limited') tally.refused += 1
      else if (outcome === 'ok' || outcome === 'refused') tally.served += 1
    },
  })
  const readMs: number[] = []
  const write = async (): Promise<void> => {
    while (!tally.isOver) {
      tally.drafts += 1
      await client.products.create(draft(tally.drafts)).catch(() => undefined)
    }
  }
  const read = async (): Promise<void> => {
    while (!tally.isOver) {
      const startedAtMs = performance.now()
      await client.logistics.warehouses().catch(() => undefined)
      if (tally.isMeasuring) readMs.push(performance.now() - startedAtMs)
      await new Promise((resolve) => setTimeout(resolve, readEveryMs))
    }
  }
  const working = [...Array.from({ length: workers }, write), read()]
  await new Promise((resolve) => setTimeout(resolve, warmUpMs))
  const startedAtMs = performance.now()
  tally.isMeasuring = true
  await new Promise((resolve) => setTimeout(resolve, measuredMs))
  tally.isMeasuring = false
  const seconds = (performance.now() - startedAtMs) / 1000
  tally.isOver = true
  await Promise.all(working)
  await shop.close()
  readMs.sort((left, right) => left - right)
  return {
    used: tally.served / seconds / limit.perSecond,
    refused: tally.refused / (tally.served + tally.refused),
    calls: tally.served + tally.refused,
    readMs: readMs[Math.floor(readMs.length * 0.5)] ?? 0,
  }
}

const limits: readonly Limit[] = [
  { perSecond: 5 + Math.floor(random() * 8), sendsRetryAfter: true },
  { perSecond: 15 + Math.floor(random() * 16), sendsRetryAfter: false },
  { perSecond: 35 + Math.floor(random() * 26), sendsRetryAfter: true },
]
const results = await Promise.all(limits.map(runOne))
console.error(
  `seed ${String(seed)}: hidden limits ${limits.map(({ perSecond }) => perSecond).join(', ')} calls a second`,
)
for (const [index, { used, refused, calls, readMs }] of results.entries()) {
  const name = `pacing-limit-${String(index + 1)}`
  console.log(`${name}-used ${used.toFixed(3)} share >=0.9`)
  console.log(`${name}-refused ${refused.toFixed(4)} share <=0.01`)
  console.log(`${name}-calls ${String(calls)} calls >=100`)
  console.log(`${name}-read-median ${readMs.toFixed(0)} ms <=500`)
}
