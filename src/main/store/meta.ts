// Small facts of a workspace: its shop, its defaults, the notices that were raised. Nothing secret is kept here.
import { z } from 'zod'
import type { Defaults, Shop } from '#contract/app.ts'
import { defaultsShape, shopShape } from '#contract/app.ts'
import type { Notice } from '#contract/events.ts'
import type { Mapping } from '#contract/mapping.ts'
import { mappingShape } from '#contract/mapping.ts'
import type { MetaStore } from '#main/app/ports/store.ts'
import type { Database } from './database.ts'
import { text } from './database.ts'
import type { Scope } from './scope.ts'

/** The usual parcel of a new workspace. A seller changes it in Settings. */
export const firstDefaults: Defaults = {
  weight: '0.5',
  weightUnit: 'KILOGRAM',
  length: '30',
  width: '20',
  height: '10',
  dimensionUnit: 'CENTIMETER',
  quantity: '10',
  hasStandIns: true,
  hasNeutralValues: true,
}

const read = (database: Database, key: string): unknown => {
  const row = database.get('SELECT value FROM meta WHERE key = ?', key)
  return row === undefined ? undefined : JSON.parse(text(row['value']))
}

const write = (database: Database, key: string, value: unknown): void => {
  database.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    JSON.stringify(value),
  )
}

const watchShape = z.object({ folder: z.string().nullable(), seen: z.record(z.string(), z.string()) })

/** The seller's import mappings, oldest first. One that cannot be read any more is left out. */
export const readMappings = (database: Database): Mapping[] => {
  const kept = read(database, 'mappings')
  return (Array.isArray(kept) ? kept : []).flatMap((mapping) => mappingShape.safeParse(mapping).data ?? [])
}

/** What is known of a shop, null where nothing was kept. */
export const readShop = (database: Database, shopId: string): Shop | null =>
  shopShape.safeParse(read(database, `shop-${shopId}`)).data ?? null

/** Facts of a workspace on SQLite. */
export const createMetaStore = (database: Database, scope: Scope): MetaStore => ({
  shop: () => readShop(database, scope.shopId()),
  saveShop: (shop: Shop) => write(database, `shop-${shop.id}`, shop),
  useShop: (shopId, connectionId = null) => {
    scope.use(shopId)
    write(database, 'connection', connectionId)
  },
  connectionInUse: () => z.string().nullable().safeParse(read(database, 'connection')).data ?? null,
  defaults: () => {
    const found = defaultsShape.safeParse(read(database, 'defaults'))
    return found.success ? found.data : firstDefaults
  },
  saveDefaults: (defaults) => write(database, 'defaults', defaults),
  mappings: () => readMappings(database),
  saveMappings: (mappings) => write(database, 'mappings', mappings),
  watch: () => watchShape.safeParse(read(database, 'watch')).data ?? { folder: null, seen: {} },
  saveWatch: (watch) => write(database, 'watch', watch),
  task: (key) => read(database, `task-${key}`) ?? null,
  saveTask: (key, task) => {
    if (task === null) database.run('DELETE FROM meta WHERE key = ?', `task-${key}`)
    else write(database, `task-${key}`, task)
  },
  saveNotice: (notice) => {
    database.run(
      'INSERT OR IGNORE INTO notice (id, notice, at) VALUES (?, ?, ?)',
      notice.id,
      JSON.stringify(notice),
      notice.at,
    )
  },
  notices: (limit) =>
    database
      .all('SELECT notice FROM notice ORDER BY seq DESC LIMIT ?', limit)
      // The column holds only what saveNotice wrote.
      .map((row) => JSON.parse(text(row['notice'])) as Notice),
})
