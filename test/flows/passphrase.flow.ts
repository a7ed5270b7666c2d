// Keys where nothing protects them: the screen says so, a passphrase seals them, the next start asks for it, and a forgotten one costs a reconnection.
import type { Page } from '@playwright/test'
import { expect, test } from './hosts.ts'
import { answerConsent } from './parts/consent.ts'
import { everyFile } from './parts/recording.ts'
import { takeScreenshot } from './parts/screenshot.ts'
import { expectAccessible, loaded, message, openSection } from './parts/window.ts'

const first = 'four words in a row'
const second = 'another four words here'
// A desktop without a keyring that protects anything.
const environment = { LISTWRIGHT_KEYRING: 'basic' }

const openConnections = async (page: Page): Promise<void> => {
  await openSection(page, 'Settings')
  await page.getByRole('link', { name: 'Connect your own shop' }).click()
}
const keysCard = (page: Page) => page.getByRole('region', { name: 'Keys' })

const connectAndUse = async (page: Page): Promise<void> => {
  await page.getByRole('radio', { name: /Rehearse/ }).check()
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  const link = page.getByRole('link', { name: 'Open the approval page again' })
  await expect(link).toBeVisible()
  const answer = await answerConsent((await link.getAttribute('href')) ?? '', 'allow')
  await page.getByLabel('Address of the page after approving').fill(answer)
  await page.getByRole('button', { name: 'Finish' }).click()
  await page.getByRole('article', { name: 'Practice Shop US' }).getByRole('button', { name: 'Use this shop' }).click()
}

// Drawing a key from a passphrase is slow on purpose, and slower on a busy machine.
const slow = { timeout: 120_000 }

test('a passphrase seals the keys, is asked for at the next start, can be changed, and given up when forgotten', async ({
  launcher,
}) => {
  test.setTimeout(480_000)
  const one = await launcher.open({ environment })
  await loaded(one.page)
  await openConnections(one.page)
  await connectAndUse(one.page)
  const keys = keysCard(one.page)
  await expect(keys.getByText(/not protected|forgotten when Listwright ends/i).first()).toBeVisible()
  await keys.getByLabel(/^New passphrase/).fill(first)
  await keys.getByLabel('The same again').fill('something else')
  await keys.getByRole('button', { name: 'Seal the keys' }).click()
  await expect(keys.getByText('The two passphrases are not the same.')).toBeVisible()
  await expectAccessible(one.page)
  await keys.getByLabel(/^New passphrase/).fill(first)
  await keys.getByLabel('The same again').fill(first)
  await keys.getByRole('button', { name: 'Seal the keys' }).click()
  await expect(keys.getByText('Sealed with your passphrase')).toBeVisible(slow)
  expect(await one.page.evaluate(() => document.documentElement.outerHTML)).not.toContain(first)
  expect(await one.quit()).toBe(0)
  const files = [...everyFile(launcher.workspace), ...(launcher.host === 'electron' ? everyFile(launcher.data) : [])]
  expect(files.filter(({ text }) => text.includes(first)).map(({ file }) => file)).toEqual([])
  expect(files.some(({ file }) => file.endsWith('secrets.json'))).toBe(true)

  const two = await launcher.open({ environment })
  await loaded(two.page)
  // Without being asked for, the start leads to where the passphrase is entered.
  await expect(two.page.getByRole('heading', { name: 'Connections' })).toBeVisible()
  const locked = keysCard(two.page)
  await takeScreenshot(two, 'connections-locked')
  await locked.getByLabel('Passphrase').fill('not this one')
  await locked.getByRole('button', { name: 'Unlock' }).click()
  await expect(locked.getByText('That is not the passphrase')).toBeVisible(slow)
  await expectAccessible(two.page)
  await locked.getByLabel('Passphrase').fill(first)
  await locked.getByRole('button', { name: 'Unlock' }).click()
  await expect(message(two.page, 'Keys unlocked')).toBeVisible(slow)
  const card = two.page.getByRole('article', { name: 'Practice Shop US' })
  await expect(card.getByText('In use')).toBeVisible()
  await expect(card.getByText('Works')).toBeVisible()
  await two.page.getByRole('button', { name: 'Change the passphrase…' }).click()
  await keysCard(two.page).getByLabel('Present passphrase').fill(first)
  await keysCard(two.page)
    .getByLabel(/^New passphrase/)
    .fill(second)
  await keysCard(two.page).getByLabel('The same again').fill(second)
  await two.page.getByRole('button', { name: 'Change it' }).click()
  await expect(message(two.page, 'The passphrase was changed')).toBeVisible(slow)
  expect(await two.quit()).toBe(0)

  const three = await launcher.open({ environment })
  await loaded(three.page)
  const forgotten = keysCard(three.page)
  await forgotten.getByLabel('Passphrase').fill(first)
  await forgotten.getByRole('button', { name: 'Unlock' }).click()
  await expect(forgotten.getByText('That is not the passphrase')).toBeVisible(slow)
  await forgotten.getByRole('button', { name: 'Forgotten?' }).click()
  await expectAccessible(three.page)
  await forgotten.getByRole('button', { name: 'Give them up' }).click()
  await expect(message(three.page, 'The sealed keys were given up')).toBeVisible()
  await expect(three.page.getByRole('article', { name: 'Practice Shop US' })).toHaveCount(0)
  await connectAndUse(three.page)
  await expect(three.page.getByRole('article', { name: 'Practice Shop US' }).getByText('In use')).toBeVisible()
  expect(await three.quit()).toBe(0)
})
