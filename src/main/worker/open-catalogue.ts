// Opens a file as a catalogue, whatever kind it is. Throws AppError `invalid` with a sentence for what is no catalogue; nothing is written here.
import { open, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '#contract/failure.ts'
import { isFieldWord } from '#core/import/mapping/known-words.ts'
import type { ByteSource } from './byte-source.ts'
import { fileSource, gzipSource, watched, withLimit } from './byte-source.ts'
import type { CatalogueSource, ReadChoices } from './catalogue-source.ts'
import { fileKind } from './file-kind.ts'
import { sizeOf } from './scan-file.ts'
import { openText } from './text-catalogue.ts'
import type { openSheets as OpenSheets } from './sheet-catalogue.ts'
import type { SheetBook } from './sheet-book.ts'
import type { ZipEntry, ZipFile } from './zip-file.ts'
import { openZip, openZipBytes } from './zip-file.ts'

const largestOldWorkbook = 128 * 1024 * 1024
const catalogueEnding = /\.(?:csv|tsv|txt|tab|xml|xlsx|xlsm)$/i
const workbookEnding = /\.(?:xlsx|xlsm)$/i
const pictureEnding = /\.(?:jpe?g|png|webp|gif|bmp|heic|tiff?)$/i

// Readers of what is not plain text are loaded when they are needed: most files are.
const openXml = async (source: ByteSource, choices: ReadChoices): Promise<CatalogueSource> =>
  (await import('./xml-catalogue.ts')).openXml(source, choices)
const openSheets = async (...given: Parameters<typeof OpenSheets>): Promise<CatalogueSource> =>
  (await import('./sheet-catalogue.ts')).openSheets(...given)
const openXlsx = async (zip: ZipFile): Promise<SheetBook> => (await import('./xlsx-book.ts')).openXlsx(zip)
const openXls = async (bytes: Uint8Array, name: string): Promise<SheetBook> =>
  (await import('./xls-book.ts')).openXls(bytes, name)

const firstBytes = async (path: string): Promise<Uint8Array> => {
  const handle = await open(path)
  try {
    const buffer = Buffer.alloc(8192)
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

const firstOf = async (source: ByteSource): Promise<Uint8Array> => {
  for await (const piece of source.open()) return piece.subarray(0, 8192)
  return new Uint8Array()
}

const openTextLike = async (source: ByteSource, choices: ReadChoices): Promise<CatalogueSource> => {
  const kind = fileKind(await firstOf(source), source.name)
  if (kind === 'text') return openText(source, choices)
  if (kind === 'xml') return openXml(source, choices)
  throw new AppError('invalid', {
    sentence: `“${source.name}” is an archive inside an archive. Nothing was brought in.`,
    action: 'Unpack it and bring in the catalogue inside.',
  })
}

const isOwn = (entry: ZipEntry): boolean =>
  !entry.name.endsWith('/') && !/(?:^|\/)__MACOSX\/|(?:^|\/)\.[^/]*$/.test(entry.name)

/** What could be a catalogue inside an archive, the largest first, and the pictures beside it. */
export const contentsOf = (zip: ZipFile): { catalogues: ZipEntry[]; pictures: ZipEntry[] } => {
  const entries = zip.entries.filter(isOwn)
  const catalogues = entries.filter((entry) => catalogueEnding.test(entry.name))
  return {
    catalogues: catalogues.toSorted((one, other) => other.sizeBytes - one.sizeBytes),
    pictures: entries.filter((entry) => pictureEnding.test(entry.name)),
  }
}

/** True for an archive that is an Excel workbook. */
export const isWorkbook = (zip: ZipFile): boolean =>
  zip.find('[Content_Types].xml') !== undefined && zip.find('xl/workbook.xml') !== undefined

const openEntry = async (zip: ZipFile, entry: ZipEntry, choices: ReadChoices): Promise<CatalogueSource> => {
  const source = zip.source(entry)
  if (!workbookEnding.test(entry.name)) return openTextLike(source, choices)
  const parts: Uint8Array[] = []
  for await (const part of withLimit(source.open(), largestOldWorkbook, source.name)) parts.push(part)
  const inner = await openZipBytes(Buffer.concat(parts), source.name)
  const file = { name: source.name, kind: 'Excel workbook', sizeBytes: entry.sizeBytes }
  return openSheets(file, await openXlsx(inner), choices)
}

const mostTried = 8

/** Archives hold other tables beside the catalogue: the one of a known platform is taken, else the one whose columns name most fields. */
const bestOf = async (
  zip: ZipFile,
  entries: readonly ZipEntry[],
  choices: ReadChoices,
): Promise<CatalogueSource | null> => {
  const [first] = entries
  if (first === undefined) return null
  if (entries.length === 1) return openEntry(zip, first, choices)
  let best: { source: CatalogueSource; score: number } | null = null
  let refused: unknown = null
  for (const entry of entries.slice(0, mostTried)) {
    try {
      const source = await openEntry(zip, entry, choices)
      const { preset, columns } = source.layout
      const score = preset === null ? columns.names.filter((name) => isFieldWord(name)).length : 100
      if (best === null || score > best.score) best = { source, score }
    } catch (error) {
      // One that is no table is passed over; a stop is heard.
      if (!(error instanceof AppError)) throw error
      refused ??= error
    }
  }
  if (best === null) throw refused
  return best.source
}

const openArchive = async (
  path: string,
  name: string,
  sizeBytes: number,
  choices: ReadChoices,
  onPiece: () => void,
): Promise<CatalogueSource> => {
  const archive = await openZip(path, name, sizeBytes)
  const zip: ZipFile = { ...archive, source: (entry) => watched(archive.source(entry), onPiece) }
  if (isWorkbook(zip)) return openSheets({ name, kind: 'Excel workbook', sizeBytes }, await openXlsx(zip), choices)
  if (zip.find('mimetype') !== undefined && zip.find('content.xml') !== undefined) {
    throw new AppError('invalid', {
      sentence: `“${name}” is an OpenDocument file, which is not read. Nothing was brought in.`,
      action: 'Open it in your spreadsheet program, save it as .xlsx or .csv, and bring that in.',
    })
  }
  if (zip.find('[Content_Types].xml') !== undefined) {
    const isBinary = zip.find('xl/workbook.bin') !== undefined
    throw new AppError('invalid', {
      sentence: `“${name}” is ${isBinary ? 'a binary workbook (.xlsb)' : 'an Office file without a workbook'}, which is not read. Nothing was brought in.`,
      action: isBinary
        ? 'Open it in your spreadsheet program, save it as .xlsx, and bring that in.'
        : 'Choose the CSV, TSV or Excel file that your shop exports.',
    })
  }
  const { catalogues, pictures } = contentsOf(zip)
  const best = await bestOf(zip, catalogues, choices)
  if (best !== null) return best
  const what =
    pictures.length > 0
      ? `holds ${pictures.length} pictures but no catalogue`
      : 'holds no catalogue (CSV, TSV, XML or Excel)'
  throw new AppError('invalid', {
    sentence: `The archive “${name}” ${what}. Nothing was brought in.`,
    action:
      pictures.length > 0
        ? 'Add it as pictures, and bring the catalogue in by itself.'
        : 'Choose the file that your shop exports.',
    ...(pictures.length > 0 ? { place: 'pictures' } : {}),
  })
}

/**
 * Finds out how a file is built, without reading its products. The layout's preset is null where no platform is recognised. `onPiece` is told of
 * every piece that is read, now and later, and may throw to stop.
 */
export const openCatalogue = async (
  path: string,
  choices: ReadChoices = {},
  onPiece: () => void = () => undefined,
): Promise<CatalogueSource> => {
  const name = basename(path)
  const sizeBytes = await sizeOf(path)
  const kind = fileKind(await firstBytes(path), name)
  const plain = (): ByteSource => watched(fileSource(path, name, sizeBytes), onPiece)
  if (kind === 'text') return openText(plain(), choices)
  if (kind === 'xml') return openXml(plain(), choices)
  if (kind === 'gzip') return openTextLike(watched(gzipSource(path, name, sizeBytes), onPiece), choices)
  if (kind === 'zip') return openArchive(path, name, sizeBytes, choices, onPiece)
  if (sizeBytes > largestOldWorkbook) {
    throw new AppError('invalid', {
      sentence: `The old workbook “${name}” is larger than 128 MB. Nothing was brought in.`,
      action: 'Save it as .xlsx and bring that in.',
    })
  }
  return openSheets(
    { name, kind: 'Excel workbook (97–2003)', sizeBytes },
    await openXls(await readFile(path), name),
    choices,
  )
}
