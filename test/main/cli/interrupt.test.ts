// Ctrl-C in the middle of a command: it ends at a safe point, says what stands and how to go on, and the same command goes on. Exit code 130.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '#main/store/database.ts'
import { writeCatalogue } from '#test/bench/import-catalogue.ts'
import { startShop } from '#test/practice-shop.ts'
import type { Shop } from '#test/practice-shop.ts'
import { controlOf } from '../app/control.ts'
import { runJson, startCommand } from './run-cli.ts'

let folder = ''
let at: string[] = []
let shop: Shop
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-interrupt-'))
  at = ['--workspace', join(folder, 'workspace')]
  shop = await startShop()
})
afterEach(async () => {
  await shop.stop()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const patience = { timeout: 120_000, interval: 20 }
const inWorkspace = (): number => {
  const database = openDatabase(join(folder, 'workspace', 'workspace.sqlite'))
  try {
    return Number(database.get('SELECT count(*) AS n FROM product')?.['n'] ?? 0)
  } finally {
    database.close()
  }
}
const stoppedShape = z.object({
  error: z.object({ code: z.literal('conflict'), sentence: z.string(), action: z.string() }),
})

it('while a file is brought in: what is in is whole, and the same command brings the rest in', async () => {
  await runJson(['products', ...at], shop.environment)
  const file = join(folder, 'shop.csv')
  const products = 20_000 / 4
  await writeCatalogue(file, 20_000, 5)
  const { child, finished } = startCommand(['import', file, ...at, '--json'], shop.environment)
  await vi.waitFor(() => expect(inWorkspace()).toBeGreaterThan(0), patience)
  child.kill('SIGINT')
  // npm hands on what the terminal has sent already.
  child.kill('SIGINT')
  const { code, output, errors } = await finished
  expect([code, errors]).toEqual([130, 'Stopping at a safe point …\n'])
  const { error } = stoppedShape.parse(JSON.parse(output))
  expect(error.sentence).toMatch(
    /^“Bring in shop\.csv” was stopped: \d+ new products? and 0 changed ones are in, each of them whole\.$/,
  )
  expect(error.action).toMatch(/same command/)
  const [, stated = ''] = /: (\d+) new/.exec(error.sentence) ?? []
  expect(inWorkspace()).toBe(Number(stated))
  const rest = await runJson(['import', file, ...at], shop.environment)
  expect(rest).toMatchObject({ code: 0, json: { products, created: products - Number(stated), changed: 0 } })
  expect(inWorkspace()).toBe(products)
}, 300_000)

it('while products are published: nothing is listed twice, none is called failed, and the same command lists the rest', async () => {
  const sample = new URL('../../../assets/samples/home-and-living.csv', import.meta.url).pathname
  await runJson(['import', sample, ...at], shop.environment)
  const { json } = await runJson(['categories', 'search', 'cushion', ...at], shop.environment)
  const hits = z.array(z.object({ id: z.string(), isInviteOnly: z.boolean() })).parse(json['hits'])
  const leaf = hits.find((hit) => !hit.isInviteOnly)?.id ?? ''
  await runJson(['categories', 'set', leaf, '--products', 'all', ...at], shop.environment)
  const control = controlOf(shop.controlUrl)
  const creations = async (): Promise<number> =>
    (await control.calls()).filter((call) => /^POST \/product\/\d+\/products$/.test(call)).length
  await control.ask('POST', '/faults', {
    operation: 'POST /product/202309/products',
    kind: 'slow',
    delayMs: 150,
    count: 1000,
  })
  const { child, finished } = startCommand(['publish', ...at, '--json', '--wait-seconds', '0'], shop.environment)
  await vi.waitFor(async () => expect(await creations()).toBeGreaterThan(2), patience)
  // The next one is told to wait for minutes; nobody sits that out.
  await control.ask('POST', '/faults', {
    operation: 'POST /product/202309/products',
    kind: 'limited-with-retry-after',
    count: 1,
    retryAfterSeconds: 100,
  })
  child.kill('SIGINT')
  const { code, output } = await finished
  expect(code).toBe(130)
  expect(stoppedShape.parse(JSON.parse(output)).error.sentence).toMatch(
    /^“Publish \d+ products” was stopped at \d+ of \d+\./,
  )
  await control.ask('DELETE', '/faults')
  const last = await runJson(['publish', ...at, '--wait-seconds', '120'], shop.environment)
  expect(last.code).toBe(0)
  const outcomes = z.record(z.string(), z.number()).parse(last.json['outcomes'])
  expect(outcomes['failed'] ?? 0).toBe(0)
  const rows = z
    .array(z.object({ stage: z.string() }))
    .parse((await runJson(['products', ...at], shop.environment)).json['products'])
  const listed = rows.filter(({ stage }) => ['live', 'review', 'waiting'].includes(stage)).length
  const { calls } = z
    .object({ calls: z.array(z.object({ method: z.string(), path: z.string(), code: z.number().nullable() })) })
    .parse(await control.ask('GET', '/calls'))
  const made = calls.filter(
    ({ method, path, code }) => method === 'POST' && /^\/product\/\d+\/products$/.test(path) && code === 0,
  )
  expect(listed).toBeGreaterThan(5)
  expect(made.length).toBe(listed)
}, 300_000)

it('while nothing is at work: a reading that the shop keeps waiting has changed nothing', async () => {
  await runJson(['products', ...at], shop.environment)
  const control = controlOf(shop.controlUrl)
  await control.ask('POST', '/faults', {
    operation: '*',
    kind: 'limited-with-retry-after',
    count: 1000,
    retryAfterSeconds: 60,
  })
  await control.emptyCalls()
  const { child, finished } = startCommand(['status', ...at], shop.environment)
  await vi.waitFor(async () => expect((await control.calls()).length).toBeGreaterThan(0), patience)
  child.kill('SIGTERM')
  const { code, errors } = await finished
  expect(code).toBe(143)
  expect(errors).toMatch(/Stopped\. Nothing was left half done\./)
}, 300_000)
