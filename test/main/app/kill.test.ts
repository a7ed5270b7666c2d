// The power goes in the middle of everything that takes a while: pictures and publishing, prices and stock, off sale and on sale, an import, an export, an
// undo. Started again, each goes on: nothing is there twice, nothing is lost, and no half of a file stands under its name. `npm run kill` does it more often.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { createPacing } from '#main/shop/pacing.ts'
import { createShopPort } from '#main/shop/shop-port.ts'
import { fixedToken } from '#main/shop/tokens.ts'
import { createRandom } from '#sandbox/random.ts'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShop } from '#sandbox/practice-shop.ts'
import { openApp, testFolder } from './open-app.ts'

const rounds = Number(process.env['LISTWRIGHT_KILL_ROUNDS'] ?? 1)
const killsADeed = rounds === 1 ? 1 : 4
const firstSeed = Number(process.env['LISTWRIGHT_SEED'] ?? Date.now() % 1_000_000)
const many = 12
const later = 900
const child = fileURLToPath(new URL('kill-child.ts', import.meta.url))

/** About how long each takes here; the power goes at any moment of it. */
const spanMs = {
  publish: 4_000,
  update: 3_000,
  'off-sale': 700,
  'on-sale': 700,
  import: 900,
  export: 400,
  workbook: 500,
  templates: 500,
  undo: 300,
} as const
type Deed = keyof typeof spanMs

const head =
  'Handle,Title,Body (HTML),Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Image Src'
const rowsOf = (word: string, count: number, image: (at: number) => string): string[] =>
  Array.from({ length: count }, (_row, at) => {
    const row = (place: number): string =>
      `${word}-${at},${place === 0 ? `Storage basket number ${at + 1} of seagrass ${word}` : ''},${place === 0 ? '<p>A woven basket of seagrass with two handles; it folds flat when empty.</p>' : ''},Color,${place === 0 ? 'Natural' : 'Black'},${word}-${at}-${place},${500 + at},${5 + place},${19 + at}.50,${place === 0 ? image(at) : ''}`
    return [row(0), row(1)].join('\n')
  })

// Each picture is one of its own, so that a listing without its picture, or with another's, is seen.
const archive = async (): Promise<Uint8Array> => {
  const pictures: Record<string, Uint8Array> = {}
  for (let at = 0; at < many; at += 1) {
    const background = { r: 10 + at * 9, g: 120, b: 240 - at * 9 }
    pictures[`basket-${at}.jpg`] = await sharp({ create: { width: 400, height: 400, channels: 3, background } })
      .jpeg()
      .toBuffer()
  }
  const rows = rowsOf('KILL', many, (at) => `basket-${at}.jpg`)
  return zipSync({ 'catalogue.csv': Buffer.from([head, ...rows].join('\n')), ...pictures })
}

const portOf = (shop: PracticeShop) => {
  const { baseUrl, appKey, appSecret, accessToken, shopCipher, shopId } = shop.address
  return createShopPort({
    baseUrl,
    appKey,
    appSecret: () => Promise.resolve(appSecret),
    tokens: fixedToken(accessToken),
    pacing: createPacing({ clock: Date.now }),
    clock: Date.now,
    random: Math.random,
    shopCipher,
    shopId,
  })
}

const everythingIn = async (shop: PracticeShop) => {
  const port = portOf(shop)
  const { products } = await port.searchProducts({})
  return Promise.all(products.map(({ remoteId }) => port.getProduct(remoteId)))
}

/** Files that are looked for by their names, each of them whole. */
const expectWholeFiles = (folder: string, products: number): void => {
  for (const name of readdirSync(folder).filter((one) => one.startsWith('listwright-'))) {
    const file = join(folder, name)
    if (name.endsWith('.csv')) {
      const text = readFileSync(file, 'utf8')
      expect([text.endsWith('\r\n'), text.split('\r\n').length], `file ${name}`).toEqual([true, products * 2 + 2])
    } else if (/\.(?:xlsx|zip)$/.test(name)) {
      const parts = Object.entries(unzipSync(readFileSync(file)))
      const sheets = parts.flatMap(([part, bytes]) =>
        part.endsWith('.xlsx')
          ? Object.entries(unzipSync(bytes)).filter(([inner]) => inner.includes('worksheets/'))
          : part.includes('worksheets/')
            ? [[part, bytes] as const]
            : [],
      )
      const rows = sheets.reduce((sum, [, bytes]) => sum + (strFromU8(bytes).match(/<row /g)?.length ?? 0), 0)
      expect(rows, `file ${name}`).toBeGreaterThanOrEqual((name.includes('templates') ? many : products) * 2 + 1)
    }
  }
}

const round = async (seed: number): Promise<string[]> => {
  const random = createRandom(`kill ${seed}`)
  const place = testFolder()
  const { folder } = place
  const settings = { reviewDelayMs: [0, 0] as [number, number] }
  const shop = await startPracticeShop({ seed: 'empty', settings })
  const said: string[] = []
  const withApp = async <Answer>(work: (open: ReturnType<typeof openApp>) => Promise<Answer>): Promise<Answer> => {
    const open = openApp(folder, shop.address)
    try {
      return await work(open)
    } finally {
      await open.close()
    }
  }

  const run = async (deed: Deed, known: number, fileId: string, afterMs: number | null): Promise<boolean> => {
    const running = spawn(
      process.execPath,
      [child, folder, JSON.stringify(shop.address), deed, String(known), fileId],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let output = ''
    const ended = new Promise<void>((resolve) => running.once('close', () => resolve()))
    const ready = new Promise<void>((resolve) => {
      running.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text
        if (output.includes('ready')) resolve()
      })
    })
    if (afterMs !== null) {
      await Promise.race([ready, ended])
      await Promise.race([sleep(afterMs), ended])
      running.kill('SIGKILL')
    }
    await ended
    return output.includes('done')
  }

  /** Kills the deed a few times, then lets it come to its end. `look` is what must be true whenever the power has gone. */
  const kill = async (deed: Deed, fileId = '', look: () => Promise<void> | void = () => undefined): Promise<void> => {
    const kinds: readonly string[] = ['publish', 'update'].includes(deed)
      ? ['publish']
      : deed === 'import'
        ? ['import']
        : ['on-sale']
    const known = await withApp(async ({ client }) =>
      Promise.resolve((await client.jobs.list()).filter(({ kind }) => kinds.includes(kind)).length),
    )
    let hits = 0
    let isDone = false
    for (let attempt = 0; attempt < killsADeed && !isDone; attempt += 1) {
      isDone = await run(deed, known, fileId, random() * spanMs[deed])
      if (!isDone) hits += 1
      await look()
    }
    if (!isDone) isDone = await run(deed, known, fileId, null)
    await look()
    said.push(`${deed} ${hits}`)
    expect(isDone, `${deed} came to its end, seed ${seed}`).toBe(true)
  }

  try {
    const zip = join(folder, 'catalogue.zip')
    writeFileSync(zip, await archive())
    await withApp(async ({ client }) => {
      await client.jobs.wait(await client.imports.start({ fileId: zip }))
      const { hits } = await client.categories.search({ text: 'storage baskets', limit: 10 })
      const leaf = hits.find(({ permissions }) => !permissions.includes('INVITE_ONLY'))
      const { ids } = await client.products.ids({})
      await client.categories.set({ productIds: ids, categoryId: leaf?.id ?? '' })
    })

    await kill('publish')
    const wanted = Array.from({ length: many }, (_, at) => [`KILL-${at}-0`, `KILL-${at}-1`]).flat()
    const expectOnce = async (): Promise<Awaited<ReturnType<typeof everythingIn>>> => {
      const remote = await everythingIn(shop)
      expect(remote.length, `seed ${seed}`).toBe(many)
      const skus = remote.flatMap((one) => one.skus.map(({ sellerSku }) => sellerSku))
      expect(skus.toSorted(), `seed ${seed}`).toEqual(wanted.toSorted())
      return remote
    }
    const pictures = (await expectOnce()).map(({ imageUris }) => imageUris)
    expect(pictures.map((uris) => uris.length)).toEqual(Array.from({ length: many }, () => 1))
    expect(new Set(pictures.flat()).size, `seed ${seed}`).toBe(many)

    await withApp(async ({ client }) => {
      await client.status.refresh()
      const { ids } = await client.products.ids({})
      const details = await Promise.all(ids.map((id) => client.products.get({ id })))
      const edits = details.flatMap(({ product }, at) =>
        product.variants.flatMap(({ id }, which) => [
          { productId: product.id, variantId: id, field: 'price' as const, value: `${40 + at}.2${which}` },
          { productId: product.id, variantId: id, field: 'quantity' as const, value: String(30 + at + which) },
        ]),
      )
      await client.products.edit({ label: 'Prices and stock', edits })
    })
    await kill('update')
    const expected = await withApp(async ({ client }) => {
      const { ids } = await client.products.ids({})
      const details = await Promise.all(ids.map((id) => client.products.get({ id })))
      return details.flatMap(({ product }) =>
        product.variants.map(({ sellerSku, price, quantity }) => `${sellerSku} ${price} ${quantity}`),
      )
    })
    const found = (await expectOnce()).flatMap(({ skus }) =>
      skus.map(({ sellerSku, price, quantity }) => `${sellerSku} ${price} ${quantity}`),
    )
    expect(found.toSorted(), `seed ${seed}`).toEqual(expected.toSorted())

    await kill('off-sale')
    const statuses = async (): Promise<Set<string>> => new Set((await expectOnce()).map(({ status }) => status))
    expect(await statuses(), `seed ${seed}`).toEqual(new Set(['SELLER_DEACTIVATED']))
    await kill('on-sale')
    expect((await statuses()).has('SELLER_DEACTIVATED'), `seed ${seed}`).toBe(false)

    const keysNow = (): Promise<string> =>
      withApp(async ({ store }) => {
        const keys: string[] = []
        store.products.each(null, ({ key, title, variants }) => keys.push(`${key} ${title} ${variants.length}`))
        return Promise.resolve(keys.toSorted().join('\n'))
      })
    const before = await keysNow()
    const file = join(folder, 'more.csv')
    writeFileSync(file, [head, ...rowsOf('MORE', later, () => '')].join('\n'))
    await kill('import', file)
    const after = await keysNow()
    expect(after.split('\n').length, `seed ${seed}`).toBe(many + later)
    expect(new Set(after.split('\n')).size, `seed ${seed}`).toBe(many + later)

    for (const deed of ['export', 'workbook', 'templates'] as const)
      await kill(deed, '', () => expectWholeFiles(folder, many + later))
    expect(readdirSync(folder).filter((name) => /^listwright-.*\.(?:csv|xlsx|zip)$/.test(name)).length).toBe(3)

    const batchId = await withApp(async ({ client }) => {
      const { batches } = await client.products.batches({ offset: 0, limit: 10 })
      return batches.find(({ kind, label }) => kind === 'import' && label.includes('more.csv'))?.id ?? ''
    })
    // Whole or not at all, whenever the power goes; and undone once it was let come to its end.
    const undone = async (): Promise<boolean> => {
      const now = await keysNow()
      expect([before, after].includes(now), `undo, seed ${seed}`).toBe(true)
      return now === before
    }
    let undoHits = 0
    for (let attempt = 0; attempt < killsADeed && !(await undone()); attempt += 1)
      if (!(await run('undo', 0, batchId, random() * spanMs.undo))) undoHits += 1
    said.push(`undo ${undoHits}`)
    if (!(await undone())) expect(await run('undo', 0, batchId, null)).toBe(true)
    expect(await undone(), `seed ${seed}`).toBe(true)
    expect(existsSync(file)).toBe(true)
    return said
  } finally {
    await shop.close()
    place.remove()
  }
}

it(
  'loses nothing and does nothing twice when the power goes in the middle of any deed',
  async () => {
    for (let index = 0; index < rounds; index += 1) {
      const seed = firstSeed + index
      const said = await round(seed)
      expect(said.length).toBe(9)
      console.log(`kill round ${index + 1} of ${rounds}: seed ${seed}, kills in the middle: ${said.join(', ')}`)
    }
  },
  400_000 * rounds,
)
