// Opens a file as a catalogue: what it is, its encoding, its layout. Throws AppError `invalid` with a sentence for what is no catalogue.
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '#contract/failure.ts'
import type { CatalogueLayout, LayoutChoices } from '#core/import/catalogue.ts'
import { detectLayout } from '#core/import/catalogue.ts'
import { encodingOf } from './encoding.ts'
import { fileKind } from './file-kind.ts'
import type { FileScan } from './scan-file.ts'
import { scanFile, sizeOf } from './scan-file.ts'
import { decodeHead } from './text-file.ts'

/** What the seller has corrected of what was detected. */
export type ImportChoices = LayoutChoices & { readonly encoding?: string }

export type OpenedCatalogue = {
  readonly path: string
  readonly scan: FileScan
  readonly encoding: string
  readonly layout: CatalogueLayout
}

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

const refuseUnknown = (name: string, kind: string): never => {
  throw new AppError('invalid', {
    sentence: `“${name}” is ${kind}, which cannot be read yet. Nothing was brought in.`,
    action: 'Save it as CSV (UTF-8) and bring that in.',
  })
}

/** Finds out how a file is built, without reading its products. */
export const openCatalogue = async (path: string, choices: ImportChoices = {}): Promise<OpenedCatalogue> => {
  const name = basename(path)
  await sizeOf(path)
  const kind = fileKind(await firstBytes(path), name)
  if (kind === 'zip') refuseUnknown(name, 'an Excel workbook or a ZIP archive')
  if (kind === 'ole') refuseUnknown(name, 'an old Excel workbook')
  if (kind === 'gzip') refuseUnknown(name, 'a gzip archive')
  if (kind === 'xml') refuseUnknown(name, 'an XML file')
  const scan = await scanFile(path)
  const encoding = encodingOf(scan, choices.encoding)
  const head = decodeHead(scan.head, encoding)
  const layout = detectLayout(head, scan.head.length >= scan.sizeBytes, choices)
  if (layout.preset === null) {
    const named = layout.columns.names.filter((column) => column !== '').slice(0, 6)
    throw new AppError('invalid', {
      sentence: `“${name}” is a table, but its columns (${named.join(', ')}) are those of no shop that is known. Nothing was brought in.`,
      action: 'Export the products from your shop again, with the names of the columns in the first row.',
    })
  }
  return { path, scan, encoding, layout }
}
