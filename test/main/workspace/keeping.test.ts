// What a workspace keeps beside its database: lock, secrets, settings, log, ids.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createIds } from '#main/store/ids.ts'
import { lockWorkspace } from '#main/workspace/lock.ts'
import { createLog } from '#main/workspace/log.ts'
import { readShopOptions } from '#main/workspace/options.ts'
import { createRedactor } from '#main/workspace/redact.ts'
import { openSealedSecrets } from '#main/workspace/sealed-secrets.ts'
import { createMemorySecrets } from '#main/workspace/secrets.ts'
import { openWorkspaceSettings } from '#main/workspace/settings.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-keeping-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const now = '2026-11-21T10:00:00.000Z'
const lockModule = fileURLToPath(new URL('../../../src/main/workspace/lock.ts', import.meta.url))
const holder = `const { lockWorkspace } = await import(process.argv[1]); lockWorkspace(process.argv[2], 'browser', ''); console.log('held'); setInterval(() => {}, 1000)`

describe('the lock', () => {
  it('names who has the workspace open, and is free again once that process is killed', async () => {
    const other = spawn(process.execPath, ['--input-type=module', '-e', holder, lockModule, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => other.stdout.once('data', resolve))
    expect(() => lockWorkspace(folder, 'cli', now)).toThrow(
      expect.objectContaining({
        code: 'conflict',
        details: expect.objectContaining({ sentence: expect.stringContaining(`process ${other.pid}`) }),
      }),
    )
    const gone = new Promise((resolve) => other.once('exit', resolve))
    other.kill('SIGKILL')
    await gone
    const release = lockWorkspace(folder, 'cli', now)
    expect(JSON.parse(readFileSync(join(folder, 'lock.json'), 'utf8'))).toMatchObject({ processId: process.pid })
    release()
  })

  it('can be given back and taken again', () => {
    lockWorkspace(folder, 'cli', now)()
    const release = lockWorkspace(folder, 'cli', now)
    expect(() => lockWorkspace(folder, 'cli', now)).toThrow(/is open/)
    release()
  })
})

describe('secrets', () => {
  it('survive under their passphrase, and stand nowhere in the clear', async () => {
    const file = join(folder, 'secrets.json')
    const box = await openSealedSecrets(file, 'correct horse')
    await box.write('appSecret', 'very-secret-value')
    expect(readFileSync(file, 'utf8')).not.toContain('very-secret-value')
    expect(readFileSync(file, 'utf8')).not.toContain('correct horse')
    expect(process.platform === 'win32' ? 0 : statSync(file).mode & 0o077).toBe(0)
    expect(await (await openSealedSecrets(file, 'correct horse')).read('appSecret')).toBe('very-secret-value')
    expect(readdirSync(folder)).toEqual(['secrets.json'])
  })

  it('stay shut under a wrong passphrase, and the file is left as it is', async () => {
    const file = join(folder, 'secrets.json')
    await (await openSealedSecrets(file, 'one')).write('a', 'b')
    const before = readFileSync(file, 'utf8')
    await expect(openSealedSecrets(file, 'two')).rejects.toThrow(expect.objectContaining({ code: 'auth' }))
    writeFileSync(file, before.replace(/"sealed":"./, '"sealed":"~'))
    await expect(openSealedSecrets(file, 'one')).rejects.toThrow(expect.objectContaining({ code: 'auth' }))
  })

  it('in memory are forgotten with the process and can be taken back', async () => {
    const box = createMemorySecrets()
    await box.write('a', 'b')
    expect(await box.read('a')).toBe('b')
    await box.write('a', null)
    expect(await box.read('a')).toBeNull()
    expect(box.state()).toBe('memory-only')
  })
})

describe('settings', () => {
  it('that are broken are kept aside with a sentence, and the usual ones are used', () => {
    const file = join(folder, 'settings.json')
    for (const text of ['{ not json', '[]', '{"connection":{"shopUrl":7}}']) {
      writeFileSync(file, text)
      const said: string[] = []
      const settings = openWorkspaceSettings(folder, (sentence) => said.push(sentence))
      expect(settings.connection()).toEqual({ shopUrl: null, appKey: null, shop: null })
      expect(said.join()).toContain('settings.json.broken')
      expect(readFileSync(`${file}.broken`, 'utf8')).toBe(text)
    }
  })

  it('remember the shop, without secrets', () => {
    openWorkspaceSettings(folder, () => undefined).saveConnection({
      shopUrl: 'http://127.0.0.1:9',
      appKey: 'k',
      shop: null,
    })
    expect(openWorkspaceSettings(folder, () => undefined).connection().appKey).toBe('k')
  })
})

describe('the log', () => {
  it('holds no planted secret, whatever form it comes in', () => {
    const redactor = createRedactor()
    // Its two base64 forms differ: one holds + and /, the other - and _.
    const secret = 'pl4nted/secret+value??>>=='
    redactor.hide(secret)
    const log = createLog(folder, redactor, () => now)
    const cause = new Error(`refused ${secret}`)
    log.info(`said ${secret}`, {
      a: [secret],
      b: {
        c: `x=${encodeURIComponent(secret)}`,
        d: Buffer.from(secret).toString('base64'),
        e: [Buffer.from(secret).toString('base64url')],
      },
      error: new Error(`outer ${secret}`, { cause }),
      url: 'https://x/?access_token=another-one-1234&sign=abcdef0123456789',
      headers: { 'x-tts-access-token': 'plain-token-1', authorization: 'Bearer abcdefghijkl' },
      body: 'ROW_abcdefghijklmnop123456',
    })
    const text = readFileSync(join(folder, 'listwright.log'), 'utf8')
    expect(text).toContain('outer [hidden]')
    const encoded = (['base64', 'base64url'] as const).map((form) => Buffer.from(secret).toString(form))
    expect(encoded[1]).not.toBe(encoded[0]?.replaceAll('=', ''))
    const planted = [secret, encodeURIComponent(secret), ...encoded]
    const alsoSecret = ['another-one-1234', 'abcdef0123456789', 'plain-token-1', 'abcdefghijkl', 'ROW_abc']
    for (const value of [...planted, ...alsoSecret]) expect(text).not.toContain(value)
  })

  it('moves on to a new file when one is full, and keeps five', () => {
    const log = createLog(folder, createRedactor(), () => now)
    for (let line = 0; line < 26; line += 1) log.info('x'.repeat(500_000))
    expect(readdirSync(folder).toSorted()).toEqual(
      ['listwright.1.log', 'listwright.2.log', 'listwright.3.log', 'listwright.4.log', 'listwright.log'].toSorted(),
    )
  })

  it('never throws, even where it cannot write', () => {
    writeFileSync(join(folder, 'file'), '')
    const log = createLog(join(folder, 'file', 'logs'), createRedactor(), () => now)
    expect(() => log.error('lost')).not.toThrow()
  })
})

describe('ids', () => {
  it('sort by the time they were made, also within a millisecond and when the clock goes back', () => {
    const times = [5, 5, 5, 4, 3, 9]
    const newId = createIds(() => times.shift() ?? 9)
    const ids = Array.from({ length: 20_000 }, newId)
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe('options', () => {
  it('take flags before the environment, and refuse what is no address', () => {
    const environment = { LISTWRIGHT_APP_SECRET: 's', LISTWRIGHT_APP_KEY: 'from-environment' }
    expect(readShopOptions({ shopUrl: 'http://127.0.0.1:1/', appKey: 'k' }, environment)).toEqual({
      shopUrl: 'http://127.0.0.1:1',
      appKey: 'k',
      appSecret: 's',
      accessToken: null,
      shopCipher: null,
    })
    expect(() => readShopOptions({ shopUrl: 'shop' }, {})).toThrow(/is no web address/)
  })
})
