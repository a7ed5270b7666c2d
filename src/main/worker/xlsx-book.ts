// Reads an Excel workbook (XLSX) row by row out of its archive: strings, sheets and formats, bounded in memory. Formulas are never worked out.
import { AppError } from '#contract/failure.ts'
import type { TextRecord } from '#core/import/row-reader.ts'
import type { CellFormat } from '#core/import/sheet-cells.ts'
import { cellPlace, formatNumber, readFormat } from '#core/import/sheet-cells.ts'
import type { XmlEvent } from '#core/import/xml-reader.ts'
import { createXmlReader } from '#core/import/xml-reader.ts'
import { unescapeCell } from '#core/import/writing/sheet-xml.ts'
import type { SheetBook } from './sheet-book.ts'
import { sheetRecord } from './sheet-book.ts'
import { textPieces } from './text-file.ts'
import type { ZipEntry, ZipFile } from './zip-file.ts'

const mostSharedLetters = 150_000_000

const broken = (name: string, sentence: string): AppError =>
  new AppError('invalid', {
    sentence: `The workbook “${name}” cannot be read: ${sentence} Nothing was brought in.`,
    action: 'Open it in a spreadsheet program, save it again as .xlsx, and bring that in.',
  })

async function* eventsOf(zip: ZipFile, entry: ZipEntry): AsyncGenerator<readonly XmlEvent[]> {
  const reader = createXmlReader()
  for await (const piece of textPieces(zip.source(entry), 'utf-8')) {
    const events = reader.push(piece.text, piece.isLast)
    const fault = events.find((event) => event.kind === 'broken')
    if (fault?.kind === 'broken') throw broken(zip.name, fault.sentence)
    yield events
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const readStrings = async (zip: ZipFile): Promise<string[]> => {
  const entry = zip.find('xl/sharedStrings.xml')
  const strings: string[] = []
  if (entry === undefined) return strings
  let text = ''
  let letters = 0
  let isText = false
  let phonetic = 0
  for await (const events of eventsOf(zip, entry)) {
    for (const event of events) {
      if (event.kind === 'text') {
        if (isText && phonetic === 0) text += event.text
        continue
      }
      if (event.kind === 'broken') continue
      const name = localName(event.name)
      const isOpen = event.kind === 'open'
      if (name === 't') isText = isOpen
      else if (name === 'rPh') phonetic += isOpen ? 1 : -1
      else if (name === 'si' && isOpen) text = ''
      else if (name === 'si') {
        letters += text.length
        if (letters > mostSharedLetters) throw broken(zip.name, 'its texts are longer than any catalogue.')
        strings.push(unescapeCell(text))
      }
    }
  }
  return strings
}

type Styles = { readonly formats: readonly CellFormat[] }

const readStyles = async (zip: ZipFile): Promise<Styles> => {
  const entry = zip.find('xl/styles.xml')
  const codes = new Map<number, string>()
  const formats: CellFormat[] = []
  if (entry === undefined || entry.sizeBytes > 50_000_000) return { formats }
  let isInCells = false
  for await (const events of eventsOf(zip, entry)) {
    for (const event of events) {
      if (event.kind === 'text' || event.kind === 'broken') continue
      const name = localName(event.name)
      if (name === 'cellXfs') isInCells = event.kind === 'open'
      if (event.kind !== 'open') continue
      if (name === 'numFmt')
        codes.set(Number(event.attributes.get('numFmtId')), event.attributes.get('formatCode') ?? '')
      if (name === 'xf' && isInCells) {
        const id = Number(event.attributes.get('numFmtId') ?? 0)
        formats.push(readFormat(id, codes.get(id)))
      }
    }
  }
  return { formats }
}

type SheetEntry = { readonly name: string; readonly isHidden: boolean; readonly entry: ZipEntry }

const readWorkbook = async (zip: ZipFile): Promise<{ sheets: SheetEntry[]; is1904: boolean }> => {
  const workbook = zip.find('xl/workbook.xml')
  const relations = zip.find('xl/_rels/workbook.xml.rels')
  if (workbook === undefined || relations === undefined) throw broken(zip.name, 'it has no list of sheets.')
  const targets = new Map<string, string>()
  for await (const events of eventsOf(zip, relations)) {
    for (const event of events) {
      if (event.kind === 'open' && localName(event.name) === 'Relationship') {
        targets.set(event.attributes.get('Id') ?? '', event.attributes.get('Target') ?? '')
      }
    }
  }
  const sheets: SheetEntry[] = []
  let is1904 = false
  for await (const events of eventsOf(zip, workbook)) {
    for (const event of events) {
      if (event.kind !== 'open') continue
      if (localName(event.name) === 'workbookPr') is1904 = /^(?:1|true)$/.test(event.attributes.get('date1904') ?? '')
      if (localName(event.name) !== 'sheet') continue
      const id = [...event.attributes].find(([name]) => localName(name) === 'id')?.[1] ?? ''
      const target = targets.get(id) ?? ''
      const entry = zip.find(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
      const state = event.attributes.get('state') ?? 'visible'
      if (entry !== undefined)
        sheets.push({ name: event.attributes.get('name') ?? '', isHidden: state !== 'visible', entry })
    }
  }
  return { sheets, is1904 }
}

type Cell = { column: number; type: string; format: CellFormat; value: string; inline: string }

const cellText = (cell: Cell, strings: readonly string[], is1904: boolean): string => {
  if (cell.type === 's') return strings[Number(cell.value)] ?? ''
  if (cell.type === 'inlineStr') return unescapeCell(cell.inline)
  if (cell.type === 'b') return cell.value === '1' ? 'TRUE' : cell.value === '' ? '' : 'FALSE'
  if (cell.type === 'str' || cell.type === 'e' || cell.type === 'd') return cell.value
  const number = Number(cell.value)
  return cell.value === '' ? '' : Number.isNaN(number) ? cell.value : formatNumber(number, cell.format, is1904)
}

async function* rowsOf(
  zip: ZipFile,
  sheet: SheetEntry,
  strings: readonly string[],
  styles: Styles,
  is1904: boolean,
): AsyncGenerator<TextRecord[]> {
  let row = 0
  let cells: string[] = []
  // In an object, because the functions below change it.
  const now: { cell: Cell | null; collecting: 'value' | 'inline' | null } = { cell: null, collecting: null }
  let phonetic = 0
  const openElement = (name: string, attributes: ReadonlyMap<string, string>): void => {
    if (name === 'row') {
      row = Number(attributes.get('r') ?? row + 1)
      cells = []
    } else if (name === 'c') {
      const column = cellPlace(attributes.get('r') ?? '')?.column ?? cells.length
      const format = styles.formats[Number(attributes.get('s') ?? -1)] ?? ({ kind: 'plain' } as const)
      now.cell = { column, type: attributes.get('t') ?? 'n', format, value: '', inline: '' }
    } else if (name === 'v') now.collecting = 'value'
    else if (name === 't' && phonetic === 0) now.collecting = 'inline'
    else if (name === 'rPh') phonetic += 1
  }
  const closeElement = (name: string): TextRecord | null => {
    if (name === 'v' || name === 't') now.collecting = null
    else if (name === 'rPh') phonetic -= 1
    else if (name === 'c' && now.cell !== null) {
      const { cell } = now
      const text = cellText(cell, strings, is1904)
      while (text !== '' && cells.length < cell.column) cells.push('')
      if (text !== '') cells[cell.column] = text
      now.cell = null
    } else if (name === 'row') return sheetRecord(row, cells)
    return null
  }
  for await (const events of eventsOf(zip, sheet.entry)) {
    const records: TextRecord[] = []
    for (const event of events) {
      if (event.kind === 'open') openElement(localName(event.name), event.attributes)
      else if (event.kind === 'close') {
        const record = closeElement(localName(event.name))
        if (record !== null) records.push(record)
      } else if (event.kind === 'text' && now.cell !== null && now.collecting !== null)
        now.cell[now.collecting] += event.text
    }
    yield records
  }
}

/** Opens a workbook whose archive is open. Throws AppError `invalid` where it cannot be read. */
export const openXlsx = async (zip: ZipFile): Promise<SheetBook> => {
  const { sheets, is1904 } = await readWorkbook(zip)
  const styles = await readStyles(zip)
  const strings = await readStrings(zip)
  return {
    sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    rows: (index) => {
      const sheet = sheets[index]
      if (sheet === undefined) throw broken(zip.name, `it has no sheet ${index + 1}.`)
      return rowsOf(zip, sheet, strings, styles, is1904)
    },
  }
}
