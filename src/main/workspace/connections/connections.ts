// Connects sellers and turns the app to one of their shops. Secrets live in the vault; what leaves here was described without them.
import { randomBytes } from 'node:crypto'
import { AppError } from '#contract/failure.ts'
import type { Shop } from '#contract/app.ts'
import type { ConnectedShop } from '#contract/shops.ts'
import { limitsOf } from '#core/markets/limits-of.ts'
import type { ConnectionsPort } from '#main/app/ports/connections.ts'
import type { HostPort } from '#main/app/ports/host.ts'
import type { ShopPort } from '#main/app/ports/shop.ts'
import type { Store } from '#main/app/ports/store.ts'
import type { CallLog } from './call-log.ts'
import { describeConnection, describeShops } from './describe.ts'
import type { Seller } from './seller.ts'
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

export type ConnectionsOptions = {
  readonly vault: Vault
  readonly store: Store
  readonly host: HostPort
  readonly shopSwitch: ShopSwitch
  readonly log: CallLog
  readonly given: () => Promise<GivenShop>
  readonly sellerOf: (record: VaultRecord) => Seller
  readonly onPractice: (isPractice: boolean) => void
}

const noConnection = (): AppError =>
  new AppError('invalid', {
    sentence: 'That connection is not here any more.',
    action: 'Look at the list of connections and start again.',
  })

const newState = (): string => randomBytes(24).toString('base64url')

/** Connections as a port, and `restore`, which turns to the shop that was in use when the workspace was closed. */
export const createConnections = (
  options: ConnectionsOptions,
): ConnectionsPort & { readonly restore: () => Promise<void> } => {
  const { vault, store, host, shopSwitch } = options
  const consents = new Map<string, { url: string; close: () => void }>()

  const recordOf = async (id: string): Promise<VaultRecord> => {
    const record = await vault.get(id)
    if (record === null) throw noConnection()
    return record
  }

  const shopInUse = (): string => store.meta.shop()?.id ?? ''

  const turnToGiven = async (): Promise<ConnectedShop> => {
    const given = await options.given()
    shopSwitch.turnTo(given.port)
    store.meta.saveShop(given.shop)
    store.meta.useShop(given.shop.id)
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
      accessEndsAt: null,
      authorisationEndsAt: null,
      isEndingSoon: false,
    }
  }

  const turnTo = async (shopId: string): Promise<ConnectedShop> => {
    for (const record of await vault.list()) {
      const identity = record.shops.find((shop) => shop.id === shopId)
      if (identity === undefined) continue
      if (record.tokens === null) {
        throw new AppError('auth', {
          sentence: `“${identity.name}” is not connected any more.`,
          action: 'Connect it again first.',
        })
      }
      shopSwitch.turnTo(options.sellerOf(record).shopPort(identity))
      store.meta.saveShop({
        id: identity.id,
        name: identity.name,
        region: identity.region,
        currency: limitsOf(identity.region).currency.value,
        isPractice: record.market === 'PRACTICE',
        isOnline: true,
        readAt: null,
      })
      store.meta.useShop(identity.id)
      options.onPractice(record.market === 'PRACTICE')
      const described = describeShops(record, identity.id, Date.parse(host.now())).find((shop) => shop.id === shopId)
      if (described !== undefined) return described
    }
    throw new AppError('invalid', {
      sentence: 'That shop is not connected.',
      action: 'Connect it, or choose another one.',
    })
  }

  const finish = async (id: string, redirect: string): Promise<{ shops: ConnectedShop[] }> => {
    const record = await recordOf(id)
    if (record.state === null) {
      throw new AppError('conflict', {
        sentence: 'No consent is open for this connection.',
        action: 'Press Connect again and approve on the page that opens.',
      })
    }
    const connected = await options.sellerOf(record).finish(redirect, record.state)
    consents.get(id)?.close()
    consents.delete(id)
    await vault.change(id, (now) =>
      now === null ? null : { ...now, shops: [...connected.shops], state: null, sentence: null },
    )
    const fresh = await recordOf(id)
    return { shops: describeShops(fresh, shopInUse(), Date.parse(host.now())) }
  }

  const begin = async (id: string): Promise<VaultRecord> => {
    const state = newState()
    await vault.change(id, (now) => (now === null ? null : { ...now, state, sentence: null }))
    const record = await recordOf(id)
    const consent = await options.sellerOf(record).consent(state, (redirect) => {
      finish(id, redirect).catch(async (error: unknown) => {
        const sentence =
          error instanceof AppError ? error.details.sentence : 'Connecting failed; the log has the details.'
        await vault.change(id, (now) => (now === null ? null : { ...now, sentence }))
      })
    })
    consents.get(id)?.close()
    consents.set(id, consent)
    await host.openLink(consent.url)
    return record
  }

  const described = (record: VaultRecord) => describeConnection(record, consents.get(record.id)?.url ?? null)

  return {
    list: async () => {
      const records = await vault.list()
      const nowMs = Date.parse(host.now())
      return {
        shops: records.flatMap((record) => describeShops(record, shopInUse(), nowMs)),
        connections: records.map(described),
      }
    },
    connect: async (input) => {
      const id = host.newId()
      await vault.change(id, () => ({ id, ...input, tokens: null, shops: [], state: null, sentence: null }))
      return described(await begin(id))
    },
    authorise: async (id) => {
      await recordOf(id)
      return described(await begin(id))
    },
    finish,
    use: turnTo,
    usePractice: turnToGiven,
    disconnect: async (id) => {
      const record = await recordOf(id)
      consents.get(id)?.close()
      consents.delete(id)
      if (record.shops.some((shop) => shop.id === shopInUse())) await turnToGiven()
      const isRevoked = await options.sellerOf(record).revoke()
      await vault.change(id, () => null)
      return {
        isForgotten: true,
        sentence: isRevoked
          ? 'The authorisation was withdrawn and its keys were deleted from this computer.'
          : 'Its keys were deleted from this computer. The shop could not be told; you can remove the app in Seller Center under Authorised apps.',
      }
    },
    prerequisites: async () => {
      const inUse = shopInUse()
      for (const record of await vault.list()) {
        const identity = record.shops.find((shop) => shop.id === inUse)
        if (identity !== undefined) return (await options.sellerOf(record).prerequisites(identity)).map(toPrerequisite)
      }
      return (await (await options.given()).prerequisites()).map(toPrerequisite)
    },
    calls: options.log.all,
    supportText: () => supportText(host, store, options.log.all()),
    restore: async () => {
      const inUse = shopInUse()
      const isConnected = (await vault.list()).some((record) => record.shops.some((shop) => shop.id === inUse))
      if (isConnected) await turnTo(inUse)
      else await turnToGiven()
    },
  }
}
