// Mending what is wrong: in the grid, in the panel, by a button, for one and for many; and taking it back.
import { expect, test } from './hosts.ts'
import { startWithSample } from './parts/import.ts'
import { cell, goToCell, grid, panel, productRow, typeInto } from './parts/products.ts'
import { expectAccessible, message } from './parts/window.ts'

test('a wrong value is typed over, its mark goes; what cannot be read stays and is marked', async ({
  app: { page },
}) => {
  await startWithSample(page)
  await typeInto(page, 'Birch Wall Clock', 'stock', '12')
  await expect(cell(page, 'Birch Wall Clock', 'stock')).toHaveText('12')
  await expect(cell(page, 'Birch Wall Clock', 'stock')).not.toHaveAttribute('aria-invalid', 'true')
  await typeInto(page, 'Birch Wall Clock', 'price', '49,OO')
  await expect(cell(page, 'Birch Wall Clock', 'price')).toHaveText('49,OO')
  await expect(cell(page, 'Birch Wall Clock', 'price')).toHaveAttribute('aria-invalid', 'true')
  await grid(page).focus()
  await page.keyboard.press('Control+z')
  await expect(cell(page, 'Birch Wall Clock', 'price')).toHaveText('$49.00')
  await page.keyboard.press('Control+y')
  await expect(cell(page, 'Birch Wall Clock', 'price')).toHaveText('49,OO')
})

test('the panel leads from a finding to its cell', async ({ app: { page } }) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'title')
  await panel(page)
    .getByRole('button', { name: /Go to the cell: .*stock/ })
    .click()
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', /-stock$/)
  await page.keyboard.type('7')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Birch Wall Clock', 'stock')).toHaveText('7')
})

test('a range is filled with one value, copied and pasted as a spreadsheet does', async ({ app: { page } }) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'price')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.type('25')
  await page.keyboard.press('Control+Enter')
  await expect(cell(page, 'Brass Candle Holder', 'price')).toHaveText('$25.00')
  await expect(cell(page, 'Brass Table Lamp', 'price')).toHaveText('$25.00')
  await expect(message(page, '3 values set')).toBeVisible()

  await grid(page).evaluate((element, text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, '31.50\t4\r\n"32.50"\t5\r\n')
  await expect(cell(page, 'Birch Wall Clock', 'price')).toHaveText('$31.50')
  await expect(cell(page, 'Brass Candle Holder', 'stock')).toHaveText('5')

  const copied = await grid(page).evaluate((element) => {
    const data = new DataTransfer()
    element.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }))
    return data.getData('text/plain')
  })
  expect(copied).toBe('31.50\n32.50\n25')
})

test('variants unfold below their product and are edited there', async ({ app: { page } }) => {
  await startWithSample(page)
  await goToCell(page, 'Beeswax Pillar Candle', 'price')
  await page.keyboard.press('Enter')
  await expect(productRow(page, 'Beeswax Pillar Candle')).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('15.25')
  await page.keyboard.press('Tab')
  await expect(grid(page).locator('[data-variant="0"] [data-column=price]')).toHaveText('$15.25')
  await expectAccessible(page)
})

test('the fields of the panel are saved when they are left', async ({ app: { page } }) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'title')
  await panel(page).getByRole('combobox', { name: 'Brand' }).fill('Larch & Co')
  await panel(page).getByRole('combobox', { name: 'Brand' }).press('Enter')
  const description = panel(page).getByRole('textbox', { name: 'Description', exact: true })
  await description.fill('A quiet movement.')
  await panel(page).getByLabel('Title', { exact: true }).focus()
  await page.reload()
  await goToCell(page, 'Birch Wall Clock', 'title')
  await expect(panel(page).getByRole('combobox', { name: 'Brand' })).toHaveValue('Larch & Co')
  await expect(description).toHaveText('A quiet movement.')
})

test('the search narrows the grid, and Escape widens it again', async ({ app: { page } }) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'title')
  await page.keyboard.press('/')
  await page.keyboard.type('wall clock')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2')
  await page.keyboard.press('Escape')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '49')
  await page.getByRole('tab', { name: /Needs work/ }).click()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '49')
})
