// The gallery of a product: pictures of this machine are added, looked at, put in order and taken out; the list shows small versions of them.
import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { expect, test } from './hosts.ts'
import { startWithSample } from './parts/import.ts'
import { cell, goToCell, gridField, panel } from './parts/products.ts'
import { takeScreenshot } from './parts/screenshot.ts'
import { expectAccessible, message } from './parts/window.ts'

const drawn = async (background: string, width = 1_400): Promise<Buffer> =>
  sharp({ create: { width, height: 1_000, channels: 3, background } })
    .jpeg()
    .toBuffer()

const gallery = (page: Page): Locator =>
  panel(page)
    .getByRole('list')
    .filter({ has: page.getByRole('button', { name: /^Image \d/ }) })
const pictures = (page: Page): Locator => gallery(page).getByRole('button', { name: /^Image \d/ })
const edgeOf = (picture: Locator): Promise<number> =>
  picture.evaluate(async (element) => {
    if (!(element instanceof HTMLImageElement)) return 0
    await element.decode()
    return element.naturalWidth
  })

const add = async (page: Page, files: readonly { name: string; buffer: Buffer }[]): Promise<void> => {
  await panel(page).getByRole('button', { name: 'Add a picture' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('menuitem', { name: 'From this computer…' }).click()
  await (await chooser).setFiles(files.map((file) => ({ ...file, mimeType: 'image/jpeg' })))
}

test('pictures are added, put in order by keyboard, looked at, taken out and brought back', async ({ app }) => {
  const { page } = app
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'title')
  await expect(pictures(page).first()).toBeVisible()
  const before = await pictures(page).count()
  await add(page, [
    { name: 'Clock on a wall.jpg', buffer: await drawn('#b33') },
    { name: 'clock.jpg', buffer: await drawn('#35c', 900) },
    { name: 'broken.jpg', buffer: (await drawn('#3c5')).subarray(0, 300) },
  ])
  await expect(message(page, /^broken\.jpg: The picture is damaged/)).toBeVisible()
  await expect(pictures(page)).toHaveCount(before + 2)
  const red = pictures(page).filter({ hasText: '1400 × 1000' })
  await expect(red).toHaveCount(1)
  expect(await edgeOf(red.locator('img'))).toBe(192)

  await red.focus()
  await page.keyboard.press('Enter')
  const menu = page.getByRole('menu', { name: /1400 × 1000/ })
  await expectAccessible(page)
  await menu.getByRole('menuitem', { name: 'Put first' }).press('Enter')
  await expect(pictures(page).first()).toContainText('1400 × 1000')
  await expect(pictures(page).first()).toBeFocused()
  await gridField(page).focus()
  await panel(page)
    .getByRole('button', { name: /^Go to the field: Picture 1 is 1400 × 1000/ })
    .click()
  await expect(pictures(page).first()).toBeFocused()
  const small = cell(page, 'Birch Wall Clock', 'title').locator('img')
  await expect(small).toHaveAttribute('src', /\?edge=64$/)
  expect(await edgeOf(small)).toBe(64)
  await takeScreenshot(app, 'gallery')

  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Look at it' }).press('Enter')
  const view = page.getByRole('dialog', { name: /^Image 1, 1400 × 1000 px/ })
  expect(await edgeOf(view.locator('img'))).toBe(1_400)
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await pictures(page).first().press('Enter')
  await page.getByRole('menuitem', { name: 'Remove' }).press('Enter')
  await expect(pictures(page)).toHaveCount(before + 1)
  await expect(pictures(page).first()).not.toContainText('1400 × 1000')
  await gridField(page).press('Control+z')
  await expect(pictures(page)).toHaveCount(before + 2)
  await expect(pictures(page).first()).toContainText('1400 × 1000')
})

test('a picture by its address is asked for at once, and what is no address is said', async ({ app: { page } }) => {
  await startWithSample(page)
  await goToCell(page, 'Birch Wall Clock', 'title')
  await expect(pictures(page).first()).toBeVisible()
  const before = await pictures(page).count()
  await panel(page).getByRole('button', { name: 'Add a picture' }).click()
  await page.getByRole('menuitem', { name: 'By its address…' }).click()
  const address = panel(page).getByRole('textbox', { name: 'Address of the picture' })
  await expect(address).toBeFocused()
  await page.keyboard.type('clock')
  await page.keyboard.press('Enter')
  await expect(panel(page).getByText('This is no address of a picture.')).toBeVisible()
  await address.fill('https://127.0.0.1:9/clock.jpg')
  await page.keyboard.press('Enter')
  await expect(address).toHaveCount(0)
  await expect(pictures(page)).toHaveCount(before + 1)
  await expect(pictures(page).last()).toContainText(/inside your own network/)
})
