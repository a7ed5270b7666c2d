// The frame of the window as a person uses it: sections, theme, messages, and how accessible a screen is.
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect } from '../hosts.ts'

type SectionName = 'Products' | 'Import' | 'Publish' | 'Permissions' | 'Categories' | 'Activity' | 'Settings'

/** Waits until the window shows its first data. */
export const loaded = async (page: Page): Promise<void> => {
  await expect(page.locator('html')).toHaveAttribute('data-app-state', 'loaded')
}

export const openSection = async (page: Page, name: SectionName): Promise<void> => {
  const link = page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: new RegExp(`^${name}`) })
  await link.click()
  await expect(link).toHaveAttribute('aria-current', 'page')
}

/** Does a deed of the command list by its name. */
export const command = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search commands' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Commands' })).toHaveCount(0)
}

/** A message at the lower right. */
export const message = (page: Page, text: string | RegExp): Locator =>
  page.getByRole('region', { name: 'Messages' }).getByText(text)

const violations = async (page: Page): Promise<string[]> => {
  // Legacy mode needs no second page, which a desktop window cannot open.
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return found.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} (${node.target.join(' ')})`))
}

// Colours fade from one theme to the other: measured in between, they are neither's. Spinners turn for ever and are not waited for.
const settled = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    const fading = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
    await Promise.allSettled(fading.map((animation) => animation.finished))
  })
}

/** Expects the present screen to be without a finding of axe, in light and in dark. */
export const expectAccessible = async (page: Page): Promise<void> => {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
    await settled(page)
    expect(await violations(page), `axe in ${theme}`).toEqual([])
  }
  await page.evaluate(() => delete document.documentElement.dataset['theme'])
}
