// Keys under a passphrase: nothing is lost on the way in, wherever the power goes, and nothing comes out without it.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSafe } from '#main/workspace/safe.ts'
import { createMemorySecrets } from '#main/workspace/secrets.ts'
import type { SecretBox } from '#main/workspace/secrets.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-safe-'))
  file = join(folder, 'secrets.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

const plainBox = (): SecretBox => ({ ...createMemorySecrets(), state: () => 'not-protected' })
const open = (own: SecretBox, passphrase: string | null = null) =>
  openSafe({ file, passphrase, openOwn: () => Promise.resolve(own) })

it('moves what is kept without protection under the passphrase, and leaves nothing behind', async () => {
  const own = plainBox()
  const safe = await open(own)
  await safe.write('a', 'first-secret')
  expect(safe.state()).toBe('not-protected')
  // A write that comes while the keys are being moved is not lost either.
  await Promise.all([safe.protect('long enough'), safe.write('b', 'second-secret')])
  expect(safe.state()).toBe('passphrase')
  expect(await own.names()).toEqual([])
  expect(await safe.read('a')).toBe('first-secret')
  expect(await safe.read('b')).toBe('second-secret')
  expect(readFileSync(file, 'utf8')).not.toMatch(/first-secret|second-secret|long enough/)
  await expect(safe.protect('another one')).rejects.toMatchObject({ code: 'conflict' })
})

it('is locked after the next start: nothing is read or written until the passphrase comes', async () => {
  const first = await open(plainBox())
  await first.write('a', 'first-secret')
  await first.protect('long enough')
  const safe = await open(plainBox())
  expect(safe.state()).toBe('locked')
  await expect(safe.read('a')).rejects.toMatchObject({
    code: 'auth',
    details: { action: expect.stringContaining('passphrase') },
  })
  await expect(safe.write('a', 'other')).rejects.toMatchObject({ code: 'auth' })
  await expect(safe.unlock('not it')).rejects.toMatchObject({ code: 'auth', details: { place: 'Passphrase' } })
  expect(safe.state()).toBe('locked')
  await safe.unlock('long enough')
  expect(await safe.read('a')).toBe('first-secret')
})

it('takes along what a crash left in the unprotected place', async () => {
  const own = plainBox()
  const crashing: SecretBox = { ...own, write: () => Promise.reject(new Error('The power went')) }
  await own.write('a', 'first-secret')
  const first = await open(crashing)
  await expect(first.protect('long enough')).rejects.toThrow('The power went')
  await own.write('late', 'written-by-an-older-version')
  const safe = await open(own)
  expect(safe.state()).toBe('locked')
  await safe.unlock('long enough')
  expect(await safe.read('a')).toBe('first-secret')
  expect(await safe.read('late')).toBe('written-by-an-older-version')
  expect(await own.names()).toEqual([])
})

it('changes its passphrase only for who knows the present one', async () => {
  const safe = await open(plainBox())
  await expect(safe.change('any', 'thing at all')).rejects.toMatchObject({ code: 'conflict' })
  await safe.protect('long enough')
  await safe.write('a', 'first-secret')
  await expect(safe.change('a guess', 'of my own')).rejects.toMatchObject({ code: 'auth' })
  await safe.change('long enough', 'even longer')
  const again = await open(plainBox())
  await expect(again.unlock('long enough')).rejects.toMatchObject({ code: 'auth' })
  await again.unlock('even longer')
  expect(await again.read('a')).toBe('first-secret')
})

it('can be given up when the passphrase is forgotten, and keeps the sealed file aside', async () => {
  const first = await open(plainBox())
  await expect(first.forget()).rejects.toMatchObject({ code: 'conflict' })
  await first.write('a', 'first-secret')
  await first.protect('long enough')
  const safe = await open(plainBox())
  await safe.forget()
  expect(safe.state()).toBe('not-protected')
  expect(await safe.read('a')).toBeNull()
  expect(readdirSync(folder)).toEqual(['secrets.json.given-up'])
  await safe.protect('a new passphrase')
  expect(safe.state()).toBe('passphrase')
})

it('names a damaged file as damaged and not as a wrong passphrase', async () => {
  writeFileSync(file, '{"version":1')
  const safe = await open(plainBox())
  await expect(safe.unlock('long enough')).rejects.toMatchObject({
    details: { sentence: expect.stringContaining('damaged') },
  })
  expect(readFileSync(file, 'utf8')).toBe('{"version":1')
})

it('takes a passphrase given at the start, and moves along what was kept without one', async () => {
  const own = plainBox()
  await own.write('a', 'first-secret')
  const safe = await open(own, 'from the environment')
  expect(safe.state()).toBe('passphrase')
  expect(await safe.read('a')).toBe('first-secret')
  expect(await own.names()).toEqual([])
  await expect(open(plainBox(), 'a wrong one')).rejects.toMatchObject({ code: 'auth' })
})
