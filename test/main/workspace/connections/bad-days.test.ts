// What goes wrong on bad days: each has a sentence of its own and a next step, costs a bounded number of calls, loses no token, and is over when its cause is.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import type { Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AppError } from '#contract/failure.ts'
import { createMemorySecrets } from '#main/workspace/secrets.ts'
import type { SecretBox } from '#main/workspace/secrets.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { control } from '../../../sandbox/client.ts'
import { startFaultProxy } from '../../shop/fault-proxy.ts'
import type { Disturbance, FaultProxy } from '../../shop/fault-proxy.ts'
import { selfMadeCertificate, selfMadeKey } from '../../shop/self-made-certificate.ts'
import { openConnections, rehearsal } from './open-connections.ts'
import type { OpenConnections } from './open-connections.ts'

let shop: PracticeShop
let proxy: FaultProxy
let folder = ''
let box: SecretBox
let open: OpenConnections
let offsetMs = 0
const times = { clock: () => Date.now() + offsetMs, random: () => 0 }

beforeEach(async () => {
  offsetMs = 0
  folder = mkdtempSync(join(tmpdir(), 'listwright-bad-days-'))
  box = createMemorySecrets()
  shop = await startPracticeShop({ seed: 'demo' })
  proxy = await startFaultProxy(shop.address.baseUrl)
  open = openConnections(folder, box, shop.address, proxy.url, times)
})
afterEach(async () => {
  await open.close()
  await proxy.stop()
  await shop.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const connect = async (input: Parameters<OpenConnections['connections']['connect']>[0] = rehearsal) => {
  const { id } = await open.connections.connect(input)
  const { shops } = await open.connections.finish(id, await open.approve(id))
  return { id, shops, shopId: shops[0]?.id ?? '' }
}
const failureOf = async (work: Promise<unknown>): Promise<AppError> => {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toMatchObject({ name: 'AppError' })
  // Checked by its name in the line above.
  const failure = error as AppError
  expect(failure.details.action ?? '').not.toBe('')
  return failure
}
const sentenceOf = async (work: Promise<unknown>): Promise<string> => (await failureOf(work)).details.sentence
const tokensOf = async (id: string) => (await open.vault.get(id))?.tokens ?? null
const calls = async (): Promise<{ path: string; code: number | null; query: Record<string, string> }[]> => {
  const { calls: all } = (await control(shop.address, 'GET', '/calls')) as { calls: Awaited<ReturnType<typeof calls>> }
  return all
}

describe('connecting', () => {
  it('with a code that was left lying too long is explained, and the next attempt works', async () => {
    const { id } = await open.connections.connect(rehearsal)
    const late = await open.approve(id)
    await control(shop.address, 'POST', '/clock', { action: 'move', minutes: 31 })
    const failure = await failureOf(open.connections.finish(id, late))
    expect(failure).toMatchObject({ code: 'auth', details: { platformCode: 36004004 } })
    expect(failure.details.sentence).toMatch(/once and for 30 minutes/)
    expect(await tokensOf(id)).toBeNull()
    await open.connections.authorise(id)
    expect((await open.connections.finish(id, await open.approve(id))).shops).toHaveLength(1)
  })

  it('with a secret that does not fit is explained with the place to look at', async () => {
    const app = await control(shop.address, 'POST', '/apps', { redirectUrl: 'http://127.0.0.1:27416/callback' })
    const wrong = { ...rehearsal, appKey: app.key, appSecret: 'not-the-secret', serviceId: app.serviceId }
    const failure = await failureOf(connect(wrong))
    expect(failure).toMatchObject({ code: 'auth', details: { action: expect.stringContaining('app secret') } })
    expect(failure.details.sentence).toBe('The app secret does not fit the app key.')
  })

  it('an account that is not onboarded, or of a region that the app does not cover, is explained', async () => {
    const { shops } = (await control(shop.address, 'GET', '/shops')) as { shops: { id: string }[] }
    const { id } = await open.connections.connect(rehearsal)
    const redirect = await open.approve(id)
    await control(shop.address, 'PATCH', `/shops/${shops[0]?.id ?? ''}`, { isSellerOnboarded: false })
    const failure = await failureOf(open.connections.finish(id, redirect))
    expect(failure).toMatchObject({ code: 'auth', details: { platformCode: 105004 } })
    expect(failure.details.sentence).toMatch(/region/)
    await control(shop.address, 'PATCH', `/shops/${shops[0]?.id ?? ''}`, { isSellerOnboarded: true })
    await open.connections.authorise(id)
    expect((await open.connections.finish(id, await open.approve(id))).shops).toHaveLength(1)
  })

  it('on the page of the other part of the world is put right by what the account says', async () => {
    const app = await control(shop.address, 'POST', '/apps', { redirectUrl: 'http://127.0.0.1:27416/callback' })
    const input = {
      label: 'R',
      market: 'ROW' as const,
      appKey: app.key,
      appSecret: app.secret,
      serviceId: app.serviceId,
    }
    const { id } = await connect(input)
    expect((await open.vault.get(id))?.market).toBe('US')
    expect((await open.connections.list()).shops).toMatchObject([{ state: 'ready', region: 'US' }])
  })
})

describe('what stands between the app and the platform', () => {
  const steps = ['/api/v2/token/get', '/authorization/202309/shops'] as const
  const kinds: readonly (readonly [Disturbance, RegExp])[] = [
    ['web-page-before', /answered with a web page/],
    ['cut-in-the-middle', /cut before the whole answer/],
    ['half-an-answer', /could not be read/],
  ]
  it.each(steps.flatMap((step) => kinds.map(([kind, words]) => ({ step, kind, words }))))(
    'at $step ($kind) is named, asked a bounded number of times, and over when it is gone',
    { timeout: 300_000 },
    async ({ step, kind, words }) => {
      const { id } = await open.connections.connect(rehearsal)
      const redirect = await open.approve(id)
      proxy.disturb(kind, step, 1_000)
      expect(await sentenceOf(open.connections.finish(id, redirect))).toMatch(words)
      expect(proxy.hits()).toBeLessThanOrEqual(4)
      const isGranted = step === '/authorization/202309/shops'
      expect((await tokensOf(id)) !== null).toBe(isGranted)
      proxy.clear()
      await open.connections.authorise(id)
      expect((await open.connections.finish(id, await open.approve(id))).shops).toHaveLength(1)
    },
  )

  it('a certificate that is not the platform’s stops everything before a secret leaves', async () => {
    let arrived = 0
    const server: Server = createServer({ key: selfMadeKey, cert: selfMadeCertificate }, (_request, response) => {
      arrived += 1
      response.end('{}')
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    // A server that listens on TCP has an address with a port.
    const { port } = server.address() as AddressInfo
    const between = openConnections(
      folder + '-tls',
      createMemorySecrets(),
      shop.address,
      `https://127.0.0.1:${port}`,
      times,
    )
    try {
      const { id } = await between.connections.connect(rehearsal)
      const failure = await failureOf(between.connections.finish(id, await between.approve(id)))
      expect(failure).toMatchObject({ code: 'offline', details: { action: expect.stringMatching(/proxy|clock/) } })
      expect(failure.details.sentence).toMatch(/certificate/)
      expect(arrived).toBe(0)
    } finally {
      await between.close()
      rmSync(folder + '-tls', { recursive: true, force: true, maxRetries: 10 })
      server.close()
    }
  })

  it('every one of these has a sentence of its own', async () => {
    const { id } = await open.connections.connect(rehearsal)
    const redirect = await open.approve(id)
    const sentences: string[] = []
    for (const [kind] of kinds) {
      proxy.disturb(kind, '/api/v2/token/get', 1_000)
      sentences.push(await sentenceOf(open.connections.finish(id, redirect)))
    }
    expect(new Set(sentences).size).toBe(kinds.length)
  })
})

describe('a connected shop', () => {
  it('whose approval was withdrawn says so after one look, keeps what it has, and works after a new approval', async () => {
    const { id, shopId } = await connect()
    await open.connections.use(shopId, id)
    const before = await tokensOf(id)
    const { grants } = (await control(shop.address, 'GET', '/grants')) as { grants: { id: string }[] }
    for (const grant of grants) await control(shop.address, 'DELETE', '/grants', { id: grant.id })
    await control(shop.address, 'DELETE', '/calls')
    expect(await failureOf(open.connections.prerequisites())).toMatchObject({ code: 'auth' })
    expect((await calls()).length).toBeLessThanOrEqual(3)
    expect((await open.connections.list()).shops).toMatchObject([
      { state: 'reconnect', sentence: expect.stringMatching(/ended|no longer/) },
    ])
    expect(await tokensOf(id)).toEqual(before)
    await open.connections.authorise(id)
    await open.connections.finish(id, await open.approve(id))
    expect((await open.connections.prerequisites()).length).toBeGreaterThan(0)
    expect((await open.connections.list()).shops).toMatchObject([{ state: 'ready', isInUse: true }])
  })

  it.each([1, -1])('works with a computer whose clock is %i hour off, by the answers’ own time', async (hours) => {
    offsetMs = hours * 3_600_000
    const { id, shopId } = await connect()
    await open.connections.use(shopId, id)
    await control(shop.address, 'DELETE', '/calls')
    expect((await open.connections.prerequisites()).length).toBeGreaterThan(0)
    expect((await open.connections.prerequisites()).length).toBeGreaterThan(0)
    // The first call of all learned the time; from then on none is refused for it.
    expect((await calls()).filter(({ code }) => code !== 0)).toEqual([])
    expect((await open.connections.list()).shops).toMatchObject([{ state: 'ready' }])
  })

  it('is warned of the end of its approval once, thirty days before', async () => {
    const { id } = await connect()
    expect(await open.connections.warnings()).toEqual([])
    offsetMs = 336 * 86_400_000
    expect(await open.connections.warnings()).toEqual([
      expect.stringMatching(/Practice Shop US.* ends on \d{4}-\d\d-\d\d/),
    ])
    expect(await open.connections.warnings()).toEqual([])
    expect((await open.connections.list()).shops).toMatchObject([{ isEndingSoon: true, connectionId: id }])
  })
})

describe('side by side', () => {
  const newApp = async (label: string) => {
    const app = await control(shop.address, 'POST', '/apps', { redirectUrl: 'http://127.0.0.1:27416/callback' })
    return { ...rehearsal, label, appKey: app.key, appSecret: app.secret, serviceId: app.serviceId }
  }
  const signersOf = async (work: () => Promise<unknown>) => {
    await control(shop.address, 'DELETE', '/calls')
    await work()
    const signed = (await calls()).filter(({ path }) => !path.startsWith('/api/') && !path.startsWith('/open/'))
    expect(signed.length).toBeGreaterThan(0)
    expect(signed.map(({ code }) => code)).toEqual(signed.map(() => 0))
    return new Set(signed.map(({ query }) => query['app_key']))
  }

  it('two sellers with two apps: every call is signed by the app of its own seller, also when both work at once', async () => {
    const other = (await control(shop.address, 'POST', '/shops', {
      market: 'UK',
      sellerName: 'Second Seller',
      name: 'Second Shop',
    })) as { seller: { id: string }; shop: { id: string } }
    const [one, two] = [await newApp('one'), await newApp('two')]
    const first = await connect(one)
    const { id } = await open.connections.connect(two)
    const { shops } = await open.connections.finish(id, await open.approve(id, 'allow', other.seller.id))
    expect(shops).toMatchObject([{ id: other.shop.id, name: 'Second Shop', region: 'GB' }])

    await open.connections.use(first.shopId, first.id)
    expect(await signersOf(() => open.shopSwitch.warehouses())).toEqual(new Set([one.appKey]))
    await open.connections.use(other.shop.id, id)
    expect(await signersOf(() => open.shopSwitch.warehouses())).toEqual(new Set([two.appKey]))
    const both = await signersOf(async () => {
      await open.connections.use(first.shopId, first.id)
      const early = Array.from({ length: 5 }, () => open.shopSwitch.warehouses())
      await open.connections.use(other.shop.id, id)
      await Promise.all([...early, ...Array.from({ length: 5 }, () => open.shopSwitch.warehouses())])
    })
    expect(both).toEqual(new Set([one.appKey, two.appKey]))
    await open.connections.disconnect(first.id)
    expect(await signersOf(() => open.shopSwitch.warehouses())).toEqual(new Set([two.appKey]))
  })

  it('two apps that open the same shop: the one that was chosen signs, also after a restart', async () => {
    const [one, two] = [await newApp('one'), await newApp('two')]
    const [first, second] = [await connect(one), await connect(two)]
    expect(first.shopId).toBe(second.shopId)
    await open.connections.use(second.shopId, second.id)
    expect(await signersOf(() => open.shopSwitch.warehouses())).toEqual(new Set([two.appKey]))
    const { shops } = await open.connections.list()
    expect(shops.map(({ connectionId, isInUse }) => [connectionId, isInUse])).toEqual([
      [first.id, false],
      [second.id, true],
    ])
    await open.close()
    open = openConnections(folder, box, shop.address, proxy.url, times)
    await open.connections.restore()
    expect(await signersOf(() => open.shopSwitch.warehouses())).toEqual(new Set([two.appKey]))
    await expect(open.connections.use(second.shopId, 'nobody')).rejects.toMatchObject({ code: 'invalid' })
  })
})
