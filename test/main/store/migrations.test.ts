// A workspace that an earlier Listwright wrote opens with what it holds, and a copy of it is laid beside it first.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { titleKey } from '#core/values/title-key.ts'
import { migrations } from '#main/store/schema.ts'
import { openStore } from '#main/store/store.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-migrations-'))
  file = join(folder, 'workspace.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

const at = '2026-10-01T08:00:00.000Z'
const clock = { now: () => at, newId: () => 'id' }
const noFilter = { view: 'all' as const, text: '', batchId: null, categoryId: null }

/** Writes a workspace as the version of that number did, and puts something into it. */
const writeOld = (version: number, fill: (old: InstanceType<typeof DatabaseSync>) => void): void => {
  const old = new DatabaseSync(file)
  old.function('title_key', { deterministic: true }, (title: unknown) => titleKey(String(title)))
  for (const migration of migrations.slice(0, version)) old.exec(migration)
  fill(old)
  old.exec(`PRAGMA user_version = ${version}`)
  old.close()
}

describe('a workspace of an earlier version', () => {
  it.each(migrations.slice(0, -1).map((_, index) => index + 1))('(%i) opens with what it holds', (version) => {
    writeOld(version, (old) => {
      old.exec(`INSERT INTO product (id, key, title, created_at, updated_at) VALUES ('p', 'k', 'Old Mug', '', '')`)
    })
    const store = openStore(file, clock)
    expect(store.products.ids(noFilter)).toEqual(['p'])
    expect(store.products.get('p')?.title).toBe('Old Mug')
    expect(store.suggestions.openIds()).toEqual(['p'])
    store.close()
    expect(existsSync(`${file}.before-${migrations.length}`)).toBe(true)
  })

  it('keeps the tree, the rules and the age of the first one, in English', () => {
    const rules = { categoryId: '600042', attributes: [], certifications: [], readAt: at }
    writeOld(1, (old) => {
      old.exec(`INSERT INTO meta (key, value) VALUES ('shop-in-use', 'S'), ('categories-synced-S-v2', '${at}')`)
      old.exec(
        `INSERT INTO category VALUES ('S', 'v2', '600001', 0, NULL, 'Home', 0, '["AVAILABLE"]', '["Home"]'),
          ('S', 'v2', '600042', 1, '600001', 'Mugs', 1, '["AVAILABLE"]', '["Home","Mugs"]')`,
      )
      old.exec(`INSERT INTO leaf_rules VALUES ('S', 'v2', '600042', '${JSON.stringify(rules)}', '${at}')`)
    })
    const store = openStore(file, clock)
    try {
      expect(store.reference.categories('v2')).toMatchObject({
        syncedAt: at,
        nodes: [{ id: '600001' }, { name: 'Mugs' }],
      })
      expect(store.reference.treeRead('v2')).toMatchObject({ locale: 'en-US', syncedAt: at, faults: [], failure: null })
      expect(store.reference.rules('v2', '600042')).toEqual(rules)
      expect(store.reference.category('v2', '600042')?.path.map(({ name }) => name)).toEqual(['Home', 'Mugs'])
    } finally {
      store.close()
    }
  })
})
