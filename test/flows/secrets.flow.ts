// The keys of a shop never leave the work: not to the window, not to a log, not to any file in the clear. In both hosts, against a shop of its own.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startShop } from '../practice-shop.ts'
import type { Shop } from '../practice-shop.ts'
import { expect, test } from './hosts.ts'
import { startWithSample } from './parts/import.ts'
import { everyFile, record } from './parts/recording.ts'
import type { Recording } from './parts/recording.ts'
import { loaded, openSection } from './parts/window.ts'

const secretsOf = (shop: Shop): string[] => {
  const bare = [shop.appSecret, shop.accessToken, shop.refreshToken, shop.shopCipher]
  return bare.flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
}

const sections = ['Publish', 'Permissions', 'Categories', 'Activity', 'Import', 'Settings', 'Products'] as const

test('nothing that crosses to the window, and no file of the workspace, holds a key of the shop', async ({
  launcher,
}) => {
  const shop = await startShop()
  const secrets = secretsOf(shop)
  const holdsOne = (text: string): boolean => secrets.some((secret) => text.includes(secret))
  try {
    let recording: Recording | null = null
    const app = await launcher.open({
      environment: { ...shop.environment, LISTWRIGHT_PASSPHRASE: 'a passphrase for this flow' },
      onPage: async (page) => {
        recording = await record(page)
      },
    })
    await startWithSample(app.page)
    for (const section of sections) await openSection(app.page, section)
    // Assigned in the callback above, which the type checker does not follow.
    const messages = (await (recording as Recording | null)?.messages()) ?? []

    // The recording heard the work: the shop's name, the products, the tree.
    expect(messages.some((message) => message.includes('Brass Candle Holder'))).toBe(true)
    expect(messages.length).toBeGreaterThan(20)
    expect(messages.filter(holdsOne)).toEqual([])

    const shown = await app.page.evaluate(
      () => document.documentElement.outerHTML + JSON.stringify(Object.entries(localStorage)),
    )
    expect(holdsOne(shown)).toBe(false)
    expect(await app.quit()).toBe(0)

    const files = [...everyFile(launcher.workspace), ...(launcher.host === 'electron' ? everyFile(launcher.data) : [])]
    expect(files.some(({ text }) => text.includes('Brass Candle Holder'))).toBe(true)
    expect(files.filter(({ text }) => holdsOne(text)).map(({ file }) => file)).toEqual([])
    expect(readFileSync(join(launcher.workspace, 'secrets.json'), 'utf8')).toContain('"kind":"passphrase"')
  } finally {
    await shop.stop()
  }
})

// Everything a page of this app keeps or shows: its markup, what was typed, and every store a browser has.
const everythingKept = async (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const typed = [...document.querySelectorAll('input, textarea')].map((field) => Reflect.get(field, 'value'))
    const databases = await indexedDB.databases()
    const stores = [Object.entries(localStorage), Object.entries(sessionStorage), databases, await caches.keys()]
    return document.documentElement.outerHTML + JSON.stringify([typed, stores, document.cookie])
  })

test('a secret that was typed in, and the passphrase, are nowhere in the clear, also after a power cut', async ({
  launcher,
}) => {
  const planted = ['planted-app-secret-93b1', 'planted passphrase 5d07']
  const holdsOne = (text: string): boolean =>
    planted.some((secret) => text.includes(secret) || text.includes(Buffer.from(secret).toString('base64')))
  const everywhere = () => [
    ...everyFile(launcher.workspace),
    ...(launcher.host === 'electron' ? everyFile(launcher.data) : []),
  ]
  const app = await launcher.open({ environment: { LISTWRIGHT_PASSPHRASE: planted[1] ?? '' } })
  const { page } = app
  await loaded(page)
  await openSection(page, 'Settings')
  await page.getByRole('link', { name: 'Connect your own shop' }).click()
  await page.getByRole('radio', { name: /United States/ }).check()
  await page.getByLabel(/^Name for this connection/).fill('Mine')
  await page.getByLabel(/^App key/).fill('planted-key')
  await page.getByLabel(/^App secret/).fill(planted[0] ?? '')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByLabel('Address of the page after approving')).toBeVisible()
  // An approval that is refused writes a sentence of it.
  await page
    .getByLabel('Address of the page after approving')
    .fill(`http://127.0.0.1/callback?code=${planted[0] ?? ''}`)
  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(page.getByText(/belong|another attempt|does not/).first()).toBeVisible()
  await page.getByLabel('Address of the page after approving').fill('')
  expect(holdsOne(await everythingKept(page))).toBe(false)
  // Nothing is tidied up behind a power cut: the journal of the database is still there.
  await app.kill()
  expect(everywhere().some(({ file }) => file.endsWith('-wal'))).toBe(true)
  expect(
    everywhere()
      .filter(({ text }) => holdsOne(text))
      .map(({ file }) => file),
  ).toEqual([])

  const again = await launcher.open({ environment: { LISTWRIGHT_PASSPHRASE: planted[1] ?? '' } })
  await loaded(again.page)
  await openSection(again.page, 'Settings')
  await again.page.getByRole('link', { name: 'Connect your own shop' }).click()
  await expect(again.page.getByText('Mine').first()).toBeVisible()
  expect(holdsOne(await everythingKept(again.page))).toBe(false)
  expect(await again.quit()).toBe(0)
  expect(
    everywhere()
      .filter(({ text }) => holdsOne(text))
      .map(({ file }) => file),
  ).toEqual([])
})
