// Opens a ZIP archive by its directory and unpacks single entries, never more than the directory promised. Bombs are refused before anything is unpacked.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { AppError } from '#contract/failure.ts'
import type { ByteSource } from './byte-source.ts'
import { mostUnpackedBytes, unpacked, whole, withLimit } from './byte-source.ts'

export type ZipEntry = {
  readonly name: string
  readonly packedBytes: number
  readonly sizeBytes: number
  readonly method: number
  readonly offset: number
}

export type ZipFile = {
  readonly name: string
  readonly entries: readonly ZipEntry[]
  readonly find: (name: string) => ZipEntry | undefined
  readonly source: (entry: ZipEntry) => ByteSource
}

const mostEntries = 50_000
const mostTotalBytes = 2 * mostUnpackedBytes

const damaged = (name: string, cause?: unknown): AppError =>
  new AppError(
    'invalid',
    {
      sentence: `“${name}” is a damaged archive or workbook: its directory cannot be read. Nothing was brought in.`,
      action: 'Fetch or export it again.',
    },
    { cause },
  )

const bomb = (name: string, what: string): AppError =>
  new AppError('invalid', {
    sentence: `“${name}” ${what}, which no catalogue does. It was not opened.`,
    action: 'If the file is really yours, unpack it and bring in the catalogue inside.',
  })

/** Bytes that are read here and there: of a file, or in memory. */
type Place = {
  readonly sizeBytes: number
  readonly readAt: (position: number, length: number) => Promise<Buffer>
  readonly stream: (start: number, end: number) => Readable
}

const placeOfFile = (path: string, sizeBytes: number): Place => ({
  sizeBytes,
  readAt: async (position, length) => {
    const handle = await open(path)
    try {
      const buffer = Buffer.alloc(length)
      const { bytesRead } = await handle.read(buffer, 0, length, position)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  },
  stream: (start, end) => createReadStream(path, { start, end, highWaterMark: 256 * 1024 }),
})

const placeInMemory = (bytes: Buffer): Place => ({
  sizeBytes: bytes.length,
  readAt: (position, length) => Promise.resolve(bytes.subarray(position, position + length)),
  stream: (start, end) => Readable.from([bytes.subarray(start, end + 1)]),
})

type Directory = { readonly at: number; readonly size: number; readonly count: number }

const findDirectory = async ({ sizeBytes: fileSize, readAt }: Place, name: string): Promise<Directory> => {
  const tailSize = Math.min(fileSize, 66_000)
  const tail = await readAt(fileSize - tailSize, tailSize)
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (at < 0 || at + 22 > tail.length) throw damaged(name)
  const count = tail.readUInt16LE(at + 10)
  const size = tail.readUInt32LE(at + 12)
  const offset = tail.readUInt32LE(at + 16)
  if (count !== 0xffff && size !== 0xffffffff && offset !== 0xffffffff) return { at: offset, size, count }
  const locatorAt = at - 20
  if (locatorAt < 0 || tail.readUInt32LE(locatorAt) !== 0x07064b50) throw damaged(name)
  const record = await readAt(Number(tail.readBigUInt64LE(locatorAt + 8)), 56)
  if (record.length < 56 || record.readUInt32LE(0) !== 0x06064b50) throw damaged(name)
  return {
    at: Number(record.readBigUInt64LE(48)),
    size: Number(record.readBigUInt64LE(40)),
    count: Number(record.readBigUInt64LE(32)),
  }
}

// Sizes beyond four gigabytes stand in an extra field.
const wideSizes = (extra: Buffer, sizes: { size: number; packed: number; offset: number }): typeof sizes => {
  const wide = { ...sizes }
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let field = at + 4
    for (const key of ['size', 'packed', 'offset'] as const) {
      if (sizes[key] !== 0xffffffff || field + 8 > extra.length) continue
      wide[key] = Number(extra.readBigUInt64LE(field))
      field += 8
    }
  }
  return wide
}

const readEntries = (directory: Buffer, count: number, name: string): ZipEntry[] => {
  const entries: ZipEntry[] = []
  let at = 0
  while (entries.length < count && at + 46 <= directory.length) {
    if (directory.readUInt32LE(at) !== 0x02014b50) throw damaged(name)
    const flags = directory.readUInt16LE(at + 8)
    const nameLength = directory.readUInt16LE(at + 28)
    const extraLength = directory.readUInt16LE(at + 30)
    const commentLength = directory.readUInt16LE(at + 32)
    const entryName = directory.subarray(at + 46, at + 46 + nameLength)
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    const sizes = wideSizes(extra, {
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    })
    if ((flags & 1) === 1) {
      throw new AppError('invalid', {
        sentence: `“${name}” is locked with a password. Nothing was brought in.`,
        action: 'Save it without a password and bring it in again.',
      })
    }
    entries.push({
      name: entryName.toString((flags & 0x800) === 0 ? 'latin1' : 'utf8').replaceAll('\\', '/'),
      packedBytes: sizes.packed,
      sizeBytes: sizes.size,
      method: directory.readUInt16LE(at + 10),
      offset: sizes.offset,
    })
    at += 46 + nameLength + extraLength + commentLength
  }
  return entries
}

const refuseBombs = (entries: readonly ZipEntry[], fileSize: number, name: string): void => {
  const total = entries.reduce((sum, entry) => sum + entry.sizeBytes, 0)
  const packed = entries.reduce((sum, entry) => sum + entry.packedBytes, 0)
  if (total > mostTotalBytes) throw bomb(name, `claims to unpack to ${(total / 1024 ** 3).toFixed(1)} GB`)
  // Entries that share their packed bytes are how small files pretend to be endless.
  if (packed > fileSize * 1.05 + 65_536) throw bomb(name, 'holds entries that overlap')
  const dense = entries.find(
    (entry) => entry.sizeBytes > 100 * 1024 * 1024 && entry.sizeBytes > entry.packedBytes * 300,
  )
  if (dense !== undefined) throw bomb(name, `holds “${dense.name}”, packed more than 300 times`)
}

const openPlace = async (place: Place, name: string): Promise<ZipFile> => {
  const { sizeBytes: fileSize, readAt } = place
  let entries: ZipEntry[]
  try {
    const directory = await findDirectory(place, name)
    if (directory.count > mostEntries) throw bomb(name, `holds ${directory.count} files`)
    if (directory.size > 64 * 1024 * 1024 || directory.at + directory.size > fileSize) throw damaged(name)
    entries = readEntries(await readAt(directory.at, directory.size), directory.count, name)
    refuseBombs(entries, fileSize, name)
  } catch (cause) {
    throw cause instanceof AppError ? cause : damaged(name, cause)
  }
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))

  async function* unpack(entry: ZipEntry): AsyncGenerator<Uint8Array> {
    const header = await readAt(entry.offset, 30)
    if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw damaged(name)
    const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
    if (entry.packedBytes === 0) return
    const packed = place.stream(start, start + entry.packedBytes - 1)
    if (entry.method === 0) yield* withLimit(packed, entry.sizeBytes, name, true)
    else if (entry.method === 8)
      yield* withLimit(unpacked(packed, createInflateRaw({ chunkSize: 256 * 1024 })), entry.sizeBytes, name, true)
    else {
      packed.destroy()
      throw damaged(name)
    }
  }
  return {
    name,
    entries,
    find: (wanted) => byName.get(wanted.toLowerCase()),
    source: (entry) => ({
      name: entry.name.split('/').at(-1) ?? entry.name,
      sizeBytes: entry.sizeBytes,
      open: () => whole(unpack(entry), name),
    }),
  }
}

/** Opens an archive. Throws AppError `invalid` for one that is damaged, locked or a bomb. */
export const openZip = (path: string, name: string, fileSize: number): Promise<ZipFile> =>
  openPlace(placeOfFile(path, fileSize), name)

/** Opens an archive that lies in memory, such as a workbook inside another archive. */
export const openZipBytes = (bytes: Buffer, name: string): Promise<ZipFile> => openPlace(placeInMemory(bytes), name)
