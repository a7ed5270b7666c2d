// Bringing files in: what is shown before, what comes of it, and what a useless file gets.
import { expect, test } from './hosts.ts'
import { bringIn, openFile, samplePath } from './parts/import.ts'
import { grid } from './parts/products.ts'
import { expectAccessible, loaded, openSection } from './parts/window.ts'

test('a file is looked into before anything is written, and brought in as one batch that can be undone', async ({
  app: { page },
}) => {
  await loaded(page)
  await openFile(page, samplePath)
  await expect(page.getByRole('heading', { name: 'home-and-living.csv' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Preset' })).toHaveValue('shopify')
  await expectAccessible(page)
  await openSection(page, 'Products')
  await expect(page.getByRole('heading', { name: 'A practice shop is ready' })).toBeVisible()
  await openSection(page, 'Import')
  await bringIn(page, 48)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Show the products' }).click()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '49')
  await openSection(page, 'Activity')
  const undo = page.getByRole('button', { name: /^Undo: Import/ })
  await expect(undo).toBeVisible()
  await expectAccessible(page)
  await undo.click()
  await openSection(page, 'Products')
  await expect(page.getByRole('heading', { name: 'A practice shop is ready' })).toBeVisible()
})

test('the same file again changes nothing', async ({ app: { page } }) => {
  await loaded(page)
  await openFile(page, samplePath)
  await bringIn(page, 48)
  await openFile(page, samplePath)
  await expect(page.getByRole('button', { name: 'Nothing to bring in' })).toBeDisabled()
})

test('a file that is no catalogue gets a sentence that names it', async ({ app: { page } }) => {
  await loaded(page)
  await openFile(page, { name: 'holiday.csv', mimeType: 'text/csv', buffer: Buffer.from('day,weather\n1,rain\n') })
  const notice = page.getByRole('alert')
  await expect(notice).toContainText('holiday.csv')
  await expectAccessible(page)
})
