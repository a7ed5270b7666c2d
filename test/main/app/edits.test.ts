// What is typed is looked at where it comes in: a value that its field cannot hold is refused, and the product stays readable.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Edit } from '#contract/products.ts'
import { nowhere, openApp, testFolder } from './open-app.ts'

let opened: ReturnType<typeof openApp>
let place: ReturnType<typeof testFolder>
beforeEach(() => {
  place = testFolder()
  opened = openApp(place.folder, nowhere)
})
afterEach(async () => {
  await opened.close()
  place.remove()
})

it('a value of the wrong kind is refused and the product is as it was', async () => {
  const { client } = opened
  const file = join(place.folder, 'shop.csv')
  writeFileSync(file, 'Handle,Title,Variant Price,Variant SKU\na,Lamp,10,L-1\n')
  await client.jobs.wait(await client.imports.start({ fileId: file }))
  const [productId = ''] = (await client.products.ids({})).ids
  const before = await client.products.get({ id: productId })
  const variantId = before.product.variants[0]?.id ?? ''
  const wrong: readonly Omit<Edit, 'productId'>[] = [
    { variantId: null, field: 'title', value: { text: 'Lamp' } },
    { variantId: null, field: 'weight', value: true },
    { variantId: null, field: 'attributes', value: 'Color: Green' },
    { variantId: null, field: 'attributes', value: [{ name: 'Color' }] },
    { variantId: null, field: 'images', value: [{ source: 'https://example.com/a.jpg' }] },
    { variantId: null, field: 'certificates', value: [{}] },
    { variantId: null, field: 'sizeChart', value: 'chart.jpg' },
    { variantId: null, field: 'keptAside', value: null },
    { variantId: null, field: 'categoryId', value: 600001 },
    { variantId, field: 'options', value: [{ name: 'Color' }] },
    { variantId, field: 'imageId', value: ['a'] },
    // A field of the other one.
    { variantId, field: 'title', value: 'Lamp' },
    { variantId: null, field: 'price', value: '12' },
  ]
  for (const edit of wrong) {
    const edits = [{ productId, ...edit }]
    await expect(client.products.edit({ label: 'Wrong', edits })).rejects.toThrow('Input validation failed')
    expect(await client.products.get({ id: productId })).toEqual(before)
  }
  const edits: Edit[] = [
    { productId, variantId: null, field: 'attributes', value: [{ attributeId: '1', name: 'Color', values: [] }] },
    { productId, variantId: null, field: 'categoryId', value: null },
    { productId, variantId, field: 'price', value: '12' },
  ]
  const { batch } = await client.products.edit({ label: 'Right', edits })
  expect(batch?.changes).toBe(2)
})
