// Pictures of a workspace: fetched from where the catalogue says, kept as files beside the database, drawn where a rehearsal needs one.
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PicturePort } from '#main/app/ports/files.ts'
import { takeDocument } from './documents.ts'
import { drawStandIn } from './stand-in.ts'
import { takePictureFile } from './picture-folder.ts'
import { createThumbnails } from './thumbnails.ts'

const fileOf = (folder: string, imageId: string): string => join(folder, `${imageId.replaceAll(/[^\w-]/gu, '_')}.image`)

const keepBytes = async (folder: string, imageId: string, bytes: Uint8Array): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const file = fileOf(folder, imageId)
  // A publish and the fetching in the background may keep the same picture at the same moment: each writes a draft of its own.
  const draft = `${file}.${randomUUID()}.new`
  try {
    await writeFile(draft, bytes)
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** The picture port of a workspace. `fetch` is how a source becomes bytes, so that the limits on it stand in one place. Small versions lie in a folder beside; `fileFolder` holds pictures by name. */
export const createPictures = (folder: string, fetch: PicturePort['fetch'], fileFolder: string): PicturePort => {
  const thumbnails = createThumbnails(`${folder}-small`, folder)
  return {
    fetch,
    drawStandIn,
    keep: async (imageId, picture) => {
      await keepBytes(folder, imageId, picture.bytes)
      await thumbnails.prepare(fileOf(folder, imageId), picture.bytes)
    },
    read: async (imageId) => {
      try {
        return await readFile(fileOf(folder, imageId))
      } catch {
        return null
      }
    },
    readSmall: (imageId, edgePixels, signal) => thumbnails.read(fileOf(folder, imageId), edgePixels, signal),
    takeFile: (path) => takePictureFile(path, fileFolder),
    keepDocument: (path) => takeDocument(path, (id, bytes) => keepBytes(folder, id, bytes)),
  }
}
