// Which pictures wait to be fetched, and which products show them. It holds no bytes.
import type { ProductStore } from '#main/app/ports/store.ts'
import type { Database } from './database.ts'
import { number, text } from './database.ts'

/** More of a gallery is sent to no shop. */
const mostOfGallery = 20

// Names of documentation stand for nothing that could be fetched.
const isReal = `i.source NOT LIKE '%://example.com/%' AND i.source NOT LIKE '%.example.com/%' AND i.source NOT LIKE '%.example/%'`

const isInGallery = (positions: string): string =>
  `EXISTS (SELECT 1 FROM product_image p JOIN product r ON r.id = p.product_id
    WHERE p.image_id = i.id AND p.position ${positions} AND r.removed_at IS NULL)`

const isOfVariant = `EXISTS (SELECT 1 FROM variant v JOIN product r ON r.id = v.product_id
    WHERE v.image_id = i.id AND v.removed_at IS NULL AND r.removed_at IS NULL)`

const pendingSql = (isShown: string): string =>
  `SELECT i.rowid AS seq, i.id, i.source FROM image i
   WHERE i.rowid > ? AND i.state = 'pending' AND ${isReal} AND (${isShown}) ORDER BY i.rowid LIMIT ?`

const mainSql = pendingSql(isInGallery('= 0'))
const allSql = pendingSql(`${isInGallery(`< ${mostOfGallery}`)} OR ${isOfVariant}`)

type Pictures = Pick<ProductStore, 'pendingPictures' | 'countPendingPictures' | 'withPictures' | 'retryNamedPictures'>

/** The pictures of a workspace on SQLite. */
export const createPictureStore = (database: Database): Pictures => ({
  pendingPictures: ({ after, limit, isMain }) =>
    database.all(isMain ? mainSql : allSql, after, limit).map((row) => ({
      seq: number(row['seq']),
      id: text(row['id']),
      source: text(row['source']),
    })),
  countPendingPictures: () =>
    number(database.get(`SELECT count(*) AS n FROM image i WHERE i.state = 'pending' AND ${isReal}`)?.['n']),
  withPictures: (imageIds) =>
    database
      .all(
        `SELECT product_id AS id FROM product_image WHERE image_id IN (SELECT value FROM json_each(?1))
         UNION SELECT product_id FROM variant WHERE image_id IN (SELECT value FROM json_each(?1))`,
        JSON.stringify(imageIds),
      )
      .map((row) => text(row['id'])),
  retryNamedPictures: () =>
    database.run(
      "UPDATE image SET state = 'pending', problem = NULL WHERE state = 'failed' AND source NOT LIKE '%://%' AND source NOT LIKE '//%'",
    ),
})
