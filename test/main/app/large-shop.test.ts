// A shop with more listings than one search of the platform gives: its status is read to the last one all the same.
import { expect, it } from 'vitest'
import { z } from 'zod'
import { startShop } from '#test/practice-shop.ts'
import { controlOf } from './control.ts'
import { openApp, testFolder } from './open-app.ts'
import { bringIn } from './sample-products.ts'

const plantedShape = z.object({ planted: z.array(z.object({ id: z.string() })) })

it('is read to the last listing, the oldest and the newest', { timeout: 180_000 }, async () => {
  const place = testFolder()
  const shop = await startShop(['--seed', 'empty'])
  const control = controlOf(shop.controlUrl)
  const opened = openApp(place.folder, shop)
  try {
    const plant = async (what: Record<string, unknown>): Promise<string> => {
      const { planted } = plantedShape.parse(await control.ask('POST', '/products/old', { seed: 'large', ...what }))
      return planted[0]?.id ?? ''
    }
    const oldest = await plant({ count: 1, ageHours: 5000, seed: 'oldest', status: 'SELLER_DEACTIVATED' })
    for (const ageHours of [40, 80, 4000]) await plant({ count: 3500, ageHours, seed: `large ${ageHours}` })
    const newest = await plant({ count: 1, ageHours: 1, seed: 'newest', status: 'SELLER_DEACTIVATED' })
    await bringIn(opened, 2)
    const { ids } = await opened.client.products.ids({})
    const readAt = new Date().toISOString()
    for (const [index, remoteId] of [oldest, newest].entries()) {
      const live = { remoteId, status: 'ACTIVATE', auditStatus: 'APPROVED', preApprovedReasons: [], failedReasons: [] }
      opened.store.live.save(ids[index] ?? '', { ...live, readAt }, null)
    }
    await opened.client.status.refresh()
    const statuses = ids.map((id) => opened.store.live.get(id)?.live.status)
    expect(statuses).toEqual(['SELLER_DEACTIVATED', 'SELLER_DEACTIVATED'])
    expect((await opened.client.app.info()).shop?.isOnline).toBe(true)
  } finally {
    await opened.close()
    await shop.stop()
    place.remove()
  }
})
