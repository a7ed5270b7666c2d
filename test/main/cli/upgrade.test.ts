// An upgrade of old products in the practice shop, the app killed in the middle of reading and in the middle of following, finished with a table
// that names the old and the new leaf of every product. Short here; `npm run upgrade` does it with as many as LISTWRIGHT_PRODUCTS says.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { startShop } from '#test/practice-shop.ts'
import { controlOf } from '../app/control.ts'
import { runJson, startCommand } from './run-cli.ts'

const products = Number(process.env['LISTWRIGHT_PRODUCTS'] ?? 60)
const seed = Number(process.env['LISTWRIGHT_SEED'] ?? Date.now() % 1_000_000)
const young = Math.ceil(products / 50)
const offSale = Math.ceil(products / 50)

const plantedShape = z.object({ planted: z.array(z.object({ id: z.string(), categoryId: z.string() })) })
const heldShape = z.object({
  products: z.array(
    z.object({ id: z.string(), base: z.object({ category_id: z.string(), category_version: z.string() }) }),
  ),
})
const leftShape = z.object({
  rows: z.array(
    z.object({ key: z.string(), rehearsal: z.object({ wouldBlock: z.array(z.object({ sentence: z.string() })) }) }),
  ),
})
// Asks for nothing but neutral values.
const plainLeaf = '600042'
const tableShape = z.object({ csv: z.string(), lines: z.number() })

/** Runs a command, kills it as soon as `isReached` says so, and tells whether it was still running. */
const killWhen = async (
  args: readonly string[],
  more: Readonly<Record<string, string>>,
  isReached: () => Promise<boolean>,
): Promise<boolean> => {
  const { child, finished } = startCommand(args, more)
  while (child.exitCode === null && !(await isReached())) await sleep(20)
  const wasRunning = child.exitCode === null
  child.kill('SIGKILL')
  await finished
  return wasRunning
}

it(
  `moves ${products} products to the newer tree although the app is killed twice, and keeps a complete table`,
  { timeout: 600_000 },
  async () => {
    const workspace = mkdtempSync(join(tmpdir(), 'listwright-upgrade-'))
    const shop = await startShop(['--seed', 'empty'])
    const control = controlOf(shop.controlUrl)
    const at = ['--workspace', workspace]
    const run = (...args: string[]) => runJson([...args, ...at], shop.environment)
    try {
      const plant = async (what: Record<string, unknown>) =>
        plantedShape.parse(await control.ask('POST', '/products/old', what)).planted
      const planted = [
        ...(await plant({ count: products - young - offSale, ageHours: 72, seed: `${seed} live` })),
        ...(await plant({ count: young, ageHours: 3, seed: `${seed} young` })),
        ...(await plant({ count: offSale, ageHours: 72, seed: `${seed} off`, status: 'SELLER_DEACTIVATED' })),
      ]
      const oldLeafOf = new Map(planted.map(({ id, categoryId }) => [id, categoryId]))
      const reads = async (): Promise<string[]> =>
        (await control.calls()).filter((call) => /^GET \/product\/202309\/products\/\d+$/.test(call))

      // Killed in the middle of the rehearsal.
      const firstCut = Math.floor(products * (0.2 + (seed % 7) / 20))
      const wasFirst = await killWhen(
        ['upgrade', 'rehearse', ...at],
        shop.environment,
        async () => (await reads()).length >= firstCut,
      )
      const before = (await reads()).length
      const rehearsed = await run('upgrade', 'rehearse')
      expect(rehearsed).toMatchObject({ code: 0, json: { counts: { old: products, rehearsed: products, moved: 0 } } })
      expect(rehearsed.json).toMatchObject({
        start: { eligible: products - young - offSale, young, byEditOnly: offSale },
      })
      const afterRehearsal = await reads()
      // What was read before the kill is not asked for again, but for the few whose answer was under way.
      expect(afterRehearsal.length - new Set(afterRehearsal).size).toBeLessThanOrEqual(8)
      // Nothing was changed by rehearsing.
      expect((await control.calls()).filter((call) => /^(PUT|DELETE)|upgrade_task/.test(call))).toEqual([])

      expect(await run('upgrade', 'start')).toMatchObject({
        code: 0,
        json: { task: { state: 'started', products: products - young - offSale } },
      })
      expect((await control.calls()).filter((call) => call.endsWith('/category_upgrade_task'))).toHaveLength(1)
      await control.moveClock({ hours: 2, minutes: 5 })

      // Killed in the middle of writing down where the products went.
      await control.emptyCalls()
      const secondCut = Math.floor(products * (0.2 + (seed % 5) / 10))
      const wasSecond = await killWhen(
        ['upgrade', 'status', '--wait-seconds', '240', ...at],
        shop.environment,
        async () => (await reads()).length >= secondCut,
      )
      const followed = await run('upgrade', 'status', '--wait-seconds', '240')
      expect(followed).toMatchObject({
        code: 0,
        json: { task: { state: 'done' }, counts: { moved: products - young - offSale, old: young + offSale } },
      })

      // What the platform left behind goes by edit; what the proposed leaf would block, goes to another one.
      const blocked = leftShape
        .parse((await run('upgrade', 'rehearse')).json)
        .rows.filter(({ rehearsal }) => rehearsal.wouldBlock.length > 0)
      const names = blocked.map(({ key }) => key).join(',')
      const chosen = names === '' ? null : await run('upgrade', 'choose', plainLeaf, '--products', names)
      expect(chosen?.json['chosen'] ?? 0).toBe(blocked.length)
      const moved = await run('upgrade', 'move')
      expect(moved.code).toBe(0)
      await control.moveClock({ seconds: 30 })
      const last = await run('upgrade', 'status', '--wait-seconds', '240')
      const held = heldShape.parse(await control.ask('GET', '/products?full=1')).products
      const leafOf = new Map(held.map(({ id, base }) => [id, base]))
      const table = tableShape.parse((await run('upgrade', 'table')).json)
      const rows = table.csv.trimEnd().split('\r\n').slice(1)
      expect(rows).toHaveLength(products)
      let complete = 0
      for (const row of rows) {
        const [id = ''] = row.split(',')
        const base = leafOf.get(id)
        expect(row, `seed ${seed}`).toContain(`,${oldLeafOf.get(id) ?? 'unknown'},`)
        if (base?.category_version !== 'v2') continue
        expect(row, `seed ${seed}`).toContain(`,${base.category_id},`)
        expect(row, `seed ${seed}`).toContain(',moved,')
        complete += 1
      }
      const { counts } = z.object({ counts: z.record(z.string(), z.number()) }).parse(last.json)
      console.log(
        `upgrade: seed ${seed}, ${products} products, killed ${Number(wasFirst) + Number(wasSecond)} times (after reading ${before}, after following ${secondCut}), ` +
          `moved by the task ${products - young - offSale}, by edit ${complete - (products - young - offSale)}, left ${counts['old'] ?? 0}, table lines ${table.lines}`,
      )
      expect([wasFirst, wasSecond]).toEqual([true, true])
      expect({ complete, old: counts['old'] }).toEqual({ complete: products, old: 0 })
    } finally {
      await shop.stop()
      rmSync(workspace, { recursive: true, force: true, maxRetries: 10 })
    }
  },
)
