// The passphrase a host without a desktop is given at its start: from the environment, or asked for once. It never prints it.
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

const ask = async (question: string): Promise<string> =>
  new Promise((resolve) => {
    process.stderr.write(question)
    // What is typed goes nowhere.
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
    const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true })
    // The terminal hands Ctrl-C to whoever reads from it.
    reader.once('SIGINT', () => {
      reader.close()
      process.stderr.write('\n')
      process.kill(process.pid, 'SIGINT')
    })
    // Ctrl-D is no passphrase either.
    reader.once('close', () => resolve(''))
    reader.question('', (answer) => {
      resolve(answer)
      reader.close()
      process.stderr.write('\n')
    })
  })

export type PassphraseOptions = {
  readonly file: string
  readonly environment: NodeJS.ProcessEnv
  /** True where secrets were given that are worth keeping, so that it makes sense to ask even before there is a file. */
  readonly hasNewSecrets: boolean
}

/** The passphrase that was given, or null: then a sealed file stays locked, and what is not sealed yet is kept in memory only. */
export const passphraseAtStart = async ({
  file,
  environment,
  hasNewSecrets,
}: PassphraseOptions): Promise<string | null> => {
  const given = environment['LISTWRIGHT_PASSPHRASE']
  if (given) return given
  const isSealed = existsSync(file)
  if (!(isSealed || hasNewSecrets) || !process.stdin.isTTY || !process.stderr.isTTY) return null
  const otherwise = isSealed ? 'Enter leaves them locked' : 'Enter keeps them in memory only'
  const typed = await ask(`Passphrase for the keys of your shop (${otherwise}): `)
  return typed === '' ? null : typed
}
