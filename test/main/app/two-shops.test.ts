// A publish belongs to the shop it was meant for: the seller turns to another one in the middle, and nothing of it ends up there.
import { expect, it, vi } from 'vitest'
import type { ConnectedShop } from '#contract/shops.ts'
import { createPacing } from '#main/shop/pacing.ts'
import { createShopPort } from '#main/shop/shop-port.ts'
import { fixedToken } from '#main/shop/tokens.ts'
import { createShopSwitch } from '#main/workspace/connections/shop-switch.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { control } from '../../sandbox/client.ts'
import { noConnections, openApp, testFolder } from './open-app.ts'
import { bringIn } from './sample-products.ts'

const portOf = ({ address }: PracticeShop) =>
  createShopPort({
    ...address,
    appSecret: () => Promise.resolve(address.appSecret),
    tokens: fixedToken(address.accessToken),
    pacing: createPacing({ clock: Date.now }),
    clock: Date.now,
    random: Math.random,
    shopId: null,
  })

const titlesIn = async (shop: PracticeShop): Promise<number> => {
  const { products } = (await control(shop.address, 'GET', '/products')) as { products: unknown[] }
  return products.length
}

it(
  'a publish stops when another shop is taken into use, and goes on where it was when its own is back',
  { timeout: 300_000 },
  async () => {
    const place = testFolder()
    const [first, second] = [await startPracticeShop({ seed: 'empty' }), await startPracticeShop({ seed: 'empty' })]
    const shopSwitch = createShopSwitch()
    const shops = { first, second }
    shopSwitch.turnTo(portOf(first))
    const use = async (id: string): Promise<ConnectedShop> => {
      const shop = id === 'second' ? shops.second : shops.first
      shopSwitch.turnTo(portOf(shop))
      const about = { id, name: id, region: 'US', currency: 'USD', isPractice: true, isOnline: true, readAt: null }
      open.store.meta.saveShop(about)
      open.store.meta.useShop(id)
      return {
        ...about,
        connectionId: id,
        sellerType: 'LOCAL',
        isInUse: true,
        state: 'ready',
        sentence: null,
        scopes: [],
        approvedAt: null,
        accessRenewedAt: null,
        accessEndsAt: null,
        authorisationEndsAt: null,
        isEndingSoon: false,
        calls: null,
      }
    }
    const open = openApp(place.folder, { ...first.address, shopId: 'first' }, {}, Date.now, undefined, {
      shop: shopSwitch,
      connections: { ...noConnections, use },
    })
    await bringIn(open, 20)
    const { jobId } = await open.client.publish.start({ productIds: null })
    const now = () => open.client.jobs.get({ jobId: jobId ?? '' })
    await vi.waitFor(async () => expect((await now()).done).toBeGreaterThan(2), { timeout: 90_000 })

    await open.client.shops.use({ shopId: 'second', connectionId: 'second' })
    const stopped = await now()
    expect(stopped.state).toBe('interrupted')
    expect(stopped.done).toBeLessThan(20)
    expect(await titlesIn(second)).toBe(0)
    const reached = await titlesIn(first)
    expect(reached).toBeGreaterThanOrEqual(stopped.done)

    await open.client.shops.use({ shopId: 'first', connectionId: 'first' })
    expect(await open.client.jobs.wait({ jobId: jobId ?? '' })).toMatchObject({ state: 'done', done: 20 })
    expect(await titlesIn(first)).toBe(20)
    expect(await titlesIn(second)).toBe(0)
    await open.close()
    await first.close()
    await second.close()
    place.remove()
  },
)

it('two publishes that are started at the same moment become one, and no product is handed in twice', async () => {
  const place = testFolder()
  const shop = await startPracticeShop({ seed: 'empty' })
  const open = openApp(place.folder, shop.address)
  await bringIn(open, 6)
  const starts = await Promise.allSettled([
    open.client.publish.start({ productIds: null }),
    open.client.publish.start({ productIds: null }),
  ])
  const started = starts.flatMap((one) => (one.status === 'fulfilled' ? [one.value.jobId ?? ''] : []))
  expect(starts.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []))).toMatchObject([
    { code: 'conflict' },
  ])
  expect(started).toHaveLength(1)
  await open.client.jobs.wait({ jobId: started[0] ?? '' })
  const { calls } = (await control(shop.address, 'GET', '/calls')) as { calls: { operation: string }[] }
  expect(calls.filter(({ operation }) => operation === 'POST /product/202309/products')).toHaveLength(6)
  await open.close()
  await shop.close()
  place.remove()
})
