// What a seller does while the shop cannot be reached, beside listing: it waits and goes on by itself, or it is refused in a sentence and nothing is changed.
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Job } from '#contract/job.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { openApp, testFolder } from './open-app.ts'
import { bringIn } from './sample-products.ts'

const patience = { timeout: 90_000 }

let folder: ReturnType<typeof testFolder>
let shop: PracticeShop
let open: ReturnType<typeof openApp>
let ids: string[] = []
let isAway = false

beforeEach(async () => {
  folder = testFolder()
  const settings = { reviewDelayMs: [0, 0] as [number, number] }
  shop = await startPracticeShop({ seed: 'empty', stateFile: join(folder.folder, 'practice-shop'), settings })
  open = openApp(folder.folder, shop.address)
  await bringIn(open, 2)
  ;({ ids } = await open.client.products.ids({}))
  const { jobId } = await open.client.publish.start({ productIds: null })
  await open.client.jobs.wait({ jobId: jobId ?? '' })
  await settled()
})
afterEach(async () => {
  await open.close()
  if (!isAway) await shop.close()
  isAway = false
  folder.remove()
})

const settled = (): Promise<void> =>
  vi.waitFor(
    async () => {
      const { stages } = await open.client.status.refresh()
      expect(stages.live).toBe(2)
    },
    { ...patience, interval: 200 },
  )
const goAway = async (): Promise<void> => {
  await shop.close()
  isAway = true
  await expect(open.client.status.refresh()).rejects.toMatchObject({ code: 'offline' })
}
const comeBack = async (): Promise<void> => {
  const port = Number(new URL(shop.address.baseUrl).port)
  shop = await startPracticeShop({ stateFile: join(folder.folder, 'practice-shop'), port })
  isAway = false
}
const job = (jobId: string): Promise<Job> => open.client.jobs.get({ jobId })
const saysThatItWaits = (jobId: string): Promise<void> =>
  vi.waitFor(async () => expect((await job(jobId)).note).toMatch(/cannot be reached; this goes on by itself/), patience)
const edit = async (productId: string, field: 'price' | 'quantity' | 'title', value: string): Promise<void> => {
  const { product } = await open.client.products.get({ id: productId })
  const variantId = field === 'title' ? null : (product.variants[0]?.id ?? null)
  await open.client.products.edit({ label: field, edits: [{ productId, variantId, field, value }] })
}
const inShop = async (productId: string) => {
  const { live } = await open.client.products.get({ id: productId })
  return open.app.context.shop.getProduct(live?.remoteId ?? '')
}

it('changed prices, stock and titles wait for the shop and go on by themselves, each once', async () => {
  const [first = '', second = ''] = ids
  await goAway()
  await edit(first, 'price', '31.00')
  await edit(first, 'quantity', '3')
  await edit(second, 'title', 'Storage basket of seagrass, now with a lid on top')
  const { create, edit: edits, priceStock } = await open.client.publish.plan({ productIds: null })
  expect([create, edits, priceStock]).toEqual([0, 1, 1])
  const { jobId } = await open.client.publish.start({ productIds: null })
  await saysThatItWaits(jobId ?? '')
  expect(await job(jobId ?? '')).toMatchObject({ state: 'running', done: 0 })
  await comeBack()
  expect(await open.client.jobs.wait({ jobId: jobId ?? '' })).toMatchObject({
    state: 'done',
    done: 2,
    counts: { listed: 2 },
  })
  expect((await inShop(first)).skus[0]).toMatchObject({ price: '31.00', quantity: 3 })
  expect((await inShop(second)).title).toBe('Storage basket of seagrass, now with a lid on top')
  expect((await open.client.publish.plan({ productIds: null })).items).toEqual([])
})

it('a changed price waits through a restart of the app, too', async () => {
  const [first = ''] = ids
  await goAway()
  await edit(first, 'price', '32.00')
  const { jobId } = await open.client.publish.start({ productIds: [first] })
  await saysThatItWaits(jobId ?? '')
  await open.close()
  open = openApp(folder.folder, shop.address)
  const starting = open.app.start()
  await saysThatItWaits(jobId ?? '')
  await comeBack()
  await starting
  expect(await open.client.jobs.wait({ jobId: jobId ?? '' })).toMatchObject({ state: 'done', done: 1 })
  expect((await inShop(first)).skus[0]).toMatchObject({ price: '32.00' })
})

it('putting on sale and taking off wait for the shop, also over a restart, and go on by themselves', async () => {
  await goAway()
  const { jobId } = await open.client.publish.setOnSale({ productIds: ids, isOnSale: false })
  await saysThatItWaits(jobId)
  expect((await open.client.products.get({ id: ids[0] ?? '' })).live?.status).toBe('ACTIVATE')
  await open.close()
  open = openApp(folder.folder, shop.address)
  const starting = open.app.start()
  await saysThatItWaits(jobId)
  await comeBack()
  await starting
  expect(await open.client.jobs.wait({ jobId })).toMatchObject({ state: 'done', done: 2, counts: { changed: 2 } })
  expect(await open.client.publish.onSaleResults({ jobId })).toMatchObject({ done: 2, failures: [] })
  expect((await inShop(ids[0] ?? '')).status).toBe('SELLER_DEACTIVATED')
})

it('putting on sale can be stopped while it waits, changes nothing then, and goes on when it is asked to', async () => {
  await goAway()
  const { jobId } = await open.client.publish.setOnSale({ productIds: ids, isOnSale: false })
  await saysThatItWaits(jobId)
  await expect(open.client.publish.setOnSale({ productIds: ids, isOnSale: true })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await open.client.jobs.cancel({ jobId })).toMatchObject({ state: 'cancelled', done: 0 })
  await comeBack()
  expect((await inShop(ids[0] ?? '')).status).toBe('ACTIVATE')
  await open.client.jobs.resume({ jobId })
  expect(await open.client.jobs.wait({ jobId })).toMatchObject({ state: 'done', done: 2 })
  expect((await inShop(ids[0] ?? '')).status).toBe('SELLER_DEACTIVATED')
})

it('reading the categories ends with a sentence and keeps what was read', async () => {
  await open.client.jobs.wait({ jobId: (await open.client.sync.start()).jobId })
  const before = await open.client.sync.state()
  await goAway()
  const failed = await open.client.jobs.wait({ jobId: (await open.client.sync.start()).jobId })
  expect(failed.state).toBe('failed')
  expect(failed.note).toMatch(/does not accept connections/)
  expect((await open.client.sync.state()).rules.known).toBe(before.rules.known)
})

it('what fell due while the shop was away is read by itself as soon as it is back', async () => {
  const syncIsDone = (): Promise<void> =>
    new Promise((resolve) => {
      const stop = open.app.context.bus.listen((event) => {
        if (event.type !== 'job.changed' || event.job.kind !== 'sync' || event.job.state !== 'done') return
        stop()
        resolve()
      })
    })
  const { reference } = open.store
  const { product } = await open.client.products.get({ id: ids[0] ?? '' })
  const rules = reference.rules('v2', product.categoryId ?? '')
  if (rules === null) throw new Error('The rules were not read')
  const old = { ...rules, readAt: new Date(Date.now() - 25 * 3_600_000).toISOString() }
  // The first look comes by itself after the start; the next one would come an hour later.
  reference.saveRules('v2', old)
  const first = syncIsDone()
  await open.app.start()
  await first
  await goAway()
  reference.saveRules('v2', old)
  const second = syncIsDone()
  await comeBack()
  await second
  expect(reference.rules('v2', old.categoryId)?.readAt).not.toBe(old.readAt)
})

it('a rehearsal of the newer tree waits for the shop and goes on by itself', async () => {
  await open.client.sync.start()
  await goAway()
  const { jobId } = await open.client.upgrade.rehearse()
  await saysThatItWaits(jobId)
  await comeBack()
  expect(await open.client.jobs.wait({ jobId })).toMatchObject({ state: 'done' })
})

it('a new brand is refused in a sentence, and made once the shop is back', async () => {
  await goAway()
  const name = 'Seagrass and Sons'
  await expect(open.client.brands.create({ name })).rejects.toMatchObject({ code: 'offline' })
  await comeBack()
  expect(await open.client.brands.create({ name })).toMatchObject({ name })
})
