// Finds the folder of real input files that may stand beside a checkout. Tests over it are skipped, in one line, where it is missing.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

const places = [process.env['LISTWRIGHT_SHARED'], '../shared', '../../shared', '../../../shared']

/** The absolute path of a file or folder among the real input files, or null where they are not at hand. */
export const sharedData = (...parts: readonly string[]): string | null => {
  for (const place of places) {
    if (place === undefined) continue
    const found = join(resolve(root, place), ...parts)
    if (existsSync(found)) return found
  }
  return null
}
