// Connects sellers and turns the app to one of their shops. Secrets live in the vault; what leaves here was described without them.
import { randomBytes } from 'node:crypto'
import { AppError, isAppError } from '#contract/failure.ts'
import type { Shop } from '#contract/app.ts'
import type { ConnectedShop } from '#contract/shops.ts'
import { limitsOf } from '#core/markets/limits-of.ts'
import type { ConnectionsPort } from '#main/app/ports/connections.ts'
import type { HostPort } from '#main/app/ports/host.ts'
import type { ShopPort } from '#main/app/ports/shop.ts'
import type { Store } from '#main/app/ports/store.ts'
import { readRedirect } from '#main/shop/consent.ts'
import { readOwnRedirect } from '../own-address.ts'
import { lockedKeys } from '../safe.ts'
import type { CallLog } from './call-log.ts'
import { describeConnection, describeShops } from './describe.ts'
import type { Consent, Seller } from './seller.ts'
import type { ShopSwitch } from './shop-switch.ts'
import type { Vault, VaultRecord } from './vault.ts'
import { supportText } from './support-text.ts'
import { toPrerequisite } from './prerequisites.ts'

type PrerequisiteAnswer = Parameters<typeof toPrerequisite>[0]

/** The shop that is at hand without connecting anything: the embedded practice shop, or one given on the command line. */
export type GivenShop = {
  readonly shop: Shop
  readonly port: ShopPort
  readonly prerequisites: () => Promise<readonly PrerequisiteAnswer[]>
}

type SellerApp = { readonly appKey: string; readonly appSecret: string; readonly serviceId: string }

export type ConnectionsOptions = {
  readonly vault: Vault
  readonly store: Store
  readonly host: HostPort
  readonly shopSwitch: ShopSwitch
  readonly log: CallLog
  readonly given: () => Promise<GivenShop>
  /** The practice shop's own app, for those who rehearse without one. Throws AppError where it does not run. */
  readonly practiceApp: () => Promise<SellerApp>
  /** Throws AppError where the seller's platform cannot be had at all. */
  readonly openSeller: (record: VaultRecord) => Promise<Seller>
  /** How many calls an app has made on a shop. */
  readonly callsSpent: (app: string, shop: string) => ConnectedShop['calls']
  readonly onPractice: (isPractice: boolean) => void
  /** Told when a list of shops read before may not be right any more. */
  readonly onChange: () => void
  /** Told when a seller approved, for the first time or again. */
  readonly onConnected: () => void
}

const noConnection = (): AppError =>
  new AppError('invalid', {
    sentence: 'That connection is not here any more.',
    action: 'Look at the list of connections and start again.',
  })

const noSuchShop = (): AppError =>
  new AppError('invalid', {
    sentence: 'That shop is not connected.',
    action: 'Connect it, or choose another one.',
  })

const strangeAddress = (): AppError =>
  new AppError('invalid', {
    sentence: 'Listwright was asked to open an address that is not one of its own.',
    action: 'Nothing was changed. If you clicked a link to connect a shop, start in Connections instead.',
  })

const nobodyWaits = (): AppError =>
  new AppError('auth', {
    sentence:
      'An approval came back, but no connection waits for it: it belongs to another attempt, or to somebody else’s.',
    action: 'Nothing was changed. To connect a shop, start in Connections and use the page that opens there.',
  })

/** The platform knows where an account is registered better than whoever chose it here: the next approval is asked for on the right page. */
const marketOf = ({ market }: VaultRecord, sellerRegion: string): VaultRecord['market'] => {
  if (market === 'PRACTICE' || sellerRegion === '') return market
  return sellerRegion === 'US' ? 'US' : 'ROW'
}

/** An approval or a refusal of the seller, with the state of this very attempt. */
const isAnswerTo = (redirect: string, state: string): boolean => {
  const read = readRedirect(redirect, state)
  return read.kind === 'code' || read.problem === 'denied'
}

const newState = (): string => randomBytes(24).toString('base64url')

/** Connections as a port, and `restore`, which turns to the shop that was in use when the workspace was closed. */
export const createConnections = (
  options: ConnectionsOptions,
): ConnectionsPort & {
  readonly restore: () => Promise<void>
  /** Finishes the connection that waits for the answer in this address. Throws AppError for every other address. */
  readonly takeAddress: (address: string) => Promise<ConnectedShop[]>
  /** Sentences on authorisations that end soon. Each end is spoken of once. */
  readonly warnings: () => Promise<string[]>
  readonly close: () => Promise<void>
} => {
  const { vault, store, host, shopSwitch } = options
  /** The consent that is waited for. There is one port for answers, so there is one at a time; an earlier one can still be pasted. */
  let consent: (Consent & { readonly id: string }) | null = null
  /** Sellers are kept: a second keeper of the same tokens would renew them behind the first one's back. */
  const sellers = new Map<string, Promise<Seller>>()
  /** The connection whose shop is in use. The practice shop may be at hand by itself and through a connection, as one and the same shop. */
  let inUseBy: string | null = null

  const recordOf = async (id: string): Promise<VaultRecord> => {
    const record = await vault.get(id)
    if (record === null) throw noConnection()
    return record
  }

  const isLocked = (): boolean => host.secretsState() === 'locked'
  const shopInUse = (): string => store.meta.shop()?.id ?? ''
  const shopsOf = (record: VaultRecord): ConnectedShop[] =>
    describeShops(
      record,
      inUseBy === record.id ? shopInUse() : '',
      store.meta.shop()?.isOnline !== false,
      Date.parse(host.now()),
      options.callsSpent,
    )

  const sellerOf = (record: VaultRecord): Promise<Seller> => {
    const opening = sellers.get(record.id) ?? options.openSeller(record)
    sellers.set(record.id, opening)
    // One that could not be opened is tried again the next time.
    opening.catch(() => sellers.delete(record.id))
    return opening
  }

  const closeConsent = async (): Promise<void> => {
    const open = consent
    consent = null
    await open?.close()
  }

  // `remembered`: the connection that was chosen and cannot be opened yet.
  const turnToGiven = async (remembered: string | null = null): Promise<ConnectedShop> => {
    const given = await options.given()
    shopSwitch.turnTo(given.port)
    inUseBy = null
    store.meta.saveShop(given.shop)
    store.meta.useShop(given.shop.id, remembered)
    options.onPractice(given.shop.isPractice)
    return {
      id: given.shop.id,
      connectionId: '',
      name: given.shop.name,
      region: given.shop.region,
      sellerType: 'LOCAL',
      isPractice: given.shop.isPractice,
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

  const turnTo = async (shopId: string, connectionId: string): Promise<ConnectedShop> => {
    const record = await recordOf(connectionId)
    const identity = record.shops.find((shop) => shop.id === shopId)
    if (identity === undefined) throw noSuchShop()
    if (record.tokens === null) {
      throw new AppError('auth', {
        sentence: `“${identity.name}” is not connected any more.`,
        action: 'Connect it again first.',
      })
    }
    const seller = await sellerOf(record)
    shopSwitch.turnTo(seller.shopPort(identity))
    inUseBy = record.id
    store.meta.saveShop({
      id: identity.id,
      name: identity.name,
      region: identity.region,
      currency: limitsOf(identity.region).currency.value,
      isPractice: record.market === 'PRACTICE',
      isOnline: true,
      readAt: null,
    })
    store.meta.useShop(identity.id, record.id)
    options.onPractice(record.market === 'PRACTICE')
    const described = shopsOf(record).find((shop) => shop.id === shopId)
    if (described === undefined) throw noSuchShop()
    return described
  }

  const finish = async (id: string, redirect: string): Promise<{ shops: ConnectedShop[] }> => {
    const record = await recordOf(id)
    if (record.state === null) {
      throw new AppError('conflict', {
        sentence: 'No consent is open for this connection.',
        action: 'Press Connect again and approve on the page that opens.',
      })
    }
    const connected = await (await sellerOf(record)).finish(redirect, record.state)
    await vault.change(id, (now) =>
      now === null
        ? null
        : {
            ...now,
            market: marketOf(now, connected.sellerRegion),
            shops: [...connected.shops],
            approvedAt: host.now(),
            state: null,
            sentence: null,
          },
    )
    if (consent?.id === id) await closeConsent()
    options.onChange()
    options.onConnected()
    return { shops: shopsOf(await recordOf(id)) }
  }

  const noteFailure = async (id: string, error: unknown): Promise<void> => {
    if (!isAppError(error)) host.log.error('An approval could not be taken', { error })
    const { sentence, action = '' } = isAppError(error)
      ? error.details
      : { sentence: 'The approval could not be taken; the log has the details.' }
    // The listener took its one answer; asking again opens a new one, and pasting still works.
    if (consent?.id === id) await closeConsent()
    await vault.change(id, (now) => (now === null ? null : { ...now, sentence: `${sentence} ${action}`.trim() }))
    options.onChange()
  }

  const finishByItself = (id: string, redirect: string): Promise<unknown> =>
    finish(id, redirect).catch((error: unknown) => noteFailure(id, error))

  const begin = async (id: string): Promise<VaultRecord> => {
    const state = newState()
    await vault.change(id, (now) => (now === null ? null : { ...now, state, sentence: null }))
    const record = await recordOf(id)
    const seller = await sellerOf(record)
    await closeConsent()
    const opened = await seller.consent(state, (redirect) => void finishByItself(id, redirect))
    consent = { id, ...opened }
    // Where it cannot be opened, the seller opens it from the window.
    await host
      .openLink(opened.url)
      .catch((error: unknown) => host.log.warn('The consent page was not opened', { error }))
    return record
  }

  // Forgetting must work whatever the platform, or the way to it, says.
  const revoke = async (record: VaultRecord): Promise<boolean> => {
    try {
      return await (await sellerOf(record)).revoke()
    } catch (error) {
      if (isAppError(error)) return false
      throw error
    }
  }

  const appOf = async (input: SellerApp & { readonly market: string }): Promise<SellerApp> => {
    const { appKey, appSecret, serviceId, market } = input
    if (market === 'PRACTICE' && appKey === '' && appSecret === '') return options.practiceApp()
    if (appKey !== '' && appSecret !== '') return { appKey, appSecret, serviceId }
    throw new AppError('invalid', {
      sentence: `The ${appKey === '' ? 'app key' : 'app secret'} is missing.`,
      action: 'Copy it from your app in Partner Center.',
      place: 'Connection',
    })
  }

  const described = (record: VaultRecord) => describeConnection(record, consent?.id === record.id ? consent.url : null)

  return {
    list: async () => {
      if (isLocked()) return { shops: [], connections: [] }
      const records = await vault.list()
      return {
        shops: records.flatMap(shopsOf),
        connections: records.map(described),
      }
    },
    connect: async (input) => {
      const id = host.newId()
      const app = await appOf(input)
      await vault.change(id, () => ({
        id,
        ...input,
        ...app,
        tokens: null,
        shops: [],
        state: null,
        sentence: null,
        ended: null,
        approvedAt: null,
        renewedAt: null,
        warnedOf: null,
      }))
      return described(await begin(id))
    },
    authorise: async (id) => {
      await recordOf(id)
      return described(await begin(id))
    },
    finish,
    use: turnTo,
    usePractice: () => turnToGiven(),
    disconnect: async (id) => {
      const record = await recordOf(id)
      if (consent?.id === id) await closeConsent()
      const isInUse = inUseBy === id
      const isRevoked = await revoke(record)
      await vault.change(id, () => null)
      sellers.delete(id)
      if (isInUse) await turnToGiven()
      options.onChange()
      return {
        isForgotten: true,
        sentence: isRevoked
          ? 'The authorisation was withdrawn and its keys were deleted from this computer.'
          : 'Its keys were deleted from this computer. The shop could not be told; you can remove the app in Seller Center under Authorised apps.',
      }
    },
    prerequisites: async () => {
      const record = inUseBy === null ? null : await vault.get(inUseBy)
      const identity = record?.shops.find((shop) => shop.id === shopInUse())
      if (record !== null && identity !== undefined) {
        return (await (await sellerOf(record)).prerequisites(identity)).map(toPrerequisite)
      }
      const given = await options.given()
      if (!['', given.shop.id].includes(shopInUse())) throw isLocked() ? lockedKeys() : noSuchShop()
      return (await given.prerequisites()).map(toPrerequisite)
    },
    calls: options.log.all,
    supportText: () => supportText(host, store, options.log.all()),
    takeAddress: async (address) => {
      const redirect = readOwnRedirect(address)
      if (redirect === null) throw strangeAddress()
      const record = (await vault.list()).find(({ state }) => state !== null && isAnswerTo(redirect, state))
      if (record === undefined) throw nobodyWaits()
      try {
        return (await finish(record.id, redirect)).shops
      } catch (error) {
        await noteFailure(record.id, error)
        throw error
      }
    },
    warnings: async () => {
      if (isLocked()) return []
      const sentences: string[] = []
      for (const record of await vault.list()) {
        const [shop] = shopsOf(record)
        const end = shop?.authorisationEndsAt ?? null
        if (shop === undefined || end === null || !shop.isEndingSoon || record.warnedOf === end) continue
        await vault.change(record.id, (now) => (now === null ? null : { ...now, warnedOf: end }))
        const names = record.shops.map(({ name }) => `“${name}”`).join(', ')
        sentences.push(
          shop.state === 'ready'
            ? `The approval for ${names} ends on ${end.slice(0, 10)}. Connect again before that in Connections, and nothing stops.`
            : `The approval for ${names} has ended. Connect again in Connections; nothing of your products is lost.`,
        )
      }
      return sentences
    },
    restore: async () => {
      const inUse = shopInUse()
      if (isLocked()) {
        const { shop } = await options.given()
        if (inUse !== '' && inUse !== shop.id) throw lockedKeys()
        await turnToGiven(store.meta.connectionInUse())
        return
      }
      const last = store.meta.connectionInUse()
      const opening = (await vault.list()).filter(({ shops }) => shops.some((shop) => shop.id === inUse))
      // The shop that is at hand by itself may be open through a connection as well; it stays with whichever was chosen.
      const isAtHand = last === null && opening.length > 0 && (await options.given()).shop.id === inUse
      const record = isAtHand ? undefined : (opening.find(({ id }) => id === last) ?? opening[0])
      if (record === undefined) await turnToGiven()
      else await turnTo(inUse, record.id)
    },
    close: closeConsent,
  }
}
