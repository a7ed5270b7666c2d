// Many products at once: the rows are what one product after the other would give, also where pictures are shared and letters are broken.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '#main/store/database.ts'
import { openDatabase } from '#main/store/database.ts'
import { createIds } from '#main/store/ids.ts'
import type { NewProduct } from '#main/store/writer-shapes.ts'
import { openBatch } from '#main/store/writer.ts'
import { insertPlainly, insertProducts } from './insert-products.ts'

let folder = ''
const opened: Database[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-bulk-'))
})
afterEach(() => {
  for (const database of opened.splice(0)) database.close()
  rmSync(folder, { recursive: true, force: true })
})

const open = (name: string): Database => {
  const database = openDatabase(join(folder, name))
  opened.push(database)
  openBatch(database, { id: 'b', kind: 'import', label: 'Import', who: 'seller', at: '2026', isOpen: true })
  return database
}

const product = (number: number, more: Partial<NewProduct> = {}): NewProduct => ({
  key: `key-${number}`,
  fields: { title: `Étui “${number}”\n\t\\ \u2028`, brand: number % 2 === 0 ? 'Harrow' : '' },
  imageSources: [
    'https://example.com/shared.jpg',
    `https://example.com/${number}.jpg`,
    'https://example.com/shared.jpg',
  ],
  variants: Array.from({ length: number % 4 }, (_, index) => ({
    fields: { sellerSku: `SKU "${number}" ${index}`, price: `${index + 5}.90`, quantity: index === 2 ? '' : '7' },
    options: index === 0 ? [] : [{ name: 'Größe 😀', value: `"${index}"\\` }],
    imageSource: index === 0 ? null : 'https://example.com/shared.jpg',
  })),
  ...more,
})

// Everything but ids, which differ from run to run.
const rowsOf = (database: Database): object => ({
  products: database.all(
    'SELECT seq, key, title, description, brand, category_id, attributes, title_key, price_low, stock, variant_count FROM product ORDER BY seq',
  ),
  variants: database.all(
    `SELECT v.seq, p.key, v.position, v.seller_sku, v.price, v.quantity, v.options, i.source, typeof(v.options) AS kind FROM variant v
     JOIN product p ON p.id = v.product_id LEFT JOIN image i ON i.id = v.image_id ORDER BY v.seq`,
  ),
  gallery: database.all(
    `SELECT p.key, g.position, i.source FROM product_image g JOIN product p ON p.id = g.product_id JOIN image i ON i.id = g.image_id
     ORDER BY p.seq, g.position`,
  ),
  images: database.all('SELECT source FROM image ORDER BY source'),
  changes: database.all(
    `SELECT p.key, c.variant_id, c.field, c.before, c.after, c.batch_id FROM change c JOIN product p ON p.id = c.product_id ORDER BY c.seq`,
  ),
  found: database.all('SELECT rowid, title, brand, sku FROM product_search ORDER BY rowid'),
})

describe('many products at once', () => {
  it('gives the same rows as one after the other, whatever letters they hold and however pictures are shared', () => {
    const products = Array.from({ length: 97 }, (_, number) => product(number))
    const stamp = { now: '2026', newId: createIds() }
    const single = open('single.db')
    single.transaction(() => products.map((one) => insertPlainly(single, 'b', one, stamp)))
    const many = open('many.db')
    // Three times, so that the second and the third meet pictures that are there already.
    for (const [from, to] of [
      [0, 50],
      [50, 51],
      [51, 97],
    ] as const) {
      many.transaction(() => insertProducts(many, 'b', products.slice(from, to), stamp))
    }
    expect(rowsOf(many)).toEqual(rowsOf(single))
    expect(many.all('PRAGMA foreign_key_check')).toEqual([])
  })

  it('puts the sign for an unreadable letter where half of one stands, instead of losing the row', () => {
    const database = open('broken.db')
    const broken = product(1, {
      variants: [
        { fields: { sellerSku: 'A\ud83dB' }, options: [{ name: 'Size', value: '\udc00' }], imageSource: null },
      ],
    })
    database.transaction(() => insertProducts(database, 'b', [broken], { now: '2026', newId: createIds() }))
    expect(database.all('SELECT seller_sku, options FROM variant')).toEqual([
      { seller_sku: 'A\ufffdB', options: '[{"name":"Size","value":"\ufffd"}]' },
    ])
  })
})
