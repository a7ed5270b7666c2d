// The life of the desktop app: one instance, a workspace, a window, a clean end. It holds no rule of the product.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { app, dialog, session, shell } from 'electron'
import type { BrowserWindow } from 'electron'
import { isAppError } from '#contract/failure.ts'
import { defaultWorkspaceFolder } from '#main/workspace/folder.ts'
import { openWorkspace } from '#main/workspace/join.ts'
import type { Workspace } from '#main/workspace/join.ts'
import { findOwnAddress } from '#main/workspace/own-address.ts'
import { readShopOptions, takeEnvironment } from '#main/workspace/options.ts'
import { goThroughProxy } from '#main/workspace/proxy.ts'
import { openDoor } from './door.ts'
import { guardEverything } from './guards.ts'
import { setMenu } from './menu.ts'
import { createNotices } from './notices.ts'
import { collectOpenedFiles } from './open-with.ts'
import type { OpenedFiles } from './open-with.ts'
import { collectOwnAddresses, registerOwnScheme } from './own-addresses.ts'
import type { OwnAddresses } from './own-addresses.ts'
import { servePage } from './protocol.ts'
import { reviveOnCrash } from './revive.ts'
import { openKeyringSecrets } from './secrets.ts'
import { openDesktopSettings } from './settings.ts'
import { openWindow } from './window.ts'

const isTest = process.env['LISTWRIGHT_TEST'] === '1'

// Whoever makes a link decides what stands on the line that opens it, so an installed app that was started by one takes no flags.
const isStartedByLink = (): boolean => app.isPackaged && findOwnAddress(process.argv) !== null

const flags = () =>
  parseArgs({
    // Electron and Chromium read flags of their own from the same line.
    strict: false,
    allowPositionals: true,
    args: isStartedByLink() ? [] : process.argv.slice(1),
    options: {
      workspace: { type: 'string' },
      'shop-url': { type: 'string' },
      'app-key': { type: 'string' },
      'app-secret': { type: 'string' },
      'access-token': { type: 'string' },
      'shop-cipher': { type: 'string' },
    },
  }).values

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const endWith = (title: string, words: string, code: number): void => {
  process.stderr.write(`${title} ${words}\n`)
  if (!isTest) dialog.showErrorBox(title, words)
  app.exit(code)
}

const endBecauseOf = (error: unknown): void => {
  if (isAppError(error) && error.code !== 'bug') endWith(error.details.sentence, error.details.action ?? '', 2)
  else endWith('Listwright could not start.', error instanceof Error ? (error.stack ?? error.message) : '', 1)
}

const open = async (notices: ReturnType<typeof createNotices>): Promise<Workspace> => {
  const given = flags()
  const environment = takeEnvironment(process.env)
  goThroughProxy(environment)
  return openWorkspace({
    folder: text(given['workspace']) ?? defaultWorkspaceFolder(),
    shop: readShopOptions(
      {
        shopUrl: text(given['shop-url']),
        appKey: text(given['app-key']),
        appSecret: text(given['app-secret']),
        accessToken: text(given['access-token']),
        shopCipher: text(given['shop-cipher']),
      },
      environment,
    ),
    host: {
      name: 'desktop',
      secrets: {
        passphrase: async () => environment['LISTWRIGHT_PASSPHRASE'] || null,
        openOwn: (places, log, tell) => openKeyringSecrets(places.keyringSecrets, log, tell),
      },
      openLink: async (link) => {
        await shell.openExternal(link)
        return true
      },
      notify: notices.raise,
      chooseFolder: async () => {
        const { filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] })
        return filePaths[0] ?? null
      },
    },
  })
}

const run = async (addresses: OwnAddresses, opened: OpenedFiles): Promise<void> => {
  let window: BrowserWindow | null = null
  const notices = createNotices(() => window)
  const settings = openDesktopSettings()
  const workspace = await open(notices)
  if (settings.problem !== null) workspace.tell('Settings were damaged', settings.problem)
  guardEverything(session.defaultSession, workspace.log)
  servePage(session.defaultSession, workspace.createPage(null))
  openDoor(workspace.calls, () => window, workspace.log)
  setMenu(workspace.places.folder)

  const show = (): Promise<void> =>
    openWindow(session.defaultSession, settings, (made) => {
      window = made
      notices.watch(made)
      reviveOnCrash(made, workspace.log, workspace.tell)
      made.on('closed', () => {
        window = null
      })
    })
  app.on('activate', () => {
    if (window === null) void show()
  })
  app.on('window-all-closed', () => app.quit())
  let isClosed = false
  app.on('will-quit', (event) => {
    // However often it is asked: a process that ends while a thread is inside the database is aborted. `exit` below asks nobody.
    event.preventDefault()
    if (isClosed) return
    isClosed = true
    void workspace.close().finally(() => app.exit(0))
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())
  process.on('uncaughtException', (error) => workspace.log.error('Uncaught in the desktop app', { error }))
  process.on('unhandledRejection', (error) => workspace.log.error('Unhandled in the desktop app', { error }))

  const toFront = (): void => {
    if (window?.isMinimized() === true) window.restore()
    window?.show()
    window?.focus()
  }
  try {
    await show()
    if (!registerOwnScheme()) workspace.log.warn('The system did not take listwright:// addresses for this app')
    addresses.handOnTo(workspace.takeAddress, toFront)
    opened.handOnTo(workspace.takeFile, toFront)
    if (!isClosed) await workspace.start()
  } catch (error) {
    // Where it was asked to quit meanwhile, nothing has failed.
    if (isClosed) return
    isClosed = true
    await workspace.close()
    throw error
  }
}

/** Starts the desktop app. Call it once; the scheme of the window's address is registered by then. */
export const startDesktop = (): void => {
  const dataFolder = process.env['LISTWRIGHT_DATA']
  if (dataFolder) app.setPath('userData', join(dataFolder, 'window'))
  app.setName('Listwright')
  if (!app.requestSingleInstanceLock()) {
    // The running one comes to the front by its own listener, with the workspace that it has open.
    process.stderr.write('Listwright is open already; its window is at the front.\n')
    app.exit(0)
    return
  }
  const addresses = collectOwnAddresses(process.argv.slice(1))
  const opened = collectOpenedFiles(process.argv.slice(1))
  app
    .whenReady()
    .then(() => run(addresses, opened))
    .catch(endBecauseOf)
}
