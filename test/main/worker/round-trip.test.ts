import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportSummary } from '#contract/imports.ts'
import type { ExportWanted } from '#main/app/ports/files.ts'
import { openDatabase } from '#main/store/database.ts'
import { openBatch } from '#main/store/writer.ts'
import { openStore } from '#main/store/store.ts'
import { createImportPort } from '#main/worker/import-port.ts'
import { guard, unguard } from '#core/import/writing/guard.ts'
import { sharedData } from '#test/shared-data.ts'
import { insertProducts } from '#test/main/store/insert-products.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-round-'))
})
// A thread may still be ending when its answer is there; the process of the tests must not end under it.
const ports: ReturnType<typeof createImportPort>[] = []
afterEach(async () => {
  await Promise.all(ports.splice(0).map((one) => one.close()))
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const clock = { now: () => new Date().toISOString(), newId: () => randomUUID() }
const database = (): string => join(folder, 'workspace.sqlite')
const portOf = (file: string): ReturnType<typeof createImportPort> => {
  const made = createImportPort(file)
  ports.push(made)
  return made
}
const port = (): ReturnType<typeof createImportPort> => portOf(database())
const quiet = { onProgress: () => undefined, signal: new AbortController().signal }
const bringIn = (path: string): Promise<ImportSummary> =>
  port().run(path, { batchId: randomUUID(), label: 'Import', ...quiet })
const own = (format: ExportWanted['format'], columns: readonly string[] | null = null): ExportWanted => ({
  layout: 'own',
  format,
  productIds: null,
  columns,
})

const nastyText = fc.string({
  unit: fc.constantFrom(
    'a',
    'é',
    '漢',
    '😀',
    ' ',
    '\n',
    '\r',
    '\t',
    '"',
    "'",
    ',',
    ';',
    '=',
    '+',
    '-',
    '@',
    '<',
    '&',
    '_x000D_',
    '<clear>',
    '\u00a0',
    '0',
    '\u0007',
  ),
  maxLength: 12,
})

describe('exporting and bringing the export in again', () => {
  it.each(['csv', 'tsv', 'xlsx'] as const)('changes nothing for any text, as %s', async (format) => {
    const writer = openDatabase(database())
    openBatch(writer, { id: 'b', kind: 'import', label: '', who: 'seller', at: '2026', isOpen: false })
    const texts = fc.sample(nastyText, { numRuns: 1400, seed: 20_261_121 })
    const next = (): string => texts.pop() ?? ''
    const products = Array.from({ length: 60 }, (_, index) => ({
      key: index % 7 === 0 ? 'shared' : `key-${index}`,
      fields: {
        title: next(),
        description: next(),
        brand: next(),
        sourceCategory: next(),
        weight: next(),
        weightUnit: next(),
      },
      attributes: Array.from({ length: index % 4 }, (__, attribute) => ({
        attributeId: String(attribute),
        name: next(),
        values: Array.from({ length: 1 + (attribute % 2) }, () => ({ id: attribute === 0 ? '7' : null, name: next() })),
      })),
      imageSources: [`https://x.example/${index}.jpg`, `${index}.webp`],
      variants: Array.from({ length: 1 + (index % 3) }, (__, variant) => ({
        fields: { sellerSku: index % 5 === 0 ? '' : next(), price: next(), quantity: next(), identifierCode: next() },
        options:
          variant === 0
            ? []
            : [
                { name: `N${next()}`, value: next() },
                { name: 'Size', value: 'M' },
              ],
        imageSource: variant === 1 ? `${index}.webp` : null,
      })),
    }))
    writer.transaction(() => insertProducts(writer, 'b', products, { now: '2026', newId: clock.newId }))
    writer.close()
    const file = join(folder, `export.${format}`)
    expect(await port().exportProducts(file, own(format), quiet)).toMatchObject({ products: 60, files: 1, tooLong: 0 })
    const look = await port().inspect(file)
    expect(look.planned.filter(({ kind }) => kind !== 'unchanged').map(({ changes }) => changes)).toEqual([])
    const again = await bringIn(file)
    expect(again.rejected).toEqual([])
    expect(again).toMatchObject({ preset: 'listwright', products: 60, created: 0, changed: 0, unchanged: 60 })
  })

  it('changes nothing for a whole real catalogue, and only the edited cell when one is edited', async () => {
    const sample = new URL('../../../assets/samples/home-and-living.csv', import.meta.url).pathname
    await bringIn(sample)
    const file = join(folder, 'export.csv')
    await port().exportProducts(file, own('csv'), quiet)
    expect(await bringIn(file)).toMatchObject({ created: 0, changed: 0, unchanged: 48 })
    const edited = join(folder, 'edited.csv')
    writeFileSync(edited, readFileSync(file, 'utf8').replace('Slate Soap Dish', 'Slate Soap Tray'))
    const preview = await port().inspect(edited)
    expect(preview.planned.filter(({ kind }) => kind === 'changed').map(({ changes }) => changes)).toEqual([
      [{ variant: '', field: 'title', before: 'Slate Soap Dish', after: 'Slate Soap Tray' }],
    ])
  })

  it('carries attributes, options, long codes and kept zeros into another workspace', async () => {
    const writer = openDatabase(database())
    openBatch(writer, { id: 'b', kind: 'import', label: '', who: 'seller', at: '2026', isOpen: false })
    const product = {
      key: '00123',
      fields: { title: '=1+1', description: `<p>${'long '.repeat(6000)}</p>`, brand: '@home', weight: '007' },
      attributes: [
        {
          attributeId: '9',
          name: 'Material: outer; inner',
          values: [
            { id: '5', name: 'Cotton; washed' },
            { id: null, name: 'Wool\\n' },
          ],
        },
      ],
      imageSources: ['a.jpg', 'b.jpg', 'https://x.example/c.jpg?x=1,2'],
      variants: [
        {
          fields: { sellerSku: '12345678901234567890', price: '-1', quantity: '+5', identifierCode: '04006381333931' },
          options: [{ name: 'Größe', value: '😀\n"M"' }],
          imageSource: 'b.jpg',
        },
        {
          fields: { sellerSku: '2', price: '1', quantity: '1', identifierCode: '' },
          options: [{ name: 'Größe', value: 'L' }],
          imageSource: 'only-here.jpg',
        },
      ],
    }
    writer.transaction(() => insertProducts(writer, 'b', [product], { now: '2026', newId: clock.newId }))
    writer.close()
    for (const format of ['csv', 'xlsx'] as const) {
      const file = join(folder, `all.${format}`)
      await port().exportProducts(file, own(format), quiet)
      const other = join(folder, `${format}.sqlite`)
      await portOf(other).run(file, { batchId: randomUUID(), label: 'Import', ...quiet })
      const store = openStore(other, clock)
      const [id] = store.products.ids({ view: 'all', text: '', batchId: null, categoryId: null })
      const found = store.products.get(id ?? '')
      store.close()
      expect(found).toMatchObject({ key: '00123', ...product.fields })
      expect(found?.attributes.map(({ name, values }) => [name, values.map((value) => value.name)])).toEqual([
        ['Material: outer; inner', ['Cotton; washed', 'Wool\\n']],
      ])
      expect(found?.images.map(({ source }) => source)).toEqual(product.imageSources)
      expect(found?.variants).toMatchObject(product.variants.map(({ fields, options }) => ({ ...fields, options })))
      expect(found?.variants[0]?.imageId).toBe(found?.images[1]?.id)
      expect(found?.variantImages.map(({ source }) => source)).toEqual(['only-here.jpg'])
    }
  })

  const office = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0
  it.skipIf(!office)(
    'is text and nothing else to LibreOffice: what it makes of the file still changes nothing',
    async () => {
      await bringIn(new URL('../../../assets/samples/home-and-living.csv', import.meta.url).pathname)
      const store = openStore(database(), clock)
      const ids = store.products.ids({ view: 'all', text: '', batchId: null, categoryId: null }).slice(0, 6)
      const risky = ['=1+1', '+1', '-1+2', '@SUM(1;2)', '=HYPERLINK("http://x.example";"x")', '0007']
      store.changes.apply(
        { kind: 'edit', label: 'Risky', who: 'seller' },
        ids.map((productId, index) => ({
          productId,
          variantId: null,
          field: 'title' as const,
          value: risky[index] ?? '',
        })),
      )
      store.close()
      const file = join(folder, 'export.xlsx')
      await port().exportProducts(file, own('xlsx'), quiet)
      const home = `-env:UserInstallation=file://${join(folder, 'office')}`
      for (const [from, to] of [
        ['export.xlsx', 'ods'],
        ['export.ods', 'xlsx'],
      ] as const) {
        spawnSync('soffice', [home, '--headless', '--convert-to', to, '--outdir', folder, join(folder, from)], {
          stdio: 'ignore',
          timeout: 100_000,
        })
      }
      expect(existsSync(join(folder, 'export.ods'))).toBe(true)
      expect(await bringIn(file)).toMatchObject({
        preset: 'listwright',
        created: 0,
        changed: 0,
        unchanged: 48,
        rejectedTotal: 0,
      })
    },
    240_000,
  )

  it('writes chosen columns only, and bringing them in leaves the others alone', async () => {
    await bringIn(new URL('../../../assets/samples/home-and-living.csv', import.meta.url).pathname)
    const file = join(folder, 'prices.csv')
    await port().exportProducts(file, own('csv', ['Seller SKU', 'Price']), quiet)
    expect(readFileSync(file, 'utf8').split('\r\n')[0]).toBe(
      '\ufeffListwright Product,Listwright Variant,Seller SKU,Price',
    )
    expect(await bringIn(file)).toMatchObject({ created: 0, changed: 0, unchanged: 48 })
  })

  it('never writes a cell that a spreadsheet would work out, and gives every text back', () => {
    const apostrophes = fc.constantFrom('', "'", "''")
    const beginning = fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '<clear>')
    const text = fc.tuple(apostrophes, beginning, fc.string()).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (value) => {
        expect(guard(value)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
        expect(unguard(guard(value))).toBe(value)
      }),
      { seed: 20261121, numRuns: 2000 },
    )
  })

  it('writes a template for each leaf category, and our template preset reads it back', async () => {
    await bringIn(new URL('../../../assets/samples/home-and-living.csv', import.meta.url).pathname)
    const store = openStore(database(), clock)
    const ids = store.products.ids({ view: 'all', text: '', batchId: null, categoryId: null })
    store.changes.apply(
      { kind: 'category', label: 'Categories', who: 'seller' },
      ids.map((productId, index) => ({
        productId,
        variantId: null,
        field: 'categoryId' as const,
        value: index % 2 === 0 ? '600001' : '600002',
      })),
    )
    store.close()
    const file = join(folder, 'templates.zip')
    expect(
      await port().exportProducts(
        file,
        { layout: 'templates', format: 'xlsx', productIds: null, columns: null },
        quiet,
      ),
    ).toMatchObject({ products: 48, files: 2 })
    const parts = Object.entries(unzipSync(readFileSync(file)))
    expect(parts).toHaveLength(2)
    const [name, bytes] = parts[0] ?? ['', new Uint8Array()]
    expect(name).toMatch(/\(60000[12]\)\.xlsx$/)
    writeFileSync(join(folder, 'one.xlsx'), bytes)
    const read = await port().inspect(join(folder, 'one.xlsx'))
    expect(read).toMatchObject({ preset: 'tiktok', products: 24, rejectedTotal: 0 })
  })
})

describe('rejected rows as a file', () => {
  const shopify =
    'Handle;Title;Option1 Name;Option1 Value;Variant SKU;Variant Price\na;Lamp;;;L-1;10\n;No handle;;;N-1;5\nb;"Broken;;;X;1\nc;Vase;;;V-1;20;too;many\nd;=1+1;;;D-1;30\n'

  it('holds what did not come in with what is wrong and where, and comes in once it is mended', async () => {
    const path = join(folder, 'shop.csv')
    writeFileSync(path, shopify)
    expect(await bringIn(path)).toMatchObject({ created: 2, rejectedTotal: 3 })
    const out = join(folder, 'rejected')
    expect(await port().writeRejected(path, {}, out)).toEqual({ rows: 3, ending: 'csv' })
    const written = readFileSync(`${out}.csv`, 'utf8')
    const lines = written.replace('\ufeff', '').trim().split('\r\n')
    expect(lines[0]).toBe('Handle;Title;Option1 Name;Option1 Value;Variant SKU;Variant Price;What is wrong;Where')
    expect(lines[1]).toMatch(/^;No handle;;;N-1;5;.*handle is missing.*;"?row 3, column “Handle” · \w+"?$/)
    expect(lines[3]).toContain('Left over: too · many')
    const mended = join(folder, 'mended.csv')
    writeFileSync(mended, written.replace(';No handle', 'e;No handle').replace(/"b;[^\n]*\n/, 'b;Broken;;;X;1;;\r\n'))
    expect(await bringIn(mended)).toMatchObject({ created: 3, rejectedTotal: 0 })
  })

  const bagisto = sharedData('data', 'catalogs', 'bagisto', 'products.xlsx')
  it.skipIf(bagisto === null)('is a workbook where the file was one', async () => {
    const out = join(folder, 'rejected')
    expect(await port().writeRejected(bagisto ?? '', {}, out)).toEqual({ rows: 17, ending: 'xlsx' })
    const read = await port().inspect(`${out}.xlsx`)
    expect(read).toMatchObject({ preset: 'bagisto', rows: 17, rejectedTotal: 17 })
  })
})
