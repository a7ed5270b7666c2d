// Unpacks the pictures of an archive into a folder, flat and by their own names (with their folders where names are shared), so that a catalogue can name them. Nothing leaves the folder.
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '#contract/failure.ts'
import { pictureNames } from '#core/import/picture-names.ts'
import { contentsOf } from './open-catalogue.ts'
import { sizeOf } from './scan-file.ts'
import { openZip } from './zip-file.ts'

const mostPictureBytes = 30 * 1024 * 1024
const mostPictures = 20_000

/** Unpacks an archive's pictures. Those that are too large are named and left out. Throws AppError `invalid` where it holds none. */
export const keepPictures = async (
  path: string,
  folder: string,
  isCancelled: () => boolean,
): Promise<{ kept: number; refused: string[] }> => {
  const name = basename(path)
  const zip = await openZip(path, name, await sizeOf(path))
  const { pictures } = contentsOf(zip)
  if (pictures.length === 0) {
    throw new AppError('invalid', {
      sentence: `The archive “${name}” holds no pictures.`,
      action: 'Choose a ZIP of JPEG, PNG or WEBP files.',
    })
  }
  await mkdir(folder, { recursive: true })
  const refused: string[] = []
  let kept = 0
  const names = pictureNames(pictures.map((entry) => entry.name))
  for (const [index, entry] of pictures.entries()) {
    if (isCancelled()) break
    const wanted = names[index] ?? ''
    if (wanted === '' || entry.sizeBytes > mostPictureBytes || kept >= mostPictures) {
      refused.push(entry.name)
      continue
    }
    const draft = join(folder, `${wanted}.part`)
    try {
      await pipeline(Readable.from(zip.source(entry).open()), createWriteStream(draft))
      await rename(draft, join(folder, wanted))
      kept += 1
    } catch {
      // One damaged picture does not lose the others.
      await rm(draft, { force: true })
      refused.push(entry.name)
    }
  }
  return { kept, refused }
}
