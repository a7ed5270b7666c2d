// What the practice shop does with attacks: big bodies, big headers, many connections, strangers at the control port, faults and cuts.
import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop, PracticeShopAddress } from '#sandbox/practice-shop.ts'
import { call, control } from './client.ts'
import { sampleBody } from './listing.ts'

let shop: PracticeShop
let port = 0
beforeAll(async () => {
  shop = await startPracticeShop({ seed: 'empty', clock: 'manual' })
  port = Number(new URL(shop.address.baseUrl).port)
})
afterAll(async () => shop.close())

const isAlive = async (): Promise<boolean> =>
  (await call(shop.address, 'GET', '/authorization/202309/shops', { cipher: null })).code === 0

/** Writes to the shop until it has been told everything or the shop hangs up; returns what came back. */
const converse = async (write: (socket: Socket) => void): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      if (text.includes('\r\n\r\n')) socket.end()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      resolve(text)
    })
    socket.setTimeout(20_000, () => socket.destroy())
    write(socket)
  })

describe('the shop refuses and lives on', () => {
  test('when a body is announced that is far too big', async () => {
    const text = await converse((socket) => {
      socket.write('POST /product/202309/products HTTP/1.1\r\nHost: x\r\nContent-Length: 209715200\r\n\r\n')
    })
    expect(text).toContain('413')
    expect(text).toContain('36009021')
    expect(await isAlive()).toBe(true)
  })

  test('when 200 MB are sent without announcing them', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 120)
    const head = `${chunk.length.toString(16)}\r\n`
    let sent = 0
    const text = await converse((socket) => {
      socket.write('POST /product/202309/products HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
      const push = (): void => {
        while (sent < 200 && socket.writable) {
          sent += 1
          if (!socket.write(Buffer.concat([Buffer.from(head), chunk, Buffer.from('\r\n')]))) {
            socket.once('drain', push)
            return
          }
        }
      }
      push()
    })
    expect(text === '' || text.includes('36009021')).toBe(true)
    expect(sent).toBeLessThan(200)
    expect(await isAlive()).toBe(true)
  })

  test('when headers never end', async () => {
    const text = await converse((socket) => {
      socket.write(
        `GET / HTTP/1.1\r\nHost: x\r\n${'x-bomb: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n'.repeat(2000)}\r\n`,
      )
    })
    expect(text === '' || text.includes(' 431 ')).toBe(true)
    expect(await isAlive()).toBe(true)
  })

  test('when what comes is no HTTP at all', async () => {
    const text = await converse((socket) => {
      socket.write(Buffer.from([0, 1, 2, 3, 255, 254, 13, 10, 13, 10]))
    })
    expect(text === '' || text.includes(' 400 ')).toBe(true)
    expect(await isAlive()).toBe(true)
  })

  test('when ten thousand connections ask for something and never end their question', async () => {
    // In a process of its own: each side needs as many open files as there are connections.
    const program = spawn(process.execPath, [
      fileURLToPath(new URL('../../src/sandbox/index.ts', import.meta.url)),
      '--json',
    ])
    const own = await new Promise<PracticeShopAddress>((resolve) => {
      createInterface({ input: program.stdout }).once('line', (line) => {
        resolve(JSON.parse(line) as PracticeShopAddress)
      })
    })
    const open: Socket[] = []
    let refused = 0
    const knock = async (): Promise<void> =>
      new Promise((resolve) => {
        const socket = connect(Number(new URL(own.baseUrl).port), '127.0.0.1', () => {
          open.push(socket)
          socket.write('GET /product/202309/categories HTTP/1.1\r\nHost: x\r\n')
          resolve()
        })
        socket.once('error', () => {
          refused += 1
          resolve()
        })
      })
    try {
      for (let round = 0; round < 20; round += 1) await Promise.all(Array.from({ length: 500 }, knock))
      console.log(`connections: ${String(open.length)} open, ${String(refused)} refused`)
      // Where a process may open fewer files than that, the rest fails on our side.
      expect(open.length).toBeGreaterThan(900)
      for (const socket of open.splice(0, 100)) socket.destroy()
      expect((await call(own, 'GET', '/authorization/202309/shops', { cipher: null })).code).toBe(0)
    } finally {
      for (const socket of open) socket.destroy()
      program.kill()
    }
  }, 300_000)

  test('when a request names a path, a method or a version that is not there', async () => {
    for (const [method, path, status] of [
      ['GET', '/..%2f..%2fetc/passwd', 404],
      ['PATCH', '/product/202309/products', 405],
      ['GET', '/product/999999/categories', 400],
    ] as const)
      expect((await call(shop.address, method, path)).status).toBe(status)
  })
})

test('both ports answer on the loopback address only', async () => {
  const outer = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)?.address
  if (outer === undefined) return
  const isOpen = await new Promise((resolve) => {
    const socket = connect(port, outer, () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => {
      resolve(false)
    })
  })
  expect(isOpen).toBe(false)
})

describe('the control port', () => {
  test('answers nobody without its token', async () => {
    const { origin } = new URL(shop.address.controlUrl)
    expect((await fetch(`${origin}/credentials`)).status).toBe(401)
    expect((await fetch(`${origin}/credentials?token=${'x'.repeat(shop.address.controlToken.length)}`)).status).toBe(
      401,
    )
    expect((await fetch(`${origin}/credentials?token=${shop.address.controlToken}`)).status).toBe(200)
  })

  test('answers no page that reached it under another name', async () => {
    const { port: controlPort } = new URL(shop.address.controlUrl)
    const text = await new Promise<string>((resolve) => {
      const socket = connect(Number(controlPort), '127.0.0.1')
      socket.once('data', (chunk) => {
        resolve(chunk.toString())
        socket.destroy()
      })
      socket.write(`GET /credentials?token=${shop.address.controlToken} HTTP/1.1\r\nHost: attacker.example\r\n\r\n`)
    })
    expect(text).toContain(' 403 ')
  })

  test('says in a sentence what it does not understand', async () => {
    await expect(control(shop.address, 'POST', '/faults', { kind: 'earthquake' })).rejects.toThrow(
      'kind must be one of',
    )
    await expect(control(shop.address, 'PATCH', '/settings', { gravity: 9 })).rejects.toThrow(
      'There is no setting gravity',
    )
    await expect(control(shop.address, 'GET', '/nothing')).rejects.toThrow('There is no such control')
  })

  test('takes no number that makes no sense', async () => {
    const settings = async (change: unknown) => control(shop.address, 'PATCH', '/settings', change)
    await expect(settings({ reviewFailShare: 2 })).rejects.toThrow('reviewFailShare must be a number from 0 to 1')
    await expect(settings({ hourlyLimit: -1 })).rejects.toThrow('hourlyLimit must be a whole number, not below 0')
    await expect(settings({ dailyListingLimit: 1.5 })).rejects.toThrow('dailyListingLimit must be a whole number')
    await expect(settings({ searchLagMs: -1 })).rejects.toThrow('searchLagMs')
    await expect(control(shop.address, 'POST', '/quota', { dailyListingLimit: -5 })).rejects.toThrow('not below 0')
    await expect(control(shop.address, 'POST', '/quota', {})).rejects.toThrow('dailyListingLimit must be given')
    const path = `/shops/${shop.address.shopId}`
    await expect(control(shop.address, 'PATCH', path, { status: '9' })).rejects.toThrow('status must be one of')
  })

  test('makes an app with its own key, secret and list of allowed addresses, and renames it', async () => {
    const own = { key: 'moss', secret: 'fern', name: 'Garden', allowedAddresses: ['10.0.0.1'] }
    expect(await control(shop.address, 'POST', '/apps', own)).toMatchObject(own)
    const theirs = { ...shop.address, appKey: 'moss', appSecret: 'fern' }
    const ask = async () => (await call(theirs, 'GET', '/authorization/202309/shops', { cipher: null })).code
    expect(await ask()).toBe(36009033)
    const changed = await control(shop.address, 'PATCH', '/apps/moss', { name: 'Yard', allowedAddresses: null })
    expect(changed).toMatchObject({ name: 'Yard', allowedAddresses: null })
    expect(await ask()).toBe(36009004)
  })
})

describe('a fault on demand', () => {
  const products = '/product/202309/products'
  const count = async (): Promise<number> => (await control(shop.address, 'GET', '/products')).products.length
  const disturb = async (fault: Record<string, unknown>): Promise<unknown> =>
    control(shop.address, 'POST', '/faults', { operation: `POST ${products}`, ...fault })

  test('can cut the line before the write, so that nothing is listed', async () => {
    const before = await count()
    await disturb({ kind: 'cut-before' })
    const body = await sampleBody(shop.address)
    await expect(call(shop.address, 'POST', products, { body })).rejects.toThrow('fetch failed')
    expect(await count()).toBe(before)
  })

  test('can cut the line after the write, so that the same key finds the first answer', async () => {
    const before = await count()
    await disturb({ kind: 'cut-after' })
    const body = await sampleBody(shop.address, { idempotency_key: 'cut' })
    await expect(call(shop.address, 'POST', products, { body })).rejects.toThrow('fetch failed')
    expect(await count()).toBe(before + 1)
    expect((await call(shop.address, 'POST', products, { body })).code).toBe(0)
    expect(await count()).toBe(before + 1)
  })

  test('can be an error before or after the write', async () => {
    const before = await count()
    const body = await sampleBody(shop.address)
    await disturb({ kind: 'error-before', status: 503 })
    expect(await call(shop.address, 'POST', products, { body })).toMatchObject({ status: 503, code: 36009003 })
    expect(await count()).toBe(before)
    await disturb({ kind: 'error-after' })
    expect(await call(shop.address, 'POST', products, { body })).toMatchObject({
      status: 500,
      code: 36009003,
      data: null,
    })
    expect(await count()).toBe(before + 1)
  })

  test('can be a limit with and without the time to wait', async () => {
    const body = await sampleBody(shop.address)
    await disturb({ kind: 'limited-with-retry-after', retryAfterSeconds: 7 })
    const told = await call(shop.address, 'POST', products, { body })
    expect([told.status, told.code, told.headers.get('retry-after')]).toEqual([429, 36009002, '7'])
    await disturb({ kind: 'limited' })
    expect((await call(shop.address, 'POST', products, { body })).headers.get('retry-after')).toBeNull()
  })

  test('can be an answer that is no JSON, or late', async () => {
    const body = await sampleBody(shop.address)
    await disturb({ kind: 'malformed' })
    await expect(call(shop.address, 'POST', products, { body })).rejects.toThrow(SyntaxError)
    await disturb({ kind: 'slow', delayMs: 50 })
    expect((await call(shop.address, 'POST', products, { body })).code).toBe(0)
  })

  test('hits as often and as likely as was asked, and can be called off', async () => {
    const shops = '/authorization/202309/shops'
    await control(shop.address, 'POST', '/faults', {
      operation: shops,
      kind: 'error-before',
      count: null,
      probability: 0.5,
    })
    const codes: number[] = []
    for (let round = 0; round < 60; round += 1)
      codes.push((await call(shop.address, 'GET', shops, { cipher: null })).code)
    const hits = codes.filter((code) => code !== 0).length
    expect(hits).toBeGreaterThan(10)
    expect(hits).toBeLessThan(50)
    await control(shop.address, 'DELETE', '/faults')
    expect(await isAlive()).toBe(true)
  })

  test('stands in the log of calls, which keeps no secret', async () => {
    const log = await control(shop.address, 'GET', '/calls')
    const text = JSON.stringify(log)
    expect(log.calls.some(({ fault }: { fault: string | null }) => fault === 'cut-after')).toBe(true)
    expect(log.calls.at(-1)).toMatchObject({ operation: 'GET /authorization/202309/shops', code: 0, httpStatus: 200 })
    for (const secret of [shop.address.appSecret, shop.address.accessToken]) expect(text).not.toContain(secret)
  })
})
