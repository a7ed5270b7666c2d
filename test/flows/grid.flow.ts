// The grid as a spreadsheet: typing without losing a sign, filling, widths, whole selections, and the way back from each.
import type { Page } from '@playwright/test'
import { expect, test } from './hosts.ts'
import { startWithSample } from './parts/import.ts'
import { cell, goToCell, grid, gridField, productRow } from './parts/products.ts'
import { expectAccessible, message, openSection } from './parts/window.ts'

const changeDialog = 'Change values'
const undoInMessage = (page: Page): Promise<void> =>
  page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).last().click()

test('the first sign typed over a cell is kept, however it is typed', async ({ app: { page } }) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'stock')
  await page.keyboard.type('1234', { delay: 0 })
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Birch Wall Clock', 'stock')).toHaveText('1,234')
  await goToCell(page, 'Birch Wall Clock', 'brand')
  // What an input method leaves when it is done.
  await page.keyboard.insertText('北欧')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Birch Wall Clock', 'brand')).toHaveText('北欧')
})

test('drawing the handle fills the cells below, Ctrl+D too, and one undo takes each back', async ({
  app: { page },
}) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'price')
  const corner = page.getByTitle('Draw to fill; Ctrl D fills down')
  // Waits until it stands still: the panel beside the grid may just be coming.
  await corner.hover()
  const handle = await corner.boundingBox()
  const last = await cell(page, 'Brass Table Lamp', 'price').boundingBox()
  if (handle === null || last === null) throw new Error('nothing to draw')
  await page.mouse.move(handle.x + 4, handle.y + 4)
  await page.mouse.down()
  await page.mouse.move(handle.x + 4, handle.y + 20, { steps: 3 })
  await page.mouse.move(handle.x + 4, last.y + 10, { steps: 3 })
  await page.mouse.up()
  await expect(cell(page, 'Brass Candle Holder', 'price')).toHaveText('$49.00')
  await expect(cell(page, 'Brass Table Lamp', 'price')).toHaveText('$49.00')
  await gridField(page).press('Control+z')
  await expect(cell(page, 'Brass Table Lamp', 'price')).not.toHaveText('$49.00')
  await goToCell(page, 'Birch Wall Clock', 'price')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+d')
  await expect(cell(page, 'Brass Candle Holder', 'price')).toHaveText('$49.00')
})

test('a column keeps the width that was drawn, and keys change it too', async ({ app: { page } }) => {
  await startWithSample(page)
  const width = async () => Math.round((await cell(page, 'Birch Wall Clock', 'brand').boundingBox())?.width ?? 0)
  const before = await width()
  await goToCell(page, 'Birch Wall Clock', 'brand')
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect.poll(width).toBe(before + 16)
  const divider = page.getByTitle('Width of Brand; double-click for its own')
  // Another window that comes to the front lets the pointer go, on a desktop that tests share too.
  await expect(async () => {
    await divider.hover()
    const edge = await divider.boundingBox()
    if (edge === null) throw new Error('no edge')
    const missing = before + 56 - (await width())
    await page.mouse.move(edge.x + 3, edge.y + 8)
    await page.mouse.down()
    await page.mouse.move(edge.x + 3 + missing, edge.y + 8, { steps: 4 })
    await page.mouse.up()
    await expect.poll(width, { timeout: 5_000 }).toBe(before + 56)
  }).toPass()
  await page.reload()
  await expect.poll(width).toBe(before + 56)
  await page.getByTitle('Width of Brand; double-click for its own').dblclick()
  await expect.poll(width).toBe(before)
})

test('prices of a selection follow a formula after they were seen, and come back together', async ({
  app: { page },
}) => {
  await startWithSample(page)
  await productRow(page, 'Birch Wall Clock').getByRole('checkbox').click()
  await productRow(page, 'Brass Table Lamp').getByRole('checkbox').click()
  const before = await cell(page, 'Brass Table Lamp', 'price').textContent()
  await page.getByRole('button', { name: 'Change values' }).click()
  await page.getByRole('menuitem', { name: 'Price by formula…' }).click()
  const dialog = page.getByRole('dialog', { name: changeDialog })
  await dialog.getByRole('textbox', { name: /^Percent/ }).fill('10')
  await dialog.getByLabel('Round').selectOption('.99')
  await expect(dialog.getByRole('row', { name: /Birch Wall Clock/ })).toContainText('53.99')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /^Change \d+ values?$/ }).click()
  await expect(cell(page, 'Birch Wall Clock', 'price')).toHaveText('$53.99')
  await expect(message(page, /values? set/)).toBeVisible()
  await undoInMessage(page)
  await expect(cell(page, 'Birch Wall Clock', 'price')).toHaveText('$49.00')
  await expect(cell(page, 'Brass Table Lamp', 'price')).toHaveText(before ?? '')
})

test('find and replace shows what it would change and says why a pattern is none', async ({ app: { page } }) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'title')
  await page.keyboard.press('Control+h')
  const dialog = page.getByRole('dialog', { name: changeDialog })
  await dialog.getByRole('textbox', { name: 'Find', exact: true }).fill('brass')
  await dialog.getByRole('textbox', { name: 'Put in its place' }).fill('Bronze')
  await expect(dialog.getByRole('row', { name: /Brass Table Lamp/ })).toContainText('Bronze Table Lamp')
  await dialog.getByLabel('Pattern').check()
  await dialog.getByRole('textbox', { name: 'Find this pattern' }).fill('(brass')
  await expect(dialog.getByText('This is no valid pattern.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Find this pattern' }).fill('(brass)')
  await dialog.getByRole('button', { name: /^Change \d+ values$/ }).click()
  await expect(productRow(page, 'Bronze Table Lamp')).toBeVisible()
  await gridField(page).press('Control+z')
  await expect(productRow(page, 'Brass Table Lamp')).toBeVisible()
})

test('removed products come back with one undo', async ({ app: { page } }) => {
  await startWithSample(page)
  await productRow(page, 'Birch Wall Clock').getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Remove…' }).click()
  await page.getByRole('button', { name: 'Remove 1' }).click()
  await expect(productRow(page, 'Birch Wall Clock')).toHaveCount(0)
  await expect(message(page, /removed/)).toBeVisible()
  await undoInMessage(page)
  await expect(productRow(page, 'Birch Wall Clock')).toBeVisible()
})

test('a block from a spreadsheet is pasted with quotes and line breaks, and what does not fit is counted', async ({
  app: { page },
}) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'title')
  await grid(page).evaluate((element, text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, '"A ""fine"" clock\nwith a line"\tLive\r\nCandle 3" wide\tLive\r\n')
  await expect(productRow(page, 'A "fine" clock with a line')).toBeVisible()
  await expect(productRow(page, 'Candle 3" wide')).toBeVisible()
  await expect(message(page, '2 cells left out')).toBeVisible()
})

test('what is typed right after the slash goes into the search, never into a cell', async ({ app: { page } }) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'title')
  await page.keyboard.press('/')
  await page.keyboard.type('birch', { delay: 0 })
  await expect(page.getByRole('searchbox')).toHaveValue('birch')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2')
  await expect(productRow(page, 'Birch Wall Clock')).toBeVisible()
})

test('at 200 % every section keeps its words inside the window', async ({ app: { page, resize } }) => {
  await startWithSample(page)
  await resize(720, 480)
  await expect(page.getByRole('complementary', { name: 'Product' })).toHaveCount(0)
  for (const section of ['Publish', 'Permissions', 'Activity', 'Settings', 'Products'] as const) {
    await openSection(page, section)
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    await expect.poll(over, section).toBeLessThanOrEqual(0)
  }
  await expectAccessible(page)
  await resize(1440, 900)
  await expect(page.getByRole('complementary', { name: 'Product' })).toBeVisible()
})

test('the head of the list stays while the rows go by, and each row keeps its place', async ({ app: { page } }) => {
  await startWithSample(page)
  const head = grid(page).getByRole('columnheader', { name: 'Title' })
  const before = await head.boundingBox()
  const first = grid(page).locator('[role=row][aria-rowindex="2"]')
  const title = await first.locator('[data-column=title]').textContent()
  await grid(page).evaluate((list) => {
    const box = list.parentElement?.parentElement
    if (box !== null && box !== undefined) box.style.maxHeight = '220px'
  })
  await first.hover()
  await page.mouse.wheel(0, 300)
  await expect(first).not.toBeInViewport()
  expect(await head.boundingBox()).toEqual(before)
  await page.mouse.wheel(0, -300)
  await expect(first.locator('[data-column=title]')).toHaveText(title ?? '')
  const lines = await grid(page)
    .locator('[role=row]')
    .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex'))))
  expect(lines).toEqual(lines.toSorted((one, other) => one - other))
})

test('a long title is whole in the panel, and in a wide window titles have the most room', async ({
  app: { page, resize },
}) => {
  await startWithSample(page)
  await goToCell(page, 'Herringbone Wool Throw', 'title')
  const title = page
    .getByRole('complementary', { name: 'Product' })
    .getByRole('textbox', { name: 'Title', exact: true })
  await expect(title).toHaveValue(/^Herringbone Wool Throw/)
  const cut = () => title.evaluate((field) => field.scrollHeight - field.clientHeight)
  await expect.poll(cut).toBeLessThanOrEqual(0)
  await title.press('Enter')
  await expect(title).toHaveValue(/^[^\n]+$/)
  await resize(1280, 800)
  const price = page.getByRole('complementary', { name: 'Product' }).getByRole('cell', { name: '$74.00' }).first()
  await expect.poll(() => price.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
  await resize(1920, 1080)
  const head = (name: string) => grid(page).getByRole('columnheader', { name: new RegExp(`^${name}`) })
  const width = async (name: string) => (await head(name).boundingBox())?.width ?? 0
  await expect(head('Identifier')).toBeVisible()
  await expect.poll(() => width('Title')).toBeGreaterThan(300)
})

test('what is chosen stays visible in forced colors', async ({ app: { page } }) => {
  await startWithSample(page)
  await page.emulateMedia({ forcedColors: 'active' })
  const outline = (chosen: string) =>
    page
      .locator(chosen)
      .first()
      .evaluate((element) => getComputedStyle(element).outlineStyle)
  expect(await outline('.nav[aria-current]')).toBe('solid')
  await productRow(page, 'Birch Wall Clock').getByRole('checkbox').click()
  expect(await outline('[role=row][aria-selected=true]')).toBe('solid')
  await page.keyboard.press('Control+k')
  expect(await outline('[role=option][aria-selected=true]')).toBe('solid')
  await page.keyboard.press('Escape')
  await page.emulateMedia({ forcedColors: 'none' })
})
