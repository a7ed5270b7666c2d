// The platform's reference data: category trees and what leaves ask for, each with its age.
import type { Category, LeafRules } from '#contract/categories.ts'
import type { CategoryNode } from '#main/app/ports/shop.ts'
import type { ReferenceStore } from '#main/app/ports/store.ts'
import type { Database, SqlRow } from './database.ts'
import { number, parsed, text, textOrNull } from './database.ts'
import type { Scope } from './scope.ts'

const toNode = (row: SqlRow): CategoryNode => ({
  id: text(row['id']),
  parentId: textOrNull(row['parent_id']),
  name: text(row['name']),
  isLeaf: number(row['is_leaf']) === 1,
  permissions: parsed<Category['permissions']>(row['permissions'], []),
})

// Names from the root to each node. A node whose parents go round in a circle, or are missing, ends where the trail ends.
const pathNames = (nodes: readonly CategoryNode[]): Map<string, string[]> => {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const paths = new Map<string, string[]>()
  for (const node of nodes) {
    const names: string[] = []
    const seen = new Set<string>()
    let current: CategoryNode | undefined = node
    while (current !== undefined && !seen.has(current.id)) {
      seen.add(current.id)
      names.unshift(current.name)
      current = current.parentId === null ? undefined : byId.get(current.parentId)
    }
    paths.set(node.id, names)
  }
  return paths
}

const oneCategory = 'SELECT * FROM category WHERE shop_id = ? AND version = ? AND id = ?'

const categoryOf = (database: Database, shopId: string, version: string, id: string): Category | null => {
  const path: { id: string; name: string }[] = []
  const seen = new Set<string>()
  let current: SqlRow | undefined = database.get(oneCategory, shopId, version, id)
  if (current === undefined) return null
  const node = toNode(current)
  while (current !== undefined && !seen.has(text(current['id']))) {
    seen.add(text(current['id']))
    path.unshift({ id: text(current['id']), name: text(current['name']) })
    const parent = textOrNull(current['parent_id'])
    current = parent === null ? undefined : database.get(oneCategory, shopId, version, parent)
  }
  return { ...node, path, level: path.length }
}

/** Reference data on SQLite. */
export const createReferenceStore = (database: Database, scope: Scope): ReferenceStore => ({
  saveCategories: (version, nodes, at) => {
    database.transaction(() => {
      database.run('DELETE FROM category WHERE shop_id = ? AND version = ?', scope.shopId(), version)
      const paths = pathNames(nodes)
      for (const [position, node] of nodes.entries()) {
        database.run(
          'INSERT OR IGNORE INTO category (shop_id, version, id, position, parent_id, name, is_leaf, permissions, path) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
          scope.shopId(),
          version,
          node.id,
          position,
          node.parentId,
          node.name,
          node.isLeaf ? 1 : 0,
          JSON.stringify(node.permissions),
          JSON.stringify(paths.get(node.id) ?? []),
        )
      }
      database.run(
        'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        `categories-synced-${scope.shopId()}-${version}`,
        at,
      )
    })
  },
  categories: (version) => ({
    nodes: database
      .all('SELECT * FROM category WHERE shop_id = ? AND version = ? ORDER BY position', scope.shopId(), version)
      .map(toNode),
    syncedAt: textOrNull(
      database.get('SELECT value FROM meta WHERE key = ?', `categories-synced-${scope.shopId()}-${version}`)?.['value'],
    ),
  }),
  saveRules: (version, rules) => {
    database.run(
      'INSERT INTO leaf_rules (shop_id, version, category_id, rules, read_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (shop_id, version, category_id) DO UPDATE SET rules = excluded.rules, read_at = excluded.read_at',
      scope.shopId(),
      version,
      rules.categoryId,
      JSON.stringify(rules),
      rules.readAt,
    )
  },
  rules: (version, categoryId) => {
    const row = database.get(
      'SELECT rules FROM leaf_rules WHERE shop_id = ? AND version = ? AND category_id = ?',
      scope.shopId(),
      version,
      categoryId,
    )
    // The column holds only what saveRules wrote.
    return row === undefined ? null : (JSON.parse(text(row['rules'])) as LeafRules)
  },
  productsPerCategory: () =>
    new Map(
      database
        .all(
          'SELECT category_id, count(*) AS n FROM product WHERE removed_at IS NULL AND category_id IS NOT NULL GROUP BY category_id',
        )
        .map((row) => [text(row['category_id']), number(row['n'])]),
    ),
  category: (version, id) => categoryOf(database, scope.shopId(), version, id),
})
