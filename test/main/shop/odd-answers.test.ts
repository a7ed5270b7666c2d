// Answers that no platform gives and networks do: nothing in them, no end, not what they say they are. Each has a sentence and costs a bounded number of calls.
import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import { createServer as createSocketServer, getDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { AppError } from '#contract/failure.ts'
import { createEnding } from '#main/shop/ending.ts'
import type { Ending } from '#main/shop/ending.ts'
import { failureOf } from '#main/shop/failures.ts'
import { createPacing } from '#main/shop/pacing.ts'
import { createShopClient } from '#main/shop/shop-client.ts'
import { createTokenCalls } from '#main/shop/token-calls.ts'
import { fixedToken } from '#main/shop/tokens.ts'
import { readRetryAfter, send } from '#main/shop/transport.ts'

const open: Server[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

const addressOf = async (server: Server): Promise<string> => {
  open.push(server)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  // A server that listens on TCP has an address with a port.
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}
const serving = (answer: (response: ServerResponse) => void): Promise<string> =>
  addressOf(createServer((_request, response) => answer(response)))
const ask = async (url: string, more: { timeoutMs?: number; mostBytes?: number } = {}) => {
  const request = { method: 'GET', url, headers: {}, body: null, timeoutMs: 30_000, ...more } as const
  const { outcome } = await send(request, Date.now)
  if (outcome.kind === 'ok') throw new Error('A failure was expected')
  return { outcome, sentence: failureOf(outcome, false).details.sentence, failure: failureOf(outcome, true) }
}

describe('an answer', () => {
  it('without end is given up, and not read into memory', async () => {
    let sent = 0
    const url = await serving((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const pour = (): void => {
        if (response.destroyed) return
        sent += 1
        response.write(Buffer.alloc(64 * 1024, 0x20), () => setImmediate(pour))
      }
      pour()
    })
    const { outcome, sentence, failure } = await ask(url, { mostBytes: 1024 * 1024 })
    expect(outcome).toMatchObject({ kind: 'no-answer', reason: 'too-long' })
    expect(sentence).toMatch(/far longer than any of TikTok Shop’s/)
    // A write may have been carried out, whatever was said about it.
    expect(failure).toMatchObject({ code: 'unknown-outcome', details: { action: expect.stringContaining('looks') } })
    expect(sent).toBeGreaterThan(15)
  })

  it('that is packed badly is named as unreadable and not as cut off', async () => {
    const url = await serving((response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      response.end('this is no gzip at all')
    })
    expect((await ask(url)).outcome).toMatchObject({ kind: 'no-answer', reason: 'malformed' })
  })

  it('that is a bomb stops at the same limit', async () => {
    const { gzipSync } = await import('node:zlib')
    const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024, 0x20))
    const url = await serving((response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb)
    })
    expect((await ask(url)).outcome).toMatchObject({ kind: 'no-answer', reason: 'too-long' })
  })

  it('that is no HTTP is named as unreadable', async () => {
    const url = await addressOf(
      createSocketServer((socket) => {
        socket.on('error', () => undefined).once('data', () => socket.end('SSH-2.0-OpenSSH_9.9\r\n'))
      }),
    )
    expect((await ask(url)).outcome).toMatchObject({ kind: 'no-answer', reason: 'malformed' })
  })

  it('of nothing, with a good status, is named', async () => {
    const url = await serving((response) => response.writeHead(200, { 'content-type': 'application/json' }).end())
    expect((await ask(url)).sentence).toBe('TikTok Shop answered without saying anything (HTTP 200).')
  })

  it('that leads elsewhere is not followed, so that no token travels there', async () => {
    const seen: string[] = []
    const elsewhere = await serving((response) => {
      seen.push('asked')
      response.end('{"code":0,"data":{}}')
    })
    const url = await serving((response) => response.writeHead(302, { location: `${elsewhere}/login` }).end())
    expect((await ask(url)).sentence).toMatch(/web page instead of TikTok Shop.*\(HTTP 302\)/)
    expect(seen).toEqual([])
  })

  it('that comes a letter at a time ends when its time is over', async () => {
    const url = await serving((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const drip = setInterval(() => response.write(' '), 20)
      response.once('close', () => clearInterval(drip))
    })
    const { outcome, sentence } = await ask(url, { timeoutMs: 300 })
    expect(outcome).toMatchObject({ kind: 'no-answer', reason: 'timeout' })
    expect(sentence).toBe('TikTok Shop did not answer in time.')
  })
})

describe('a wish to wait', () => {
  it('is never for longer than a day, or the shop would stand still until a restart', () => {
    expect(readRetryAfter('99999999999', 0)).toBe(86_400_000)
    expect(readRetryAfter('Fri, 01 Jan 2199 00:00:00 GMT', 0)).toBe(86_400_000)
  })

  it('for a time of day is counted by the clock of who wrote it', async () => {
    const url = await serving((response) => {
      response.setHeader('date', 'Tue, 01 Sep 2026 12:00:00 GMT')
      response.setHeader('retry-after', 'Tue, 01 Sep 2026 12:00:30 GMT')
      response.writeHead(429, { 'content-type': 'application/json' }).end('{"code":36009002,"message":"slow down"}')
    })
    expect((await ask(url)).outcome).toMatchObject({ kind: 'limited', retryAfterMs: 30_000 })
  })
})

it('a connection has time to come about over a slow line, also where there are two addresses', () => {
  expect(getDefaultAutoSelectFamilyAttemptTimeout()).toBeGreaterThanOrEqual(1_000)
})

describe('closing the app', () => {
  const clientAt = (baseUrl: string, ending: Ending) =>
    createShopClient({
      baseUrl,
      appKey: 'key',
      appSecret: () => Promise.resolve('secret'),
      tokens: fixedToken('token'),
      shopCipher: () => 'cipher',
      pacing: createPacing({ clock: Date.now }),
      clock: Date.now,
      random: () => 0,
      ending,
    })
  const hanging = (): Promise<{ url: string; asked: Promise<void>; calls: () => number }> =>
    new Promise((resolve, reject) => {
      let calls = 0
      let tell: () => void = () => undefined
      const asked = new Promise<void>((done) => {
        tell = done
      })
      addressOf(
        createServer((request) => {
          calls += 1
          request.resume()
          tell()
        }),
      ).then((url) => resolve({ url, asked, calls: () => calls }), reject)
    })

  it('ends a read that hangs at once, without asking again', async () => {
    const { url, asked, calls } = await hanging()
    const ending = createEnding()
    const reading = clientAt(url, ending).products.get('1729592969712207008')
    await asked
    ending.begin()
    await expect(reading).rejects.toMatchObject({ code: 'conflict' })
    expect(calls()).toBe(1)
  })

  it('cuts a write that hangs off after its grace, and calls it unknown, so that it is looked up', async () => {
    const { url, asked, calls } = await hanging()
    const ending = createEnding(10)
    const writing = clientAt(url, ending).products.create({ title: 'Cup', idempotency_key: 'k' })
    await asked
    ending.begin()
    await expect(writing).rejects.toMatchObject({ code: 'unknown-outcome' })
    expect(calls()).toBe(1)
  })

  it('does not sit out a wait that the shop asked for', async () => {
    let tell: () => void = () => undefined
    const asked = new Promise<void>((done) => {
      tell = done
    })
    const url = await serving((response) => {
      response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '80' })
      response.end('{"code":36009002,"message":"slow down"}', tell)
    })
    const ending = createEnding()
    const reading = clientAt(url, ending).products.get('1729592969712207008')
    const late = clientAt(url, ending)
    await asked
    ending.begin()
    await expect(reading).rejects.toBeInstanceOf(AppError)
    await expect(late.products.get('1')).rejects.toMatchObject({ code: 'conflict' })
  })

  it('never cuts off a renewal, which may bring the only tokens there are', async () => {
    const ending = createEnding(0)
    const url = await serving((response) => {
      ending.begin()
      setTimeout(() => {
        const data = { access_token: 'new', refresh_token: 'newer', access_token_expire_in: 60 }
        response.end(JSON.stringify({ code: 0, data }))
      }, 100)
    })
    const calls = createTokenCalls({
      authUrl: url,
      appKey: 'key',
      appSecret: () => Promise.resolve('secret'),
      clock: Date.now,
      random: () => 0,
      ending,
    })
    expect(await calls.renew('old')).toMatchObject({ accessToken: 'new', refreshToken: 'newer' })
  })
})
