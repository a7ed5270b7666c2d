// Controls of who there is: apps, sellers, shops, their state, permissions, tokens.
import { grantApp, issueTokens, allScopes, removeGrant } from '../authorization/tokens.ts'
import { permissionId, permissionStatusesOf } from '../catalogue/permissions.ts'
import { findCategory } from '../catalogue/tree.ts'
import { findMarket, marketOf } from '../markets/index.ts'
import { prerequisiteNames } from '../products/prerequisites.ts'
import { releaseWaiting } from '../review/review.ts'
import { plantApp, plantSeller, plantShop } from '../seeds/plant.ts'
import type { ShopRecord } from '../state/records.ts'
import type { World } from '../world.ts'
import { announceDeauthorized } from '../webhooks/announce.ts'
import type { ControlApp, ControlContext } from './control-app.ts'
import {
  ControlError,
  asInput,
  needText,
  readBoolean,
  readNumber,
  readText,
  readTexts,
  readWord,
} from './read-input.ts'
import type { Input } from './read-input.ts'

/** The shop that a body or query names; the first one where none is named. */
export const findShop = (world: World, shopId: string | undefined): ShopRecord => {
  const shop = shopId === undefined ? world.store.all('shops').next().value : world.store.get('shops', shopId)
  if (shop === undefined) throw new ControlError('There is no such shop.', 404)
  return shop
}

const addPermissions = (app: ControlApp, { gateway, read }: ControlContext): void => {
  const { world } = gateway
  app.get('/permissions', (context) => context.json({ permissions: [...world.store.all('permissions')] }))
  app.post('/permissions', async (context) => {
    const input = asInput(await read(context))
    const categoryId = needText(input, 'categoryId')
    if (findCategory(categoryId) === null) throw new ControlError(`There is no category ${categoryId}.`, 404)
    const shop = findShop(world, readText(input, 'shopId'))
    const isGranted = readBoolean(input, 'isGranted') ?? true
    const id = permissionId(shop.id, categoryId)
    world.store.put('permissions', id, { id, shopId: shop.id, categoryId, isGranted })
    const released = releaseWaiting(world, shop.id)
    return context.json({ released, statuses: permissionStatusesOf(world, marketOf(shop.region), shop, categoryId) })
  })
}

const readPrerequisites = (input: Input): ShopRecord['failedPrerequisites'] | undefined => {
  const given = input['failedPrerequisites']
  if (given === undefined) return undefined
  const failed: Record<string, readonly string[]> = {}
  for (const [name, reasons] of Object.entries(asInput(given))) {
    if (!prerequisiteNames.includes(name))
      throw new ControlError(`There is no prerequisite ${name}. There are ${prerequisiteNames.join(', ')}.`)
    failed[name] = readTexts({ reasons }, 'reasons') ?? []
  }
  return failed
}

const readWarehouses = (input: Input, shop: ShopRecord): ShopRecord['warehouses'] | undefined => {
  const given = input['warehouses']
  if (given === undefined) return undefined
  if (!Array.isArray(given)) throw new ControlError('warehouses must be a list.')
  return given.map((entry) => {
    const one = asInput(entry)
    const id = needText(one, 'id')
    const known = shop.warehouses.find((warehouse) => warehouse.id === id)
    return {
      id,
      name: readText(one, 'name') ?? known?.name ?? 'Warehouse',
      type: readWord(one, 'type', ['SALES_WAREHOUSE', 'RETURN_WAREHOUSE'] as const) ?? known?.type ?? 'SALES_WAREHOUSE',
      effectStatus:
        readWord(one, 'effectStatus', ['ENABLED', 'DISABLED', 'RESTRICTED'] as const) ??
        known?.effectStatus ??
        'ENABLED',
      isDefault: readBoolean(one, 'isDefault') ?? known?.isDefault ?? false,
      address: known?.address ?? {},
    }
  })
}

/** New, pending, active, deactivated, rejected, withdrawn. */
const shopStatuses = ['0', '1', '2', '3', '4', '6'] as const

const addShops = (app: ControlApp, { gateway, read }: ControlContext): void => {
  const { world } = gateway
  app.get('/shops', (context) =>
    context.json({ shops: [...world.store.all('shops')], sellers: [...world.store.all('sellers')] }),
  )
  app.post('/shops', async (context) => {
    const input = asInput(await read(context))
    const market = findMarket(readText(input, 'market') ?? 'US')
    if (market === null) throw new ControlError('There is no such market.')
    const sellerId = readText(input, 'sellerId')
    const type = readWord(input, 'sellerType', ['LOCAL', 'CROSS_BORDER'] as const) ?? 'LOCAL'
    const seller =
      sellerId === undefined
        ? plantSeller(world, readText(input, 'sellerName') ?? 'Another Seller', market.region, type)
        : world.store.get('sellers', sellerId)
    if (seller === undefined) throw new ControlError('There is no such seller.', 404)
    const shop = plantShop(world, seller, readText(input, 'name') ?? 'Another Shop', market.region)
    return context.json({ seller, shop }, 201)
  })
  app.patch('/shops/:id', async (context) => {
    const shop = findShop(world, context.req.param('id'))
    const input = asInput(await read(context))
    const status = readWord(input, 'status', shopStatuses)
    const isKycPending = readBoolean(input, 'isKycPending')
    const hasMultipleWarehouses = readBoolean(input, 'hasMultipleWarehouses')
    const failedPrerequisites = readPrerequisites(input)
    const warehouses = readWarehouses(input, shop)
    const mainCategoryIds = input['mainCategoryIds'] === null ? null : readTexts(input, 'mainCategoryIds')
    const changed: ShopRecord = {
      ...shop,
      ...(status !== undefined && { status }),
      ...(isKycPending !== undefined && { isKycPending }),
      ...(hasMultipleWarehouses !== undefined && { hasMultipleWarehouses }),
      ...(failedPrerequisites !== undefined && { failedPrerequisites }),
      ...(warehouses !== undefined && { warehouses }),
      ...(mainCategoryIds !== undefined && { mainCategoryIds }),
    }
    world.store.put('shops', shop.id, changed)
    const isOnboarded = readBoolean(input, 'isSellerOnboarded')
    const seller = world.store.get('sellers', shop.sellerId)
    if (seller !== undefined && isOnboarded !== undefined)
      world.store.put('sellers', seller.id, { ...seller, isOnboarded })
    return context.json({ shop: changed, released: releaseWaiting(world, shop.id) })
  })
}

const addApps = (app: ControlApp, { gateway, read }: ControlContext): void => {
  const { world } = gateway
  const readRedirect = (input: Input): string | null | undefined => {
    const url = input['redirectUrl'] === null ? null : readText(input, 'redirectUrl')
    if (typeof url === 'string' && !URL.canParse(url)) throw new ControlError('redirectUrl must be a URL.')
    return url
  }
  const readAddresses = (input: Input): string[] | null | undefined =>
    input['allowedAddresses'] === null ? null : readTexts(input, 'allowedAddresses')
  app.get('/apps', (context) => context.json({ apps: [...world.store.all('apps')] }))
  app.post('/apps', async (context) => {
    const input = asInput(await read(context))
    const planted = plantApp(world, readText(input, 'name') ?? 'Another app', readRedirect(input) ?? null)
    const own = {
      ...planted,
      allowedAddresses: readAddresses(input) ?? null,
      key: readText(input, 'key') ?? planted.key,
      secret: readText(input, 'secret') ?? planted.secret,
    }
    world.store.remove('apps', planted.key)
    world.store.put('apps', own.key, own)
    return context.json(own, 201)
  })
  app.patch('/apps/:key', async (context) => {
    const known = world.store.get('apps', context.req.param('key'))
    if (known === undefined) throw new ControlError('There is no such app.', 404)
    const input = asInput(await read(context))
    const redirectUrl = readRedirect(input)
    const allowedAddresses = readAddresses(input)
    const name = readText(input, 'name')
    const changed = {
      ...known,
      ...(name !== undefined && { name }),
      ...(redirectUrl !== undefined && { redirectUrl }),
      ...(allowedAddresses !== undefined && { allowedAddresses }),
    }
    world.store.put('apps', known.key, changed)
    return context.json(changed)
  })
}

const addTokens = (app: ControlApp, { gateway, read }: ControlContext): void => {
  const { world } = gateway
  app.get('/grants', (context) => context.json({ grants: [...world.store.all('grants')] }))
  app.post('/grants', async (context) => {
    const input = asInput(await read(context))
    const owner = world.store.get('apps', needText(input, 'appKey'))
    const seller = world.store.get('sellers', needText(input, 'sellerId'))
    if (owner === undefined || seller === undefined) throw new ControlError('There is no such app or seller.', 404)
    const grant = grantApp(world, owner, seller, readTexts(input, 'scopes') ?? allScopes)
    const { access, refresh } = issueTokens(world, grant)
    return context.json({ grant, accessToken: access.token, refreshToken: refresh.token }, 201)
  })
  app.delete('/grants', async (context) => {
    const input = asInput(await read(context))
    const grant = world.store.get('grants', needText(input, 'id'))
    if (grant === undefined) throw new ControlError('There is no such grant.', 404)
    for (const shopId of Object.keys(grant.ciphers)) announceDeauthorized(world, shopId, grant.appKey)
    removeGrant(world, grant)
    return context.json({})
  })
  app.post('/tokens/expire', async (context) => {
    const input = asInput(await read(context))
    const kind = readWord(input, 'kind', ['access', 'refresh', 'all'] as const) ?? 'access'
    const inMs = (readNumber(input, 'inSeconds') ?? 0) * 1000
    const expiresAtMs = world.clock.nowMs() + inMs
    const hit = [...world.store.all('tokens')].filter((token) => kind === 'all' || token.kind === kind)
    for (const token of hit) world.store.put('tokens', token.token, { ...token, expiresAtMs })
    return context.json({ expired: hit.length })
  })
}

/** Adds the controls of apps, sellers and shops. */
export const addPeopleRoutes = (app: ControlApp, control: ControlContext): void => {
  addPermissions(app, control)
  addShops(app, control)
  addApps(app, control)
  addTokens(app, control)
}
