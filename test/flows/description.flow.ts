// The description is written as buyers see it: marks and lists by keys and buttons, nothing foreign pasted in, nothing lost unsaid.
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './hosts.ts'
import { bringIn, openFile, startWithSample } from './parts/import.ts'
import { goToCell, gridField, panel } from './parts/products.ts'
import { takeScreenshot } from './parts/screenshot.ts'
import { expectAccessible, loaded, openSection } from './parts/window.ts'

const editor = (page: Page): Locator => panel(page).getByRole('textbox', { name: 'Description', exact: true })
const source = (page: Page): Locator => panel(page).getByRole('textbox', { name: 'HTML of the description' })

const pasteInto = (field: Locator, html: string, text: string): Promise<void> =>
  field.evaluate(
    (element, given) => {
      const data = new DataTransfer()
      if (given.html !== '') data.setData('text/html', given.html)
      data.setData('text/plain', given.text)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    },
    { html, text },
  )

test('a seller writes a description with words, marks and a list by keyboard alone', async ({ app }) => {
  const { page } = app
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'title')
  await editor(page).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Solid ')
  await page.keyboard.press('Control+b')
  await expect(panel(page).getByRole('button', { name: 'Bold' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.type('birch')
  await page.keyboard.press('Control+b')
  await expect(panel(page).getByRole('button', { name: 'Bold' })).toHaveAttribute('aria-pressed', 'false')
  await page.keyboard.type(' & brass')
  await page.keyboard.press('Enter')
  await panel(page).getByRole('button', { name: 'List', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(editor(page)).toBeFocused()
  await page.keyboard.type('Quiet movement')
  await page.keyboard.press('Enter')
  await page.keyboard.type('30 cm')
  await expect(editor(page).getByRole('listitem')).toHaveText(['Quiet movement', '30 cm'])
  await expectAccessible(page)
  await takeScreenshot(app, 'description')
  await page.keyboard.press('Control+Enter')
  await panel(page).getByRole('button', { name: 'HTML', exact: true }).click()
  await expect(source(page)).toHaveValue(
    '<p>Solid <strong>birch</strong> &amp; brass</p><ul><li>Quiet movement</li><li>30 cm</li></ul>',
  )
  await page.reload()
  await goToCell(page, 'Birch Wall Clock', 'title')
  await expect(editor(page).locator('strong')).toHaveText('birch')
  await gridField(page).press('Control+z')
  await expect(editor(page).locator('strong')).toHaveCount(0)
})

test('what is pasted from a web page keeps its words and marks, and what it loses is named', async ({
  app: { page },
}) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'title')
  await editor(page).focus()
  await page.keyboard.press('Control+a')
  const html =
    '<h2 style="color:red">Oak clock</h2><p>See <a href="https://example.com" onclick="x()">more</a></p><img src="https://example.com/a.jpg"><script>window.x = 1</script><table><tr><td>30 cm</td></tr></table>'
  await pasteInto(editor(page), html, 'Oak clock')
  await expect(editor(page)).toHaveText('Oak clockSee more30 cm')
  await expect(editor(page).locator('img, script, a, table, [style]')).toHaveCount(0)
  await expect(panel(page).getByText(/^Left out of what you pasted: pictures, scripts and tables/)).toBeVisible()
  await gridField(page).focus()
  await panel(page).getByRole('button', { name: 'HTML', exact: true }).click()
  await expect(source(page)).toHaveValue('<p><strong>Oak clock</strong></p><p>See more</p><p>30 cm</p>')
})

test('a description with pictures keeps them until its words are changed, and says so', async ({ app: { page } }) => {
  await loaded(page)
  const kept = '<p>Oak <a href="https://example.com/oak">board</a></p><img src="https://example.com/b.jpg">'
  const csv = `Handle,Title,Body (HTML),Variant SKU,Variant Price\nboard,Cutting board of oak,"${kept.replaceAll('"', '""')}",B-1,19.50\n`
  await openFile(page, { name: 'shop.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await bringIn(page, 1)
  await openSection(page, 'Products')
  await goToCell(page, 'Cutting board of oak', 'title')
  await expect(editor(page)).toHaveText('Oak board')
  await expect(panel(page).getByText(/^Buyers see it without pictures and the addresses of links/)).toBeVisible()
  await editor(page).focus()
  await gridField(page).focus()
  await panel(page).getByRole('button', { name: 'HTML', exact: true }).click()
  await expect(source(page)).toHaveValue(kept)
  await panel(page).getByRole('button', { name: 'Words' }).click()
  await editor(page).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(', oiled')
  await gridField(page).focus()
  await expect(panel(page).getByText(/^Buyers see it without/)).toHaveCount(0)
  await gridField(page).press('Control+z')
  await expect(panel(page).getByText(/^Buyers see it without pictures/)).toBeVisible()
})
