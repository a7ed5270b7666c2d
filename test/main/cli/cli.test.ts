// The command line as a person uses it: the whole way with a real catalogue, and what bad input gets.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sharedData } from '#test/shared-data.ts'
import { startShop } from '#test/practice-shop.ts'
import { runJson, startCommand } from './run-cli.ts'

const sample = fileURLToPath(new URL('../../../assets/samples/home-and-living.csv', import.meta.url))
const realCatalogue = sharedData('data', 'catalogs', 'shopify', 'packt_Product-data.csv')
if (realCatalogue === null) console.log('Skipped: the real Shopify catalogue is not beside this checkout.')

let folder = ''
let at: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-cli-'))
  at = ['--workspace', join(folder, 'workspace')]
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

/** Publishes and waits until the review is over, however busy the machine is. */
const publish = (): string[] => ['publish', '--wait-seconds', '240', ...at]

const hitsShape = z.array(z.object({ id: z.string(), path: z.string(), isInviteOnly: z.boolean() }))
const rowsShape = z.array(z.object({ id: z.string(), title: z.string() }))
const statusShape = z.object({
  stages: z.record(z.string(), z.number()),
  live: z.array(z.object({ productId: z.string() })),
  failed: z.array(z.object({ productId: z.string(), sentence: z.string() })),
  pendingPermission: z.array(
    z.object({
      reason: z.string(),
      categoryId: z.string(),
      link: z.string(),
      products: z.array(z.object({ productId: z.string() })),
    }),
  ),
})

const search = async (text: string) =>
  hitsShape.parse((await runJson(['categories', 'search', text, ...at])).json['hits'])

describe('the whole way', () => {
  it.skipIf(realCatalogue === null)(
    'a real Shopify export becomes live listings, and the one in a restricted leaf waits for its permission',
    async () => {
      const imported = await runJson(['import', realCatalogue ?? '', ...at])
      expect(imported).toMatchObject({ code: 0, json: { products: 20 } })
      const rows = rowsShape.parse((await runJson(['products', ...at])).json['products'])
      expect(rows).toHaveLength(20)

      const open = (await search('storage baskets')).find((hit) => !hit.isInviteOnly)
      const restricted = (await search('watches')).find((hit) => hit.isInviteOnly)
      if (open === undefined || restricted === undefined) throw new Error('The tree lacks a leaf this test needs')
      const [one] = rows
      await runJson(['categories', 'set', open.id, '--products', 'all', ...at])
      await runJson(['categories', 'set', restricted.id, '--products', one?.id ?? '', ...at])

      expect((await runJson(publish())).code).toBe(0)
      const status = statusShape.parse((await runJson(['status', ...at])).json)
      expect(status.live.length).toBeGreaterThan(0)
      expect(status.pendingPermission).toMatchObject([
        {
          reason: 'RESTRICTED_CATEGORY_PENDING',
          categoryId: restricted.id,
          link: 'https://seller-us.tiktok.com/qualification?tab=category',
          products: [{ productId: one?.id }],
        },
      ])
      expect(status.live.map(({ productId }) => productId)).not.toContain(one?.id)
    },
    300_000,
  )

  it('the practice shop inside the workspace keeps its state from one command to the next', async () => {
    await runJson(['import', sample, ...at])
    const open = (await search('cushion')).find((hit) => !hit.isInviteOnly)
    await runJson(['categories', 'set', open?.id ?? '', '--products', 'all', ...at])
    const published = statusShape.parse((await runJson(publish())).json)
    expect(published.live.length).toBeGreaterThan(0)
    const later = statusShape.parse((await runJson(['status', ...at])).json)
    expect(later.live.map(({ productId }) => productId).toSorted()).toEqual(
      published.live.map(({ productId }) => productId).toSorted(),
    )
  }, 300_000)

  it('without --json it prints tables for people', async () => {
    await startCommand(['import', sample, ...at]).finished
    const { code, output } = await startCommand(['products', ...at]).finished
    expect(code).toBe(0)
    expect(output).toMatch(/^id +title +status/)
    expect(output).toMatch(/48 products/)
  }, 300_000)
})

describe('bad input gets a sentence, what to do, and code 2', () => {
  const failure = (code: string, sentence: RegExp): object => ({
    code: 2,
    json: { error: { code, sentence: expect.stringMatching(sentence), action: expect.stringMatching(/\w/) } },
  })

  it('for a file that is not there', async () => {
    expect(await runJson(['import', join(folder, 'none.csv'), ...at])).toMatchObject(
      failure('invalid', /none\.csv is not there/),
    )
  })

  it('for a file that is no catalogue', async () => {
    const file = join(folder, 'picture.csv')
    writeFileSync(file, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 1, 2, 3, 4]))
    expect(await runJson(['import', file, ...at])).toMatchObject(failure('invalid', /picture\.csv/))
    expect((await runJson(['products', ...at])).json).toMatchObject({ total: 0 })
  })

  it('for a folder instead of a file', async () => {
    expect(await runJson(['import', folder, ...at])).toMatchObject(failure('invalid', /is a folder/))
  })

  it('for a category that does not exist', async () => {
    await runJson(['import', sample, ...at])
    expect(await runJson(['categories', 'set', '1', '--products', 'all', ...at])).toMatchObject(
      failure('invalid', /category/),
    )
  }, 300_000)

  it('for products that do not exist', async () => {
    expect(await runJson(['categories', 'set', '600001', '--products', 'all', ...at])).toMatchObject(
      failure('invalid', /no products yet/),
    )
  })

  it('for a command line that is wrong', async () => {
    expect(await runJson(['imports', ...at])).toMatchObject(failure('invalid', /unknown command/))
    expect(await runJson(['products'])).toMatchObject(failure('invalid', /--workspace/))
    expect(await runJson(['publish', '--wait-seconds', 'soon', ...at])).toMatchObject(
      failure('invalid', /number of seconds/),
    )
    expect(await runJson(['status', '--shop-url', 'nowhere', ...at])).toMatchObject(
      failure('invalid', /no web address/),
    )
  })

  it('for a workspace of a newer version, which stays as it is', async () => {
    await runJson(['products', ...at])
    const file = join(at[1] ?? '', 'workspace.sqlite')
    const bytes = readFileSync(file)
    // SQLite's user_version stands at byte 60, big-endian.
    bytes.writeUInt32BE(9999, 60)
    writeFileSync(file, bytes)
    expect(await runJson(['products', ...at])).toMatchObject(failure('invalid', /newer Listwright/))
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it('for a database that is none, which stays as it is', async () => {
    mkdirSync(at[1] ?? '', { recursive: true })
    const file = join(at[1] ?? '', 'workspace.sqlite')
    writeFileSync(file, 'this is no database, but somebody may still want it'.repeat(100))
    expect(await runJson(['products', ...at])).toMatchObject(failure('invalid', /workspace\.sqlite/))
    expect(readFileSync(file, 'utf8')).toContain('somebody may still want it')
  })

  it('for a shop that is gone, and nothing is lost', async () => {
    const shop = await startShop()
    expect((await runJson(['import', sample, ...at], shop.environment)).code).toBe(0)
    await shop.stop()
    const failed = await runJson(['status', ...at], shop.environment)
    expect(failed).toMatchObject({ code: 2, json: { error: { code: 'offline' } } })
    expect((await runJson(['products', ...at], shop.environment)).json).toMatchObject({ total: 48 })
  }, 300_000)

  it('for settings that are broken only a note: they are kept aside and the work goes on', async () => {
    await runJson(['products', ...at])
    writeFileSync(join(at[1] ?? '', 'settings.json'), '{ nonsense')
    expect((await runJson(['products', ...at])).code).toBe(0)
    expect(readdirSync(at[1] ?? '')).toContain('settings.json.broken')
  })
})
