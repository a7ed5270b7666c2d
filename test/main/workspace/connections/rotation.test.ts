// Tokens change hands while they are renewed. The app is killed at each point of it: what it holds afterwards can always be read, works where the platform lets it,
// and is put right by a new approval where the platform does not.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request as forward } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSealedSecrets } from '#main/workspace/sealed-secrets.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { control } from '../../../sandbox/client.ts'
import { openConnections, rehearsal } from './open-connections.ts'

const script = fileURLToPath(new URL('./renewing-process.ts', import.meta.url))
const points = ['request-leaves', 'answer-under-way', 'before-write', 'half-written', 'after-write', 'nowhere'] as const
type Point = (typeof points)[number]

let folder = ''
let shop: PracticeShop
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-rotation-'))
  shop = await startPracticeShop({ seed: 'demo' })
})
afterEach(async () => {
  await shop.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const openNow = async (url: string) =>
  openConnections(folder, await openSealedSecrets(join(folder, 'secrets.json'), 'for this run'), shop.address, url)

/** Stands in front of the shop and kills the process when its renewal comes by. */
const startKiller = async (point: Point, kill: () => void) => {
  const server = createServer((incoming, response) => {
    const isRenewal = (incoming.url ?? '').startsWith('/api/v2/token/refresh')
    if (isRenewal && point === 'request-leaves') {
      kill()
      response.destroy()
      return
    }
    const outgoing = forward(
      new URL(incoming.url ?? '/', shop.address.baseUrl),
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        if (isRenewal && point === 'answer-under-way') {
          kill()
          response.destroy()
        } else {
          response.writeHead(answer.statusCode ?? 502, answer.headers)
          answer.pipe(response)
        }
      },
    )
    incoming.pipe(outgoing)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${String(port)}`, stop: () => server.closeAllConnections() ?? server.close() }
}

const renewAndDie = async (point: Point): Promise<NodeJS.Signals | null> => {
  let kill = (): void => undefined
  const killer = await startKiller(point, () => kill())
  const child = spawn(
    process.execPath,
    [script, JSON.stringify({ folder, address: shop.address, url: killer.url, point })],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  kill = () => child.kill('SIGKILL')
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_code, by) => resolve(by)))
  killer.stop()
  return signal
}

/** Whether the shop can be used after the kill without asking the seller, by what the platform does with the old refresh token. */
const worksAfter: Readonly<Record<Point, Readonly<Record<'at-once' | 'once-replaced', boolean>>>> = {
  'request-leaves': { 'at-once': true, 'once-replaced': true },
  'answer-under-way': { 'at-once': false, 'once-replaced': true },
  'before-write': { 'at-once': false, 'once-replaced': true },
  'half-written': { 'at-once': false, 'once-replaced': true },
  'after-write': { 'at-once': true, 'once-replaced': true },
  nowhere: { 'at-once': true, 'once-replaced': true },
}

// Where the old token still lives, only a lost answer makes a difference; the rest is tried once.
type Case = { readonly point: Point; readonly rotation: 'at-once' | 'once-replaced' }
const cases: Case[] = points.flatMap((point): Case[] =>
  point === 'answer-under-way' || point === 'before-write'
    ? [
        { point, rotation: 'at-once' },
        { point, rotation: 'once-replaced' },
      ]
    : [{ point, rotation: 'at-once' }],
)

it.each(cases)(
  'killed at “$point” where the old refresh token dies $rotation: nothing is damaged and there is a way on',
  { timeout: 300_000 },
  async ({ point, rotation }) => {
    await control(shop.address, 'PATCH', '/settings', { refreshRotation: rotation })
    let open = await openNow(shop.address.baseUrl)
    const { id } = await open.connections.connect(rehearsal)
    const { shops } = await open.connections.finish(id, await open.approve(id))
    await open.connections.use(shops[0]?.id ?? '', id)
    const before = (await open.vault.get(id))?.tokens
    await open.close()
    await control(shop.address, 'POST', '/tokens/expire', { kind: 'access' })

    expect(await renewAndDie(point)).toBe(point === 'nowhere' ? null : 'SIGKILL')

    open = await openNow(shop.address.baseUrl)
    const after = (await open.vault.get(id))?.tokens
    // Either the old ones or the new ones, whole; new ones only once they were on disk.
    const isRenewed = after?.refreshToken !== before?.refreshToken
    expect(isRenewed).toBe(point === 'after-write' || point === 'nowhere')
    expect(after?.accessToken === before?.accessToken).toBe(!isRenewed)
    await open.connections.restore()
    const works = await open.connections.prerequisites().then(
      () => true,
      () => false,
    )
    expect(works).toBe(worksAfter[point][rotation])
    const standing = (await open.connections.list()).shops.map(({ state }) => state)
    expect(standing).toEqual([works ? 'ready' : 'reconnect'])
    if (!works) {
      await open.connections.authorise(id)
      await open.connections.finish(id, await open.approve(id))
    }
    expect((await open.connections.prerequisites()).length).toBeGreaterThan(0)
    expect((await open.connections.list()).shops).toMatchObject([{ state: 'ready', isInUse: true }])
    await open.close()
  },
)
