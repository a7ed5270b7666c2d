// What a leaf asks for, filled in by keyboard: attributes and their conditions, a brand, a certificate, a size chart, many products at once, another leaf.
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './hosts.ts'
import { startWithSample } from './parts/import.ts'
import { cell, goToCell, panel, pickLeaf, typeInto } from './parts/products.ts'
import { expectAccessible, message, openSection } from './parts/window.ts'

const toys = ['Birch Wall Clock', 'Brass Candle Holder'] as const

const part = (page: Page, name: string): Locator => panel(page).getByRole('region', { name, exact: true })
const fieldOf = (page: Page, name: string): Locator =>
  part(page, 'Attributes').getByRole('combobox', { name, exact: true })

const moveTo = async (page: Page, title: string, words: string, leaf: string): Promise<void> => {
  await goToCell(page, title, 'category')
  await page.keyboard.press('Enter')
  await pickLeaf(page, words, leaf)
  await expect(cell(page, title, 'category')).toHaveText(leaf)
}

/** Types words into a field with choices and takes the first one that matches. */
const choose = async (page: Page, field: Locator, typed: string): Promise<void> => {
  await field.focus({ timeout: 10_000 })
  await page.keyboard.type(typed)
  await expect(page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Enter')
}

const addFile = async (page: Page, button: Locator, file: { name: string; mimeType: string; buffer: Buffer }) => {
  const chooser = page.waitForEvent('filechooser')
  await button.press('Enter')
  await (await chooser).setFiles(file)
}

test('a leaf is filled in by keyboard, for one and for many, keeps what another leaf does not ask for, and goes live', async ({
  app: { page },
}) => {
  test.setTimeout(480_000)
  await startWithSample(page)
  await typeInto(page, toys[0], 'stock', '12')
  for (const title of toys) await moveTo(page, title, 'microwaves', 'Microwaves')

  // What is required and empty stands first.
  await goToCell(page, toys[0], 'title')
  await expect(panel(page).getByRole('heading', { name: toys[0] })).toBeVisible()
  await expect(part(page, 'Attributes').getByText(/\d required ones? empty/)).toBeVisible()
  const batteries = fieldOf(page, 'Contains Batteries or Cells?')
  await expect(fieldOf(page, 'Battery Type')).toHaveCount(0)
  await choose(page, batteries, 'bat')
  await expect(batteries).toHaveValue('Battery')
  // A value makes others required: they appear below it.
  const number = fieldOf(page, 'Number of Batteries or Cells')
  await expect(number).toHaveAttribute('aria-required', 'true')
  await number.fill('two')
  await expect(number).toHaveAttribute('aria-invalid', 'true')
  await number.fill('2')
  await number.press('Enter')
  await choose(page, fieldOf(page, 'Battery Type'), 'lith poly')
  await expect(fieldOf(page, 'Battery Type')).toHaveValue('Lithium Polymer')
  await choose(page, fieldOf(page, 'How Batteries Are Packed'), 'sep')
  await part(page, 'Attributes')
    .getByRole('button', { name: /^Show \d+ optional/ })
    .press('Enter')
  await choose(page, fieldOf(page, 'Plug Type'), 'us 3')
  await choose(page, fieldOf(page, 'Plug Type'), 'usb')
  await expect(part(page, 'Attributes').getByRole('button', { name: /^Take .* away from Plug Type/ })).toHaveCount(2)
  await fieldOf(page, 'Voltage').fill('115V, dual')
  await page.keyboard.press('Enter')
  await expect(fieldOf(page, 'Voltage')).toHaveValue('115V, dual')
  await expectAccessible(page)

  // A brand of the shop, with what the shop may do with it.
  const brand = panel(page).getByRole('combobox', { name: 'Brand' })
  await brand.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Alder H')
  await expect(page.getByRole('option', { name: /Alder Home/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(brand).toHaveValue('Alder Home')
  await expect(
    panel(page)
      .getByText(/authorised/)
      .first(),
  ).toBeVisible()

  // The document the leaf wants, from this machine.
  const pdf = {
    name: 'Safety test 2026.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4 a test report'),
  }
  await addFile(page, part(page, 'Certificates').getByRole('button', { name: /^Add a file for UL/ }), pdf)
  await expect(part(page, 'Certificates').getByText('Safety test 2026.pdf')).toBeVisible()
  await expect(panel(page).getByText(/stand-in for “UL/)).toHaveCount(0)
  await addFile(page, part(page, 'Certificates').getByRole('button', { name: /^Add a file for UL/ }), {
    ...pdf,
    name: 'not-a.pdf',
    buffer: Buffer.from('just words'),
  })
  await expect(message(page, /not-a\.pdf: This is no picture/)).toBeVisible()

  // One attribute for many products, only where it is empty, in one step.
  await goToCell(page, toys[0], 'title')
  await expect(panel(page).getByRole('heading', { name: toys[0] })).toBeVisible()
  await page.keyboard.press('Space')
  await goToCell(page, toys[1], 'title')
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Change values' }).click()
  await page.getByRole('menuitem', { name: 'An attribute of the category…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Set an attribute' })
  await dialog.getByLabel('Attribute').selectOption({ label: 'Contains Batteries or Cells? * (1 of 2 filled)' })
  await choose(page, dialog.getByRole('combobox', { name: 'Value' }), 'none')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Set for 1 product' }).click()
  await expect(message(page, 'Contains Batteries or Cells? set for 1 product')).toBeVisible()
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await goToCell(page, toys[1], 'title')
  await expect(batteries).toHaveValue('None')
  await goToCell(page, toys[0], 'title')
  await expect(panel(page).getByRole('heading', { name: toys[0] })).toBeVisible()
  await expect(batteries).toHaveValue('Battery')

  // Another leaf: what it does not ask for is kept aside and comes back with the old one.
  await moveTo(page, toys[0], 'wellington boots', 'Wellington Boots')
  const aside = part(page, 'Kept aside')
  await expect(aside.getByText('From Microwaves')).toBeVisible()
  await expect(aside.getByText('115V, dual')).toBeVisible()
  await expect(part(page, 'Size chart')).toBeVisible()
  await part(page, 'Size chart').getByLabel('Size chart template').selectOption({ label: 'Adult Shoes' })
  await expect(panel(page).getByText(/stand-in for the size chart/)).toHaveCount(0)
  await expectAccessible(page)
  // Discarded and undone in one moment, before the first is saved: what is on the screen is what is taken back.
  await aside.getByRole('button', { name: /^Discard Plug Type/ }).evaluate((button: HTMLElement) => {
    button.click()
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }))
  })
  await expect(message(page, /^Undone: Values kept aside/)).toBeVisible()
  await expect(aside.getByText('Plug Type:')).toBeVisible()
  await moveTo(page, toys[0], 'microwaves', 'Microwaves')
  await expect(aside).toHaveCount(0)
  await expect(fieldOf(page, 'Voltage')).toHaveValue('115V, dual')
  await expect(part(page, 'Certificates').getByText('Safety test 2026.pdf')).toBeVisible()

  // Listed with all of it.
  await page.keyboard.press('Escape')
  await goToCell(page, toys[0], 'title')
  await expect(panel(page).getByRole('heading', { name: toys[0] })).toBeVisible()
  await page.keyboard.press('Space')
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Publish 1/ })
    .click()
  await page.getByRole('button', { name: /^Confirm 1 product/ }).click()
  await expect(page.getByText(/^done /)).toBeVisible({ timeout: 60_000 })
  await openSection(page, 'Products')
  await expect(cell(page, toys[0], 'status')).toHaveText('Live', { timeout: 60_000 })
  await goToCell(page, toys[0], 'title')
  await expect(panel(page).getByRole('heading', { name: toys[0] })).toBeVisible()
  await panel(page).getByRole('button', { name: 'Compare with ours' }).click()
  await expect(panel(page).getByText('Ours and the live listing agree.')).toBeVisible()
})

test('a brand the shop does not know is made once for all products, and empty stock is filled in by one button', async ({
  app: { page },
}) => {
  await startWithSample(page)
  await goToCell(page, toys[0], 'title')
  await expect(panel(page).getByRole('heading', { name: toys[0] })).toBeVisible()
  await expect(panel(page).getByText('The shop knows no brand “Harrow & Hearth”')).toBeVisible()
  await panel(page).getByRole('button', { name: 'Create it', exact: true }).press('Enter')
  await expect(message(page, 'The brand “Harrow & Hearth” was created')).toBeVisible()
  await expect(panel(page).getByText('not authorised: sent, but not shown to buyers')).toBeVisible()
  await goToCell(page, toys[1], 'title')
  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText(toys[1])
  await expect(panel(page).getByText('not authorised: sent, but not shown to buyers')).toBeVisible()
  await expect(panel(page).getByText('The shop knows no brand')).toHaveCount(0)
  // “No brand” is said outright.
  await panel(page).getByRole('combobox', { name: 'Brand' }).fill('No b')
  await page.getByRole('option', { name: /No brand/ }).click()
  await expect(panel(page).getByText('Listed without a brand')).toBeVisible()

  await goToCell(page, toys[1], 'stock')
  await page.keyboard.press('Delete')
  await expect(panel(page).getByText('fill in your usual stock of 10')).toBeVisible()
  await panel(page).getByRole('button', { name: 'Fill in the usual stock' }).press('Enter')
  await expect(cell(page, toys[1], 'stock')).toHaveText('10')
  await openSection(page, 'Settings')
  await page.getByLabel('Usual stock').fill('25')
  await page.getByRole('button', { name: 'Save defaults' }).press('Enter')
  await openSection(page, 'Products')
  await goToCell(page, toys[1], 'stock')
  await page.keyboard.press('Delete')
  await panel(page).getByRole('button', { name: 'Fill in the usual stock' }).press('Enter')
  await expect(cell(page, toys[1], 'stock')).toHaveText('25')
})
