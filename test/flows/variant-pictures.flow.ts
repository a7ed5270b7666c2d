// Pictures of variants: shown in the panel, chosen there for all variants of a color by keyboard alone, and undone like any other edit.
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { expect, test } from './hosts.ts'
import { bringIn, openFile } from './parts/import.ts'
import { goToCell, panel } from './parts/products.ts'
import { takeScreenshot } from './parts/screenshot.ts'
import { expectAccessible, loaded, openSection } from './parts/window.ts'

const drawn = async (background: string): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp({ create: { width: 700, height: 700, channels: 3, background } })
      .jpeg()
      .toBuffer(),
  )

const rows = [
  'Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Price,Variant Inventory Qty,Image Src,Variant Image',
  'basket,Basket of seagrass,Size,S,Color,Red,B-RS,19.50,5,white.jpg,red.jpg',
  'basket,,Size,M,Color,Red,B-RM,21.50,5,,red.jpg',
  'basket,,Size,S,Color,Blue,B-BS,19.50,5,blue.jpg,',
  'basket,,Size,M,Color,Blue,B-BM,21.50,5,,',
]

test('a seller chooses the picture of a color, sees it at each of its variants, and takes it back', async ({ app }) => {
  const { page } = app
  await loaded(page)
  const buffer = Buffer.from(
    zipSync({
      'shop.csv': strToU8(rows.join('\n')),
      'white.jpg': await drawn('#ddd'),
      'red.jpg': await drawn('#b33'),
      'blue.jpg': await drawn('#35c'),
    }),
  )
  await openFile(page, { name: 'shop.zip', mimeType: 'application/zip', buffer })
  await bringIn(page, 1)
  await openSection(page, 'Products')
  await goToCell(page, 'Basket of seagrass', 'title')

  const blue = panel(page).getByRole('button', { name: /^Picture of Blue, 2 variants/ })
  await expect(blue).toHaveCount(2)
  await expect(
    panel(page)
      .getByRole('button', { name: /^Picture of Red, 2 variants/ })
      .locator('img'),
  ).toHaveCount(2)
  await expect(blue.locator('img')).toHaveCount(0)

  await takeScreenshot(app, 'variant-pictures')
  await blue.first().focus()
  await page.keyboard.press('Enter')
  const menu = page.getByRole('menu', { name: 'Picture of Blue, 2 variants' })
  await expect(menu.getByRole('menuitemradio')).toHaveCount(4)
  await expect(menu.getByRole('menuitemradio', { name: 'None' })).toBeChecked()
  await expectAccessible(page)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(menu).toHaveCount(0)
  await expect(blue.locator('img')).toHaveCount(2)
  await expect(blue.first()).toBeFocused()
  await page.getByRole('button', { name: /^Undo/ }).first().click()
  await expect(blue.locator('img')).toHaveCount(0)
})
