// The life of the browser host. It holds no rule of the product.
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { AppError, isAppError } from '#contract/failure.ts'
import { defaultWorkspaceFolder } from '#main/workspace/folder.ts'
import { openWorkspace } from '#main/workspace/join.ts'
import type { Workspace } from '#main/workspace/join.ts'
import { readShopOptions, takeEnvironment } from '#main/workspace/options.ts'
import { passphraseAtStart } from '#main/workspace/passphrase.ts'
import { goThroughProxy } from '#main/workspace/proxy.ts'
import { createMemorySecrets } from '#main/workspace/secrets.ts'
import { openInSystemBrowser } from '#main/workspace/system-browser.ts'
import { startBrowserServer } from './server.ts'
import type { BrowserServer } from './server.ts'

/** Tried first, so that the browser keeps what it remembers of the window from one start to the next. */
const usualPort = 47_113

const readFlags = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        browser: { type: 'boolean', default: true },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        workspace: { type: 'string' },
        'shop-url': { type: 'string' },
        'app-key': { type: 'string' },
        'app-secret': { type: 'string' },
        'access-token': { type: 'string' },
        'shop-cipher': { type: 'string' },
      },
    }).values
  } catch (cause) {
    throw new AppError(
      'invalid',
      {
        sentence: `The command line was not understood: ${cause instanceof Error ? cause.message : ''}`,
        action: 'Known are --workspace FOLDER, --port NUMBER, --no-open and --shop-url with its keys.',
      },
      { cause },
    )
  }
}
type Given = ReturnType<typeof readFlags>

const portOf = (text: string | undefined): number | null => {
  if (text === undefined) return null
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new AppError('invalid', { sentence: `${text} is no port.`, action: 'Give --port a number up to 65535.' })
}

const serve = async (workspace: Workspace, port: number | null): Promise<BrowserServer> => {
  const parts = { calls: workspace.calls, createPage: workspace.createPage }
  if (port !== null) return startBrowserServer({ ...parts, port })
  try {
    return await startBrowserServer({ ...parts, port: usualPort })
  } catch (error) {
    if (!isAppError(error)) throw error
    return startBrowserServer({ ...parts, port: 0 })
  }
}

const open = async (given: Given): Promise<Workspace> => {
  const environment = takeEnvironment(process.env)
  goThroughProxy(environment)
  const shop = readShopOptions(
    {
      shopUrl: given['shop-url'],
      appKey: given['app-key'],
      appSecret: given['app-secret'],
      accessToken: given['access-token'],
      shopCipher: given['shop-cipher'],
    },
    environment,
  )
  return openWorkspace({
    folder: given.workspace ?? defaultWorkspaceFolder(),
    shop,
    host: {
      name: 'browser',
      secrets: {
        passphrase: (places) =>
          passphraseAtStart({
            file: places.passphraseSecrets,
            environment,
            hasNewSecrets: shop.appSecret !== null,
          }),
        openOwn: async () => createMemorySecrets(),
      },
      openLink: openInSystemBrowser,
      // The window hears of it by its own stream of events and tells the seller.
      notify: () => undefined,
    },
  })
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const run = async (given: Given): Promise<void> => {
  const port = portOf(given.port)
  const workspace = await open(given)
  let server: BrowserServer
  try {
    server = await serve(workspace, port)
  } catch (error) {
    await workspace.close()
    throw error
  }
  let isStopping = false
  const stop = (): void => {
    if (isStopping) return
    isStopping = true
    void server
      .close()
      .then(() => workspace.close())
      .finally(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  process.on('uncaughtException', (error) => workspace.log.error('Uncaught in the browser host', { error }))
  process.on('unhandledRejection', (error) => workspace.log.error('Unhandled in the browser host', { error }))

  const address = server.newAddress()
  if (given.json) say(JSON.stringify({ address, port: server.port }))
  else say(`Listwright is open at ${address} (for one browser; Ctrl-C stops it).`)
  if (process.stdin.isTTY) {
    say('Press Enter for an address for another browser.')
    createInterface({ input: process.stdin }).on('line', () => say(server.newAddress()))
  }
  if (!given['no-open'] && !(await openInSystemBrowser(address)))
    say('No browser could be opened: open the address yourself.')
  try {
    await workspace.start()
  } catch (error) {
    // Threads that go on with an import must not be cut off by the end of the process.
    await server.close()
    await workspace.close()
    throw error
  }
}

/** Runs until Ctrl-C. Ends the process with 2 after an expected failure, 1 after a bug, and one sentence about it. */
export const runBrowserHost = async (argv: readonly string[]): Promise<void> => {
  try {
    await run(readFlags(argv))
  } catch (error) {
    const isExpected = isAppError(error) && error.code !== 'bug'
    const words = isExpected
      ? [error.details.sentence, error.details.action].filter(Boolean).join(' ')
      : `Listwright could not start. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
    process.stderr.write(`${words}\n`)
    process.exit(isExpected ? 2 : 1)
  }
}
