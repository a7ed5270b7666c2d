// A workspace that an earlier Listwright wrote opens, keeps what it holds, and a copy of it is laid beside it first.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { titleKey } from '#core/values/title-key.ts'
import { migrations } from '#main/store/schema.ts'
import { openStore } from '#main/store/store.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-migrations-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const clock = { now: () => '2026-01-01T00:00:00.000Z', newId: () => '1' }
const noFilter = { view: 'all' as const, text: '', batchId: null, categoryId: null }

it.each(migrations.slice(0, -1).map((_, index) => index + 1))(
  'a workspace of version %i opens with what it holds',
  (version) => {
    const file = join(folder, 'workspace.db')
    const old = new DatabaseSync(file)
    old.function('title_key', { deterministic: true }, (title: unknown) => titleKey(String(title)))
    for (const migration of migrations.slice(0, version)) old.exec(migration)
    old.exec(`INSERT INTO product (id, key, title, created_at, updated_at) VALUES ('p', 'k', 'Old Mug', '', '')`)
    old.exec(`PRAGMA user_version = ${version}`)
    old.close()
    const store = openStore(file, clock)
    expect(store.products.ids(noFilter)).toEqual(['p'])
    expect(store.products.get('p')?.title).toBe('Old Mug')
    expect(store.suggestions.openIds()).toEqual(['p'])
    store.close()
    expect(existsSync(`${file}.before-${migrations.length}`)).toBe(true)
  },
)
