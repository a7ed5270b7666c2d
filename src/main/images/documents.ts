// Keeps certificates and size charts: pictures and PDF files, looked at before they are taken and named by their content.
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Document } from '#contract/product.ts'
import type { PictureProblem } from '#main/app/ports/files.ts'
import { checkPicture } from './check-picture.ts'

const megabyte = 1024 * 1024
/** What the platform takes at most (Upload Product Image, Upload Product File). */
const largestPicture = 10 * megabyte
const largestPdf = 20 * megabyte

const tooLarge = (name: string, most: number): PictureProblem => ({
  sentence: `${name} is larger than ${most / megabyte} MB, which is the most a shop takes. Save it smaller.`,
})

const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-')

/** Reads a file as a document; `keep` writes its bytes under an id. Never throws for a bad file. */
export const takeDocument = async (
  path: string,
  keep: (id: string, bytes: Uint8Array) => Promise<void>,
): Promise<Document | PictureProblem> => {
  const name = basename(path)
  const found = await stat(path).catch(() => null)
  if (found?.isFile() !== true) return { sentence: `${name} is not there any more. Choose it again.` }
  if (found.size > largestPdf) return tooLarge(name, largestPdf)
  const bytes = await readFile(path)
  const id = `document-${createHash('sha256').update(bytes).digest('hex').slice(0, 40)}`
  const about = { id, name, sizeBytes: bytes.byteLength }
  if (isPdf(bytes)) {
    await keep(id, bytes)
    return { ...about, format: 'pdf', widthPixels: null, heightPixels: null }
  }
  if (bytes.byteLength > largestPicture) return tooLarge(name, largestPicture)
  const picture = await checkPicture(bytes)
  if ('sentence' in picture) return { sentence: `${name}: ${picture.sentence} A PDF is taken for certificates.` }
  await keep(id, bytes)
  return { ...about, format: 'image', widthPixels: picture.widthPixels, heightPixels: picture.heightPixels }
}
