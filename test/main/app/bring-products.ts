// Puts products into the workspace of a test, ready to be listed but for what their leaf asks for, and gives one a picture.
import { join } from 'node:path'
import { openDatabase } from '#main/store/database.ts'
import { closeBatch, openBatch } from '#main/store/writer.ts'
import type { openApp } from './open-app.ts'
import { insertProducts } from '../store/insert-products.ts'

type Opened = ReturnType<typeof openApp>

/** Inserts so many products with two variants each, and gives their ids. */
export const bringProducts = (opened: Opened, folder: string, count: number): string[] => {
  const database = openDatabase(join(folder, 'workspace.db'))
  const stamp = { now: new Date().toISOString(), newId: opened.app.context.host.newId }
  const batchId = stamp.newId()
  openBatch(database, { id: batchId, kind: 'import', label: 'Import', who: 'seller', at: stamp.now, isOpen: true })
  const products = Array.from({ length: count }, (_, at) => ({
    key: batchId + String(at),
    fields: {
      title: `Thing number ${at} for every leaf category`,
      description: '<p>Made to be listed.</p>',
      weight: '1',
      weightUnit: 'KILOGRAM',
      length: '10',
      width: '10',
      height: '10',
      dimensionUnit: 'CENTIMETER',
    },
    imageSources: ['thing.jpg'],
    variants: ['Green', 'Blue'].map((value) => ({
      fields: { sellerSku: `${batchId.slice(-12)}-${at}-${value}`, price: '12.50', quantity: '5' },
      options: [{ name: 'Color', value }],
      imageSource: null,
    })),
  }))
  const ids = database.transaction(() => insertProducts(database, batchId, products, stamp))
  closeBatch(database, batchId)
  database.close()
  return ids
}

/** Keeps a drawn picture as the product's own, as if it had been fetched. */
export const drawImage = async ({ app, store }: Opened, productId: string): Promise<void> => {
  const drawn = await app.context.pictures.drawStandIn('Thing', 800)
  const image = store.products.get(productId)?.images[0]
  if (image === undefined) throw new Error('The product has no image.')
  await app.context.pictures.keep(image.id, drawn)
  store.products.setImage(image.id, { state: 'ready', widthPixels: 800, heightPixels: 800, sizeBytes: 9_000 })
}
