// Putting on sale and taking off as a job: an answer that is lost, and a crash in the middle, ask for no product twice and forget none.
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { controlOf } from './control.ts'
import { openApp, testFolder } from './open-app.ts'
import { bringIn } from './sample-products.ts'

const patience = { timeout: 90_000, interval: 50 }
/** One call takes twenty. */
const many = 23

let folder: ReturnType<typeof testFolder>
let shop: PracticeShop
let open: ReturnType<typeof openApp>
let ids: string[] = []
let control: ReturnType<typeof controlOf>

beforeEach(async () => {
  folder = testFolder()
  const settings = { reviewDelayMs: [0, 0] as [number, number] }
  shop = await startPracticeShop({ seed: 'empty', stateFile: join(folder.folder, 'practice-shop'), settings })
  control = controlOf(shop.address.controlUrl)
  open = openApp(folder.folder, shop.address)
  await bringIn(open, many)
  ;({ ids } = await open.client.products.ids({}))
  const { jobId } = await open.client.publish.start({ productIds: null })
  await open.client.jobs.wait({ jobId: jobId ?? '' })
  await listed()
  await control.emptyCalls()
}, 300_000)
afterEach(async () => {
  await open.close()
  await shop.close()
  folder.remove()
})

const listed = (): Promise<void> =>
  vi.waitFor(async () => expect((await open.client.status.refresh()).stages.live).toBe(many), patience)
const asked = async (): Promise<number> => (await control.calls()).filter((call) => call.includes('deactivate')).length
const allOff = (): void => {
  expect([...open.store.live.many(ids).values()].map(({ status }) => status)).toEqual(
    Array.from({ length: many }, () => 'SELLER_DEACTIVATED'),
  )
}

it('looks at the products of a call whose answer was lost, and asks for none of them again', async () => {
  await control.ask('POST', '/faults', { operation: 'POST *deactivate', kind: 'cut-after', count: 1 })
  const { jobId } = await open.client.publish.setOnSale({ productIds: ids, isOnSale: false })
  expect(await open.client.jobs.wait({ jobId })).toMatchObject({ state: 'done', done: many, counts: { changed: many } })
  expect(await asked()).toBe(2)
  allOff()
  expect((await open.client.jobs.list())[0]).toMatchObject({ kind: 'on-sale', title: `Take ${many} products off sale` })
}, 300_000)

it('goes on after a crash in the middle: what had arrived is not asked for again, nothing is forgotten', async () => {
  await control.ask('POST', '/faults', { operation: 'POST *deactivate', kind: 'cut-after', count: 1 })
  const { jobId } = await open.client.publish.setOnSale({ productIds: ids, isOnSale: false })
  await vi.waitFor(async () => expect(await asked()).toBe(1), { timeout: 90_000, interval: 10 })
  await open.close()
  open = openApp(folder.folder, shop.address)
  const left = open.store.jobs.get(jobId)
  if (left === null) throw new Error('The job was forgotten.')
  expect(left.done).toBeLessThan(many)
  expect(open.store.jobs.nextItems(jobId, many).some(({ state }) => state === 'sending')).toBe(true)
  // A crash writes nothing of its end.
  open.store.jobs.save({ ...left, state: 'running', done: 0, counts: {} })
  await open.app.start()
  expect(await open.client.jobs.wait({ jobId })).toMatchObject({ state: 'done', done: many, counts: { changed: many } })
  expect(await asked()).toBe(2)
  allOff()
  const { changed, failures } = await open.client.publish.onSaleResults({ jobId })
  expect([changed.toSorted(), failures]).toEqual([ids.toSorted(), []])
}, 300_000)
