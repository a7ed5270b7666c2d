// Everything a product has goes through our own export and back, into the same workspace and into an empty one: no field is lost.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportSummary } from '#contract/imports.ts'
import type { Product } from '#contract/product.ts'
import { openDatabase } from '#main/store/database.ts'
import { columnOf, toColumn } from '#main/store/fields.ts'
import { openStore } from '#main/store/store.ts'
import { openBatch } from '#main/store/writer.ts'
import { createImportPort } from '#main/worker/import-port.ts'
import { insertProducts } from '#test/main/store/insert-products.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-details-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

const clock = { now: () => new Date().toISOString(), newId: () => randomUUID() }
const quiet = { onProgress: () => undefined, signal: new AbortController().signal }
const bringIn = (workspace: string, file: string): Promise<ImportSummary> =>
  createImportPort(join(folder, workspace)).run(file, { batchId: randomUUID(), label: 'Import', ...quiet })
const exportTo = (workspace: string, file: string, format: 'csv' | 'tsv' | 'xlsx'): Promise<unknown> =>
  createImportPort(join(folder, workspace)).exportProducts(
    file,
    { layout: 'own', format, productIds: null, columns: null },
    quiet,
  )

const everything = (workspace: string): Product[] => {
  const store = openStore(join(folder, workspace), clock)
  const ids = store.products.ids({ view: 'all', text: '', batchId: null, categoryId: null })
  const found = ids.flatMap((id) => store.products.get(id) ?? [])
  store.close()
  return found
}

// What belongs to one workspace only: ids of its own, the state of a picture, its times.
const carried = (product: Product): unknown => {
  const sourceOf = new Map(product.images.map(({ id, source }) => [id, source]))
  const { id: _id, createdAt: _createdAt, updatedAt: _updatedAt, images, variants, ...rest } = product
  return {
    ...rest,
    images: images.map(({ source }) => source),
    variants: variants.map(({ id: _own, imageId, ...variant }) => ({
      ...variant,
      image: imageId === null ? null : (sourceOf.get(imageId) ?? null),
    })),
  }
}

const byTitle = (products: readonly Product[]): unknown[] =>
  products.toSorted((one, other) => one.key.localeCompare(other.key)).map(carried)

const word = fc.string({
  unit: fc.constantFrom('a', 'É', '漢', ' ', '\n', '"', "'", ';', ':', '=', '0', '\\', '<'),
  maxLength: 8,
})
const attribute = fc.record({
  attributeId: fc.constantFrom('', '100157', '7'),
  name: fc.constantFrom('Material', 'material ', 'Season', 'Größe: x', '=A'),
  values: fc.array(fc.record({ id: fc.option(fc.constantFrom('1', '22')), name: word }), { maxLength: 3 }),
})
const document = fc.record({
  id: fc.constantFrom('document-1', 'document-2'),
  name: word,
  format: fc.constantFrom('image' as const, 'pdf' as const),
  sizeBytes: fc.nat(1000),
  widthPixels: fc.option(fc.nat(3000)),
  heightPixels: fc.option(fc.nat(3000)),
})
const text = fc.option(word, { nil: '' })
const product = fc.record({
  title: word,
  description: text,
  brand: text,
  brandId: fc.constantFrom('', '7082427311584347905'),
  sourceCategory: text,
  categoryId: fc.constantFrom(null, '600001'),
  weight: text,
  weightUnit: fc.constantFrom('', 'GRAM'),
  length: text,
  width: text,
  height: text,
  dimensionUnit: fc.constantFrom('', 'INCH'),
  attributes: fc.array(attribute, { maxLength: 4 }),
  imageSources: fc.uniqueArray(fc.constantFrom('a.jpg', 'https://x.example/1,2.jpg', 'b c.png'), { maxLength: 3 }),
  certificates: fc.uniqueArray(
    fc.record({
      certificationId: fc.constantFrom('1', '2', '3'),
      name: word,
      documents: fc.array(document, { maxLength: 2 }),
      expiresOn: fc.constantFrom('', '2027-01-31'),
    }),
    { maxLength: 3, selector: ({ certificationId }) => certificationId },
  ),
  sizeChart: fc.option(
    fc.record({ templateId: fc.option(fc.constant('99')), name: word, document: fc.option(document) }),
  ),
  keptAside: fc.uniqueArray(attribute, { maxLength: 2, selector: ({ attributeId, name }) => `${attributeId} ${name}` }),
  variants: fc.uniqueArray(
    fc.record({
      sellerSku: word,
      price: text,
      listPrice: text,
      quantity: text,
      identifierType: text,
      identifierCode: text,
      // An option without name and value says nothing.
      options: fc.uniqueArray(fc.record({ name: word, value: word.map((value) => value || 'M') }), {
        maxLength: 3,
        selector: ({ name }) => name,
      }),
      hasImage: fc.boolean(),
    }),
    { maxLength: 4, selector: ({ sellerSku, options }) => `${sellerSku}${JSON.stringify(options)}` },
  ),
})
type Drawn = typeof product extends fc.Arbitrary<infer Value> ? Value : never

const fill = (workspace: string, drawn: readonly Drawn[]): void => {
  openStore(join(folder, workspace), clock).close()
  const database = openDatabase(join(folder, workspace))
  openBatch(database, { id: 'b', kind: 'import', label: '', who: 'seller', at: '2026', isOpen: false })
  database.transaction(() => {
    const ids = insertProducts(
      database,
      'b',
      drawn.map(
        ({ attributes, imageSources, variants, certificates: _c, sizeChart: _s, keptAside: _k, ...fields }, index) => ({
          key: `key-${index}`,
          fields: { ...fields, categoryId: fields.categoryId ?? '' },
          attributes,
          imageSources,
          variants: variants.map(({ options, hasImage, ...texts }) => ({
            fields: texts,
            options,
            imageSource: hasImage ? (imageSources[0] ?? null) : null,
          })),
        }),
      ),
      { now: '2026', newId: clock.newId },
    )
    for (const [index, id] of ids.entries()) {
      const { brandId = '', certificates = [], sizeChart = null, keptAside = [] } = drawn[index] ?? {}
      const values = {
        brandId,
        certificates,
        sizeChart,
        keptAside: keptAside.map((one) => ({ ...one, leafId: '600002', leafName: 'Tops' })),
      }
      for (const field of ['brandId', 'certificates', 'sizeChart', 'keptAside'] as const) {
        const column = columnOf(field, false) ?? ''
        database.run(`UPDATE product SET ${column} = ? WHERE id = ?`, toColumn(field, values[field]), id)
      }
    }
  })
  database.close()
}

describe('every field of a product in our own export', () => {
  it.each(['csv', 'tsv', 'xlsx'] as const)(
    'is unchanged here and the same in an empty workspace, as %s',
    async (format) => {
      const drawn = fc.sample(product, { numRuns: 150, seed: 20_261_122 })
      fill('one.sqlite', drawn)
      const file = join(folder, `export.${format}`)
      await exportTo('one.sqlite', file, format)
      const look = await createImportPort(join(folder, 'one.sqlite')).inspect(file)
      expect(look.planned.filter(({ kind }) => kind !== 'unchanged').map(({ changes }) => changes)).toEqual([])
      expect(look).toMatchObject({ unchanged: 150, rejectedTotal: 0 })
      expect(await bringIn('two.sqlite', file)).toMatchObject({ created: 150, rejectedTotal: 0 })
      expect(byTitle(everything('two.sqlite'))).toEqual(byTitle(everything('one.sqlite')))
      expect(await bringIn('two.sqlite', file)).toMatchObject({ created: 0, changed: 0, unchanged: 150 })
    },
  )

  it('comes back where it was taken away, and a line that was edited by hand counts more than what is carried beside it', async () => {
    const [first] = fc.sample(product, { numRuns: 1, seed: 5 })
    if (first === undefined) throw new Error('nothing was drawn')
    const value = { id: '22' as const, name: 'Cotton' }
    const certificate = {
      certificationId: '1' as const,
      name: 'Safety',
      documents: [],
      expiresOn: '2027-01-31' as const,
    }
    const changed: Drawn = {
      ...first,
      title: 'Shirt',
      brand: 'Acme',
      brandId: '7082427311584347905',
      attributes: [{ attributeId: '7', name: 'Material', values: [value] }],
      certificates: [certificate],
    }
    fill('one.sqlite', [changed])
    const file = join(folder, 'export.csv')
    await exportTo('one.sqlite', file, 'csv')
    fill('two.sqlite', [{ ...changed, brandId: '', certificates: [], attributes: [] }])
    expect(await bringIn('two.sqlite', file)).toMatchObject({ changed: 1 })
    expect(everything('two.sqlite')[0]).toMatchObject({
      brandId: '7082427311584347905',
      certificates: [certificate],
      attributes: changed.attributes,
    })
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('Material: Cotton', 'Material: Linen').replaceAll(',Acme,', ',Other,'),
    )
    expect(await bringIn('three.sqlite', file)).toMatchObject({ created: 1 })
    expect(everything('three.sqlite')[0]).toMatchObject({
      brand: 'Other',
      brandId: '',
      attributes: [{ attributeId: '7', name: 'Material', values: [{ id: null, name: 'Linen' }] }],
    })
  })
})
