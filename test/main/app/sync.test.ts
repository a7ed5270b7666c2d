// Reading reference data in rounds: paced, cut off and resumed without asking twice, faults contained, changes told. Real shop, real file.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startShop } from '#test/practice-shop.ts'
import type { Shop } from '#test/practice-shop.ts'
import { controlOf } from './control.ts'
import { openApp, testFolder } from './open-app.ts'

type Opened = ReturnType<typeof openApp>

let place: ReturnType<typeof testFolder>
let running: { shops: Shop[]; opened: Opened | null }
beforeEach(() => {
  place = testFolder()
  running = { shops: [], opened: null }
})
afterEach(async () => {
  await running.opened?.close()
  for (const shop of running.shops) await shop.stop()
  place.remove()
})

const shopWith = async (...args: string[]): Promise<Shop> => {
  const shop = await startShop(['--seed', 'empty', ...args])
  running.shops.push(shop)
  return shop
}

const open = async (shop: Shop): Promise<Opened> => {
  await running.opened?.close()
  running.opened = openApp(place.folder, shop)
  return running.opened
}

const bringIn = async (opened: Opened, products: number): Promise<string[]> => {
  const file = join(place.folder, 'catalogue.csv')
  const rows = Array.from(
    { length: products },
    (_row, index) => `item-${index},Thing number ${index} of wood,S-${index},10`,
  )
  writeFileSync(file, ['Handle,Title,Variant SKU,Variant Price', ...rows].join('\n'))
  const { jobId } = await opened.client.imports.start({ fileId: file })
  await opened.client.jobs.wait({ jobId })
  return (await opened.client.products.ids({})).ids
}

/** Puts products into leaves without reading what these ask for. */
const putInto = (opened: Opened, ids: readonly string[], leaves: readonly string[]) =>
  opened.client.products.edit({
    label: 'Leaves',
    edits: ids.map((productId, index) => ({
      productId,
      variantId: null,
      field: 'categoryId' as const,
      value: leaves[index % leaves.length] ?? null,
    })),
  })

const someLeaves = async (opened: Opened, count: number): Promise<string[]> =>
  (await opened.app.context.reference.tree()).leaves
    .filter(({ permissions }) => permissions.includes('AVAILABLE'))
    .slice(0, count)
    .map(({ id }) => id)

const until = async (opened: Opened, jobId: string, done: number): Promise<void> => {
  for (;;) {
    const job = await opened.client.jobs.get({ jobId })
    if (job.done >= done || job.state !== 'running') return
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const counted = (calls: readonly string[], ending: string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const call of calls.filter((one) => one.endsWith(ending))) counts.set(call, (counts.get(call) ?? 0) + 1)
  return counts
}

describe('a round over 200 leaves in use', () => {
  it('is cut off twice and goes on without asking again for what was read', { timeout: 300_000 }, async () => {
    const shop = await shopWith()
    const control = controlOf(shop.controlUrl)
    let opened = await open(shop)
    const ids = await bringIn(opened, 200)
    await putInto(opened, ids, await someLeaves(opened, 200))
    await control.emptyCalls()
    const { jobId } = await opened.client.sync.start()
    const reached: number[] = []
    for (const cutAt of [40, 130]) {
      await until(opened, jobId, cutAt)
      opened = await open(shop)
      const job = await opened.client.jobs.get({ jobId })
      expect(job.state).toBe('interrupted')
      reached.push(job.done)
      await opened.client.jobs.resume({ jobId })
    }
    expect(await opened.client.jobs.wait({ jobId })).toMatchObject({ state: 'done', done: 200, total: 200 })
    const calls = await control.calls()
    for (const ending of ['/rules', '/attributes']) {
      const counts = counted(calls, ending)
      expect(counts.size).toBe(200)
      expect([...counts.values()].every((times) => times === 1)).toBe(true)
    }
    expect(calls.filter((call) => call === 'GET /product/202309/categories')).toHaveLength(2)
    const { rules, trees } = await opened.client.sync.state()
    expect(rules).toMatchObject({ inUse: 200, known: 200, due: 0, failed: [] })
    const nodes = trees.map((tree) => `${tree.version} ${tree.nodes} nodes`).join(', ')
    console.log(`sync: ${nodes}, 200 leaves in ${calls.length} calls, cut off after ${reached.join(' and ')} leaves`)
  })
})

describe('faults', () => {
  it('of one leaf are named, and the rest is read', { timeout: 300_000 }, async () => {
    const shop = await shopWith('--market', 'BR')
    const opened = await open(shop)
    const about = opened.store.meta.shop()
    if (about === null) throw new Error('The workspace has no shop')
    opened.store.meta.saveShop({ ...about, region: 'BR' })
    const tree = await opened.app.context.reference.tree()
    const closed = tree.leaves.find(({ permissions }) => permissions.includes('INVITE_ONLY'))?.id ?? ''
    const leaves = [...(await someLeaves(opened, 3)), closed]
    await putInto(opened, await bringIn(opened, 4), leaves)
    const { jobId } = await opened.client.sync.start()
    expect(await opened.client.jobs.wait({ jobId })).toMatchObject({ state: 'done', counts: { read: 3, notRead: 1 } })
    const state = await opened.client.sync.state()
    expect(state.rules.failed).toMatchObject([{ categoryId: closed }])
    expect(state.rules.failed[0]?.sentence).not.toBe('')
    // This market has no newer tree: that is told and nothing else suffers.
    expect(state.trees.map(({ version, isInUse, failure }) => [version, isInUse, failure === null])).toEqual([
      ['v2', false, false],
      ['v1', true, true],
    ])
  })

  it('of leaves that products name are sorted: of the older tree, vanished, no leaf', async () => {
    const shop = await shopWith()
    const opened = await open(shop)
    const ids = await bringIn(opened, 4)
    const [leaf = ''] = await someLeaves(opened, 1)
    const branch = (await opened.client.categories.children({ parentId: null }))[0]?.id ?? ''
    await putInto(opened, ids, [leaf, '601925', '999999', branch])
    await opened.client.categories.sync()
    const { misplaced } = await opened.client.sync.state()
    expect(Object.fromEntries(misplaced.map(({ categoryId, kind }) => [categoryId, kind]))).toEqual({
      601925: 'older-tree',
      999999: 'vanished',
      [branch]: 'not-a-leaf',
    })
  })

  it('of a language that is none are refused; another language is kept beside English', async () => {
    const shop = await shopWith()
    const opened = await open(shop)
    await opened.client.categories.sync()
    await expect(opened.client.sync.useLocale({ locale: 'xx-XX' })).rejects.toMatchObject({ code: 'invalid' })
    expect(await opened.client.sync.useLocale({ locale: 'id-ID' })).toMatchObject({ locale: 'id-ID' })
    await shop.stop()
    running.shops.pop()
    // Offline, a language that was read works and one that was not is refused with the old one kept.
    expect((await opened.client.sync.useLocale({ locale: 'en-US' })).trees[0]?.leaves).toBeGreaterThan(1000)
    await expect(opened.client.sync.useLocale({ locale: 'th-TH' })).rejects.toMatchObject({ code: 'offline' })
    expect((await opened.client.sync.state()).locale).toBe('en-US')
  })
})

describe('changed rules', () => {
  it('mark the products of the leaf, say what changed, and are gone when seen', { timeout: 300_000 }, async () => {
    const first = await shopWith()
    let opened = await open(first)
    const leaves = await someLeaves(opened, 12)
    await putInto(opened, await bringIn(opened, 12), leaves)
    await opened.client.jobs.wait({ jobId: (await opened.client.sync.start()).jobId })
    expect((await opened.client.sync.state()).changes).toEqual([])
    // Another seed asks for other attributes: to the app it is the same shop on another day.
    opened = await open(await shopWith('--random-seed', 'another day'))
    await opened.client.jobs.wait({ jobId: (await opened.client.sync.start()).jobId })
    const { changes } = await opened.client.sync.state()
    expect(changes.length).toBeGreaterThan(0)
    expect(changes[0]).toMatchObject({ isSeen: false, products: 1 })
    expect(changes[0]?.changes[0]?.sentence).toMatch(/\.$/)
    const marked = await opened.client.products.list({ view: 'rules-changed' })
    expect(marked.total).toBe(changes.length)
    expect((await opened.client.app.info()).counts.rulesChanged).toBe(changes.length)
    expect((await opened.client.app.notices())[0]).toMatchObject({ kind: 'category' })
    expect(await opened.client.sync.markSeen()).toEqual({ seen: changes.length })
    expect((await opened.client.products.list({ view: 'rules-changed' })).total).toBe(0)
  })
})
