// What a faulty platform would send: an orphan, a cycle, a nameless language, a vanished leaf, a leaf whose rules never come. Contained, told, and
// the rest goes on. And the schedule, which reads what is a day old without being asked.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startShop } from '#test/practice-shop.ts'
import type { Shop } from '#test/practice-shop.ts'
import { startAnswerProxy } from './answer-proxy.ts'
import { openApp, testFolder } from './open-app.ts'

type Node = { id: string; parent_id: string; local_name: string; is_leaf: boolean; permission_statuses: string[] }

let place: ReturnType<typeof testFolder>
let shop: Shop
let proxy: Awaited<ReturnType<typeof startAnswerProxy>>
let opened: ReturnType<typeof openApp>
beforeEach(async () => {
  place = testFolder()
  shop = await startShop(['--seed', 'empty'])
  proxy = await startAnswerProxy(shop.baseUrl)
  opened = openApp(place.folder, { ...shop, baseUrl: proxy.url })
})
afterEach(async () => {
  await opened.close()
  await proxy.stop()
  await shop.stop()
  place.remove()
})

/** Rewrites the list of categories; `locale` is the one that was asked for. */
const rewriteTree = (change: (nodes: Node[], locale: string) => Node[]): void =>
  proxy.use((url, answer) => {
    const { data } = answer
    const isTree =
      url.pathname.endsWith('/categories') && typeof data === 'object' && data !== null && 'categories' in data
    if (!isTree || !Array.isArray(data.categories)) return answer
    // The practice shop's own answers have this shape.
    return { ...answer, data: { categories: change(data.categories as Node[], url.searchParams.get('locale') ?? '') } }
  })

const bringInto = async (leaves: readonly string[]): Promise<string[]> => {
  const file = join(place.folder, 'catalogue.csv')
  const lines = leaves.map((_leaf, index) => `item-${index},Thing ${index} of wood,S-${index},10`)
  writeFileSync(file, ['Handle,Title,Variant SKU,Variant Price', ...lines].join('\n'))
  await opened.client.jobs.wait({ jobId: (await opened.client.imports.start({ fileId: file })).jobId })
  const { ids } = await opened.client.products.ids({})
  const edits = ids.map((productId, index) => ({
    productId,
    variantId: null,
    field: 'categoryId' as const,
    value: leaves[index] ?? null,
  }))
  await opened.client.products.edit({ label: 'Leaves', edits })
  return ids
}

const node = (id: string, parent: string, name: string, isLeaf = true): Node => ({
  id,
  parent_id: parent,
  local_name: name,
  is_leaf: isLeaf,
  permission_statuses: ['AVAILABLE'],
})

describe('a faulty tree', () => {
  it('is used as far as it holds: orphans stand at the top, circles are left out, each is named', async () => {
    rewriteTree((nodes) => [
      ...nodes,
      node('990001', '980000', 'Lamps without a home'),
      node('990002', '990003', 'Ring', false),
      node('990003', '990002', 'Ring', false),
      node('600042', '0', 'Mugs again'),
    ])
    await opened.client.categories.sync()
    const { trees } = await opened.client.sync.state()
    expect(trees[0]?.leaves).toBe(2318)
    expect(trees[0]?.faults.map(({ kind, id }) => `${kind} ${id}`).toSorted()).toEqual([
      'cycle 990002',
      'cycle 990003',
      'duplicate 600042',
      'orphan 990001',
    ])
    expect(trees[0]?.faults.every(({ sentence }) => sentence.endsWith('.'))).toBe(true)
    expect((await opened.client.categories.search({ text: 'lamps home' })).hits.map(({ id }) => id)).toContain('990001')
    expect((await opened.client.categories.search({ text: 'wall clocks' })).hits.length).toBeGreaterThan(0)
  })

  it('without names in a language shows the English ones and says so', async () => {
    rewriteTree((nodes, locale) =>
      nodes.map((one, index) => (locale === 'th-TH' && index % 2 === 0 ? { ...one, local_name: '' } : one)),
    )
    const { trees } = await opened.client.sync.useLocale({ locale: 'th-TH' })
    const nameless = trees[0]?.faults.filter(({ kind }) => kind === 'nameless') ?? []
    expect(nameless.length).toBeGreaterThan(0)
    expect(nameless[0]?.sentence).toContain('has no name in th-TH; the English one is shown.')
    const roots = await opened.client.categories.children({ parentId: null })
    expect(roots.every(({ name }) => name !== '' && !name.startsWith('Category '))).toBe(true)
  })

  it('that is empty leaves the one from before in use, with the reason beside it', async () => {
    await opened.client.categories.sync()
    rewriteTree(() => [])
    await expect(opened.client.categories.sync()).rejects.toMatchObject({ code: 'rejected' })
    const { trees } = await opened.client.sync.state()
    expect(trees[0]).toMatchObject({ leaves: 2317 })
    expect(trees[0]?.failure).toContain('empty category tree')
  })

  it('without a leaf that products are in names the leaf and the products', async () => {
    await opened.client.categories.sync()
    await bringInto(['600042', '600042'])
    rewriteTree((nodes) => nodes.filter(({ id }) => id !== '600042'))
    await opened.client.categories.sync()
    expect((await opened.client.sync.state()).misplaced).toMatchObject([
      { categoryId: '600042', kind: 'vanished', products: 2 },
    ])
  })

  it('that loses, splits or closes a leaf checks the products in it again, marks them and says what changed', async () => {
    await opened.client.categories.sync()
    const [gone = '', split = '', closed = '', same = ''] = await bringInto(['600042', '600204', '600621', '600686'])
    const codes = async (productId: string) =>
      (await opened.client.products.get({ id: productId })).findings.map(({ code }) => code)
    expect(await codes(gone)).not.toContain('category-unknown')
    rewriteTree((nodes) => [
      ...nodes.flatMap((one) => {
        if (one.id === '600042') return []
        if (one.id === '600204') return [{ ...one, is_leaf: false }]
        return one.id === '600621' ? [{ ...one, permission_statuses: ['PROHIBITED'] }] : [one]
      }),
      node('990204', '600204', 'Deeper'),
    ])
    await opened.client.categories.sync()
    expect(await codes(gone)).toContain('category-unknown')
    expect(await codes(split)).toContain('category-not-leaf')
    expect(await codes(closed)).toContain('category-prohibited')
    const marked = await opened.client.products.ids({ view: 'rules-changed' })
    expect(new Set(marked.ids)).toEqual(new Set([gone, split, closed]))
    expect(marked.ids).not.toContain(same)
    const { changes } = await opened.client.sync.state()
    expect(changes.find(({ categoryId }) => categoryId === '600042')).toMatchObject({
      categoryName: 'Mugs',
      products: 1,
      changes: [{ kind: 'leaf-gone', sentence: 'It is no longer in the tree of your shop. Choose another leaf.' }],
    })
    const notices = await opened.client.app.notices()
    expect(notices).toHaveLength(1)
    expect(notices[0]).toMatchObject({ title: 'New rules touch 3 products' })
    expect(notices[0]?.body).toContain('Mugs: It is no longer in the tree of your shop.')
    // The same tree once more is no news.
    await opened.client.categories.sync()
    expect(await opened.client.app.notices()).toHaveLength(1)
  })

  it('is told of after a crash that came between the reading and the notice', async () => {
    await opened.client.categories.sync()
    const [productId = ''] = await bringInto(['600042'])
    rewriteTree((nodes) => nodes.filter(({ id }) => id !== '600042'))
    // As far as a round gets that is killed right after it has kept the tree.
    await opened.app.context.reference.sync()
    expect(await opened.client.app.notices()).toEqual([])
    await opened.close()
    opened = openApp(place.folder, { ...shop, baseUrl: proxy.url })
    await opened.client.jobs.wait({ jobId: (await opened.client.sync.start()).jobId })
    expect((await opened.client.app.notices())[0]).toMatchObject({ title: 'New rules touch 1 product' })
    const { findings } = await opened.client.products.get({ id: productId })
    expect(findings.map(({ code }) => code)).toContain('category-unknown')
  })
})

describe('a leaf whose rules never come', () => {
  it('is named, while the others are read and their products checked', { timeout: 300_000 }, async () => {
    await opened.client.categories.sync()
    const leaves = ['600042', '600204', '600621']
    await bringInto(leaves)
    proxy.use((url, answer) =>
      url.pathname.endsWith('/600204/rules')
        ? { ...answer, code: 12_052_025, message: 'The category is invalid.', data: null }
        : answer,
    )
    const { jobId } = await opened.client.sync.start()
    expect(await opened.client.jobs.wait({ jobId })).toMatchObject({ state: 'done', counts: { read: 2, notRead: 1 } })
    const { rules } = await opened.client.sync.state()
    expect(rules).toMatchObject({ inUse: 3, known: 2, failed: [{ categoryId: '600204' }] })
    proxy.use((_url, answer) => answer)
    await opened.client.jobs.wait({ jobId: (await opened.client.sync.start()).jobId })
    expect((await opened.client.sync.state()).rules).toMatchObject({ known: 3, failed: [] })
  })
})

describe('the schedule', () => {
  it('reads by itself what is a day old, and leaves alone what is fresh', { timeout: 300_000 }, async () => {
    await opened.client.categories.sync()
    await bringInto(['600042', '600204'])
    await opened.client.jobs.wait({ jobId: (await opened.client.sync.start()).jobId })
    const { reference } = opened.store
    const dayAgo = new Date(Date.now() - 25 * 3_600_000).toISOString()
    const old = reference.rules('v2', '600042')
    if (old === null) throw new Error('The rules were not read')
    reference.saveRules('v2', { ...old, readAt: dayAgo })
    const fresh = reference.rules('v2', '600204')?.readAt
    await opened.app.start()
    await new Promise<void>((resolve) => {
      opened.app.context.bus.listen((event) => {
        if (event.type === 'job.changed' && event.job.kind === 'sync' && event.job.state === 'done') resolve()
      })
    })
    expect(reference.rules('v2', '600042')?.readAt).not.toBe(dayAgo)
    expect(reference.rules('v2', '600204')?.readAt).toBe(fresh)
  })
})
