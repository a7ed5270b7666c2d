// Suggested leaves and the mapping of the shop's own categories, from the first press to Undo.
import type { Page } from '@playwright/test'
import { expect, test } from './hosts.ts'
import { bringIn, openFile, startWithSample } from './parts/import.ts'
import { cell, goToCell, picker, pickLeaf } from './parts/products.ts'
import { expectAccessible, loaded, message, openSection } from './parts/window.ts'

const part = async (page: Page, name: 'Suggestions' | 'Mapping'): Promise<void> => {
  await openSection(page, 'Categories')
  await page.getByRole('tab', { name }).click()
  await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true')
}
const suggested = (page: Page, title: string) =>
  page.getByRole('list', { name: 'Products with suggestions' }).locator(':scope > li', { hasText: title })

const shopFile = (name: string, rows: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`Handle,Title,Variant SKU,Variant Price,Type\n${rows.join('\n')}\n`),
})

test('leaves are suggested, the sure ones accepted at once, and one Undo takes them back', async ({
  app: { page },
}) => {
  await startWithSample(page)
  await part(page, 'Suggestions')
  await expect(page.getByText('48 products without a leaf, 48 not asked about yet')).toBeVisible()
  await page.getByRole('button', { name: 'Suggest for all without a leaf' }).click()
  const clock = suggested(page, 'Birch Wall Clock')
  await expect(clock.getByText('Listwright', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('TikTok Shop', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Suggest for all without a leaf' })).toBeEnabled()
  await expectAccessible(page)
  await page.getByRole('slider', { name: 'How sure suggestions must be' }).fill('12')
  const accept = page.getByRole('button', { name: /^Accept \d+ products$/ })
  const count = Number(/\d+/.exec((await accept.textContent()) ?? '')?.[0])
  expect(count).toBeGreaterThan(10)
  await accept.click()
  await expect(message(page, `${count} products put into the suggested leaf`)).toBeVisible()
  await expect(page.getByText(`${48 - count} products without a leaf`)).toBeVisible()
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('48 products without a leaf')).toBeVisible()
})

test('one suggestion is accepted, one rejected for good, another leaf chosen; reload keeps the tab', async ({
  app: { page },
}) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'title')
  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: 'Suggest categories' }).click()
  const clock = suggested(page, 'Birch Wall Clock')
  await expect(clock.getByRole('button', { name: /^Reject/ }).first()).toBeVisible()
  // While suggestions still come, the first leaf of a product may become its second.
  await expect(page.getByRole('button', { name: 'Suggest for all without a leaf' })).toBeEnabled()
  const reject = clock.getByRole('button', { name: /^Reject/ }).first()
  const rejected = /^Reject (.+) for/.exec((await reject.textContent()) ?? '')?.[1] ?? ''
  await reject.click()
  await expect(message(page, `${rejected} is not suggested for it again`)).toBeVisible()
  await expect(clock.getByText('1 leaf rejected')).toBeVisible()
  await expect(clock.getByRole('button', { name: `Accept ${rejected} for` })).toHaveCount(0)
  const accept = clock.getByRole('button', { name: /^Accept/ }).first()
  const accepted = /Accept (.+) for/.exec((await accept.textContent()) ?? '')?.[1] ?? ''
  await accept.click()
  await expect(clock.getByText(`Now in ${accepted}`)).toBeVisible()
  await clock.getByRole('button', { name: /^Choose…/ }).click()
  await pickLeaf(page, 'decor clock', 'Clocks')
  await expect(clock.getByText('Now in Clocks')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('tab', { name: 'Suggestions' })).toHaveAttribute('aria-selected', 'true')
})

test('a category of the shop is led to a leaf, applied, undone, and holds for the next import', async ({
  app: { page, host },
}) => {
  await loaded(page)
  await openFile(page, shopFile('one.csv', ['a,Blue Mug,A-1,10,Mugs', 'b,Red Mug,B-1,12,mug', 'c,Odd Thing,C-1,9,Zzz']))
  await bringIn(page, 3)
  await part(page, 'Mapping')
  const mugs = page.getByRole('row', { name: /^Mugs/ })
  await expect(mugs).toContainText('2')
  await expect(mugs).toContainText('your shop calls it “Mugs”')
  await expectAccessible(page)
  await mugs.getByRole('button', { name: 'Accept Mugs for Mugs' }).click()
  await expect(mugs.getByText('Remembered')).toBeVisible()
  await page
    .getByRole('row', { name: /^Zzz/ })
    .getByRole('button', { name: /^Choose…/ })
    .click()
  await expect(picker(page).getByRole('button', { name: 'Choose for “Zzz”' })).toBeVisible()
  await pickLeaf(page, 'decor clock', 'Clocks')
  await page.getByRole('button', { name: 'Put 3 products into their leaf' }).click()
  await expect(message(page, '3 products put into their leaf')).toBeVisible()
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Put 3 products into their leaf' })).toBeEnabled()
  // A desktop window asks the system where the file goes; only a browser tells of it.
  if (host === 'browser') {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'As CSV' }).click()
    expect((await download).suggestedFilename()).toBe('category-mapping.csv')
  }

  await openFile(page, shopFile('two.csv', ['d,Green Mug,D-1,11,MUGS', 'e,Loose,E-1,5,']))
  await expect(page.getByText('1 product get')).toHaveCount(0)
  await bringIn(page, 2)
  await expect(page.getByText('1 product has its leaf category from your mapping')).toBeVisible()
  await page.getByRole('button', { name: 'Show the products' }).click()
  await expect(cell(page, 'Green Mug', 'category')).toHaveText('Mugs')
})

test('the picker offers suggestions and the leaves chosen last, and learns a synonym', async ({ app: { page } }) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'category')
  await page.keyboard.press('Enter')
  await expect(picker(page).getByRole('group', { name: 'Suggested' }).getByRole('option').first()).toBeVisible()
  await pickLeaf(page, 'decor clock', 'Clocks')
  await goToCell(page, 'Brass Candle Holder', 'category')
  await page.keyboard.press('Enter')
  await expect(
    picker(page)
      .getByRole('group', { name: 'Chosen last' })
      .getByRole('option', { name: /Clocks/ }),
  ).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await openSection(page, 'Categories')
  await page.getByRole('button', { name: 'Synonyms…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Synonyms' })
  await dialog.getByRole('textbox', { name: 'Word 1', exact: true }).fill('gloobit')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('What “gloobit” means is missing.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'What word 1 means' }).fill('mugs')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  await openSection(page, 'Products')
  await goToCell(page, 'Brass Candle Holder', 'category')
  await page.keyboard.press('Enter')
  await pickLeaf(page, 'gloobits', 'Mugs')
})
