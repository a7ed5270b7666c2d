// The files that keys lie in, sealed: read whole or kept aside, written whole or not at all. It opens no seal.
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '#contract/failure.ts'
import { writeWhole } from './write-whole.ts'

const versionShape = z.object({ version: z.number() })

/** True for a file that a newer Listwright wrote. */
export const isOfNewerVersion = (json: unknown): boolean => (versionShape.safeParse(json).data?.version ?? 0) > 1

const reasonOf = (cause: unknown): string => {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ENOSPC') return 'the disk is full'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'it may not be touched from this account'
  return code === '' ? String(cause) : `the system says ${code}`
}

// Never over one that was kept aside before.
const placeAside = (file: string): string => {
  for (let count = 0; ; count += 1) {
    const aside = `${file}.broken${count === 0 ? '' : `-${count}`}`
    if (!existsSync(aside)) return aside
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * What a key file holds; null where there is none. One that is damaged or of a newer version is kept aside, and a sentence says so: the next write would have
 * destroyed it. Throws AppError `invalid` where it cannot be read at all; nothing was changed then.
 */
export const readKeyFile = <Kept extends object>(
  file: string,
  shape: z.ZodType<Kept>,
): Kept | { readonly sentence: string } | null => {
  if (!existsSync(file)) return null
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new AppError(
      'invalid',
      {
        sentence: `The keys of your shops in ${file} cannot be read: ${reasonOf(cause)}.`,
        action: 'Nothing was changed. Give your account the right to read and write it, then start Listwright again.',
        place: file,
      },
      { cause },
    )
  }
  const json = parsed(text)
  const found = shape.safeParse(json)
  if (found.success) return found.data
  const aside = placeAside(file)
  renameSync(file, aside)
  const what = isOfNewerVersion(json) ? 'was written by a newer Listwright' : 'is damaged'
  return {
    sentence: `The file with the keys of your shops ${what}. It was kept as ${aside}; put it back from a backup, or connect the shops again. Nothing of your products is lost.`,
  }
}

/** Replaces a key file. Throws AppError `invalid` where it cannot be written; what was there is as it was. */
export const writeKeys = (file: string, text: string): void => {
  try {
    writeWhole(file, text)
  } catch (cause) {
    throw new AppError(
      'invalid',
      {
        sentence: `The keys of your shops could not be written to ${file}: ${reasonOf(cause)}.`,
        action:
          'Until that is put right they are kept in memory only: make room, or make the file and its folder writable, before you close Listwright.',
        place: file,
      },
      { cause },
    )
  }
}
