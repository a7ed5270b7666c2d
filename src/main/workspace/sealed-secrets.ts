// Secrets in one file, sealed with a key drawn from a passphrase. The passphrase itself is not kept, only the key that came of it.
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '#contract/failure.ts'
import { isOfNewerVersion, writeKeys } from './key-file.ts'
import type { SecretBox } from './secrets.ts'

const sealedShape = z.object({
  version: z.literal(1),
  kind: z.literal('passphrase'),
  cost: z.number().int().min(1024).max(1_048_576),
  salt: z.string(),
  nonce: z.string(),
  tag: z.string(),
  sealed: z.string(),
})

/** 128 MB and about a third of a second on an ordinary machine. */
const usualCost = 131_072

type Seal = { readonly key: Buffer; readonly salt: Buffer; readonly cost: number }

const sealOf = (passphrase: string, salt: Buffer, cost: number): Promise<Seal> =>
  new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, 32, { N: cost, r: 8, p: 1, maxmem: 256 * cost * 8 }, (error, key) => {
      if (error === null) resolve({ key, salt, cost })
      else reject(error)
    })
  })

const newSeal = (passphrase: string): Promise<Seal> => sealOf(passphrase, randomBytes(16), usualCost)

const damaged = (file: string, cause: unknown): AppError =>
  new AppError(
    'auth',
    {
      sentence: `The file with the sealed keys, ${file}, is damaged.`,
      action: 'Put it back from a backup, or give it up and connect the shops again.',
      place: file,
    },
    { cause },
  )

const newer = (file: string, cause: unknown): AppError =>
  new AppError(
    'auth',
    {
      sentence: `The file with the sealed keys, ${file}, was written by a newer Listwright.`,
      action: 'Nothing was changed. Install the newer Listwright, or give the file up and connect the shops again.',
      place: file,
    },
    { cause },
  )

const wrongPassphrase = (file: string, cause: unknown): AppError =>
  new AppError(
    'auth',
    {
      sentence: 'That is not the passphrase the keys were sealed with.',
      action: `Try again. If it is forgotten, give the sealed keys up and connect the shops again; nothing else is lost. (${file})`,
      place: 'Passphrase',
    },
    { cause },
  )

const openWith = async (file: string, passphrase: string): Promise<{ seal: Seal; entries: Record<string, string> }> => {
  let json: unknown = null
  let box: z.infer<typeof sealedShape>
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
    box = sealedShape.parse(json)
  } catch (cause) {
    throw isOfNewerVersion(json) ? newer(file, cause) : damaged(file, cause)
  }
  const seal = await sealOf(passphrase, Buffer.from(box.salt, 'base64'), box.cost)
  try {
    const decipher = createDecipheriv('aes-256-gcm', seal.key, Buffer.from(box.nonce, 'base64'))
    decipher.setAuthTag(Buffer.from(box.tag, 'base64'))
    const plain = Buffer.concat([decipher.update(Buffer.from(box.sealed, 'base64')), decipher.final()])
    return { seal, entries: z.record(z.string(), z.string()).parse(JSON.parse(plain.toString('utf8'))) }
  } catch (cause) {
    throw wrongPassphrase(file, cause)
  }
}

export type SealedSecrets = SecretBox & {
  /** Seals the file anew. Throws AppError `auth` where `passphrase` is not the one it is sealed with. */
  readonly change: (passphrase: string, next: string) => Promise<void>
}

/**
 * Opens secrets in one file that only its owner may read, sealed with AES-256-GCM under a key drawn from the passphrase by scrypt. A file that is
 * missing is made with the first write, or at once where there are `entries` to begin with. Throws AppError `auth` for a wrong passphrase or a damaged
 * file, which is left as it is.
 */
export const openSealedSecrets = async (
  file: string,
  passphrase: string,
  entries: Readonly<Record<string, string>> | null = null,
): Promise<SealedSecrets> => {
  const opened = existsSync(file)
    ? await openWith(file, passphrase)
    : { seal: await newSeal(passphrase), entries: entries ?? {} }
  let { seal } = opened
  const values = new Map(Object.entries(opened.entries))
  const save = (): void => {
    // The key stays; a nonce is never used twice with it.
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', seal.key, nonce)
    const sealed = Buffer.concat([cipher.update(JSON.stringify(Object.fromEntries(values)), 'utf8'), cipher.final()])
    const box: z.infer<typeof sealedShape> = {
      version: 1,
      kind: 'passphrase',
      cost: seal.cost,
      salt: seal.salt.toString('base64'),
      nonce: nonce.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
      sealed: sealed.toString('base64'),
    }
    writeKeys(file, JSON.stringify(box))
  }
  if (entries !== null) save()
  return {
    state: () => 'passphrase',
    names: async () => [...values.keys()],
    read: async (name) => values.get(name) ?? null,
    write: async (name, value) => {
      if (value === null) values.delete(name)
      else values.set(name, value)
      save()
    },
    change: async (current, next) => {
      if (existsSync(file)) await openWith(file, current)
      const before = seal
      seal = await newSeal(next)
      try {
        save()
      } catch (error) {
        seal = before
        throw error
      }
    },
  }
}
