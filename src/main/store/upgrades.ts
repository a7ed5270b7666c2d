// The move to the newer tree on SQLite: a line for each product that is never deleted, and each deed of the desk.
import type { UpgradeCounts, UpgradeEntry, UpgradeRun, UpgradeStore } from '#main/app/ports/upgrade.ts'
import type { Database, SqlRow, Value } from './database.ts'
import { number, parsed, text, textOrNull } from './database.ts'
import type { Scope } from './scope.ts'

const unsureBelow = 0.6

const toEntry = (row: SqlRow): UpgradeEntry => ({
  key: text(row['key']),
  productId: textOrNull(row['product_id']),
  title: text(row['title']),
  sellerSku: text(row['seller_sku']),
  status: text(row['status']),
  createdAt: textOrNull(row['created_at']),
  oldLeaf: textOrNull(row['old_leaf']),
  oldPath: text(row['old_path']),
  facts: parsed<UpgradeEntry['facts']>(row['facts'], null),
  rehearsal: parsed<UpgradeEntry['rehearsal']>(row['rehearsal'], null),
  chosen: textOrNull(row['chosen']),
  // The columns hold only what save wrote.
  state: text(row['state']) as UpgradeEntry['state'],
  newLeaf: textOrNull(row['new_leaf']),
  newPath: text(row['new_path']),
  way: textOrNull(row['way']) as UpgradeEntry['way'],
  changedAt: text(row['changed_at']),
  failure: textOrNull(row['failure']),
})

const toRun = (row: SqlRow): UpgradeRun => ({
  jobId: text(row['job_id']),
  // The columns hold only what saveRun wrote.
  kind: text(row['kind']) as UpgradeRun['kind'],
  state: text(row['state']) as UpgradeRun['state'],
  at: text(row['at']),
  expectedBy: textOrNull(row['expected_by']),
  products: number(row['products']),
  finishedAt: textOrNull(row['finished_at']),
  note: textOrNull(row['note']),
})

// Moved to another leaf than the one that was proposed or chosen.
const differs = "state = 'moved' AND new_leaf <> coalesce(chosen, json_extract(rehearsal, '$.categoryId'), new_leaf)"

const conditions: Readonly<Record<string, string>> = {
  all: '',
  old: " AND state = 'old'",
  blocked: " AND state = 'old' AND is_blocked = 1",
  unsure: ` AND state = 'old' AND confidence IS NOT NULL AND confidence < ${unsureBelow}`,
  // What the task is not to be waited for any more: everything once it is over, before that what it never takes.
  left: " AND state = 'old' AND (? = 1 OR status <> 'ACTIVATE')",
  sent: " AND state = 'sent'",
  moved: " AND state = 'moved'",
  gone: " AND state = 'gone'",
  differs: ` AND ${differs}`,
}

const into = `INSERT INTO upgrade_product (shop_id, key, product_id, title, seller_sku, status, created_at, old_leaf, old_path, facts, rehearsal, chosen,
    confidence, is_blocked, state, new_leaf, new_path, way, changed_at, failure)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (shop_id, key) DO UPDATE SET product_id = excluded.product_id, title = excluded.title, seller_sku = excluded.seller_sku,
    status = excluded.status, created_at = excluded.created_at, old_leaf = excluded.old_leaf, old_path = excluded.old_path, facts = excluded.facts,
    rehearsal = excluded.rehearsal, chosen = excluded.chosen, confidence = excluded.confidence, is_blocked = excluded.is_blocked, state = excluded.state,
    new_leaf = excluded.new_leaf, new_path = excluded.new_path, way = excluded.way, changed_at = excluded.changed_at, failure = excluded.failure`

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

const valuesOf = (entry: UpgradeEntry): Value[] => [
  entry.key,
  entry.productId,
  entry.title,
  entry.sellerSku,
  entry.status,
  entry.createdAt,
  entry.oldLeaf,
  entry.oldPath,
  json(entry.facts),
  json(entry.rehearsal),
  entry.chosen,
  entry.rehearsal === null ? null : entry.rehearsal.confidence,
  entry.rehearsal !== null && (entry.rehearsal.wouldBlock.length > 0 || entry.rehearsal.categoryId === null) ? 1 : 0,
  entry.state,
  entry.newLeaf,
  entry.newPath,
  entry.way,
  entry.changedAt,
  entry.failure,
]

const countsSql = `SELECT
  sum(state = 'old') AS old, sum(state = 'sent') AS sent, sum(state = 'moved') AS moved, sum(state = 'gone') AS gone,
  sum(${differs}) AS differs, sum(state = 'old' AND key LIKE 'local:%') AS here, sum(state = 'old' AND is_blocked = 1) AS blocked,
  sum(state = 'old' AND confidence IS NOT NULL AND confidence < ${unsureBelow}) AS unsure, sum(state = 'old' AND rehearsal IS NOT NULL) AS rehearsed
  FROM upgrade_product WHERE shop_id = ?`

const toCounts = (row: SqlRow | undefined): UpgradeCounts => ({
  old: number(row?.['old']),
  sent: number(row?.['sent']),
  moved: number(row?.['moved']),
  gone: number(row?.['gone']),
  differs: number(row?.['differs']),
  hereOnly: number(row?.['here']),
  blocked: number(row?.['blocked']),
  unsure: number(row?.['unsure']),
  rehearsed: number(row?.['rehearsed']),
})

/** The move of the shop in use, on SQLite. */
export const createUpgradeStore = (database: Database, scope: Scope): UpgradeStore => {
  const all = 'SELECT * FROM upgrade_product WHERE shop_id = ?'
  return {
    save: (entry) => void database.run(into, scope.shopId(), ...valuesOf(entry)),
    get: (key) => {
      const row = database.get(`${all} AND key = ?`, scope.shopId(), key)
      return row === undefined ? null : toEntry(row)
    },
    keys: (states) =>
      database
        .all(
          'SELECT key FROM upgrade_product WHERE shop_id = ? AND state IN (SELECT value FROM json_each(?)) ORDER BY key',
          scope.shopId(),
          JSON.stringify(states),
        )
        .map((row) => text(row['key'])),
    standings: () =>
      database
        .all(
          "SELECT key, status, created_at FROM upgrade_product WHERE shop_id = ? AND state = 'old' AND key NOT LIKE 'local:%'",
          scope.shopId(),
        )
        .map((row) => ({
          key: text(row['key']),
          status: text(row['status']),
          createdAt: textOrNull(row['created_at']),
        })),
    list: ({ filter, text: typed, taskEnded }, page) => {
      const values: Value[] = [scope.shopId()]
      let where = `shop_id = ?${conditions[filter] ?? ''}`
      if (filter === 'left') values.push(taskEnded ? 1 : 0)
      const wanted = typed.trim()
      if (wanted !== '') {
        where +=
          " AND (instr(lower(title || ' ' || seller_sku || ' ' || old_path || ' ' || new_path), lower(?)) > 0 OR key = ?)"
        values.push(wanted, wanted)
      }
      const total = number(database.get(`SELECT count(*) AS n FROM upgrade_product WHERE ${where}`, ...values)?.['n'])
      const entries = database
        .all(
          `SELECT * FROM upgrade_product WHERE ${where} ORDER BY CASE state WHEN 'old' THEN 0 WHEN 'sent' THEN 1 ELSE 2 END, title, key LIMIT ? OFFSET ?`,
          ...values,
          page.limit,
          page.offset,
        )
        .map(toEntry)
      return { entries, total }
    },
    each: (visit) =>
      database.each(`${all} ORDER BY title, key`, [scope.shopId()], (row) => visit(toEntry({ ...row, facts: null }))),
    counts: () => toCounts(database.get(countsSql, scope.shopId())),
    toFollow: () =>
      database
        .all(
          `SELECT u.key, u.product_id, u.new_leaf FROM upgrade_product u JOIN product p ON p.id = u.product_id
           WHERE u.shop_id = ? AND u.state = 'moved' AND u.facts IS NOT NULL AND u.new_leaf IS NOT NULL AND p.removed_at IS NULL
             AND p.category_id = u.old_leaf AND u.new_leaf <> u.old_leaf`,
          scope.shopId(),
        )
        .map((row) => ({
          key: text(row['key']),
          productId: text(row['product_id']),
          newLeaf: text(row['new_leaf']),
        })),
    followed: (keys) =>
      void database.run(
        "UPDATE upgrade_product SET facts = NULL WHERE shop_id = ? AND state = 'moved' AND key IN (SELECT value FROM json_each(?))",
        scope.shopId(),
        JSON.stringify(keys),
      ),
    saveRun: (run) =>
      void database.run(
        `INSERT INTO upgrade_run (job_id, shop_id, kind, state, at, expected_by, products, finished_at, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (job_id) DO UPDATE SET state = excluded.state, at = excluded.at, expected_by = excluded.expected_by, products = excluded.products,
           finished_at = excluded.finished_at, note = excluded.note`,
        run.jobId,
        scope.shopId(),
        run.kind,
        run.state,
        run.at,
        run.expectedBy,
        run.products,
        run.finishedAt,
        run.note,
      ),
    run: (jobId) => {
      const row = database.get('SELECT * FROM upgrade_run WHERE shop_id = ? AND job_id = ?', scope.shopId(), jobId)
      return row === undefined ? null : toRun(row)
    },
    newestRun: (kind) => {
      const row = database.get(
        'SELECT * FROM upgrade_run WHERE shop_id = ? AND kind = ? ORDER BY seq DESC LIMIT 1',
        scope.shopId(),
        kind,
      )
      return row === undefined ? null : toRun(row)
    },
    openRuns: () =>
      database
        .all('SELECT * FROM upgrade_run WHERE shop_id = ? AND finished_at IS NULL ORDER BY seq', scope.shopId())
        .map(toRun),
  }
}
