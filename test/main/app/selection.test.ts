// Deeds on a selection through the real app: what is shown first is what is done, and the plan of many products can be paged through.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import { openApp, testFolder } from './open-app.ts'

const place = testFolder()
let shop: Awaited<ReturnType<typeof startPracticeShop>>
let opened: ReturnType<typeof openApp>

const many = 450

beforeAll(async () => {
  shop = await startPracticeShop({ stateFile: join(place.folder, 'practice-shop') })
  opened = openApp(place.folder, shop.address)
  const rows = Array.from(
    { length: many },
    (_, at) => `lamp-${at},Lamp ${at},<p>A lamp that stands well.</p>,Acme,SKU-${at},${10 + at}.00,5,500,g`,
  )
  const head =
    'Handle,Title,Body (HTML),Vendor,Variant SKU,Variant Price,Variant Inventory Qty,Variant Grams,Variant Weight Unit'
  const file = join(place.folder, 'lamps.csv')
  writeFileSync(file, [head, ...rows].join('\n'))
  const { jobId } = await opened.client.imports.start({ fileId: file })
  await opened.client.jobs.wait({ jobId })
}, 300_000)
afterAll(async () => {
  await opened.close()
  await shop.close()
  place.remove()
})

const ids = async (): Promise<string[]> => (await opened.client.products.ids({})).ids

describe('a deed on a selection', () => {
  it('does what its preview said, in one batch, and one undo takes it back', async () => {
    const bulk = {
      productIds: await ids(),
      variantIds: null,
      changes: [
        {
          field: 'price' as const,
          deed: {
            kind: 'formula' as const,
            from: 'price' as const,
            step: 'percent' as const,
            by: '10',
            rounding: '.99' as const,
          },
        },
      ],
    }
    const preview = await opened.client.products.previewBulk(bulk)
    expect(preview).toMatchObject({ values: many, changes: many, products: many, left: [] })
    expect(preview.samples.length).toBe(100)
    const { batch } = await opened.client.products.bulk({ ...bulk, label: 'Prices' })
    expect(batch).toMatchObject({ changes: many, products: many })
    for (const { productId, after } of preview.samples.slice(0, 10)) {
      const { product } = await opened.client.products.get({ id: productId })
      expect(product.variants[0]?.price).toBe(after)
    }
    await opened.client.products.undo({ batchId: batch?.id ?? '' })
    const { rows } = await opened.client.products.list({ sort: 'price', isDescending: false })
    expect(rows[0]?.price).toBe('10.00')
  })

  it('counts what it leaves alone and why, and changes the rest', async () => {
    const [first = '', second = ''] = (await ids()).toSorted()
    const { product } = await opened.client.products.get({ id: first })
    const variantId = product.variants[0]?.id ?? ''
    await opened.client.products.edit({
      label: 'No price',
      edits: [{ productId: first, variantId, field: 'price', value: '' }],
    })
    const bulk = {
      productIds: [first, second],
      variantIds: null,
      changes: [
        {
          field: 'price' as const,
          deed: {
            kind: 'formula' as const,
            from: 'price' as const,
            step: 'amount' as const,
            by: '1',
            rounding: 'cent' as const,
          },
        },
      ],
    }
    const preview = await opened.client.products.previewBulk(bulk)
    expect(preview).toMatchObject({ values: 2, changes: 1, left: [{ values: 1, example: 'Lamp 0' }] })
    expect(await opened.client.products.bulk({ ...bulk, label: 'One more' })).toMatchObject({
      left: 1,
      batch: { changes: 1 },
    })
    await opened.client.products.undo({ batchId: null })
    await opened.client.products.undo({ batchId: null })
  })

  it('marks products behind the answer, and they are all checked in the end', async () => {
    const all = await ids()
    await opened.client.products.bulk({
      productIds: all,
      variantIds: null,
      label: 'No titles',
      changes: [{ field: 'title', deed: { kind: 'set', value: '' } }],
    })
    await opened.app.context.checker.settled()
    const { rows } = await opened.client.products.list({ limit: 500 })
    expect(rows.filter((row) => row.badFields.includes('title')).length).toBe(many)
    await opened.client.products.undo({ batchId: null })
    await opened.app.context.checker.settled()
  })
})

describe('the plan of many products', () => {
  it('gives every item once over its pages, by deed too, and refuses pages of an older plan', async () => {
    const plan = await opened.client.publish.plan({ productIds: null })
    expect(plan.total).toBe(many)
    const seen: string[] = []
    for (let offset = 0; offset < many; offset += 200) {
      const page = await opened.client.publish.planItems({ planId: plan.id, deed: null, offset, limit: 200 })
      expect(page.total).toBe(plan.create + plan.leftOut)
      seen.push(...page.items.map(({ productId }) => productId))
    }
    expect(new Set(seen).size).toBe(many)
    const left = await opened.client.publish.planItems({ planId: plan.id, deed: 'left-out', offset: 0, limit: 500 })
    expect(left.total).toBe(plan.leftOut)
    await opened.client.publish.plan({ productIds: null })
    await expect(
      opened.client.publish.planItems({ planId: plan.id, deed: null, offset: 0, limit: 10 }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })
})
