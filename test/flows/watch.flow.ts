// Files that come by themselves: a watched folder proposes them, and nothing comes in before the seller says so.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './hosts.ts'
import { bringIn } from './parts/import.ts'
import { expectAccessible, loaded, message, openSection } from './parts/window.ts'

test('a new file in the watched folder is proposed and waits until it is looked into', async ({
  app: { page },
  launcher,
}) => {
  const folder = join(launcher.data, 'inbox')
  mkdirSync(folder, { recursive: true })
  await loaded(page)
  await openSection(page, 'Settings')
  const form = page.getByRole('form', { name: 'Watched folder' })
  await form.getByRole('textbox', { name: 'Folder to watch' }).fill(join(folder, 'not-there'))
  await form.getByRole('button', { name: 'Watch', exact: true }).click()
  await expect(form.getByRole('alert')).toContainText('is no folder that can be read')
  await form.getByRole('textbox', { name: 'Folder to watch' }).fill(folder)
  await form.getByRole('button', { name: 'Watch', exact: true }).click()
  await expect(form.getByRole('button', { name: 'Stop' })).toBeVisible()
  await expectAccessible(page)

  writeFileSync(join(folder, 'monday.csv'), 'Handle,Title,Variant Price\na,Lamp,10\nb,Vase,12\n')
  await expect(message(page, 'monday.csv is new in the watched folder')).toBeVisible()
  await openSection(page, 'Import')
  await expect(page.getByText('new in the watched folder', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Look into it.*monday\.csv$/ }).click()
  await expect(page.getByRole('heading', { name: 'monday.csv' })).toBeVisible()
  await bringIn(page, 2)
})
