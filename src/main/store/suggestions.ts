// Suggested leaves of each product for each shop, and those the seller rejected. What the tree no longer holds is never given out.
import type { KeptSuggestion, SuggestedRow, SuggestionStore } from '#main/app/ports/advice.ts'
import type { Database, SqlRow, Value } from './database.ts'
import { number, text, textOrNull } from './database.ts'
import { toMatch } from './rows.ts'
import type { Scope } from './scope.ts'

// Suggestions that can be accepted now: the leaf is in the tree, not prohibited, not rejected. Values: shop, version.
const standing = `SELECT s.* FROM suggestion s
  JOIN category c ON c.shop_id = s.shop_id AND c.version = ? AND c.id = s.category_id AND c.is_leaf = 1 AND instr(c.permissions, 'PROHIBITED') = 0
    AND c.locale = coalesce((SELECT value FROM meta WHERE key = 'tree-locale-' || s.shop_id), 'en-US')
  WHERE s.shop_id = ? AND NOT EXISTS (SELECT 1 FROM rejected_leaf r
    WHERE r.shop_id = s.shop_id AND r.product_id = s.product_id AND r.category_id = s.category_id)`

// Products without a leaf, each with its best suggestion, where that leaf can be chosen now, lies in the main category of the shop, and the product
// still says what it was drawn from (aboutOf). Values: version, shop.
const bestOpen = `FROM suggested a JOIN product p ON p.id = a.product_id AND p.removed_at IS NULL AND p.category_id IS NULL
    AND a.about = p.title || char(10) || p.source_category
  JOIN category c ON c.shop_id = a.shop_id AND c.version = ? AND c.id = a.best_id AND c.is_leaf = 1 AND instr(c.permissions, 'PROHIBITED') = 0
    AND instr(c.permissions, 'NON_MAIN_CATEGORY') = 0
    AND c.locale = coalesce((SELECT value FROM meta WHERE key = 'tree-locale-' || a.shop_id), 'en-US')
  WHERE a.shop_id = ?`

const bestOf = `SELECT s.category_id, max(s.confidence) AS confidence FROM suggestion s
  WHERE s.shop_id = ? AND s.product_id = ? AND NOT EXISTS (SELECT 1 FROM rejected_leaf r
    WHERE r.shop_id = s.shop_id AND r.product_id = s.product_id AND r.category_id = s.category_id)`

const noteBest = (database: Database, shopId: string, productId: string): void => {
  // With max(), SQLite takes the other column from the row that has it.
  const best = database.get(bestOf, shopId, productId)
  database.run(
    'UPDATE suggested SET best = ?, best_id = ? WHERE shop_id = ? AND product_id = ?',
    best?.['confidence'] ?? null,
    best?.['category_id'] ?? null,
    shopId,
    productId,
  )
}

const toSuggestion = (row: SqlRow): KeptSuggestion => ({
  categoryId: text(row['category_id']),
  source: text(row['source']) === 'platform' ? 'platform' : 'own',
  confidence: number(row['confidence']),
  reason: text(row['reason']),
})

const listRows = (
  database: Database,
  shopId: string,
  version: string,
  query: Parameters<SuggestionStore['list']>[1],
): { rows: SuggestedRow[]; total: number } => {
  let where = 'p.removed_at IS NULL'
  const values: Value[] = []
  if (query.isOpenOnly) where += ' AND p.category_id IS NULL'
  const match = toMatch(query.text)
  if (match !== '') {
    where += ' AND p.seq IN (SELECT rowid FROM product_search WHERE product_search MATCH ?)'
    values.push(match)
  }
  const products = database.all(
    `SELECT p.id, p.title, p.brand, p.source_category, p.category_id, a.about, a.at, a.platform,
       (SELECT image_id FROM product_image i WHERE i.product_id = p.id ORDER BY i.position LIMIT 1) AS image_id,
       (SELECT count(*) FROM rejected_leaf r WHERE r.shop_id = ? AND r.product_id = p.id) AS rejected
     FROM product p LEFT JOIN suggested a ON a.shop_id = ? AND a.product_id = p.id
     WHERE ${where} ORDER BY a.best DESC, p.seq LIMIT ? OFFSET ?`,
    shopId,
    shopId,
    ...values,
    query.limit,
    query.offset,
  )
  const ids = JSON.stringify(products.map((row) => text(row['id'])))
  const found = new Map<string, KeptSuggestion[]>()
  for (const row of database.all(
    `${standing} AND s.product_id IN (SELECT value FROM json_each(?)) ORDER BY s.confidence DESC, s.source DESC`,
    version,
    shopId,
    ids,
  )) {
    const id = text(row['product_id'])
    found.set(id, [...(found.get(id) ?? []), toSuggestion(row)])
  }
  return {
    rows: products.map((row) => ({
      productId: text(row['id']),
      title: text(row['title']),
      brand: text(row['brand']),
      sourceCategory: text(row['source_category']),
      imageId: textOrNull(row['image_id']),
      categoryId: textOrNull(row['category_id']),
      suggestions: found.get(text(row['id'])) ?? [],
      rejected: number(row['rejected']),
      about: textOrNull(row['about']),
      askedAt: textOrNull(row['at']),
      platform: textOrNull(row['platform']),
    })),
    total: number(database.get(`SELECT count(*) AS n FROM product p WHERE ${where}`, ...values)?.['n']),
  }
}

/** Suggestions on SQLite. */
export const createSuggestionStore = (database: Database, scope: Scope): SuggestionStore => ({
  save: (suggested, at) =>
    database.transaction(() => {
      const shopId = scope.shopId()
      for (const { productId, about, suggestions, platform } of suggested) {
        database.run('DELETE FROM suggestion WHERE shop_id = ? AND product_id = ?', shopId, productId)
        for (const { categoryId, source, confidence, reason } of suggestions) {
          database.run(
            'INSERT OR REPLACE INTO suggestion (shop_id, product_id, category_id, source, confidence, reason) VALUES (?, ?, ?, ?, ?, ?)',
            shopId,
            productId,
            categoryId,
            source,
            confidence,
            reason,
          )
        }
        database.run(
          `INSERT INTO suggested (shop_id, product_id, about, at, platform) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (shop_id, product_id) DO UPDATE SET about = excluded.about, at = excluded.at, platform = excluded.platform`,
          shopId,
          productId,
          about,
          at,
          platform,
        )
        noteBest(database, shopId, productId)
      }
    }),
  list: (version, query) => listRows(database, scope.shopId(), version, query),
  of: (version, productId) =>
    database
      .all(`${standing} AND s.product_id = ? ORDER BY s.confidence DESC`, version, scope.shopId(), productId)
      .map(toSuggestion),
  best: (version, least) =>
    database
      .all(`SELECT a.product_id, a.best_id ${bestOpen} AND a.best >= ?`, version, scope.shopId(), least)
      .map((row) => ({ productId: text(row['product_id']), categoryId: text(row['best_id']) })),
  counts: (version, steps) => {
    const products = Array.from({ length: steps }, () => 0)
    const restricted = Array.from({ length: steps }, () => 0)
    // Confidences are kept to the hundredth; the small addition takes 0.55 * 20 for 11.
    for (const row of database.all(
      `SELECT min(?, CAST(a.best * ? + 0.000001 AS INTEGER)) AS step, count(*) AS n,
         sum(instr(c.permissions, 'INVITE_ONLY') > 0) AS restricted ${bestOpen} AND a.best IS NOT NULL GROUP BY step`,
      steps - 1,
      steps,
      version,
      scope.shopId(),
    )) {
      const reached = number(row['step'])
      for (let step = 0; step <= reached; step += 1) {
        products[step] = (products[step] ?? 0) + number(row['n'])
        restricted[step] = (restricted[step] ?? 0) + number(row['restricted'])
      }
    }
    return { products, restricted }
  },
  askedSince: (at) =>
    new Map(
      database
        .all(
          `SELECT a.product_id, a.platform, count(s.category_id) AS n, coalesce(max(s.source = 'platform'), 0) AS told
           FROM suggested a LEFT JOIN suggestion s ON s.shop_id = a.shop_id AND s.product_id = a.product_id
           WHERE a.shop_id = ? AND a.at >= ? GROUP BY a.product_id`,
          scope.shopId(),
          at,
        )
        .map((row) => [
          text(row['product_id']),
          {
            hasAny: number(row['n']) > 0,
            isByPlatform: number(row['told']) === 1,
            platform: textOrNull(row['platform']),
          },
        ]),
    ),
  rejected: (productId) =>
    new Set(
      database
        .all('SELECT category_id FROM rejected_leaf WHERE shop_id = ? AND product_id = ?', scope.shopId(), productId)
        .map((row) => text(row['category_id'])),
    ),
  setRejected: (productId, categoryId, isRejected, at) => {
    if (isRejected)
      database.run(
        'INSERT OR REPLACE INTO rejected_leaf (shop_id, product_id, category_id, at) VALUES (?, ?, ?, ?)',
        scope.shopId(),
        productId,
        categoryId,
        at,
      )
    else
      database.run(
        'DELETE FROM rejected_leaf WHERE shop_id = ? AND product_id = ? AND category_id = ?',
        scope.shopId(),
        productId,
        categoryId,
      )
    noteBest(database, scope.shopId(), productId)
  },
  openIds: () =>
    database
      .all('SELECT id FROM product WHERE removed_at IS NULL AND category_id IS NULL ORDER BY seq')
      .map((row) => text(row['id'])),
  unasked: () =>
    number(
      database.get(
        `SELECT count(*) AS n FROM product p WHERE p.removed_at IS NULL AND p.category_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM suggested a WHERE a.shop_id = ? AND a.product_id = p.id)`,
        scope.shopId(),
      )?.['n'],
    ),
})
