// Finds pictures by file name in a folder of the workspace, where archives, folders and single pictures are brought. It never looks outside.
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { picturePlaces } from '#core/import/picture-names.ts'
import type { PictureProblem } from '#main/app/ports/files.ts'
import { checkPicture } from './check-picture.ts'

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

/** Copies a picture into the folder under its own name and a part of its content's hash, so that two of the same name stay two. Gives that name. */
export const takePictureFile = async (path: string, folder: string): Promise<string | PictureProblem> => {
  const name = basename(path)
  const found = await stat(path).catch(() => null)
  if (found?.isFile() !== true) return { sentence: `${name} is not there any more. Choose it again.` }
  if (found.size > mostBytes)
    return { sentence: `${name} is larger than ${mostBytes / 1024 / 1024} MB. Save it smaller.` }
  const bytes = await readFile(path)
  const picture = await checkPicture(bytes)
  if ('sentence' in picture) return { sentence: `${name}: ${picture.sentence}` }
  const ending = extname(name)
  const content = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  const [place] = picturePlaces(`${basename(name, ending).slice(0, 80)}-${content}${ending}`)
  if (place === undefined) return { sentence: `${name} has no name that can be kept. Give it another one.` }
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${place}.part`), bytes)
  await rename(join(folder, `${place}.part`), join(folder, place))
  return place
}
