// Reads an old Excel workbook (XLS, 1997 to 2003) out of memory: its strings, numbers and formula results. Formulas are never worked out.
import { AppError } from '#contract/failure.ts'
import type { TextRecord } from '#core/import/row-reader.ts'
import type { CellFormat } from '#core/import/sheet-cells.ts'
import { formatNumber, readFormat } from '#core/import/sheet-cells.ts'
import { readCompoundStream } from './compound-file.ts'
import type { SheetBook } from './sheet-book.ts'
import { sheetRecord } from './sheet-book.ts'

const broken = (name: string, sentence: string): AppError =>
  new AppError('invalid', {
    sentence: `The old workbook “${name}” cannot be read: ${sentence} Nothing was brought in.`,
    action: 'Open it in a spreadsheet program, save it as .xlsx, and bring that in.',
  })

type BiffRecord = { readonly type: number; readonly data: Buffer }

const kinds = {
  bof: 0x0809,
  eof: 0x000a,
  sheet: 0x0085,
  strings: 0x00fc,
  more: 0x003c,
  locked: 0x002f,
  date1904: 0x0022,
  format: 0x041e,
  cellFormat: 0x00e0,
  stringCell: 0x00fd,
  labelCell: 0x0204,
  numberCell: 0x0203,
  shortNumber: 0x027e,
  shortNumbers: 0x00bd,
  formula: 0x0006,
  formulaText: 0x0207,
  boolOrError: 0x0205,
} as const

function* recordsOf(stream: Buffer, from: number): Generator<BiffRecord> {
  for (let at = from; at + 4 <= stream.length;) {
    const size = stream.readUInt16LE(at + 2)
    yield { type: stream.readUInt16LE(at), data: stream.subarray(at + 4, at + 4 + size) }
    at += 4 + size
  }
}

/** Reads texts that run on over several records; each continued piece says anew how wide its letters are. */
const createTextCursor = (
  pieces: readonly Buffer[],
): { readonly isAtEnd: () => boolean; readonly next: () => string } => {
  let piece = 0
  let at = 0
  const here = (): Buffer => pieces[piece] ?? Buffer.alloc(0)
  const settle = (): void => {
    while (piece < pieces.length && at >= here().length) {
      piece += 1
      at = 0
    }
  }
  const bytes = (count: number): Buffer => {
    const parts: Buffer[] = []
    let wanted = count
    while (wanted > 0) {
      settle()
      if (piece >= pieces.length) break
      const part = here().subarray(at, at + wanted)
      parts.push(part)
      at += part.length
      wanted -= part.length
    }
    const joined = Buffer.concat(parts)
    return joined.length === count ? joined : Buffer.concat([joined, Buffer.alloc(count - joined.length)])
  }
  const letters = (count: number, wide: boolean): string => {
    let text = ''
    let isWide = wide
    let wanted = count
    while (wanted > 0) {
      if (at >= here().length) {
        settle()
        if (piece >= pieces.length) break
        isWide = ((here()[at] ?? 0) & 1) === 1
        at += 1
      }
      const room = Math.floor((here().length - at) / (isWide ? 2 : 1))
      const take = Math.min(wanted, room)
      if (take === 0) {
        at = here().length
        continue
      }
      text += here()
        .subarray(at, at + take * (isWide ? 2 : 1))
        .toString(isWide ? 'utf16le' : 'latin1')
      at += take * (isWide ? 2 : 1)
      wanted -= take
    }
    return text
  }
  return {
    isAtEnd: () => {
      settle()
      return piece >= pieces.length
    },
    next: () => {
      const count = bytes(2).readUInt16LE(0)
      const flags = bytes(1).readUInt8(0)
      const runs = (flags & 8) === 0 ? 0 : bytes(2).readUInt16LE(0)
      const extra = (flags & 4) === 0 ? 0 : bytes(4).readUInt32LE(0)
      const text = letters(count, (flags & 1) === 1)
      bytes(Math.min(runs * 4 + extra, 10_000_000))
      return text
    },
  }
}

const readText = (data: Buffer, at: number, countBytes: 1 | 2): string => {
  const count = countBytes === 1 ? data.readUInt8(at) : data.readUInt16LE(at)
  const isWide = (data.readUInt8(at + countBytes) & 1) === 1
  const from = at + countBytes + 1
  return data.subarray(from, from + count * (isWide ? 2 : 1)).toString(isWide ? 'utf16le' : 'latin1')
}

const shortNumber = (raw: number): number => {
  let value: number
  if ((raw & 2) === 2) value = raw >> 2
  else {
    const wide = Buffer.alloc(8)
    wide.writeUInt32LE((raw & 0xfffffffc) >>> 0, 4)
    value = wide.readDoubleLE(0)
  }
  return (raw & 1) === 1 ? value / 100 : value
}

const errorNames: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

type Globals = {
  readonly sheets: { name: string; isHidden: boolean; offset: number }[]
  readonly strings: string[]
  readonly formats: CellFormat[]
  readonly is1904: boolean
}

const readGlobals = (stream: Buffer, name: string): Globals => {
  const sheets: Globals['sheets'] = []
  const codes = new Map<number, string>()
  const formatIds: number[] = []
  const pieces: Buffer[] = []
  let is1904 = false
  let isInStrings = false
  for (const { type, data } of recordsOf(stream, 0)) {
    if (type === kinds.bof && data.readUInt16LE(0) !== 0x0600) throw broken(name, 'it is of an Excel before 1997.')
    if (type === kinds.locked) throw broken(name, 'it is locked with a password.')
    if (type === kinds.more && isInStrings) pieces.push(data)
    else isInStrings = type === kinds.strings
    if (type === kinds.strings) pieces.push(data.subarray(8))
    else if (type === kinds.sheet && data.readUInt8(5) === 0) {
      sheets.push({ offset: data.readUInt32LE(0), isHidden: (data.readUInt8(4) & 3) !== 0, name: readText(data, 6, 1) })
    } else if (type === kinds.date1904) is1904 = data.readUInt16LE(0) === 1
    else if (type === kinds.format) codes.set(data.readUInt16LE(0), readText(data, 2, 2))
    else if (type === kinds.cellFormat) formatIds.push(data.readUInt16LE(2))
    else if (type === kinds.eof) break
  }
  const cursor = createTextCursor(pieces)
  const strings: string[] = []
  while (!cursor.isAtEnd()) strings.push(cursor.next())
  return { sheets, strings, is1904, formats: formatIds.map((id) => readFormat(id, codes.get(id))) }
}

const readSheet = (stream: Buffer, offset: number, globals: Globals): TextRecord[] => {
  const rows = new Map<number, string[]>()
  let waiting: { row: number; column: number } | null = null
  const put = (row: number, column: number, text: string): void => {
    if (text === '' || column > 16_383) return
    const cells = rows.get(row) ?? []
    while (cells.length < column) cells.push('')
    cells[column] = text
    rows.set(row, cells)
  }
  const number = (value: number, format: number): string =>
    formatNumber(value, globals.formats[format] ?? { kind: 'plain' }, globals.is1904)
  const takeFormula = (data: Buffer, row: number, column: number): void => {
    if (data.readUInt16LE(12) !== 0xffff) return put(row, column, number(data.readDoubleLE(6), data.readUInt16LE(4)))
    const kind = data.readUInt8(6)
    if (kind === 0) waiting = { row, column }
    else if (kind === 1) put(row, column, data.readUInt8(8) === 1 ? 'TRUE' : 'FALSE')
    else if (kind === 2) put(row, column, errorNames[data.readUInt8(8)] ?? '#N/A')
  }
  const takeCell = (type: number, data: Buffer): void => {
    if (type === kinds.formulaText && waiting !== null) {
      put(waiting.row, waiting.column, readText(data, 0, 2))
      waiting = null
      return
    }
    const [row, column] = [data.readUInt16LE(0), data.readUInt16LE(2)]
    if (type === kinds.stringCell) put(row, column, globals.strings[data.readUInt32LE(6)] ?? '')
    else if (type === kinds.labelCell) put(row, column, readText(data, 6, 2))
    else if (type === kinds.numberCell) put(row, column, number(data.readDoubleLE(6), data.readUInt16LE(4)))
    else if (type === kinds.shortNumber)
      put(row, column, number(shortNumber(data.readInt32LE(6)), data.readUInt16LE(4)))
    else if (type === kinds.boolOrError)
      put(
        row,
        column,
        data.readUInt8(7) === 1
          ? (errorNames[data.readUInt8(6)] ?? '#N/A')
          : data.readUInt8(6) === 1
            ? 'TRUE'
            : 'FALSE',
      )
    else if (type === kinds.shortNumbers) {
      for (let index = 0; 4 + index * 6 + 6 <= data.length - 2; index += 1) {
        put(row, column + index, number(shortNumber(data.readInt32LE(6 + index * 6)), data.readUInt16LE(4 + index * 6)))
      }
    } else if (type === kinds.formula) takeFormula(data, row, column)
  }
  const cellTypes = new Set<number>([
    kinds.stringCell,
    kinds.labelCell,
    kinds.numberCell,
    kinds.shortNumber,
    kinds.shortNumbers,
    kinds.formula,
    kinds.formulaText,
    kinds.boolOrError,
  ])
  for (const { type, data } of recordsOf(stream, offset)) {
    if (type === kinds.eof) break
    if (cellTypes.has(type) && (data.length >= 6 || type === kinds.formulaText)) takeCell(type, data)
  }
  return [...rows].toSorted(([one], [other]) => one - other).map(([row, cells]) => sheetRecord(row + 1, cells))
}

/** Opens an old workbook from its bytes. Throws AppError `invalid` where it cannot be read. */
export const openXls = (bytes: Uint8Array, name: string): SheetBook => {
  try {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const stream = readCompoundStream(file, ['Workbook', 'Book'])
    if (stream === null && readCompoundStream(file, ['EncryptedPackage']) !== null) {
      throw new AppError('invalid', {
        sentence: `The workbook “${name}” is locked with a password. Nothing was brought in.`,
        action: 'Open it in your spreadsheet program, take the password off, save it, and bring that in.',
      })
    }
    if (stream === null) throw broken(name, 'there is no workbook inside (it may be another kind of Office file).')
    const globals = readGlobals(stream, name)
    return {
      sheets: globals.sheets.map((sheet) => ({ name: sheet.name, isHidden: sheet.isHidden })),
      rows: async function* rows(index) {
        const sheet = globals.sheets[index]
        if (sheet === undefined) throw broken(name, `it has no sheet ${index + 1}.`)
        yield await Promise.resolve(readSheet(stream, sheet.offset, globals))
      },
    }
  } catch (cause) {
    // Reading beyond the end of a cut or damaged file throws a RangeError.
    throw cause instanceof AppError ? cause : broken(name, 'it is damaged.')
  }
}
