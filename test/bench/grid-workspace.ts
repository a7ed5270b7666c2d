// Makes a workspace of 25,000 products with four variants each for the grid bench: a real file, brought in as a seller would. It measures nothing.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import { openApp } from '#test/main/app/open-app.ts'
import { writeCatalogue } from './import-catalogue.ts'

const categoryTerms = ['table lamps', 'curtains', 'bath towels', 'candles', 'picture frames']

/** Opens the app on the folder; where it is empty, a catalogue is brought in and every other product gets a leaf category. */
export const openLargeWorkspace = async (folder: string, products: number) => {
  const shop = await startPracticeShop({ stateFile: join(folder, 'practice-shop.json') })
  const isThere = existsSync(join(folder, 'workspace.db'))
  const open = openApp(folder, shop.address)
  const { client } = open
  if (!isThere) {
    const file = join(folder, 'catalogue.csv')
    await writeCatalogue(file, products * 4, 20_261_121)
    const { jobId } = await client.imports.start({ fileId: file })
    for (;;) {
      const job = open.app.context.jobs.get(jobId)
      if (job.finishedAt !== null) break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await open.app.context.reference.tree()
    const { ids } = await client.products.ids({})
    for (const [at, text] of categoryTerms.entries()) {
      const leaf = (await client.categories.search({ text, limit: 5 })).hits.find((hit) => hit.isLeaf)
      if (leaf === undefined) throw new Error(`No leaf category for ${text}`)
      const some = ids.filter((_, index) => index % 2 === 0 && (index / 2) % categoryTerms.length === at)
      await client.categories.set({ categoryId: leaf.id, productIds: some })
    }
  }
  return {
    ...open,
    close: async () => {
      await open.close()
      await shop.close()
    },
  }
}
