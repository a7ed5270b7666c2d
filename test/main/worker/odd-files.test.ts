// Files as old and odd programs leave them: rare encodings and separators, two header rows, workbooks with parts of other names, archives of several tables.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAppError } from '#contract/failure.ts'
import { choosePreset } from '#main/worker/choose-preset.ts'
import { openCatalogue } from '#main/worker/open-catalogue.ts'
import { sampleRows } from '#main/worker/sample-rows.ts'
import { readRows } from './read-file.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-odd-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** The fields that a file of no known platform fills, by column; or the sentence it is refused with. */
const proposed = async (path: string): Promise<Record<string, string> | string> => {
  try {
    const source = await openCatalogue(path)
    const { mapping } = choosePreset(source, {}, [], (await sampleRows(source)).judged)
    return Object.fromEntries(
      (mapping?.rules ?? []).flatMap(({ target, origin }) =>
        origin.kind === 'column' ? [[origin.column, 'field' in target ? target.field : target.kind]] : [],
      ),
    )
  } catch (error) {
    if (isAppError(error)) return error.message
    throw error
  }
}

describe('encodings of one region that differ in few letters', () => {
  it.each([
    ['iso-8859-2', 'Název;SKU;Cena\nŽluťoučký kůň;K-1;12\nŠálek, řeřicha, tříděný čaj;K-2;3\n'],
    ['windows-1250', 'Název;SKU;Cena\nŽluťoučký kůň;K-1;12\nŠálek, řeřicha, tříděný čaj;K-2;3\n'],
    ['windows-1250', 'Nazwa;SKU;Cena\nŁódź żółta, gęślą jaźń;K-1;12\nŚwieca Lego®;K-2;3\n'],
    ['cp850', 'Bezeichnung;SKU;Preis\nKäsereibe groß;K-1;12\nLöffel für Brühe;K-2;3\n'],
    ['windows-1252', 'Bezeichnung;SKU;Preis\nKäsereibe groß – neu;K-1;12\nLöffel für „Brühe“;K-2;3\n'],
    ['windows-1251', 'Название;SKU;Цена\nЧайник большой;K-1;12\nКружка белая;K-2;3\n'],
  ])('reads %s: %s', async (encoding, text) => {
    const { source, rows, rejected } = await readRows(file(`${encoding}.csv`, iconv.encode(text, encoding)))
    expect(source.encoding).toBe(encoding)
    expect(rejected).toEqual([])
    expect(rows.map(([name]) => name)).toEqual(
      text
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(';')[0]),
    )
  })
})

describe('tables that are built in an odd way', () => {
  it.each([
    ['^', 'caret'],
    ['~', 'tilde'],
  ])('are cut at %s', async (separator, name) => {
    const text = 'Name,SKU,Price\nTea, green,T1,3\n"A,B",T2,4\n'.replace('Tea, green', 'Tea').replaceAll(',', separator)
    const { source, rows } = await readRows(file(`${name}.csv`, text))
    expect(source.delimiter).toBe(name)
    expect(rows[1]).toEqual([`A${separator}B`, 'T2', '4'])
  })

  it('name their columns in the second of two header rows', async () => {
    for (const groups of ['Product,,Pricing,,Stock', 'Product,Product,Pricing,Pricing,Stock']) {
      const path = file('two.csv', `${groups}\nName,SKU,Price,List price,Quantity\nTea,T1,3,4,5\nCup,T2,6,7,8\n`)
      const { source, rows, counts } = await readRows(path)
      expect(source.layout.headerLine).toBe(2)
      expect(rows).toHaveLength(2)
      expect(counts).toMatchObject({ above: 2, kept: 2 })
    }
    const plain = await readRows(file('one.csv', 'Name,Price\nStock,SKU\nTea,Cup\n'))
    expect(plain.source.layout.headerLine).toBe(1)
  })

  it.each([
    ['Turkish', 'Ürün Adı,SKU,Fiyat,Stok\nÇay,T1,3,4\n', ['title', 'sellerSku', 'price', 'quantity']],
    ['Russian', 'Наименование,Артикул,Цена,Остаток\nЧай,T1,3,4\n', ['title', 'sellerSku', 'price', 'quantity']],
    ['Polish', 'Nazwa produktu,Kod,Cena brutto,Ilość\nKubek,T1,3,4\n', ['title', 'sellerSku', 'price', 'quantity']],
    ['Vietnamese', 'Tên sản phẩm,SKU,Giá bán,Số lượng\nTrà,T1,3,4\n', ['title', 'sellerSku', 'price', 'quantity']],
    ['Thai', 'ชื่อสินค้า,SKU,ราคา,จำนวน\nชา,T1,3,4\n', ['title', 'sellerSku', 'price', 'quantity']],
    ['Arabic', 'اسم المنتج,SKU,السعر,الكمية\nشاي,T1,3,4\n', ['title', 'sellerSku', 'price', 'quantity']],
  ])('are understood in %s', async (name, text, fields) => {
    const found = await proposed(file(`${name}.csv`, text))
    expect(typeof found === 'string' ? found : Object.values(found)).toEqual(fields)
  })

  it('are not taken for products by a word that may mean anything', async () => {
    expect(await proposed(file('notes.csv', 'Product URL,Stand,Price\nhttps://x.example/1,Hall 3,5\n'))).toEqual({
      Price: 'price',
    })
  })
})

const cells = (...rows: readonly (readonly string[])[]): string =>
  `<x:worksheet xmlns:x="urn:x"><x:sheetData>${rows
    .map(
      (row) =>
        `<x:row>${row.map((cell) => `<x:c t="inlineStr"><x:is><x:t>${cell}</x:t></x:is></x:c>`).join('')}</x:row>`,
    )
    .join('')}</x:sheetData></x:worksheet>`

const workbook = (sheets: Readonly<Record<string, string>>): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="r"><sheets>${Object.keys(sheets)
        .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${Object.keys(sheets)
        .map(
          (_name, index) => `<Relationship Id="rId${index + 1}" Type="t/worksheet" Target="/xl/data/s${index}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="s" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/sharedStrings" Target="/xl/texts.xml"/></Relationships>`,
    ),
    'xl/texts.xml': strToU8('<x:sst xmlns:x="urn:x"><x:si><x:t>Name</x:t></x:si></x:sst>'),
    ...Object.fromEntries(
      Object.values(sheets).map((sheet, index) => [`xl/data/s${index}.xml`, strToU8(sheet)] as const),
    ),
  })

describe('workbooks and archives', () => {
  it('are read by the names that they give to their parts', async () => {
    const sheet = cells(['Name', 'SKU', 'Price'], ['Tea', '007', '3']).replace(
      '<x:c t="inlineStr"><x:is><x:t>Name</x:t></x:is></x:c>',
      '<x:c t="s"><x:v>0</x:v></x:c>',
    )
    const { source, rows } = await readRows(file('strict.xlsx', workbook({ S: sheet })))
    expect(source.layout.columns.names).toEqual(['Name', 'SKU', 'Price'])
    expect(rows).toEqual([['Tea', '007', '3']])
  })

  it('are read where the archive names its folders, keeps no list of texts, or calls a sheet that is shown otherwise', async () => {
    const parts = Object.entries(unzipSync(workbook({ S: cells(['Name', 'SKU', 'Price'], ['Tea', '007', '3']) })))
      .filter(([path]) => path !== 'xl/texts.xml')
      .map(([path, bytes]): [string, Uint8Array] => [
        path,
        strToU8(
          strFromU8(bytes)
            .replace(/<Relationship Id="s"[^>]*>/, '')
            .replace('sheetId="1"', 'sheetId="1" state="show"'),
        ),
      ])
    const book = zipSync({ 'xl/': new Uint8Array(), 'xl/data/': new Uint8Array(), ...Object.fromEntries(parts) })
    expect((await readRows(file('folders.xlsx', book))).rows).toEqual([['Tea', '007', '3']])
  })

  it('give the text of a formula with its line breaks', async () => {
    const sheet = cells(['Name', 'SKU', 'Price'], ['Tea', '007', '3']).replace(
      '<x:c t="inlineStr"><x:is><x:t>Tea</x:t></x:is></x:c>',
      '<x:c t="str"><x:f>A1</x:f><x:v>Green_x000D_\ntea</x:v></x:c>',
    )
    expect((await readRows(file('formula.xlsx', workbook({ S: sheet })))).rows[0]?.[0]).toBe('Green\r\ntea')
  })

  it('give the sheet whose header names most fields, not the instructions before it', async () => {
    const book = workbook({
      'Read me': cells(['How to use this file', 'Version'], ['Fill in the second sheet', '1'], ['Then send it', '2']),
      Items: cells(['Name', 'SKU', 'Price'], ['Tea', '007', '3']),
    })
    const { source } = await readRows(file('instructions.xlsx', book))
    expect(source.delimiter).toBe('sheet “Items”')
  })

  it('give the table of products, also where another table is larger, and a workbook inside an archive', async () => {
    const people = `name,email\n${'Ada,ada@x.example\n'.repeat(500)}`
    const products = 'Name,SKU,Price\nTea,T1,3\n'
    const two = zipSync({ 'people.csv': strToU8(people), 'a/products.csv': strToU8(products) })
    expect((await readRows(file('two.zip', two))).rows).toEqual([['Tea', 'T1', '3']])
    const book = workbook({ S: cells(['Name', 'SKU', 'Price'], ['Cup', 'T2', '4']) })
    const inside = await readRows(file('book.zip', zipSync({ 'list.xlsx': book, 'pics/cup.png': strToU8('x') })))
    expect(inside.source.kind).toBe('Excel workbook')
    expect(inside.rows).toEqual([['Cup', 'T2', '4']])
  })

  it('are refused by name where they are binary, another Office file, or a table kept as a web page', async () => {
    const office = (part: string): Uint8Array =>
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), [part]: strToU8('<a><item><n>1</n></item></a>') })
    expect(await proposed(file('binary.xlsb', office('xl/workbook.bin')))).toMatch(/binary workbook \(\.xlsb\)/)
    expect(await proposed(file('letter.docx', office('word/document.xml')))).toMatch(/Office file without a workbook/)
    expect(await proposed(file('page.csv', '<table><tr><td>Name</td></tr></table>'))).toMatch(/is a web page/)
  })

  it('are refused by name where they are of a kind that is not read', async () => {
    const open = zipSync({
      mimetype: strToU8('application/vnd.oasis'),
      'content.xml': strToU8('<x/>'),
      'a.xml': strToU8('<x/>'),
    })
    expect(await proposed(file('list.ods', open))).toMatch(/“list.ods” is an OpenDocument file/)
    const old =
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>'
    expect(await proposed(file('list.xls', old))).toMatch(/“list.xls” is a spreadsheet kept as XML/)
    for (const blank of ['\ufeff', '  \n\n \n']) {
      expect(await proposed(file('blank.csv', blank))).toBe(
        '“blank.csv” holds nothing but blanks. Nothing was brought in.',
      )
    }
  })
})
