// The screen that brings files in, as a person uses it.
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { expect } from '../hosts.ts'
import { grid } from './products.ts'
import { loaded, openSection } from './window.ts'

/** The sample catalogue that ships with the app. */
export const samplePath = fileURLToPath(new URL('../../../assets/samples/home-and-living.csv', import.meta.url))

/** Opens a file with the system's dialog, from the section of imports. */
export const openFile = async (page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) => {
  await openSection(page, 'Import')
  const another = page.getByRole('button', { name: 'Another file' })
  const open = page.getByRole('button', { name: /^(Open a file|Other file)…/ })
  await expect(open.or(another)).toBeVisible()
  if (await another.isVisible()) await another.click()
  const chooser = page.waitForEvent('filechooser')
  await open.click()
  await (await chooser).setFiles(file)
}

/** Confirms the preview and waits until the products are in. */
export const bringIn = async (page: Page, products: number): Promise<void> => {
  const what = products === 1 ? '1 product' : `${products} products`
  await page.getByRole('button', { name: `Bring in ${what}` }).click()
  await expect(page.getByRole('heading', { name: `${what} brought in` })).toBeVisible()
}

/** From a fresh workspace to the 48 products of the sample in the grid. */
export const startWithSample = async (page: Page): Promise<void> => {
  await loaded(page)
  await page.getByRole('button', { name: 'Use the sample, 48 products' }).click()
  await bringIn(page, 48)
  await page.getByRole('button', { name: 'Show the products' }).click()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '49')
}
