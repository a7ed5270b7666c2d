// Sellers with several shops, and approvals that come from another account than they should.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { createMemorySecrets } from '#main/workspace/secrets.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { control } from '../../../sandbox/client.ts'
import { openConnections, rehearsal } from './open-connections.ts'
import type { OpenConnections } from './open-connections.ts'

let shop: PracticeShop
let folder = ''
let open: OpenConnections
beforeAll(async () => {
  shop = await startPracticeShop({ seed: 'demo' })
})
afterAll(() => shop.close())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-accounts-'))
  open = openConnections(folder, createMemorySecrets(), shop.address, shop.address.baseUrl)
})
afterEach(async () => {
  await open.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const addSeller = async (sellerName: string): Promise<{ sellerId: string }> => {
  const made = await control(shop.address, 'POST', '/shops', { market: 'US', sellerName, sellerType: 'CROSS_BORDER' })
  return { sellerId: made.seller.id }
}
const grantsOf = async (sellerId: string): Promise<unknown[]> => {
  const { grants } = (await control(shop.address, 'GET', '/grants')) as { grants: { sellerId: string }[] }
  return grants.filter((grant) => grant.sellerId === sellerId)
}

it('a seller of several shops is left in all of them, so that no key keeps working behind the scenes', async () => {
  const { sellerId } = await addSeller('Two Coasts')
  await control(shop.address, 'POST', '/shops', { market: 'UK', sellerId, name: 'East Coast' })
  const { id } = await open.connections.connect(rehearsal)
  const { shops } = await open.connections.finish(id, await open.approve(id, 'allow', sellerId))
  expect(shops).toHaveLength(2)
  expect(await grantsOf(sellerId)).toHaveLength(1)
  expect((await open.connections.disconnect(id)).sentence).toMatch(/withdrawn/)
  expect(await grantsOf(sellerId)).toHaveLength(0)
})

it('the shop at hand stays in use without the connection that opens it too, also after a restart', async () => {
  const { baseUrl, shopId } = shop.address
  const box = createMemorySecrets()
  const openAgain = async (): Promise<void> => {
    await open.close()
    open = openConnections(folder, box, shop.address, baseUrl, undefined, shopId)
    await open.connections.restore()
  }
  await openAgain()
  const { id } = await open.connections.connect(rehearsal)
  await open.connections.finish(id, await open.approve(id))
  await openAgain()
  expect((await open.connections.list()).shops).toMatchObject([{ id: shopId, isInUse: false }])
  await open.connections.use(shopId, id)
  await openAgain()
  expect((await open.connections.list()).shops).toMatchObject([{ id: shopId, isInUse: true }])
})

it('a start with locked keys remembers the connection that was chosen, until they are unlocked', async () => {
  const { baseUrl, shopId } = shop.address
  const box = createMemorySecrets()
  let isLocked = false
  const lockable = { ...box, state: () => (isLocked ? 'locked' : box.state()) } as const
  const openAgain = async (): Promise<void> => {
    await open.close()
    open = openConnections(folder, lockable, shop.address, baseUrl, undefined, shopId)
    await open.connections.restore()
  }
  await openAgain()
  const { id } = await open.connections.connect(rehearsal)
  await open.connections.finish(id, await open.approve(id))
  await open.connections.use(shopId, id)
  isLocked = true
  await openAgain()
  expect((await open.connections.list()).shops).toEqual([])
  isLocked = false
  await open.connections.restore()
  expect((await open.connections.list()).shops).toMatchObject([{ id: shopId, isInUse: true }])
})

it('an approval by another account changes nothing and says whose it was', async () => {
  const { sellerId } = await addSeller('Somebody Else')
  const { id } = await open.connections.connect(rehearsal)
  const { shops } = await open.connections.finish(id, await open.approve(id))
  const before = await open.vault.get(id)
  await open.connections.use(shops[0]?.id ?? '', id)
  await open.connections.authorise(id)
  await expect(
    open.approve(id, 'allow', sellerId).then((redirect) => open.connections.finish(id, redirect)),
  ).rejects.toMatchObject({
    code: 'conflict',
    details: { sentence: expect.stringMatching(/“Somebody Else” approved, but this connection belongs to “.+”/) },
  })
  expect(await open.vault.get(id)).toMatchObject({ tokens: before?.tokens, shops: before?.shops })
  expect((await open.shopSwitch.warehouses()).length).toBeGreaterThan(0)
  // The right account, and one of its own for the other, both work afterwards.
  await open.connections.authorise(id)
  expect((await open.connections.finish(id, await open.approve(id))).shops).toMatchObject([{ isInUse: true }])
  const other = await open.connections.connect({ ...rehearsal, label: 'Other' })
  await open.connections.finish(other.id, await open.approve(other.id, 'allow', sellerId))
  expect((await open.connections.list()).shops.map(({ state }) => state)).toEqual(['ready', 'ready'])
})
