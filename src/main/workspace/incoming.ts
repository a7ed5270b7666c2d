// Files that were brought in and wait to be imported, and the samples that ship with the product. It reads no catalogue.
import { createWriteStream, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { z } from 'zod'
import { AppError } from '#contract/failure.ts'
import type { FilesPort } from '#main/app/ports/files.ts'
import { limits } from './limits.ts'
import { productFolder } from './product-root.ts'

const samplesFolder = join(productFolder, 'assets', 'samples')
const samplesShape = z.array(
  z.object({ file: z.string(), name: z.string(), about: z.string(), products: z.number() }).loose(),
)

/** The name of an uploaded file, fit for a file system: no folders, no control characters, not too long, its ending kept. */
export const safeFileName = (name: string): string => {
  const base = name.split(/[\\/]/).pop() ?? ''
  const plain = Array.from(base)
    .filter((letter) => letter >= ' ' && !'<>:"|?*'.includes(letter))
    .join('')
    .replace(/^\.+/, '')
    .trim()
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? ''
  const stem = plain.slice(0, plain.length - ending.length).slice(0, limits.fileNameCharacters - ending.length)
  return `${stem}${ending}` || 'upload'
}

export type IncomingFiles = FilesPort & {
  /** Stores an upload and names it. Throws AppError `invalid` when it is larger than the limit; nothing of it stays then. */
  readonly store: (name: string, body: ReadableStream<Uint8Array> | null) => Promise<string>
}

const tooLarge = (name: string, maximumBytes: number): AppError =>
  new AppError('invalid', {
    sentence: `The file ${name} is larger than ${Math.round(maximumBytes / 1024 / 1024)} MB.`,
    action: 'Split it into smaller files and bring them in one after the other.',
    place: name,
  })

const noSuchFile = (what: string): AppError =>
  new AppError('invalid', {
    sentence: `The file ${what} is not there.`,
    action: 'Choose the file again.',
    place: what,
  })

const noFile = (path: string): AppError =>
  new AppError('invalid', {
    sentence: `${path} is a folder, not a file.`,
    action: 'Choose the catalogue file in it.',
    place: path,
  })

/** `now` gives milliseconds; files older than two weeks are dropped when the workspace opens. */
export const openIncoming = (
  folder: string,
  newId: () => string,
  now: () => number = Date.now,
  maximumBytes: number = limits.uploadBytes,
): IncomingFiles => {
  const adopted = new Map<string, string>()
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) {
    const age = now() - (statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? now())
    if (age > limits.keepUploadsDays * 86_400_000) rmSync(join(folder, name), { recursive: true, force: true })
  }
  const samples = (): z.infer<typeof samplesShape> => {
    try {
      return samplesShape.parse(JSON.parse(readFileSync(join(samplesFolder, 'samples.json'), 'utf8')))
    } catch {
      return []
    }
  }
  return {
    samples: () =>
      samples().map(({ file, name, about, products }) => ({ id: `sample:${file}`, name, about, products })),
    pathOf: (fileId) => {
      const known = adopted.get(fileId)
      if (known !== undefined) return known
      const sample = samples().find(({ file }) => fileId === `sample:${file}`)
      if (sample !== undefined) return join(samplesFolder, sample.file)
      if (!/^[0-9a-f-]{36}$/.test(fileId)) throw noSuchFile(fileId.slice(0, 60))
      let names: string[] = []
      try {
        names = readdirSync(join(folder, fileId))
      } catch {
        // Dropped after two weeks, or never there: the same sentence below.
      }
      if (names[0] === undefined) throw noSuchFile('you brought in')
      return join(folder, fileId, names[0])
    },
    reserve: (name) => {
      const fileId = newId()
      mkdirSync(join(folder, fileId), { recursive: true, mode: 0o700 })
      return { fileId, path: join(folder, fileId, safeFileName(name)) }
    },
    drop: (fileId) => {
      if (/^[0-9a-f-]{36}$/.test(fileId)) rmSync(join(folder, fileId), { recursive: true, force: true })
    },
    adopt: (path) => {
      const absolute = resolve(path)
      const found = statSync(absolute, { throwIfNoEntry: false })
      if (found === undefined) throw noSuchFile(path)
      if (!found.isFile()) throw noFile(path)
      const id = newId()
      adopted.set(id, absolute)
      return id
    },
    store: async (name, body) => {
      const id = newId()
      const safeName = safeFileName(name)
      mkdirSync(join(folder, id), { recursive: true, mode: 0o700 })
      let bytes = 0
      const counter = new Transform({
        transform: (chunk: Uint8Array, _encoding, done) => {
          bytes += chunk.byteLength
          done(bytes > maximumBytes ? tooLarge(safeName, maximumBytes) : null, chunk)
        },
      })
      try {
        await pipeline(
          body === null ? Readable.from([]) : Readable.fromWeb(body),
          counter,
          createWriteStream(join(folder, id, safeName), { mode: 0o600 }),
        )
      } catch (error) {
        rmSync(join(folder, id), { recursive: true, force: true })
        throw error
      }
      return id
    },
  }
}
