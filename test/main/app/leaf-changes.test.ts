// Another leaf for many products at once: what fits goes along, the rest is kept aside in the workspace, one undo takes all of it back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AttributeValue } from '#contract/product.ts'
import { startShop } from '../../practice-shop.ts'
import type { Shop } from '../../practice-shop.ts'
import { bringProducts } from './bring-products.ts'
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
  // The last test has stopped the shop.
  place.remove()
})

const microwaves = '848136'
const boots = '600574'

const filledIn = async (categoryId: string, names: readonly string[]): Promise<AttributeValue[]> => {
  const { attributes } = await opened.client.categories.rules({ id: categoryId })
  return names.map((name) => {
    const attribute = attributes.find((one) => one.name === name)
    const value = attribute?.values[0]
    if (attribute === undefined || value === undefined) throw new Error(`The leaf has no ${name}.`)
    return { attributeId: attribute.id, name, values: [{ id: value.id, name: value.name }] }
  })
}

describe('many products that get another leaf', () => {
  it('take along what fits, keep the rest aside, and come back whole with one undo or with their old leaf', async () => {
    const { client, store } = opened
    const ids = bringProducts(opened, place.folder, 40)
    await client.categories.set({ categoryId: microwaves, productIds: ids })
    const values = await filledIn(microwaves, ['Country of Origin', 'Plug Type', 'Voltage'])
    await client.products.edit({
      label: 'All',
      edits: ids.map((productId) => ({ productId, variantId: null, field: 'attributes' as const, value: values })),
    })
    const before = ids.map((id) => store.products.get(id)?.attributes)
    const { products, withAside, batch } = await client.categories.set({ categoryId: boots, productIds: ids })
    expect([products, withAside]).toEqual([40, 40])
    for (const id of ids) {
      const { attributes, keptAside } = store.products.get(id) ?? {}
      expect(attributes?.map(({ name }) => name)).toEqual(['Country of Origin'])
      expect(keptAside?.map(({ name, leafName }) => `${name} of ${leafName}`)).toEqual([
        'Plug Type of Microwaves',
        'Voltage of Microwaves',
      ])
    }
    await client.products.undo({ batchId: batch?.id ?? null })
    expect(ids.map((id) => store.products.get(id)?.attributes)).toEqual(before)
    expect(ids.flatMap((id) => store.products.get(id)?.keptAside)).toEqual([])
    expect(store.products.get(ids[0] ?? '')?.categoryId).toBe(microwaves)
    await client.products.redo()
    expect(store.products.get(ids[7] ?? '')?.keptAside).toHaveLength(2)
    await client.categories.set({ categoryId: microwaves, productIds: ids })
    expect(ids.flatMap((id) => store.products.get(id)?.keptAside)).toEqual([])
    expect(ids.map((id) => store.products.get(id)?.attributes)).toEqual(before)
  })

  it('get one attribute in one step, where it is empty or everywhere, and only in that leaf', async () => {
    const { client, store } = opened
    const ids = bringProducts(opened, place.folder, 6)
    await client.categories.set({ categoryId: microwaves, productIds: ids.slice(0, 4) })
    await client.categories.set({ categoryId: boots, productIds: ids.slice(4, 5) })
    const [plug, volt] = await filledIn(microwaves, ['Plug Type', 'Voltage'])
    if (plug === undefined || volt === undefined) throw new Error('The leaf has neither.')
    const own = { ...plug, values: [{ id: null, name: 'Of its own' }] }
    await client.products.edit({
      label: 'One',
      edits: [{ productId: ids[0] ?? '', variantId: null, field: 'attributes', value: [own, volt] }],
    })
    const survey = await client.attributes.survey({ productIds: ids })
    expect(survey.leaves.map(({ name, products, filled }) => [name, products, filled[plug.attributeId] ?? 0])).toEqual([
      ['Microwaves', 4, 1],
      ['Wellington Boots', 1, 0],
    ])
    expect(survey.without).toBe(1)
    const wanted = { productIds: ids, categoryId: microwaves, attributeId: plug.attributeId, values: plug.values }
    expect(await client.attributes.set({ ...wanted, onlyEmpty: true })).toMatchObject({ products: 3 })
    const plugOf = (id = ''): string | undefined =>
      store.products.get(id)?.attributes.find(({ attributeId }) => attributeId === plug.attributeId)?.values[0]?.name
    expect(ids.map(plugOf)).toEqual([
      'Of its own',
      ...Array.from({ length: 3 }, () => plug.values[0]?.name),
      undefined,
      undefined,
    ])
    const { batch } = await client.attributes.set(wanted)
    expect(plugOf(ids[0])).toBe(plug.values[0]?.name)
    expect(store.products.get(ids[0] ?? '')?.attributes.map(({ name }) => name)).toEqual(['Plug Type', 'Voltage'])
    await client.products.undo({ batchId: batch?.id ?? null })
    expect(plugOf(ids[0])).toBe('Of its own')
    await client.attributes.set({ ...wanted, values: [] })
    expect(ids.map(plugOf)).toEqual(ids.map(() => undefined))
  })

  it('get another leaf while the shop is away: the values wait where they are', async () => {
    const { client, store } = opened
    const [id = ''] = bringProducts(opened, place.folder, 1)
    await client.categories.set({ categoryId: microwaves, productIds: [id] })
    const value = await filledIn(microwaves, ['Plug Type'])
    await client.products.edit({
      label: 'One',
      edits: [{ productId: id, variantId: null, field: 'attributes', value }],
    })
    await shop.stop()
    const unread = (await opened.app.context.reference.tree()).leaves.find(
      (leaf) => opened.app.context.reference.knownRules(leaf.id) === null && leaf.permissions[0] === 'AVAILABLE',
    )
    await client.categories.set({ categoryId: unread?.id ?? '', productIds: [id] })
    expect(store.products.get(id)).toMatchObject({ categoryId: unread?.id, attributes: value, keptAside: [] })
  }, 300_000)
})
