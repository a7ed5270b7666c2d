// A company's network: calls to the shop go through the proxy that the environment names, and what the proxy says has a sentence.
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startShop } from '#test/practice-shop.ts'
import type { Shop } from '#test/practice-shop.ts'
import { runJson } from './run-cli.ts'

let folder = ''
let shop: Shop
let proxy: Server
let address = ''
let asked: string[] = []
let isOpen = true
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-proxy-'))
  shop = await startShop()
  asked = []
  isOpen = true
  proxy = createServer((_request, response) => response.writeHead(407).end())
  proxy.on('connect', (request, client) => {
    asked.push(request.url ?? '')
    if (!isOpen) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n')
      return
    }
    const { hostname, port } = new URL(shop.baseUrl)
    const onward = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.pipe(client).pipe(onward)
    })
    onward.on('error', () => client.destroy())
    client.on('error', () => onward.destroy())
  })
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve)
  })
  // A server that listens on TCP has an address with a port.
  address = `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`
})
afterEach(async () => {
  proxy.closeAllConnections()
  proxy.close()
  await shop.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const status = (environment: Readonly<Record<string, string>>) =>
  runJson(['status', '--workspace', join(folder, 'workspace')], {
    ...shop.environment,
    LISTWRIGHT_SHOP_URL: 'http://shop.example',
    NO_PROXY: '',
    ...environment,
  })

it('calls go through it, and those on this machine do not', async () => {
  expect((await status({ HTTP_PROXY: address })).code).toBe(0)
  expect(new Set(asked)).toEqual(new Set(['shop.example:80']))
  asked = []
  expect((await status({ HTTP_PROXY: address, LISTWRIGHT_SHOP_URL: shop.baseUrl })).code).toBe(0)
  expect(asked).toEqual([])
}, 120_000)

it('one that wants a sign-in is named, with what to do, and is not asked again and again', async () => {
  isOpen = false
  const { code, json } = await status({ http_proxy: address })
  expect(code).toBe(2)
  expect(json).toMatchObject({
    error: {
      code: 'offline',
      sentence: expect.stringContaining('wants you to sign in'),
      action: expect.stringContaining('sign in'),
    },
  })
  expect(asked.length).toBeLessThan(12)
}, 120_000)

it('one that is no address is named before anything is sent', async () => {
  expect(await status({ HTTPS_PROXY: 'proxy 8080' })).toMatchObject({
    code: 2,
    json: { error: { code: 'invalid', sentence: expect.stringContaining('HTTPS_PROXY') } },
  })
}, 120_000)
