// Decodes the bytes of a text source piece by piece in its encoding. It holds one piece at a time.
import iconv from 'iconv-lite'
import type { ByteSource } from './byte-source.ts'

export type TextPiece = { readonly text: string; readonly isLast: boolean; readonly doneBytes: number }

/** Decodes the beginning of a source. */
export const decodeHead = (head: Uint8Array, encoding: string): string =>
  iconv.decode(Buffer.from(head), encoding, { stripBOM: true })

/** The text of a source in pieces; the last one says so, and may be empty. */
export async function* textPieces(source: ByteSource, encoding: string): AsyncGenerator<TextPiece> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true })
  let doneBytes = 0
  for await (const bytes of source.open()) {
    doneBytes += bytes.length
    yield {
      text: decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
      isLast: false,
      doneBytes,
    }
  }
  yield { text: decoder.end() ?? '', isLast: true, doneBytes }
}
