// Secrets under the system's keyring. Where the keyring does not protect, it says so by name; where there is none at all, they end with the process.
import { safeStorage } from 'electron'
import { z } from 'zod'
import type { Log } from '#main/app/ports/host.ts'
import { readKeyFile, writeKeys } from '#main/workspace/key-file.ts'
import { createMemorySecrets } from '#main/workspace/secrets.ts'
import type { SecretBox } from '#main/workspace/secrets.ts'

const fileShape = z.object({
  version: z.literal(1),
  kind: z.literal('keyring'),
  entries: z.record(z.string(), z.string()),
})

// Electron 45 has asynchronous calls and calls the others outdated; Electron 33 has only the others.
const hasAsyncCalls = (): boolean => 'encryptStringAsync' in safeStorage

const isAvailable = async (): Promise<boolean> =>
  hasAsyncCalls() ? safeStorage.isAsyncEncryptionAvailable() : safeStorage.isEncryptionAvailable()

const encrypt = async (plain: string): Promise<Buffer> =>
  hasAsyncCalls() ? safeStorage.encryptStringAsync(plain) : safeStorage.encryptString(plain)

const decrypt = async (sealed: Buffer): Promise<string> =>
  hasAsyncCalls() ? (await safeStorage.decryptStringAsync(sealed)).result : safeStorage.decryptString(sealed)

const isPlainBackend = (): boolean =>
  process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'

const readEntries = (file: string, tell: (sentence: string) => void): Record<string, string> => {
  const kept = readKeyFile(file, fileShape)
  if (kept === null) return {}
  if ('entries' in kept) return kept.entries
  tell(kept.sentence)
  return {}
}

/**
 * Opens the secrets of a workspace. The app must be ready. An entry the keyring no longer opens reads as null. A file that is damaged or of a newer version
 * is kept aside, and `tell` says so. Throws AppError `invalid` where the file cannot be read at all.
 */
export const openKeyringSecrets = async (
  file: string,
  log: Log,
  tell: (sentence: string) => void,
): Promise<SecretBox> => {
  const isPlain = isPlainBackend()
  if (isPlain) safeStorage.setUsePlainTextEncryption(true)
  if (!(await isAvailable())) {
    log.warn('There is no keyring: secrets are kept in memory only')
    return createMemorySecrets()
  }
  const entries = new Map(Object.entries(readEntries(file, tell)))
  return {
    state: () => (isPlain ? 'not-protected' : 'protected'),
    names: async () => [...entries.keys()],
    read: async (name) => {
      const sealed = entries.get(name)
      if (sealed === undefined) return null
      try {
        return await decrypt(Buffer.from(sealed, 'base64'))
      } catch (error) {
        log.warn('The keyring did not open a secret; the shop has to be connected again', { name, error })
        return null
      }
    },
    write: async (name, value) => {
      if (value === null) entries.delete(name)
      else entries.set(name, (await encrypt(value)).toString('base64'))
      writeKeys(file, JSON.stringify({ version: 1, kind: 'keyring', entries: Object.fromEntries(entries) }))
    },
  }
}
