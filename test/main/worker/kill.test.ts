// The plug is pulled in the middle of an import: gone on with, all of it is there, once. And an import undone leaves nothing behind.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Product } from '#contract/product.ts'
import { openDatabase } from '#main/store/database.ts'
import { openStore } from '#main/store/store.ts'
import { createImportPort } from '#main/worker/import-port.ts'
import { writeCatalogue } from '#test/bench/import-catalogue.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-kill-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

const clock = { now: () => new Date().toISOString(), newId: () => randomUUID() }
const child = fileURLToPath(new URL('import-child.ts', import.meta.url))
const sample = fileURLToPath(new URL('../../../assets/samples/home-and-living.csv', import.meta.url))

const bringIn = (
  database: string,
  file: string,
  batchId = randomUUID(),
): ReturnType<ReturnType<typeof createImportPort>['run']> =>
  createImportPort(database).run(file, {
    batchId,
    label: 'Import',
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })

// Everything the seller sees of the products, without the ids and times that differ from run to run.
const withoutIds = ({
  id: _id,
  createdAt: _created,
  updatedAt: _updated,
  images,
  variants,
  ...product
}: Product): object => {
  const sources = new Map(images.map((image) => [image.id, image.source]))
  return {
    ...product,
    images: images.map(({ source, state }) => ({ source, state })),
    variants: variants.map(({ id: _own, imageId, ...variant }) => ({
      ...variant,
      image: imageId === null ? null : sources.get(imageId),
    })),
  }
}
// A digest, because a difference between thousands of products helps nobody.
const dump = (database: string): { products: number; digest: string; found: number } => {
  const store = openStore(database, clock)
  const products: string[] = []
  store.products.each(null, (product) => products.push(JSON.stringify(withoutIds(product))))
  const digest = createHash('sha256').update(products.toSorted().join('\n')).digest('hex')
  const found = store.products.ids({ view: 'all', text: 'product', batchId: null, categoryId: null }).length
  store.close()
  return { products: products.length, digest, found }
}
const createRandom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

describe('an import that is killed', () => {
  it('stands in no history until it is whole; gone on with, it is whole, and the same file again changes nothing', async () => {
    const seed = Number(process.env['KILL_SEED'] ?? 20_261_121)
    const rounds = Number(process.env['KILL_ROUNDS'] ?? 3)
    const random = createRandom(seed)
    const file = join(folder, 'catalogue.csv')
    await writeCatalogue(file, 6_000, 5)
    const whole = join(folder, 'whole.db')
    await bringIn(whole, sample)
    const before = dump(whole)
    await bringIn(whole, file)
    const after = dump(whole)
    let inTheMiddle = 0
    for (let round = 0; round < rounds; round += 1) {
      const database = join(folder, `killed-${round}.db`)
      await bringIn(database, sample)
      const batchId = randomUUID()
      const killAt = Math.floor(random() * 5_000)
      const running = spawn(process.execPath, [child, database, file, batchId], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let isDone = false
      running.stdout.setEncoding('utf8').on('data', (text: string) => {
        isDone ||= text.includes('done')
        if (text.split('\n').some((line) => Number(line) > killAt)) running.kill('SIGKILL')
      })
      await once(running, 'close')
      const probe = openDatabase(database)
      const state = probe.get('SELECT state, (SELECT count(*) FROM product) AS n FROM batch WHERE id = ?', batchId)
      probe.close()
      if (state?.['state'] === 'open') inTheMiddle += 1
      // It stands in no history before it is whole …
      const store = openStore(database, clock)
      const known = store.changes.batches({ offset: 0, limit: 10 }).batches.map(({ id }) => id)
      store.close()
      expect(known.includes(batchId)).toBe(isDone || state?.['state'] === 'done')
      // … and gone on with, it is.
      const summary = await bringIn(database, file, batchId)
      expect(summary).toMatchObject({ created: 1500, changed: 0 })
      expect(dump(database)).toEqual(after)
      expect(await bringIn(database, file)).toMatchObject({ created: 0, changed: 0, unchanged: 1500 })
      const checked = openDatabase(database)
      expect(checked.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
      expect(checked.all('PRAGMA foreign_key_check')).toEqual([])
      checked.close()
      const whenWhole = openStore(database, clock)
      expect(whenWhole.changes.undo(batchId, 'seller').kept).toBe(0)
      whenWhole.close()
      expect(dump(database)).toEqual(before)
    }
    console.log(
      `kills: seed ${seed}, ${rounds} imports of 1,500 products killed, ${inTheMiddle} of them between two transactions`,
    )
  }, 300_000)
})

describe('an import that is undone', () => {
  it('leaves the workspace as it was: new products gone, changed ones as before, the search too', async () => {
    const database = join(folder, 'workspace.db')
    await bringIn(database, sample)
    const before = dump(database)
    const changed = join(folder, 'changed.csv')
    const text = readFileSync(sample, 'utf8')
    const [head = '', ...rows] = text.split('\r\n')
    const priceAt = head.split(',').indexOf('Variant Price')
    expect(priceAt).toBeGreaterThan(0)
    writeFileSync(
      changed,
      [
        head,
        ...rows.filter((row) => row !== '').map((row) => row.replace(/Slate|Oak|Linen|Brass/g, 'Product')),
        'brand-new,Product new,,,,,,,,,,,,',
      ].join('\r\n'),
    )
    const batchId = randomUUID()
    const summary = await bringIn(database, changed, batchId)
    expect(summary.changed).toBeGreaterThan(0)
    expect(dump(database).digest).not.toBe(before.digest)
    const store = openStore(database, clock)
    expect(store.changes.undo(batchId, 'seller').kept).toBe(0)
    store.close()
    expect(dump(database)).toEqual(before)
  })
})
