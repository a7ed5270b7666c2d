// Controls of products and their reviews: dumps, scripts, and ending a review at once.
import { randomUUID } from 'node:crypto'
import type { ProductRecord } from '../state/records.ts'
import type { ReviewScript } from '../state/settings.ts'
import { changeProduct } from '../products/put-product.ts'
import { listingsToday } from '../products/quota.ts'
import { endDueReviews } from '../review/review.ts'
import { announceStatus } from '../webhooks/announce.ts'
import { marketOf } from '../markets/index.ts'
import { plantOldProducts } from '../seeds/plant-old.ts'
import type { ControlApp, ControlContext } from './control-app.ts'
import { findShop } from './people-routes.ts'
import { readLimit } from './settings-input.ts'
import { ControlError, asInput, readBoolean, readNumber, readText, readTexts, readWord } from './read-input.ts'

const outcomes = ['approve', 'fail', 'pre-approve-kyc', 'hold', 'freeze'] as const

const readScript = (body: unknown): ReviewScript => {
  const input = asInput(body)
  const outcome = readWord(input, 'outcome', outcomes)
  if (outcome === undefined) throw new ControlError(`outcome must be one of ${outcomes.join(', ')}.`)
  const texts = {
    titleContains: readText(input, 'titleContains'),
    productId: readText(input, 'productId'),
    categoryId: readText(input, 'categoryId'),
    position: readText(input, 'position'),
  }
  const lists = { reasons: readTexts(input, 'reasons'), suggestions: readTexts(input, 'suggestions') }
  const count = readNumber(input, 'count')
  const given = Object.entries({ ...texts, ...lists, count }).filter(([, value]) => value !== undefined)
  // Absent members must stay absent; the ones that are there were read above.
  return { id: randomUUID(), outcome, ...(Object.fromEntries(given) as Partial<ReviewScript>) }
}

const short = ({
  id,
  shopId,
  status,
  lifeStatus,
  auditStatus,
  preApprovedReasons,
  base,
  draft,
  underReview,
}: ProductRecord): unknown => ({
  id,
  shopId,
  status,
  productStatus: lifeStatus,
  auditStatus,
  preApprovedReasons,
  title: base.title,
  categoryId: base.category_id,
  externalProductId: base.external_product_id ?? null,
  sellerSkus: base.skus.map(({ seller_sku: sku }) => sku ?? ''),
  hasDraft: draft !== null,
  isUnderReview: underReview !== null,
})

const addReviews = (app: ControlApp, { gateway, read }: ControlContext): void => {
  const { world } = gateway
  app.get('/reviews', (context) => context.json({ scripts: world.settings().reviewScripts }))
  app.post('/reviews', async (context) => {
    const script = readScript(await read(context))
    world.changeSettings({ reviewScripts: [...world.settings().reviewScripts, script] })
    return context.json(script, 201)
  })
  app.delete('/reviews', (context) => {
    world.changeSettings({ reviewScripts: [] })
    return context.json({})
  })
  // Ends reviews that are running, or starts and ends one that was held.
  app.post('/reviews/end', async (context) => {
    const productId = readText(asInput(await read(context)), 'productId')
    const running = [...world.store.all('products')].filter(
      ({ id, auditStatus, underReview }) =>
        (productId === undefined || productId === id) && (auditStatus === 'AUDITING' || underReview !== null),
    )
    for (const product of running)
      world.store.put('products', product.id, { ...product, reviewDueAtMs: world.clock.nowMs() })
    endDueReviews(world)
    return context.json({ ended: running.length })
  })
}

/** Adds the controls of products. */
export const addProductRoutes = (app: ControlApp, control: ControlContext): void => {
  const { gateway, read } = control
  const { world } = gateway
  addReviews(app, control)
  app.get('/products', (context) => {
    const shopId = context.req.query('shopId')
    const products = shopId === undefined ? [...world.store.all('products')] : [...world.products.ofShop(shopId)]
    return context.json({ products: context.req.query('full') === undefined ? products.map(short) : products })
  })
  app.get('/products/:id', (context) => {
    const product = world.store.get('products', context.req.param('id'))
    if (product === undefined) throw new ControlError('There is no such product.', 404)
    return context.json(product)
  })
  // Listings from before the tree changed: they cannot be created any more where the older tree is closed.
  app.post('/products/old', async (context) => {
    const input = asInput(await read(context))
    const shop = findShop(world, readText(input, 'shopId'))
    const seller = world.store.get('sellers', shop.sellerId)
    const grant = [...world.store.all('grants')].find(({ sellerId }) => sellerId === shop.sellerId)
    const owner = grant === undefined ? undefined : world.store.get('apps', grant.appKey)
    if (seller === undefined || grant === undefined || owner === undefined)
      throw new ControlError('The shop has no seller that allowed an app.', 404)
    const planted = plantOldProducts(
      { world, app: owner, seller, grant, shop, market: marketOf(shop.region), path: {}, parts: [] },
      {
        count: Math.min(20_000, Math.max(0, readNumber(input, 'count') ?? 1)),
        ageHours: readNumber(input, 'ageHours') ?? 48,
        splitShare: readNumber(input, 'splitShare') ?? 0.5,
        status: readWord(input, 'status', ['ACTIVATE', 'SELLER_DEACTIVATED'] as const) ?? 'ACTIVATE',
        seed: readText(input, 'seed') ?? 'old',
      },
    )
    return context.json({ planted }, 201)
  })
  // What the platform does by itself: take a product down, freeze it, lock it for a promotion.
  app.patch('/products/:id', async (context) => {
    const product = world.store.get('products', context.req.param('id'))
    if (product === undefined) throw new ControlError('There is no such product.', 404)
    const input = asInput(await read(context))
    const status = readWord(input, 'status', ['PLATFORM_DEACTIVATED', 'FREEZE', 'ACTIVATE'] as const)
    const isInPromotion = readBoolean(input, 'isInPromotion')
    if (status === undefined && isInPromotion === undefined)
      throw new ControlError('status or isInPromotion must be given.')
    const locked = isInPromotion === undefined ? product : changeProduct(world, product, { isInPromotion })
    if (status === undefined) return context.json(short(locked))
    const auditStatus = status === 'ACTIVATE' ? 'APPROVED' : 'NONE'
    const changed = changeProduct(world, locked, { status, lifeStatus: status, auditStatus, reviewDueAtMs: null })
    announceStatus(world, changed, 'PRODUCT_STATUS_CHANGED')
    return context.json(short(changed))
  })
  app.get('/quota', (context) => {
    const shop = findShop(world, context.req.query('shopId'))
    return context.json({
      shopId: shop.id,
      listingsToday: listingsToday(world, shop.id),
      dailyListingLimit: world.settings().dailyListingLimit,
    })
  })
  app.post('/quota', async (context) => {
    const input = asInput(await read(context))
    const limit = readLimit(input, 'dailyListingLimit')
    if (limit === undefined) throw new ControlError('dailyListingLimit must be given: a number, or null for no limit.')
    world.changeSettings({ dailyListingLimit: limit })
    return context.json({ dailyListingLimit: limit })
  })
}
