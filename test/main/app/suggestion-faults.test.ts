// A platform that recommends badly, and a tree that is broken: contained, told in a sentence, and our own suggestions go on.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CategoryNode } from '#main/app/ports/shop.ts'
import { appKey, appSecret, envelope, startLocalPlatform } from '#test/main/shop/local-platform.ts'
import type { LocalPlatform, Reply } from '#test/main/shop/local-platform.ts'
import { openApp, testFolder } from './open-app.ts'

let platform: LocalPlatform
let place: ReturnType<typeof testFolder>
let opened: ReturnType<typeof openApp>
beforeAll(async () => {
  platform = await startLocalPlatform()
})
afterAll(() => platform.stop())

const node = (id: string, parentId: string | null, name: string, isLeaf: boolean, isOpen = true): CategoryNode => ({
  id,
  parentId,
  name,
  isLeaf,
  permissions: [isOpen ? 'AVAILABLE' : 'PROHIBITED'],
})
// A leaf without its parent, two nodes that are one another's parent, a leaf without a name, a prohibited one.
const tree = [
  node('1', null, 'Kitchenware', false),
  node('11', '1', 'Mugs', true),
  node('12', '1', 'Jugs', true, false),
  node('13', '1', '', true),
  node('31', '3', 'Lost Mugs', true),
  node('41', '42', 'Round', false),
  node('42', '41', 'And Round', true),
]

beforeEach(async () => {
  place = testFolder()
  const path = join(place.folder, 'one.csv')
  writeFileSync(path, 'Handle,Title,Variant SKU,Variant Price,Type\na,Blue Mug,A-1,10,Cups\n')
  const shop = { baseUrl: platform.url, appKey, appSecret, accessToken: 'token-1', shopCipher: 'c', shopId: '1' }
  opened = openApp(place.folder, shop)
  const now = new Date().toISOString()
  opened.store.reference.saveCategories('v2', tree, now)
  opened.store.reference.saveCategories('v1', [node('777', null, 'Old Mugs', true)], now)
  const { jobId } = await opened.client.imports.start({ fileId: path })
  await opened.client.jobs.wait({ jobId })
})
afterEach(async () => {
  await opened.close()
  place.remove()
})

const suggested = async (reply: Reply) => {
  platform.answer(reply)
  const { jobId } = await opened.client.suggestions.start({ productIds: null })
  const job = await opened.client.jobs.wait({ jobId })
  const { rows } = await opened.client.suggestions.list({})
  return { job, row: rows[0] }
}

describe('a recommendation of the platform', () => {
  it.each([
    ['an unknown id', envelope({ leaf_category_id: '999' }), 'recommended 999, which is not in the tree'],
    ['an id of the other tree', envelope({ leaf_category_id: '777' }), 'recommended 777, a category of the other tree'],
    ['a branch', envelope({ leaf_category_id: '1' }), 'recommended “Kitchenware”, which is no leaf'],
    ['a prohibited leaf', envelope({ leaf_category_id: '12' }), 'recommended “Jugs”, which is prohibited'],
    ['a node of a circle', envelope({ leaf_category_id: '42' }), 'recommended 42, which is not in the tree'],
    ['nothing', envelope({}), 'recommends nothing for this title'],
    ['a refusal', envelope(null, 12052051), 'gave no answer for this product'],
  ])('that is %s is told, and our own stands', async (_name, reply, words) => {
    const { job, row } = await suggested(reply)
    expect(job).toMatchObject({ state: 'done', counts: { byThePlatform: 0, withASuggestion: 1 } })
    expect(row?.platform).toContain(words)
    expect(row?.leaves[0]?.category.id).toBe('11')
    expect(row?.leaves.flatMap(({ reasons }) => reasons.map(({ source }) => source))).not.toContain('platform')
  })

  it('may be a leaf without a parent or without a name', async () => {
    const lost = await suggested(envelope({ leaf_category_id: '31' }))
    expect(lost.row?.leaves.map(({ category }) => category.name)).toContain('Lost Mugs')
    const nameless = await suggested(envelope({ leaf_category_id: '13' }))
    expect(nameless.row?.leaves.map(({ category }) => category.name)).toContain('Category 13')
  })

  it('is not asked for again and again once access was refused', async () => {
    platform.received.length = 0
    const { job, row } = await suggested(envelope(null, 105005))
    expect(job).toMatchObject({ state: 'done', counts: { platformNotAsked: 1 } })
    expect(row?.platform).toMatch(/^TikTok Shop could not be asked: /)
    expect(row?.leaves[0]?.category.id).toBe('11')
  })
})
