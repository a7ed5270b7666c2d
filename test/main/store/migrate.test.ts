// A workspace of an earlier version opens: what it knew of trees and rules is still there, in English, with its age.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrations } from '#main/store/schema.ts'
import { openStore } from '#main/store/store.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-migrate-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = '2026-10-01T08:00:00.000Z'
const rules = { categoryId: '600042', attributes: [], certifications: [], readAt: at }

it('keeps tree, rules and age of the first version', () => {
  const file = join(folder, 'workspace.db')
  const old = new DatabaseSync(file)
  old.exec(migrations[0] ?? '')
  old.exec('PRAGMA user_version = 1')
  old.exec(`INSERT INTO meta (key, value) VALUES ('shop-in-use', 'S'), ('categories-synced-S-v2', '${at}')`)
  old.exec(
    `INSERT INTO category VALUES ('S', 'v2', '600001', 0, NULL, 'Home', 0, '["AVAILABLE"]', '["Home"]'),
      ('S', 'v2', '600042', 1, '600001', 'Mugs', 1, '["AVAILABLE"]', '["Home","Mugs"]')`,
  )
  old.exec(`INSERT INTO leaf_rules VALUES ('S', 'v2', '600042', '${JSON.stringify(rules)}', '${at}')`)
  old.close()
  const store = openStore(file, { now: () => at, newId: () => 'id' })
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
