// A fault run over connecting, renewing and calling: one fault after the other, in an order drawn by a seed. From wherever it leads, connecting again works, no
// token is lost, and no secret stands in anything that was written, printed or given out. `npm run faults` goes through all of them.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isAppError } from '#contract/failure.ts'
import { openSealedSecrets } from '#main/workspace/sealed-secrets.ts'
import { faultKinds } from '#sandbox/gateway/faults.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { createRandom } from '#sandbox/random.ts'
import { refreshRotations } from '#sandbox/state/settings.ts'
import { control } from '../../../sandbox/client.ts'
import { disturbances, startFaultProxy } from '../../shop/fault-proxy.ts'
import type { FaultProxy } from '../../shop/fault-proxy.ts'
import { openConnections, rehearsal } from './open-connections.ts'

const seed = process.env['LISTWRIGHT_SEED'] ?? String(Date.now())

const steps = {
  consent: '/open/authorize',
  exchange: '/api/v2/token/get',
  shops: '/authorization/202309/shops',
  renewal: '/api/v2/token/refresh',
  call: '/product/202312/prerequisites',
} as const
type Step = keyof typeof steps
// Widened, so that the names can be walked.
const stepNames = Object.keys(steps) as Step[]

/** By the shop: every fault it offers. By the proxy: what happens on the way and no shop would do. */
const cases = stepNames.flatMap((step) => [
  ...faultKinds.map((kind) => ({ by: 'shop', step, kind }) as const),
  ...(step === 'consent' ? [] : disturbances.map((kind) => ({ by: 'proxy', step, kind }) as const)),
])
const wanted = process.env['LISTWRIGHT_FAULT_ROUNDS'] ?? '5'
const rounds = wanted === 'all' ? cases.length : Number(wanted)

let shop: PracticeShop
let proxy: FaultProxy
let folder = ''
const printed: string[] = []
const realWrite = process.stdout.write.bind(process.stdout)
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-faults-'))
  shop = await startPracticeShop({ seed: 'demo' })
  proxy = await startFaultProxy(shop.address.baseUrl)
  process.stdout.write = (chunk: Uint8Array | string): boolean => {
    printed.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'))
    return realWrite(chunk)
  }
})
afterAll(async () => {
  process.stdout.write = realWrite
  await proxy.stop()
  await shop.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const everyText = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))

it('finds its way back from every fault, loses no token and shows no secret', { timeout: 1_200_000 }, async () => {
  console.log(`fault run: seed ${seed}, ${rounds} rounds of ${cases.length} cases`)
  const random = createRandom(`faults ${seed}`)
  const order = cases.map((one) => ({ one, at: random() })).toSorted((a, b) => a.at - b.at)
  const secrets = new Set([shop.address.appSecret])
  const carried: unknown[] = []
  const withoutNextStep: string[] = []
  const counts = { failures: 0, reconnected: 0, keptThroughRenewal: 0 }
  const openNow = async () =>
    openConnections(
      folder,
      await openSealedSecrets(join(folder, 'secrets.json'), 'for this run'),
      shop.address,
      proxy.url,
      { clock: Date.now, random: () => 0 },
    )

  const attempt = async <Answer>(work: () => Promise<Answer>): Promise<Answer | null> => {
    try {
      const answer = await work()
      carried.push(answer)
      return answer
    } catch (error) {
      // The consent page is opened by a browser, which shows what it got.
      if (!isAppError(error) && !String(error).includes('consent page') && !String(error).includes('fetch failed')) {
        if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error
      }
      counts.failures += 1
      if (!isAppError(error)) return null
      carried.push(error.toFailure())
      if ((error.details.action ?? '') === '') withoutNextStep.push(error.message)
      return null
    }
  }

  for (let round = 0; round < rounds; round += 1) {
    const { one } = order[round % order.length] ?? { one: cases[0] }
    if (one === undefined) throw new Error('There are no cases')
    const rotation = refreshRotations[Math.floor(random() * refreshRotations.length)] ?? 'kept'
    await control(shop.address, 'PATCH', '/settings', { refreshRotation: rotation })
    const path = steps[one.step]
    const disturb = async (): Promise<void> => {
      const count = 1 + Math.floor(random() * 5)
      if (one.by === 'proxy') proxy.disturb(one.kind, path, count)
      else
        await control(shop.address, 'POST', '/faults', {
          kind: one.kind,
          operation: path,
          count,
          delayMs: 20,
          retryAfterSeconds: 0,
        })
    }
    const calm = async (): Promise<void> => {
      proxy.clear()
      await control(shop.address, 'DELETE', '/faults')
    }
    const isAfterwards = one.step === 'renewal' || one.step === 'call'
    let open = await openNow()
    const note = async (id: string): Promise<void> => {
      const kept = await open.vault.get(id)
      for (const secret of [kept?.tokens?.accessToken, kept?.tokens?.refreshToken, kept?.shops[0]?.cipher]) {
        if (secret !== undefined) secrets.add(secret)
      }
    }

    if (!isAfterwards) await disturb()
    const { id } = await open.connections.connect({ ...rehearsal, label: `${one.by} ${one.step} ${one.kind}` })
    const granted = await attempt(async () => open.connections.finish(id, await open.approve(id)))
    await calm()
    // What was granted reached the disk, even where the step after it failed.
    const mustBeKept = granted !== null || one.step === 'shops'
    expect(!mustBeKept || (await open.vault.get(id))?.tokens !== null, `${one.by} ${one.kind}`).toBe(true)
    if (granted === null) {
      counts.reconnected += 1
      await open.connections.authorise(id)
      await open.connections.finish(id, await open.approve(id))
    }
    await note(id)
    const [mine] = (await open.connections.list()).shops.filter(({ connectionId }) => connectionId === id)
    await open.connections.use(mine?.id ?? '', id)

    const before = (await open.vault.get(id))?.tokens
    if (isAfterwards) {
      if (one.step === 'renewal') await control(shop.address, 'POST', '/tokens/expire', { kind: 'access' })
      await disturb()
      await attempt(() => open.connections.prerequisites())
      await calm()
      await note(id)
    }
    const after = (await open.vault.get(id))?.tokens
    expect(after ?? null, `${one.by} ${one.kind}`).not.toBeNull()
    if (after?.refreshToken !== before?.refreshToken) counts.keptThroughRenewal += 1

    // The power goes and comes back; then either everything works, or connecting again makes it work.
    await open.close()
    open = await openNow()
    await open.connections.restore()
    if ((await attempt(() => open.connections.prerequisites())) === null) {
      counts.reconnected += 1
      await open.connections.authorise(id)
      await open.connections.finish(id, await open.approve(id))
    }
    expect((await open.connections.prerequisites()).length).toBeGreaterThan(0)
    await note(id)
    const { shops } = await open.connections.list()
    expect(shops.filter(({ connectionId }) => connectionId === id)).toMatchObject([{ state: 'ready', isInUse: true }])
    carried.push(await open.connections.list(), open.connections.calls(), open.connections.supportText())
    // A planted call of the logger: the only thing that may meet a secret by accident.
    open.log.error('planted', { token: [...secrets], text: [...secrets].join(' ') })
    await open.connections.disconnect(id)
    await open.close()
  }

  const written = [...everyText(), ...printed, JSON.stringify(carried)]
  expect(written.some((text) => text.includes('planted'))).toBe(true)
  const shown = [...secrets].filter((secret) => written.some((text) => text.includes(secret)))
  expect(shown.length).toBe(0)
  expect(withoutNextStep).toEqual([])
  console.log(
    `fault run: seed ${seed}, ${rounds} rounds, ${counts.failures} failed calls, ${counts.keptThroughRenewal} renewals kept, ${counts.reconnected} connected again, ${secrets.size} secrets looked for and not found`,
  )
})
