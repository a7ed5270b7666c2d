// A file that is stopped while it is written is not there at all: half of a catalogue under a good name would be taken for the whole.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ImportPort } from '#main/app/ports/files.ts'
import { openStore } from '#main/store/store.ts'
import { createImportPort } from '#main/worker/import-port.ts'
import { writeCatalogue } from '#test/bench/import-catalogue.ts'
import { nowhere, openApp } from '../app/open-app.ts'

let folder = ''
let port: ImportPort
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-stopped-'))
  const database = join(folder, 'workspace.db')
  const store = openStore(database, { now: () => new Date().toISOString(), newId: () => randomUUID() })
  port = createImportPort(database)
  const file = join(folder, 'shop.csv')
  await writeCatalogue(file, 8_000, 5)
  await port.run(file, {
    batchId: randomUUID(),
    label: '',
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })
  store.changes.apply(
    { kind: 'category', label: 'Categories', who: 'seller' },
    store.products
      .ids({ view: 'all', text: '', batchId: null, categoryId: null })
      .map((productId) => ({ productId, variantId: null, field: 'categoryId' as const, value: '600001' })),
  )
  store.close()
})
afterEach(async () => {
  await port.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const exported = (): string[] => readdirSync(folder).filter((name) => name.startsWith('export'))

it.each([
  ['own', 'csv'],
  ['own', 'xlsx'],
  ['templates', 'xlsx'],
] as const)(
  'an export (%s, %s) that is stopped leaves nothing under its name, and nothing beside it',
  async (layout, format) => {
    const stop = new AbortController()
    const writing = port.exportProducts(
      join(folder, `export.${layout === 'own' ? format : 'zip'}`),
      { layout, format, productIds: null, columns: null },
      { onProgress: () => stop.abort(), signal: stop.signal },
    )
    await expect(writing).rejects.toMatchObject({ code: 'conflict' })
    expect(exported()).toEqual([])
  },
)

it('closing the workspace stops an export and a file of rejected rows the same way', async () => {
  const wanted = { layout: 'own', format: 'csv', productIds: null, columns: null } as const
  const signal = new AbortController().signal
  const path = join(folder, 'bad.csv')
  writeFileSync(path, `Handle,Title,Variant Price\n${',No handle,5\n'.repeat(60_000)}`)
  const both = [
    port.exportProducts(join(folder, 'export.csv'), wanted, { onProgress: () => undefined, signal }),
    port.writeRejected(path, {}, join(folder, 'export-rejected')),
  ].map((writing) => writing.catch((error: unknown) => error))
  await port.close()
  expect(await Promise.all(both)).toMatchObject([{ code: 'conflict' }, { code: 'conflict' }])
  expect(exported()).toEqual([])
})

it('a cancelled export hands out no file', async () => {
  await port.close()
  const open = openApp(folder, nowhere)
  try {
    const { jobId } = await open.client.exports.start({ layout: 'own', format: 'csv' })
    expect(await open.client.jobs.cancel({ jobId })).toMatchObject({ state: 'cancelled' })
    expect(await open.client.exports.result({ jobId })).toEqual({ file: null })
    expect(readdirSync(folder).filter((name) => name.startsWith('listwright-'))).toEqual([])
  } finally {
    await open.close()
  }
})
