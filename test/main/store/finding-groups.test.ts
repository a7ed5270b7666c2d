// What the checks found in the whole catalogue, counted a stretch at a time.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Finding } from '#contract/finding.ts'
import { openDatabase } from '#main/store/database.ts'
import { openStore } from '#main/store/store.ts'
import { openBatch } from '#main/store/writer.ts'
import { insertPlainly } from './insert-products.ts'

const finding = (code: string, sentence: string, fix: Finding['fix'] = null): Finding => ({
  code,
  severity: code === 'price-odd' ? 'warning' : 'blocking',
  variantId: null,
  field: 'title',
  sentence,
  place: 'Title',
  fix,
})

it('counts every product once for each kind of finding, however many findings there are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'listwright-groups-'))
  let next = 0
  const file = join(folder, 'workspace.db')
  const now = '2026-01-01T00:00:00.000Z'
  const newId = (): string => `id-${(next += 1)}`
  const store = openStore(file, { now: () => now, newId })
  expect(await store.products.findingGroups()).toEqual([])
  const database = openDatabase(file)
  const batchId = newId()
  const ids = database.transaction(() => {
    openBatch(database, { id: batchId, kind: 'import', label: 'Import', who: 'seller', at: now, isOpen: false })
    return Array.from({ length: 2_500 }, (_, at) => {
      const product = { key: `lamp-${at}`, fields: { title: `Lamp ${at}` }, imageSources: [], variants: [] }
      return insertPlainly(database, batchId, product, { now, newId })
    })
  })
  store.transaction(() => {
    for (const [at, id] of ids.entries()) {
      const fix = at === 2_400 ? { id: 'title-cut', label: 'Cut', hasPreview: false } : null
      const twice = [finding('title-long', `b ${at}`, fix), finding('title-long', `c ${at}`)]
      store.products.setFindings(id, [...twice, ...(at % 5 === 0 ? [finding('price-odd', 'a')] : [])])
    }
  })
  const groups = await store.products.findingGroups()
  expect(groups.map(({ code, products, sentence, fix }) => [code, products, sentence, fix?.id ?? null])).toEqual([
    ['title-long', 2_500, 'b 0', 'title-cut'],
    ['price-odd', 500, 'a', null],
  ])
  database.close()
  store.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})
