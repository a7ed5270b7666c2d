// How far a job is, by what stands on disk.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { PublishResult } from '#contract/publish.ts'
import { openStore } from '#main/store/store.ts'

const resultOf = (productId: string, outcome: PublishResult['outcome']): PublishResult => ({
  productId,
  title: 'Lamp',
  outcome,
  remoteId: null,
  sentence: '',
  failure: null,
})

it('counts what is done by outcome, whatever the job last said of itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'listwright-tally-'))
  let next = 0
  const store = openStore(join(folder, 'workspace.db'), {
    now: () => '2026-01-01T00:00:00.000Z',
    newId: () => `id-${(next += 1)}`,
  })
  const items = ['a', 'b', 'c', 'd'].map((productId) => ({
    id: `item-${productId}`,
    jobId: 'job',
    productId,
    deed: 'publish' as const,
    state: 'waiting' as const,
    idempotencyKey: productId,
  }))
  store.jobs.addItems('job', items)
  store.jobs.addResults('job', [{ id: 'left', result: resultOf('e', 'left-out') }])
  for (const [at, item] of items.slice(0, 3).entries()) {
    const result = at === 2 ? null : resultOf(item.productId, at === 0 ? 'listed' : 'failed')
    store.jobs.setItem({ ...item, state: 'done' }, result)
  }
  expect(
    store.jobs.tally('job').toSorted((one, other) => String(one.outcome).localeCompare(String(other.outcome))),
  ).toEqual([
    { outcome: 'failed', items: 1 },
    { outcome: 'left-out', items: 1 },
    { outcome: 'listed', items: 1 },
    { outcome: null, items: 1 },
  ])
  expect(store.jobs.nextItems('job', 10).map((item) => item.productId)).toEqual(['d'])
  store.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})
