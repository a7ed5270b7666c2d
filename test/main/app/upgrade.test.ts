// The upgrade desk against the practice shop: the 24 hours, one task at a time, lost answers, products here that follow, products only here.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startShop } from '#test/practice-shop.ts'
import type { Shop } from '#test/practice-shop.ts'
import { createPacing } from '#main/shop/pacing.ts'
import { createShopPort } from '#main/shop/shop-port.ts'
import { fixedToken } from '#main/shop/tokens.ts'
import { findOld } from '#main/app/upgrading/find-old.ts'
import { controlOf } from './control.ts'
import { openApp, testFolder } from './open-app.ts'

type Opened = ReturnType<typeof openApp>
const phoneCases = '601925'
const mugs = '600042'

let place: ReturnType<typeof testFolder>
let shop: Shop
let control: ReturnType<typeof controlOf>
let opened: Opened
beforeEach(async () => {
  place = testFolder()
  shop = await startShop(['--seed', 'empty'])
  control = controlOf(shop.controlUrl)
  opened = openApp(place.folder, shop)
})
afterEach(async () => {
  await opened.close()
  await shop.stop()
  place.remove()
})

const plantedShape = z.object({ planted: z.array(z.object({ id: z.string(), categoryId: z.string() })) })
const plant = async (what: Record<string, unknown>) =>
  plantedShape.parse(await control.ask('POST', '/products/old', { seed: 'desk', ...what })).planted
const rehearse = async (): Promise<void> => {
  const { jobId } = await opened.client.upgrade.rehearse()
  expect(await opened.client.jobs.wait({ jobId })).toMatchObject({ state: 'done' })
}
const reopen = async (): Promise<void> => {
  await opened.close()
  opened = openApp(place.folder, shop)
}
const callsOf = async (pattern: RegExp): Promise<string[]> =>
  (await control.calls()).filter((call) => pattern.test(call))
const edits = /^PUT \/product\/\d+\/products\/\d+$/
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50))
}

/** Brings products in, as a seller does, and gives their ids. */
const bringIn = async (titles: readonly string[]): Promise<string[]> => {
  const file = join(place.folder, 'catalogue.csv')
  const lines = titles.map((title, index) => `item-${index},${title},<p>${title} of good make.</p>,S-${index},10`)
  writeFileSync(file, ['Handle,Title,Body (HTML),Variant SKU,Variant Price', ...lines].join('\n'))
  const { jobId } = await opened.client.imports.start({ fileId: file })
  await opened.client.jobs.wait({ jobId })
  return (await opened.client.products.ids({})).ids
}

const setLeaf = (productId: string, value: string) =>
  opened.client.products.edit({ label: 'Leaf', edits: [{ productId, variantId: null, field: 'categoryId', value }] })

describe('a shop with more old products than one search gives', () => {
  it('is read in spans of time, each product once', { timeout: 300_000 }, async () => {
    for (const ageHours of [40, 80, 4000]) await plant({ count: 3500, ageHours, seed: `many ${ageHours}` })
    await opened.app.context.reference.tree()
    const found = await findOld(opened.app.context, () => true)
    expect(found?.size).toBe(10_500)
    expect(opened.store.upgrades.counts()).toMatchObject({ old: 10_500 })
    expect((await opened.client.upgrade.desk()).start.eligible).toBe(10_500)
  })
})

describe('the task of TikTok Shop', () => {
  it('cannot be started before a product was live for 24 hours, and the desk says from when', async () => {
    await plant({ count: 2, ageHours: 20 })
    await rehearse()
    const { start } = await opened.client.upgrade.desk()
    expect(start).toMatchObject({ canStart: false, young: 2, eligible: 0 })
    const inHours = (Date.parse(start.from ?? '') - Date.now()) / 3_600_000
    expect(Math.round(inHours)).toBe(4)
    await expect(opened.client.upgrade.start()).rejects.toMatchObject({ code: 'invalid' })
    expect(await callsOf(/upgrade_task/)).toEqual([])
  })

  it('runs once at a time, and what it left behind is told when the two hours are over', async () => {
    await plant({ count: 3, ageHours: 48 })
    await rehearse()
    const { jobId } = await opened.client.upgrade.start()
    await until(async () => (await opened.client.upgrade.desk()).task?.state === 'started')
    await expect(opened.client.upgrade.start()).rejects.toMatchObject({ code: 'conflict' })
    // To the app the two hours pass, to the shop they do not.
    const run = opened.store.upgrades.run(jobId)
    if (run === null) throw new Error('The run was not kept')
    await reopen()
    opened.store.upgrades.saveRun({ ...run, state: 'started', expectedBy: new Date(Date.now() - 1000).toISOString() })
    await opened.client.jobs.resume({ jobId })
    expect(await opened.client.jobs.wait({ jobId })).toMatchObject({ state: 'done' })
    const desk = await opened.client.upgrade.desk()
    expect(desk.task).toMatchObject({ state: 'incomplete' })
    expect(desk.task?.note).toContain('3 products had not moved')
    expect((await opened.client.upgrade.rows({ filter: 'left' })).total).toBe(3)
    // It may be started again.
    await opened.client.upgrade.start()
  })

  it('whose answer is lost is watched, not sent a second time at once', async () => {
    await plant({ count: 2, ageHours: 48 })
    await rehearse()
    await control.ask('POST', '/faults', { operation: 'POST *upgrade_task', kind: 'cut-after', count: 1 })
    const { jobId } = await opened.client.upgrade.start()
    await until(async () => (await opened.client.upgrade.desk()).task?.state === 'started')
    expect((await opened.client.upgrade.desk()).task?.note).toContain('The answer was lost')
    await control.moveClock({ hours: 3 })
    expect(await opened.client.jobs.wait({ jobId })).toMatchObject({ state: 'done', done: 2 })
    expect((await opened.client.upgrade.desk()).counts).toMatchObject({ moved: 2, old: 0 })
    expect(await callsOf(/upgrade_task/)).toHaveLength(1)
  })
})

describe('a product that is in the workspace', () => {
  it('follows what the platform did with its listing, as a batch that can be undone', async () => {
    const [old] = await plant({ count: 1, ageHours: 48, splitShare: 1 })
    const [productId = ''] = await bringIn(['Something planted'])
    await opened.client.categories.sync()
    await setLeaf(productId, old?.categoryId ?? '')
    const remote = await opened.app.context.shop.getProduct(old?.id ?? '')
    const { status, auditStatus, preApprovedReasons, failedReasons, readAt, remoteId } = remote
    opened.store.live.save(
      productId,
      { status, auditStatus, preApprovedReasons, failedReasons, readAt, remoteId },
      remote,
    )
    await rehearse()
    expect((await opened.client.upgrade.rows({})).rows).toMatchObject([{ key: old?.id, productId, state: 'old' }])
    const { jobId } = await opened.client.upgrade.start()
    await until(async () => (await opened.client.upgrade.desk()).task?.state === 'started')
    await control.moveClock({ hours: 3 })
    await opened.client.jobs.wait({ jobId })
    const { rows } = await opened.client.upgrade.rows({})
    expect(rows).toMatchObject([{ state: 'moved', way: 'task', oldLeaf: old?.categoryId }])
    expect((await opened.client.products.get({ id: productId })).product.categoryId).toBe(rows[0]?.newLeaf)
    const { batches } = await opened.client.products.batches({ offset: 0, limit: 5 })
    expect(batches[0]).toMatchObject({ kind: 'category', label: 'Upgrade: 1 product follow TikTok Shop' })
    await opened.client.products.undo({ batchId: null })
    // It is told once: an undo stays.
    await opened.client.upgrade.look()
    expect((await opened.client.products.get({ id: productId })).product.categoryId).toBe(old?.categoryId)
  })

  it('is not changed by a rehearsal, neither in the shop nor here, also when the shop has moved it meanwhile', async () => {
    const [old] = await plant({ count: 1, ageHours: 48, splitShare: 1 })
    const [productId = ''] = await bringIn(['Something planted'])
    await opened.client.categories.sync()
    await setLeaf(productId, old?.categoryId ?? '')
    const remote = await opened.app.context.shop.getProduct(old?.id ?? '')
    const { status, auditStatus, preApprovedReasons, failedReasons, readAt, remoteId } = remote
    opened.store.live.save(
      productId,
      { status, auditStatus, preApprovedReasons, failedReasons, readAt, remoteId },
      remote,
    )
    const here = async () => ({
      product: (await opened.client.products.get({ id: productId })).product,
      batches: (await opened.client.products.batches({ offset: 0, limit: 20 })).batches,
    })
    const there = () => control.ask('GET', '/products?full')
    const before = { here: await here(), there: await there() }
    await control.emptyCalls()
    await rehearse()
    expect({ here: await here(), there: await there() }).toEqual(before)
    // Someone else starts the task, and the products move before the next rehearsal.
    await opened.app.context.shop.startCategoryUpgrade()
    await control.moveClock({ hours: 3 })
    const moved = await there()
    expect(moved).not.toEqual(before.there)
    await rehearse()
    expect({ here: await here(), there: await there() }).toEqual({ here: before.here, there: moved })
    const writes = (await control.calls()).filter((call) => !/^GET |\/products\/search$/u.test(call))
    expect(writes).toEqual(['POST /product/202407/products/category_upgrade_task'])
    // A look is asked for, and follows.
    await opened.client.upgrade.look()
    expect((await here()).product.categoryId).not.toBe(before.here.product.categoryId)
  })

  it('and was never listed is moved here, without a call, and only where its leaf was split', async () => {
    const ids = await bringIn(['Waterproof phone case', 'Stoneware mug'])
    await opened.client.categories.sync()
    await setLeaf(ids[0] ?? '', phoneCases)
    await setLeaf(ids[1] ?? '', mugs)
    await rehearse()
    const { rows } = await opened.client.upgrade.rows({ filter: 'old' })
    expect(rows).toMatchObject([{ isHereOnly: true, oldLeaf: phoneCases }])
    const target = rows[0]?.rehearsal?.candidates[0]?.categoryId ?? ''
    await opened.client.upgrade.choose({ keys: [rows[0]?.key ?? ''], categoryId: target })
    const { jobId } = await opened.client.upgrade.edit({ keys: null })
    await opened.client.jobs.wait({ jobId: jobId ?? '' })
    expect((await opened.client.upgrade.rows({})).rows).toMatchObject([
      { state: 'moved', way: 'edit', newLeaf: target },
    ])
    expect((await opened.client.products.get({ id: rows[0]?.productId ?? '' })).product.categoryId).toBe(target)
    expect(await callsOf(edits)).toEqual([])
  })
})

describe('moving by edit', () => {
  it('keeps every SKU and all content, and looks before it repeats an edit whose answer was lost', async () => {
    const planted = await plant({ count: 2, ageHours: 2, splitShare: 0 })
    await rehearse()
    const before = await Promise.all(planted.map(({ id }) => opened.app.context.shop.getProduct(id)))
    await control.ask('POST', '/faults', { operation: 'PUT /product/*', kind: 'cut-after', count: 1 })
    const first = await opened.client.upgrade.edit({ keys: null })
    expect(await opened.client.jobs.wait({ jobId: first.jobId ?? '' })).toMatchObject({
      counts: { sent: 1, lookedUp: 1 },
    })
    await control.moveClock({ seconds: 10 })
    const { counts } = await opened.client.upgrade.look()
    expect(counts).toMatchObject({ old: 0, sent: 0, moved: 2 })
    expect(await callsOf(edits)).toHaveLength(2)
    const after = await Promise.all(planted.map(({ id }) => opened.app.context.shop.getProduct(id)))
    const kept = (all: typeof before) =>
      all.map(({ title, description, imageUris, skus, weight, dimensions, categoryId }) => ({
        title,
        description,
        imageUris,
        skus,
        weight,
        dimensions,
        categoryId,
      }))
    expect(kept(after)).toEqual(kept(before))
  })

  it('puts a product where it was proposed to go, when the task put it elsewhere', async () => {
    await plant({ count: 12, ageHours: 48, splitShare: 1 })
    await rehearse()
    const { jobId } = await opened.client.upgrade.start()
    await until(async () => (await opened.client.upgrade.desk()).task?.state === 'started')
    await control.moveClock({ hours: 3 })
    await opened.client.jobs.wait({ jobId })
    const before = await opened.client.upgrade.rows({ filter: 'differs' })
    const wrong = before.rows.find(({ rehearsal }) => rehearsal?.wouldBlock.length === 0)
    expect((await opened.client.upgrade.desk()).counts).toMatchObject({ moved: 12, differs: before.total })
    const edit = await opened.client.upgrade.edit({ keys: [wrong?.key ?? ''] })
    await opened.client.jobs.wait({ jobId: edit.jobId ?? '' })
    await control.moveClock({ seconds: 10 })
    expect((await opened.client.upgrade.look()).counts).toMatchObject({ moved: 12, sent: 0, differs: before.total - 1 })
    const { rows } = await opened.client.upgrade.rows({ text: wrong?.key ?? '' })
    expect(rows).toMatchObject([{ newLeaf: wrong?.rehearsal?.categoryId, oldLeaf: wrong?.oldLeaf, way: 'edit' }])
  })

  it('that the shop refuses keeps the product where it is, with the sentence', async () => {
    const [one] = await plant({ count: 1, ageHours: 2, splitShare: 0 })
    await rehearse()
    await control.ask('PATCH', `/products/${one?.id ?? ''}`, { status: 'FREEZE' })
    const { jobId } = await opened.client.upgrade.edit({ keys: null })
    expect(await opened.client.jobs.wait({ jobId: jobId ?? '' })).toMatchObject({ counts: { refused: 1 } })
    const { rows } = await opened.client.upgrade.rows({})
    expect(rows).toMatchObject([{ state: 'old', newLeaf: one?.categoryId }])
    expect(rows[0]?.failure).toMatch(/\.$/)
  })
})

describe('the table', () => {
  it('keeps a product that was deleted meanwhile, and a market without a newer tree has nothing to move', async () => {
    const [one] = await plant({ count: 1, ageHours: 48 })
    await rehearse()
    const { client } = createShopPort({
      ...shop,
      appSecret: () => Promise.resolve(shop.appSecret),
      tokens: fixedToken(shop.accessToken),
      pacing: createPacing({ clock: Date.now }),
      clock: Date.now,
      random: Math.random,
    })
    await client.states.delete([one?.id ?? ''])
    expect((await opened.client.upgrade.look()).counts).toMatchObject({ old: 0, moved: 0, gone: 1 })
    const about = opened.store.meta.shop()
    if (about === null) throw new Error('The workspace has no shop')
    opened.store.meta.saveShop({ ...about, region: 'BR' })
    expect(await opened.client.upgrade.desk()).toMatchObject({ isNeeded: false, timeline: [] })
    await expect(opened.client.upgrade.rehearse()).rejects.toMatchObject({ code: 'invalid' })
    expect((await opened.client.upgrade.table()).csv).toContain(one?.id)
  })
})
