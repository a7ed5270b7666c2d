// Opens the workspace for one command, runs it and closes it, whatever happens.
import { resolve } from 'node:path'
import { openWorkspace } from '#main/workspace/join.ts'
import { readShopOptions } from '#main/workspace/options.ts'
import { passphraseAtStart } from '#main/workspace/passphrase.ts'
import { createMemorySecrets } from '#main/workspace/secrets.ts'
import { exitCodes, reportFailure } from './outcome.ts'
import type { Call } from './outcome.ts'

export type CommonOptions = {
  readonly workspace: string
  readonly json: boolean
  readonly shopUrl?: string
  readonly appKey?: string
  readonly appSecret?: string
  readonly accessToken?: string
  readonly shopCipher?: string
}

/** npm runs its scripts in the project's folder; what was typed means the folder it was typed in. */
export const fromWhereTyped = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path)

/** Runs one command in its workspace, prints what came of it and answers the exit code. */
export const runInWorkspace = async (options: CommonOptions, call: Call): Promise<number> => {
  try {
    const shop = readShopOptions(options, process.env)
    const workspace = await openWorkspace({
      folder: fromWhereTyped(options.workspace),
      shop,
      host: {
        name: 'cli',
        secrets: {
          passphrase: (places) =>
            passphraseAtStart({ file: places.passphraseSecrets, environment: process.env, hasNewSecrets: false }),
          openOwn: async () => createMemorySecrets(),
        },
        openLink: async () => false,
        notify: () => undefined,
      },
    })
    try {
      const answer = await call(workspace)
      console.log(options.json ? JSON.stringify(answer.json) : answer.text)
    } finally {
      await workspace.close()
    }
    return exitCodes.done
  } catch (error) {
    return reportFailure(error, options.json)
  }
}
