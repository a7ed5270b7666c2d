// What a leaf asks for, kept on a real workspace file: a workspace of before opens, every new field can be undone and redone, brands are found again.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, describe, expect, it } from 'vitest'
import { openDatabase } from '#main/store/database.ts'
import { migrations } from '#main/store/schema.ts'
import { openStore } from '#main/store/store.ts'
import { closeBatch, openBatch } from '#main/store/writer.ts'
import { insertPlainly } from './insert-products.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})
let next = 0
const clock = { now: () => new Date(1_700_000_000_000 + next).toISOString(), newId: () => `id-${(next += 1)}` }
const newFile = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'listwright-leaf-'))
  folders.push(folder)
  return join(folder, 'workspace.db')
}

const certificate = {
  certificationId: '77',
  name: 'Safety sheet',
  documents: [
    { id: 'document-1', name: 'sheet.pdf', format: 'pdf', sizeBytes: 9, widthPixels: null, heightPixels: null },
  ],
  expiresOn: '2027-01-31',
}
const aside = {
  attributeId: '9',
  name: 'Theme',
  values: [{ id: null, name: 'Love' }],
  leafId: '600',
  leafName: 'Mugs',
}

describe('what a leaf asks for', () => {
  it('finds room in a workspace of the first version, and its products and defaults stay', () => {
    const file = newFile()
    const old = new DatabaseSync(file)
    old.exec(migrations[0] ?? '')
    old.exec(
      "INSERT INTO product (id, key, title, brand, created_at, updated_at) VALUES ('p1', 'k', 'Lamp', 'Lumen', '', '')",
    )
    old.exec(
      `INSERT INTO meta (key, value) VALUES ('defaults', '{"weight":"2","weightUnit":"POUND","length":"1","width":"1","height":"1","dimensionUnit":"INCH","hasStandIns":false,"hasNeutralValues":true}')`,
    )
    old.exec('PRAGMA user_version = 1')
    old.close()
    const store = openStore(file, clock)
    expect(store.products.get('p1')).toMatchObject({
      title: 'Lamp',
      brand: 'Lumen',
      brandId: '',
      certificates: [],
      sizeChart: null,
      keptAside: [],
    })
    expect(store.meta.defaults()).toMatchObject({ weight: '2', quantity: '' })
    store.close()
  })

  it('is undone and redone field by field', () => {
    const file = newFile()
    const store = openStore(file, clock)
    const database = openDatabase(file)
    const stamp = { now: clock.now(), newId: clock.newId }
    openBatch(database, { id: 'b', kind: 'import', label: 'Import', who: 'seller', at: stamp.now, isOpen: true })
    const id = insertPlainly(
      database,
      'b',
      { key: 'k', fields: { title: 'Lamp' }, imageSources: [], variants: [] },
      stamp,
    )
    closeBatch(database, 'b')
    database.close()
    const before = store.products.get(id)
    const at = { productId: id, variantId: null }
    const sizeChart = { templateId: '12345', name: 'Adult shoes', document: null }
    store.changes.apply({ kind: 'edit', label: 'All of it', who: 'seller' }, [
      { ...at, field: 'brandId', value: '1' },
      { ...at, field: 'certificates', value: [certificate] },
      { ...at, field: 'sizeChart', value: sizeChart },
      { ...at, field: 'keptAside', value: [aside] },
    ])
    const filled = { brandId: '1', certificates: [certificate], sizeChart, keptAside: [aside] }
    expect(store.products.get(id)).toMatchObject(filled)
    store.changes.undo(null, 'seller')
    expect({ ...store.products.get(id), updatedAt: '' }).toEqual({ ...before, updatedAt: '' })
    store.changes.redo('seller')
    expect(store.products.get(id)).toMatchObject(filled)
    store.changes.apply({ kind: 'edit', label: 'Away', who: 'seller' }, [{ ...at, field: 'sizeChart', value: null }])
    expect(store.products.get(id)?.sizeChart).toBeNull()
    store.close()
  })

  it('keeps brands for each shop, finds them by letters inside, and prefers what the shop may use', () => {
    const store = openStore(newFile(), clock)
    store.meta.useShop('one')
    const brand = (id: string, name: string, isAuthorized = false, isTop = false) => ({
      id,
      name,
      isAuthorized,
      isTop,
      isAvailable: null,
    })
    store.brands.save(
      [brand('1', 'Alder Home', false, true), brand('2', 'ALDER  home'), brand('3', 'Willow')],
      null,
      'now',
    )
    store.brands.save([{ ...brand('4', 'Vela', true), isAvailable: false }], '600', 'now')
    expect(store.brands.byName(' alder home ', null)?.id).toBe('2')
    expect(store.brands.byId('4', '600')?.isAvailable).toBe(false)
    expect(store.brands.byId('4', '601')?.isAvailable).toBeNull()
    expect(store.brands.search('home', null, { offset: 0, limit: 10 }).brands.map(({ id }) => id)).toEqual(['1', '2'])
    store.brands.saveAsked('Nobody', '600', 'now')
    expect([store.brands.wasAsked('nobody', null), store.brands.wasAsked('nobody', '601')]).toEqual([true, false])
    store.meta.useShop('two')
    expect(store.brands.byName('Willow', null)).toBeNull()
    store.close()
  })
})
