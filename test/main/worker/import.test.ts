import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportSummary } from '#contract/imports.ts'
import { openDatabase } from '#main/store/database.ts'
import { openStore } from '#main/store/store.ts'
import { createImportPort } from '#main/worker/import-port.ts'
import { sharedData } from '#test/shared-data.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-import-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

const clock = { now: () => new Date().toISOString(), newId: () => randomUUID() }
const workspaceFile = (): string => join(folder, 'workspace.sqlite')
const sample = fileURLToPath(new URL('../../../assets/samples/home-and-living.csv', import.meta.url))

const bringIn = (path: string, batchId = randomUUID()): Promise<ImportSummary> =>
  createImportPort(workspaceFile()).run(path, {
    batchId,
    label: 'Import',
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('bringing a file in', () => {
  it('brings the sample catalogue in as one batch, and the same file a second time changes nothing', async () => {
    const first = await bringIn(sample)
    expect(first).toMatchObject({ presetName: 'Shopify', products: 48, created: 48, rejectedTotal: 0 })
    const second = await bringIn(sample)
    expect(second).toMatchObject({ created: 0, changed: 0, unchanged: 48 })
    const store = openStore(workspaceFile(), clock)
    expect(store.products.counts()).toMatchObject({ products: 48, variants: first.variants })
    expect(store.changes.batches({ offset: 0, limit: 10 }).batches[1]).toMatchObject({ kind: 'import', products: 48 })
    store.close()
    const database = openDatabase(workspaceFile())
    expect(database.all('PRAGMA foreign_key_check')).toEqual([])
    database.close()
  })

  it('undoes a whole import with one action', async () => {
    const batchId = randomUUID()
    await bringIn(sample, batchId)
    const store = openStore(workspaceFile(), clock)
    store.changes.undo(batchId, 'seller')
    expect(store.products.counts().products).toBe(0)
    store.close()
  })

  it('writes nothing when a file is only looked at', async () => {
    const summary = await createImportPort(workspaceFile()).inspect(sample)
    expect(summary).toMatchObject({ products: 48, created: 48 })
    const store = openStore(workspaceFile(), clock)
    expect(store.products.counts().products).toBe(0)
    store.close()
  })

  it('changes only the fields that the file speaks of, and never deletes an absent variant', async () => {
    await bringIn(sample)
    const update = file(
      'prices.csv',
      'Handle,Option1 Value,Variant SKU,Variant Price\nstoneware-mug,,HH-STMU-INK-03,15.25\n',
    )
    const summary = await bringIn(update)
    expect(summary).toMatchObject({ products: 1, changed: 1, created: 0 })
    const store = openStore(workspaceFile(), clock)
    const [id] = store.products.ids({ view: 'all', text: 'stoneware mug', batchId: null, categoryId: null })
    const mug = store.products.get(id ?? '')
    expect(mug?.variants.map((variant) => variant.price)).toEqual(['14.50', '15.25', '14.50', '14.50'])
    expect(mug?.description).toContain('Thrown by hand')
    expect(mug?.weight).toBe('390')
    store.close()
  })

  it('goes on with a batch that a crash has left open', async () => {
    const batchId = randomUUID()
    const text = readFileSync(sample, 'utf8')
    const half = file('half.csv', text.slice(0, text.indexOf('\r\ndoor-mat-coir') + 2))
    const before = await bringIn(half, batchId)
    const after = await bringIn(sample, batchId)
    expect(before.created).toBe(17)
    expect(after).toMatchObject({ created: 48, unchanged: 0 })
    const store = openStore(workspaceFile(), clock)
    expect(store.changes.batches({ offset: 0, limit: 10 }).batches).toHaveLength(1)
    expect(store.products.counts().products).toBe(48)
    store.close()
  })

  it.each([
    ['empty.csv', '', /is empty/],
    ['picture.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /PNG picture/],
    ['data.csv', '{"products": []}', /JSON/],
    ['page.csv', '<!DOCTYPE html><html></html>', /web page/],
  ])('refuses %s in a sentence and writes nothing', async (name, content, sentence) => {
    await expect(bringIn(file(name, content))).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(sentence),
    })
  })

  it('refuses a file that is not there', async () => {
    await expect(bringIn(join(folder, 'nothing.csv'))).rejects.toMatchObject({ code: 'invalid' })
  })

  const packt = sharedData('data', 'catalogs', 'shopify', 'packt_Product-data.csv')
  it.skipIf(packt === null)('brings 20 products with 22 variants out of a genuine Shopify export', async () => {
    const summary = await bringIn(packt ?? '')
    expect(summary).toMatchObject({ products: 20, created: 20, encoding: 'utf-8', delimiter: 'comma' })
  })
})
