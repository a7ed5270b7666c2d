// A fault run over connecting and renewing: one fault after the other, drawn by a seed. From wherever it leads, connecting again works, no token is
// lost, and no secret stands in anything that was written or given out. `npm run faults -- 100` runs a hundred rounds.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isAppError } from '#contract/failure.ts'
import { openSealedSecrets } from '#main/workspace/sealed-secrets.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { createRandom } from '#sandbox/random.ts'
import { control } from '../../../sandbox/client.ts'
import { disturbances, startFaultProxy } from '../../shop/fault-proxy.ts'
import type { FaultProxy } from '../../shop/fault-proxy.ts'
import { openConnections, rehearsal } from './open-connections.ts'

const rounds = Number(process.env['LISTWRIGHT_FAULT_ROUNDS'] ?? '4')
const seed = process.env['LISTWRIGHT_SEED'] ?? String(Date.now())

/** What the practice shop's control interface offers; it disturbs signed calls only, so the proxy disturbs the token calls. */
const shopFaults = [
  'limited',
  'limited-with-retry-after',
  'error-before',
  'error-after',
  'cut-before',
  'cut-after',
  'slow',
  'slow-after',
  'malformed',
  'expired-token',
] as const
const proxied = ['/api/v2/token/get', '/api/v2/token/refresh', '/authorization/202309/shops'] as const
const cases = [
  ...proxied.flatMap((path) => disturbances.map((kind) => ({ by: 'proxy', path, kind }) as const)),
  ...shopFaults.map((kind) => ({ by: 'shop', path: '/authorization/202309/shops', kind }) as const),
]

let shop: PracticeShop
let proxy: FaultProxy
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-faults-'))
  shop = await startPracticeShop({ seed: 'demo' })
  proxy = await startFaultProxy(shop.address.baseUrl)
})
afterAll(async () => {
  await proxy.stop()
  await shop.close()
  rmSync(folder, { recursive: true, force: true })
})

const everyText = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))

it('finds its way back from every fault, loses no token and shows no secret', { timeout: 570_000 }, async () => {
  console.log(`fault run: seed ${seed}, ${rounds} rounds of ${cases.length} cases`)
  const random = createRandom(`faults ${seed}`)
  const order = cases.map((one) => ({ one, at: random() })).toSorted((a, b) => a.at - b.at)
  const secrets = new Set([shop.address.appSecret])
  const carried: unknown[] = []
  const withoutNextStep: string[] = []
  let reconnected = 0
  let failures = 0
  const openNow = async () =>
    openConnections(
      folder,
      await openSealedSecrets(join(folder, 'secrets.json'), 'for this run'),
      shop.address,
      proxy.url,
    )

  const attempt = async <Answer>(work: Promise<Answer>): Promise<Answer | null> => {
    try {
      const answer = await work
      carried.push(answer)
      return answer
    } catch (error) {
      if (!isAppError(error)) throw error
      failures += 1
      carried.push(error.toFailure())
      if ((error.details.action ?? '') === '') withoutNextStep.push(error.message)
      return null
    }
  }

  for (let round = 0; round < rounds; round += 1) {
    const { one } = order[round % order.length] ?? { one: cases[0] }
    if (one === undefined) throw new Error('There are no cases')
    const isRenewal = one.path.includes('refresh')
    const disturb = async (): Promise<void> => {
      if (one.by === 'proxy') proxy.disturb(one.kind, one.path, 1 + Math.floor(random() * 2))
      else
        await control(shop.address, 'POST', '/faults', {
          kind: one.kind,
          operation: one.path,
          count: 1,
          delayMs: 20,
          retryAfterSeconds: 0,
        })
    }
    const calm = async (): Promise<void> => {
      proxy.clear()
      await control(shop.address, 'DELETE', '/faults')
    }
    let open = await openNow()
    const note = async (id: string): Promise<void> => {
      const kept = await open.vault.get(id)
      for (const secret of [kept?.tokens?.accessToken, kept?.tokens?.refreshToken, kept?.shops[0]?.cipher]) {
        if (secret !== undefined) secrets.add(secret)
      }
    }

    if (!isRenewal) await disturb()
    const { id } = await open.connections.connect({ ...rehearsal, label: `${one.by} ${one.path} ${one.kind}` })
    const granted = await attempt(open.connections.finish(id, await open.approve(id)))
    await calm()
    // What was granted reached the disk, even where the step after it failed.
    const mustBeKept = granted !== null || one.path.includes('/shops')
    expect(!mustBeKept || (await open.vault.get(id))?.tokens !== null).toBe(true)
    if (granted === null) {
      await open.connections.authorise(id)
      await open.connections.finish(id, await open.approve(id))
    }
    await note(id)
    const [mine] = (await open.connections.list()).shops.filter(({ connectionId }) => connectionId === id)
    await open.connections.use(mine?.id ?? '', id)

    await control(shop.address, 'POST', '/tokens/expire', { kind: 'access' })
    if (isRenewal) await disturb()
    await Promise.all([1, 2, 3].map(() => attempt(open.connections.prerequisites())))
    await calm()
    await note(id)

    // After a restart everything that was kept still works, or connecting again does.
    await open.close()
    open = await openNow()
    await open.connections.restore()
    if ((await attempt(open.connections.prerequisites())) === null) {
      reconnected += 1
      await open.connections.authorise(id)
      await open.connections.finish(id, await open.approve(id))
      await open.connections.prerequisites()
    }
    await note(id)
    carried.push(await open.connections.list(), open.connections.calls(), open.connections.supportText())
    // A planted call of the logger: the only thing that may meet a secret by accident.
    open.log.error('planted', { token: [...secrets], text: [...secrets].join(' ') })
    await open.connections.disconnect(id)
    await open.close()
  }

  const written = [...everyText(), JSON.stringify(carried)]
  expect(written.some((text) => text.includes('planted'))).toBe(true)
  const shown = [...secrets].filter((secret) => written.some((text) => text.includes(secret)))
  expect(shown).toEqual([])
  expect(withoutNextStep).toEqual([])
  console.log(
    `fault run: ${rounds} rounds, ${failures} failed calls, ${reconnected} reconnected, ${secrets.size} secrets looked for`,
  )
})
