// The files that keys lie in: damaged, newer, not to be touched, half written. Nothing that may still be of use is destroyed, and the seller hears of it.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createVault } from '#main/workspace/connections/vault.ts'
import { readKeyFile, writeKeys } from '#main/workspace/key-file.ts'
import { takeEnvironment } from '#main/workspace/options.ts'
import { createRedactor } from '#main/workspace/redact.ts'
import { openSafe } from '#main/workspace/safe.ts'
import { openSealedSecrets } from '#main/workspace/sealed-secrets.ts'
import { createMemorySecrets } from '#main/workspace/secrets.ts'
import type { SecretBox } from '#main/workspace/secrets.ts'
import { record } from './connections/a-record.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-keys-'))
  file = join(folder, 'keys.json')
})
afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

const shape = z.object({ version: z.literal(1), entries: z.record(z.string(), z.string()) })
describe('a file of keys', () => {
  it('that is damaged is kept aside with a sentence, also the second time, and is never written over', () => {
    for (const [count, text] of ['{"version":1,"entr', 'no keys at all'].entries()) {
      writeFileSync(file, text)
      expect(readKeyFile(file, shape)).toEqual({
        sentence: expect.stringMatching(/is damaged\. It was kept as .*broken/),
      })
      expect(readFileSync(`${file}.broken${count === 0 ? '' : '-1'}`, 'utf8')).toBe(text)
    }
    expect(readKeyFile(file, shape)).toBeNull()
  })

  it('of a newer version is called that, kept aside, and not taken for damaged', () => {
    writeFileSync(file, '{"version":2,"entries":[]}')
    expect(readKeyFile(file, shape)).toEqual({ sentence: expect.stringContaining('newer Listwright') })
    expect(readFileSync(`${file}.broken`, 'utf8')).toBe('{"version":2,"entries":[]}')
  })

  it('that was half written when the power went stands as it was before', () => {
    writeKeys(file, '{"version":1,"entries":{"a":"b"}}')
    writeFileSync(`${file}.4711.new`, '{"version":1,"ent')
    expect(readKeyFile(file, shape)).toEqual({ version: 1, entries: { a: 'b' } })
  })

  it('that cannot be written says so with what to do, and leaves what was there and nothing beside it', () => {
    writeKeys(file, '{}')
    const blocked = join(folder, 'blocked')
    // A folder in its place refuses on every system, and for every account.
    mkdirSync(join(blocked, 'keys.json', 'inner'), { recursive: true })
    expect(() => writeKeys(join(blocked, 'keys.json'), '{"new":1}')).toThrow(
      expect.objectContaining({
        code: 'invalid',
        details: expect.objectContaining({ action: expect.stringContaining('memory only') }),
      }),
    )
    expect(readdirSync(blocked)).toEqual(['keys.json'])
  })

  it('under a passphrase keeps what could not be written in memory, and writes it with the next change', async () => {
    const box = await openSealedSecrets(file, 'long enough')
    await box.write('a', 'first')
    rmSync(file)
    mkdirSync(join(file, 'inner'), { recursive: true })
    await expect(box.write('token', 'rotated')).rejects.toMatchObject({ code: 'invalid' })
    expect(await box.read('token')).toBe('rotated')
    rmSync(file, { recursive: true })
    await box.write('b', 'later')
    const again = await openSealedSecrets(file, 'long enough')
    expect(await again.read('token')).toBe('rotated')
  })

  it('under a passphrase and of a newer version is named so, and stays as it is', async () => {
    writeFileSync(file, '{"version":2}')
    await expect(openSealedSecrets(file, 'long enough')).rejects.toMatchObject({
      details: { sentence: expect.stringContaining('newer Listwright') },
    })
    expect(readFileSync(file, 'utf8')).toBe('{"version":2}')
  })
})

describe('a keyring that does not open everything at the moment', () => {
  // Reads nothing of what `shut` names, as a keyring does while it is locked.
  const partly = (box: SecretBox, shut: (name: string) => boolean): SecretBox => ({
    ...box,
    read: async (name) => (shut(name) ? null : box.read(name)),
  })

  it('loses no connection: its list may be shut, or one of its records', async () => {
    const box = createMemorySecrets()
    await createVault(box).change('one', () => record('one'))
    const withoutList = createVault(partly(box, (name) => name === 'connections'))
    await withoutList.change('two', () => record('two'))
    expect((await withoutList.list()).map(({ id }) => id).toSorted()).toEqual(['one', 'two'])
    const withoutOne = createVault(partly(box, (name) => name === 'connection:one'))
    await withoutOne.change('one', (now) => (now === null ? null : { ...now, label: 'changed' }))
    await withoutOne.change('two', (now) => (now === null ? null : { ...now, label: 'changed' }))
    expect((await createVault(box).list()).map(({ id, label }) => [id, label])).toEqual([
      ['one', 'one'],
      ['two', 'changed'],
    ])
  })

  it('keeps what it did not open when the rest goes under a passphrase', async () => {
    const box: SecretBox = { ...createMemorySecrets(), state: () => 'not-protected' }
    await box.write('open', 'a-secret')
    await box.write('shut', 'another-secret')
    const safe = await openSafe({
      file,
      passphrase: null,
      openOwn: () => Promise.resolve(partly(box, (name) => name === 'shut')),
    })
    await safe.protect('long enough')
    expect(await safe.read('open')).toBe('a-secret')
    expect(await box.names()).toEqual(['shut'])
  })
})

it('what was given in the environment is taken out of it, so that no program started from here is given it', () => {
  const environment = {
    PATH: '/bin',
    LISTWRIGHT_APP_SECRET: 's',
    LISTWRIGHT_ACCESS_TOKEN: 't',
    LISTWRIGHT_SHOP_CIPHER: 'c',
    LISTWRIGHT_PASSPHRASE: 'p',
  }
  expect(takeEnvironment(environment)).toMatchObject({ LISTWRIGHT_APP_SECRET: 's', LISTWRIGHT_PASSPHRASE: 'p' })
  expect(environment).toEqual({ PATH: '/bin' })
})

it('of two secrets that begin alike, no end of the longer one is left in the log', () => {
  const redactor = createRedactor()
  redactor.hide('secret-abc')
  redactor.hide('secret-abcdefgh')
  expect(redactor.text('it was secret-abcdefgh')).toBe('it was [hidden]')
})
