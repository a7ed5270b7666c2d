// Bytes that can be read from the beginning as often as needed: a file, a gzip file, an entry of an archive. It holds one piece at a time.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import type { Readable, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { AppError } from '#contract/failure.ts'

export type ByteSource = {
  readonly name: string
  /** Size where it is known before reading; a guess for what is packed. */
  readonly sizeBytes: number
  /** Pieces in their order. A piece is good until the next one is asked for; who needs it longer copies it. */
  readonly open: () => AsyncIterable<Uint8Array>
}

const readBytes = 512 * 1024
// Texts of more than this are kept apart by the engine and freed late, so that a large file would cost a collection of everything every few pieces.
const pieceBytes = 48 * 1024

// A stream makes a new buffer for every piece; this reads into the same one from the first to the last.
async function* filePieces(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path)
  try {
    const buffer = Buffer.allocUnsafeSlow(readBytes)
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, readBytes, null)
      if (bytesRead === 0) return
      for (let from = 0; from < bytesRead; from += pieceBytes) {
        yield buffer.subarray(from, Math.min(from + pieceBytes, bytesRead))
      }
    }
  } finally {
    await handle.close()
  }
}

/** The most that is unpacked of anything, in bytes. */
export const mostUnpackedBytes = 1024 * 1024 * 1024

/** The bytes of a file. */
export const fileSource = (path: string, name: string, sizeBytes: number): ByteSource => ({
  name,
  sizeBytes,
  open: () => filePieces(path),
})

/** Passes pieces on and throws AppError `invalid` when there are more bytes than allowed, or than an archive has declared. */
export async function* withLimit(
  pieces: AsyncIterable<Uint8Array>,
  mostBytes: number,
  name: string,
  isDeclared = false,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > mostBytes) {
      throw new AppError('invalid', {
        sentence: isDeclared
          ? `“${name}” is damaged: a part of it unpacks to more than the archive says. Nothing was brought in.`
          : `“${name}” unpacks to more than ${Math.round(mostBytes / 1024 / 1024)} MB, which no catalogue does. Nothing was brought in.`,
        action: isDeclared
          ? 'Open it in the program it comes from and save it again.'
          : 'Unpack it yourself and bring in the catalogue inside.',
      })
    }
    yield piece
  }
}

/** Passes pieces on; a failure of the unpacker becomes AppError `invalid`. */
export async function* whole(pieces: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError(
      'invalid',
      {
        sentence: `“${name}” is damaged: it cannot be unpacked to its end. Nothing was brought in.`,
        action: 'Fetch or export it again.',
      },
      { cause },
    )
  }
}

/** Tells of every piece that is read; `onPiece` may throw to stop the reading. */
export const watched = (source: ByteSource, onPiece: () => void): ByteSource => ({
  ...source,
  open: async function* open() {
    for await (const piece of source.open()) {
      onPiece()
      yield piece
    }
  },
})

/** What an unpacker makes of a stream. A fault of either ends both, and so does whoever reads no further, so that no file stays open. */
export const unpacked = (packed: Readable, unpacker: Transform): AsyncIterable<Uint8Array> =>
  // Faults are thrown where the result is read.
  pipeline(packed, unpacker, () => undefined)

/** What is packed in a gzip file. */
export const gzipSource = (path: string, name: string, sizeBytes: number): ByteSource => {
  const inner = name.replace(/\.gz$/i, '')
  return {
    name: inner,
    sizeBytes: sizeBytes * 8,
    open: () =>
      whole(
        withLimit(unpacked(createReadStream(path), createGunzip({ chunkSize: pieceBytes })), mostUnpackedBytes, name),
        name,
      ),
  }
}
