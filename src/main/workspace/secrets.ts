// What every place for secrets offers, and the one that needs nothing: memory. It knows no shop.
import type { KeyState } from '#contract/keys.ts'

/** A small named store of secrets. `write` with null forgets. What was written is on disk when the promise resolves. */
export type SecretBox = {
  readonly state: () => KeyState
  readonly names: () => Promise<readonly string[]>
  readonly read: (name: string) => Promise<string | null>
  readonly write: (name: string, value: string | null) => Promise<void>
}

/** The same box; whatever passes through it is hidden from the log from then on. */
export const withRedaction = (box: SecretBox, hideWithin: (kept: string) => void): SecretBox => ({
  state: box.state,
  names: box.names,
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
    names: async () => [...values.keys()],
    read: async (name) => values.get(name) ?? null,
    write: async (name, value) => {
      if (value === null) values.delete(name)
      else values.set(name, value)
    },
  }
}
