// Names the content of a picture, so that the same one is never uploaded twice. It reads no file.
import { createHash } from 'node:crypto'
import type { Picture } from '../ports/files.ts'

/** SHA-256 of the bytes, in hexadecimal. */
export const contentOf = (picture: Pick<Picture, 'bytes'>): string =>
  createHash('sha256').update(picture.bytes).digest('hex')
