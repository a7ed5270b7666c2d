// Pictures of variants on their way to the shop: sent once, compared by content, changed by the smallest edit, and never sent again for nothing.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Product } from '#contract/product.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { controlOf } from './control.ts'
import { openApp, testFolder } from './open-app.ts'

let folder: ReturnType<typeof testFolder>
let shop: PracticeShop
let open: ReturnType<typeof openApp>
let asked: string[] = []

const shades: Record<string, string> = { red: '#a22', blue: '#22a', white: '#eee', green: '#2a2' }
// The pictures of the catalogue: "red.jpg" is red, "gone.jpg" is not there.
const fetchPicture = async (source: string) => {
  asked.push(source)
  const shade = shades[/(\w+)\.jpg$/u.exec(source)?.[1] ?? '']
  if (shade === undefined) return { sentence: `The picture could not be fetched: ${source} answered 404.` }
  const side = 700
  const picture = sharp({ create: { width: side, height: side, channels: 3, background: shade } })
  return { bytes: await picture.jpeg().toBuffer(), mime: 'image/jpeg' as const, widthPixels: side, heightPixels: side }
}

beforeEach(async () => {
  asked = []
  folder = testFolder()
  const settings = { reviewDelayMs: [0, 0] as [number, number] }
  shop = await startPracticeShop({ seed: 'empty', stateFile: join(folder.folder, 'practice-shop'), settings })
  open = openApp(folder.folder, shop.address, {}, Date.now, fetchPicture)
})
afterEach(async () => {
  await open.close()
  await shop.close()
  folder.remove()
})

const url = (name: string): string => (name === '' ? '' : `https://pictures.test/${name}.jpg`)
const head =
  'Handle,Title,Body (HTML),Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Image Src,Variant Image'
const bringIn = async (pictures: Record<string, string>): Promise<void> => {
  const rows = Object.entries(pictures).flatMap(([color, picture], place) =>
    ['S', 'M'].map((size, at) => {
      const isFirst = place === 0 && at === 0
      const text = isFirst ? 'Storage basket of seagrass,<p>A woven basket with two handles; it folds flat.</p>' : ','
      return `basket,${text},Size,${size},Color,${color},B-${color}-${size},500,5,19.50,${isFirst ? url('white') : ''},${url(picture)}`
    }),
  )
  const file = join(folder.folder, 'baskets.csv')
  writeFileSync(file, [head, ...rows].join('\n'))
  await open.client.jobs.wait(await open.client.imports.start({ fileId: file }))
  const { hits } = await open.client.categories.search({ text: 'storage baskets', limit: 10 })
  const leaf = hits.find(({ permissions }) => !permissions.includes('INVITE_ONLY'))
  const { ids } = await open.client.products.ids({})
  await open.client.categories.set({ productIds: ids, categoryId: leaf?.id ?? '' })
}
const product = (): Product => {
  const found = open.store.products.get(
    open.store.products.ids({ view: 'all', text: '', batchId: null, categoryId: null })[0] ?? '',
  )
  if (found === null) throw new Error('There is no product.')
  return found
}
// Leaves only the first picture in the gallery; those of the variants stay with them.
const emptyGallery = (): Promise<unknown> =>
  open.client.products.edit({
    label: 'Pictures',
    edits: [{ productId: product().id, variantId: null, field: 'images', value: [url('white')] }],
  })
const publish = async () => {
  const { jobId } = await open.client.publish.start({ productIds: null })
  if (jobId === null) return []
  await open.client.jobs.wait({ jobId })
  await vi.waitFor(async () => expect((await open.client.status.refresh()).stages.live ?? 0).toBe(1), {
    timeout: 90_000,
    interval: 200,
  })
  return (await open.client.publish.results({ jobId, offset: 0, limit: 10 })).results
}
const changes = async () => (await open.client.publish.plan({ productIds: null })).items.flatMap((item) => item.changes)
// The picture of each value as the shop has it.
const inShop = async (): Promise<Record<string, string>> => {
  const live = open.store.live.get(product().id)
  const remote = await open.app.context.shop.getProduct(live?.live.remoteId ?? '')
  return Object.fromEntries(
    remote.skus.flatMap(({ options }) => options.map(({ value, imageUri }) => [value, imageUri ?? ''])),
  )
}
const uploads = async (): Promise<number> =>
  (await controlOf(shop.address.controlUrl).calls()).filter((call) => call.includes('/images/upload')).length
const choose = async (sku: string, source: string): Promise<void> => {
  const { id, images, variantImages, variants } = product()
  const imageId = [...images, ...variantImages].find((image) => image.source === source)?.id ?? ''
  const edits = variants
    .filter(({ sellerSku }) => sellerSku.startsWith(sku))
    .map((variant) => ({ productId: id, variantId: variant.id, field: 'imageId' as const, value: imageId }))
  await open.client.products.edit({ label: 'Picture', edits })
}

describe('pictures of variants', () => {
  it('reach the shop on the option they belong to, and what is up to date is not sent again', async () => {
    await bringIn({ Red: 'red', Blue: 'blue' })
    await emptyGallery()
    expect((await publish())[0]?.outcome).toBe('listed')
    const there = await inShop()
    expect(there['Red']).not.toBe('')
    expect(there['Blue']).not.toBe('')
    expect(there['Red']).not.toBe(there['Blue'])
    expect([there['S'], there['M']]).toEqual(['', ''])
    expect(asked.toSorted()).toEqual([url('blue'), url('red'), url('white')])
    expect(await uploads()).toBe(3)
    expect(await changes()).toEqual([])
    expect(await publish()).toEqual([])
  }, 300_000)

  it('are an edit of that alone when one was changed, with the others as they were, and nothing afterwards', async () => {
    await bringIn({ Red: 'red', Blue: 'blue' })
    await publish()
    const before = await inShop()
    await choose('B-Blue', url('white'))
    expect(await changes()).toEqual([
      { field: 'Variant picture, Color: Blue', live: 'a picture', ours: 'another picture' },
    ])
    await publish()
    const after = await inShop()
    expect(after['Red']).toBe(before['Red'])
    expect(after['Blue']).not.toBe(before['Blue'])
    expect(await changes()).toEqual([])
    await open.client.products.undo({ batchId: null })
    expect((await changes()).map(({ field }) => field)).toEqual(['Variant picture, Color: Blue'])
    await publish()
    expect(await inShop()).toEqual(before)
  }, 300_000)

  it('that were all taken away give way to the first of the gallery, as the panel says, and stay so', async () => {
    await bringIn({ Red: 'red', Blue: 'blue' })
    await publish()
    await choose('B-', '')
    expect((await changes()).map(({ field }) => field)).toEqual([
      'Variant picture, Color: Red',
      'Variant picture, Color: Blue',
    ])
    await publish()
    const there = await inShop()
    expect(there['Red']).toBe(there['Blue'])
    expect(await changes()).toEqual([])
  }, 300_000)

  it('that stand only in the shop stay there', async () => {
    await bringIn({ Red: '', Blue: '' })
    await publish()
    const { id } = product()
    const entry = open.store.live.get(id)
    if (entry === null || entry.snapshot === null) throw new Error('The shop was not read.')
    const skus = entry.snapshot.skus.map((sku) => ({
      ...sku,
      options: sku.options.map((option) => (option.name === 'Color' ? { ...option, imageUri: 'tos-theirs' } : option)),
    }))
    open.store.live.save(id, entry.live, { ...entry.snapshot, skus })
    expect(await changes()).toEqual([])
  }, 300_000)

  it('that cannot be had are named, the first of the gallery takes their place, and the product is listed', async () => {
    await bringIn({ Red: 'red', Blue: 'gone', Green: '' })
    const [result] = await publish()
    expect(result?.outcome).toBe('listed')
    expect(result?.sentence).toContain('1 of its pictures could not be used')
    const there = await inShop()
    expect(there['Blue']).toBe(there['Green'])
    expect(there['Blue']).not.toBe(there['Red'])
    expect(there['Blue']).not.toBe('')
    const findings = open.store.products.findings(product().id)
    expect(findings.map(({ place }) => place)).toContain('Picture of S / Blue and 1 other')
    expect(await changes()).toEqual([])
  }, 300_000)

  it('that nobody had noted, or that the shop was not asked about, make no edit of a product', async () => {
    await bringIn({ Red: 'red', Blue: 'blue' })
    await publish()
    const { id, images, variantImages } = product()
    // As an earlier version left it: the pictures stand here, and nothing says which content the shop has.
    for (const image of [...images, ...variantImages]) open.store.products.setImage(image.id, { sha256: null })
    expect(await changes()).toEqual([])
    const entry = open.store.live.get(id)
    if (entry?.snapshot === null || entry === null) throw new Error('The shop was not read.')
    const skus = entry.snapshot.skus.map((sku) => ({
      ...sku,
      options: sku.options.map(({ name, value }) => ({ name, value })),
    }))
    await choose('B-Blue', url('white'))
    open.store.live.save(id, entry.live, { ...entry.snapshot, skus })
    expect(await changes()).toEqual([])
  }, 300_000)

  it('are fetched in the background like those of a gallery', async () => {
    await bringIn({ Red: 'red', Blue: 'gone' })
    await emptyGallery()
    const { jobId } = await open.client.imports.fetchPictures()
    await open.client.jobs.wait({ jobId: jobId ?? '' })
    expect(asked.toSorted()).toEqual([url('gone'), url('red'), url('white')])
    expect(product().variantImages.map(({ state }) => state)).toEqual(['ready', 'failed'])
    await vi.waitFor(
      () =>
        expect(open.store.products.findings(product().id).map(({ code }) => code)).toContain('variant-image-unusable'),
      { timeout: 90_000 },
    )
    expect(await uploads()).toBe(0)
  }, 300_000)
})
