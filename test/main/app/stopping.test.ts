// A publish that is stopped, or loses the network, in the middle of one product: nothing of that is taken for a fault of the product, and it goes on whole.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { PicturePort } from '#main/app/ports/files.ts'
import { createEnding } from '#main/shop/ending.ts'
import { createPacing } from '#main/shop/pacing.ts'
import { createShopPort } from '#main/shop/shop-port.ts'
import { fixedToken } from '#main/shop/tokens.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { controlOf } from './control.ts'
import { openApp, testFolder } from './open-app.ts'
import { bringIn } from './sample-products.ts'

const patience = { timeout: 120_000, interval: 20 }
let place: ReturnType<typeof testFolder>
let shop: PracticeShop
let control: ReturnType<typeof controlOf>
let open: ReturnType<typeof openApp>
let bytes: Uint8Array

beforeEach(async () => {
  place = testFolder()
  shop = await startPracticeShop({ seed: 'empty', settings: { reviewDelayMs: [0, 0] } })
  control = controlOf(shop.address.controlUrl)
  bytes = await sharp({ create: { width: 500, height: 500, channels: 3, background: '#a48' } })
    .jpeg()
    .toBuffer()
})
afterEach(async () => {
  await open.close()
  await shop.close()
  place.remove()
})

const openWith = (fetch: PicturePort['fetch']): void => {
  open = openApp(place.folder, shop.address, {}, Date.now, fetch)
}
const good: PicturePort['fetch'] = () =>
  Promise.resolve({ bytes, mime: 'image/jpeg', widthPixels: 500, heightPixels: 500 })

// One product with one picture, ready to be listed.
const bringOne = async (): Promise<string> => {
  await bringIn(open, 1)
  const file = join(place.folder, 'pictures.csv')
  writeFileSync(
    file,
    'Handle,Title,Variant SKU,Image Src\nbasket-0,Storage basket number 1 of seagrass,BASKET-0-0,https://pictures.example/1.jpg\n',
  )
  await open.client.jobs.wait(await open.client.imports.start({ fileId: file }))
  const { ids } = await open.client.products.ids({})
  expect(ids).toHaveLength(1)
  return ids[0] ?? ''
}
const imagesOf = async (id: string) =>
  (await open.client.products.get({ id })).product.images.map(({ state, problem }) => ({ state, problem }))
const onlyJob = async () => {
  const [job] = (await open.client.jobs.list()).filter(({ kind }) => kind === 'publish')
  if (job === undefined) throw new Error('The job was forgotten')
  return job
}
const listed = async (): Promise<number> => (await open.app.context.shop.searchProducts({})).total
const goOn = async (): Promise<void> => {
  await open.app.start()
  await vi.waitFor(async () => expect((await onlyJob()).state).toBe('done'), patience)
  expect(await listed()).toBe(1)
}

it('closed while a picture is fetched: the picture is not called bad, and the listing has it after the next start', async () => {
  let asked = 0
  openWith(
    (_source, signal) =>
      new Promise((resolve) => {
        asked += 1
        signal.addEventListener('abort', () => resolve({ sentence: 'Fetching the picture was stopped.' }))
      }),
  )
  const id = await bringOne()
  await open.client.publish.start({ productIds: null })
  await vi.waitFor(() => expect(asked).toBe(1), patience)
  await open.close()
  openWith(good)
  expect(await imagesOf(id)).toEqual([{ state: 'pending', problem: null }])
  expect(await listed()).toBe(0)
  await goOn()
  expect(await imagesOf(id)).toEqual([{ state: 'ready', problem: null }])
}, 300_000)

it('without a network: the picture is not called bad, and the listing waits for it', async () => {
  let isOffline = true
  let isCut = false
  // The cable is pulled when the product's turn has come: from then on the shop cannot be reached either.
  const pullCable = async (): Promise<void> => {
    if (isCut) return
    isCut = true
    await control.ask('POST', '/faults', { operation: '*', kind: 'cut-before', count: 1000 })
  }
  openWith(async (source, signal) => {
    if (!isOffline) return good(source, signal)
    await pullCable()
    return { sentence: 'pictures.example was not found.', isOffline: true }
  })
  const id = await bringOne()
  const { jobId } = await open.client.publish.start({ productIds: null })
  await vi.waitFor(async () => expect(String((await onlyJob()).note)).toMatch(/cannot be reached/), patience)
  expect(await imagesOf(id)).toEqual([{ state: 'pending', problem: null }])
  isOffline = false
  await control.ask('DELETE', '/faults')
  expect(await open.client.jobs.wait({ jobId: jobId ?? '' })).toMatchObject({ state: 'done' })
  expect(await imagesOf(id)).toEqual([{ state: 'ready', problem: null }])
  expect(await listed()).toBe(1)
}, 300_000)

it('closed while the shop asks to wait for minutes: nobody sits that out, and no product is called failed', async () => {
  const ending = createEnding()
  const { baseUrl, appKey, appSecret, accessToken, shopCipher } = shop.address
  const port = createShopPort({
    baseUrl,
    appKey,
    appSecret: () => Promise.resolve(appSecret),
    tokens: fixedToken(accessToken),
    shopCipher,
    shopId: null,
    pacing: createPacing({ clock: Date.now }),
    clock: Date.now,
    random: Math.random,
    ending,
  })
  open = openApp(place.folder, shop.address, {}, Date.now, good, { shop: port })
  await bringOne()
  await control.ask('POST', '/faults', {
    operation: 'POST /product/202309/products',
    kind: 'limited-with-retry-after',
    count: 1000,
    retryAfterSeconds: 80,
  })
  await control.emptyCalls()
  const { jobId } = await open.client.publish.start({ productIds: null })
  await vi.waitFor(
    async () => expect((await control.calls()).some((call) => /^POST \/product\/\d+\/products$/.test(call))).toBe(true),
    patience,
  )
  const closing = open.close()
  ending.begin()
  await closing
  await control.ask('DELETE', '/faults')
  openWith(good)
  expect(await onlyJob()).toMatchObject({ id: jobId, state: 'interrupted' })
  expect((await open.client.publish.results({ jobId: jobId ?? '', offset: 0, limit: 10 })).total).toBe(0)
  await goOn()
}, 300_000)
