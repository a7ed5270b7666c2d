// What every host's place for secrets offers, and the two that need no desktop: a file encrypted with a passphrase, and memory. It knows no shop.
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { AppInfo } from '#contract/app.ts'
import { AppError } from '#contract/failure.ts'
import { writeWhole } from './write-whole.ts'

/** A small named store of secrets. `write` with null forgets. What was written is on disk when the promise resolves. */
export type SecretBox = {
  readonly state: () => AppInfo['secrets']
  readonly read: (name: string) => Promise<string | null>
  readonly write: (name: string, value: string | null) => Promise<void>
}

/** The same box; whatever passes through it is hidden from the log from then on. */
export const withRedaction = (box: SecretBox, hideWithin: (kept: string) => void): SecretBox => ({
  state: box.state,
  read: async (name) => {
    const kept = await box.read(name)
    if (kept !== null) hideWithin(kept)
    return kept
  },
  write: async (name, value) => {
    if (value !== null) hideWithin(value)
    await box.write(name, value)
  },
})

/** Secrets that end with the process. */
export const createMemorySecrets = (): SecretBox => {
  const values = new Map<string, string>()
  return {
    state: () => 'memory-only',
    read: async (name) => values.get(name) ?? null,
    write: async (name, value) => {
      if (value === null) values.delete(name)
      else values.set(name, value)
    },
  }
}

const sealedShape = z.object({
  version: z.literal(1),
  kind: z.literal('passphrase'),
  cost: z.number().int().min(1024).max(1_048_576),
  salt: z.string(),
  nonce: z.string(),
  tag: z.string(),
  sealed: z.string(),
})

const defaultCost = 32_768
const keyOf = (passphrase: string, salt: Buffer, cost: number): Buffer =>
  scryptSync(passphrase, salt, 32, { N: cost, r: 8, p: 1, maxmem: 256 * cost * 8 })

const wrongPassphrase = (file: string, cause: unknown): AppError =>
  new AppError(
    'auth',
    {
      sentence: `The secrets in ${file} could not be opened: the passphrase is not the one they were locked with, or the file is damaged.`,
      action: 'Give the right passphrase in LISTWRIGHT_PASSPHRASE, or move the file away and connect the shop again.',
      place: file,
    },
    { cause },
  )

/**
 * Secrets in one file that only its owner may read, sealed with AES-256-GCM under a key drawn from the passphrase by scrypt.
 * Throws AppError `auth` for a wrong passphrase or a damaged file, which is left as it is.
 */
export const openPassphraseSecrets = (file: string, passphrase: string): SecretBox => {
  const open = (): Record<string, string> => {
    if (!existsSync(file)) return {}
    try {
      const box = sealedShape.parse(JSON.parse(readFileSync(file, 'utf8')))
      const key = keyOf(passphrase, Buffer.from(box.salt, 'base64'), box.cost)
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(box.nonce, 'base64'))
      decipher.setAuthTag(Buffer.from(box.tag, 'base64'))
      const plain = Buffer.concat([decipher.update(Buffer.from(box.sealed, 'base64')), decipher.final()])
      return z.record(z.string(), z.string()).parse(JSON.parse(plain.toString('utf8')))
    } catch (cause) {
      throw wrongPassphrase(file, cause)
    }
  }
  const values = new Map(Object.entries(open()))
  const save = (): void => {
    const salt = randomBytes(16)
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt, defaultCost), nonce)
    const sealed = Buffer.concat([cipher.update(JSON.stringify(Object.fromEntries(values)), 'utf8'), cipher.final()])
    const box: z.infer<typeof sealedShape> = {
      version: 1,
      kind: 'passphrase',
      cost: defaultCost,
      salt: salt.toString('base64'),
      nonce: nonce.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
      sealed: sealed.toString('base64'),
    }
    writeWhole(file, JSON.stringify(box))
  }
  return {
    state: () => 'passphrase',
    read: async (name) => values.get(name) ?? null,
    write: async (name, value) => {
      if (value === null) values.delete(name)
      else values.set(name, value)
      save()
    },
  }
}
