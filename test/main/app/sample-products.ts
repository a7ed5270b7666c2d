// Brings products of our own into an app that is open for a test, ready to be listed. It expects nothing.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { openApp } from './open-app.ts'

type Open = ReturnType<typeof openApp>

const head =
  'Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price'

/** Products with `variants` variants each, in an open leaf. Their seller SKUs are BASKET-0-0, BASKET-0-1, … */
export const bringIn = async (open: Open, products: number, variants = 1): Promise<void> => {
  const colours = ['Natural', 'Black', 'White', 'Grey']
  const rows = Array.from({ length: products }, (_row, at) =>
    Array.from({ length: variants }, (_variant, place) => {
      const title = place === 0 ? `Storage basket number ${at + 1} of seagrass` : ''
      const body = place === 0 ? '<p>A woven basket of seagrass with two handles; it folds flat when empty.</p>' : ''
      return `basket-${at},${title},${body},,Color,${colours[place] ?? `Tone ${place}`},BASKET-${at}-${place},${500 + at},${5 + place},${19 + at}.50`
    }).join('\n'),
  )
  const file = join(open.app.context.host.workspace, 'baskets.csv')
  writeFileSync(file, [head, ...rows].join('\n'))
  await open.client.jobs.wait(await open.client.imports.start({ fileId: file }))
  const { hits } = await open.client.categories.search({ text: 'storage baskets', limit: 10 })
  const leaf = hits.find(({ permissions }) => !permissions.includes('INVITE_ONLY'))
  const { ids } = await open.client.products.ids({})
  await open.client.categories.set({ productIds: ids, categoryId: leaf?.id ?? '' })
}
