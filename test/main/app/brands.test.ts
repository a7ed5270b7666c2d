// Brands over the real practice shop: found in pages, kept for when the shop is away, judged, made, and sent by id.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startShop } from '../../practice-shop.ts'
import type { Shop } from '../../practice-shop.ts'
import { bringProducts } from './bring-products.ts'
import { openApp, testFolder } from './open-app.ts'

let shop: Shop
let opened: ReturnType<typeof openApp>
let aheadMs = 0
const place = testFolder()

beforeAll(async () => {
  shop = await startShop()
  opened = openApp(place.folder, shop, {}, () => Date.now() + aheadMs)
}, 300_000)
afterAll(async () => {
  await opened.close()
  // The last test has stopped the shop.
  place.remove()
})

const brandFindings = (id: string): string[] =>
  opened.store.products.findings(id).flatMap(({ field, code }) => (field === 'brand' ? [code] : []))

/** The brand was looked up beside the edit; its findings are there once that is done. */
const settled = async (productId: string, name: string): Promise<void> => {
  await opened.app.context.brands.learn([{ brand: name, categoryId: null }])
  opened.app.context.checker.recheck([productId])
}

describe('brands', () => {
  it('come in pages, each with what the shop may do with it', async () => {
    const first = await opened.client.brands.search({ text: '', categoryId: null })
    expect(first).toMatchObject({ isFromBefore: false, brands: { length: 50 } })
    const second = await opened.client.brands.search({ text: '', categoryId: null, pageToken: first.nextPageToken })
    const ids = new Set([...first.brands, ...second.brands].map(({ id }) => id))
    expect(ids.size).toBe(100)
    const states = new Set(
      [...first.brands, ...second.brands].map(({ isAuthorized, isTop }) => `${isAuthorized} ${isTop}`),
    )
    expect([...states].toSorted()).toEqual(expect.arrayContaining(['false false', 'false true', 'true false']))
    const found = await opened.client.brands.search({ text: 'alder h', categoryId: null })
    expect(found.brands.map(({ name }) => name)).toEqual(['Alder Home'])
  })

  it('that the shop does not know are named, and made where the seller wants it', async () => {
    const [id = ''] = bringProducts(opened, place.folder, 1)
    const set = (value: string) =>
      opened.client.products.edit({
        label: 'Brand',
        edits: [{ productId: id, variantId: null, field: 'brand', value }],
      })
    await set('Harrow & Hearth')
    await settled(id, 'Harrow & Hearth')
    expect(brandFindings(id)).toEqual(['brand-unknown'])
    const made = await opened.client.brands.create({ name: 'Harrow & Hearth' })
    opened.app.context.checker.recheck([id])
    expect(brandFindings(id)).toEqual([])
    expect((await opened.client.products.get({ id })).brand).toMatchObject({ id: made.id, isAuthorized: false })
    const { brands } = await opened.client.brands.search({ text: '', categoryId: null })
    const top = brands.find(({ isTop, isAuthorized }) => isTop && !isAuthorized)
    await set(top?.name ?? '')
    await settled(id, top?.name ?? '')
    expect(brandFindings(id)).toEqual(['brand-not-authorised'])
    await set('No brand')
    expect(brandFindings(id)).toEqual([])
  })

  it('are asked for once a name, and leaf by leaf only where the shop holds an authorisation', async () => {
    const { brands: context } = opened.app.context
    const { brands } = await opened.client.brands.search({ text: 'b', categoryId: null })
    const authorised = brands.find(({ isAuthorized }) => isAuthorized)?.name ?? ''
    const other = brands.find(({ isAuthorized, isTop }) => !isAuthorized && !isTop)?.name ?? ''
    const leaves = ['848136', '600574', '600042']
    const named = [authorised, other].flatMap((brand) => leaves.map((categoryId) => ({ brand, categoryId })))
    expect(await context.learn(named)).toBe(2 + leaves.length)
    expect(await context.learn(named)).toBe(0)
    const known = context.known({ brand: authorised, brandId: '', categoryId: '848136' })
    expect(known).toMatchObject({ isAuthorized: true, isAvailable: expect.any(Boolean) })
    expect(await context.learn([{ brand: 'Nobody knows it', categoryId: 'no leaf' }])).toBe(1)
    expect(context.known({ brand: 'nobody  knows IT', brandId: '', categoryId: null })).toBe('unknown')
  })

  it('in use are read with the trees, again when a week is over, and their age is told', async () => {
    const round = async () => {
      const { jobId } = await opened.client.sync.start()
      expect(await opened.client.jobs.wait({ jobId })).toMatchObject({ state: 'done' })
      return (await opened.client.sync.state()).brands
    }
    const [id = ''] = bringProducts(opened, place.folder, 1)
    const value = 'Never looked up before'
    await opened.client.products.edit({
      edits: [{ productId: id, variantId: null, field: 'brand', value }],
      label: 'Brand',
    })
    const { inUse } = await round()
    expect(inUse).toBeGreaterThan(0)
    aheadMs = 8 * 86_400_000
    const weekLater = (await opened.client.sync.state()).brands
    expect(weekLater).toMatchObject({ inUse, known: inUse, due: inUse })
    const after = await round()
    expect(after).toMatchObject({ inUse, known: inUse, due: 0 })
    expect(Date.parse(after.oldestAt ?? '')).toBeGreaterThan(Date.now() + 7 * 86_400_000)
    aheadMs = 0
  })

  it('are refused in words where the shop refuses them, and the limits are kept before the call', async () => {
    await expect(opened.client.brands.create({ name: 'X' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(opened.client.brands.create({ name: '品牌' })).rejects.toMatchObject({ code: 'rejected' })
  })

  it('are found among those read before while the shop is away', async () => {
    await shop.stop()
    const found = await opened.client.brands.search({ text: 'home', categoryId: null })
    expect(found).toMatchObject({ isFromBefore: true })
    expect(found.brands.map(({ name }) => name)).toContain('Alder Home')
    const all = await opened.client.brands.search({ text: '', categoryId: null })
    expect(all.brands).toHaveLength(50)
    const next = await opened.client.brands.search({ text: '', categoryId: null, pageToken: all.nextPageToken })
    expect(next.brands[0]?.id).not.toBe(all.brands[0]?.id)
  }, 300_000)
})
