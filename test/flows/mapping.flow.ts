// Any table comes in: mapped by keyboard and by drag, remembered, undone with the later edits shown, mended, exported and pasted.
import type { Page } from '@playwright/test'
import { zipSync } from 'fflate'
import { expect, test } from './hosts.ts'
import { dropFiles, handedOut, pasteText } from './parts/files.ts'
import { bringIn, openFile, startWithSample } from './parts/import.ts'
import { grid, typeInto } from './parts/products.ts'
import { expectAccessible, loaded, message, openSection } from './parts/window.ts'

const rows = [
  'Model;Label;Hue;Code;VK brutto;Lager;Notes',
  'M1;Linen runner;Red;A1-R;12,50;4;x',
  'M1;Linen runner;Blue;A1-B;12,50;0;x',
  'M2;Oak tray;;B2;1.020,00;7;y',
  ';Lost;;;5,00;1;z',
]
const supplier = (lines: readonly string[] = rows) => ({
  name: 'supplier_2026-03-02.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'),
})

const becomes = (page: Page, column: string) => page.getByRole('combobox', { name: `${column} becomes` })
const field = (page: Page, id: string) => page.locator(`[data-field="${id}"]`)
const figure = (page: Page, word: string) => page.getByRole('tab', { name: new RegExp(`^[\\d,]+\\s*${word}`) })

/** Says what each column of the supplier's file is, half by list and half by drag. */
const mapSupplier = async (page: Page): Promise<void> => {
  await expect(page.getByRole('region', { name: 'Columns of the file' })).toBeVisible()
  await becomes(page, 'Model').focus()
  await page.keyboard.type('Product key')
  await expect(becomes(page, 'Model')).toHaveValue('key')
  await becomes(page, 'Label').selectOption('product:title')
  await becomes(page, 'Code').selectOption('variant:sellerSku')
  await page.getByRole('cell', { name: 'Hue', exact: true }).dragTo(field(page, 'option:Color'))
  await expect(field(page, 'option:Color')).toContainText('Hue')
  await page.getByRole('cell', { name: 'Lager', exact: true }).dragTo(field(page, 'variant:quantity'))
  await expect(becomes(page, 'Lager')).toHaveValue('variant:quantity')
  await becomes(page, 'VK brutto').selectOption('variant:price')
}

test('an unknown table is mapped by keyboard and drag with a price rule, saved, recognised, and undone with the later edit shown', async ({
  app: { page },
}) => {
  // The longest way through the app there is.
  test.slow()
  await loaded(page)
  await openFile(page, supplier())
  await mapSupplier(page)
  await page.getByRole('button', { name: 'Rule of VK brutto' }).first().click()
  const rule = page.getByRole('dialog', { name: 'Rule: Price' })
  for (const step of ['Read a number', 'Price rule']) {
    await rule.getByRole('button', { name: /^Add a step/ }).click()
    await page.getByRole('menuitem', { name: step }).click()
    await expect(rule.getByRole('listitem', { name: new RegExp(step) }).last()).toBeVisible()
  }
  // The proposal has read the decimal commas already; one such step is enough.
  while ((await rule.getByRole('listitem', { name: /Read a number/ }).count()) > 1)
    await rule.getByRole('button', { name: 'Take step 1 out' }).click()
  await rule.getByRole('textbox', { name: 'percent' }).fill('eight')
  await expect(rule.getByRole('status')).toContainText('holds no plain number')
  await expect(rule.getByRole('button', { name: 'Use this rule' })).toBeDisabled()
  await rule.getByRole('textbox', { name: 'percent' }).fill('8')
  await rule.getByRole('combobox', { name: 'ends in' }).selectOption('.99')
  await expect(rule.getByRole('cell', { name: '13.99' }).first()).toBeVisible()
  await expectAccessible(page)
  await rule.getByRole('button', { name: 'Use this rule' }).click()
  await expect(page.getByText('reads 1.234,50, plus 8 %, ends in .99').first()).toBeVisible()
  await expect(figure(page, 'New')).toContainText('2')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Save mapping…' }).click()
  const saving = page.getByRole('dialog', { name: 'Save the mapping' })
  await saving.getByRole('textbox', { name: 'Name' }).fill('Oak & Linen')
  await saving.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(message(page, 'The mapping “Oak & Linen” is saved')).toBeVisible()
  await bringIn(page, 2)

  await openFile(page, supplier())
  await expect(page.getByRole('combobox', { name: 'Preset' })).toContainText('Oak & Linen')
  await expect(page.getByRole('button', { name: 'Nothing to bring in' })).toBeDisabled()
  await expect(figure(page, 'Unchanged')).toContainText('2')
  await expectAccessible(page)

  await openSection(page, 'Products')
  await typeInto(page, 'Oak tray', 'title', 'Oak tray, waxed')
  await expect(grid(page).getByText('Oak tray, waxed')).toBeVisible()
  await openSection(page, 'Activity')
  await page.getByRole('button', { name: /^Undo: Import/ }).click()
  const since = page.getByRole('dialog', { name: 'Edited since' })
  await expect(since.getByRole('heading')).toContainText('1 product edited since')
  await expect(since.getByRole('row', { name: /Oak tray, waxed/ })).toContainText('Title')
  await expectAccessible(page)
  await since.getByRole('button', { name: 'Undo, keep the later edits' }).click()
  await openSection(page, 'Products')
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2')
  await expect(grid(page).getByText('Oak tray, waxed')).toBeVisible()
})

test('rejected rows are handed out, mended and brought in', async ({ app, launcher }) => {
  const { page } = app
  await loaded(page)
  await openFile(page, supplier())
  await mapSupplier(page)
  await expect(figure(page, 'Row rejected')).toContainText('1')
  await figure(page, 'Row rejected').click()
  await expect(page.getByRole('tabpanel')).toContainText('Nothing in this row says which product it belongs to')
  const given = await handedOut(app, launcher, () =>
    page.getByRole('button', { name: 'Rejected rows as file' }).click(),
  )
  expect(given.name).toBe('supplier_2026-03-02-rejected.csv')
  expect(given.text).toContain('What is wrong')
  await bringIn(page, 2)
  await page.getByRole('button', { name: 'Save the mapping…' }).click()
  await page
    .getByRole('dialog', { name: 'Save the mapping' })
    .getByRole('button', { name: 'Save', exact: true })
    .click()
  await page.getByRole('button', { name: 'Another file' }).click()
  const saved = page.getByRole('region', { name: 'Saved mappings' })
  const written = await handedOut(app, launcher, () =>
    saved.getByRole('button', { name: /^Write .* to a file$/ }).click(),
  )
  expect(JSON.parse(written.text)).toMatchObject({
    columns: ['Model', 'Label', 'Hue', 'Code', 'VK brutto', 'Lager', 'Notes'],
  })
  await saved.getByRole('textbox').fill('Linen & oak')
  await page.keyboard.press('Enter')
  await expect(saved.getByRole('button', { name: 'Remove the mapping Linen & oak' })).toBeVisible()
  await saved.getByRole('button', { name: 'Remove the mapping Linen & oak' }).click()
  await expect(saved.getByRole('textbox')).toHaveCount(0)
  await saved.getByLabel('File of a mapping').setInputFiles({
    name: written.name,
    mimeType: 'application/json',
    buffer: Buffer.from(written.text),
  })
  await expect(saved.getByRole('textbox')).toHaveValue('supplier')
  await expectAccessible(page)
  const mended = given.text.replace(';Lost;', 'M3;Lost;')
  await openFile(page, { name: given.name, mimeType: 'text/csv', buffer: Buffer.from(mended) })
  await expect(page.getByRole('button', { name: 'Bring in 1 product', exact: true })).toBeEnabled()
})

test('a table that speaks of no products can be mapped all the same', async ({ app: { page } }) => {
  await loaded(page)
  const text = 'c1;c2\nBowl;9,50\nPlate;8,00\n'
  await openFile(page, { name: 'odd.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await expect(page.getByRole('alert')).toContainText('odd.csv')
  await page.getByRole('button', { name: 'Say which column is which' }).click()
  await expect(page.getByText('No column is the title')).toBeVisible()
  await becomes(page, 'c1').selectOption('product:title')
  await page.getByRole('button', { name: 'Fill… Price', exact: true }).click()
  const rule = page.getByRole('dialog', { name: 'Rule: Price' })
  await rule.getByRole('combobox', { name: 'Comes from' }).selectOption('formula')
  await rule.getByRole('textbox', { name: 'Formula' }).fill('REPLACE({c2}, ","')
  await expect(rule.getByRole('status')).toContainText('missing')
  await rule.getByRole('textbox', { name: 'Formula' }).fill('REPLACE({c2}, ",", ".") * 2')
  await expect(rule.getByRole('cell', { name: '19', exact: true }).first()).toBeVisible()
  await rule.getByRole('button', { name: 'Use this rule' }).click()
  await page.getByRole('tab', { name: 'Rows', exact: true }).click()
  await expect(
    page.getByRole('region', { name: 'The first rows' }).getByRole('cell', { name: '19', exact: true }),
  ).toBeVisible()
  await bringIn(page, 2)
})

test('what is left out of the preview stays out, and what was detected can be corrected', async ({ app: { page } }) => {
  await loaded(page)
  const text = 'Handle|Title|Variant Price\na|Café cup|3\nb|Tray|4\nc|Runner|5\n'
  await openFile(page, { name: 'shop.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') })
  await page.getByRole('combobox', { name: 'Encoding' }).selectOption('windows-1251')
  await expect(page.getByText('Cafй cup')).toBeVisible()
  await page.getByRole('combobox', { name: 'Encoding' }).selectOption('windows-1252')
  await expect(page.getByText('Café cup')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Take Tray' }).uncheck()
  await page.getByRole('searchbox', { name: 'Filter the list' }).fill('run')
  await expect(page.getByRole('status').filter({ hasText: '1 new product' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'File' }).click()
  await expect(page.getByRole('button', { name: 'Row 1 is the header' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('button', { name: 'Map columns myself' }).click()
  await expect(becomes(page, 'Title')).toHaveValue('product:title')
  await page.getByRole('combobox', { name: 'Preset' }).selectOption('shopify')
  await page.getByRole('button', { name: 'Bring in 3 products' }).waitFor()
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Preview' }).click()
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await page.getByRole('checkbox', { name: 'Take Tray' }).uncheck()
  await bringIn(page, 2)
})

test('an export comes back without a change', async ({ app, launcher }) => {
  const { page } = app
  await startWithSample(page)
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export products' })
  await expect(dialog.getByRole('checkbox', { name: 'Title' })).toBeChecked()
  await expectAccessible(page)
  const given = await handedOut(app, launcher, () => dialog.getByRole('button', { name: 'Export 48 products' }).click())
  expect(given.name).toMatch(/^listwright-.*\.csv$/)
  await expect(message(page, /^48 products written to/)).toBeVisible()
  await openFile(page, { name: given.name, mimeType: 'text/csv', buffer: Buffer.from(given.text) })
  await expect(page.getByRole('button', { name: 'Nothing to bring in' })).toBeDisabled()
  await expect(figure(page, 'Unchanged')).toContainText('48')
})

test('a table is pasted, files are dropped on the window, and the second one waits', async ({ app: { page } }) => {
  await loaded(page)
  await pasteText(page, 'SKU\tTitle\tPrice\tStock\nA-1\tLamp\t10.00\t3\nA-2\tVase, "tall"\t12.00\t1\n')
  await expect(page.getByRole('heading', { name: 'Pasted table.tsv' })).toBeVisible()
  await expect(becomes(page, 'SKU')).toHaveValue('variant:sellerSku')
  await bringIn(page, 2)
  const csv = (name: string) => ({ name, content: 'Handle,Title,Variant Price\nx,Bowl,3\n' })
  await dropFiles(page, [csv('first.csv'), csv('second.csv')])
  await expect(page.getByRole('heading', { name: 'first.csv' })).toBeVisible()
  await bringIn(page, 1)
  await page.getByRole('button', { name: /^Look into it.*second\.csv$/ }).click()
  await expect(page.getByRole('button', { name: 'Nothing to bring in' })).toBeDisabled()
  // The smallest PNG there is: a header and one pixel.
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  await dropFiles(page, [{ name: 'bowl.png', content: png.toString('latin1') }])
  await expect(message(page, '1 picture kept for catalogues that name them')).toBeVisible()
  const archive = zipSync({ 'pictures/vase.png': new Uint8Array(png), 'pictures/tray.png': new Uint8Array(png) })
  await dropFiles(page, [{ name: 'pictures.zip', content: Buffer.from(archive).toString('latin1') }])
  await expect(page.getByRole('alert')).toContainText('holds 2 pictures but no catalogue')
  await page.getByRole('button', { name: 'Keep its pictures for catalogues that name them' }).click()
  await expect(message(page, '2 pictures kept for catalogues that name them')).toBeVisible()
})
