// Measures how much of a hidden limit the client uses, and how many of its calls are refused, over three limits drawn by a seed.
// Prints `name value unit goal`. Its server checks signatures like the platform and refuses what exceeds a bucket of one second.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPacing } from '#main/shop/pacing.ts'
import { createShopClient } from '#main/shop/shop-client.ts'
import { fixedToken } from '#main/shop/tokens.ts'
import { findSignatureFault } from '#tiktok/sign.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 100_000)
const warmUpMs = Number(process.env['WARM_UP_SECONDS'] ?? 30) * 1000
const measuredMs = Number(process.env['MEASURED_SECONDS'] ?? 90) * 1000
const appSecret = 'a-secret-for-the-bench'
const workers = 24

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

type Tally = { served: number; refused: number; isMeasuring: boolean }

/** A platform that allows `perSecond` writes and any number of reads. */
const startPlatform = async (perSecond: number, hasRetryAfter: boolean) => {
  const tally: Tally = { served: 0, refused: 0, isMeasuring: false }
  let left = perSecond
  let filledAtMs = performance.now()
  const take = (): boolean => {
    const nowMs = performance.now()
    left = Math.min(perSecond, left + ((nowMs - filledAtMs) / 1000) * perSecond)
    filledAtMs = nowMs
    if (left < 1) return false
    left -= 1
    return true
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://local')
      const body = Buffer.concat(chunks).toString('utf8')
      const signed = {
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        body: body === '' ? null : body,
      }
      if (findSignatureFault(appSecret, signed, Math.floor(Date.now() / 1000)) !== null) {
        response.writeHead(401).end('{"code":106001,"message":"sign","request_id":"r"}')
        return
      }
      const isServed = request.method === 'GET' || take()
      if (request.method !== 'GET' && tally.isMeasuring) tally[isServed ? 'served' : 'refused'] += 1
      const retryAfter = hasRetryAfter ? { 'retry-after': '1' } : {}
      const answer = isServed
        ? '{"code":0,"message":"Success","request_id":"r","data":{}}'
        : '{"code":36009002,"message":"Too many requests","request_id":"r"}'
      // Some milliseconds pass on any real way.
      setTimeout(
        () =>
          response
            .writeHead(isServed ? 200 : 429, { 'content-type': 'application/json', ...(isServed ? {} : retryAfter) })
            .end(answer),
        5 + random() * 20,
      )
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  const stop = (): void => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${String(port)}`, tally, stop }
}

const runOne = async (perSecond: number, hasRetryAfter: boolean) => {
  const platform = await startPlatform(perSecond, hasRetryAfter)
  const client = createShopClient({
    baseUrl: platform.url,
    appKey: 'bench',
    appSecret: () => Promise.resolve(appSecret),
    tokens: fixedToken('token'),
    shopCipher: () => 'cipher',
    pacing: createPacing({ clock: Date.now }),
    clock: Date.now,
    random: Math.random,
  })
  let isOver = false
  const readMs: number[] = []
  const write = async (): Promise<void> => {
    while (!isOver) await client.selling.updatePrices('1', []).catch(() => undefined)
  }
  const read = async (): Promise<void> => {
    while (!isOver) {
      const startedAtMs = performance.now()
      await client.products.get('1').catch(() => undefined)
      if (platform.tally.isMeasuring) readMs.push(performance.now() - startedAtMs)
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
  const working = [...Array.from({ length: workers }, write), read()]
  await new Promise((resolve) => setTimeout(resolve, warmUpMs))
  const startedAtMs = performance.now()
  platform.tally.isMeasuring = true
  await new Promise((resolve) => setTimeout(resolve, measuredMs))
  platform.tally.isMeasuring = false
  const seconds = (performance.now() - startedAtMs) / 1000
  isOver = true
  await Promise.all(working)
  platform.stop()
  const { served, refused } = platform.tally
  readMs.sort((left, right) => left - right)
  return {
    perSecond,
    used: served / seconds / perSecond,
    refused: refused / (served + refused),
    calls: served + refused,
    readMs: readMs[Math.floor(readMs.length * 0.95)] ?? 0,
  }
}

const limits = [
  { perSecond: 5 + Math.floor(random() * 8), hasRetryAfter: true },
  { perSecond: 15 + Math.floor(random() * 16), hasRetryAfter: false },
  { perSecond: 35 + Math.floor(random() * 26), hasRetryAfter: true },
]
const results = await Promise.all(limits.map(({ perSecond, hasRetryAfter }) => runOne(perSecond, hasRetryAfter)))
console.error(
  `seed ${String(seed)}: hidden limits ${limits.map(({ perSecond }) => perSecond).join(', ')} calls a second`,
)
for (const [index, { used, refused, calls, readMs }] of results.entries()) {
  const name = `pacing-limit-${String(index + 1)}`
  console.log(`${name}-used ${used.toFixed(3)} share >=0.9`)
  console.log(`${name}-refused ${refused.toFixed(4)} share <=0.01`)
  console.log(`${name}-calls ${String(calls)} calls >=100`)
  console.log(`${name}-read-p95 ${readMs.toFixed(0)} ms <=500`)
}
