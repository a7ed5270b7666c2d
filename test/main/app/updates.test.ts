// What is live and edited afterwards is published again by the smallest call that does it, and no SKU ever loses its id.
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ProductDetail } from '#contract/products.ts'
import { createPacing } from '#main/shop/pacing.ts'
import { createShopClient } from '#main/shop/shop-client.ts'
import { fixedToken } from '#main/shop/tokens.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { control } from '../../sandbox/client.ts'
import { openApp, testFolder } from './open-app.ts'
import { bringIn } from './sample-products.ts'

let folder: ReturnType<typeof testFolder>
let shop: PracticeShop
let open: ReturnType<typeof openApp>
let ids: string[] = []

beforeEach(async () => {
  folder = testFolder()
  const settings = { reviewDelayMs: [0, 0] as [number, number] }
  shop = await startPracticeShop({ seed: 'empty', stateFile: join(folder.folder, 'practice-shop'), settings })
  open = openApp(folder.folder, shop.address)
  await bringIn(open, 2, 2)
  ;({ ids } = await open.client.products.ids({}))
  await publish()
  await settled()
})
afterEach(async () => {
  await open.close()
  await shop.close()
  folder.remove()
})

const publish = async () => {
  const { jobId } = await open.client.publish.start({ productIds: null })
  return jobId === null ? null : open.client.jobs.wait({ jobId })
}
const settled = async (): Promise<void> => {
  await vi.waitFor(
    async () => {
      const { stages } = await open.client.status.refresh()
      expect((stages.live ?? 0) + (stages.inactive ?? 0)).toBe(2)
    },
    { timeout: 90_000, interval: 200 },
  )
}
const detail = (at = 0): Promise<ProductDetail> => open.client.products.get({ id: ids[at] ?? '' })
const plan = async () => (await open.client.publish.plan({ productIds: null })).items
const remote = async (at = 0) => open.app.context.shop.getProduct((await detail(at)).live?.remoteId ?? '')
const skuIds = async (at = 0): Promise<string[]> => (await remote(at)).skus.map(({ remoteSkuId }) => remoteSkuId)
const edit = async (
  field: 'title' | 'price' | 'quantity' | 'listPrice' | 'sellerSku' | 'description',
  value: string,
) => {
  const { product } = await detail()
  const isOfVariant = !['title', 'description'].includes(field)
  const variantId = isOfVariant ? (product.variants[0]?.id ?? null) : null
  await open.client.products.edit({ label: field, edits: [{ productId: product.id, variantId, field, value }] })
}
/** What somebody else does to the shop. */
const sellerCenter = () =>
  createShopClient({
    ...shop.address,
    appSecret: () => Promise.resolve(shop.address.appSecret),
    tokens: fixedToken(shop.address.accessToken),
    shopCipher: () => shop.address.shopCipher,
    pacing: createPacing({ clock: Date.now }),
    clock: Date.now,
    random: Math.random,
  })
/** Names of the writing calls that arrived meanwhile. */
const writesDuring = async (work: () => Promise<unknown>): Promise<string[]> => {
  await control(shop.address, 'DELETE', '/calls')
  await work()
  const { calls } = (await control(shop.address, 'GET', '/calls')) as { calls: { method: string; path: string }[] }
  return calls
    .map(({ method, path }) => `${method} ${path.replaceAll(/\d{15,}/g, 'ID')}`)
    .filter((call) => /prices|inventory\/update|edit|PUT|POST \/product\/\d+\/products$|activate/.test(call))
}

it('plans nothing for what the shop has as it is here', async () => {
  expect(await plan()).toEqual([])
  expect(await writesDuring(publish)).toEqual([])
})

it('sends a changed price by the call for prices alone, and a list price with it', async () => {
  const before = await skuIds()
  await edit('price', '31.00')
  await edit('listPrice', '45.00')
  expect(await plan()).toMatchObject([{ deed: 'price-stock', changes: [{ ours: '31.00' }, { ours: '45.00' }] }])
  expect(await writesDuring(publish)).toEqual(['POST /product/202309/products/ID/prices/update'])
  expect((await remote()).skus[0]).toMatchObject({ price: '31.00', listPrice: '45.00' })
  expect(await skuIds()).toEqual(before)
  expect(await plan()).toEqual([])
})

it('sends changed stock by the call for stock alone', async () => {
  const before = await skuIds()
  await edit('quantity', '3')
  expect(await writesDuring(publish)).toEqual(['POST /product/202309/products/ID/inventory/update'])
  expect((await remote()).skus[0]).toMatchObject({ quantity: 3 })
  expect(await skuIds()).toEqual(before)
  expect(await plan()).toEqual([])
})

it('sends other changes by a partial edit that names every SKU, and nothing twice while they are in review', async () => {
  await control(shop.address, 'PATCH', '/settings', { reviewDelayMs: [3_600_000, 3_600_000] })
  const before = await skuIds()
  await edit('sellerSku', 'BASKET-RENAMED')
  await edit('title', 'Storage basket of seagrass, now with a lid on top')
  expect(await writesDuring(publish)).toEqual(['POST /product/202509/products/ID/partial_edit'])
  expect(await skuIds()).toEqual(before)
  // It is live as it was, and in review as it will be.
  expect((await detail()).live).toMatchObject({ status: 'ACTIVATE', auditStatus: 'AUDITING' })
  expect(await plan()).toEqual([])
  expect(await writesDuring(publish)).toEqual([])
})

it('keeps a SKU that was added in Seller Center, whatever is edited here', async () => {
  const { remoteId } = (await detail()).live ?? { remoteId: '' }
  const client = sellerCenter()
  const { skus = [] } = await client.products.get(remoteId)
  const kept = skus.map(({ id, seller_sku, external_sku_id, sales_attributes }) => ({
    ...(id === undefined ? {} : { id }),
    ...(seller_sku === undefined ? {} : { seller_sku }),
    ...(external_sku_id === undefined ? {} : { external_sku_id }),
    sales_attributes: (sales_attributes ?? []).map((one) => ({ id: one.id ?? '', value_id: one.value_id ?? '' })),
  }))
  const [first] = kept
  const added = {
    seller_sku: 'ADDED-THERE',
    sales_attributes: [{ id: first?.sales_attributes[0]?.id ?? '', value_name: 'Sunset' }],
    price: { amount: '20.00', currency: 'USD' },
    inventory: [{ warehouse_id: skus[0]?.inventory?.[0]?.warehouse_id ?? '', quantity: 9 }],
  }
  await client.products.partialEdit(remoteId, { skus: [...kept, added] })
  await settled()
  const before = await skuIds()
  expect(before).toHaveLength(3)
  await edit('sellerSku', 'BASKET-RENAMED')
  await edit('description', '<p>A woven basket of seagrass, dyed by hand in small lots, with two handles.</p>')
  await publish()
  await settled()
  expect((await skuIds()).toSorted()).toEqual(before.toSorted())
  expect((await remote()).skus.find(({ sellerSku }) => sellerSku === 'ADDED-THERE')).toMatchObject({
    price: '20.00',
    quantity: 9,
  })
})

it('keeps an attribute that was filled in at Seller Center, and takes one away that was taken away here', async () => {
  const { remoteId } = (await detail()).live ?? { remoteId: '' }
  const leaf = open.app.context.reference.knownRules((await detail()).product.categoryId ?? '')
  const listed = (leaf?.attributes ?? []).filter(({ isSales, values }) => !isSales && values.length > 0)
  const [there, here] = listed.filter(({ isRequired, requiredWhen }) => !isRequired && requiredWhen.length === 0)
  if (there === undefined || here === undefined) throw new Error('The leaf has too few attributes of choice')
  const valueOf = ({ id, name, values }: typeof there) => ({ attributeId: id, name, values: values.slice(0, 1) })
  const fill = async (values: ReturnType<typeof valueOf>[]) => {
    const { product } = await detail()
    const others = product.attributes.filter(({ attributeId }) => attributeId !== here.id)
    const value = [...others, ...values]
    await open.client.products.edit({
      label: 'attributes',
      edits: [{ productId: product.id, variantId: null, field: 'attributes', value }],
    })
  }
  const shown = async () => (await remote()).attributes?.map(({ id }) => id) ?? []
  await fill([valueOf(here)])
  await publish()
  await settled()
  const now = (await remote()).attributes ?? []
  await sellerCenter().products.partialEdit(remoteId, {
    product_attributes: [...now, { id: there.id, values: there.values.slice(0, 1) }].map(({ id, values }) => ({
      id,
      values: values.map((value) => ({ id: value.id })),
    })),
  })
  await settled()
  expect(await shown()).toEqual(expect.arrayContaining([here.id, there.id]))
  await edit('title', 'Storage basket of seagrass, now with a lid on top')
  await fill([])
  await open.client.status.refresh()
  expect((await plan())[0]?.changes.map(({ field }) => field)).toEqual(expect.arrayContaining(['Title', here.name]))
  expect((await plan())[0]?.changes.map(({ field }) => field)).not.toContain(there.name)
  await publish()
  await settled()
  expect(await shown()).toContain(there.id)
  expect(await shown()).not.toContain(here.id)
})

it('keeps every SKU id when the product moves to another leaf', async () => {
  const before = await skuIds()
  const { hits } = await open.client.categories.search({ text: 'laundry baskets', limit: 10 })
  const leaf = hits.find(({ permissions, id }) => !permissions.includes('INVITE_ONLY') && id !== hits[0]?.id) ?? hits[0]
  const was = (await detail()).product.categoryId
  const other = hits.find(({ id, permissions }) => id !== was && !permissions.includes('INVITE_ONLY')) ?? leaf
  await open.client.categories.set({ productIds: [ids[0] ?? ''], categoryId: other?.id ?? '' })
  expect(await writesDuring(publish)).toContain('PUT /product/202509/products/ID')
  await settled()
  expect((await skuIds()).toSorted()).toEqual(before.toSorted())
  expect((await remote()).categoryId).toBe(other?.id)
})

const setOnSale = async (productIds: string[], isOnSale: boolean) => {
  const { jobId } = await open.client.publish.setOnSale({ productIds, isOnSale })
  expect(await open.client.jobs.wait({ jobId })).toMatchObject({
    kind: 'on-sale',
    state: 'done',
    done: productIds.length,
  })
  return open.client.publish.onSaleResults({ jobId })
}

it('takes a product off sale and puts it on again, and never puts one back unasked', async () => {
  const [first = '', second = ''] = ids
  expect(await setOnSale([first, 'not-a-product'], false)).toMatchObject({
    done: 1,
    failures: [{ productId: 'not-a-product' }],
  })
  expect(await detail()).toMatchObject({ stage: 'inactive', live: { status: 'SELLER_DEACTIVATED' } })
  await edit('title', 'Storage basket of seagrass, now with a lid on top')
  expect(await plan()).toMatchObject([
    { productId: first, deed: 'left-out', reason: expect.stringContaining('off sale') },
  ])
  expect(await writesDuring(publish)).toEqual([])
  expect(await setOnSale([first, second], true)).toMatchObject({
    done: 2,
  })
  await settled()
  expect(await detail()).toMatchObject({ stage: 'live' })
  expect(await writesDuring(publish)).toEqual(['POST /product/202509/products/ID/partial_edit'])
})
