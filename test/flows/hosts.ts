// Opens the app for a flow: the desktop app or the browser host, on a fresh workspace, the same handle for both. It knows no screen.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { _electron, test as base, expect } from '@playwright/test'
import type { Browser, BrowserType, ElectronApplication, Page } from '@playwright/test'
import { z } from 'zod'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type HostName = 'browser' | 'electron'

export type OpenOptions = {
  /** Flags beside --workspace. */
  readonly args?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** Runs before the page is looked at, for what has to watch it from its first moment. */
  readonly onPage?: (page: Page) => Promise<void> | void
}

/** One run of the app in one host. */
export type RunningApp = {
  readonly host: HostName
  readonly page: Page
  /** Everything the page reported as an error, a refused content among it. */
  readonly errors: string[]
  /** Sets the size of what the page is drawn in, in pixels. */
  readonly resize: (width: number, height: number) => Promise<void>
  /** The desktop app itself; null in the browser host. */
  readonly electron: ElectronApplication | null
  /** Ends it as a person would, and resolves with the exit code. */
  readonly quit: () => Promise<number | null>
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>
}

/** Where one test's app keeps its things, and how it is opened, more than once if need be. */
export type Launcher = {
  readonly host: HostName
  readonly workspace: string
  readonly data: string
  readonly open: (options?: OpenOptions) => Promise<RunningApp>
}

const watchErrors = (page: Page): string[] => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return errors
}

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode === null && child.signalCode === null
    ? new Promise((resolve) => child.once('exit', (code) => resolve(code)))
    : Promise.resolve(child.exitCode)

type Folders = { readonly workspace: string; readonly data: string }
type Ending = { readonly killNow: () => void }

const environmentOf = (folders: Folders, options: OpenOptions): Record<string, string> => {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(own), LISTWRIGHT_TEST: '1', LISTWRIGHT_DATA: folders.data, ...options.environment }
}

const addressShape = z.object({ address: z.string() })

const openInBrowser = async (
  folders: Folders,
  options: OpenOptions,
  browser: Browser,
): Promise<RunningApp & Ending> => {
  const host = join(root, 'src', 'main', 'browser', 'index.ts')
  const flags = ['--workspace', folders.workspace, '--no-open', '--json', '--port', '0', ...(options.args ?? [])]
  const child = spawn(process.execPath, [host, ...flags], {
    env: environmentOf(folders, options),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`The browser host ended with ${code} before it was ready`)))
  })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const errors = watchErrors(page)
  await options.onPage?.(page)
  await page.goto(addressShape.parse(JSON.parse(line)).address)
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    // A page that outlives its host complains about that, and rightly.
    page.removeAllListeners('console')
    const ending = ended(child)
    child.kill(signal)
    const code = await ending
    await context.close()
    return code
  }
  return {
    host: 'browser',
    page,
    errors,
    electron: null,
    resize: (width, height) => page.setViewportSize({ width, height }),
    quit: () => end('SIGINT'),
    kill: async () => void (await end('SIGKILL')),
    killNow: () => child.kill('SIGKILL'),
  }
}

/** Flags for a run of the desktop app from its sources. */
export const desktopArguments = (workspace: string): string[] => [
  '-r',
  join(root, 'dist', 'preload', 'early.cjs'),
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  root,
  '--workspace',
  workspace,
]

const openInElectron = async (folders: Folders, options: OpenOptions): Promise<RunningApp & Ending> => {
  const binary = process.env['LISTWRIGHT_ELECTRON']
  const electron = await _electron.launch({
    args: [...desktopArguments(folders.workspace), ...(options.args ?? [])],
    env: environmentOf(folders, options),
    ...(binary === undefined ? {} : { executablePath: binary }),
  })
  const child = electron.process()
  const page = await electron.firstWindow()
  const errors = watchErrors(page)
  if (options.onPage !== undefined) {
    await page.waitForLoadState()
    await options.onPage(page)
    await page.reload()
  }
  const quit = async (): Promise<number | null> => {
    const end = ended(child)
    // The connection may be gone before the answer is.
    await electron.evaluate(({ app }) => app.quit()).catch(() => undefined)
    return end
  }
  return {
    host: 'electron',
    page,
    errors,
    electron,
    resize: async (width, height) =>
      electron.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
        width,
        height,
      ] as const),
    quit,
    kill: async () => {
      const end = ended(child)
      child.kill('SIGKILL')
      await end
    },
    killNow: () => child.kill('SIGKILL'),
  }
}

const launch = (playwright: { readonly chromium: BrowserType }): Promise<Browser> => {
  const executablePath = process.env['LISTWRIGHT_CHROMIUM']
  return playwright.chromium.launch(executablePath === undefined ? {} : { executablePath })
}

// What nobody caught behind the window: the log has it, and the program goes on.
const uncaughtIn = (workspace: string): string[] => {
  const folder = join(workspace, 'logs')
  const files = existsSync(folder) ? readdirSync(folder) : []
  const lines = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
  return lines.filter((line) => line.includes('"level":"error"') && /"message":"(?:Uncaught|Unhandled) in /.test(line))
}

type Fixtures = { launcher: Launcher; app: RunningApp }

/** `launcher` opens the app when the test says so; `app` is one that is open already. No page may have reported an error at the end, and none may have gone uncaught. */
export const test = base.extend<Fixtures>({
  launcher: async ({ playwright }, use, testInfo) => {
    const host: HostName = testInfo.project.name === 'electron' ? 'electron' : 'browser'
    const folder = mkdtempSync(join(tmpdir(), 'listwright-flow-'))
    const folders: Folders = { workspace: join(folder, 'workspace'), data: join(folder, 'data') }
    const running: (RunningApp & Ending)[] = []
    let browser: Browser | null = null
    await use({
      host,
      ...folders,
      open: async (options = {}) => {
        const app =
          host === 'electron'
            ? await openInElectron(folders, options)
            : await openInBrowser(folders, options, (browser ??= await launch(playwright)))
        running.push(app)
        return app
      },
    })
    for (const app of running) app.killNow()
    // Assigned in the closure above, which the type checker does not follow.
    await (browser as Browser | null)?.close()
    const uncaught = uncaughtIn(folders.workspace)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
    expect(uncaught).toEqual([])
    expect(running.flatMap((app) => app.errors)).toEqual([])
  },
  app: async ({ launcher }, use) => {
    const app = await launcher.open()
    await use(app)
    expect(await app.quit()).toBe(0)
  },
})

export { expect }
