// Publishing that has to wait: for a shop that is gone, for the next day's quota, for a new approval. It goes on by itself, and nothing is listed twice.
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Job } from '#contract/job.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { control } from '../../sandbox/client.ts'
import { createBudget } from '#main/shop/budget.ts'
import { createPacing } from '#main/shop/pacing.ts'
import { createShopPort } from '#main/shop/shop-port.ts'
import { fixedToken } from '#main/shop/tokens.ts'
import { openApp, testFolder } from './open-app.ts'
import { bringIn } from './sample-products.ts'

let folder: ReturnType<typeof testFolder>
let shop: PracticeShop
beforeEach(async () => {
  folder = testFolder()
  shop = await startPracticeShop({ seed: 'empty', stateFile: join(folder.folder, 'practice-shop') })
})
afterEach(async () => {
  await shop.close()
  folder.remove()
})

const productsThere = async (): Promise<number> => {
  const { products } = (await control(shop.address, 'GET', '/products')) as { products: unknown[] }
  return products.length
}

it('waits through a stop of the shop and goes on by itself', { timeout: 300_000 }, async () => {
  const open = openApp(folder.folder, shop.address)
  await bringIn(open, 12)
  const { jobId } = await open.client.publish.start({ productIds: null })
  const now = (): Promise<Job> => open.client.jobs.get({ jobId: jobId ?? '' })
  await vi.waitFor(async () => expect((await now()).done).toBeGreaterThan(1), { timeout: 90_000 })
  const port = Number(new URL(shop.address.baseUrl).port)
  await shop.close()
  await vi.waitFor(async () => expect((await now()).note).toMatch(/cannot be reached|answer was lost/), {
    timeout: 90_000,
  })
  expect((await now()).state).toBe('running')
  shop = await startPracticeShop({ stateFile: join(folder.folder, 'practice-shop'), port })
  const ended = await open.client.jobs.wait({ jobId: jobId ?? '' })
  expect(ended).toMatchObject({ state: 'done', done: 12 })
  expect(await productsThere()).toBe(12)
  await open.close()
})

it('begins only when the shop is there, also where it was gone from the start', { timeout: 300_000 }, async () => {
  const open = openApp(folder.folder, shop.address)
  await bringIn(open, 2)
  await open.client.publish.plan({ productIds: null })
  const port = Number(new URL(shop.address.baseUrl).port)
  await shop.close()
  const { jobId } = await open.client.publish.start({ productIds: null })
  await vi.waitFor(
    async () => expect((await open.client.jobs.get({ jobId: jobId ?? '' })).note).toMatch(/cannot be reached/),
    { timeout: 90_000 },
  )
  shop = await startPracticeShop({ stateFile: join(folder.folder, 'practice-shop'), port })
  expect(await open.client.jobs.wait({ jobId: jobId ?? '' })).toMatchObject({ state: 'done', done: 2 })
  expect(await productsThere()).toBe(2)
  await open.close()
})

// The review takes no time here, so that what was listed is live at once.
it(
  'waits for the next day when today’s listings are used up, also through a restart, and goes on by itself',
  { timeout: 300_000 },
  async () => {
    await control(shop.address, 'PATCH', '/settings', { dailyListingLimit: 3, reviewDelayMs: [0, 0] })
    let offsetMs = 0
    const clock = (): number => Date.now() + offsetMs
    let open = openApp(folder.folder, shop.address, {}, clock)
    await bringIn(open, 7)
    const { jobId } = await open.client.publish.start({ productIds: null })
    const now = (): Promise<Job> => open.client.jobs.get({ jobId: jobId ?? '' })
    await vi.waitFor(async () => expect((await now()).state).toBe('paused'), { timeout: 90_000 })
    expect(await now()).toMatchObject({
      done: 3,
      note: expect.stringMatching(/used up\. 4 products go on by themselves, at the earliest on \w+day/),
    })
    expect(await productsThere()).toBe(3)

    // A change of price needs no quota and does not have to wait behind it.
    await open.app.context.watcher.refresh()
    const { rows } = await open.client.products.list({ limit: 50 })
    const listed = rows.find(({ stage }) => stage === 'live')
    await open.client.products.edit({
      label: 'A new price',
      edits: [
        { productId: listed?.id ?? '', variantId: listed?.variants[0]?.id ?? null, field: 'price', value: '77.00' },
      ],
    })
    const passing = await open.client.publish.start({ productIds: [listed?.id ?? ''] })
    expect(await open.client.jobs.wait({ jobId: passing.jobId ?? '' })).toMatchObject({ state: 'done', done: 1 })
    await vi.waitFor(async () => expect((await now()).state).toBe('paused'), { timeout: 90_000 })

    await open.close()
    open = openApp(folder.folder, shop.address, {}, clock)
    await open.app.start()
    await vi.waitFor(async () => expect((await now()).state).toBe('paused'), { timeout: 90_000 })

    offsetMs = 86_400_000
    await control(shop.address, 'POST', '/clock', { action: 'move', days: 1 })
    await vi.waitFor(async () => expect((await now()).done).toBe(6), { timeout: 90_000 })
    await vi.waitFor(async () => expect((await now()).state).toBe('paused'), { timeout: 90_000 })
    offsetMs = 2 * 86_400_000
    await control(shop.address, 'POST', '/clock', { action: 'move', days: 1 })
    expect(await open.client.jobs.wait({ jobId: jobId ?? '' })).toMatchObject({ state: 'done', done: 7 })
    expect(await productsThere()).toBe(7)
    await open.close()
  },
)

it(
  'stops with the reason when the approval ends, and goes on where it was once the shop lets it in again',
  { timeout: 300_000 },
  async () => {
    let open = openApp(folder.folder, shop.address)
    await bringIn(open, 2)
    await open.client.publish.plan({ productIds: null })
    await open.close()
    open = openApp(folder.folder, { ...shop.address, accessToken: 'TTP_not-a-token-of-this-shop' })
    const { jobId } = await open.client.publish.start({ productIds: null })
    const stopped = await open.client.jobs.wait({ jobId: jobId ?? '' })
    expect(stopped.state).toBe('interrupted')
    expect(stopped.note).not.toBe(null)
    await open.close()
    open = openApp(folder.folder, shop.address)
    open.app.goOn()
    expect(await open.client.jobs.wait({ jobId: jobId ?? '' })).toMatchObject({ state: 'done', done: 2 })
    expect(await productsThere()).toBe(2)
    await open.close()
  },
)

it(
  'waits where the calls of the hour are used up, and goes on when Settings allows more',
  { timeout: 300_000 },
  async () => {
    let calls = 40
    const budget = createBudget({ clock: Date.now, limit: () => ({ calls, per: 'hour' }) })
    const { appSecret, accessToken } = shop.address
    const port = createShopPort({
      ...shop.address,
      appSecret: () => Promise.resolve(appSecret),
      tokens: fixedToken(accessToken),
      // No longer than this is waited in a queue, so that the test sees the job wait whatever the time of day.
      pacing: createPacing({ clock: Date.now, budget, longestWaitMs: 0 }),
      clock: Date.now,
      random: Math.random,
    })
    const open = openApp(folder.folder, shop.address, {}, Date.now, undefined, { shop: port })
    await bringIn(open, 30)
    const { jobId } = await open.client.publish.start({ productIds: null })
    const now = (): Promise<Job> => open.client.jobs.get({ jobId: jobId ?? '' })
    await vi.waitFor(async () => expect((await now()).note).toMatch(/Settings allows|slow down/), { timeout: 90_000 })
    expect(budget.spent().used).toBeLessThanOrEqual(40)
    expect((await now()).done).toBeLessThan(30)
    calls = 100_000
    expect(await open.client.jobs.wait({ jobId: jobId ?? '' })).toMatchObject({ state: 'done', done: 30 })
    expect(await productsThere()).toBe(30)
    await open.close()
  },
)
