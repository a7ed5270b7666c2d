// What is written for the seller is whole or not there at all, and what is unpacked leaves no file open.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { randomBytes, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '#main/store/store.ts'
import { openCatalogue } from '#main/worker/open-catalogue.ts'
import { exportProducts } from '#main/worker/export-products.ts'
import type { ExportTask } from '#main/worker/export-products.ts'
import { createImportPort } from '#main/worker/import-port.ts'
import { keepPictures } from '#main/worker/keep-pictures.ts'
import { openTableFile } from '#main/worker/table-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-disk-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

const clock = { now: () => new Date().toISOString(), newId: () => randomUUID() }
const openFiles = (): number => readdirSync('/proc/self/fd').length
const canCount = existsSync('/proc/self/fd')

describe('a table that is written', () => {
  const write = async (file: string, format: 'csv' | 'xlsx'): Promise<void> => {
    const writer = openTableFile(file, format)
    try {
      for (let row = 0; row < 4000; row += 1) await writer.write([String(row), 'a cell of some length '.repeat(20)])
      await writer.finish()
    } catch (error) {
      await writer.abandon()
      throw error
    }
  }

  it.each(['csv', 'xlsx'] as const)('says where it cannot be laid down (%s)', async (format) => {
    const file = join(folder, 'missing', `export.${format}`)
    await expect(write(file, format)).rejects.toMatchObject({ code: 'invalid', details: { place: file } })
  })

  it.skipIf(!existsSync('/dev/full')).each(['csv', 'xlsx'] as const)(
    'says that the disk is full and leaves nothing behind (%s)',
    async (format) => {
      const file = join(folder, `export.${format}`)
      symlinkSync('/dev/full', `${file}.part`)
      await expect(write(file, format)).rejects.toMatchObject({
        code: 'invalid',
        details: { sentence: `“export.${format}” could not be written: the disk is full.` },
      })
      expect(readdirSync(folder)).toEqual([])
    },
  )
})

describe('an export', () => {
  const task = (more: Partial<ExportTask>): ExportTask => ({
    databaseFile: join(folder, 'workspace.sqlite'),
    toFile: join(folder, 'export'),
    layout: 'own',
    format: 'csv',
    productIds: null,
    columns: null,
    ...more,
  })
  const bringIn = async (): Promise<void> => {
    const file = join(folder, 'shop.csv')
    const rows = Array.from({ length: 450 }, (_, row) => `h-${row},Lamp ${row},5.00,SKU-${row}`)
    writeFileSync(file, ['Handle,Title,Variant Price,Variant SKU', ...rows].join('\n'))
    openStore(task({}).databaseFile, clock).close()
    const { signal } = new AbortController()
    await createImportPort(task({}).databaseFile).run(file, {
      batchId: randomUUID(),
      label: '',
      onProgress: () => undefined,
      signal,
    })
    rmSync(file)
  }

  it('that is stopped in the middle leaves no file that looks like the whole', async () => {
    await bringIn()
    const before = readdirSync(folder)
    let done = 0
    const stopped = exportProducts(task({}), {
      onProgress: (count) => {
        done = count
      },
      isCancelled: () => done >= 200,
    })
    await expect(stopped).rejects.toMatchObject({ code: 'conflict' })
    expect(done).toBe(200)
    expect(readdirSync(folder)).toEqual(before)
  })

  it('into templates names leaves as the shop in use does, in the language in use', async () => {
    await bringIn()
    const store = openStore(task({}).databaseFile, clock)
    const nodes = (names: readonly [string, string]) => [
      { id: '1', parentId: null, name: names[0], isLeaf: false, permissions: [] },
      { id: '600001', parentId: '1', name: names[1], isLeaf: true, permissions: [] },
    ]
    store.meta.useShop('another')
    store.reference.saveCategories('v2', nodes(['Somewhere', 'Elsewhere']), clock.now())
    store.meta.useShop('mine')
    for (const [locale, names] of [
      ['en-US', ['Home', 'Floor lamps']],
      ['de-DE', ['Zuhause', 'Zimmerlampen']],
    ] as const) {
      store.reference.useTree({ locale })
      store.reference.saveCategories('v2', nodes(names), clock.now())
    }
    store.reference.useTree({ locale: 'en-US' })
    const [productId = ''] = store.products.ids({ view: 'all', text: '', batchId: null, categoryId: null })
    store.changes.apply({ kind: 'edit', label: '', who: 'seller' }, [
      { productId, variantId: null, field: 'categoryId', value: '600001' },
    ])
    store.close()
    await exportProducts(task({ layout: 'templates' }), { onProgress: () => undefined, isCancelled: () => false })
    const files = unzipSync(new Uint8Array(readFileSync(join(folder, 'export'))))
    expect(Object.keys(files)).toEqual(['Floor lamps (600001).csv'])
    expect(new TextDecoder().decode(Object.values(files)[0])).toContain('Home > Floor lamps')
  })
})

describe.skipIf(!canCount)('what is packed', () => {
  const damagedArchive = (count: number): string => {
    const file = join(folder, 'pictures.zip')
    const entries = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`p${index}.jpg`, new Uint8Array(randomBytes(600_000))]),
    )
    const bytes = zipSync(entries, { level: 1 })
    const header = [0x50, 0x4b, 0x03, 0x04]
    for (let at = 0; at < bytes.length - 30; at += 1) {
      if (!header.every((byte, index) => bytes[at + index] === byte)) continue
      const name = (bytes[at + 26] ?? 0) + 256 * (bytes[at + 27] ?? 0)
      // A kind of block that there is not.
      bytes[at + 30 + name] = 0xff
    }
    writeFileSync(file, bytes)
    return file
  }

  it('a damaged picture leaves no file open, however many there are', async () => {
    const file = damagedArchive(24)
    const before = openFiles()
    const { kept, refused } = await keepPictures(file, join(folder, 'out'), () => false)
    expect({ kept, refused: refused.length }).toEqual({ kept: 0, refused: 24 })
    await new Promise((resolve) => setImmediate(resolve))
    expect(openFiles() - before).toBeLessThan(4)
  })

  it('a damaged packed table is named in a sentence and leaves no file open', async () => {
    const file = join(folder, 'feed.csv.gz')
    // Packed, but nothing in it can be unpacked.
    writeFileSync(file, Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), randomBytes(400_000)]))
    const before = openFiles()
    await expect(openCatalogue(file)).rejects.toMatchObject({ code: 'invalid' })
    await new Promise((resolve) => setImmediate(resolve))
    expect(openFiles() - before).toBeLessThan(2)
  })
})
