// Reads a text file piece by piece in its encoding. It holds one piece at a time.
import { open } from 'node:fs/promises'
import iconv from 'iconv-lite'

const pieceBytes = 256 * 1024

export type TextPiece = { readonly text: string; readonly isLast: boolean }

/** Decodes the beginning of a file. */
export const decodeHead = (head: Uint8Array, encoding: string): string =>
  iconv.decode(Buffer.from(head), encoding, { stripBOM: true })

/** The text of a file in pieces of some 256 KB; the last one says so, and may be empty. */
export async function* textPieces(path: string, encoding: string, sizeBytes: number): AsyncGenerator<TextPiece> {
  const handle = await open(path)
  try {
    const decoder = iconv.getDecoder(encoding, { stripBOM: true })
    const buffer = Buffer.allocUnsafe(pieceBytes)
    for (let position = 0; position < sizeBytes;) {
      const { bytesRead } = await handle.read(buffer, 0, pieceBytes, position)
      if (bytesRead === 0) break
      position += bytesRead
      yield { text: decoder.write(buffer.subarray(0, bytesRead)), isLast: false }
    }
    yield { text: decoder.end() ?? '', isLast: true }
  } finally {
    await handle.close()
  }
}
