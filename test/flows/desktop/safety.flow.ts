// What only the desktop app has to show: that its window is shut off from the machine, and that nobody else gets a door to the work.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../hosts.ts'
import type { Launcher, RunningApp } from '../hosts.ts'

const desktop = (app: RunningApp): NonNullable<RunningApp['electron']> => {
  if (app.electron === null) throw new Error('This flow is for the desktop app')
  return app.electron
}
const logOf = (launcher: Launcher): string => readFileSync(join(launcher.workspace, 'logs', 'listwright.log'), 'utf8')

test('the window opens on its own address, sandboxed, isolated and without Node', async ({ app }) => {
  expect(app.page.url()).toBe('app://listwright/')
  expect(await app.page.title()).toContain('Listwright')
  const safety = await desktop(app).evaluate(({ BrowserWindow }) => {
    const preferences: unknown = Reflect.get(
      BrowserWindow.getAllWindows()[0]?.webContents ?? {},
      'getLastWebPreferences',
    )
    return typeof preferences === 'function'
      ? (preferences.call(BrowserWindow.getAllWindows()[0]?.webContents) as Record<string, unknown>)
      : null
  })
  expect(safety).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
  })
  const seen = await app.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
  )
  expect(seen).toEqual([])
})

test('every answer carries the strict content policy', async ({ app }) => {
  const policies = await app.page.evaluate(async () =>
    Promise.all(
      ['/', '/nothing-here', '/images/none'].map(async (path) =>
        (await fetch(path)).headers.get('content-security-policy'),
      ),
    ),
  )
  for (const policy of policies) {
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
  }
  app.errors.length = 0
})

test('the window cannot leave its page, open another, reach the network or get a permission', async ({
  app,
  launcher,
}) => {
  const { page } = app
  await page.evaluate(() => {
    location.href = 'https://example.com/'
  })
  await expect.poll(() => logOf(launcher)).toContain('navigation')
  expect(page.url()).toBe('app://listwright/')
  expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true)
  expect(
    await page.evaluate(async () =>
      fetch('https://example.com/').then(
        () => 'reached',
        () => 'refused',
      ),
    ),
  ).toBe('refused')
  expect(
    await page.evaluate(async () =>
      fetch('file:///etc/hostname').then(
        () => 'reached',
        () => 'refused',
      ),
    ),
  ).toBe('refused')
  expect(await page.evaluate(async () => Notification.requestPermission())).toBe('denied')
  const place = await page.evaluate(
    async () =>
      new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          (error) => resolve(error.code),
        ),
      ),
  )
  expect(place).not.toBe('given')
  expect(desktop(app).windows()).toHaveLength(1)
  // Being refused is what this test is about.
  app.errors.length = 0
})

test('a foreign window gets no door, even with our preload and on our address', async ({ app, launcher }) => {
  const got = await desktop(app).evaluate(
    async ({ BrowserWindow }, preload) => {
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true },
      })
      await foreign.loadURL('app://listwright/')
      const ask = `new Promise((resolve) => {
      window.addEventListener('message', (event) => { if (event.data === 'listwright:port') resolve('a port') })
      window.postMessage('listwright:ready', location.origin)
      fetch('/').then(() => resolve('nothing'))
    })`
      const answer: unknown = await foreign.webContents.executeJavaScript(ask)
      foreign.destroy()
      return answer
    },
    join(import.meta.dirname, '..', '..', '..', 'dist', 'preload', 'index.cjs'),
  )
  expect(got).toBe('nothing')
  await expect.poll(() => logOf(launcher)).toContain('Refused a port to a foreign sender')
})
