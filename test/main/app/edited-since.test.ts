// What was edited since a step, as a person reads it before an undo.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Shop } from '../../practice-shop.ts'
import { startShop } from '../../practice-shop.ts'
import { openApp, testFolder } from './open-app.ts'

let shop: Shop
let opened: ReturnType<typeof openApp>
const place = testFolder()

beforeAll(async () => {
  shop = await startShop()
  opened = openApp(place.folder, shop)
}, 300_000)
afterAll(async () => {
  await opened.close()
  await shop.stop()
  place.remove()
})

it('names a leaf category that was chosen later, and keeps the id of one that the tree does not hold', async () => {
  const { client, app, store } = opened
  const leaf = (await app.context.reference.tree()).leaves[0]
  if (leaf === undefined) throw new Error('The tree has no leaf')
  const path = join(place.folder, 'two.csv')
  writeFileSync(path, 'Handle,Title,Variant SKU,Variant Price\na,Bowl,B-1,3.00\nb,Tray,T-1,4.00\n')
  const { jobId } = await client.imports.start({ fileId: path, choices: {} })
  expect(await client.jobs.wait({ jobId })).toMatchObject({ state: 'done', counts: { created: 2 } })
  const { batches } = await client.products.batches({ offset: 0, limit: 10 })
  const [first = '', second = ''] = store.products.ids({ view: 'all', text: '', batchId: null, categoryId: null })
  const choose = (productId: string, value: string) =>
    ({ productId, variantId: null, field: 'categoryId', value }) as const
  await client.products.edit({ label: 'Chosen', edits: [choose(first, leaf.id), choose(second, '999999999')] })
  const { edited } = await client.products.editedSince({ batchId: batches[0]?.id ?? '' })
  const nowOf = new Map(edited.map(({ productId, set, now }) => [productId, [set, now]]))
  expect(nowOf.get(first)).toEqual(['', leaf.name])
  expect(nowOf.get(second)).toEqual(['', '999999999'])
}, 300_000)
