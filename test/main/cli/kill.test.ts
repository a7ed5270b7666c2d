// Kills the command line in the middle of publishing, again and again, publishes once more, and asks the shop itself what it holds: every product
// once. Short here; `npm run kill` does it for as many rounds as LISTWRIGHT_KILL_ROUNDS says.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { createPacing } from '#main/shop/pacing.ts'
import { createShopPort } from '#main/shop/shop-port.ts'
import { fixedToken } from '#main/shop/tokens.ts'
import { startShop } from '#test/practice-shop.ts'
import type { Shop } from '#test/practice-shop.ts'
import { runJson, startCommand } from './run-cli.ts'

const rounds = Number(process.env['LISTWRIGHT_KILL_ROUNDS'] ?? 1)
const killsARound = 6
const products = 24
const firstSeed = Number(process.env['LISTWRIGHT_SEED'] ?? Date.now() % 1_000_000)

/** A small generator of numbers in [0, 1), so that a printed seed gives the same kills again. */
const randomFrom = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const catalogue = (): string =>
  [
    'Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price',
    ...Array.from({ length: products }, (_row, index) => {
      const name = `Storage basket number ${index + 1} of seagrass`
      return `basket-${index},${name},<p>A woven basket of seagrass with two handles; it folds flat when empty.</p>,,Color,Natural,KILL-${index},${500 + index},${5 + index},${19 + index}.50`
    }),
  ].join('\n')

const everythingIn = async (shop: Shop): Promise<{ remoteId: string; sellerSkus: readonly string[] }[]> => {
  const port = createShopPort({
    baseUrl: shop.baseUrl,
    appKey: shop.appKey,
    appSecret: () => Promise.resolve(shop.appSecret),
    tokens: fixedToken(shop.accessToken),
    pacing: createPacing({ clock: Date.now }),
    clock: Date.now,
    random: Math.random,
    shopCipher: shop.shopCipher,
    shopId: shop.shopId,
  })
  const found = []
  let token: string | null = null
  do {
    const page = await port.searchProducts(token === null ? {} : { pageToken: token })
    found.push(...page.products)
    token = page.nextPageToken
  } while (token !== null)
  return found
}

const leafOf = async (workspace: string, shop: Shop): Promise<string> => {
  const { json } = await runJson(
    ['categories', 'search', 'storage baskets', '--workspace', workspace],
    shop.environment,
  )
  const hits = z.array(z.object({ id: z.string(), isInviteOnly: z.boolean() })).parse(json['hits'])
  const open = hits.find((hit) => !hit.isInviteOnly)
  if (open === undefined) throw new Error('No open leaf was found')
  return open.id
}

const round = async (seed: number): Promise<{ kills: number; reached: readonly number[]; listed: number }> => {
  const random = randomFrom(seed)
  const workspace = mkdtempSync(join(tmpdir(), 'listwright-kill-'))
  const shop = await startShop()
  const at = ['--workspace', workspace]
  try {
    const file = join(workspace, 'catalogue.csv')
    writeFileSync(file, catalogue())
    expect(await runJson(['import', file, ...at], shop.environment)).toMatchObject({ code: 0, json: { products } })
    const leaf = await leafOf(workspace, shop)
    await runJson(['categories', 'set', leaf, '--products', 'all', ...at], shop.environment)
    const before = (await everythingIn(shop)).length
    let kills = 0
    const reached: number[] = []
    for (let attempt = 0; attempt < killsARound; attempt += 1) {
      const { child, finished } = startCommand(['publish', ...at, '--json', '--wait-seconds', '0'], shop.environment)
      // From before the first call to well into the last ones: a start takes about half a second.
      await Promise.race([sleep(400 + random() * 2600), finished])
      if (child.exitCode === null) kills += 1
      child.kill('SIGKILL')
      await finished
      reached.push((await everythingIn(shop)).length - before)
    }
    const last = await runJson(['publish', ...at, '--wait-seconds', '120'], shop.environment)
    expect(last.code).toBe(0)
    const listed = (await everythingIn(shop)).slice()
    const skus = listed.flatMap(({ sellerSkus }) => sellerSkus).filter((sku) => sku.startsWith('KILL-'))
    const wanted = Array.from({ length: products }, (_sku, index) => `KILL-${index}`)
    expect(skus.toSorted(), `seed ${seed}`).toEqual(wanted.toSorted())
    expect(listed.length - before, `seed ${seed}`).toBe(products)
    return { kills, reached, listed: skus.length }
  } finally {
    await shop.stop()
    rmSync(workspace, { recursive: true, force: true, maxRetries: 10 })
  }
}

it(
  'killing the app while it publishes loses no product and lists none twice',
  async () => {
    for (let index = 0; index < rounds; index += 1) {
      const seed = firstSeed + index
      const { kills, reached, listed } = await round(seed)
      const facts = `seed ${seed}, ${kills} kills, listed after each: ${reached.join(' ')}, at the end: ${listed}`
      console.log(`kill round ${index + 1} of ${rounds}: ${facts}`)
      expect(listed).toBe(products)
    }
  },
  300_000 * rounds,
)
