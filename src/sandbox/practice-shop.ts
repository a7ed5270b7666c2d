// Starts and stops a practice shop: memory or state file, seed, gateway, the public port and the control port.
import { randomBytes } from 'node:crypto'
import { createConsent } from './authorization/consent.ts'
import { grantApp, issueTokens } from './authorization/tokens.ts'
import { createControlApp } from './control/control-app.ts'
import { createCallLog } from './gateway/call-log.ts'
import { createFaults } from './gateway/faults.ts'
import type { Gateway } from './gateway/gateway.ts'
import { createLimits } from './gateway/limits.ts'
import { createRoutes } from './gateway/routes.ts'
import { findMarket, marketRegions } from './markets/index.ts'
import { operations } from './operations/index.ts'
import { createPump } from './pump.ts'
import { createRandom } from './random.ts'
import { endDueReviews } from './review/review.ts'
import { plantSeed, seedNames } from './seeds/plant.ts'
import type { SeedName } from './seeds/plant.ts'
import { listen } from './server/listen.ts'
import { createShopApp } from './server/shop-app.ts'
import { openJournal, readJournal } from './state/journal.ts'
import type { Settings } from './state/settings.ts'
import { nextTaskAtMs, runDueTasks } from './tasks.ts'
import { createSender } from './webhooks/sender.ts'
import { createWorld } from './world.ts'
import type { World } from './world.ts'

export type PracticeShopOptions = {
  /** 0, the default, takes any free port. */
  readonly port?: number
  readonly controlPort?: number
  /** `demo` (the default) or `empty`. Ignored where the state file holds a state. */
  readonly seed?: string
  /** Region of the market: US (the default), GB or UK, ID, BR. */
  readonly market?: string
  /** Keeps the state in this file; without it the state ends with the shop. */
  readonly stateFile?: string | null
  /** `manual` stands still until the control interface moves it. */
  readonly clock?: 'real' | 'manual'
  /** What attributes, brands and chance are drawn from. */
  readonly randomSeed?: string
  readonly settings?: Partial<Settings>
}

/** What a client needs to reach the shop. */
export type PracticeShopAddress = {
  readonly baseUrl: string
  readonly authUrl: string
  readonly appKey: string
  readonly appSecret: string
  /** What the consent page is asked with. */
  readonly serviceId: string
  readonly accessToken: string
  readonly refreshToken: string
  readonly shopCipher: string
  readonly shopId: string
  readonly controlUrl: string
  readonly controlToken: string
}

export type PracticeShop = { readonly address: PracticeShopAddress; readonly close: () => Promise<void> }

/** Thrown for options that make no sense; the message says what to do. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
}

const fillWorld = (world: World, options: PracticeShopOptions): void => {
  const market = findMarket(options.market ?? 'US')
  if (market === null)
    throw new OptionError(`There is no market ${options.market ?? ''}. Choose one of ${marketRegions.join(', ')}.`)
  const seedName = options.seed ?? 'demo'
  if (!seedNames.some((name) => name === seedName))
    throw new OptionError(`There is no seed ${seedName}. Choose one of ${seedNames.join(', ')}.`)
  if (options.clock === 'manual') world.clock.freeze()
  if (options.settings !== undefined) world.changeSettings(options.settings)
  // The line above has just looked.
  plantSeed(world, seedName as SeedName, market)
}

const soonest = (left: number | null, right: number | null): number | null =>
  left === null || right === null ? (left ?? right) : Math.min(left, right)

/** The first app with a grant, its newest tokens and its first shop: what a client starts with. */
const credentialsOf = (
  world: World,
): Pick<
  PracticeShopAddress,
  'appKey' | 'appSecret' | 'serviceId' | 'accessToken' | 'refreshToken' | 'shopCipher' | 'shopId'
> => {
  const app = world.store.all('apps').next().value
  const grant = [...world.store.all('grants')].find(({ appKey }) => appKey === app?.key)
  const tokens = [...world.store.all('tokens')].filter((token) => token.grantId === grant?.id).reverse()
  const tokenOf = (kind: string): string => tokens.find((token) => token.kind === kind)?.token ?? ''
  const [shopId = '', shopCipher = ''] = Object.entries(grant?.ciphers ?? {})[0] ?? []
  return {
    appKey: app?.key ?? '',
    appSecret: app?.secret ?? '',
    serviceId: app?.serviceId ?? '',
    accessToken: tokenOf('access'),
    refreshToken: tokenOf('refresh'),
    shopCipher,
    shopId,
  }
}

/** Whoever starts a shop again after a while shall find it open: tokens that ran out meanwhile are replaced. */
const renewTokens = (world: World): void => {
  const nowMs = world.clock.nowMs()
  for (const grant of world.store.all('grants')) {
    const own = [...world.store.all('tokens')].filter((token) => token.grantId === grant.id)
    const isOpen = own.some(({ kind, expiresAtMs }) => kind === 'access' && expiresAtMs > nowMs)
    const app = world.store.get('apps', grant.appKey)
    const seller = world.store.get('sellers', grant.sellerId)
    if (!isOpen && app !== undefined && seller !== undefined)
      issueTokens(world, grant.expiresAtMs > nowMs ? grant : grantApp(world, app, seller, grant.scopes))
  }
}

/** Starts a practice shop on 127.0.0.1. Throws an OptionError or a PortError whose message can be shown as it is. */
export const startPracticeShop = async (options: PracticeShopOptions = {}): Promise<PracticeShop> => {
  const stateFile = options.stateFile ?? null
  const world = createWorld({
    seed: options.randomSeed ?? 'listwright',
    wallMs: () => Date.now(),
    isJournaled: stateFile !== null,
  })
  const kept = stateFile === null ? null : readJournal(stateFile)
  if (kept === null) fillWorld(world, options)
  else {
    world.load(kept)
    renewTokens(world)
  }
  const journal = stateFile === null ? null : openJournal(stateFile, world.dump())
  world.store.takeChanges()
  const keep = (): void => {
    journal?.append(world.store.takeChanges())
  }

  const sender = createSender(world, () => {
    keep()
    pump.rest()
  })
  const pump = createPump(
    world,
    {
      run: () => {
        endDueReviews(world)
        runDueTasks(world)
      },
      nextAtMs: () => soonest(world.products.nextDueAtMs(), nextTaskAtMs(world)),
    },
    sender,
    keep,
    options.clock !== 'manual',
  )
  const gateway: Gateway = {
    world,
    routes: createRoutes(operations),
    faults: createFaults(createRandom(`${world.seed} faults`)),
    limits: createLimits(),
    log: createCallLog(),
    journal,
    advance: pump.advance,
  }
  const controlToken = randomBytes(24).toString('base64url')
  const passTime = (): void => {
    pump.advance()
    keep()
    pump.rest()
  }
  const shop = await listen(createShopApp(gateway, createConsent(world), pump.rest), options.port ?? 0)
  try {
    world.addresses.base = `http://127.0.0.1:${String(shop.port)}`
    const control = await listen(
      createControlApp(gateway, sender, controlToken, passTime, () => credentialsOf(world)),
      options.controlPort ?? 0,
    )
    passTime()
    return {
      address: {
        baseUrl: world.addresses.base,
        authUrl: world.addresses.base,
        ...credentialsOf(world),
        controlUrl: `http://127.0.0.1:${String(control.port)}/?token=${controlToken}`,
        controlToken,
      },
      close: async () => {
        pump.stop()
        sender.close()
        await Promise.all([shop.close(), control.close()])
        keep()
        journal?.close()
      },
    }
  } catch (error) {
    await shop.close()
    throw error
  }
}
