// Goes over a file once, without keeping it: its size, its lines, whether it is sound UTF-8, and bytes from which an encoding can be guessed.
import { isUtf8 } from 'node:buffer'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '#contract/failure.ts'
import type { ByteSource } from './byte-source.ts'

export type FileScan = {
  readonly name: string
  readonly sizeBytes: number
  /** Number of line breaks, counted in bytes; only for showing progress. */
  readonly lines: number
  readonly isUtf8: boolean
  /** Sound sequences of several bytes, and bytes that are part of none; counted where the file is not UTF-8. */
  readonly soundSequences: number
  readonly unsoundBytes: number
  readonly head: Uint8Array
  /** Parts of the file with letters beyond ASCII. */
  readonly telling: Uint8Array
}

const headBytes = 256 * 1024
const tellingBytes = 128 * 1024

/** The largest file that is read, in bytes. */
export const largestFileBytes = 1024 * 1024 * 1024

const refuseUnreadable = (name: string, cause: unknown): never => {
  throw new AppError(
    'invalid',
    {
      sentence: `“${name}” cannot be read. It may have been moved, or another program holds it open.`,
      action: 'Close it in other programs, then choose it again.',
    },
    { cause },
  )
}

/** Size of a regular file. Throws AppError `invalid` where there is none or it is too big. */
export const sizeOf = async (path: string): Promise<number> => {
  const name = basename(path)
  const found = await stat(path).catch((cause: unknown) => refuseUnreadable(name, cause))
  if (!found.isFile()) {
    throw new AppError('invalid', { sentence: `“${name}” is a folder, not a file.`, action: 'Choose a file.' })
  }
  if (found.size > largestFileBytes) {
    throw new AppError('invalid', {
      sentence: `“${name}” has ${(found.size / 1024 ** 3).toFixed(1)} GB; at most 1 GB is read. Nothing was brought in.`,
      action: 'Split it into smaller files and bring them in one after the other.',
    })
  }
  return found.size
}

// How many bytes at the end of a chunk begin a sequence that goes on in the next one.
const openBytes = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
  }
  return 0
}

const countSequences = (bytes: Uint8Array): { sound: number; unsound: number } => {
  let sound = 0
  let unsound = 0
  for (let index = 0; index < bytes.length;) {
    const byte = bytes[index] ?? 0
    if (byte < 0x80) {
      index += 1
      continue
    }
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1
    if (length > 1 && index + length <= bytes.length && isUtf8(bytes.subarray(index, index + length))) {
      sound += 1
      index += length
    } else {
      unsound += 1
      index += 1
    }
  }
  return { sound, unsound }
}

const countLines = (bytes: Uint8Array): number => {
  const feed = bytes.includes(10) ? 10 : 13
  let lines = 0
  for (let at = bytes.indexOf(feed); at >= 0; at = bytes.indexOf(feed, at + 1)) lines += 1
  return lines
}

const firstBeyondAscii = (bytes: Uint8Array): number => bytes.findIndex((byte) => byte >= 0x80)

/** Reads a source once from end to end. Throws AppError `invalid` where it cannot be read. */
export const scanSource = async (source: ByteSource): Promise<FileScan> => {
  const { name } = source
  const heads: Uint8Array[] = []
  const telling: Uint8Array[] = []
  let [headSize, told, lines, sound, unsound, sizeBytes] = [0, 0, 0, 0, 0, 0]
  let isSound = true
  let carried: Uint8Array = new Uint8Array()
  const check = (whole: Uint8Array): void => {
    const isPieceSound = isUtf8(whole)
    if (!isPieceSound || !isSound) {
      const counted = countSequences(whole)
      sound += counted.sound
      unsound += counted.unsound
      if (told < tellingBytes) {
        const from = Math.max(0, firstBeyondAscii(whole) - 200)
        const part: Uint8Array = Uint8Array.prototype.slice.call(whole, from, from + tellingBytes - told)
        telling.push(part)
        told += part.length
      }
    }
    isSound &&= isPieceSound
  }
  try {
    for await (const piece of source.open()) {
      sizeBytes += piece.length
      if (headSize < headBytes) {
        const part: Uint8Array = Uint8Array.prototype.slice.call(piece, 0, headBytes - headSize)
        heads.push(part)
        headSize += part.length
      }
      lines += countLines(piece)
      const joined: Uint8Array = carried.length === 0 ? piece : Buffer.concat([carried, piece])
      const rest = openBytes(joined)
      check(joined.subarray(0, joined.length - rest))
      carried = Uint8Array.prototype.slice.call(joined, joined.length - rest)
    }
    if (carried.length > 0) check(carried)
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    return refuseUnreadable(name, cause)
  }
  const head: Uint8Array = Buffer.concat(heads)
  return {
    name,
    sizeBytes,
    lines,
    isUtf8: isSound,
    soundSequences: sound,
    unsoundBytes: unsound,
    head,
    telling: Buffer.concat(telling),
  }
}
