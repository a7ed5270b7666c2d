// A fault in one part of the window is no fault of the others: it is said in its place, and the seller goes on elsewhere or tries again.
import { expect, test } from './hosts.ts'
import { startWithSample } from './parts/import.ts'
import { grid } from './parts/products.ts'
import { expectAccessible, openSection } from './parts/window.ts'

test('a section that cannot be drawn says so, the others go on, and it comes back', async ({ app }) => {
  const { page } = app
  await startWithSample(page)
  await openSection(page, 'Settings')
  // Prices are written with it, in Products and nowhere in Settings.
  await page.evaluate(() => {
    const whole = Intl.NumberFormat
    Reflect.set(window, 'wholeNumbers', whole)
    Reflect.set(Intl, 'NumberFormat', () => {
      throw new RangeError('a fault made by a test')
    })
  })
  await openSection(page, 'Products')
  const notice = page.getByRole('alert').filter({ hasText: 'could not be drawn' })
  await expect(notice).toBeVisible()
  await expectAccessible(page)
  await openSection(page, 'Settings')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await openSection(page, 'Products')
  await page.evaluate(() => Reflect.set(Intl, 'NumberFormat', Reflect.get(window, 'wholeNumbers')))
  await notice.getByRole('button', { name: 'Try again' }).click()
  await expect(grid(page)).toBeVisible()
  // The fault was made on purpose.
  app.errors.length = 0
})
