// The upgrade desk: rehearse, take another leaf, start TikTok Shop's task, be killed while it runs, follow it to its end, move what is left by edit.
import type { Page } from '@playwright/test'
import { controlOf } from '#test/main/app/control.ts'
import { startShop } from '#test/practice-shop.ts'
import { startAnswerProxy } from '#test/main/app/answer-proxy.ts'
import { expect, test } from './hosts.ts'
import { startWithSample } from './parts/import.ts'
import { cell, goToCell, grid, pickLeaf, productRow } from './parts/products.ts'
import { command, expectAccessible, loaded, message, openSection } from './parts/window.ts'
import { takeScreenshot } from './parts/screenshot.ts'

const openDesk = async (page: Page): Promise<void> => {
  await openSection(page, 'Categories')
  await page.getByRole('tab', { name: 'Upgrade' }).click()
}

const which = (page: Page) => page.getByRole('combobox', { name: 'Which products' })
const rows = (page: Page) => page.getByRole('region', { name: 'Products on their way' }).locator('tbody tr')

test('old products are rehearsed, moved by the task across a crash, and the rest by edit', async ({ launcher }) => {
  test.setTimeout(480_000)
  const shop = await startShop(['--seed', 'empty'])
  const control = controlOf(shop.controlUrl)
  try {
    await control.ask('POST', '/products/old', { count: 36, ageHours: 60, seed: 'desk', splitShare: 0.7 })
    await control.ask('POST', '/products/old', { count: 2, ageHours: 5, seed: 'new', splitShare: 0 })
    await control.ask('POST', '/products/old', {
      count: 2,
      ageHours: 60,
      seed: 'off',
      status: 'SELLER_DEACTIVATED',
      splitShare: 0,
    })
    const app = await launcher.open({ environment: shop.environment })
    const { page } = app
    await loaded(page)
    await openDesk(page)
    await expect(page.getByText('The older tree closes')).toBeVisible()
    await page.getByRole('button', { name: 'Rehearse the move' }).click()
    await expect(which(page)).toContainText('In the older tree (40)')
    await expect(page.getByRole('button', { name: 'Start the upgrade of 36 products' })).toBeEnabled({
      timeout: 60_000,
    })
    await expect(page.getByText('2 products have not been live for 24 hours')).toBeVisible()
    await expectAccessible(page)
    await takeScreenshot(app, 'upgrade-desk')

    await which(page).selectOption('old')
    const split = rows(page).filter({ hasText: 'Phone' }).or(rows(page)).first()
    await split.getByRole('button').click()
    await expect(page.getByRole('complementary', { name: 'Product on its way' })).toContainText('Would go to')
    await expectAccessible(page)
    await takeScreenshot(app, 'upgrade-product')
    await page.getByRole('button', { name: 'Close the details' }).click()

    await page.getByRole('button', { name: 'Start the upgrade of 36 products' }).click()
    await expect(page.getByRole('region', { name: 'TikTok Shop moves 36 products to the newer tree' })).toBeVisible()
    await expect(page.getByText('under way', { exact: true })).toBeVisible()
    await app.kill()
    await control.moveClock({ hours: 2, minutes: 1 })

    const again = await launcher.open({ environment: shop.environment })
    await loaded(again.page)
    await openDesk(again.page)
    await expect(which(again.page)).toContainText('Moved (36)', { timeout: 60_000 })
    await expect(again.page.getByText('done', { exact: true })).toBeVisible()
    await which(again.page).selectOption('left')
    await expect(rows(again.page)).toHaveCount(4)
    await again.page.getByRole('checkbox', { name: 'Choose all on this page' }).check()
    await again.page.getByRole('button', { name: 'Move 4 products by edit' }).click()
    await expect(which(again.page)).toContainText('In the older tree (0)', { timeout: 30_000 })
    await control.moveClock({ seconds: 10 })
    await expect(async () => {
      await again.page.getByRole('button', { name: 'Look now' }).click()
      await expect(which(again.page)).toContainText('Moved (40)', { timeout: 2_000 })
    }).toPass({ timeout: 30_000 })
    await which(again.page).selectOption('moved')
    await expect(rows(again.page)).toHaveCount(40)
    await expectAccessible(again.page)
    await takeScreenshot(again, 'upgrade-done')
    expect(await again.quit()).toBe(0)
  } finally {
    await shop.stop()
  }
})

test('a rule that changes marks the products it touches and says what changed', async ({ launcher }) => {
  const shop = await startShop(['--seed', 'empty'])
  const proxy = await startAnswerProxy(shop.baseUrl)
  try {
    const app = await launcher.open({ environment: { ...shop.environment, LISTWRIGHT_SHOP_URL: proxy.url } })
    const { page } = app
    await startWithSample(page)
    await goToCell(page, 'Birch Wall Clock', 'category')
    await page.keyboard.press('Enter')
    await pickLeaf(page, 'decor clock', 'Clocks')
    await expect(cell(page, 'Birch Wall Clock', 'category')).toHaveText('Clocks')
    proxy.use((url, answer) => {
      const { data } = answer
      if (!url.pathname.endsWith('/rules') || typeof data !== 'object' || data === null) return answer
      const paper = {
        id: '77',
        name: 'Battery Report',
        is_required: true,
        document_details: 'The report of a laboratory.',
      }
      return { ...answer, data: { ...data, product_certifications: [paper], package_dimension: { is_required: true } } }
    })
    await command(page, 'Read categories and their rules again')
    const changed = page.getByRole('region', { name: 'Changed rules' })
    await expect(changed).toContainText('The document “Battery Report” is needed now.')
    await expect(changed).toContainText('1 product')
    await expect(message(page, 'New rules touch 1 product').first()).toBeVisible()
    await expectAccessible(page)
    await takeScreenshot(app, 'changed-rules')
    await openSection(page, 'Products')
    await page.getByRole('tab', { name: /^Rules changed/ }).click()
    await expect(productRow(page, 'Birch Wall Clock')).toBeVisible()
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '2')
    await openSection(page, 'Activity')
    await expect(page.getByRole('region', { name: 'Notices' })).toContainText('New rules touch 1 product')
    await openSection(page, 'Categories')
    await page.getByRole('tab', { name: 'Data' }).click()
    await page.getByRole('button', { name: 'Mark as seen' }).click()
    await openSection(page, 'Products')
    await page.getByRole('tab', { name: /^All products/ }).click()
    await expect(page.getByRole('tab', { name: /^Rules changed/ })).toHaveCount(0)
    expect(await app.quit()).toBe(0)
  } finally {
    await proxy.stop()
    await shop.stop()
  }
})

test('the data of the categories shows its age and is read again on demand', async ({ app }) => {
  const { page } = app
  await loaded(page)
  await openSection(page, 'Categories')
  await page.getByRole('tab', { name: 'Data' }).click()
  await expect(page.getByRole('region', { name: 'Up to seven levels' })).toContainText('2,632 categories')
  await expect(page.getByRole('region', { name: 'Three levels' })).toContainText('2,161 categories')
  await page.getByRole('button', { name: 'Read everything again' }).click()
  await expect(page.getByRole('region', { name: 'Up to seven levels' })).toContainText('read just now')
  await expectAccessible(page)
})
