// What an import promises about single cells: nothing is guessed, blank leaves alone, only the token clears, nothing absent is deleted.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportSummary } from '#contract/imports.ts'
import type { Product } from '#contract/product.ts'
import { openStore } from '#main/store/store.ts'
import { createImportPort } from '#main/worker/import-port.ts'
import { readRows } from './read-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-promises-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

const clock = { now: () => new Date().toISOString(), newId: () => randomUUID() }
const bringIn = (...lines: readonly string[]): Promise<ImportSummary> => {
  const path = join(folder, 'file.csv')
  writeFileSync(path, `${lines.join('\n')}\n`)
  return createImportPort(join(folder, 'workspace.db')).run(path, {
    batchId: randomUUID(),
    label: 'Import',
    onProgress: () => undefined,
    signal: new AbortController().signal,
  })
}
const products = (): Product[] => {
  const store = openStore(join(folder, 'workspace.db'), clock)
  const all: Product[] = []
  store.products.each(null, (product) => all.push(product))
  store.close()
  return all
}

const head =
  'Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Barcode,Variant Inventory Qty'

describe('damaged numbers', () => {
  it('come in as they stand and are named: a rounded code, a code without its zeros, a rounded SKU', async () => {
    const summary = await bringIn(
      head,
      'a,Lamp,V,,,S-1,1,1.23457E+12,1',
      'b,Vase,V,,,S-2,1,12345678905,1',
      'c,Bowl,V,,,4.00638E+12,1,,1',
      'd,Dish,V,,,S-4,1,012345678905,1',
    )
    expect(summary.rejectedTotal).toBe(0)
    expect(summary.warnings.map(({ row, column, raw }) => [row, column, raw])).toEqual([
      [2, 'Variant Barcode', '1.23457E+12'],
      [3, 'Variant Barcode', '12345678905'],
      [4, 'Variant SKU', '4.00638E+12'],
    ])
    expect(products().map(({ variants }) => variants[0]?.identifierCode)).toEqual([
      '1.23457E+12',
      '12345678905',
      '',
      '012345678905',
    ])
  })

  it('a seller SKU that stands at two variants is named, and options tell the two apart, the second time too', async () => {
    const rows = [
      head,
      'a,Lamp,V,Size,S,S-1,1,,1',
      'a,,,,M,S-1,2,,1',
      'b,Vase,V,,,S-2,4,,1',
      'a,,,,L,S-1,3,,1',
    ] as const
    const summary = await bringIn(...rows)
    expect(summary.rejected).toEqual([])
    expect(summary.warnings.map(({ row, column }) => [row, column])).toContainEqual([3, 'Variant SKU'])
    const prices = (): unknown => products().map(({ variants }) => variants.map(({ price }) => price))
    expect(prices()).toEqual([['1', '2', '3'], ['4']])
    expect(await bringIn(...rows)).toMatchObject({ created: 0, changed: 0 })
    expect(prices()).toEqual([['1', '2', '3'], ['4']])
    await bringIn(...rows.map((row) => row.replace('M,S-1,2', 'M,S-1,2.50')))
    expect(prices()).toEqual([['1', '2.50', '3'], ['4']])
  })

  it('a row that names only a seller SKU of several variants changes none of them', async () => {
    await bringIn(head, 'a,Lamp,V,Size,S,S-1,1,,1', 'a,,,,M,S-1,2,,1')
    const summary = await bringIn('Handle,Variant SKU,Variant Price', 'a,S-1,9')
    expect(summary).toMatchObject({ created: 0, changed: 0, rejectedTotal: 1 })
    expect(summary.rejected[0]?.sentence).toContain('several variants of “Lamp”')
    expect(products()[0]?.variants.map(({ price }) => price)).toEqual(['1', '2'])
  })

  it('two rows of one seller SKU and the same options, or none, are one too many', async () => {
    const summary = await bringIn(
      head,
      'a,Lamp,V,Size,S,S-1,1,,1',
      'a,,,,S,S-1,1,,1',
      'b,Vase,V,,,S-2,4,,1',
      'b,,,,,S-2,5,,1',
    )
    expect(summary.rejected.map(({ row, column }) => [row, column])).toEqual([
      [3, 'Variant SKU'],
      [5, 'Variant SKU'],
    ])
    expect(summary.rejected[0]?.sentence).toContain('row 2')
  })
})

describe('a file of rejected rows', () => {
  const writeRejected = async (path: string, to: string): Promise<number> =>
    (await createImportPort(join(folder, 'workspace.db')).writeRejected(path, {}, to.replace(/\.csv$/, ''))).rows
  const again = (path: string): Promise<ImportSummary> => bringIn(...readFileSync(path, 'utf8').trimEnd().split('\r\n'))

  it('changes nothing while nobody has mended it, and brings in the rows that were', async () => {
    await bringIn(head, 'a,Lamp,V,Size,S,S-1,1,,1', 'a,,,,S,S-1,2,,1', 'b,Vase,V', ',Bowl,V,,,S-3,4,,1')
    const path = join(folder, 'rejected.csv')
    expect(await writeRejected(join(folder, 'file.csv'), path)).toBe(3)
    const before = products()
    const summary = await again(path)
    expect(summary).toMatchObject({ created: 0, changed: 0, unchanged: 0, rejectedTotal: 3 })
    expect(summary.rejected[0]?.sentence).toMatch(/^Nothing in this row was mended yet.*S-1 is in row 2 already/)
    expect(products()).toEqual(before)

    const second = join(folder, 'again.csv')
    expect(await writeRejected(join(folder, 'file.csv'), second)).toBe(3)
    expect(readFileSync(second, 'utf8').split('\r\n')[0]).toBe(readFileSync(path, 'utf8').split('\r\n')[0])

    writeFileSync(path, readFileSync(path, 'utf8').replace('S,S-1,2', 'M,S-2,2').replace('\n,Bowl', '\nc,Bowl'))
    const mended = await again(path)
    expect(mended).toMatchObject({ created: 1, changed: 1, rejectedTotal: 1 })
    expect(products().map(({ variants }) => variants.map(({ sellerSku }) => sellerSku))).toEqual([
      ['S-1', 'S-2'],
      ['S-3'],
    ])
  })
})

describe('what a cell does to what is there', () => {
  it('blank leaves alone, the token clears, a missing column is untouched, an absent variant and picture stay', async () => {
    await bringIn(`${head},Image Src`, 'a,Lamp,Maker,Size,S,S-1,10,,5,https://x.example/1.jpg', 'a,,,,M,S-2,11,,6,')
    const summary = await bringIn(
      'Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price',
      'a,,<CLEAR>,Size,S,S-1,',
    )
    expect(summary).toMatchObject({ changed: 1, created: 0, rejectedTotal: 0 })
    expect(products()).toMatchObject([
      {
        title: 'Lamp',
        brand: '',
        images: [{ source: 'https://x.example/1.jpg' }],
        variants: [
          { sellerSku: 'S-1', price: '10', quantity: '5' },
          { sellerSku: 'S-2', price: '11', quantity: '6' },
        ],
      },
    ])
  })
})

describe('numbers and dates of a workbook', () => {
  const codes = ['0.00', '#,##0.00\\ [$€-407]', '00000', '0%', 'dd.mm.yyyy', '@', 'General', '"SKU-"0000']
  const styles = `<styleSheet><numFmts>${codes.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${codes.map((_, index) => `<xf numFmtId="${200 + index}"/>`).join('')}</cellXfs></styleSheet>`
  const cell = (place: string, value: string, style: number, type = ''): string =>
    `<c r="${place}" s="${style}"${type === '' ? '' : ` t="${type}"`}>${type === 'inlineStr' ? `<is><t>${value}</t></is>` : `<v>${value}</v>`}</c>`
  const names = ['sku', 'price', 'list price', 'zip', 'discount', 'date', 'barcode', 'weight', 'long']

  it('come in as text the way they are seen, with no digit lost', async () => {
    const sheet = `<worksheet><sheetData><row r="1">${names.map((name, index) => cell(`${String.fromCharCode(65 + index)}1`, name, 0, 'inlineStr')).join('')}</row><row r="2">${[
      cell('A2', '007', 6, 'inlineStr'),
      cell('B2', '12.5', 1),
      cell('C2', '1234.567', 2),
      cell('D2', '1234', 3),
      cell('E2', '0.2', 4),
      cell('F2', '45292', 5),
      cell('G2', '4006381333931', 7),
      cell('H2', '19.990000000000002', 0),
      cell('I2', '12345678901234567890', 6, 'inlineStr'),
    ].join('')}</row></sheetData></worksheet>`
    const path = join(folder, 'book.xlsx')
    writeFileSync(
      path,
      zipSync({
        '[Content_Types].xml': strToU8('<Types/>'),
        'xl/workbook.xml': strToU8(
          '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        ),
        'xl/_rels/workbook.xml.rels': strToU8(
          '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
        'xl/styles.xml': strToU8(styles),
        'xl/worksheets/sheet1.xml': strToU8(sheet),
      }),
    )
    const { rows } = await readRows(path)
    expect(rows).toEqual([
      ['007', '12.50', '1234.567', '01234', '20%', '2024-01-01', '4006381333931', '19.99', '12345678901234567890'],
    ])
  })
})
