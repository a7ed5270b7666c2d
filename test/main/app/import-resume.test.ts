// An import that the app was closed in the middle of goes on in the same batch, and is undone as one.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openDatabase } from '#main/store/database.ts'
import { nowhere, openApp, testFolder } from './open-app.ts'

const products = 12_000
const header = 'Handle,Title,Variant Price,Variant SKU'
const rows = Array.from({ length: products }, (_, row) => `h-${row},Lamp ${row},10.00,SKU-${row}`)

let place: ReturnType<typeof testFolder>
beforeEach(() => {
  place = testFolder()
})
afterEach(() => place.remove())

it('goes on with an import that the app was closed in the middle of, as one batch', async () => {
  const path = join(place.folder, 'large.csv')
  writeFileSync(path, [header, ...rows].join('\n'))
  const first = openApp(place.folder, nowhere)
  const choices = { leaveOut: ['h-11999'] }
  const { jobId } = await first.client.imports.start({ fileId: path, choices })
  await vi.waitFor(() => expect(first.store.products.counts().products).toBeGreaterThan(0), {
    timeout: 90_000,
    interval: 5,
  })
  await first.close()

  const second = openApp(place.folder, nowhere)
  const before = second.store.products.counts().products
  expect(before).toBeLessThan(products - 1)
  second.app.context.jobs.interrupted()
  await second.client.jobs.resume({ jobId })
  expect(await second.client.jobs.wait({ jobId })).toMatchObject({ state: 'done', counts: { created: products - 1 } })
  expect(second.store.products.counts().products).toBe(products - 1)
  const { batches } = await second.client.products.batches({ offset: 0, limit: 10 })
  expect(batches).toMatchObject([{ kind: 'import', products: products - 1, isUndone: false }])
  await expect(second.client.jobs.resume({ jobId })).rejects.toThrow(/cannot be resumed/)
  await second.client.products.undo({ batchId: batches[0]?.id ?? null })
  expect(second.store.products.counts().products).toBe(0)
  await second.close()
}, 300_000)

it('leaves what is in as a step that can be undone when the file is gone before the import goes on', async () => {
  const path = join(place.folder, 'large.csv')
  writeFileSync(path, [header, ...rows].join('\n'))
  const first = openApp(place.folder, nowhere)
  const { jobId } = await first.client.imports.start({ fileId: path })
  await vi.waitFor(() => expect(first.store.products.counts().products).toBeGreaterThan(0), {
    timeout: 90_000,
    interval: 5,
  })
  await first.close()
  // As a power cut would have left it.
  const database = openDatabase(join(place.folder, 'workspace.sqlite'))
  database.run("UPDATE batch SET state = 'open', changes = 0, products = 0")
  database.close()
  rmSync(path)

  const second = openApp(place.folder, nowhere)
  const { products: before } = second.store.products.counts()
  const { batches } = await second.client.products.batches({ offset: 0, limit: 10 })
  expect(batches).toMatchObject([{ kind: 'import', products: before, isUndone: false }])
  await second.client.jobs.resume({ jobId })
  const job = await second.client.jobs.wait({ jobId })
  expect(job).toMatchObject({ state: 'failed', batchId: batches[0]?.id })
  expect(job.note).toContain('“large.csv” cannot be read')
  await second.client.products.undo({ batchId: job.batchId })
  expect(second.store.products.counts().products).toBe(0)

  // The file is back, the step is undone: going on is a step of its own.
  writeFileSync(path, [header, ...rows.slice(0, 50)].join('\n'))
  await second.client.jobs.resume({ jobId })
  expect(await second.client.jobs.wait({ jobId })).toMatchObject({ state: 'done', counts: { created: 50 } })
  const after = await second.client.products.batches({ offset: 0, limit: 10 })
  expect(after.batches[0]).toMatchObject({ kind: 'import', products: 50, isUndone: false })
  await second.close()
}, 300_000)
