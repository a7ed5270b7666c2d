// Pictures of what was brought in: fetched behind the seller's back, checked by decoding, quiet where there is no network.
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Product } from '#contract/product.ts'
import { createPictureFetch } from '#main/images/fetch-picture.ts'
import { createPictureFolder } from '#main/images/picture-folder.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import { openApp, testFolder } from './open-app.ts'

/** How long a state may take to come, on a machine that is busy with other things. */
const patience = { timeout: 90_000 }

let server: Server
let host = ''
let asked: string[] = []
let shop: Awaited<ReturnType<typeof startPracticeShop>>
let folder = ''
let remove = (): void => undefined
const jpeg = (): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 640, channels: 3, background: '#a48' } })
    .jpeg()
    .toBuffer()

beforeAll(async () => {
  const bytes = await jpeg()
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/cut.jpg') response.end(bytes.subarray(0, bytes.length / 2))
    else if (request.url?.startsWith('/good') === true) response.end(bytes)
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // The server listens on a port of an IP address.
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  shop = await startPracticeShop({ stateFile: null })
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await shop.close()
})
beforeEach(() => {
  asked = []
  ;({ folder, remove } = testFolder())
})
afterEach(() => remove())

const catalogue = (...images: readonly string[]): string => {
  const file = join(folder, 'shop.csv')
  const rows = images.map((image, index) => `p-${index},Product ${index},S-${index},5,${image}`)
  writeFileSync(file, `Handle,Title,Variant SKU,Variant Price,Image Src\n${rows.join('\n')}\n`)
  return file
}
const open = (isAllowed = true) =>
  openApp(
    folder,
    shop.address,
    {},
    Date.now,
    createPictureFetch({
      isPrivateAllowed: (wanted) => isAllowed && wanted === host,
      findFile: createPictureFolder(join(folder, 'picture-files')),
    }),
  )
const bringIn = async ({ client }: ReturnType<typeof open>, file: string): Promise<void> => {
  const { jobId } = await client.imports.start({ fileId: file })
  expect((await client.jobs.wait({ jobId })).state).toBe('done')
}
const stateOf = ({ store }: ReturnType<typeof open>): (readonly [string, string, string | null])[] => {
  const states: (readonly [string, string, string | null])[] = []
  store.products.each(null, ({ key, images }) => {
    for (const { state, problem } of images) states.push([key, state, problem])
  })
  return states.toSorted(([one], [other]) => (one < other ? -1 : 1))
}

const productOf = ({ store }: ReturnType<typeof open>, key: string): Product | undefined => {
  const found: Product[] = []
  store.products.each(null, (product) => {
    if (product.key === key) found.push(product)
  })
  return found[0]
}

describe('pictures after an import', () => {
  it('are taken from the archive that the catalogue came in', async () => {
    const app = open()
    await app.app.start()
    const file = join(folder, 'shop.zip')
    const list = strToU8('Handle,Title,Variant SKU,Variant Price,Image Src\na,Tea,T-1,5,tea.jpg\n')
    writeFileSync(file, zipSync({ 'shop/list.csv': list, 'shop/pictures/tea.jpg': new Uint8Array(await jpeg()) }))
    await bringIn(app, file)
    await vi.waitFor(() => expect(stateOf(app)).toEqual([['a', 'ready', null]]), patience)
    await app.close()
  }, 300_000)

  it('are fetched by themselves under a job with counts; a bad one loses no product and its reason stands there', async () => {
    const app = open()
    await app.app.start()
    mkdirSync(join(folder, 'picture-files'), { recursive: true })
    writeFileSync(join(folder, 'picture-files', 'named.jpg'), await jpeg())
    const good = Array.from({ length: 30 }, (_, index) => `http://${host}/good-${index}.jpg`)
    await bringIn(
      app,
      catalogue(
        'named.jpg',
        'absent.jpg',
        `http://${host}/cut.jpg`,
        `http://${host}/gone.jpg`,
        'https://images.invalid/a.jpg',
        'file:///etc/passwd',
        ...good,
      ),
    )
    await vi.waitFor(() => expect(stateOf(app).filter(([, state]) => state === 'pending')).toEqual([]), patience)
    expect(stateOf(app).filter(([, state]) => state === 'ready')).toHaveLength(31)
    const problems = new Map(stateOf(app).map(([key, , problem]) => [key, problem]))
    expect(problems.get('p-1')).toContain('not among the pictures')
    expect(problems.get('p-2')).toContain('damaged')
    expect(problems.get('p-3')).toContain('404')
    expect(problems.get('p-4')).toContain('no address that can exist')
    expect(problems.get('p-5')).toContain('http and https only')
    const job = (await app.client.jobs.list()).find(({ kind }) => kind === 'images')
    expect(job).toMatchObject({ title: 'Fetching pictures' })
    const bad = productOf(app, 'p-3')
    const sentences = (): string[] => app.store.products.findings(bad?.id ?? '').map(({ sentence }) => sentence)
    await vi.waitFor(() => expect(sentences().join(' ')).toContain('404'), patience)
    const [first] = productOf(app, 'p-7')?.images ?? []
    expect((await app.app.context.pictures.read(first?.id ?? ''))?.length).toBe((await jpeg()).length)
    await app.close()
  }, 300_000)

  it('come a second time for nothing: what is there is not asked for again', async () => {
    const app = open()
    await app.app.start()
    const file = catalogue(`http://${host}/good.jpg`)
    await bringIn(app, file)
    await vi.waitFor(() => expect(stateOf(app)[0]?.[1]).toBe('ready'), patience)
    await bringIn(app, file)
    expect((await app.client.imports.fetchPictures()).jobId).toBeNull()
    expect(asked).toEqual(['/good.jpg'])
    await app.close()
  }, 300_000)

  it('are never asked for inside the own network, unless the seller allowed that host', async () => {
    const app = open(false)
    await bringIn(app, catalogue(`http://${host}/good.jpg`, `http://localhost:${host.split(':')[1]}/good.jpg`))
    const { jobId } = await app.client.imports.fetchPictures()
    await app.client.jobs.wait({ jobId: jobId ?? '' })
    expect(asked).toEqual([])
    for (const [, state, problem] of stateOf(app))
      expect([state, problem]).toEqual(['failed', expect.stringContaining('inside your own network')])
    await app.close()
  }, 300_000)

  it('wait quietly where there is no network: no job, no finding, and they come once there is one', async () => {
    const offline = openApp(folder, shop.address)
    await offline.app.start()
    await bringIn(offline, catalogue(`http://${host}/good.jpg`))
    await offline.close()
    const app = open()
    expect(stateOf(app)).toEqual([['p-0', 'pending', null]])
    expect((await app.client.jobs.list()).filter(({ kind }) => kind === 'images')).toEqual([])
    await app.app.start()
    await vi.waitFor(() => expect(stateOf(app)[0]?.[1]).toBe('ready'), patience)
    await app.close()
  }, 300_000)

  it('named by file are looked for again when a ZIP comes later', async () => {
    const app = open()
    await app.app.start()
    await bringIn(app, catalogue('late.jpg'))
    await vi.waitFor(() => expect(stateOf(app)[0]?.[1]).toBe('failed'), patience)
    writeFileSync(join(folder, 'late.zip'), zipSync({ 'late.jpg': new Uint8Array(await jpeg()) }))
    expect(await app.client.imports.takePictures({ fileId: join(folder, 'late.zip') })).toEqual({
      kept: 1,
      refused: [],
    })
    await vi.waitFor(() => expect(stateOf(app)[0]?.slice(1)).toEqual(['ready', null]), patience)
    await app.close()
  }, 300_000)
})

describe('pictures that a seller chooses', () => {
  it('are kept under a name of their own, shown in the gallery and fetched at once', async () => {
    const app = open()
    await app.app.start()
    await bringIn(app, catalogue(`http://${host}/good.jpg`))
    const product = productOf(app, 'p-0')
    const other = await sharp({ create: { width: 700, height: 700, channels: 3, background: '#35c' } })
      .jpeg()
      .toBuffer()
    const take = async (bytes: Uint8Array): Promise<string> => {
      const file = join(folder, 'My: Clock.JPG'.replace(':', ''))
      writeFileSync(file, bytes)
      return (await app.client.documents.takePicture({ fileId: file })).source
    }
    const sources = [await take(await jpeg()), await take(other), await take(other)]
    expect(sources[0]).toMatch(/^my clock-[\da-f]{8}\.jpg$/)
    expect(new Set(sources).size).toBe(2)
    const value = [...new Set([...sources, `http://${host}/good.jpg`])]
    const edit = { productId: product?.id ?? '', variantId: null, field: 'images', value } as const
    await app.client.products.edit({ label: 'Images', edits: [edit] })
    const states = (): string[] => productOf(app, 'p-0')?.images.map(({ state }) => state) ?? []
    await vi.waitFor(() => expect(states()).toEqual(['ready', 'ready', 'ready']), patience)
    expect(productOf(app, 'p-0')?.images[1]).toMatchObject({ source: sources[1], widthPixels: 700 })
    await app.client.products.undo({ batchId: null })
    expect(states()).toEqual(['ready'])
    await app.close()
  }, 300_000)

  it('are refused in a sentence where no shop takes them', async () => {
    const app = open()
    const file = join(folder, 'notes.txt')
    writeFileSync(file, 'no picture')
    await expect(app.client.documents.takePicture({ fileId: file })).rejects.toMatchObject({
      code: 'invalid',
      details: { sentence: expect.stringMatching(/^notes\.txt: This is no picture/) },
    })
    await app.close()
  }, 300_000)
})
