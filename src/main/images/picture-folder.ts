// Finds pictures by file name in a folder of the workspace, where archives and folders of pictures are brought. It never looks outside.
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { picturePlaces } from '#core/import/picture-names.ts'

const mostBytes = 30 * 1024 * 1024

/** A finder of pictures by their path, without case: what stands last in it counts, and its folders where names are shared. Null where there is none, or it is too large. */
export const createPictureFolder =
  (folder: string): ((name: string) => Promise<Uint8Array | null>) =>
  async (name) => {
    for (const place of picturePlaces(name)) {
      const file = join(folder, place)
      const found = await stat(file).catch(() => null)
      if (found?.isFile() === true && found.size <= mostBytes) return readFile(file)
    }
    return null
  }
