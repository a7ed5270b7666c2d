// The window itself: commands, keys, theme, settings.
import { expect, test } from './hosts.ts'
import { startWithSample } from './parts/import.ts'
import { grid } from './parts/products.ts'
import { command, expectAccessible, loaded, openSection } from './parts/window.ts'

test('every deed is in the command list, and all keys are listed', async ({ app: { page } }) => {
  await startWithSample(page)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await command(page, 'go to settings')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'All keys' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+1')
  await expect(grid(page)).toBeVisible()
})

test('the theme is kept, and the rail and the panel fold away', async ({ app: { page } }) => {
  await startWithSample(page)
  await command(page, 'theme: dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await loaded(page)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.keyboard.press('Control+b')
  await page.keyboard.press('Control+i')
  await expect(page.getByRole('complementary', { name: 'Product' })).toHaveCount(0)
  await expectAccessible(page)
})

test('defaults are saved and stay', async ({ app: { page } }) => {
  await loaded(page)
  await openSection(page, 'Settings')
  await expectAccessible(page)
  await page.getByLabel('Parcel weight').fill('2.5')
  const limit = page.getByLabel('Calls to a shop, at most')
  await limit.fill('many')
  await expect(page.getByText('That is no number between 100 and 10,000,000.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save defaults' })).toBeDisabled()
  await limit.fill('1,000')
  await page.getByRole('combobox', { name: 'In', exact: true }).selectOption('an hour')
  await page.getByRole('button', { name: 'Save defaults' }).click()
  await expect(page.getByRole('button', { name: 'Save defaults' })).toBeDisabled()
  await page.reload()
  await expect(page.getByLabel('Parcel weight')).toHaveValue('2.5')
  await expect(limit).toHaveValue('1000')
  await expect(page.getByRole('combobox', { name: 'In', exact: true })).toHaveValue('hour')
})
