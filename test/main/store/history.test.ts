// History on a real workspace file: what is done can be undone, whatever the order, and nothing that was edited since is trampled on.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Edit } from '#contract/products.ts'
import { openDatabase } from '#main/store/database.ts'
import { openStore } from '#main/store/store.ts'
import { closeBatch, openBatch } from '#main/store/writer.ts'
import { insertPlainly } from './insert-products.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

let next = 0
const clock = { now: () => new Date(1_700_000_000_000 + next).toISOString(), newId: () => `id-${(next += 1)}` }

const workspace = (count: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'listwright-store-'))
  folders.push(folder)
  const file = join(folder, 'workspace.db')
  const store = openStore(file, clock)
  const database = openDatabase(file)
  const stamp = { now: clock.now(), newId: clock.newId }
  const batchId = clock.newId()
  const ids: string[] = []
  database.transaction(() => {
    openBatch(database, { id: batchId, kind: 'import', label: 'Import', who: 'seller', at: stamp.now, isOpen: true })
    for (let position = 0; position < count; position += 1) {
      const variant = { fields: { sellerSku: `SKU-${position}`, price: '10.00' }, options: [], imageSource: null }
      ids.push(
        insertPlainly(
          database,
          batchId,
          { key: `p-${position}`, fields: { title: `Lamp ${position}` }, imageSources: ['a.jpg'], variants: [variant] },
          stamp,
        ),
      )
    }
    closeBatch(database, batchId)
  })
  database.close()
  return { store, ids, batchId, file }
}

const titles = (store: ReturnType<typeof openStore>, ids: readonly string[]) =>
  ids.map((id) => store.products.get(id)?.title ?? null)

describe('history', () => {
  it('takes back a whole import with one undo, and brings it again with one redo', () => {
    const { store, ids, batchId } = workspace(3)
    expect(store.products.counts().products).toBe(3)
    store.changes.undo(batchId, 'seller')
    expect(store.products.counts().products).toBe(0)
    expect(
      store.products.list(
        { view: 'all', text: 'lamp', batchId: null, categoryId: null },
        { sort: 'title', isDescending: false },
        { offset: 0, limit: 10 },
      ).total,
    ).toBe(0)
    store.changes.redo('seller')
    expect(titles(store, ids)).toEqual(['Lamp 0', 'Lamp 1', 'Lamp 2'])
    store.close()
  })

  it('keeps what was edited since when an older batch is undone, and says how many', () => {
    const { store, ids } = workspace(1)
    const [id] = ids
    if (id === undefined) throw new Error('no product')
    const edit = (value: string): Edit => ({ productId: id, variantId: null, field: 'title', value })
    const first = store.changes.apply({ kind: 'edit', label: 'First', who: 'seller' }, [edit('One')])
    store.changes.apply({ kind: 'edit', label: 'Second', who: 'seller' }, [edit('Two')])
    const undone = store.changes.undo(first?.id ?? null, 'seller')
    expect(undone.kept).toBe(1)
    expect(titles(store, ids)).toEqual(['Two'])
    store.close()
  })

  it('says before an import is undone what was edited since, and keeps it or takes it back as the seller chooses', async () => {
    const { store, ids, batchId } = workspace(3)
    const [first = '', second = ''] = ids
    const variantId = store.products.get(second)?.variants[0]?.id ?? null
    const edits: Edit[] = [
      { productId: first, variantId: null, field: 'title', value: 'Better lamp' },
      { productId: second, variantId, field: 'price', value: '12.00' },
    ]
    const edit = store.changes.apply({ kind: 'edit', label: 'Edit', who: 'seller' }, edits)
    const since = await store.changes.editedSince(batchId, 500)
    expect(since).toMatchObject({ total: 2, products: 2, batch: { id: batchId } })
    expect(since.edited).toEqual([
      { productId: first, title: 'Better lamp', variant: '', field: 'title', set: 'Lamp 0', now: 'Better lamp' },
      { productId: second, title: 'Lamp 1', variant: 'SKU-1', field: 'price', set: '10.00', now: '12.00' },
    ])
    expect((await store.changes.editedSince(batchId, 1)).edited).toHaveLength(1)
    expect(store.changes.undo(batchId, 'seller', 'keep')).toMatchObject({ kept: 2 })
    expect(store.products.counts().products).toBe(2)
    expect(store.products.get(first)?.title).toBe('Better lamp')
    store.changes.redo('seller')
    expect(store.products.counts().products).toBe(3)

    store.changes.undo(edit?.id ?? null, 'seller')
    expect((await store.changes.editedSince(batchId, 500)).total).toBe(0)
    store.close()
  })

  it('takes back what was edited since where the seller wants all of an import undone', async () => {
    const { store, ids, batchId } = workspace(2)
    const [first = ''] = ids
    const titled = (value: string): Edit => ({ productId: first, variantId: null, field: 'title', value })
    const renamed = store.changes.apply({ kind: 'edit', label: 'One', who: 'seller' }, [titled('One')])
    store.changes.apply({ kind: 'edit', label: 'Two', who: 'seller' }, [titled('Two')])
    expect((await store.changes.editedSince(renamed?.id ?? '', 500)).edited).toMatchObject([{ set: 'One', now: 'Two' }])
    expect(store.changes.undo(renamed?.id ?? null, 'seller', 'all')).toMatchObject({ kept: 0 })
    expect(titles(store, ids)).toEqual(['Lamp 0', 'Lamp 1'])
    store.changes.undo(batchId, 'seller', 'all')
    expect(store.products.counts().products).toBe(0)
    store.close()
  })

  it('writes no batch where nothing changed', () => {
    const { store, ids } = workspace(1)
    const edits = ids.map((id): Edit => ({ productId: id, variantId: null, field: 'title', value: 'Lamp 0' }))
    expect(store.changes.apply({ kind: 'edit', label: 'Nothing', who: 'seller' }, edits)).toBeNull()
    store.close()
  })

  it('saves nothing of a change that names a product which is not there', () => {
    const { store, ids } = workspace(1)
    const edits: Edit[] = [
      { productId: ids[0] ?? '', variantId: null, field: 'title', value: 'Changed' },
      { productId: 'nobody', variantId: null, field: 'title', value: 'Changed' },
    ]
    expect(() => store.changes.apply({ kind: 'edit', label: 'Half', who: 'seller' }, edits)).toThrow(/nobody/)
    expect(titles(store, ids)).toEqual(['Lamp 0'])
    store.close()
  })

  it('returns to where it was after any edits and as many undos, and forward again', () => {
    const { store, ids } = workspace(3)
    const before = titles(store, ids)
    let runs = 0
    fc.assert(
      fc.property(
        fc.array(fc.record({ which: fc.nat(2), title: fc.string({ maxLength: 8 }) }), { minLength: 1, maxLength: 6 }),
        (steps) => {
          runs += 1
          let made = 0
          for (const step of steps) {
            const edit: Edit = { productId: ids[step.which] ?? '', variantId: null, field: 'title', value: step.title }
            if (store.changes.apply({ kind: 'edit', label: 'Edit', who: 'seller' }, [edit]) !== null) made += 1
          }
          const after = titles(store, ids)
          for (let count = 0; count < made; count += 1) expect(store.changes.undo(null, 'seller').kept).toBe(0)
          expect(titles(store, ids)).toEqual(before)
          for (let count = 0; count < made; count += 1) store.changes.redo('seller')
          expect(titles(store, ids)).toEqual(after)
          for (let count = 0; count < made; count += 1) store.changes.undo(null, 'seller')
        },
      ),
      { numRuns: 25 },
    )
    console.log(`history: ${runs} random walks there and back`)
    store.close()
  })

  it('says what went wrong where the database takes a step back by itself, and goes on', () => {
    const { store, file } = workspace(1)
    store.close()
    const database = openDatabase(file)
    const add = "INSERT OR ROLLBACK INTO meta (key, value) VALUES ('twice', '1')"
    const twice = (): void =>
      database.transaction(() => {
        database.run(add)
        database.run(add)
      })
    expect(twice).toThrow(/UNIQUE constraint/)
    expect(database.get("SELECT 1 AS one FROM meta WHERE key = 'twice'")).toBeUndefined()
    database.transaction(() => database.run(add))
    expect(database.get("SELECT 1 AS one FROM meta WHERE key = 'twice'")).toBeDefined()
    database.close()
  })

  it('refuses a workspace of a newer version and leaves its file as it is', () => {
    const { store, file } = workspace(1)
    store.close()
    const database = openDatabase(file)
    database.run('PRAGMA user_version = 99')
    database.close()
    expect(() => openStore(file, clock)).toThrow(/newer Listwright/)
  })
})
