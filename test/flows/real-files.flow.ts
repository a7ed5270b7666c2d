// Files of this machine: dropped on the window from disk, alone, in a folder, in an archive; and written in the layout of the platform's templates.
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import sharp from 'sharp'
import { expect, test } from './hosts.ts'
import { dropFromDisk, handedOut } from './parts/files.ts'
import { bringIn, openFile } from './parts/import.ts'
import { expectAccessible, loaded, message, openSection } from './parts/window.ts'

const catalogue = 'Handle,Title,Variant SKU,Variant Price,Image Src\na,Bowl,B-1,3.00,bowl.png\nb,Tray,T-1,4.00,\n'
const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 400, channels: 3, background: '#48a' } })
    .png()
    .toBuffer()

test('a file, a folder of pictures and an archive are dropped on the window from the disk', async ({ launcher }) => {
  const app = await launcher.open()
  const { page } = app
  await loaded(page)
  mkdirSync(join(launcher.data, 'pictures', 'kitchen'), { recursive: true })
  const list = join(launcher.data, 'shop list.csv')
  writeFileSync(list, catalogue)
  writeFileSync(join(launcher.data, 'pictures', 'kitchen', 'bowl.png'), await picture())
  await dropFromDisk(page, [join(launcher.data, 'pictures')])
  await expect(message(page, '1 picture kept for catalogues that name them')).toBeVisible()
  // Nothing of it is read, so it may be as hollow as a file can be.
  const huge = join(launcher.data, 'huge.csv')
  writeFileSync(huge, 'Handle,Title\n')
  truncateSync(huge, 2 * 1024 ** 3)
  await dropFromDisk(page, [huge])
  await expect(page.getByRole('alert')).toContainText('“huge.csv” has 2.0 GB; at most 512 MB are taken')
  rmSync(huge)
  await dropFromDisk(page, [list])
  await expect(page.getByRole('heading', { name: 'shop list.csv' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Preset' })).toHaveValue('shopify')
  await bringIn(page, 2)
  const archive = join(launcher.data, 'more.zip')
  const more = Buffer.from('Handle,Title,Variant SKU,Variant Price,Image Src\nc,Cup,C-1,5.00,cup.png\n')
  writeFileSync(archive, zipSync({ 'list.csv': more, 'pictures/cup.png': new Uint8Array(await picture()) }))
  await dropFromDisk(page, [archive])
  await expect(page.getByRole('heading', { name: 'list.csv', exact: true })).toBeVisible()
  await bringIn(page, 1)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Suggest categories' }).click()
  await expect(page.getByRole('tab', { name: /^Suggestions/ })).toHaveAttribute('aria-selected', 'true')
  expect(await app.quit()).toBe(0)
})

test("products are written as the platform's templates, a file for each leaf, which come back", async ({
  app,
  launcher,
}) => {
  const { page } = app
  await loaded(page)
  await openSection(page, 'Import')
  const rows = [
    'Listwright Product,Title,TikTok Category ID,Weight,Weight Unit,Seller SKU,Price,Stock',
    'a,Oxford shirt,601226,0.5,KILOGRAM,S-1,25.00,3',
    'b,Linen shirt,601226,300,GRAM,S-2,30.00,4',
    'c,Bowl,600024,1,KILOGRAM,B-1,12.00,5',
    'd,Without a leaf,,1,KILOGRAM,N-1,12.00,5',
  ]
  await openFile(page, { name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
  await bringIn(page, 4)
  await openSection(page, 'Products')
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export products' })
  await dialog.getByRole('radio', { name: /TikTok Shop templates/ }).check()
  await dialog.getByRole('radio', { name: 'Excel workbook' }).check()
  await expect(dialog).toContainText('Products without a leaf category belong to no template')
  await expectAccessible(page)
  const given = await handedOut(app, launcher, () => dialog.getByRole('button', { name: 'Export 4 products' }).click())
  await expect(message(page, /^3 products written to .*\.zip$/)).toBeVisible()
  const files = Object.entries(unzipSync(new Uint8Array(given.bytes)))
  expect(files.map(([name]) => name.replace(/^.*(?=\()/, '')).toSorted()).toEqual(['(600024).xlsx', '(601226).xlsx'])
  const [, shirts] = files.find(([name]) => name.includes('(601226)')) ?? ['', new Uint8Array()]
  await openFile(page, {
    name: 'shirts.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(shirts),
  })
  await expect(page.getByRole('combobox', { name: 'Preset' })).toHaveValue('tiktok')
})

test('hosts of the own network that pictures may come from are named in Settings, and stay', async ({
  app: { page },
}) => {
  await loaded(page)
  await openSection(page, 'Settings')
  const hosts = page.getByLabel('Hosts in your own network that pictures may come from')
  await hosts.fill('NAS.local:8080, *.example')
  await expect(page.getByText('*.example is no host.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save defaults' })).toBeDisabled()
  await hosts.fill('http://NAS.local:8080/pictures 192.168.1.5')
  await page.getByRole('button', { name: 'Save defaults' }).click()
  await expect(hosts).toHaveValue('nas.local:8080, 192.168.1.5')
  await expectAccessible(page)
  await page.reload()
  await expect(hosts).toHaveValue('nas.local:8080, 192.168.1.5')
})
