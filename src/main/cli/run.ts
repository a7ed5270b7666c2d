// Opens the workspace for one command, runs it and closes it, whatever happens.
import { resolve } from 'node:path'
import { openWorkspace } from '#main/workspace/join.ts'
import type { Workspace } from '#main/workspace/join.ts'
import { readShopOptions, takeEnvironment } from '#main/workspace/options.ts'
import { passphraseAtStart } from '#main/workspace/passphrase.ts'
import { goThroughProxy } from '#main/workspace/proxy.ts'
import { createMemorySecrets } from '#main/workspace/secrets.ts'
import { describeStopped, exitCodeOf, listenForInterruption } from './interruption.ts'
import type { Interruption } from './interruption.ts'
import { exitCodes, reportFailure, reportStopped } from './outcome.ts'
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

type Bugs = { readonly came: Promise<never>; readonly forget: () => void }

// What nobody catches would end the process at once, also while a thread is inside the database, which aborts it.
const listenForBugs = (): Bugs => {
  let hear: (error: unknown) => void = () => undefined
  const came = new Promise<never>((_resolve, reject) => {
    hear = reject
  })
  came.catch(() => undefined)
  process.on('uncaughtException', hear).on('unhandledRejection', hear)
  return {
    came,
    forget: () => void process.removeListener('uncaughtException', hear).removeListener('unhandledRejection', hear),
  }
}

// The command, Ctrl-C or a bug, whichever comes first.
const runUntilStopped = async (
  workspace: Workspace,
  call: Call,
  interruption: Interruption,
  bugs: Bugs,
  isJson: boolean,
): Promise<number> => {
  const answering = call(workspace)
  const first = await Promise.race([answering, interruption.came, bugs.came])
  if (typeof first !== 'string') {
    console.log(isJson ? JSON.stringify(first.json) : first.text)
    return exitCodes.done
  }
  // Whatever the command says about work that was stopped under it is nobody's concern.
  answering.catch(() => undefined)
  process.stderr.write('Stopping at a safe point …\n')
  reportStopped(describeStopped(await workspace.stopJobs()), isJson)
  return exitCodeOf[first]
}

/** Runs one command in its workspace, prints what came of it and answers the exit code. Ctrl-C ends it at a safe point. */
export const runInWorkspace = async (options: CommonOptions, call: Call): Promise<number> => {
  try {
    const environment = takeEnvironment(process.env)
    goThroughProxy(environment)
    const shop = readShopOptions(options, environment)
    const workspace = await openWorkspace({
      folder: fromWhereTyped(options.workspace),
      shop,
      host: {
        name: 'cli',
        secrets: {
          passphrase: (places) =>
            passphraseAtStart({ file: places.passphraseSecrets, environment, hasNewSecrets: false }),
          openOwn: async () => createMemorySecrets(),
        },
        openLink: async () => false,
        notify: () => undefined,
      },
    })
    const interruption = listenForInterruption()
    const bugs = listenForBugs()
    try {
      return await runUntilStopped(workspace, call, interruption, bugs, options.json)
    } finally {
      await workspace.close()
      interruption.forget()
      bugs.forget()
    }
  } catch (error) {
    return reportFailure(error, options.json)
  }
}
