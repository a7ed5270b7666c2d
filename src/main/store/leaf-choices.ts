// Leaves that were chosen for the categories of the seller's own shop, what was chosen last, and the seller's synonyms. It decides nothing.
import type { LeafChoice, LeafChoiceStore } from '#main/app/ports/advice.ts'
import type { Synonym } from '#core/categories/synonyms.ts'
import type { Database } from './database.ts'
import { number, parsed, text } from './database.ts'
import type { Scope } from './scope.ts'

const recentAtMost = 12

const readMeta = <T>(database: Database, key: string, otherwise: T): T =>
  parsed<T>(database.get('SELECT value FROM meta WHERE key = ?', key)?.['value'] ?? null, otherwise)

const writeMeta = (database: Database, key: string, value: unknown): void => {
  database.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    JSON.stringify(value),
  )
}

const choicesOf = (database: Database, version: string): LeafChoice[] =>
  database
    .all('SELECT key, value, category_id FROM leaf_choice WHERE version = ? ORDER BY key', version)
    .map((row) => ({ key: text(row['key']), value: text(row['value']), categoryId: text(row['category_id']) }))

/** The remembered choices for an import: key to leaf, and whether the leaf is in the tree of the shop in use (true where no tree was read yet). */
export const readLeafChoices = (
  database: Database,
  scope: Scope,
): ReadonlyMap<string, { readonly categoryId: string; readonly isThere: boolean }> => {
  const { version } = scope.tree()
  const isIn = 'SELECT 1 AS one FROM category WHERE shop_id = ? AND version = ?'
  const hasTree = database.get(`${isIn} LIMIT 1`, scope.shopId(), version) !== undefined
  return new Map(
    choicesOf(database, version).map(({ key, categoryId }) => {
      const isOpen = `${isIn} AND id = ? AND is_leaf = 1 AND instr(permissions, 'PROHIBITED') = 0`
      const isThere = !hasTree || database.get(isOpen, scope.shopId(), version, categoryId) !== undefined
      return [key, { categoryId, isThere }] as const
    }),
  )
}

/** Choices on SQLite. */
export const createLeafChoiceStore = (database: Database): LeafChoiceStore => ({
  all: (version) => choicesOf(database, version),
  save: (version, choices, at) =>
    database.transaction(() => {
      for (const { key, value, categoryId } of choices) {
        database.run(
          `INSERT INTO leaf_choice (version, key, value, category_id, at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (version, key) DO UPDATE SET value = excluded.value, category_id = excluded.category_id, at = excluded.at`,
          version,
          key,
          value,
          categoryId,
          at,
        )
      }
    }),
  forget: (version, keys) =>
    database.run(
      'DELETE FROM leaf_choice WHERE version = ? AND key IN (SELECT value FROM json_each(?))',
      version,
      JSON.stringify(keys),
    ),
  sources: () =>
    database
      .all(
        `SELECT source_category AS value, count(*) AS n, sum(category_id IS NULL) AS open FROM product
         WHERE removed_at IS NULL AND source_category <> '' GROUP BY source_category`,
      )
      .map((row) => ({
        value: text(row['value']),
        products: number(row['n']),
        withoutLeaf: number(row['open']),
      })),
  samples: (values, limit) =>
    database
      .all(
        `SELECT title, brand FROM product WHERE removed_at IS NULL AND source_category IN (SELECT value FROM json_each(?)) LIMIT ?`,
        JSON.stringify(values),
        limit,
      )
      .map((row) => ({ title: text(row['title']), brand: text(row['brand']) })),
  openProducts: (values) =>
    database
      .all(
        `SELECT id FROM product WHERE removed_at IS NULL AND category_id IS NULL
         AND source_category IN (SELECT value FROM json_each(?)) ORDER BY seq`,
        JSON.stringify(values),
      )
      .map((row) => text(row['id'])),
  withoutSource: () =>
    number(database.get("SELECT count(*) AS n FROM product WHERE removed_at IS NULL AND source_category = ''")?.['n']),
  earlier: () =>
    database
      .all(
        `SELECT source_category AS value, category_id, count(*) AS n FROM product
         WHERE removed_at IS NULL AND source_category <> '' AND category_id IS NOT NULL GROUP BY source_category, category_id`,
      )
      .map((row) => ({
        value: text(row['value']),
        categoryId: text(row['category_id']),
        products: number(row['n']),
      })),
  recent: () => readMeta<readonly string[]>(database, 'recent-leaves', []),
  noteRecent: (categoryId) => {
    const before = readMeta<readonly string[]>(database, 'recent-leaves', [])
    writeMeta(
      database,
      'recent-leaves',
      [categoryId, ...before.filter((id) => id !== categoryId)].slice(0, recentAtMost),
    )
  },
  synonyms: () => readMeta<readonly Synonym[]>(database, 'synonyms', []),
  saveSynonyms: (synonyms) => writeMeta(database, 'synonyms', synonyms),
})
