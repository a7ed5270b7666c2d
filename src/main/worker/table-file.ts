// Writes a table to a file, row by row: CSV in UTF-8, or an Excel workbook. A file is laid beside its place and moved there when it is whole.
import { createWriteStream } from 'node:fs'
import type { WriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { basename } from 'node:path'
import { Zip, ZipDeflate, strToU8 } from 'fflate'
import { AppError } from '#contract/failure.ts'
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

const unwritable = (file: string, cause: unknown): AppError =>
  new AppError(
    'invalid',
    {
      sentence: `“${basename(file)}” could not be written: ${
        cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC' ? 'the disk is full' : String(cause)
      }.`,
      action: 'Make room on the disk of the workspace, then write it again.',
      place: file,
    },
    { cause },
  )

/** The failure of a file that was stopped before it was whole. */
export const stoppedWriting = (): AppError =>
  new AppError('conflict', {
    sentence: 'Writing the file was stopped before all of it was there, so there is none.',
    action: 'Start it again when you like.',
  })

/** A file that is being written. Whatever the disk refuses is thrown at the next step as AppError `invalid`. */
type Draft = {
  /** True where no more should be poured before `settle`. */
  readonly put: (bytes: Uint8Array | string) => boolean
  readonly settle: () => Promise<void>
  readonly fail: (error: Error) => void
  readonly finish: () => Promise<void>
  readonly abandon: () => Promise<void>
}

const openDraft = (file: string): Draft => {
  const draft = `${file}.part`
  const stream: WriteStream = createWriteStream(draft, { flush: true })
  let failure: Error | null = null
  stream.on('error', (error) => {
    failure ??= error
  })
  const expectSound = (): void => {
    if (failure !== null) throw unwritable(file, failure)
  }
  // A failure is heard above; here it only ends the waiting.
  const until = (event: 'drain' | 'close'): Promise<unknown> => once(stream, event).catch(() => undefined)
  return {
    put: (bytes) => !stream.write(bytes),
    settle: async () => {
      expectSound()
      if (stream.writableNeedDrain) await until('drain')
      expectSound()
    },
    fail: (error) => {
      stream.destroy(error)
    },
    finish: async () => {
      stream.end()
      if (!stream.closed) await until('close')
      expectSound()
      await rename(draft, file)
    },
    abandon: async () => {
      stream.destroy()
      if (!stream.closed) await until('close')
      await rm(draft, { force: true })
    },
  }
}

const openDelimited = (file: string, delimiter: string): TableWriter => {
  const draft = openDraft(file)
  // Spreadsheet programs take a file for UTF-8 by this mark only.
  draft.put('\ufeff')
  return {
    write: async (cells) => {
      if (draft.put(delimitedRow(cells, delimiter))) await draft.settle()
    },
    finish: draft.finish,
    abandon: draft.abandon,
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
  const draft = openDraft(file)
  const zip = new Zip((error, bytes) => {
    if (error === null) draft.put(bytes)
    else draft.fail(error)
  })
  return {
    zip,
    settle: draft.settle,
    finish: async () => {
      zip.end()
      await draft.finish()
    },
    abandon: async () => {
      zip.terminate()
      await draft.abandon()
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
