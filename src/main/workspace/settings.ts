// Small settings files that may have been edited or damaged: what cannot be read is kept aside and the defaults are used. It holds no secret.
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import { z } from 'zod'

const connectionShape = z.object({
  /** Address of the shop's interface, null for the embedded practice shop. */
  shopUrl: z.url().nullable().default(null),
  appKey: z.string().nullable().default(null),
  /** The shop that answered there last, so that the workspace opens without a network. */
  shop: z.object({ id: z.string(), name: z.string(), region: z.string() }).nullable().default(null),
})
/** What a workspace remembers of its shop. Secrets stand in the secret box. */
export type ConnectionSettings = z.infer<typeof connectionShape>

/**
 * Moves a settings file that is not readable JSON of the wanted shape to `*.broken`, and says so in a sentence. Null where the file is sound or
 * missing.
 */
export const keepBrokenAside = (file: string, shape: z.ZodType): string | null => {
  if (!existsSync(file)) return null
  try {
    shape.parse(JSON.parse(readFileSync(file, 'utf8')))
    return null
  } catch {
    renameSync(file, `${file}.broken`)
    return `The settings file ${file} could not be read. It was kept as ${file}.broken and the usual settings are used.`
  }
}

export type WorkspaceSettings = {
  readonly connection: () => ConnectionSettings
  readonly saveConnection: (connection: ConnectionSettings) => void
}

/** Opens settings.json of a workspace. `warn` hears of a file that had to be kept aside. */
export const openWorkspaceSettings = (folder: string, warn: (sentence: string) => void): WorkspaceSettings => {
  const file = join(folder, 'settings.json')
  const sentence = keepBrokenAside(file, z.object({ connection: connectionShape.optional() }))
  if (sentence !== null) warn(sentence)
  const store = new Conf<{ connection?: ConnectionSettings }>({
    cwd: folder,
    configName: 'settings',
    configFileMode: 0o600,
  })
  return {
    connection: () => connectionShape.parse(store.get('connection') ?? {}),
    saveConnection: (connection) => store.set('connection', connection),
  }
}
