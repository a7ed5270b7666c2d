import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkPicture } from '#main/images/check-picture.ts'
import { createPictureFetch } from '#main/images/fetch-picture.ts'
import { isPublicAddress } from '#main/images/public-addresses.ts'
import { sharedData } from '#test/shared-data.ts'

let server: Server
let host = ''
let jpeg: Buffer
const never = new AbortController().signal

beforeAll(async () => {
  jpeg = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#a48' } })
    .jpeg()
    .toBuffer()
  server = createServer((request, response) => {
    const path = request.url ?? ''
    if (path === '/good.jpg') response.end(jpeg)
    else if (path === '/cut.jpg') response.end(jpeg.subarray(0, jpeg.length / 2))
    else if (path === '/page.jpg') response.end('<html>please sign in</html>')
    else if (path === '/moved.jpg') response.writeHead(302, { location: '/good.jpg' }).end()
    else if (path === '/circle.jpg') response.writeHead(302, { location: '/circle.jpg' }).end()
    else if (path === '/inside.jpg') response.writeHead(302, { location: 'http://127.0.0.1:9/secret.jpg' }).end()
    else if (path === '/file.jpg') response.writeHead(302, { location: 'file:///etc/passwd' }).end()
    else if (path === '/huge.jpg') {
      response.writeHead(200, { 'content-length': '900000000' })
      response.write(jpeg)
    } else if (path === '/endless.jpg') {
      const pour = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) continue
      }
      response.on('drain', pour)
      pour()
    } else if (path === '/slow.jpg') response.writeHead(200)
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has an address with a port.
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const fetchWithin = (timeoutMs: number) =>
  createPictureFetch({
    isPrivateAllowed: (asked) => asked === host,
    limits: { timeoutMs, maximumBytes: 1_000_000, redirects: 3 },
  })
const fetchAllowed = fetchWithin(60_000)

describe('fetching pictures', () => {
  it('gives bytes, size and kind of a good picture, also behind a redirect', async () => {
    const wanted = { widthPixels: 640, heightPixels: 480, mime: 'image/jpeg' }
    expect(await fetchAllowed(`http://${host}/good.jpg`, never)).toMatchObject(wanted)
    expect(await fetchAllowed(`http://${host}/moved.jpg`, never)).toMatchObject(wanted)
  })

  it.each([
    ['a picture that is not there', '/missing.jpg', /not there any more/],
    ['a picture that is cut off', '/cut.jpg', /damaged/],
    ['a page in place of a picture', '/page.jpg', /no picture/],
    ['a circle of redirects', '/circle.jpg', /on and on/],
    ['a redirect into the own network', '/inside.jpg', /inside your own network/],
    ['a redirect to a file', '/file.jpg', /http and https only/],
    ['a picture that says it is huge', '/huge.jpg', /larger than 1 MB/],
    ['a picture that never ends', '/endless.jpg', /larger than 1 MB/],
  ])('says what is wrong with %s', async (_what, path, sentence) => {
    expect(await fetchAllowed(`http://${host}${path}`, never)).toMatchObject({
      sentence: expect.stringMatching(sentence),
    })
  })

  it('says that a server does not answer', async () => {
    const fetched = await fetchWithin(1500)(`http://${host}/slow.jpg`, never)
    expect(fetched).toMatchObject({ sentence: expect.stringMatching(/longer than 1.5 seconds/) })
  })

  it.each([
    'http://127.0.0.1/',
    'http://localhost:1/',
    'http://[::1]/',
    'http://169.254.169.254/latest',
    'http://10.1.2.3/',
    'http://0x7f000001/',
  ])('never asks %s, which is inside the own network', async (address) => {
    const fetch = createPictureFetch({ isPrivateAllowed: () => false })
    expect(await fetch(address, never)).toMatchObject({ sentence: expect.stringMatching(/inside your own network/) })
  })

  it.each(['ftp://example.com/a.jpg', 'file:///etc/passwd', 'data:image/png;base64,AAAA', 'javascript:alert(1)'])(
    'does not open %s',
    async (address) => {
      expect(await fetchAllowed(address, never)).toHaveProperty('sentence')
    },
  )

  it('finds a picture by its file name among those brought in', async () => {
    const fetch = createPictureFetch({
      isPrivateAllowed: () => false,
      findFile: (name) => Promise.resolve(name === '1.jpg' ? jpeg : null),
    })
    expect(await fetch('1.jpg', never)).toMatchObject({ mime: 'image/jpeg' })
    expect(await fetch('2.jpg', never)).toMatchObject({ sentence: expect.stringContaining('2.jpg') })
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    const fetched = fetchAllowed(`http://${host}/slow.jpg`, stop.signal)
    stop.abort()
    expect(await fetched).toEqual({ sentence: 'Fetching the picture was stopped.' })
  })

  it('knows which addresses are out on the internet', () => {
    const outer = [
      '8.8.8.8',
      '2606:4700::1111',
      '2a00:1450::1',
      '9.255.255.255',
      '11.0.0.0',
      '100.63.255.255',
      '100.128.0.0',
      '128.0.0.0',
      '169.253.255.255',
      '172.15.255.255',
      '172.32.0.1',
      '192.167.255.255',
      '198.17.255.255',
      '198.20.0.0',
      '223.255.255.255',
      '::ffff:8.8.8.8',
    ]
    expect(outer.filter((address) => !isPublicAddress(address))).toEqual([])
    const inner = [
      '127.0.0.1',
      '10.0.0.1',
      '192.168.1.1',
      '::1',
      'fe80::1',
      'fd00::1',
      '::ffff:10.0.0.1',
      '::ffff:7f00:1',
      '0.0.0.0',
      'host',
      '10.255.255.255',
      '100.64.0.0',
      '100.127.255.255',
      '127.255.255.255',
      // Where clouds keep the keys of a machine.
      '169.254.169.254',
      '172.16.0.0',
      '172.31.255.255',
      '192.0.0.8',
      '192.0.2.1',
      '198.18.0.0',
      '198.19.255.255',
      '198.51.100.1',
      '203.0.113.1',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '64:ff9b::a00:1',
      '64:ff9b:1::1',
      '100::1',
      '2001::1',
      '2001:db8::1',
      '2002:a00:1::1',
      'fec0::1',
      'ff02::1',
    ]
    expect(inner.filter(isPublicAddress)).toEqual([])
  })

  const folder = sharedData('data', 'images')
  const unclear = sharedData('data', 'images-unclear-origin')
  it.skipIf(folder === null || unclear === null)(
    'checks real pictures: sound ones pass, bombs, cut ones and other kinds are named',
    async () => {
      const check = (path: string | null, name: string): ReturnType<typeof checkPicture> =>
        checkPicture(readFileSync(`${path}/${name}`))
      expect(await check(folder, 'sharp_Landscape_6.jpg')).toMatchObject({ widthPixels: 600, heightPixels: 450 })
      expect(await check(folder, 'bagisto_products_1_1.webp')).toMatchObject({ mime: 'image/webp', widthPixels: 1024 })
      expect(await check(folder, 'sharp_Flag_of_the_Netherlands-16bit.png')).toMatchObject({ mime: 'image/png' })
      expect(await check(unclear, 'sharp_65536-uint32-limit.png')).toMatchObject({
        sentence: expect.stringContaining('65536'),
      })
      expect(await check(unclear, 'sharp_truncated.jpg')).toMatchObject({
        sentence: expect.stringContaining('damaged'),
      })
      expect(await check(folder, 'derived_hero_truncated.jpg')).toMatchObject({
        sentence: expect.stringContaining('damaged'),
      })
      expect(await check(folder, 'sharp_rotating-squares.gif')).toMatchObject({
        sentence: expect.stringContaining('GIF'),
      })
      expect(await check(unclear, 'sharp_G31D.TIF')).toMatchObject({ sentence: expect.stringContaining('TIFF') })
    },
  )
})
