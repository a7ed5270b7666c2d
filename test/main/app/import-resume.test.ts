// An import that the app was closed in the middle of goes on in the same batch, and is undone as one.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nowhere, openApp, testFolder } from './open-app.ts'

const products = 12_000

let place: ReturnType<typeof testFolder>
beforeEach(() => {
  place = testFolder()
})
afterEach(() => place.remove())

it('goes on with an import that the app was closed in the middle of, as one batch', async () => {
  const path = join(place.folder, 'large.csv')
  const lines = Array.from({ length: products }, (_, row) => `h-${row},Lamp ${row},10.00,SKU-${row}`)
  writeFileSync(path, ['Handle,Title,Variant Price,Variant SKU', ...lines].join('\n'))
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
