// Finding the leaf category with two words, for one product or for all.
import { expect, test } from './hosts.ts'
import { startWithSample } from './parts/import.ts'
import { cell, goToCell, gridField, picker, pickLeaf } from './parts/products.ts'
import { expectAccessible, message, openSection } from './parts/window.ts'

test('two words find the leaf; the picker says what it asks for; Enter chooses', async ({ app: { page } }) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'category')
  await page.keyboard.press('Enter')
  await expect(picker(page).getByRole('combobox', { name: 'Search categories' })).toBeFocused()
  await expect(picker(page).getByText('Your shop may list here')).toBeVisible()
  await expect(picker(page).getByText('Required attributes')).toBeVisible()
  await expectAccessible(page)
  await pickLeaf(page, 'decor clock', 'Clocks')
  await expect(cell(page, 'Birch Wall Clock', 'category')).toHaveText('Clocks')
  await expect(gridField(page)).toBeFocused()
})

test('Escape leaves everything as it was and gives the focus back', async ({ app: { page } }) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'category')
  await page.keyboard.press('Enter')
  await picker(page).getByRole('combobox', { name: 'Search categories' }).fill('candle')
  await page.keyboard.press('Escape')
  await expect(picker(page)).toHaveCount(0)
  await expect(cell(page, 'Birch Wall Clock', 'category')).toHaveText('None yet')
  await expect(gridField(page)).toBeFocused()
})

test('all products get a leaf at once, and one Undo takes it back', async ({ app: { page } }) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'title')
  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: 'Category…' }).click()
  await expect(picker(page).getByRole('button', { name: /Choose for 48 products/ })).toBeDisabled()
  await pickLeaf(page, 'clocks', 'Clocks')
  await expect(cell(page, 'Brass Candle Holder', 'category')).toHaveText('Clocks')
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click()
  await expect(message(page, /^Undone/)).toBeVisible()
  await expect(cell(page, 'Brass Candle Holder', 'category')).toHaveText('None yet')
})

test('a restricted leaf is marked before it is chosen, and can be chosen', async ({ app: { page } }) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'category')
  await page.keyboard.press('Enter')
  await picker(page).getByRole('combobox', { name: 'Search categories' }).fill('kids bedding')
  await expect(picker(page).getByRole('option', { name: /Kids' Bedding.*Restricted/ })).toBeVisible()
  await expect(picker(page).getByText('Restricted: needs a permission')).toBeVisible()
  await expect(picker(page).getByRole('button', { name: /Choose for 1 product/ })).toBeEnabled()
})

test('the tree can be walked down the levels by arrow keys', async ({ app: { page } }) => {
  await startWithSample(page)
  await openSection(page, 'Categories')
  await page.getByRole('option', { name: 'Home Supplies' }).click()
  await expect(page.getByRole('listbox', { name: 'Level 2' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('listbox', { name: 'Level 3' })).toBeVisible()
  await expectAccessible(page)
})

test('in Categories two words find a leaf, too, and lead to what it asks for and to its products', async ({
  app: { page },
}) => {
  await startWithSample(page)
  await openSection(page, 'Categories')
  const aside = page.getByRole('complementary', { name: 'Category' })
  await page.getByRole('combobox', { name: 'Search categories' }).fill('decor clock')
  await expect(page.getByRole('option', { name: /^Clocks/ }).first()).toBeVisible()
  await expect(aside.getByRole('heading', { level: 2 })).toHaveText('Clocks')
  await expect(aside.getByText('Required attributes')).toBeVisible()
  // The levels below open at what was found.
  await expect(page.getByRole('listbox', { name: 'Level 2' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('combobox', { name: 'Search categories' }).fill('towels')
  const second = page.getByRole('listbox', { name: 'Found categories' }).getByRole('option').nth(1)
  await expect(second).toContainText(/towel/i)
  await page.keyboard.press('ArrowDown')
  await expect(second).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Products' })).toBeAttached()
  await expect(page.getByText('No product', { exact: false }).first()).toBeVisible()
})
