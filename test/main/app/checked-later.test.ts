// A change of many products is checked behind the answer. Whoever closes the app before that is done finds it done after the next start.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import { bringIn } from './sample-products.ts'
import { openApp, testFolder } from './open-app.ts'

const place = testFolder()
let shop: Awaited<ReturnType<typeof startPracticeShop>>
beforeAll(async () => {
  shop = await startPracticeShop({ seed: 'empty' })
})
afterAll(async () => {
  await shop.close()
  place.remove()
})

it('findings follow a large change also where the app was closed right after it, and nothing is checked twice', async () => {
  const first = openApp(place.folder, shop.address)
  await bringIn(first, 900)
  await first.app.context.checker.settled()
  const { ids } = await first.client.products.ids({})
  const empty = ids.map((productId) => ({ productId, variantId: null, field: 'title' as const, value: '' }))
  await first.client.products.edit({ label: 'No title', edits: empty })
  await first.close()

  const again = openApp(place.folder, shop.address)
  expect(again.store.products.unchecked().length).toBeGreaterThan(0)
  await again.app.start()
  await again.app.context.checker.settled()
  const untold = ids.filter(
    (id) =>
      !again.store.products.findings(id).some(({ field, severity }) => field === 'title' && severity === 'blocking'),
  )
  expect(untold).toEqual([])
  expect(again.store.products.unchecked()).toEqual([])

  // What a change does not alter is known to be checked, too.
  const weights = ids.map((productId) => ({ productId, variantId: null, field: 'weight' as const, value: '501' }))
  await again.client.products.edit({ label: 'Weight', edits: weights })
  await again.app.context.checker.settled()
  expect(again.store.products.unchecked()).toEqual([])
  await again.close()
}, 300_000)
