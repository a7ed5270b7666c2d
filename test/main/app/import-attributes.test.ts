// Attributes out of a file: in their place in the form of the leaf, the rest kept aside, all in the import's own batch, and no change the second time.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Mapping } from '#contract/mapping.ts'
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

it('sorts what a file says of a product into the form of its leaf, and keeps aside what has no place there', async () => {
  const { client, app, store } = opened
  const tree = await app.context.reference.tree()
  const leaves = tree.leaves.filter(({ permissions }) => !permissions.includes('PROHIBITED')).slice(0, 40)
  let found: { id: string; name: string; value: string } | null = null
  for (const { id } of leaves) {
    const { attributes } = await client.categories.rules({ id })
    const listed = attributes.find((one) => !one.isSales && !one.isMultiple && one.values.length > 1)
    if (listed !== undefined) {
      found = { id, name: listed.name, value: listed.values[1]?.name ?? '' }
      break
    }
  }
  if (found === null) throw new Error('No leaf with a listed attribute among the first ones')
  const path = join(place.folder, 'supplier.csv')
  writeFileSync(path, `Code,Name,Group,Trait,Odd\nA-1,Lamp,Things,${found.value.toLowerCase()},blue moon\n`)
  const column = (name: string) => ({ kind: 'column', column: name }) as const
  const mapping: Mapping = {
    name: 'Supplier',
    columns: ['Code', 'Name', 'Group', 'Trait', 'Odd'],
    rules: [
      { target: { kind: 'variant', field: 'sellerSku' }, origin: column('Code'), steps: [] },
      { target: { kind: 'product', field: 'title' }, origin: column('Name'), steps: [] },
      { target: { kind: 'product', field: 'sourceCategory' }, origin: column('Group'), steps: [] },
      { target: { kind: 'fact', name: found.name }, origin: column('Trait'), steps: [] },
      { target: { kind: 'fact', name: 'Moon phase of nobody' }, origin: column('Odd'), steps: [] },
    ],
    categories: { Things: found.id },
  }
  const { jobId } = await client.imports.start({ fileId: path, choices: { mapping } })
  expect(await client.jobs.wait({ jobId })).toMatchObject({ state: 'done', counts: { created: 1 } })
  const [id = ''] = store.products.ids({ view: 'all', text: '', batchId: null, categoryId: null })
  const product = store.products.get(id)
  expect(product?.attributes).toMatchObject([{ name: found.name, values: [{ name: found.value }] }])
  expect(product?.attributes[0]?.attributeId).not.toBe('')
  expect(product?.keptAside).toMatchObject([{ name: 'Moon phase of nobody', values: [{ name: 'blue moon' }] }])
  const { batches } = await client.products.batches({ offset: 0, limit: 10 })
  expect(batches).toMatchObject([{ kind: 'import', products: 1 }])

  const again = await client.imports.inspect({ fileId: path, choices: { mapping } })
  expect(again).toMatchObject({ changed: 0, unchanged: 1, created: 0 })
  expect((await client.products.editedSince({ batchId: batches[0]?.id ?? '' })).total).toBe(0)
  await client.products.undo({ batchId: batches[0]?.id ?? null })
  expect(store.products.counts().products).toBe(0)
}, 300_000)
