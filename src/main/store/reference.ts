// The platform's reference data: category trees and what leaves ask for, each with its age.
import type { Category, LeafRules } from '#contract/categories.ts'
import type { CategoryNode } from '#main/app/ports/shop.ts'
import type { ReferenceStore, RuleChangeRow, TreeRead } from '#main/app/ports/store.ts'
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

const oneCategory = 'SELECT * FROM category WHERE shop_id = ? AND version = ? AND locale = ? AND id = ?'

const categoryOf = (database: Database, scope: Scope, version: string, id: string): Category | null => {
  const where = [scope.shopId(), version, scope.tree().locale] as const
  const path: { id: string; name: string }[] = []
  const seen = new Set<string>()
  let current: SqlRow | undefined = database.get(oneCategory, ...where, id)
  if (current === undefined) return null
  const node = toNode(current)
  while (current !== undefined && !seen.has(text(current['id']))) {
    seen.add(text(current['id']))
    path.unshift({ id: text(current['id']), name: text(current['name']) })
    const parent = textOrNull(current['parent_id'])
    current = parent === null ? undefined : database.get(oneCategory, ...where, parent)
  }
  return { ...node, path, level: path.length }
}

const toTreeRead = (row: SqlRow): TreeRead => ({
  version: text(row['version']) === 'v1' ? 'v1' : 'v2',
  locale: text(row['locale']),
  syncedAt: text(row['synced_at']),
  faults: parsed<TreeRead['faults']>(row['faults'], []),
  failure: textOrNull(row['failure']),
})

const toRuleChange = (row: SqlRow): RuleChangeRow => ({
  id: text(row['id']),
  version: text(row['version']) === 'v1' ? 'v1' : 'v2',
  categoryId: text(row['category_id']),
  at: text(row['at']),
  changes: parsed<RuleChangeRow['changes']>(row['changes'], []),
  seenAt: textOrNull(row['seen_at']),
})

const intoCategory = `INSERT OR IGNORE INTO category (shop_id, version, locale, id, position, parent_id, name, is_leaf, permissions, path)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const ofTree = 'shop_id = ? AND version = ? AND locale = ?'

/** Reference data on SQLite. */
export const createReferenceStore = (database: Database, scope: Scope): ReferenceStore => {
  const key = (version: string): [string, string, string] => [scope.shopId(), version, scope.tree().locale]
  return {
    locale: () => scope.tree().locale,
    useTree: scope.useTree,
    saveCategories: (version, nodes, at) => {
      database.transaction(() => {
        database.run(`DELETE FROM category WHERE ${ofTree}`, ...key(version))
        const paths = pathNames(nodes)
        for (const [position, node] of nodes.entries()) {
          database.run(
            intoCategory,
            ...key(version),
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
          `INSERT INTO tree_read (shop_id, version, locale, synced_at, faults) VALUES (?, ?, ?, ?, '[]')
           ON CONFLICT (shop_id, version, locale) DO UPDATE SET synced_at = excluded.synced_at, faults = '[]', failure = NULL`,
          ...key(version),
          at,
        )
      })
    },
    categories: (version) => ({
      nodes: database.all(`SELECT * FROM category WHERE ${ofTree} ORDER BY position`, ...key(version)).map(toNode),
      syncedAt: textOrNull(
        database.get(`SELECT synced_at FROM tree_read WHERE ${ofTree}`, ...key(version))?.['synced_at'],
      ),
    }),
    namesIn: (version, locale) =>
      new Map(
        database
          .all(`SELECT id, name FROM category WHERE ${ofTree}`, scope.shopId(), version, locale)
          .map((row) => [text(row['id']), text(row['name'])]),
      ),
    treeRead: (version) => {
      const row = database.get(`SELECT * FROM tree_read WHERE ${ofTree}`, ...key(version))
      return row === undefined ? null : toTreeRead(row)
    },
    noteTree: (version, { faults, failure }) => {
      if (faults !== undefined)
        database.run(`UPDATE tree_read SET faults = ? WHERE ${ofTree}`, JSON.stringify(faults), ...key(version))
      if (failure === undefined) return
      database.run(
        `INSERT INTO tree_read (shop_id, version, locale, synced_at, faults, failure) VALUES (?, ?, ?, '', '[]', ?)
         ON CONFLICT (shop_id, version, locale) DO UPDATE SET failure = excluded.failure`,
        ...key(version),
        failure,
      )
    },
    saveRules: (version, rules) => {
      database.run(
        `INSERT INTO leaf_rules (shop_id, version, locale, category_id, rules, read_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (shop_id, version, locale, category_id) DO UPDATE SET rules = excluded.rules, read_at = excluded.read_at, failure = NULL`,
        ...key(version),
        rules.categoryId,
        JSON.stringify(rules),
        rules.readAt,
      )
    },
    rules: (version, categoryId) => {
      const row = database.get(
        `SELECT rules FROM leaf_rules WHERE ${ofTree} AND category_id = ?`,
        ...key(version),
        categoryId,
      )
      return parsed<LeafRules | null>(row?.['rules'], null)
    },
    failRules: (version, categoryId, sentence, at) => {
      database.run(
        `INSERT INTO leaf_rules (shop_id, version, locale, category_id, rules, read_at, failure) VALUES (?, ?, ?, ?, NULL, ?, ?)
         ON CONFLICT (shop_id, version, locale, category_id) DO UPDATE SET failure = excluded.failure`,
        ...key(version),
        categoryId,
        at,
        sentence,
      )
    },
    rulesRead: (version) =>
      database
        .all(
          `SELECT category_id, read_at, failure, rules IS NOT NULL AS is_known FROM leaf_rules WHERE ${ofTree}`,
          ...key(version),
        )
        .map((row) => ({
          categoryId: text(row['category_id']),
          readAt: text(row['read_at']),
          isKnown: number(row['is_known']) === 1,
          failure: textOrNull(row['failure']),
        })),
    addRuleChange: ({ id, version, categoryId, at, changes }) => {
      database.run(
        'INSERT INTO rule_change (id, shop_id, version, category_id, at, changes) VALUES (?, ?, ?, ?, ?, ?)',
        id,
        scope.shopId(),
        version,
        categoryId,
        at,
        JSON.stringify(changes),
      )
    },
    ruleChanges: (limit) =>
      database
        .all('SELECT * FROM rule_change WHERE shop_id = ? ORDER BY seq DESC LIMIT ?', scope.shopId(), limit)
        .map(toRuleChange),
    untoldChanges: () =>
      database
        .all('SELECT * FROM rule_change WHERE shop_id = ? AND told_at IS NULL ORDER BY seq', scope.shopId())
        .map(toRuleChange),
    markRuleChangesTold: (ids, at) => {
      database.run(
        'UPDATE rule_change SET told_at = ? WHERE shop_id = ? AND id IN (SELECT value FROM json_each(?))',
        at,
        scope.shopId(),
        JSON.stringify(ids),
      )
    },
    markRuleChangesSeen: (at) =>
      database.run('UPDATE rule_change SET seen_at = ? WHERE shop_id = ? AND seen_at IS NULL', at, scope.shopId()),
    productsPerCategory: () =>
      new Map(
        database
          .all(
            'SELECT category_id, count(*) AS n FROM product WHERE removed_at IS NULL AND category_id IS NOT NULL GROUP BY category_id',
          )
          .map((row) => [text(row['category_id']), number(row['n'])]),
      ),
    productIdsIn: (categoryId) =>
      database
        .all('SELECT id FROM product WHERE removed_at IS NULL AND category_id = ?', categoryId)
        .map((row) => text(row['id'])),
    category: (version, id) => categoryOf(database, scope, version, id),
  }
}
