// A market with one tree: it works with that one, and says of the other in plain words that it is not there.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import { openApp, testFolder } from './open-app.ts'

it('a shop in Brazil lists with three levels, and its Categories say why there are not seven', async () => {
  const place = testFolder()
  const shop = await startPracticeShop({ market: 'BR', seed: 'empty', stateFile: join(place.folder, 'practice-shop') })
  const opened = openApp(place.folder, shop.address)
  const given = opened.store.meta.shop()
  if (given !== null) opened.store.meta.saveShop({ ...given, region: 'BR', currency: 'BRL' })
  try {
    await opened.client.jobs.wait({ jobId: (await opened.client.sync.start()).jobId })
    const { trees } = await opened.client.sync.state()
    expect(trees).toMatchObject([
      { version: 'v2', isInUse: false, leaves: 0, failure: expect.stringMatching(/^This market has no tree of up to/) },
      { version: 'v1', isInUse: true, failure: null },
    ])
    expect((await opened.client.categories.search({ text: 'coffee mug', limit: 5 })).hits.length).toBeGreaterThan(0)
  } finally {
    await opened.close()
    await shop.close()
    place.remove()
  }
})
