// What the platform last said of each product, the pictures it already has, and every event it told us.
import type { Live } from '#contract/live.ts'
import type { Stage } from '#contract/product.ts'
import type { LiveStore } from '#main/app/ports/store.ts'
import type { RemoteProduct } from '#main/app/ports/shop.ts'
import type { Database, SqlRow } from './database.ts'
import { parsed, text, textOrNull } from './database.ts'
import type { Scope } from './scope.ts'

const toLive = (row: SqlRow): Live => ({
  remoteId: text(row['remote_id']),
  status: text(row['status']),
  auditStatus: text(row['audit_status']),
  preApprovedReasons: parsed(row['reasons'], []),
  failedReasons: parsed(row['failed_reasons'], []),
  readAt: text(row['read_at']),
})

const isWaiting = (live: Live): boolean => live.auditStatus === 'PRE_APPROVED'

const allSql = `SELECT l.*, p.title, p.stage, p.category_id,
    (SELECT image_id FROM product_image i WHERE i.product_id = p.id ORDER BY i.position LIMIT 1) AS image_id,
    (SELECT printf('%.2f', coalesce(sum(CAST(v.price AS REAL) * CAST(v.quantity AS INTEGER)), 0)) FROM variant v
      WHERE v.product_id = p.id AND v.removed_at IS NULL) AS stock_value
  FROM live l JOIN product p ON p.id = l.product_id WHERE l.shop_id = ? AND p.removed_at IS NULL ORDER BY p.seq`

// As the index of the events says it.
const eventOf = "CASE WHEN json_valid(raw) THEN raw ->> 'remoteId' END"
const nothingSaid: Live = {
  remoteId: '',
  status: '',
  auditStatus: '',
  preApprovedReasons: [],
  failedReasons: [],
  readAt: '',
}

/** Live data on SQLite. */
export const createLiveStore = (database: Database, scope: Scope): LiveStore => ({
  save: (productId, live, snapshot) =>
    database.transaction(() => {
      const before = database.get(
        'SELECT waiting_since FROM live WHERE shop_id = ? AND product_id = ?',
        scope.shopId(),
        productId,
      )
      const since = isWaiting(live) ? (textOrNull(before?.['waiting_since']) ?? live.readAt) : null
      database.run(
        `INSERT INTO live (shop_id, product_id, remote_id, status, audit_status, reasons, failed_reasons, snapshot, read_at, waiting_since)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (shop_id, product_id) DO UPDATE SET remote_id = excluded.remote_id, status = excluded.status,
           audit_status = excluded.audit_status, reasons = excluded.reasons, failed_reasons = excluded.failed_reasons,
           snapshot = coalesce(excluded.snapshot, live.snapshot), read_at = excluded.read_at, waiting_since = excluded.waiting_since`,
        scope.shopId(),
        productId,
        live.remoteId,
        live.status,
        live.auditStatus,
        JSON.stringify(live.preApprovedReasons),
        JSON.stringify(live.failedReasons),
        snapshot === null ? null : JSON.stringify(snapshot),
        live.readAt,
        since,
      )
      return { isNewlyWaiting: since !== null && textOrNull(before?.['waiting_since']) === null }
    }),
  get: (productId) => {
    const row = database.get('SELECT * FROM live WHERE shop_id = ? AND product_id = ?', scope.shopId(), productId)
    if (row === undefined) return null
    return {
      live: toLive(row),
      snapshot: parsed<RemoteProduct | null>(row['snapshot'], null),
      waitingSince: textOrNull(row['waiting_since']),
    }
  },
  many: (productIds) =>
    new Map(
      database
        .all(
          `SELECT product_id, remote_id, status, audit_status, reasons, failed_reasons, read_at FROM live
           WHERE shop_id = ? AND product_id IN (SELECT value FROM json_each(?))`,
          scope.shopId(),
          JSON.stringify(productIds),
        )
        .map((row) => [text(row['product_id']), toLive(row)]),
    ),
  byRemoteId: (remoteId) =>
    textOrNull(
      database.get('SELECT product_id FROM live WHERE shop_id = ? AND remote_id = ?', scope.shopId(), remoteId)?.[
        'product_id'
      ],
    ),
  all: () =>
    database.all(allSql, scope.shopId()).map((row) => ({
      productId: text(row['product_id']),
      title: text(row['title']),
      live: toLive(row),
      // The column holds only the contract's stages.
      stage: text(row['stage']) as Stage,
      waitingSince: textOrNull(row['waiting_since']),
      categoryId: textOrNull(row['category_id']),
      imageId: textOrNull(row['image_id']),
      stockValue: text(row['stock_value']),
    })),
  saveUpload: (sha256, use, uri) => {
    database.run(
      'INSERT OR REPLACE INTO upload (shop_id, sha256, use, uri) VALUES (?, ?, ?, ?)',
      scope.shopId(),
      sha256,
      use,
      uri,
    )
  },
  upload: (sha256, use) =>
    textOrNull(
      database.get(
        'SELECT uri FROM upload WHERE shop_id = ? AND sha256 = ? AND use = ?',
        scope.shopId(),
        sha256,
        use,
      )?.['uri'],
    ),
  picturesOf: (productId, use) =>
    new Map(
      database
        .all(
          `SELECT i.id, i.sha256, u.uri FROM (SELECT image_id FROM product_image WHERE product_id = ?1
             UNION SELECT image_id FROM variant WHERE product_id = ?1 AND image_id IS NOT NULL) p JOIN image i ON i.id = p.image_id
           LEFT JOIN upload u ON u.sha256 = i.sha256 AND u.use = ?2 AND u.shop_id = ?3`,
          productId,
          use,
          scope.shopId(),
        )
        .map((row) => [text(row['id']), { sha256: textOrNull(row['sha256']), uri: textOrNull(row['uri']) }]),
    ),
  history: (remoteId) =>
    database
      .all(
        `SELECT at, raw FROM event WHERE shop_id = ? AND ${eventOf} = ? AND raw ->> 'status' IS NOT NULL ORDER BY at DESC LIMIT 100`,
        scope.shopId(),
        remoteId,
      )
      .map((row) => ({ at: text(row['at']), live: { ...nothingSaid, ...parsed<Partial<Live>>(row['raw'], {}) } }))
      .toReversed(),
  saveEvent: (event) =>
    database.run(
      'INSERT OR IGNORE INTO event (id, shop_id, source, type, at, raw) VALUES (?, ?, ?, ?, ?, ?)',
      event.id,
      scope.shopId(),
      event.source,
      event.type,
      event.at,
      event.raw,
    ) > 0,
})
