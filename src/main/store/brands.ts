// The brands of each shop as they were last read, so that they are found without a network. It asks nobody.
import type { Brand } from '#contract/brands.ts'
import type { BrandStore } from '#main/app/ports/store.ts'
import type { Database, SqlRow } from './database.ts'
import { number, text, textOrNull } from './database.ts'
import type { Scope } from './scope.ts'

const keyOf = (name: string): string => name.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/gu, ' ')

const toBrand = (row: SqlRow): Brand => ({
  id: text(row['id']),
  name: text(row['name']),
  isAuthorized: number(row['is_authorized']) === 1,
  isTop: number(row['is_top']) === 1,
  isAvailable: row['is_available'] === null ? null : number(row['is_available']) === 1,
})

const selected = `SELECT b.*, l.is_available FROM brand b
  LEFT JOIN brand_leaf l ON l.shop_id = b.shop_id AND l.brand_id = b.id AND l.category_id = ?
  WHERE b.shop_id = ?`
const bestFirst = 'ORDER BY b.is_authorized DESC, b.is_top, b.id'

/** Brands on SQLite, for the shop in use. */
export const createBrandStore = (database: Database, scope: Scope): BrandStore => ({
  save: (brands, categoryId, at) => {
    database.transaction(() => {
      for (const { id, name, isAuthorized, isTop, isAvailable } of brands) {
        database.run(
          `INSERT INTO brand (shop_id, id, name, name_key, is_authorized, is_top, read_at) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (shop_id, id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key,
             is_authorized = excluded.is_authorized, is_top = excluded.is_top, read_at = excluded.read_at`,
          scope.shopId(),
          id,
          name,
          keyOf(name),
          isAuthorized ? 1 : 0,
          isTop ? 1 : 0,
          at,
        )
        if (categoryId === null || isAvailable === null) continue
        database.run(
          `INSERT INTO brand_leaf (shop_id, brand_id, category_id, is_available, read_at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (shop_id, brand_id, category_id) DO UPDATE SET is_available = excluded.is_available, read_at = excluded.read_at`,
          scope.shopId(),
          id,
          categoryId,
          isAvailable ? 1 : 0,
          at,
        )
      }
    })
  },
  saveAsked: (name, categoryId, at) => {
    database.run(
      `INSERT INTO brand_asked (shop_id, name_key, category_id, read_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (shop_id, name_key, category_id) DO UPDATE SET read_at = excluded.read_at`,
      scope.shopId(),
      keyOf(name),
      categoryId ?? '',
      at,
    )
  },
  wasAsked: (name, categoryId, since = '') =>
    database.get(
      "SELECT 1 AS one FROM brand_asked WHERE shop_id = ? AND name_key = ? AND (? = '' OR category_id = ?) AND read_at >= ?",
      scope.shopId(),
      keyOf(name),
      categoryId ?? '',
      categoryId ?? '',
      since,
    ) !== undefined,
  inUse: () => {
    const asked = new Map(
      database
        .all("SELECT name_key, read_at FROM brand_asked WHERE shop_id = ? AND category_id = ''", scope.shopId())
        .map((row) => [text(row['name_key']), text(row['read_at'])]),
    )
    return database
      .all("SELECT DISTINCT brand, category_id FROM product WHERE removed_at IS NULL AND brand <> ''")
      .map((row) => {
        const brand = text(row['brand'])
        return { brand, categoryId: textOrNull(row['category_id']), askedAt: asked.get(keyOf(brand)) ?? null }
      })
  },
  byId: (id, categoryId) => {
    const row = database.get(`${selected} AND b.id = ?`, categoryId ?? '', scope.shopId(), id)
    return row === undefined ? null : toBrand(row)
  },
  byName: (name, categoryId) => {
    const row = database.get(
      `${selected} AND b.name_key = ? ${bestFirst} LIMIT 1`,
      categoryId ?? '',
      scope.shopId(),
      keyOf(name),
    )
    return row === undefined ? null : toBrand(row)
  },
  search: (wanted, categoryId, { offset, limit }) => {
    const key = keyOf(wanted)
    const matching = " AND (? = '' OR instr(b.name_key, ?) > 0)"
    const total = database.get(
      `SELECT count(*) AS n FROM brand b WHERE b.shop_id = ?${matching}`,
      scope.shopId(),
      key,
      key,
    )
    const rows = database.all(
      `${selected}${matching} ORDER BY instr(b.name_key, ?) > 1, b.name_key, b.id LIMIT ? OFFSET ?`,
      categoryId ?? '',
      scope.shopId(),
      key,
      key,
      key,
      limit,
      offset,
    )
    return { brands: rows.map(toBrand), total: number(total?.['n']) }
  },
})
