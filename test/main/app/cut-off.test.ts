// The power goes after a listing reached the shop and before its answer came back. The journal alone knows that it may be there, so nothing is sent again.
import { cpSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { AppError } from '#contract/failure.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import { openApp, testFolder } from './open-app.ts'
import { bringIn } from './sample-products.ts'

it('a listing whose answer was cut off is looked for at the next start, and not handed in again', async () => {
  const [place, after] = [testFolder(), testFolder()]
  const shop = await startPracticeShop({ seed: 'empty', settings: { reviewDelayMs: [0, 0] } })
  let isThere = false
  let cut = (): void => undefined
  const first = openApp(place.folder, shop.address)
  const plain = first.app.context.shop
  await bringIn(first, 1)
  await first.close()

  const open = openApp(place.folder, shop.address, {}, Date.now, undefined, {
    shop: {
      ...plain,
      createProduct: async (...given) => {
        await plain.createProduct(...given)
        isThere = true
        return new Promise((_resolve, reject) => {
          cut = () => reject(new AppError('offline', { sentence: 'The line is cut.' }))
        })
      },
    },
  })
  try {
    await open.client.publish.start({ productIds: null })
    await vi.waitFor(() => expect(isThere).toBe(true), { timeout: 60_000 })
    // What the disk holds at this moment is what a power cut leaves.
    cpSync(place.folder, after.folder, { recursive: true })
  } finally {
    const closed = open.close()
    cut()
    await closed
  }

  let sentAgain = 0
  const next = openApp(after.folder, shop.address, {}, Date.now, undefined, {
    shop: {
      ...plain,
      createProduct: (...given) => {
        sentAgain += 1
        return plain.createProduct(...given)
      },
    },
  })
  try {
    await next.app.start()
    await vi.waitFor(async () => expect((await next.client.jobs.list())[0]?.state).toBe('done'), { timeout: 60_000 })
    expect(sentAgain).toBe(0)
    expect((await next.app.context.shop.searchProducts({})).total).toBe(1)
    const [id = ''] = (await next.client.products.ids({})).ids
    expect((await next.client.products.get({ id })).live?.remoteId).toBeTruthy()
  } finally {
    await next.close()
    await shop.close()
    place.remove()
    after.remove()
  }
})
