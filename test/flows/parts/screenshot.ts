// Pictures for the docs, taken where LISTWRIGHT_SCREENSHOTS names a folder: both themes at 1280 × 800, light at 1920 × 1080.
import { join } from 'node:path'
import type { RunningApp } from '../hosts.ts'

/** Takes the pictures of the present screen under a name, in the browser host only: both hosts look the same. */
export const takeScreenshot = async ({ host, page, resize }: RunningApp, name: string): Promise<void> => {
  const folder = process.env['LISTWRIGHT_SCREENSHOTS']
  if (folder === undefined || host !== 'browser') return
  for (const [width, height, theme] of [
    [1280, 800, 'light'],
    [1280, 800, 'dark'],
    [1920, 1080, 'light'],
  ] as const) {
    await resize(width, height)
    await page.evaluate((wanted) => (document.documentElement.dataset['theme'] = wanted), theme)
    await page.screenshot({ path: join(folder, `${name}-${width}x${height}-${theme}.png`), animations: 'disabled' })
  }
  await page.evaluate(() => delete document.documentElement.dataset['theme'])
  await resize(1440, 900)
}
