// Connecting a shop: from the consent page to the first call, by itself and by pasting, back again, and forgetting it.
import type { Page } from '@playwright/test'
import { expect, test } from './hosts.ts'
import { answerConsent } from './parts/consent.ts'
import { takeScreenshot } from './parts/screenshot.ts'
import { expectAccessible, loaded, message, openSection } from './parts/window.ts'

// One port waits for approvals on a machine, so these go one after the other.
test.describe.configure({ mode: 'serial' })

const begin = async (page: Page): Promise<string> => {
  await loaded(page)
  await openSection(page, 'Settings')
  await page.getByRole('link', { name: 'Connect your own shop' }).click()
  await page.getByRole('radio', { name: /Rehearse/ }).check()
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  const link = page.getByRole('link', { name: 'Open the approval page again' })
  await expect(link).toBeVisible()
  return (await link.getAttribute('href')) ?? ''
}

const shopCard = (page: Page) => page.getByRole('article', { name: 'Practice Shop US' })

test('a seller approves, chooses the shop, sees the first call, and disconnects again', async ({ app }) => {
  const { page } = app
  const consent = await begin(page)
  await expectAccessible(page)
  await page.getByLabel('Address of the page after approving').fill(await answerConsent(consent, 'allow'))
  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(message(page, /^Connected: Practice Shop US/)).toBeVisible()
  const card = shopCard(page)
  await expect(card.getByText('Works')).toBeVisible()
  await expect(card.getByText(/permissions granted/)).toBeVisible()
  await card.getByRole('button', { name: 'Use this shop' }).click()
  await expect(card.getByText('In use')).toBeVisible()
  const calls = page.getByRole('region', { name: 'Last calls' })
  await expect(calls.getByRole('cell', { name: /Get authorized shops/ }).first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'Before you can list' }).getByText('Shop is active')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio', { name: /United States/ }).check()
  await expectAccessible(page)
  await takeScreenshot(app, 'connections')
  await page.getByRole('button', { name: /switch shops/ }).click()
  await page.getByRole('menuitemradio', { name: 'Back to the practice shop' }).click()
  await expect(card.getByRole('button', { name: 'Use this shop' })).toBeVisible()
  await card.getByRole('button', { name: 'Disconnect…' }).click()
  await expectAccessible(page)
  await card.getByRole('button', { name: 'Disconnect', exact: true }).click()
  await expect(message(page, 'Disconnected')).toBeVisible()
  await expect(card).toHaveCount(0)
})

test('the approval comes back by itself, also after the seller first said no', async ({ app: { page } }) => {
  const consent = await begin(page)
  const said = await fetch(await answerConsent(consent, 'deny'))
  expect(await said.text()).toContain('was not approved')
  await expect(page.getByText(/did not approve/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ask for the approval again' }).click()
  const again = page.getByRole('link', { name: 'Open the approval page again' })
  await expect(again).toBeVisible()
  await fetch(await answerConsent((await again.getAttribute('href')) ?? '', 'allow'))
  await expect(shopCard(page).getByText('Works')).toBeVisible()
})

test('a permission that was not granted is named with what will not work, until the seller approves again', async ({
  app,
}) => {
  const { page } = app
  const consent = await begin(page)
  const redirect = await answerConsent(consent, 'allow', undefined, 'seller.product.delete')
  await page.getByLabel('Address of the page after approving').fill(redirect)
  await page.getByRole('button', { name: 'Finish' }).click()
  const card = shopCard(page)
  await expect(card.getByText('Not everything was granted')).toBeVisible()
  await expect(card.getByText(/seller\.product\.delete/).first()).toBeVisible()
  await expectAccessible(page)
  await takeScreenshot(app, 'connections-not-granted')
  await card.getByRole('button', { name: 'Connect again' }).click()
  const again = page.getByRole('link', { name: 'Open the approval page again' })
  await expect(again).toBeVisible()
  await fetch(await answerConsent((await again.getAttribute('href')) ?? '', 'allow'))
  await expect(card.getByText(/^All \d+ permissions granted/)).toBeVisible()
})
