// Where hosts without a desktop keep secrets: under a passphrase from the environment or asked for once, else in memory. It never prints a secret.
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { createMemorySecrets, openPassphraseSecrets } from './secrets.ts'
import type { SecretBox } from './secrets.ts'

const ask = async (question: string): Promise<string> =>
  new Promise((resolve) => {
    process.stderr.write(question)
    // What is typed goes nowhere.
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
    const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true })
    reader.question('', (answer) => {
      reader.close()
      process.stderr.write('\n')
      resolve(answer)
    })
  })

export type PassphraseOptions = {
  readonly file: string
  readonly environment: NodeJS.ProcessEnv
  /** True where secrets were given that are worth keeping, so that it makes sense to ask even before there is a file. */
  readonly hasNewSecrets: boolean
}

/** Opens the secrets of a workspace for the browser host and the command line. Throws AppError `auth` for a wrong passphrase. */
export const openPassphraseOrMemory = async ({
  file,
  environment,
  hasNewSecrets,
}: PassphraseOptions): Promise<SecretBox> => {
  const given = environment['LISTWRIGHT_PASSPHRASE']
  if (given) return openPassphraseSecrets(file, given)
  const isWorthAsking = (existsSync(file) || hasNewSecrets) && process.stdin.isTTY && process.stderr.isTTY
  if (!isWorthAsking) return createMemorySecrets()
  const typed = await ask('Passphrase for the keys of your shop (Enter keeps them in memory only): ')
  return typed === '' ? createMemorySecrets() : openPassphraseSecrets(file, typed)
}
