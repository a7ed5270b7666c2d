// The first minute of a new seller.
import { expect, test } from './hosts.ts'
import { startWithSample } from './parts/import.ts'
import { cell, panel, productRow } from './parts/products.ts'
import { expectAccessible, loaded } from './parts/window.ts'

test('a new seller finds a practice shop and three steps, and nothing to sign up for', async ({ app: { page } }) => {
  await loaded(page)
  await expect(page.getByRole('heading', { name: 'A practice shop is ready' })).toBeVisible()
  await expect(page.getByText('there is nothing to sign up for')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) })).toHaveCount(3)
  await expectAccessible(page)
})

test('the sample becomes a catalogue with every mistake shown', async ({ app: { page } }) => {
  await startWithSample(page)
  await expect(cell(page, 'Birch Wall Clock', 'stock')).toHaveAttribute('aria-invalid', 'true')
  await productRow(page, 'Birch Wall Clock').getByRole('rowheader').click()
  await expect(panel(page).getByRole('heading', { name: 'Birch Wall Clock, 28 cm' })).toBeVisible()
  await expect(panel(page).getByText(/at least 1 in stock/)).toBeVisible()
  await expectAccessible(page)
})

test('everything of the first start can be done by keyboard alone', async ({ app: { page } }) => {
  await loaded(page)
  const use = page.getByRole('button', { name: 'Use the sample, 48 products' })
  for (let press = 0; press < 25 && !(await use.evaluate((button) => button === document.activeElement)); press += 1)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Bring in 48 products' })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: '48 products brought in' })).toBeVisible()
})
