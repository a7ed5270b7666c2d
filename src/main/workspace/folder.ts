// Where a workspace lives on disk and what lies where inside it. It opens nothing.
import { mkdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { AppError } from '#contract/failure.ts'

/** The folder an operating system keeps an app's data in, with `Listwright` at its end; LISTWRIGHT_DATA names another. */
export const dataFolder = (
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string => {
  const chosen = environment['LISTWRIGHT_DATA']
  if (chosen) return chosen
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Listwright')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Listwright')
  return join(environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'Listwright')
}

/** The workspace that is opened when none is named. */
export const defaultWorkspaceFolder = (): string => join(dataFolder(), 'workspace')

/** The places inside a workspace. All absolute. */
export type WorkspacePlaces = {
  readonly folder: string
  readonly database: string
  readonly incoming: string
  readonly pictures: string
  /** Pictures brought in by file name, from a ZIP. */
  readonly pictureFiles: string
  readonly logs: string
  readonly practiceState: string
  readonly passphraseSecrets: string
  readonly keyringSecrets: string
}

/** Makes the folder where it is missing. Throws AppError `invalid` where it cannot be used. */
export const openFolder = (path: string): WorkspacePlaces => {
  const folder = resolve(path)
  try {
    mkdirSync(join(folder, 'incoming'), { recursive: true, mode: 0o700 })
    if (!statSync(folder).isDirectory()) throw new Error('not a folder')
  } catch (cause) {
    throw new AppError(
      'invalid',
      {
        sentence: `The workspace folder ${folder} cannot be used: ${cause instanceof Error ? cause.message : 'unknown reason'}.`,
        action: 'Choose a folder you may write to with --workspace.',
        place: folder,
      },
      { cause },
    )
  }
  return {
    folder,
    database: join(folder, 'workspace.sqlite'),
    incoming: join(folder, 'incoming'),
    pictures: join(folder, 'pictures'),
    pictureFiles: join(folder, 'picture-files'),
    logs: join(folder, 'logs'),
    practiceState: join(folder, 'practice-shop.json'),
    passphraseSecrets: join(folder, 'secrets.json'),
    keyringSecrets: join(folder, 'secrets-keyring.json'),
  }
}
