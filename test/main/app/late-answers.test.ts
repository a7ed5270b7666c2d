// An answer of the shop before, that comes after another one was taken into use, is kept nowhere: what a shop said is kept under the shop in use.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { AppError } from '#contract/failure.ts'
import type { Shop } from '#contract/app.ts'
import type { ShopPort } from '#main/app/ports/shop.ts'
import { readRulesOf } from '#main/app/reference.ts'
import { absentShop } from '#main/workspace/absent-shop.ts'
import { nowhere, openApp, testFolder } from './open-app.ts'
import { sampleRemote } from './sample-remote.ts'

const away = new AppError('offline', { sentence: 'Nobody is asked for this in this test.' })

const gate = (): { readonly opened: Promise<void>; readonly open: () => void } => {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

/** A shop that answers when it is told to. */
const slowShop = (answers: Partial<ShopPort>) => {
  const asked = gate()
  const answer = gate()
  const slow = <Given extends unknown[], Got>(call: (...given: Given) => Promise<Got>) => {
    return async (...given: Given): Promise<Got> => {
      const got = await call(...given)
      asked.open()
      await answer.opened
      return got
    }
  }
  return { port: { ...absentShop(away), ...answers }, slow, asked: asked.opened, answer: answer.open }
}

let place: ReturnType<typeof testFolder>
beforeEach(() => {
  place = testFolder()
})
afterEach(() => place.remove())

const about = (id: string): Shop => ({
  id,
  name: id,
  region: 'US',
  currency: 'USD',
  isPractice: true,
  isOnline: false,
  readAt: null,
})

const openOn = (shop: ShopPort) => {
  const opened = openApp(place.folder, { ...nowhere, shopId: 'first' }, {}, Date.now, undefined, { shop })
  const use = (id: string): void => {
    opened.store.meta.saveShop(about(id))
    opened.store.meta.useShop(id)
  }
  return { ...opened, use }
}

const pageOf = (remoteId: string): Awaited<ReturnType<ShopPort['searchProducts']>> => ({
  products: [{ ...sampleRemote(remoteId), sellerSkus: [], createdAt: '2026-01-01T00:00:00.000Z' }],
  nextPageToken: null,
  total: 1,
})

it('a reading of every listing stops where the shop is left, and says nothing of the shop in use now', async () => {
  const made = slowShop({ searchProducts: () => Promise.resolve(pageOf('1001')) })
  const shop = { ...made.port, getProduct: made.slow((id: string) => Promise.resolve(sampleRemote(id))) }
  const { app, store, use, close } = openOn(shop)
  const before = { ...sampleRemote('1001'), status: 'PENDING', auditStatus: 'AUDITING' }
  store.live.save('product-1', before, null)
  const reading = app.context.watcher.refresh()
  await made.asked
  use('second')
  made.answer()
  await reading
  expect(store.live.get('product-1')).toBeNull()
  expect(store.meta.shop()).toMatchObject({ id: 'second', isOnline: false, readAt: null })
  use('first')
  expect(store.live.get('product-1')?.live.status).toBe('PENDING')
  await close()
})

it('a tree that comes after its shop was left is not taken for that of the shop in use, which is read by itself', async () => {
  const inUse = { name: 'first' }
  const made = slowShop({})
  let isSlow = true
  const nodes = () =>
    Promise.resolve([{ id: '1', parentId: null, name: `Lamps of the ${inUse.name}`, isLeaf: true, permissions: [] }])
  const slowly = made.slow(nodes)
  const { app, store, use, close } = openOn({ ...made.port, categories: () => (isSlow ? slowly() : nodes()) })
  const { reference } = app.context
  const late = reference.tree()
  await made.asked
  isSlow = false
  inUse.name = 'second'
  use('second')
  reference.forget()
  const tree = await reference.tree()
  expect(tree.get('1')?.name).toBe('Lamps of the second')
  made.answer()
  await expect(late).rejects.toMatchObject({ code: 'conflict' })
  expect(store.reference.categories('v2').nodes.map(({ name }) => name)).toEqual(['Lamps of the second'])
  expect(store.reference.treeRead('v2')?.failure).toBeNull()
  use('first')
  expect(store.reference.categories('v2').nodes).toEqual([])
  await close()
})

it('names in a language that was chosen meanwhile are not those of the language before', async () => {
  const made = slowShop({})
  const slowly = made.slow((_version: string, locale: string) =>
    Promise.resolve([{ id: '1', parentId: null, name: `Lamps in ${locale}`, isLeaf: true, permissions: [] }]),
  )
  const { app, store, close } = openOn({ ...made.port, categories: slowly })
  const { reference } = app.context
  const late = reference.tree()
  await made.asked
  reference.useLocale('de-DE')
  made.answer()
  await expect(late).rejects.toMatchObject({ code: 'conflict' })
  expect((await reference.tree()).get('1')?.name).toBe('Lamps in de-DE')
  expect(store.reference.namesIn('v2', 'en-US').size).toBe(0)
  await close()
})

it('rules of a leaf and brands that come late are kept for no shop', async () => {
  const made = slowShop({})
  const rules = {
    categoryId: '1',
    isSizeChartSupported: false,
    isSizeChartRequired: false,
    isPackageSizeRequired: false,
    isCodSupported: false,
    certifications: [],
    attributes: [],
    readAt: '2026-01-01T00:00:00.000Z',
  }
  const brand = { id: '7', name: 'Aurora', isAuthorized: true, isTop: false, isAvailable: null }
  const shop = {
    ...made.port,
    categories: () => Promise.resolve([{ id: '1', parentId: null, name: 'Lamps', isLeaf: true, permissions: [] }]),
    leafRules: made.slow(() => Promise.resolve(rules)),
    brands: made.slow(() => Promise.resolve({ brands: [brand], nextPageToken: null, total: 1 })),
  }
  const { app, store, use, close } = openOn(shop)
  await app.context.reference.tree()
  const late = [
    app.context.reference.rules('1'),
    app.context.brands.search({ text: 'aurora', categoryId: null, pageToken: null }),
  ]
  await made.asked
  use('second')
  made.answer()
  for (const one of late) await expect(one).rejects.toMatchObject({ code: 'conflict' })
  for (const id of ['second', 'first']) {
    use(id)
    expect(store.reference.rulesRead('v2')).toEqual([])
    expect(store.brands.search('', null, { offset: 0, limit: 10 }).total).toBe(0)
  }
  await close()
})

it('where the shop is gone, the seller does not wait for every leaf that was never read', async () => {
  const ids = Array.from({ length: 200 }, (_, index) => String(index))
  const askedUntil = async (failure: (id: string) => AppError | null): Promise<{ asked: number; known: number }> => {
    let [asked, known] = [0, 0]
    const rules = (id: string) => {
      asked += 1
      const error = failure(id)
      return error === null
        ? Promise.resolve({ categoryId: id } as Awaited<ReturnType<Parameters<typeof readRulesOf>[0]['rules']>>)
        : Promise.reject(error)
    }
    await readRulesOf({ rules, knownRules: () => null }, ids, (isKnown) => (known += isKnown ? 1 : 0))
    return { asked, known }
  }
  expect(await askedUntil(() => away)).toEqual({ asked: 2, known: 0 })
  expect(await askedUntil(() => new AppError('auth', { sentence: 'Not connected.' }))).toEqual({ asked: 1, known: 0 })
  // What is wrong with one leaf says nothing of the next one.
  const refused = new AppError('rejected', { sentence: 'No such leaf.' })
  expect(await askedUntil((id) => (id === '5' ? refused : null))).toEqual({ asked: 200, known: 199 })
  expect(await askedUntil((id) => (id === '5' ? away : null))).toEqual({ asked: 200, known: 199 })
})
