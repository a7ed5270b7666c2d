// The calls of a shop are counted over restarts, each app and shop apart, and shown with the shop.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import { openStore } from '#main/store/store.ts'
import { createCallBudgets } from '#main/workspace/connections/call-budgets.ts'
import { createMemorySecrets } from '#main/workspace/secrets.ts'
import { openConnections, rehearsal } from './open-connections.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-budgets-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

it('goes on with the count of the day after a restart, and holds it to what Settings allows', () => {
  const nowMs = Date.parse('2026-09-01T20:00:00Z')
  const open = () => openStore(join(folder, 'one.db'), { now: () => new Date(nowMs).toISOString(), newId: () => 'x' })
  const first = open()
  const before = createCallBudgets(first.meta, () => nowMs)
  for (let call = 0; call < 150; call += 1) before.of('app', 'shop').count()
  before.of('app', 'other').count()
  before.close()
  first.close()
  // A call that ends late touches the closed workspace no more.
  before.of('app', 'shop').count()
  expect(before.of('app', 'shop').waitMs('write')).toBe(0)

  const second = open()
  const after = createCallBudgets(second.meta, () => nowMs)
  expect(after.of('app', 'shop').spent()).toEqual({ used: 150, allowed: null, per: 'day' })
  expect(after.of('app', 'other').spent().used).toBe(1)
  expect(after.of('other app', 'shop').spent().used).toBe(0)
  second.meta.saveDefaults({ ...second.meta.defaults(), callLimit: { calls: 150, per: 'day' } })
  expect(after.of('app', 'shop').waitMs('write')).toBe(4 * 3_600_000)
  second.meta.saveDefaults({ ...second.meta.defaults(), callLimit: null })
  expect(after.of('app', 'shop').waitMs('write')).toBe(0)
  after.close()
  second.close()
})

it('shows the calls of a connected shop', async () => {
  const shop = await startPracticeShop({ seed: 'demo' })
  const open = openConnections(folder, createMemorySecrets(), shop.address, shop.address.baseUrl)
  const { id } = await open.connections.connect(rehearsal)
  const { shops } = await open.connections.finish(id, await open.approve(id))
  expect(shops[0]?.calls).toEqual({ used: 0, allowed: null, per: 'day' })
  await open.connections.use(shops[0]?.id ?? '', id)
  await open.shopSwitch.warehouses()
  const [used] = (await open.connections.list()).shops
  expect(used?.calls).toEqual({ used: 1, allowed: null, per: 'day' })
  await open.close()
  await shop.close()
})
