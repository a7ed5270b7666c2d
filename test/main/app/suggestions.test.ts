// Suggestions and mapping over the real app, a real workspace and a real practice shop.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import { control } from '../../sandbox/client.ts'
import { nowhere, openApp, testFolder } from './open-app.ts'

const sample = fileURLToPath(new URL('../../../assets/samples/home-and-living.csv', import.meta.url))

let shopPlace: ReturnType<typeof testFolder>
let shop: Awaited<ReturnType<typeof startPracticeShop>>
let place: ReturnType<typeof testFolder>
let opened: ReturnType<typeof openApp>
beforeAll(async () => {
  shopPlace = testFolder()
  shop = await startPracticeShop({ stateFile: join(shopPlace.folder, 'practice-shop') })
})
afterAll(async () => {
  await shop.close()
  shopPlace.remove()
})
beforeEach(() => {
  place = testFolder()
  opened = openApp(place.folder, shop.address)
})
afterEach(async () => {
  await opened.close()
  place.remove()
})

const done = async (start: Promise<{ jobId: string }>) => opened.client.jobs.wait(await start)
const bringIn = async (fileId: string) => {
  const { jobId } = await opened.client.imports.start({ fileId })
  await opened.client.jobs.wait({ jobId })
  return opened.client.imports.result({ jobId })
}
const shopify = (name: string, rows: readonly string[]): string => {
  const path = join(place.folder, name)
  writeFileSync(path, `Handle,Title,Variant SKU,Variant Price,Type\n${rows.join('\n')}\n`)
  return path
}
const search = async (text: string): Promise<string> =>
  (await opened.client.categories.search({ text, limit: 1 })).hits[0]?.id ?? ''
const leafOf = async (title: string) => {
  const { rows } = await opened.client.products.list({ text: title, limit: 1 })
  return rows[0]?.categoryName ?? null
}

describe('suggested categories', () => {
  it('come from the platform and from our own words, with reasons, and are applied only when accepted', async () => {
    await bringIn(sample)
    const job = await done(opened.client.suggestions.start({ productIds: null }))
    expect(job).toMatchObject({ kind: 'suggest', state: 'done', done: 48, total: 48 })
    expect((job.counts['byThePlatform'] ?? 0) > 0 && (job.counts['withASuggestion'] ?? 0) > 40).toBe(true)
    const { rows, total, above, unasked } = await opened.client.suggestions.list({})
    expect({ total, unasked }).toEqual({ total: 48, unasked: 0 })
    expect(rows.every(({ current }) => current === null)).toBe(true)
    const sources = new Set(
      rows.flatMap(({ leaves }) => leaves.flatMap(({ reasons }) => reasons.map(({ source }) => source))),
    )
    expect(sources).toEqual(new Set(['platform', 'own']))
    const best = rows.map(({ leaves }) => leaves[0]?.confidence ?? -1)
    expect(best).toEqual(best.toSorted((one, other) => other - one))
    expect(above[10]).toBe(best.filter((confidence) => confidence >= 0.5).length)

    const taken = await opened.client.suggestions.acceptAbove({ confidence: 0.5 })
    expect(taken).toMatchObject({ products: above[10], left: 0, batch: { kind: 'category' } })
    expect((await opened.client.suggestions.list({})).total).toBe(48 - taken.products)
    await opened.client.products.undo({ batchId: taken.batch?.id ?? '' })
    expect((await opened.client.suggestions.list({})).total).toBe(48)
  })

  it('that were cut off go on where they were, by one question for each product', async () => {
    await bringIn(sample)
    await control(shop.address, 'DELETE', '/calls')
    await control(shop.address, 'POST', '/faults', {
      operation: 'POST /product/202309/categories/recommend',
      kind: 'slow',
      delayMs: 60,
      count: null,
    })
    const { jobId } = await opened.client.suggestions.start({ productIds: null })
    const reaches = async (more: number) =>
      vi.waitFor(async () => expect((await opened.client.jobs.get({ jobId })).done).toBeGreaterThan(more), {
        timeout: 90_000,
        interval: 20,
      })
    await reaches(3)
    const stopped = await opened.client.jobs.cancel({ jobId })
    expect(stopped).toMatchObject({ state: 'cancelled' })
    expect(stopped.done).toBeLessThan(48)
    await opened.client.jobs.resume({ jobId })
    await reaches(stopped.done)
    // Closed in the middle, and opened again.
    await opened.close()
    opened = openApp(place.folder, shop.address)
    expect(opened.app.context.jobs.interrupted()).toMatchObject([{ id: jobId, kind: 'suggest' }])
    await control(shop.address, 'DELETE', '/faults')
    await opened.client.jobs.resume({ jobId })
    const job = await opened.client.jobs.wait({ jobId })
    expect(job).toMatchObject({ state: 'done', done: 48, total: 48 })
    expect((job.counts['withASuggestion'] ?? 0) + (job.counts['withoutASuggestion'] ?? 0)).toBe(48)
    expect((await opened.client.suggestions.list({})).unasked).toBe(0)
    const { calls } = (await control(shop.address, 'GET', '/calls')) as { calls: { path: string }[] }
    expect(calls.filter(({ path }) => path.endsWith('/categories/recommend'))).toHaveLength(48)
    await expect(opened.client.jobs.resume({ jobId })).rejects.toThrow(/cannot be resumed/)
  })

  it('are not made again once rejected, and come back when that is taken back', async () => {
    await bringIn(sample)
    await done(opened.client.suggestions.start({ productIds: null }))
    const [row] = (await opened.client.suggestions.list({})).rows
    const productId = row?.productId ?? ''
    const categoryId = row?.leaves[0]?.category.id ?? ''
    const leaves = async () =>
      (await opened.client.suggestions.list({ text: row?.title ?? '' })).rows[0]?.leaves.map(
        ({ category }) => category.id,
      )
    await opened.client.suggestions.reject({ productId, categoryId, isRejected: true })
    await done(opened.client.suggestions.start({ productIds: [productId] }))
    expect(await leaves()).not.toContain(categoryId)
    await opened.client.suggestions.reject({ productId, categoryId, isRejected: false })
    expect(await leaves()).toContain(categoryId)
  })

  it('are ours alone without a network, and say that the platform is still to be asked', async () => {
    await opened.client.categories.sync()
    await opened.close()
    opened = openApp(place.folder, { ...nowhere, shopId: shop.address.shopId })
    await bringIn(sample)
    const job = await done(opened.client.suggestions.start({ productIds: null }))
    expect(job.state).toBe('done')
    expect(job.counts).toMatchObject({ byThePlatform: 0, platformNotAsked: 48 })
    const { rows } = await opened.client.suggestions.list({})
    expect(rows[0]?.leaves.length).toBeGreaterThan(0)
    expect(rows[0]?.platform).toMatch(/^TikTok Shop could not be asked: .* Suggest again when it can be reached\.$/)
  }, 300_000)

  it('of a product whose title changed since are not accepted with all the others before they are asked for again', async () => {
    await bringIn(sample)
    await done(opened.client.suggestions.start({ productIds: null, asksPlatform: false }))
    const { rows, above } = await opened.client.suggestions.list({})
    const { productId = '' } = rows[0] ?? {}
    const edits = [{ productId, variantId: null, field: 'title' as const, value: 'Green tea, 20 bags' }]
    await opened.client.products.edit({ label: 'Title', edits })
    const after = await opened.client.suggestions.list({})
    expect(after.rows.find((row) => row.productId === productId)).toMatchObject({ isOutdated: true })
    expect(after.above[0]).toBe((above[0] ?? 0) - 1)
    expect(await opened.client.suggestions.acceptAbove({ confidence: 0 })).toMatchObject({ products: after.above[0] })
    expect((await opened.client.products.get({ id: productId })).product.categoryId).toBeNull()
    await done(opened.client.suggestions.start({ productIds: null, asksPlatform: false }))
    expect(await opened.client.suggestions.acceptAbove({ confidence: 0 })).toMatchObject({ products: 1 })
    expect(await leafOf('Green tea')).not.toBeNull()
  })

  it('outside the main category of the shop are accepted one by one only, for products there are held back', async () => {
    await bringIn(sample)
    await done(opened.client.suggestions.start({ productIds: null, asksPlatform: false }))
    const { rows, above } = await opened.client.suggestions.list({ limit: 200 })
    const outside = rows[0]?.leaves[0]?.category.id ?? ''
    const touched = rows.filter(({ leaves }) => leaves[0]?.category.id === outside)
    const nodes = opened.store.reference
      .categories('v2')
      .nodes.map((node) => (node.id === outside ? { ...node, permissions: ['NON_MAIN_CATEGORY' as const] } : node))
    opened.store.reference.saveCategories('v2', nodes, new Date().toISOString())
    opened.app.context.reference.forget()
    expect((await opened.client.suggestions.list({})).above[0]).toBe((above[0] ?? 0) - touched.length)
    expect(await opened.client.suggestions.acceptAbove({ confidence: 0 })).toMatchObject({
      products: (above[0] ?? 0) - touched.length,
    })
    const choices = [{ productId: touched[0]?.productId ?? '', categoryId: outside }]
    expect(await opened.client.suggestions.accept({ choices })).toMatchObject({ products: 1 })
  })

  it('leave out a leaf that vanished from the tree since', async () => {
    await bringIn(sample)
    await done(opened.client.suggestions.start({ productIds: null, asksPlatform: false }))
    const { rows } = await opened.client.suggestions.list({})
    const gone = rows[0]?.leaves[0]?.category.id ?? ''
    const kept = opened.store.reference.categories('v2').nodes.filter(({ id }) => id !== gone)
    opened.store.reference.saveCategories('v2', kept, new Date().toISOString())
    opened.app.context.reference.forget()
    const after = await opened.client.suggestions.list({ limit: 200 })
    expect(after.rows.flatMap(({ leaves }) => leaves.map(({ category }) => category.id))).not.toContain(gone)
    const productId = rows[0]?.productId ?? ''
    expect(await opened.client.suggestions.accept({ choices: [{ productId, categoryId: gone }] })).toMatchObject({
      products: 0,
      left: 1,
    })
  })

  it('of a branch or a prohibited leaf cannot be set by any way', async () => {
    await bringIn(sample)
    const { ids } = await opened.client.products.ids({})
    const [branch] = await opened.client.categories.children({ parentId: null })
    const categoryId = branch?.id ?? ''
    await expect(opened.client.categories.set({ categoryId, productIds: ids })).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(
      opened.client.sourceCategories.choose({ choices: [{ value: 'Mugs', categoryId }] }),
    ).rejects.toMatchObject({ code: 'invalid' })
    const taken = await opened.client.suggestions.accept({ choices: [{ productId: ids[0] ?? '', categoryId }] })
    expect(taken).toMatchObject({ batch: null, products: 0, left: 1 })
  })
})

describe('the mapping of source categories', () => {
  const rows = ['a,Blue Mug,A-1,10,Mugs', 'b,Red Mug,B-1,12,mug', 'c,Oak Table,C-1,90,Tables', 'd,Thing,D-1,5,']

  it('suggests a leaf for each value, remembers the choice, and applies it to products without one', async () => {
    await bringIn(shopify('one.csv', rows))
    const before = await opened.client.sourceCategories.list({})
    expect(before).toMatchObject({ values: 2, settled: 0, applicable: 0, withoutSource: 1 })
    expect(before.rows.map(({ value, products, withoutLeaf }) => [value, products, withoutLeaf])).toEqual([
      ['Mugs', 2, 2],
      ['Tables', 1, 1],
    ])
    const mugs = before.rows[0]?.suggested[0]?.category
    expect(mugs?.name).toBe('Mugs')
    await opened.client.sourceCategories.choose({ choices: [{ value: 'Mugs', categoryId: mugs?.id ?? '' }] })
    expect(await opened.client.sourceCategories.list({})).toMatchObject({ settled: 1, applicable: 2 })
    const { batch, products } = await opened.client.sourceCategories.apply({ keys: null })
    expect(products).toBe(2)
    expect(await leafOf('Red Mug')).toBe('Mugs')
    await opened.client.products.undo({ batchId: batch?.id ?? '' })
    expect(await leafOf('Red Mug')).toBeNull()
  })

  it('holds for later imports, but never changes a leaf that a product has', async () => {
    await opened.client.categories.sync()
    await opened.client.sourceCategories.choose({ choices: [{ value: 'MUG', categoryId: await search('mugs') }] })
    const path = shopify('one.csv', rows)
    expect(await opened.client.imports.inspect({ fileId: path })).toMatchObject({ mapped: 2, created: 4 })
    const { summary } = await bringIn(path)
    expect(summary).toMatchObject({ mapped: 2 })
    expect(await leafOf('Blue Mug')).toBe('Mugs')
    const { ids } = await opened.client.products.ids({ text: 'Blue Mug' })
    await opened.client.categories.set({ categoryId: await search('wall clocks'), productIds: ids })
    expect((await bringIn(path)).summary).toMatchObject({ mapped: 0, unchanged: 4 })
    expect(await leafOf('Blue Mug')).not.toBe('Mugs')
  })

  it('is fed by import mappings, and a later choice is followed by them', async () => {
    await opened.client.categories.sync()
    const mug = await search('mugs')
    const table = await search('dining table')
    await opened.client.imports.saveMapping({ name: 'Supplier', columns: ['a'], rules: [], categories: { Cups: mug } })
    expect((await opened.client.sourceCategories.list({})).rows).toMatchObject([
      { value: 'Cups', products: 0, chosen: { id: mug } },
    ])
    await opened.client.sourceCategories.choose({ choices: [{ value: 'cup', categoryId: table }] })
    expect((await opened.client.imports.mappings())[0]?.categories).toEqual({ Cups: table })
  })

  it('names a remembered leaf that vanished, in the table and at an import', async () => {
    await bringIn(shopify('one.csv', rows))
    await opened.client.sourceCategories.choose({ choices: [{ value: 'Mugs', categoryId: await search('mugs') }] })
    const mug = await search('mugs')
    const kept = opened.store.reference.categories('v2').nodes.filter(({ id }) => id !== mug)
    opened.store.reference.saveCategories('v2', kept, new Date().toISOString())
    opened.app.context.reference.forget()
    const { rows: table } = await opened.client.sourceCategories.list({})
    expect(table[0]).toMatchObject({ chosen: null })
    expect(table[0]?.problem).toContain(`(${mug}) is no longer in the tree`)
    expect(await opened.client.sourceCategories.apply({ keys: null })).toMatchObject({
      products: 0,
      gone: [table[0]?.problem],
    })
    const summary = await opened.client.imports.inspect({ fileId: shopify('two.csv', rows) })
    expect(summary.mapped).toBe(0)
    expect(summary.warnings.map(({ sentence }) => sentence).join()).toContain("is no longer in the shop's tree")
  })

  it('goes out as a CSV file and comes back; lines of no use are named', async () => {
    await opened.client.categories.sync()
    const mug = await search('mugs')
    await opened.client.sourceCategories.choose({ choices: [{ value: '=Mugs, "big"', categoryId: mug }] })
    const { text, rows: written } = await opened.client.sourceCategories.write()
    expect(written).toBe(1)
    expect(text).toContain('Mugs')
    await opened.client.sourceCategories.choose({ choices: [{ value: '=Mugs, "big"', categoryId: null }] })
    const taken = await opened.client.sourceCategories.take({ text: `${text}Lamps,999\nPots,abc\n` })
    expect(taken.remembered).toBe(1)
    expect(taken.problems.map(({ line }) => line)).toEqual([3, 4])
    expect((await opened.client.sourceCategories.list({})).rows[0]).toMatchObject({
      value: '=Mugs, "big"',
      chosen: { id: mug },
    })
  })
})

describe('the picker', () => {
  it('offers suggestions, recent and most used leaves before a word is typed', async () => {
    await bringIn(sample)
    const { ids } = await opened.client.products.ids({ text: 'clock' })
    const empty = await opened.client.categories.shortlist({ productIds: ids.slice(0, 1) })
    expect(empty).toMatchObject({ recent: [], mostUsed: [] })
    expect(empty.suggested[0]?.category.name).toMatch(/Clock/)
    await done(opened.client.suggestions.start({ productIds: ids.slice(0, 1) }))
    const asked = await opened.client.categories.shortlist({ productIds: ids.slice(0, 1) })
    expect(asked.suggested.flatMap(({ reasons }) => reasons.map(({ source }) => source))).toContain('platform')
    const [clock, mug] = [await search('wall clock'), await search('mugs')]
    await opened.client.categories.set({ categoryId: clock, productIds: ids })
    await opened.client.categories.set({ categoryId: mug, productIds: ids.slice(0, 1) })
    const { recent, mostUsed } = await opened.client.categories.shortlist({ productIds: [] })
    expect(recent.map(({ id }) => id)).toEqual([mug, clock])
    expect(mostUsed.map(({ products }) => products).every((count) => count > 0)).toBe(true)
  })

  it('searches with the synonyms of the seller as soon as they are saved, and refuses faulty ones', async () => {
    await opened.client.categories.sync()
    const found = async () => (await opened.client.categories.search({ text: 'gloobits', limit: 1 })).hits[0]?.name
    expect(await found()).toBeUndefined()
    const list = [{ word: 'gloobit', means: 'mugs' }]
    expect(await opened.client.categories.setSynonyms({ list })).toEqual({ list, problems: [] })
    expect(await found()).toBe('Mugs')
    await expect(opened.client.categories.setSynonyms({ list: [{ word: '', means: 'mug' }] })).rejects.toMatchObject({
      code: 'invalid',
    })
    expect(await found()).toBe('Mugs')
  })
})
