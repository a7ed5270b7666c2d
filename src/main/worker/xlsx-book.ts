// Reads an Excel workbook (XLSX) row by row out of its archive: strings, sheets and formats, bounded in memory. Formulas are never worked out.
import { AppError } from '#contract/failure.ts'
import type { TextRecord } from '#core/import/row-reader.ts'
import type { CellFormat } from '#core/import/sheet-cells.ts'
import { cellPlace, formatNumber, readFormat } from '#core/import/sheet-cells.ts'
import type { XmlHandler } from '#core/import/xml-reader.ts'
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

// Reads a part of the archive from end to end.
const readPart = async (zip: ZipFile, entry: ZipEntry, handler: XmlHandler): Promise<void> => {
  const reader = createXmlReader(handler)
  for await (const piece of textPieces(zip.source(entry), 'utf-8')) {
    const fault = reader.push(piece.text, piece.isLast)
    if (fault !== null) throw broken(zip.name, fault.sentence)
  }
}

const ignore = (): void => undefined

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const readStrings = async (zip: ZipFile, entry: ZipEntry | undefined): Promise<string[]> => {
  const strings: string[] = []
  if (entry === undefined) return strings
  let text = ''
  let letters = 0
  let isText = false
  let phonetic = 0
  await readPart(zip, entry, {
    open: (full) => {
      const name = localName(full)
      if (name === 't') isText = true
      else if (name === 'rPh') phonetic += 1
      else if (name === 'si') text = ''
    },
    text: (more) => {
      if (isText && phonetic === 0) text += more
    },
    close: (full) => {
      const name = localName(full)
      if (name === 't') isText = false
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'si') {
        letters += text.length
        if (letters > mostSharedLetters) throw broken(zip.name, 'its texts are longer than any catalogue.')
        strings.push(unescapeCell(text))
      }
    },
  })
  return strings
}

type Styles = { readonly formats: readonly CellFormat[] }

const readStyles = async (zip: ZipFile, entry: ZipEntry | undefined): Promise<Styles> => {
  const codes = new Map<number, string>()
  const formats: CellFormat[] = []
  if (entry === undefined || entry.sizeBytes > 50_000_000) return { formats }
  let isInCells = false
  await readPart(zip, entry, {
    open: (full, attributes) => {
      const name = localName(full)
      if (name === 'cellXfs') isInCells = true
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (name === 'xf' && isInCells) {
        const id = Number(attributes['numFmtId'] ?? 0)
        formats.push(readFormat(id, codes.get(id)))
      }
    },
    text: ignore,
    close: (full) => {
      if (localName(full) === 'cellXfs') isInCells = false
    },
  })
  return { formats }
}

type SheetEntry = { readonly name: string; readonly isHidden: boolean; readonly entry: ZipEntry }

type Workbook = {
  readonly sheets: readonly SheetEntry[]
  readonly is1904: boolean
  readonly strings: ZipEntry | undefined
  readonly styles: ZipEntry | undefined
}

const readWorkbook = async (zip: ZipFile): Promise<Workbook> => {
  const workbook = zip.find('xl/workbook.xml')
  const relations = zip.find('xl/_rels/workbook.xml.rels')
  if (workbook === undefined || relations === undefined) throw broken(zip.name, 'it has no list of sheets.')
  const targets = new Map<string, string>()
  const byKind = new Map<string, string>()
  // A part is named from the root or from the folder of the workbook.
  const partOf = (target: string): ZipEntry | undefined =>
    // Archives may hold an entry for the folder itself.
    target === '' ? undefined : zip.find(target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`)
  await readPart(zip, relations, {
    open: (name, attributes) => {
      if (localName(name) !== 'Relationship') return
      targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '')
      byKind.set(attributes['Type']?.split('/').at(-1) ?? '', attributes['Target'] ?? '')
    },
    text: ignore,
    close: ignore,
  })
  const sheets: SheetEntry[] = []
  let is1904 = false
  await readPart(zip, workbook, {
    open: (full, attributes) => {
      if (localName(full) === 'workbookPr') is1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '')
      if (localName(full) !== 'sheet') return
      const id = Object.entries(attributes).find(([name]) => localName(name) === 'id')?.[1] ?? ''
      const target = targets.get(id) ?? ''
      const entry = partOf(target)
      // Some programs write other words for a sheet that is shown.
      const isHidden = /^(?:very)?hidden$/i.test(attributes['state'] ?? '')
      if (entry !== undefined) sheets.push({ name: attributes['name'] ?? '', isHidden, entry })
    },
    text: ignore,
    close: ignore,
  })
  const named = (kind: string, usual: string): ZipEntry | undefined => partOf(byKind.get(kind) ?? '') ?? zip.find(usual)
  return {
    sheets,
    is1904,
    strings: named('sharedStrings', 'xl/sharedStrings.xml'),
    styles: named('styles', 'xl/styles.xml'),
  }
}

type Cell = { column: number; type: string; format: CellFormat; value: string; inline: string }

const cellText = (cell: Cell, strings: readonly string[], is1904: boolean): string => {
  if (cell.type === 's') return strings[Number(cell.value)] ?? ''
  if (cell.type === 'inlineStr') return unescapeCell(cell.inline)
  if (cell.type === 'b') return cell.value === '1' ? 'TRUE' : cell.value === '' ? '' : 'FALSE'
  if (cell.type === 'str') return unescapeCell(cell.value)
  if (cell.type === 'e' || cell.type === 'd') return cell.value
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
  const openElement = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'row') {
      row = Number(attributes['r'] ?? row + 1)
      cells = []
    } else if (name === 'c') {
      const column = cellPlace(attributes['r'] ?? '')?.column ?? cells.length
      const format = styles.formats[Number(attributes['s'] ?? -1)] ?? ({ kind: 'plain' } as const)
      now.cell = { column, type: attributes['t'] ?? 'n', format, value: '', inline: '' }
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
  let records: TextRecord[] = []
  const reader = createXmlReader({
    open: (name, attributes) => openElement(localName(name), attributes),
    text: (more) => {
      if (now.cell !== null && now.collecting !== null) now.cell[now.collecting] += more
    },
    close: (name) => {
      const record = closeElement(localName(name))
      if (record !== null) records.push(record)
    },
  })
  for await (const piece of textPieces(zip.source(sheet.entry), 'utf-8')) {
    const fault = reader.push(piece.text, piece.isLast)
    if (fault !== null) throw broken(zip.name, fault.sentence)
    yield records
    records = []
  }
}

/** Opens a workbook whose archive is open. Throws AppError `invalid` where it cannot be read. */
export const openXlsx = async (zip: ZipFile): Promise<SheetBook> => {
  const { sheets, is1904, ...parts } = await readWorkbook(zip)
  const styles = await readStyles(zip, parts.styles)
  const strings = await readStrings(zip, parts.strings)
  return {
    sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    rows: (index) => {
      const sheet = sheets[index]
      if (sheet === undefined) throw broken(zip.name, `it has no sheet ${index + 1}.`)
      return rowsOf(zip, sheet, strings, styles, is1904)
    },
  }
}
