// Finds pictures by file name in a folder of the workspace, where archives and folders of pictures are brought. It never looks outside.
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

const mostBytes = 30 * 1024 * 1024

/** A finder of pictures: the last part of a name counts, without case. Null where there is none, or it is too large. */
export const createPictureFolder =
  (folder: string): ((name: string) => Promise<Uint8Array | null>) =>
  async (name) => {
    const last = name.replaceAll('\\', '/').split('/').at(-1)?.toLowerCase() ?? ''
    if (last === '' || last.startsWith('.') || /[<>:"|?*\0]/.test(last)) return null
    const file = join(folder, last)
    const found = await stat(file).catch(() => null)
    return found?.isFile() === true && found.size <= mostBytes ? readFile(file) : null
  }
