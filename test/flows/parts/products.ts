// The screen of products as a person uses it: rows, cells, typing, the category picker.
import type { Locator, Page } from '@playwright/test'
import { expect } from '../hosts.ts'

type ColumnName = 'title' | 'status' | 'category' | 'price' | 'stock' | 'brand' | 'weight' | 'sku' | 'issues'

export const grid = (page: Page): Locator => page.getByRole('treegrid', { name: 'Products' })

/** What holds the focus while the grid has it. */
export const gridField = (page: Page): Locator => page.getByRole('textbox', { name: 'Cells of the products' })

/** The row of a product, by words of its title. */
export const productRow = (page: Page, title: string): Locator =>
  grid(page).locator('[data-variant="-1"]', { hasText: title })

export const cell = (page: Page, title: string, column: ColumnName): Locator =>
  productRow(page, title).locator(`[data-column=${column}]`)

/** Puts the focus of the grid on a cell. */
export const goToCell = async (page: Page, title: string, column: ColumnName): Promise<void> => {
  await cell(page, title, column).click()
  await expect(gridField(page)).toBeFocused()
}

/** Types into a cell and saves it with Enter. */
export const typeInto = async (page: Page, title: string, column: ColumnName, text: string): Promise<void> => {
  await goToCell(page, title, column)
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

export const picker = (page: Page): Locator => page.getByRole('dialog', { name: 'Choose a category' })

/** In the open picker: types words, waits for the leaf to be pointed at, chooses it with Enter. */
export const pickLeaf = async (page: Page, words: string, leaf: string): Promise<void> => {
  await picker(page).getByRole('combobox', { name: 'Search categories' }).fill(words)
  await expect(picker(page).getByRole('heading', { level: 2 })).toHaveText(leaf)
  await page.keyboard.press('Enter')
  await expect(picker(page)).toHaveCount(0)
}

export const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Product' })
