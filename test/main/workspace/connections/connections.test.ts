// Connecting, choosing, renewing and leaving shops, over the real practice shop; and what the vault keeps through it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createCallLog } from '#main/workspace/connections/call-log.ts'
import { createSeller } from '#main/workspace/connections/seller.ts'
import { createVault } from '#main/workspace/connections/vault.ts'
import type { VaultRecord } from '#main/workspace/connections/vault.ts'
import { createMemorySecrets } from '#main/workspace/secrets.ts'
import type { SecretBox } from '#main/workspace/secrets.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { platformHosts } from '#tiktok/markets.ts'
import { control } from '../../../sandbox/client.ts'
import { answerConsent } from '../../../flows/parts/consent.ts'
import { record } from './a-record.ts'
import { openConnections, rehearsal } from './open-connections.ts'
import type { OpenConnections } from './open-connections.ts'

describe('the vault', () => {
  it('keeps every record through many changes at once, and after being opened again', async () => {
    const box = createMemorySecrets()
    const vault = createVault(box)
    const ids = Array.from({ length: 20 }, (_, at) => `c${at}`)
    await Promise.all(ids.map((id) => vault.change(id, () => record(id))))
    await Promise.all(
      ids.flatMap((id) => [1, 2, 3].map(() => vault.change(id, (now) => now && { ...now, label: `${now.label}+` }))),
    )
    const kept = await createVault(box).list()
    expect(kept.map(({ label }) => label)).toEqual(ids.map((id) => `${id}+++`))
  })

  it.each(['{"id": nonsense', '{"id":1}', '', 'null'])(
    'shows the other records beside one that reads %j',
    async (text) => {
      const box = createMemorySecrets()
      const vault = createVault(box)
      for (const id of ['a', 'b']) await vault.change(id, () => record(id))
      await box.write('connection:a', text)
      expect((await vault.list()).map(({ id }) => id)).toEqual(['b'])
      expect(await box.read('connection:a')).toBe(text)
    },
  )

  it('keeps a record that a keyring did not give out at the moment of a change', async () => {
    const box = createMemorySecrets()
    let isLocked = false
    const vault = createVault({ ...box, read: (name) => (isLocked ? Promise.resolve(null) : box.read(name)) })
    await vault.change('a', () => record('a'))
    isLocked = true
    await vault.change('a', (now) => now && { ...now, label: 'renewed' })
    isLocked = false
    expect((await vault.list()).map(({ label }) => label)).toEqual(['a'])
    await vault.change('a', () => null)
    expect(await vault.list()).toEqual([])
  })
})

describe('the page that asks for an approval', () => {
  it('is that of the part of the world the account turned out to belong to, without a restart', async () => {
    const vault = createVault(createMemorySecrets())
    const first: VaultRecord = { ...record('a'), market: 'ROW' }
    await vault.change('a', () => first)
    const nothing = (): never => {
      throw new Error('No call in this test.')
    }
    const seller = createSeller(first, { baseUrl: 'http://127.0.0.1:9', authUrl: 'http://127.0.0.1:9' }, vault, {
      log: createCallLog(),
      budgetOf: nothing,
    })
    const hostOf = async (): Promise<string> => {
      const { url, close } = await seller.consent('state', () => undefined)
      await close()
      return new URL(url).origin
    }
    expect(await hostOf()).toBe(platformHosts.consentRestOfWorld)
    await vault.change('a', (now) => now && { ...now, market: 'US' })
    expect(await hostOf()).toBe(platformHosts.consentUs)
  })
})

let shop: PracticeShop
let folder = ''
let box: SecretBox
let open: OpenConnections

beforeAll(async () => {
  shop = await startPracticeShop({ seed: 'demo' })
})
afterAll(() => shop.close())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-connections-'))
  box = createMemorySecrets()
  open = openConnections(folder, box, shop.address, shop.address.baseUrl)
})
afterEach(async () => {
  await open.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const connect = async (input: Parameters<OpenConnections['connections']['connect']>[0] = rehearsal) => {
  const { id } = await open.connections.connect(input)
  const { shops } = await open.connections.finish(id, await open.approve(id))
  return { id, shops }
}

describe('connecting', () => {
  it('goes from the consent to the first call of the shop that was chosen', async () => {
    const { id, shops } = await connect()
    expect(shops).toMatchObject([{ state: 'ready', isPractice: true, isInUse: false, isEndingSoon: false }])
    expect(await open.connections.use(shops[0]?.id ?? '', id)).toMatchObject({ isInUse: true })
    expect((await open.shopSwitch.warehouses()).length).toBeGreaterThan(0)
    expect((await open.connections.prerequisites()).length).toBeGreaterThan(0)
    expect(open.connections.calls()[0]).toMatchObject({ outcome: 'ok', httpStatus: 200 })
    expect(await open.connections.usePractice()).toMatchObject({ id: 'given' })
  })

  it('explains a wrong secret, and connecting with the right one works beside it', async () => {
    const app = await control(shop.address, 'POST', '/apps', { redirectUrl: 'http://127.0.0.1:27416/callback' })
    const wrong = { ...rehearsal, appKey: app.key, appSecret: 'not-the-secret', serviceId: app.serviceId }
    await expect(connect(wrong)).rejects.toMatchObject({ code: 'auth' })
    expect((await connect({ ...wrong, appSecret: app.secret })).shops).toHaveLength(1)
  })

  it('explains a code that was used, an address of another attempt, a seller who declines, and text that is none', async () => {
    const { id } = await open.connections.connect(rehearsal)
    const denied = await open.approve(id, 'deny')
    await expect(open.connections.finish(id, denied)).rejects.toMatchObject({ code: 'auth' })
    await expect(open.connections.finish(id, 'https://example.com/')).rejects.toMatchObject({ code: 'auth' })
    const first = await open.approve(id)
    await open.connections.authorise(id)
    await expect(open.connections.finish(id, first)).rejects.toThrow(/another attempt/)
    const second = await open.approve(id)
    const spent = await open.connections.finish(id, second)
    expect(spent.shops).toHaveLength(1)
    await expect(open.connections.finish(id, second)).rejects.toMatchObject({ code: 'conflict' })
    const { consentUrl } = await open.connections.authorise(id)
    const stateNow = new URL(consentUrl ?? '').searchParams.get('state') ?? ''
    const stale = new URL(second)
    stale.searchParams.set('state', stateNow)
    await expect(open.connections.finish(id, stale.href)).rejects.toMatchObject({ code: 'auth' })
    // None of this took away what was granted before.
    expect((await open.connections.list()).shops).toMatchObject([{ state: 'ready' }])
  })

  it('keeps two apps with the same shop apart, each with its own key', async () => {
    const app = await control(shop.address, 'POST', '/apps', { redirectUrl: 'http://127.0.0.1:27416/callback' })
    const [first, second] = [
      await connect(),
      await connect({ ...rehearsal, label: 'Other', appKey: app.key, appSecret: app.secret, serviceId: app.serviceId }),
    ]
    const [one, two] = [await open.vault.get(first.id), await open.vault.get(second.id)]
    expect(one?.appKey).not.toBe(two?.appKey)
    expect(one?.shops[0]?.cipher).not.toBe(two?.shops[0]?.cipher)
    await control(shop.address, 'DELETE', '/calls')
    for (const { id } of [first, second]) {
      const [mine] = (await open.connections.list()).shops.filter(({ connectionId }) => connectionId === id)
      expect(mine?.state).toBe('ready')
    }
    expect(await open.connections.disconnect(first.id)).toMatchObject({ isForgotten: true })
    expect((await open.connections.list()).connections.map(({ id }) => id)).toEqual([second.id])
    await open.connections.use(second.shops[0]?.id ?? '', second.id)
    expect((await open.shopSwitch.warehouses()).length).toBeGreaterThan(0)
  })

  it('forgets everything of a connection that is left, and the shop takes its tokens no more', async () => {
    const { id, shops } = await connect()
    await open.connections.use(shops[0]?.id ?? '', id)
    await open.connections.disconnect(id)
    expect(await box.read(`connection:${id}`)).toBeNull()
    expect((await open.connections.list()).shops).toEqual([])
    expect((await connect()).shops).toHaveLength(1)
  })
})

describe('tokens', () => {
  it('are renewed once for many calls; a crash after they were written loses nothing', async () => {
    const { id, shops } = await connect()
    await open.connections.use(shops[0]?.id ?? '', id)
    await open.shopSwitch.warehouses()
    await control(shop.address, 'POST', '/tokens/expire', { kind: 'access' })
    await control(shop.address, 'DELETE', '/calls')
    const before = (await open.vault.get(id))?.tokens
    await Promise.all([1, 2, 3, 4, 5, 6].map(() => open.connections.prerequisites()))
    const { calls } = (await control(shop.address, 'GET', '/calls')) as { calls: { path: string }[] }
    expect(calls.filter(({ path }) => path.includes('token/refresh'))).toHaveLength(1)
    const after = (await open.vault.get(id))?.tokens
    expect(after?.refreshToken).not.toBe(before?.refreshToken)

    // The next renewal reaches the disk, and then the power goes.
    await open.close()
    const crashing: SecretBox = {
      ...box,
      write: async (name, value) => {
        await box.write(name, value)
        throw new Error('The power went')
      },
    }
    open = openConnections(folder, crashing, shop.address, shop.address.baseUrl)
    await open.connections.restore()
    await control(shop.address, 'POST', '/tokens/expire', { kind: 'access' })
    await Promise.allSettled([1, 2, 3].map(() => open.connections.prerequisites()))
    await open.close()
    open = openConnections(folder, box, shop.address, shop.address.baseUrl)
    await open.connections.restore()
    expect((await open.connections.prerequisites()).length).toBeGreaterThan(0)
    expect((await open.vault.get(id))?.tokens?.refreshToken).not.toBe(after?.refreshToken)
  })

  it('that the seller withdrew are named, and connecting again puts it right', async () => {
    const { id, shops } = await connect()
    await open.connections.use(shops[0]?.id ?? '', id)
    await control(shop.address, 'POST', '/tokens/expire', { kind: 'all' })
    await expect(open.connections.prerequisites()).rejects.toMatchObject({ code: 'auth' })
    const [ended] = (await open.connections.list()).shops
    expect(ended).toMatchObject({ state: 'reconnect' })
    expect(ended?.sentence).not.toBe('')
    const { consentUrl } = await open.connections.authorise(id)
    await open.connections.finish(id, await answerConsent(consentUrl ?? '', 'allow'))
    expect((await open.connections.list()).shops).toMatchObject([{ state: 'ready', isInUse: true }])
    expect((await open.connections.prerequisites()).length).toBeGreaterThan(0)
  })
})
