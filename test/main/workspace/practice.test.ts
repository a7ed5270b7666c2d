// The embedded practice shop as the workspace keeps it: started again once when it ends by itself, offline after that, and never in the way.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { openGivenShop } from '#main/workspace/given-shop.ts'
import { openWorkspace } from '#main/workspace/join.ts'
import { readShopOptions } from '#main/workspace/options.ts'
import { createBudget } from '#main/shop/budget.ts'
import { createEnding } from '#main/shop/ending.ts'
import { startPracticeShopWorker } from '#main/workspace/practice.ts'
import { createRedactor } from '#main/workspace/redact.ts'
import { createMemorySecrets } from '#main/workspace/secrets.ts'
import { openWorkspaceSettings } from '#main/workspace/settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'listwright-practice-'))
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

/** How long a worker may take to start, on a machine that is busy with other things. */
const patience = { timeout: 90_000 }

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

// A worker that says what the practice shop says, and ends when it is asked for /end.
const mortal = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { createServer } from 'node:http'
    import { parentPort, workerData } from 'node:worker_threads'
    const server = createServer((request, response) => {
      if (request.url === '/end') { response.end('ending', () => process.exit(1)) } else response.end('here')
    })
    server.listen(workerData.port, '127.0.0.1', () => {
      const facts = { authUrl: '', appKey: '', appSecret: '', serviceId: '', accessToken: '', refreshToken: '', shopCipher: '', shopId: '' }
      parentPort.postMessage({ baseUrl: 'http://127.0.0.1:' + server.address().port, ...facts })
    })
    parentPort.on('message', () => process.exit(0))
  `)}`,
)

const ask = async (address: string): Promise<string> => {
  try {
    return await (await fetch(address, { headers: { connection: 'close' } })).text()
  } catch {
    return 'nobody'
  }
}

describe('the embedded practice shop', () => {
  it('is started again once, at the same address, and stays away when it ends again', async () => {
    const heard: boolean[] = []
    const shop = await startPracticeShopWorker('', silent, (isRunning) => heard.push(isRunning), mortal)
    const { baseUrl } = shop.facts
    expect(await ask(baseUrl)).toBe('here')
    await ask(`${baseUrl}/end`)
    await vi.waitFor(() => expect(heard).toEqual([false, true]), patience)
    expect(await ask(baseUrl)).toBe('here')
    await ask(`${baseUrl}/end`)
    await vi.waitFor(() => expect(heard).toEqual([false, true, false]), patience)
    expect(await ask(baseUrl)).toBe('nobody')
    await shop.stop()
  }, 300_000)

  it('that ends when asked to is not started again', async () => {
    const heard: boolean[] = []
    const shop = await startPracticeShopWorker('', silent, (isRunning) => heard.push(isRunning), mortal)
    await shop.stop()
    expect(heard).toEqual([])
    expect(await ask(shop.facts.baseUrl)).toBe('nobody')
  })

  it('that ended by itself just before it was to stop stays away', { timeout: 300_000 }, async () => {
    let tell = (): void => undefined
    const ended = new Promise<void>((resolve) => (tell = resolve))
    const shop = await startPracticeShopWorker('', silent, (isRunning) => (isRunning ? undefined : tell()), mortal)
    await ask(`${shop.facts.baseUrl}/end`)
    await ended
    await shop.stop()
    // Two that are started afterwards take at least as long as one that was being started again.
    for (const _ of [1, 2]) await (await startPracticeShopWorker('', silent, () => undefined, mortal)).stop()
    expect(await ask(shop.facts.baseUrl)).toBe('nobody')
  })

  it('that cannot be started leaves a workspace whose calls to the shop say so', async () => {
    const broken = new URL('data:text/javascript,throw new Error("broken")')
    await expect(startPracticeShopWorker('', silent, () => undefined, broken)).rejects.toThrow('broken')
    const source = await openGivenShop({
      options: readShopOptions({}, {}),
      settings: openWorkspaceSettings(folder, () => undefined),
      secrets: createMemorySecrets(),
      // A folder where the state's file should be: the shop cannot open it.
      practiceState: folder,
      redactor: createRedactor(),
      calls: { add: () => undefined, all: () => [] },
      budgetOf: () => createBudget({ clock: Date.now, limit: () => null }),
      log: silent,
      ending: createEnding(),
      practiceChanged: () => undefined,
    })
    await expect(source.get()).rejects.toMatchObject({
      code: 'offline',
      details: { sentence: expect.stringContaining('practice shop'), action: expect.stringContaining(folder) },
    })
    await source.close()
  })

  it('opens with the workspace and has its shop, and both close', async () => {
    const workspace = await openWorkspace({
      folder: join(folder, 'whole'),
      shop: readShopOptions({}, {}),
      host: {
        name: 'cli',
        secrets: { passphrase: async () => null, openOwn: async () => createMemorySecrets() },
        openLink: async () => false,
        notify: () => undefined,
      },
    })
    expect(await workspace.client.app.info()).toMatchObject({
      host: 'cli',
      secrets: 'memory-only',
      shop: { isPractice: true, region: 'US', currency: 'USD' },
    })
    await workspace.close()
  })
})
