// “Open with Listwright”: a catalogue on the command line of the app is looked into, and one that is handed to the running app, too.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../hosts.ts'
import { runDesktop } from '../parts/desktop-run.ts'
import { openSection } from '../parts/window.ts'

const catalogue = 'Handle,Title,Variant Price\na,Lamp,10\n'

test('files that are opened with the app are looked into, and never brought in by themselves', async ({ launcher }) => {
  const first = join(launcher.workspace, '..', 'opened-first.csv')
  const second = join(launcher.workspace, '..', 'opened later.csv')
  writeFileSync(first, catalogue)
  writeFileSync(second, catalogue)
  const app = await launcher.open({ args: [first] })
  const { page } = app
  await expect(page.getByRole('heading', { name: 'opened-first.csv' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Bring in 1 product', exact: true })).toBeEnabled()

  expect((await runDesktop(launcher.workspace, launcher.data, [second])).code).toBe(0)
  await expect(page.getByText('opened later.csv waits')).toBeVisible()
  await page.getByRole('button', { name: 'Look into it', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'opened later.csv' })).toBeVisible()
  await openSection(page, 'Products')
  await expect(page.getByRole('heading', { name: 'A practice shop is ready' })).toBeVisible()
  expect(await app.quit()).toBe(0)
})
