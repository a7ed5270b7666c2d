// Keeps small square versions of pictures, so that a list of thousands never loads whole ones. Whatever it holds can be made again; it never touches a picture.
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import PQueue from 'p-queue'
import sharp from 'sharp'
import { smallEdges } from '#contract/product.ts'
import type { SmallEdge } from '#contract/product.ts'
import { mostPixels } from './check-picture.ts'

/** So many small pictures are kept; about 4 kB each on disk. */
const mostKept = 60_000
const sweepEvery = 5_000
/** Each one that is made holds a decoder's memory, and the reading of files waits behind it. */
const atOnce = 2

export type Thumbnails = {
  /** The small version of a picture in a file, made where it is not there yet. Null where there is no picture, it cannot be decoded, or nobody waits for it any more. */
  readonly read: (file: string, edgePixels: SmallEdge, signal?: AbortSignal) => Promise<Uint8Array | null>
  /** Makes the one for lists while the bytes of the picture are at hand. Never throws. */
  readonly prepare: (file: string, bytes: Uint8Array) => Promise<void>
  /** Takes away those whose picture is gone or another now, then the oldest beyond the limit. */
  readonly sweep: () => Promise<void>
}

const isSmallEdge = (edge: number): edge is SmallEdge => (smallEdges as readonly number[]).includes(edge)

/** The edge that an address asks for; null for any other. */
export const toSmallEdge = (asked: string): SmallEdge | null => {
  const edge = /^\d{1,4}$/.test(asked) ? Number(asked) : 0
  return isSmallEdge(edge) ? edge : null
}

const shrink = (source: string | Uint8Array, edgePixels: number): Promise<Buffer> =>
  sharp(source, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true })
    .autoOrient()
    .resize(edgePixels, edgePixels, { fit: 'cover' })
    .webp({ quality: 80 })
    .toBuffer()

/** Thumbnails in a folder of their own beside the folder of the pictures. */
export const createThumbnails = (folder: string, pictureFolder: string, most = mostKept): Thumbnails => {
  const queue = new PQueue({ concurrency: atOnce })
  const making = new Map<
    string,
    { readonly made: Promise<Buffer | null>; readonly waiting: (AbortSignal | undefined)[] }
  >()
  const broken = new Set<string>()
  let sinceSweep = 0

  // A picture that was replaced is another version: what was made from the old one is never shown for it.
  const versionOf = async (file: string): Promise<string | null> => {
    const found = await stat(file).catch(() => null)
    return found?.isFile() === true ? `${found.size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}` : null
  }
  const nameOf = (file: string, version: string, edge: SmallEdge): string =>
    `${file.slice(pictureFolder.length + 1)}.${version}.${edge}.webp`

  const sweep = async (): Promise<void> => {
    const names = await readdir(folder).catch(() => [])
    const kept: { readonly path: string; readonly madeAt: number }[] = []
    for (const name of names) {
      const path = join(folder, name)
      const [, picture, version] = /^(.+)\.([\da-z]+-[\da-z]+)\.\d+\.webp$/.exec(name) ?? []
      const isCurrent = picture !== undefined && (await versionOf(join(pictureFolder, picture))) === version
      const found = isCurrent ? await stat(path).catch(() => null) : null
      if (found === null) await rm(path, { force: true })
      else kept.push({ path, madeAt: found.mtimeMs })
    }
    if (kept.length <= most) return
    const old = kept.toSorted((one, other) => one.madeAt - other.madeAt)
    for (const { path } of old.slice(0, kept.length - Math.floor(most * 0.8))) await rm(path, { force: true })
  }

  const keep = async (name: string, small: Buffer): Promise<void> => {
    await mkdir(folder, { recursive: true })
    const path = join(folder, name)
    await writeFile(`${path}.new`, small)
    await rename(`${path}.new`, path)
    sinceSweep += 1
    if (sinceSweep < Math.min(sweepEvery, Math.ceil(most / 4))) return
    sinceSweep = 0
    await sweep()
  }

  const make = async (name: string, source: string | Uint8Array, edge: SmallEdge): Promise<Buffer | null> => {
    let small: Buffer
    try {
      small = await shrink(source, edge)
    } catch {
      // It would fail the same way each time a row passes by.
      broken.add(name)
      return null
    }
    // A full disk costs the shortcut, not the picture.
    await keep(name, small).catch(() => undefined)
    return small
  }

  return {
    read: async (file, edge, signal) => {
      const version = await versionOf(file)
      if (version === null) return null
      const name = nameOf(file, version, edge)
      if (broken.has(name)) return null
      const known = await readFile(join(folder, name)).catch(() => null)
      if (known !== null) return known
      const started = making.get(name)
      if (started !== undefined) {
        started.waiting.push(signal)
        const shared = await started.made
        // The others may have gone just before this one came.
        const isOwn = shared === null && signal?.aborted !== true && !broken.has(name)
        return isOwn ? queue.add(() => make(name, file, edge)) : shared
      }
      const waiting = [signal]
      // Rows that have gone by when their turn comes are not worth a decoder.
      const made = queue
        .add(() => (waiting.every((one) => one?.aborted === true) ? null : make(name, file, edge)))
        .finally(() => making.delete(name))
      making.set(name, { made, waiting })
      return made
    },
    prepare: async (file, bytes) => {
      const version = await versionOf(file)
      if (version !== null) await queue.add(() => make(nameOf(file, version, smallEdges[0]), bytes, smallEdges[0]))
    },
    sweep,
  }
}
