// Who the browser host lets in, and everyone it turns away.
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startBrowserServer } from '#main/browser/server.ts'
import type { BrowserServer } from '#main/browser/server.ts'
import { createDouble } from '../double.ts'

let server: BrowserServer
let origin = ''
let cookie = ''
let setCookie = ''

beforeAll(async () => {
  server = await startBrowserServer({
    port: 0,
    calls: createDouble().calls,
    createPage: () => async (request) => new Response(`page ${request.method} ${await request.text()}`),
  })
  origin = `http://127.0.0.1:${server.port}`
  const login = await fetch(server.newAddress(), { redirect: 'manual' })
  setCookie = login.headers.get('set-cookie') ?? ''
  cookie = setCookie.split(';')[0] ?? ''
})
afterAll(() => server.close())

/** Speaks HTTP by hand, because fetch does not let a Host header be chosen. */
const raw = async (lines: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () =>
      socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`),
    )
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString()))
    socket.on('end', () => resolve(text.split('\r\n')[0] ?? ''))
    socket.on('error', reject)
  })

const upgradeStatus = async (path: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers })
    socket.on('open', () => {
      socket.close()
      resolve(101)
    })
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('error', () => undefined)
  })

describe('the browser host', () => {
  it('gives the browser a cookie that no page can read and no other site sends', () => {
    expect(setCookie).toMatch(/; HttpOnly; SameSite=Strict$/)
  })

  it('serves a browser that has the cookie', async () => {
    expect(await (await fetch(origin, { headers: { cookie } })).text()).toBe('page GET ')
  })

  it('lets a printed address in once only', async () => {
    const address = server.newAddress()
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(303)
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(401)
  })

  it('makes an earlier address worthless when a new one is printed', async () => {
    const address = server.newAddress()
    server.newAddress()
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(401)
  })

  it('turns away a browser without the cookie', async () => {
    expect((await fetch(origin)).status).toBe(401)
    expect((await fetch(origin, { headers: { cookie: `${cookie.slice(0, -1)}x` } })).status).toBe(401)
  })

  it('turns away another host name, as a rebound name would send it', async () => {
    const own = `Host: 127.0.0.1:${server.port}`
    expect(await raw(['GET / HTTP/1.1', own, `Cookie: ${cookie}`])).toContain('200')
    expect(await raw(['GET / HTTP/1.1', 'Host: shop.example', `Cookie: ${cookie}`])).toContain('403')
    expect(await raw(['GET / HTTP/1.1', `Host: 127.0.0.1:${server.port + 1}`, `Cookie: ${cookie}`])).toContain('403')
  })

  it('turns away what a page of another site, or of another port of this machine, asks for', async () => {
    const from = (site: string): Promise<string> =>
      raw(['GET / HTTP/1.1', `Host: 127.0.0.1:${server.port}`, `Cookie: ${cookie}`, `Sec-Fetch-Site: ${site}`])
    for (const site of ['same-origin', 'none']) expect(await from(site)).toContain('200')
    // A cookie does not know ports, so “same site” is any program on this machine.
    for (const site of ['cross-site', 'same-site']) expect(await from(site)).toContain('403')
  })

  it('turns away a post without our origin, or with another', async () => {
    const post = async (headers: Record<string, string>): Promise<number> =>
      (await fetch(`${origin}/files?name=a`, { method: 'POST', headers: { cookie, ...headers }, body: 'x' })).status
    expect(await post({ origin })).toBe(200)
    expect(await post({})).toBe(403)
    expect(await post({ origin: 'https://evil.example' })).toBe(403)
    expect(await post({ origin: `http://localhost:${server.port}` })).toBe(403)
    expect(await post({ origin: 'null' })).toBe(403)
  })

  it('turns away a socket of another page, path or browser', async () => {
    expect(await upgradeStatus('/rpc', { origin, cookie })).toBe(101)
    expect(await upgradeStatus('/rpc', { cookie })).toBe(403)
    expect(await upgradeStatus('/rpc', { origin: 'https://evil.example', cookie })).toBe(403)
    expect(await upgradeStatus('/rpc', { origin })).toBe(403)
    expect(await upgradeStatus('/other', { origin, cookie })).toBe(403)
    expect(await upgradeStatus('/rpc', { origin, cookie, host: 'evil.example' })).toBe(403)
  })

  it('names a port that is taken and what to do', async () => {
    const second = startBrowserServer({
      port: server.port,
      calls: createDouble().calls,
      createPage: () => async () => new Response(),
    })
    await expect(second).rejects.toMatchObject({
      code: 'conflict',
      details: { sentence: expect.stringContaining(`Port ${server.port}`), action: expect.stringContaining('--port') },
    })
  })
})
