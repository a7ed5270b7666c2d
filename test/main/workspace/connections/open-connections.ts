// Opens connections over a real workspace file, a given place for secrets and a real practice shop. Nothing in it is a double.
import { join } from 'node:path'
import type { HostPort } from '#main/app/ports/host.ts'
import { createShopPort } from '#main/shop/shop-port.ts'
import { createPacing } from '#main/shop/pacing.ts'
import { fixedToken } from '#main/shop/tokens.ts'
import { openStore } from '#main/store/store.ts'
import { createCallBudgets } from '#main/workspace/connections/call-budgets.ts'
import { createCallLog } from '#main/workspace/connections/call-log.ts'
import { createConnections } from '#main/workspace/connections/connections.ts'
import { createSeller } from '#main/workspace/connections/seller.ts'
import type { Times } from '#main/workspace/connections/seller.ts'
import { createShopSwitch } from '#main/workspace/connections/shop-switch.ts'
import { createVault } from '#main/workspace/connections/vault.ts'
import { createIds } from '#main/store/ids.ts'
import { createLog } from '#main/workspace/log.ts'
import { createRedactor } from '#main/workspace/redact.ts'
import { withRedaction } from '#main/workspace/secrets.ts'
import type { SecretBox } from '#main/workspace/secrets.ts'
import type { PracticeShopAddress } from '#sandbox/practice-shop.ts'
import { answerConsent } from '../../../flows/parts/consent.ts'

/** `url` is where the shop is reached: its own address, or one in between. `givenId` is the shop that is at hand without a connection. */
export const openConnections = (
  folder: string,
  box: SecretBox,
  address: PracticeShopAddress,
  url: string,
  times: Times = { clock: Date.now, random: Math.random },
  givenId = 'given',
) => {
  const redactor = createRedactor()
  const now = (): string => new Date(times.clock()).toISOString()
  const log = createLog(join(folder, 'logs'), redactor, now)
  const host: HostPort = {
    name: 'cli',
    version: '0.0.0',
    workspace: folder,
    now,
    newId: createIds(),
    log,
    openLink: () => Promise.resolve(false),
    notify: () => undefined,
    secretsState: box.state,
  }
  const store = openStore(join(folder, 'workspace.sqlite'), host)
  const vault = createVault(withRedaction(box, redactor.hideWithin))
  const calls = createCallLog()
  const shopSwitch = createShopSwitch()
  const port = createShopPort({
    baseUrl: url,
    appKey: address.appKey,
    appSecret: () => Promise.resolve(address.appSecret),
    tokens: fixedToken(address.accessToken),
    pacing: createPacing({ clock: Date.now }),
    clock: Date.now,
    random: Math.random,
    shopCipher: address.shopCipher,
    shopId: address.shopId,
  })
  const shop = {
    id: givenId,
    name: 'Given',
    region: 'US',
    currency: 'USD',
    isPractice: true,
    isOnline: true,
    readAt: null,
  }
  const budgets = createCallBudgets(store.meta, times.clock)
  let changes = 0
  const connections = createConnections({
    vault,
    store,
    host,
    shopSwitch,
    log: calls,
    given: () => Promise.resolve({ shop, port, prerequisites: () => Promise.resolve([]) }),
    practiceApp: () => Promise.resolve(address),
    openSeller: (record) =>
      Promise.resolve(
        createSeller(
          record,
          { baseUrl: url, authUrl: url, consentHost: address.authUrl },
          vault,
          { log: calls, budgetOf: budgets.of },
          undefined,
          times,
        ),
      ),
    callsSpent: (app, shopId) => budgets.of(app, shopId).spent(),
    onPractice: () => undefined,
    onChange: () => {
      changes += 1
    },
    onConnected: () => undefined,
  })
  /** Answers an open consent; what the browser would be sent to. */
  const approve = async (id: string, answer: 'allow' | 'deny' = 'allow', sellerId?: string): Promise<string> => {
    const { connections: all } = await connections.list()
    return answerConsent(all.find((one) => one.id === id)?.consentUrl ?? '', answer, sellerId)
  }
  return {
    connections,
    vault,
    shopSwitch,
    log,
    approve,
    changes: () => changes,
    close: async () => {
      await connections.close()
      budgets.close()
      store.close()
    },
  }
}

export type OpenConnections = ReturnType<typeof openConnections>

export const rehearsal = { label: 'Mine', appKey: '', appSecret: '', serviceId: '', market: 'PRACTICE' } as const
