// Listing in the practice shop: the plan, the job, the results, the statuses, the board of permissions.
import { expect, test } from './hosts.ts'
import { startWithSample } from './parts/import.ts'
import { cell, goToCell, picker, pickLeaf } from './parts/products.ts'
import { expectAccessible, loaded, message, openSection } from './parts/window.ts'

test('a catalogue is listed; one product waits for a permission and says where to apply', async ({ app: { page } }) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'title')
  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: 'Category…' }).click()
  await pickLeaf(page, 'decor clock', 'Clocks')
  await expect(cell(page, 'Brass Candle Holder', 'status')).toHaveText('Ready')
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await goToCell(page, 'Brass Candle Holder', 'category')
  await page.keyboard.press('Enter')
  await pickLeaf(page, 'kids bedding', "Kids' Bedding")
  await expect(cell(page, 'Brass Candle Holder', 'category')).toHaveText("Kids' Bedding")

  await page.getByRole('button', { name: /^Publish/ }).click()
  await expect(page.getByText('1 goes into restricted categories')).toBeVisible()
  await expect(page.getByText(/The title has \d+ characters/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Confirm \d+ products/ }).click()
  await expect(page.getByRole('progressbar')).toBeVisible()
  await expect(page.getByText(/^done /)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('region', { name: 'Results' }).getByText('Listed', { exact: true }).first()).toBeVisible()
  await expectAccessible(page)

  await expect(message(page, /waits for a permission/)).toBeVisible({ timeout: 60_000 })
  await openSection(page, 'Permissions')
  const card = page.getByRole('article').filter({ hasText: "Kids' Bedding" })
  await expect(card.getByText('1 product', { exact: true })).toBeVisible()
  await expect(card.getByRole('button', { name: 'Open Qualification Center' })).toHaveAttribute(
    'data-link',
    'https://seller-us.tiktok.com/qualification?tab=category',
  )
  await expectAccessible(page)

  await openSection(page, 'Products')
  await expect(cell(page, 'Brass Candle Holder', 'status')).toHaveText('Waiting for permission')
  await page.getByRole('tab', { name: /^Live/ }).click()
  await expect(cell(page, 'Bud Vase', 'status')).toHaveText('Live')
  await openSection(page, 'Activity')
  await expect(page.getByRole('region', { name: 'Notices' }).getByText(/waits for a permission/)).toBeVisible()
  await expectAccessible(page)
})

test('the sections without content say what to do next', async ({ app: { page } }) => {
  await loaded(page)
  await openSection(page, 'Publish')
  await expect(page.getByRole('heading', { name: 'Nothing to list yet' })).toBeVisible()
  await expectAccessible(page)
  await openSection(page, 'Permissions')
  await expect(page.getByRole('heading', { name: 'No product waits for a permission' })).toBeVisible()
  await expectAccessible(page)
  await openSection(page, 'Activity')
  await expectAccessible(page)
  await openSection(page, 'Import')
  await expectAccessible(page)
})

test('a dialog that is left sends nothing', async ({ app: { page } }) => {
  await startWithSample(page)
  await page.getByRole('button', { name: /^Publish/ }).click()
  await expect(page.getByRole('button', { name: 'Nothing to send' })).toBeDisabled()
  await expect(picker(page)).toHaveCount(0)
})
