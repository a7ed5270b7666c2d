// What the practice shop remembers: a state file that survives a kill, snapshots, seeds, and shops that do not see each other.
import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeShop } from '#sandbox/practice-shop.ts'
import type { PracticeShopAddress, PracticeShopOptions } from '#sandbox/practice-shop.ts'
import { call, control, png, upload } from './client.ts'
import { sampleBody } from './listing.ts'

const program = fileURLToPath(new URL('../../src/sandbox/index.ts', import.meta.url))
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'practice-shop-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const withShop = async <Result>(
  options: PracticeShopOptions,
  use: (address: PracticeShopAddress) => Promise<Result>,
): Promise<Result> => {
  const shop = await startPracticeShop(options)
  try {
    return await use(shop.address)
  } finally {
    await shop.close()
  }
}
const count = async (address: PracticeShopAddress): Promise<number> =>
  (await call(address, 'POST', '/product/202502/products/search', { query: { page_size: '1' }, body: {} })).data
    .total_count

const runProgram = async (
  args: readonly string[],
): Promise<{ code: number | null; output: string; errors: string }> => {
  const child = spawn(process.execPath, [program, ...args])
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  return { code, output, errors }
}

describe('the state file', () => {
  test('holds everything that was accepted before the shop was killed', async () => {
    const file = join(folder, 'killed.journal')
    const child = spawn(process.execPath, [program, '--json', '--seed', 'empty', '--state', file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const line = await new Promise<string>((resolve) => {
      createInterface({ input: child.stdout }).once('line', resolve)
    })
    // The program prints exactly this.
    const address = JSON.parse(line) as PracticeShopAddress
    const body = await sampleBody(address)
    const sending = Array.from({ length: 40 }, async (_, index) => {
      await new Promise((resolve) => {
        setTimeout(resolve, index * 2)
      })
      return call(address, 'POST', '/product/202309/products', {
        body: { ...body, title: `Mosses, Volume ${String(index)}` },
      })
    })
    const accepted: string[] = []
    for (const answer of sending.slice(0, 20)) accepted.push((await answer).data.product_id)
    child.kill('SIGKILL')
    for (const result of await Promise.allSettled(sending))
      if (result.status === 'fulfilled') accepted.push(result.value.data.product_id)
    await withShop({ stateFile: file }, async (reopened) => {
      expect(reopened.appSecret).toBe(address.appSecret)
      for (const id of new Set(accepted)) {
        const { code } = await call(reopened, 'GET', `/product/202309/products/${id}`)
        expect(code).toBe(0)
      }
    })
  })

  test('leaves out a last line that was not written whole', async () => {
    const file = join(folder, 'torn.journal')
    await withShop({ seed: 'empty', stateFile: file }, async (address) => {
      await call(address, 'POST', '/product/202309/products', { body: await sampleBody(address) })
    })
    appendFileSync(file, '[["products","17","{"id":')
    await withShop({ stateFile: file }, async (address) => {
      expect(await count(address)).toBe(1)
    })
  })

  test('opens again after its tokens ran out', async () => {
    const file = join(folder, 'old.journal')
    const { accessToken } = await withShop({ seed: 'empty', stateFile: file }, async (address) => {
      await control(address, 'POST', '/clock', { action: 'move', days: 400 })
      return address
    })
    await withShop({ stateFile: file }, async (address) => {
      expect(address.accessToken).not.toBe(accessToken)
      expect(await count(address)).toBe(0)
    })
  })

  test('that is damaged is named, and is left alone', async () => {
    const file = join(folder, 'damaged.journal')
    await withShop({ seed: 'empty', stateFile: file }, async () => undefined)
    const damaged = readFileSync(file, 'utf8').replace('[[', '{{')
    writeFileSync(file, damaged)
    const { code, errors } = await runProgram(['--state', file])
    expect({ code, errors: errors.trim() }).toEqual({
      code: 2,
      errors: `The state file ${file} is damaged. Name another file, or remove it to begin anew.`,
    })
    expect(readFileSync(file, 'utf8')).toBe(damaged)
  })

  test('is made small again at each start', async () => {
    const file = join(folder, 'compact.journal')
    await withShop({ seed: 'empty', stateFile: file }, async (address) => {
      for (let round = 0; round < 20; round += 1) await control(address, 'PATCH', '/settings', { searchLagMs: round })
    })
    const before = readFileSync(file).length
    await withShop({ stateFile: file }, async () => {
      expect(readFileSync(file).length).toBeLessThan(before)
    })
  })

  test('of an earlier version gets the settings that came later', async () => {
    const stateFile = join(folder, 'earlier.state')
    await withShop({ stateFile, seed: 'empty' }, async (address) => {
      await control(address, 'PATCH', '/settings', { hourlyLimit: 5 })
    })
    const text = readFileSync(stateFile, 'utf8')
    expect(text).toContain('"sendsRetryAfter":true,')
    writeFileSync(stateFile, text.replaceAll('"sendsRetryAfter":true,', ''))
    await withShop({ stateFile }, async (address) => {
      expect(await control(address, 'GET', '/settings')).toMatchObject({ hourlyLimit: 5, sendsRetryAfter: true })
    })
  })

  test('of another kind is refused with a sentence and is left alone', async () => {
    const file = join(folder, 'notes.txt')
    writeFileSync(file, 'my notes\n')
    const { code, errors } = await runProgram(['--state', file])
    expect(code).toBe(2)
    expect(errors).toContain(file)
    expect(readFileSync(file, 'utf8')).toBe('my notes\n')
  })
})

describe('the program', () => {
  test('refuses a port in use with a sentence and exit code 2', async () => {
    await withShop({ seed: 'empty' }, async ({ baseUrl }) => {
      const { port } = new URL(baseUrl)
      const { code, errors, output } = await runProgram(['--port', port])
      expect({ code, output }).toEqual({ code: 2, output: '' })
      expect(errors.trim()).toBe(`Port ${port} is in use. Choose another one, or 0 for any free port.`)
    })
  })

  test('refuses what it does not know', async () => {
    for (const args of [['--seed', 'forest'], ['--market', 'XX'], ['--port', 'x'], ['--clock', 'sun'], ['--unknown']]) {
      const { code, errors } = await runProgram(args)
      expect(code).toBe(2)
      expect(errors).not.toContain('    at ')
    }
  })

  test('ends cleanly when it is told to', async () => {
    const child = spawn(process.execPath, [program, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((resolve) => {
      createInterface({ input: child.stdout }).once('line', resolve)
    })
    const code = new Promise((resolve) => {
      child.once('exit', resolve)
    })
    child.kill('SIGTERM')
    expect(await code).toBe(0)
  })
})

test('the shop runs in a worker thread and stops when it is told to', async () => {
  const worker = new Worker(new URL('../../src/sandbox/worker.ts', import.meta.url), { workerData: { seed: 'empty' } })
  const address = await new Promise<PracticeShopAddress>((resolve) => {
    worker.once('message', resolve)
  })
  expect(await count(address)).toBe(0)
  const ended = new Promise((resolve) => {
    worker.once('exit', resolve)
  })
  // A worker thread has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  worker.postMessage('stop')
  expect(await ended).toBe(0)
})

test('a snapshot brings everything back as it was', async () => {
  await withShop({ seed: 'demo', clock: 'manual' }, async (address) => {
    const before = await count(address)
    const snapshot = await control(address, 'GET', '/snapshot')
    await call(address, 'POST', '/product/202309/products', { body: await sampleBody(address) })
    await control(address, 'POST', '/clock', { action: 'move', days: 3 })
    const { now } = await control(address, 'GET', '/clock')
    await control(address, 'PUT', '/snapshot', snapshot)
    expect(await count(address)).toBe(before)
    expect((await control(address, 'GET', '/clock')).now).not.toBe(now)
  })
})

test('a snapshot that is damaged is refused and changes nothing', async () => {
  await withShop({ seed: 'demo', clock: 'manual' }, async (address) => {
    const before = await count(address)
    const format = 'listwright-practice-shop 1'
    for (const [snapshot, words] of [
      [{ format, tables: { products: { '1': {} } } }, 'The snapshot is damaged. Nothing was changed.'],
      [{ format, tables: { forests: {} } }, 'There is no table forests. Nothing was changed.'],
      [{ format: 'another', tables: {} }, 'This is no snapshot of a practice shop.'],
    ] as const)
      await expect(control(address, 'PUT', '/snapshot', snapshot)).rejects.toThrow(words)
    expect(await count(address)).toBe(before)
  })
})

test('a search after a snapshot was taken back finds what is there then', async () => {
  await withShop({ seed: 'empty', clock: 'manual' }, async (address) => {
    const create = async (title: string): Promise<void> => {
      await call(address, 'POST', '/product/202309/products', { body: await sampleBody(address, { title }) })
    }
    const titles = async (): Promise<string[]> =>
      (
        await call(address, 'POST', '/product/202502/products/search', { query: { page_size: '10' }, body: {} })
      ).data.products.map(({ title }: { title: string }) => title)
    const empty = await control(address, 'GET', '/snapshot')
    await create('A Field Guide to Ferns, First Edition')
    const withFerns = await control(address, 'GET', '/snapshot')
    await control(address, 'PUT', '/snapshot', empty)
    await create('A Field Guide to Mosses, First Edition')
    expect(await titles()).toEqual(['A Field Guide to Mosses, First Edition'])
    await control(address, 'PUT', '/snapshot', withFerns)
    expect(await titles()).toEqual(['A Field Guide to Ferns, First Edition'])
  })
})

test('the demo shop has products in every status', async () => {
  for (const market of ['US', 'UK', 'ID', 'BR'])
    await withShop({ seed: 'demo', market, clock: 'manual' }, async (address) => {
      const { data } = await call(address, 'POST', '/product/202502/products/search', {
        query: { page_size: '100' },
        body: {},
      })
      const statuses = new Set<string>(data.products.map(({ status }: { status: string }) => status))
      expect([...statuses].toSorted()).toEqual([
        'ACTIVATE',
        'DELETED',
        'DRAFT',
        'FAILED',
        'FREEZE',
        'PENDING',
        'PLATFORM_DEACTIVATED',
        'SELLER_DEACTIVATED',
      ])
    })
})

test('a shop never sees what belongs to another', async () => {
  await withShop({ seed: 'demo', clock: 'manual' }, async (address) => {
    const { seller, shop } = await control(address, 'POST', '/shops', { sellerName: 'Somebody else' })
    const app = await control(address, 'POST', '/apps', { name: 'Another app' })
    const granted = await control(address, 'POST', '/grants', { appKey: app.key, sellerId: seller.id })
    const other: PracticeShopAddress = {
      ...address,
      appKey: app.key,
      appSecret: app.secret,
      accessToken: granted.accessToken,
      shopCipher: granted.grant.ciphers[shop.id],
      shopId: shop.id,
    }
    const mine = await call(address, 'POST', '/product/202502/products/search', {
      query: { page_size: '100' },
      body: {},
    })
    expect(await count(other)).toBe(0)
    const [first] = mine.data.products
    for (const [method, path, body] of [
      ['GET', `/product/202309/products/${first.id}`, undefined],
      ['POST', `/product/202509/products/${first.id}/partial_edit`, { title: 'Mine now' }],
      [
        'POST',
        `/product/202309/products/${first.id}/prices/update`,
        { skus: [{ id: first.skus[0].id, price: { amount: '1', currency: 'USD' } }] },
      ],
    ] as const)
      expect((await call(other, method, path, { body })).code).toBe(12052048)
    const gone = await call(other, 'DELETE', '/product/202309/products', { body: { product_ids: [first.id] } })
    expect(gone.data.errors).toMatchObject([{ code: 12052048 }])
    const stock = await call(other, 'POST', '/product/202309/inventory/search', {
      body: { sku_ids: [first.skus[0].id] },
    })
    expect(stock.data.inventory).toEqual([])
    const found = await call(other, 'POST', '/product/202502/products/search', {
      query: { page_size: '9' },
      body: { seller_skus: [first.skus[0].seller_sku] },
    })
    expect(found.data.products).toEqual([])
    // Token and cipher of one do not open the other, and neither do images.
    expect((await call({ ...other, shopCipher: address.shopCipher }, 'GET', '/logistics/202309/warehouses')).code).toBe(
      36009004,
    )
    expect(
      (await call({ ...other, accessToken: address.accessToken }, 'GET', '/logistics/202309/warehouses')).code,
    ).toBe(36009004)
    const image = await upload(address, png(800, 800, 'mine'))
    const body = await sampleBody(other, { main_images: [{ uri: image.data.uri }] })
    expect((await call(other, 'POST', '/product/202309/products', { body })).code).toBe(12052722)
  })
})
