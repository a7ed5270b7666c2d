// Fills an empty world: an app, a seller with a shop, its grant and tokens, and for the demo seed products in every status.
import { randomBytes } from 'node:crypto'
import { grantApp, allScopes, issueTokens } from '../authorization/tokens.ts'
import { permissionId } from '../catalogue/permissions.ts'
import type { ShopCall } from '../gateway/call.ts'
import { hashedId, hexOf } from '../ids.ts'
import { priceInMarket } from '../markets/exchange.ts'
import type { Market } from '../markets/market.ts'
import { createProduct } from '../products/create-product.ts'
import { hashText } from '../random.ts'
import type { AppRecord, SellerRecord, ShopRecord, WarehouseRecord } from '../state/records.ts'
import type { World } from '../world.ts'
import { demoProducts } from './demo-products.ts'
import { sampleListing } from './sample-listing.ts'

export const seedNames = ['demo', 'empty'] as const
export type SeedName = (typeof seedNames)[number]

const dayMs = 86_400_000

/** A new app of the practice shop, with a secret that is made on the spot. */
export const plantApp = (world: World, name: string, redirectUrl: string | null): AppRecord => {
  const app: AppRecord = {
    key: randomBytes(7).toString('hex'),
    secret: randomBytes(20).toString('hex'),
    name,
    serviceId: hashedId(`service ${name} ${String(world.count('apps'))}`),
    redirectUrl,
    allowedAddresses: null,
  }
  world.store.put('apps', app.key, app)
  return app
}

/** A new seller with an active account. */
export const plantSeller = (world: World, name: string, region: string, type: SellerRecord['type']): SellerRecord => {
  const id = world.nextId('seller')
  const seller: SellerRecord = { id, name, region, type, status: '2', isOnboarded: true }
  world.store.put('sellers', id, seller)
  return seller
}

const plantWarehouse = (world: World, name: string, type: WarehouseRecord['type']): WarehouseRecord => ({
  id: world.nextId('warehouse'),
  name,
  type,
  effectStatus: 'ENABLED',
  isDefault: true,
  address: {},
})

/** A new shop of a seller with one warehouse to sell from and one for returns. */
export const plantShop = (world: World, seller: SellerRecord, name: string, region: string): ShopRecord => {
  const id = world.nextId('shop')
  const code = `${region}LC${hexOf(`code ${id}`, 6).toUpperCase()}`
  const shop: ShopRecord = {
    id,
    sellerId: seller.id,
    name,
    region,
    code,
    status: '2',
    createdAtMs: world.clock.nowMs() - 120 * dayMs,
    warehouses: [
      plantWarehouse(world, `${name} Warehouse`, 'SALES_WAREHOUSE'),
      plantWarehouse(world, `${name} Returns`, 'RETURN_WAREHOUSE'),
    ],
    hasMultipleWarehouses: false,
    failedPrerequisites: {},
    isKycPending: false,
    mainCategoryIds: null,
  }
  world.store.put('shops', id, shop)
  return shop
}

/** Categories that the demo shop may list in although they are invite-only. */
const grantedCategoryIds = ['810000', '700646']

const plantProducts = (call: ShopCall): void => {
  const { world, shop, market } = call
  for (const { usd, ageDays, state, ...sample } of demoProducts) {
    const body = sampleListing(call, { ...sample, price: priceInMarket(market, usd) })
    createProduct(call, body)
    const [stored] = world.products.ofShop(shop.id)
    if (stored === undefined) continue
    const createdAtMs = world.clock.nowMs() - ageDays * dayMs - (hashText(stored.id) % 3_600_000)
    const isLive = state.status !== undefined && state.status !== 'FAILED'
    const isInReview = state.auditStatus === 'AUDITING'
    world.store.put('products', stored.id, {
      ...stored,
      ...state,
      createdAtMs,
      updatedAtMs: createdAtMs,
      firstLiveAtMs: isLive ? createdAtMs : null,
      reviewDueAtMs: isInReview ? world.clock.nowMs() + dayMs : null,
    })
  }
}

export type Planted = {
  readonly app: AppRecord
  readonly shop: ShopRecord
  readonly accessToken: string
  readonly refreshToken: string
}

/** Plants a seed in an empty world. */
export const plantSeed = (world: World, seedName: SeedName, market: Market): Planted => {
  // Where Listwright waits for the approval.
  const app = plantApp(world, 'Listwright', 'http://127.0.0.1:27416/callback')
  const seller = plantSeller(world, 'Practice Seller', market.region, 'LOCAL')
  const shop = plantShop(world, seller, `Practice Shop ${market.region}`, market.region)
  const grant = grantApp(world, app, seller, allScopes)
  const { access, refresh } = issueTokens(world, grant)
  if (seedName === 'demo') {
    for (const categoryId of grantedCategoryIds) {
      const id = permissionId(shop.id, categoryId)
      world.store.put('permissions', id, { id, shopId: shop.id, categoryId, isGranted: true })
    }
    plantProducts({ world, app, seller, grant, shop, market, path: {}, parts: [] })
  }
  return { app, shop, accessToken: access.token, refreshToken: refresh.token }
}
