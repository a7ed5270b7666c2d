// Taking listed products off sale and putting them back, from the list, the panel and the command list.
import { expect, test } from './hosts.ts'
import { startWithSample } from './parts/import.ts'
import { cell, goToCell, panel, pickLeaf } from './parts/products.ts'
import { command, expectAccessible, message, openSection } from './parts/window.ts'

test('a listed product goes off sale and comes back, and one that was never listed is named', async ({
  app: { page },
}) => {
  await startWithSample(page)
  for (const title of ['Birch Wall Clock', 'Brass Table Lamp']) {
    await goToCell(page, title, 'category')
    await page.keyboard.press('Enter')
    await pickLeaf(page, 'decor clock', 'Clocks')
    await expect(cell(page, title, 'category')).toHaveText('Clocks')
  }
  await goToCell(page, 'Brass Table Lamp', 'title')
  await page.keyboard.press('Space')
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Publish 1…/ })
    .last()
    .click()
  await page.getByRole('button', { name: /^Confirm 1 product/ }).click()
  await expect(page.getByText(/^done /)).toBeVisible({ timeout: 60_000 })
  await openSection(page, 'Products')
  await expect(cell(page, 'Brass Table Lamp', 'status')).toHaveText('Live', { timeout: 60_000 })

  // Both are ticked: one is there, the other never was.
  await goToCell(page, 'Birch Wall Clock', 'title')
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'On sale or off sale' }).click()
  await page.getByRole('menuitem', { name: 'Take off sale…' }).click()
  const asked = page.getByRole('dialog', { name: 'Take off sale' })
  await expect(asked.getByText('Take 2 products off sale?')).toBeVisible()
  await expectAccessible(page)
  await asked.getByRole('button', { name: 'Take 2 off sale' }).click()
  await expect(asked.getByText('1 of 2 products taken off sale')).toBeVisible({ timeout: 30_000 })
  await expect(asked.getByText(/“Birch Wall Clock.*” is not in this shop/)).toBeVisible()
  await expectAccessible(page)
  await asked.getByRole('button', { name: 'Close' }).click()
  await expect(cell(page, 'Brass Table Lamp', 'status')).toHaveText('Off sale')
  await page.getByRole('tab', { name: /^Off sale/ }).click()
  await expect(page.getByRole('tab', { name: /^Off sale/ })).toHaveText(/1/)

  // The way back of the message means the one that was changed.
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Put back on sale' }).click()
  const back = page.getByRole('dialog', { name: 'Put on sale' })
  await expect(back.getByText('Put 1 product on sale?')).toBeVisible()
  await back.getByRole('button', { name: 'Put 1 on sale' }).click()
  await expect(message(page, '1 product handed in to be on sale again')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('tab', { name: /^All products/ }).click()
  await expect(cell(page, 'Brass Table Lamp', 'status')).toHaveText('Live', { timeout: 60_000 })

  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await goToCell(page, 'Brass Table Lamp', 'title')
  await panel(page).getByRole('button', { name: 'Take off sale…' }).click()
  await asked.getByRole('button', { name: 'Leave as it is' }).click()
  await expect(asked).toHaveCount(0)
  await command(page, 'Take the product in the panel off sale')
  await asked.getByRole('button', { name: 'Take 1 off sale' }).click()
  await expect(cell(page, 'Brass Table Lamp', 'status')).toHaveText('Off sale', { timeout: 30_000 })

  // Each is a job of its own, with the reasons of what was left out.
  await openSection(page, 'Activity')
  await expect(page.getByText('Put 1 product on sale')).toBeVisible()
  const first = page.getByRole('region', { name: 'Take 2 products off sale' })
  await first.getByRole('button', { name: 'Show its results' }).click()
  await expect(asked.getByText('1 of 2 products taken off sale')).toBeVisible()
  await expect(asked.getByText(/“Birch Wall Clock.*” is not in this shop/)).toBeVisible()
  await asked.getByRole('button', { name: 'Close' }).click()
  await expect(asked).toHaveCount(0)
  await expectAccessible(page)
})
