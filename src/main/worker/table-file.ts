// Writes a table to a file, row by row: CSV in UTF-8, or an Excel workbook. A file is laid beside its place and moved there when it is whole.
import { createWriteStream } from 'node:fs'
import type { WriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { Zip, ZipDeflate, strToU8 } from 'fflate'
import { delimitedRow } from '#core/import/writing/delimited.ts'
import {
  mostCellLetters,
  mostSheetRows,
  sheetEnd,
  sheetRow,
  sheetStart,
  workbookParts,
} from '#core/import/writing/sheet-xml.ts'

export type TableFormat = 'csv' | 'tsv' | 'xlsx'

export type TableWriter = {
  readonly write: (cells: readonly string[]) => Promise<void>
  /** Closes the file. Without it, nothing is left behind. */
  readonly finish: () => Promise<void>
  readonly abandon: () => Promise<void>
  /** How many cells were left blank because a workbook cannot hold so many letters. */
  readonly tooLong: () => number
}

const pour = async (stream: WriteStream, bytes: Uint8Array | string): Promise<void> => {
  if (!stream.write(bytes)) await once(stream, 'drain')
}

const close = async (stream: WriteStream): Promise<void> => {
  stream.end()
  await once(stream, 'close')
}

const openDelimited = (file: string, delimiter: string): TableWriter => {
  const draft = `${file}.part`
  const stream = createWriteStream(draft)
  // Spreadsheet programs take a file for UTF-8 by this mark only.
  stream.write('\ufeff')
  return {
    write: (cells) => pour(stream, delimitedRow(cells, delimiter)),
    finish: async () => {
      await close(stream)
      await rename(draft, file)
    },
    abandon: async () => {
      stream.destroy()
      await rm(draft, { force: true })
    },
    tooLong: () => 0,
  }
}

/** Bytes of an archive, written as they come. */
export const openArchive = (
  file: string,
): {
  readonly zip: Zip
  readonly settle: () => Promise<void>
  readonly finish: () => Promise<void>
  readonly abandon: () => Promise<void>
} => {
  const draft = `${file}.part`
  const stream = createWriteStream(draft)
  let isFull = false
  const zip = new Zip((error, bytes) => {
    if (error !== null) stream.destroy(error)
    else isFull = !stream.write(bytes) || isFull
  })
  const settle = async (): Promise<void> => {
    if (!isFull) return
    isFull = false
    if (stream.writableNeedDrain) await once(stream, 'drain')
  }
  return {
    zip,
    settle,
    finish: async () => {
      zip.end()
      await close(stream)
      await rename(draft, file)
    },
    abandon: async () => {
      zip.terminate()
      stream.destroy()
      await rm(draft, { force: true })
    },
  }
}

const addPart = (zip: Zip, path: string): ZipDeflate => {
  const part = new ZipDeflate(path, { level: 6 })
  zip.add(part)
  return part
}

const openWorkbook = (file: string, sheetName: string): TableWriter => {
  const archive = openArchive(file)
  const sheets: string[] = []
  let part: ZipDeflate | null = null
  let row = 0
  let text = ''
  let tooLong = 0
  let header: readonly string[] = []
  const nextSheet = (): void => {
    part?.push(strToU8(text + sheetEnd), true)
    sheets.push(sheets.length === 0 ? sheetName : `${sheetName} ${sheets.length + 1}`)
    part = addPart(archive.zip, `xl/worksheets/sheet${sheets.length}.xml`)
    text = sheetStart
    row = 0
  }
  const put = (cells: readonly string[]): void => {
    row += 1
    const fitting = cells.map((cell) => {
      if (cell.length <= mostCellLetters) return cell
      tooLong += 1
      return ''
    })
    text += sheetRow(row, fitting)
  }
  return {
    write: async (cells) => {
      if (part === null) {
        nextSheet()
        header = cells
      } else if (row >= mostSheetRows) {
        nextSheet()
        put(header)
      }
      put(cells)
      if (text.length < 256 * 1024) return
      part?.push(strToU8(text))
      text = ''
      await archive.settle()
    },
    finish: async () => {
      if (part === null) nextSheet()
      part?.push(strToU8(text + sheetEnd), true)
      for (const [path, content] of Object.entries(workbookParts(sheets)))
        addPart(archive.zip, path).push(strToU8(content), true)
      await archive.finish()
    },
    abandon: archive.abandon,
    tooLong: () => tooLong,
  }
}

/** Opens a table file for writing. The first row written is the header. */
export const openTableFile = (
  file: string,
  format: TableFormat,
  sheetName = 'Products',
  delimiter?: string,
): TableWriter =>
  format === 'xlsx' ? openWorkbook(file, sheetName) : openDelimited(file, delimiter ?? (format === 'tsv' ? '\t' : ','))
