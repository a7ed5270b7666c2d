// What only the desktop app has to show: that it starts, remembers, survives damage and ends cleanly.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../hosts.ts'
import { runDesktop } from '../parts/desktop-run.ts'

const loadedPage = /Listwright/

test('it starts, quits with code 0 and gives its workspace back', async ({ launcher }) => {
  const first = await launcher.open()
  await expect(first.page).toHaveTitle(loadedPage)
  expect(await first.quit()).toBe(0)
  const second = await launcher.open()
  await expect(second.page).toHaveTitle(loadedPage)
  expect(await second.quit()).toBe(0)
})

test('it starts again after it was killed', async ({ launcher }) => {
  const first = await launcher.open()
  await expect(first.page).toHaveTitle(loadedPage)
  await first.kill()
  const second = await launcher.open()
  await expect(second.page).toHaveTitle(loadedPage)
  expect(await second.quit()).toBe(0)
})

test('a broken settings file is kept aside, said, and does not stop it', async ({ launcher }) => {
  const folder = join(launcher.data, 'window')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'settings.json'), '{"window": nonsense')
  const app = await launcher.open()
  await expect(app.page).toHaveTitle(loadedPage)
  expect(readFileSync(join(folder, 'settings.json.broken'), 'utf8')).toBe('{"window": nonsense')
  expect(readFileSync(join(launcher.workspace, 'logs', 'listwright.log'), 'utf8')).toContain('settings.json.broken')
  expect(await app.quit()).toBe(0)
})

test('it remembers the size of its window', async ({ launcher }) => {
  const first = await launcher.open()
  await first.electron?.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ width: 1111, height: 777 }),
  )
  expect(await first.quit()).toBe(0)
  const second = await launcher.open()
  const bounds = await second.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  expect(bounds).toMatchObject({ width: 1111, height: 777 })
  expect(await second.quit()).toBe(0)
})

test('a workspace of a newer version is refused with a sentence and code 2, and stays as it is', async ({
  launcher,
}) => {
  const first = await launcher.open()
  expect(await first.quit()).toBe(0)
  const file = join(launcher.workspace, 'workspace.sqlite')
  const bytes = readFileSync(file)
  // The version of the workspace stands at byte 60 of the file (SQLite's user_version, big-endian).
  bytes.writeUInt32BE(9999, 60)
  writeFileSync(file, bytes)
  const ended = await runDesktop(launcher.workspace, launcher.data)
  expect(ended.code).toBe(2)
  expect(ended.said).toContain('newer Listwright')
  expect(readFileSync(file).equals(bytes)).toBe(true)
})

test('a second start on the same workspace brings the first to the front and ends', async ({ app, launcher }) => {
  const ended = await runDesktop(launcher.workspace, launcher.data)
  expect(ended.code).toBe(0)
  await expect(app.page).toHaveTitle(loadedPage)
})

test('the window comes back by itself when what draws it has ended', async ({ app, launcher }) => {
  const desktop = app.electron
  if (desktop === null) throw new Error('This flow is for the desktop app')
  const isDrawn = async (): Promise<unknown> =>
    desktop.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (contents === undefined || contents.isCrashed() || contents.isLoading()) return false
      return contents.executeJavaScript("document.documentElement.dataset.appState === 'loaded'")
    })
  await expect.poll(isDrawn).toBe(true)
  await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  const log = (): string => readFileSync(join(launcher.workspace, 'logs', 'listwright.log'), 'utf8')
  await expect.poll(log).toContain('The page of the window ended by itself')
  await expect.poll(isDrawn).toBe(true)
})

test('a damaged file of keys is kept aside and does not stop it', async ({ launcher }) => {
  mkdirSync(launcher.workspace, { recursive: true })
  writeFileSync(join(launcher.workspace, 'secrets-keyring.json'), '{"version": 2, "of a newer": "Listwright"}')
  const app = await launcher.open()
  await expect(app.page).toHaveTitle(loadedPage)
  expect(await app.quit()).toBe(0)
  const folder = readdirSync(launcher.workspace)
  // Without any keyring the file is not looked at, and stays where it is.
  const kept = folder.includes('secrets-keyring.json.broken') ? 'secrets-keyring.json.broken' : 'secrets-keyring.json'
  expect(readFileSync(join(launcher.workspace, kept), 'utf8')).toContain('of a newer')
})
