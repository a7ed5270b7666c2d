// The list on a real workspace file: its order, its sums, edits of many products in slices, and what a crash in the middle leaves.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { sortNames } from '#contract/products.ts'
import type { Edit } from '#contract/products.ts'
import { applySteps, reverseSteps } from '#main/store/change-steps.ts'
import { number, openDatabase, text } from '#main/store/database.ts'
import { migrations } from '#main/store/schema.ts'
import { openStore } from '#main/store/store.ts'
import { closeBatch, openBatch } from '#main/store/writer.ts'
import { insertProducts } from './insert-products.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})
let next = 0
const clock = { now: () => new Date(1_700_000_000_000 + next).toISOString(), newId: () => `id-${(next += 1)}` }
const stampNow = () => ({ now: clock.now(), newId: clock.newId })
const everything = { view: 'all', text: '', batchId: null, categoryId: null } as const

const emptyFile = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'listwright-list-'))
  folders.push(folder)
  return join(folder, 'workspace.db')
}

type Given = { readonly title: string; readonly variants: readonly { price: string; quantity: string }[] }

const workspace = (given: readonly Given[]) => {
  const file = emptyFile()
  const store = openStore(file, clock)
  const database = openDatabase(file)
  const stamp = stampNow()
  const batchId = clock.newId()
  const products = given.map(({ title, variants }, at) => ({
    key: `p-${at}`,
    fields: { title },
    imageSources: [],
    variants: variants.map((fields, place) => ({
      fields: { ...fields, sellerSku: `SKU-${at}-${place}` },
      options: [],
      imageSource: null,
    })),
  }))
  const ids = database.transaction(() => {
    openBatch(database, { id: batchId, kind: 'import', label: 'Import', who: 'seller', at: stamp.now, isOpen: true })
    const made = insertProducts(database, batchId, products, stamp)
    closeBatch(database, batchId)
    return made
  })
  return { store, database, ids, file }
}

const listed = (
  { store }: Pick<ReturnType<typeof workspace>, 'store'>,
  sort: (typeof sortNames)[number],
  isDescending = false,
) => store.products.list(everything, { sort, isDescending }, { offset: 0, limit: 500 }).rows

const one = (price: string, quantity: string) => [{ price, quantity }]

describe('the list', () => {
  it('puts Shirt 2 before Shirt 10, and letters without regard to case and accents', () => {
    const names = ['Shirt 10', 'shirt 2', 'Étui', 'Zebra', 'etui 007', 'Etui 8']
    const open = workspace(names.map((title) => ({ title, variants: one('1', '1') })))
    expect(listed(open, 'title').map((row) => row.title)).toEqual([
      'Étui',
      'etui 007',
      'Etui 8',
      'shirt 2',
      'Shirt 10',
      'Zebra',
    ])
    open.store.close()
  })

  it('keeps lowest price, stock and number of variants in step with every edit and its undo', () => {
    const open = workspace([
      { title: 'A', variants: [...one('5.00', '3'), ...one('4.00', '10')] },
      { title: 'B', variants: one('4.50', '12') },
    ])
    const before = listed(open, 'stock')
    expect(before.map((row) => row.title)).toEqual(['B', 'A'])
    const [variant] = before[1]?.variants ?? []
    const edits: Edit[] = [
      { productId: before[1]?.id ?? '', variantId: variant?.id ?? '', field: 'quantity', value: '0' },
      { productId: before[1]?.id ?? '', variantId: variant?.id ?? '', field: 'price', value: '99' },
    ]
    open.store.changes.apply({ kind: 'edit', label: 'Less', who: 'seller' }, edits)
    expect(listed(open, 'stock').map((row) => row.title)).toEqual(['A', 'B'])
    open.store.changes.undo(null, 'seller')
    expect(listed(open, 'stock').map((row) => row.title)).toEqual(['B', 'A'])
    open.database.close()
    open.store.close()
  })

  it('holds sums that agree with the variants after any edits', () => {
    let runs = 0
    const amount = fc.constantFrom('', '1', '2.50', '10', 'abc', '007')
    fc.assert(
      fc.property(
        fc.array(fc.record({ which: fc.nat(3), field: fc.constantFrom('price', 'quantity'), value: amount }), {
          maxLength: 8,
        }),
        (steps) => {
          runs += 1
          const open = workspace([
            { title: 'A', variants: [...one('1', '1'), ...one('', '')] },
            { title: 'B', variants: [...one('3', '4'), ...one('2', 'x')] },
          ])
          const variants = listed(open, 'title').flatMap((row) => row.variants.map((variant) => ({ row, variant })))
          const edits = steps.map((step): Edit => {
            const target = variants[step.which]
            const field = step.field === 'price' ? 'price' : 'quantity'
            return { productId: target?.row.id ?? '', variantId: target?.variant.id ?? '', field, value: step.value }
          })
          if (edits.length > 0) open.store.changes.apply({ kind: 'edit', label: 'Any', who: 'seller' }, edits)
          const kept = open.database.all('SELECT price_low, stock, variant_count FROM product ORDER BY seq')
          const summed = open.database.all(
            `SELECT min(CASE WHEN price <> '' THEN CAST(price AS REAL) END) AS price_low,
               sum(CASE WHEN quantity <> '' THEN CAST(quantity AS INTEGER) END) AS stock, count(*) AS variant_count
             FROM variant GROUP BY product_id ORDER BY min(seq)`,
          )
          expect(kept).toEqual(summed)
          open.database.close()
          open.store.close()
        },
      ),
      { numRuns: 30 },
    )
    console.log(`list: ${runs} random series of edits, sums agreed`)
  })

  it('finds a product by its new title and seller SKU after many were changed together', async () => {
    const open = workspace(Array.from({ length: 700 }, (_, at) => ({ title: `Lamp ${at}`, variants: one('1', '1') })))
    const edits = open.ids.map((productId, at): Edit => ({
      productId,
      variantId: null,
      field: 'title',
      value: `Candle ${at}`,
    }))
    const batch = await open.store.changes.applyMany({ kind: 'edit', label: 'Names', who: 'seller' }, edits)
    expect(batch).toMatchObject({ changes: 700, products: 700 })
    const found = (words: string) =>
      open.store.products.list(
        { ...everything, text: words },
        { sort: 'title', isDescending: false },
        { offset: 0, limit: 5 },
      )
    expect(found('candle 699').rows.map((row) => row.title)).toEqual(['Candle 699'])
    expect(found('lamp').total).toBe(0)
    const undone = await open.store.changes.undoMany(null, 'seller')
    expect(undone).toMatchObject({ kept: 0, batch: { changes: 700 } })
    expect(found('lamp').total).toBe(700)
    await open.store.changes.redoMany('seller')
    expect(found('candle').total).toBe(700)
    open.database.close()
    open.store.close()
  })

  it('brings removed products back with undo, with their place in the search and the counts', async () => {
    const open = workspace(Array.from({ length: 5 }, (_, at) => ({ title: `Lamp ${at}`, variants: one('1', '1') })))
    await open.store.changes.removeMany('seller', open.ids.slice(0, 2))
    expect(open.store.products.counts()).toMatchObject({ products: 3, variants: 3 })
    await open.store.changes.undoMany(null, 'seller')
    expect(open.store.products.counts()).toMatchObject({ products: 5, variants: 5 })
    expect(listed(open, 'title').map((row) => row.title)).toEqual(['Lamp 0', 'Lamp 1', 'Lamp 2', 'Lamp 3', 'Lamp 4'])
    open.database.close()
    open.store.close()
  })

  it.each(sortNames)('shows every product once over its pages when ordered by %s', (sort) => {
    const open = workspace(
      Array.from({ length: 23 }, (_, at) => ({
        title: `Lamp ${at % 4}`,
        variants: one(String(at % 3), String(at % 5)),
      })),
    )
    open.ids.forEach((id, at) => {
      const value = at % 3 === 0 ? null : `leaf-${at % 3}`
      open.store.changes.apply({ kind: 'category', label: 'Leaf', who: 'seller' }, [
        { productId: id, variantId: null, field: 'categoryId', value },
      ])
    })
    for (const isDescending of [false, true]) {
      const pages = [0, 5, 10, 15, 20].flatMap(
        (offset) => open.store.products.list(everything, { sort, isDescending }, { offset, limit: 5 }).rows,
      )
      const whole = open.store.products.list(everything, { sort, isDescending }, { offset: 0, limit: 50 }).rows
      expect(pages.map((row) => row.id)).toEqual(whole.map((row) => row.id))
      expect(new Set(pages.map((row) => row.id)).size).toBe(23)
    }
    open.database.close()
    open.store.close()
  })

  it('takes back at the next start what a crash cut off, an edit and an undo alike', () => {
    let runs = 0
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.boolean(), (steps, isUndo) => {
        runs += 1
        const open = workspace(
          Array.from({ length: 900 }, (_, at) => ({ title: `Lamp ${at}`, variants: one('1', '1') })),
        )
        const edits = open.ids.map((productId) => ({ productId, variantId: null, field: 'brand', value: 'Acme' }))
        if (isUndo)
          open.store.changes.apply(
            { kind: 'edit', label: 'Brand', who: 'seller' },
            edits.map((edit) => ({ ...edit, field: 'brand' as const })),
          )
        const batch = text(open.database.get('SELECT id FROM batch ORDER BY seq DESC LIMIT 1')?.['id'])
        const cutOff = isUndo
          ? reverseSteps(
              open.database,
              batch,
              { kind: 'undo', label: 'Undo', who: 'seller', edits: 'keep' },
              stampNow(),
            )
          : applySteps(open.database, { kind: 'edit', label: 'Brand', who: 'seller' }, edits, stampNow())
        for (let step = 0; step < steps; step += 1) open.database.transaction(() => cutOff.next())
        open.database.close()
        open.store.close()
        const again = openStore(open.file, clock)
        again.changes.takeBackUnfinished()
        const brands = new Set(again.products.many(open.ids).map((product) => product.brand))
        expect([...brands]).toEqual([isUndo ? 'Acme' : ''])
        const { batches } = again.changes.batches({ offset: 0, limit: 10 })
        expect(batches.map(({ kind, isUndone }) => [kind, isUndone])).toEqual(
          isUndo
            ? [
                ['edit', false],
                ['import', false],
              ]
            : [['import', false]],
        )
        again.close()
      }),
      { numRuns: 12 },
    )
    console.log(`list: ${runs} runs cut off in the middle, all taken back`)
  })

  it('opens a workspace of the version before with its order and sums', () => {
    const file = emptyFile()
    const old = new DatabaseSync(file)
    old.exec(migrations[0] ?? '')
    old.exec(`INSERT INTO product (id, key, title, created_at, updated_at) VALUES ('a', 'a', 'Shirt 10', '1', '1'), ('b', 'b', 'Shirt 2', '1', '1');
      INSERT INTO variant (id, product_id, position, price, quantity) VALUES ('v', 'a', 0, '5.00', '7'), ('w', 'a', 1, '3.00', '');
      PRAGMA user_version = 1`)
    old.close()
    const store = openStore(file, clock)
    expect(listed({ store }, 'title').map((row) => row.title)).toEqual(['Shirt 2', 'Shirt 10'])
    expect(store.products.counts()).toMatchObject({ products: 2, variants: 2 })
    store.close()
    const database = openDatabase(file)
    const row = database.get("SELECT price_low, stock FROM product WHERE id = 'a'")
    expect([number(row?.['price_low']), number(row?.['stock'])]).toEqual([3, 7])
    database.close()
  })
})
