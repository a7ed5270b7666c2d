// The approval that comes back by listwright://callback: the running app takes it, an app started by it takes it, and nothing else is believed.
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../hosts.ts'
import type { Launcher } from '../hosts.ts'
import { answerConsent } from '../parts/consent.ts'
import { runDesktop } from '../parts/desktop-run.ts'
import { everyFile } from '../parts/recording.ts'
import { loaded, openSection } from '../parts/window.ts'

const begin = async (page: Page): Promise<string> => {
  await loaded(page)
  await openSection(page, 'Settings')
  await page.getByRole('link', { name: 'Connect your own shop' }).click()
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  const link = page.getByRole('link', { name: 'Open the approval page again' })
  await expect(link).toBeVisible()
  return (await link.getAttribute('href')) ?? ''
}

/** The address the system would hand over, had the app in Partner Center our own one as its redirect address. */
const ownAddress = async (consent: string, answer: 'allow' | 'deny'): Promise<string> =>
  `listwright://callback${new URL(await answerConsent(consent, answer)).search}`

const hand = async ({ workspace, data }: Launcher, address: string): Promise<void> => {
  expect((await runDesktop(workspace, data, [address])).code).toBe(0)
}

const card = (page: Page) => page.getByRole('article', { name: 'Practice Shop US' })

test('an approval is handed to the running app; another state, another address and a used code are refused in a sentence', async ({
  app: { page },
  launcher,
}) => {
  const consent = await begin(page)
  const right = await ownAddress(consent, 'allow')

  await hand(launcher, 'listwright://callback?code=ROW_somebodys-own-code&state=guessed')
  await expect(page.getByText(/no connection waits for it/).first()).toBeVisible()
  await hand(launcher, 'listwright://products?delete=all')
  await expect(page.getByText(/not one of its own/).first()).toBeVisible()
  await expect(card(page)).toHaveCount(0)

  await hand(launcher, right)
  await expect(card(page).getByText('Works')).toBeVisible()
  await hand(launcher, right)
  const log = join(launcher.workspace, 'logs', 'listwright.log')
  await expect.poll(() => readFileSync(log, 'utf8').match(/no connection waits for it/g)?.length).toBe(2)
  await expect(card(page).getByText('Works')).toBeVisible()

  const code = new URL(right).searchParams.get('code') ?? 'none'
  // The practice shop's own state holds the codes it gave out; nothing of ours does.
  const ours = everyFile(launcher.workspace).filter(({ file }) => !basename(file).startsWith('practice-shop'))
  expect(ours.filter(({ text }) => text.includes(code)).map(({ file }) => file)).toEqual([])
})

test('a seller who declines is heard of in the same way, and may be asked again', async ({
  app: { page },
  launcher,
}) => {
  const consent = await begin(page)
  await hand(launcher, await ownAddress(consent, 'deny'))
  await expect(page.getByText(/did not approve/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Ask for the approval again' }).click()
  const again = page.getByRole('link', { name: 'Open the approval page again' })
  await expect(again).toBeVisible()
  await hand(launcher, await ownAddress((await again.getAttribute('href')) ?? '', 'allow'))
  await expect(card(page).getByText('Works')).toBeVisible()
})

test('an app that was closed meanwhile is started by the approval and takes it', async ({ launcher }) => {
  const first = await launcher.open()
  const consent = await begin(first.page)
  const address = await ownAddress(consent, 'allow')
  expect(await first.quit()).toBe(0)
  const second = await launcher.open({ args: [address] })
  await loaded(second.page)
  // The practice shop keeps its codes in its state, the app the attempt it waits for.
  await openSection(second.page, 'Settings')
  await second.page.getByRole('link', { name: 'Connect your own shop' }).click()
  await expect(card(second.page).getByText('Works')).toBeVisible()
  expect(await second.quit()).toBe(0)
})
