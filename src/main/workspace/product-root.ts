// Finds the product's own folder and what ships in it, from source, from a build or from an installed package.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { z } from 'zod'

const packageShape = z.object({ name: z.literal('listwright'), version: z.string() })

const find = (): { folder: string; version: string } => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (existsSync(file)) {
      const parsed = packageShape.safeParse(JSON.parse(readFileSync(file, 'utf8')))
      if (parsed.success) return { folder, version: parsed.data.version }
    }
    if (dirname(folder) === folder) throw new Error('The product folder was not found above its own code')
  }
}

const found = find()

/** The folder with package.json, dist and assets. */
export const productFolder = found.folder
export const productVersion = found.version
/** The window's files, as scripts/build.ts leaves them. */
export const windowFolder = join(productFolder, 'dist', 'renderer')

const isBundled = !import.meta.url.endsWith('.ts')

/** The file a worker thread starts from: beside the bundle when built, else its source. `source` is relative to src. */
export const workerEntry = (name: string, source: string): URL =>
  pathToFileURL(isBundled ? join(productFolder, 'dist', 'main', `${name}.js`) : join(productFolder, 'src', source))
