// Keeps what connects a seller: one sealed record an app, written whole. It is the only place that puts a secret and its shops together.
import { z } from 'zod'
import { regions } from '#contract/shops.ts'
import type { SecretBox } from '../secrets.ts'

const tokensShape = z.object({
  accessToken: z.string(),
  accessTokenExpiresAt: z.string(),
  refreshToken: z.string(),
  refreshTokenExpiresAt: z.string(),
  openId: z.string(),
  sellerName: z.string(),
  sellerRegion: z.string(),
  userType: z.number(),
  grantedScopes: z.array(z.string()),
})

const recordShape = z.object({
  id: z.string(),
  label: z.string(),
  appKey: z.string(),
  appSecret: z.string(),
  serviceId: z.string(),
  market: z.enum(regions),
  tokens: tokensShape.nullable(),
  shops: z.array(
    z.object({ id: z.string(), name: z.string(), region: z.string(), cipher: z.string(), sellerType: z.string() }),
  ),
  /** The state of a consent that was begun and has not come back; it survives a restart. */
  state: z.string().nullable(),
  /** How the last attempt to connect ended, where it ended badly. */
  sentence: z.string().nullable(),
  /** Why the tokens do not work any more, in the platform's words; null while they do. */
  ended: z.string().nullable().default(null),
  /** When the seller approved last, and when the tokens were renewed last; ISO, null where an older version did not note it. */
  approvedAt: z.string().nullable().default(null),
  renewedAt: z.string().nullable().default(null),
  /** The end of the authorisation that the seller was warned of already. */
  warnedOf: z.string().nullable().default(null),
})

export type VaultRecord = z.infer<typeof recordShape>

export type Vault = {
  readonly list: () => Promise<VaultRecord[]>
  readonly get: (id: string) => Promise<VaultRecord | null>
  /**
   * Changes one record, or forgets it where `change` gives null; one that cannot be read is left as it is then. Changes of the same vault happen one after
   * the other. Resolves when it is on disk.
   */
  readonly change: (id: string, change: (record: VaultRecord | null) => VaultRecord | null) => Promise<void>
}

const index = 'connections'
const prefix = 'connection:'
const nameOf = (id: string): string => `${prefix}${id}`

// What was damaged on disk is as good as not there.
const parsed = (kept: string): unknown => {
  try {
    return JSON.parse(kept)
  } catch {
    return null
  }
}

/** A vault over the host's place for secrets. A record that cannot be read is left alone and not listed. */
export const createVault = (box: SecretBox): Vault => {
  let last: Promise<unknown> = Promise.resolve()

  // The list gives the order. Records it does not name (it could not be read, or a crash came between) count all the same.
  const ids = async (): Promise<string[]> => {
    const kept = await box.read(index)
    const listed = kept === null ? [] : (z.array(z.string()).safeParse(parsed(kept)).data ?? [])
    const named = (await box.names()).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
    return [...new Set([...listed, ...named])]
  }

  const get = async (id: string): Promise<VaultRecord | null> => {
    const kept = await box.read(nameOf(id))
    if (kept === null) return null
    return recordShape.safeParse(parsed(kept)).data ?? null
  }

  const write = async (id: string, record: VaultRecord | null): Promise<void> => {
    const known = await ids()
    await box.write(nameOf(id), record === null ? null : JSON.stringify(record))
    if (record === null) await box.write(index, JSON.stringify(known.filter((one) => one !== id)))
    else if (!known.includes(id)) await box.write(index, JSON.stringify([...known, id]))
  }

  return {
    list: async () => (await Promise.all((await ids()).map(get))).filter((record) => record !== null),
    get,
    change: (id, change) => {
      const changed = async (): Promise<void> => {
        const before = await get(id)
        const after = change(before)
        // A keyring that is locked for a moment gives nothing out: that is no reason to forget what it holds.
        if (before !== null || after !== null) await write(id, after)
      }
      const next = last.then(changed)
      last = next.catch(() => undefined)
      return next
    },
  }
}
