// The one place for secrets that a workspace uses: the host's own, or a sealed file once there is a passphrase. Nothing is ever in neither of them.
import { existsSync, renameSync } from 'node:fs'
import { AppError } from '#contract/failure.ts'
import { openSealedSecrets } from './sealed-secrets.ts'
import type { SealedSecrets } from './sealed-secrets.ts'
import type { SecretBox } from './secrets.ts'

export type SafeOptions = {
  /** Where the sealed file stands, or would stand. */
  readonly file: string
  /** A passphrase that was given at the start; null where none was. */
  readonly passphrase: string | null
  /** The host's own place for secrets: its keyring, or memory. */
  readonly openOwn: () => Promise<SecretBox>
}

export type Safe = SecretBox & {
  readonly protect: (passphrase: string) => Promise<void>
  readonly unlock: (passphrase: string) => Promise<void>
  readonly change: (passphrase: string, next: string) => Promise<void>
  readonly forget: () => Promise<void>
}

/** What is said wherever a key is needed before the passphrase was given. */
export const lockedKeys = (): AppError =>
  new AppError('auth', {
    sentence: 'The keys of your shops are locked with your passphrase.',
    action: 'Open Connections and enter the passphrase (without a window: give it in LISTWRIGHT_PASSPHRASE).',
    place: 'Connection',
  })

const notNow = (sentence: string): AppError =>
  new AppError('conflict', { sentence, action: 'Look at Connections again; something changed meanwhile.' })

const entriesOf = async (box: SecretBox): Promise<Record<string, string>> => {
  const entries: Record<string, string> = {}
  for (const name of await box.names()) {
    const kept = await box.read(name)
    if (kept !== null) entries[name] = kept
  }
  return entries
}

// What could not be read (by a keyring that was shut just then) is not cleared with the rest.
const clear = async (box: SecretBox, taken: Readonly<Record<string, string>>): Promise<void> => {
  for (const name of Object.keys(taken)) await box.write(name, null)
}

/** Opens it: sealed with the passphrase that was given, locked where there is a sealed file and none was, else the host's own place. */
export const openSafe = async ({ file, passphrase, openOwn }: SafeOptions): Promise<Safe> => {
  let own: SecretBox | null = null
  let sealed: SealedSecrets | null = null
  let isLocked = false
  /** Deeds and writes go one after the other, so that no write falls between copying and turning. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
  const current = (): SecretBox => {
    const box = sealed ?? own
    if (isLocked || box === null) throw lockedKeys()
    return box
  }

  // The sealed file is whole on disk before the other place is cleared; what a crash leaves there is taken along at the next unlocking.
  const sealWhatIsOwn = async (word: string): Promise<void> => {
    own ??= await openOwn()
    const entries = await entriesOf(own)
    sealed = await openSealedSecrets(file, word, entries)
    await clear(own, entries)
  }
  const unlockWith = async (word: string): Promise<void> => {
    sealed = await openSealedSecrets(file, word)
    isLocked = false
    const rest = await openOwn()
    const known = new Set(await sealed.names())
    const entries = await entriesOf(rest)
    for (const [name, kept] of Object.entries(entries)) {
      if (!known.has(name)) await sealed.write(name, kept)
    }
    await clear(rest, entries)
  }

  if (existsSync(file)) {
    isLocked = true
    if (passphrase !== null) await unlockWith(passphrase)
  } else {
    own = await openOwn()
    if (passphrase !== null && (await own.names()).length > 0) await sealWhatIsOwn(passphrase)
    else if (passphrase !== null) sealed = await openSealedSecrets(file, passphrase)
  }

  return {
    state: () => (isLocked ? 'locked' : current().state()),
    names: async () => current().names(),
    read: async (name) => current().read(name),
    write: (name, value) => inTurn(async () => current().write(name, value)),
    protect: (word) =>
      inTurn(async () => {
        if (isLocked || sealed !== null) throw notNow('The keys are sealed with a passphrase already.')
        await sealWhatIsOwn(word)
      }),
    unlock: (word) =>
      inTurn(async () => {
        if (isLocked) await unlockWith(word)
      }),
    change: (word, next) =>
      inTurn(async () => {
        if (isLocked || sealed === null) throw notNow('The keys are not sealed with a passphrase that is open.')
        await sealed.change(word, next)
      }),
    forget: () =>
      inTurn(async () => {
        if (!isLocked) throw notNow('The keys are not locked, so there is nothing to give up.')
        renameSync(file, `${file}.given-up`)
        own = await openOwn()
        isLocked = false
      }),
  }
}
