// What the window may fetch beside its calls, and what it may not.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIds } from '#main/store/ids.ts'
import { openIncoming, safeFileName } from '#main/workspace/incoming.ts'
import type { IncomingFiles } from '#main/workspace/incoming.ts'
import { contentPolicy, createPage } from '#main/workspace/page.ts'

let folder = ''
let files: IncomingFiles
let page: (request: Request) => Promise<Response>
const get = (path: string): Promise<Response> => page(new Request(`http://x${path}`))

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-page-'))
  mkdirSync(join(folder, 'window', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'window', 'index.html'), '<!doctype html>hello')
  writeFileSync(join(folder, 'window', 'assets', 'a-1.js'), '1')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  files = openIncoming(join(folder, 'incoming'), createIds(), Date.now, 1000)
  const silent = () => undefined
  page = createPage({
    windowFolder: join(folder, 'window'),
    files,
    pictures: {
      read: async (id) => (id === 'one' ? Buffer.from('\u0089PNG', 'latin1') : null),
      readSmall: async (id, edge) => (id === 'one' && edge === 64 ? Buffer.from('RIFF1234WEBP', 'latin1') : null),
    },
    log: { info: silent, warn: silent, error: silent },
    policy: contentPolicy(null),
  })
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the page', () => {
  it('serves the window with the strict policy on every answer', async () => {
    for (const path of ['/', '/assets/a-1.js', '/nothing', '/images/one', '/images/none']) {
      const answer = await get(path)
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
    }
    expect(await (await get('/')).text()).toContain('hello')
    expect((await get('/assets/a-1.js')).headers.get('content-type')).toContain('javascript')
  })

  it('never leaves the folder of the window', async () => {
    const tries = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/..%5csecret.txt',
    ]
    for (const path of [...tries, '/%00', '/assets', '//etc/passwd', '/%2fetc%2fpasswd']) {
      const answer = await get(path)
      expect([path, answer.status]).toEqual([path, 404])
      expect(await answer.text()).not.toContain('secret')
    }
    expect((await get('/%E0%A4%A')).status).toBe(400)
  })

  it('stores an upload under its own name and hands out an id', async () => {
    const answer = await page(
      new Request('http://x/files?name=..%2Fmy%20catalogue.csv', { method: 'POST', body: 'Handle\na' }),
    )
    const { fileId } = JSON.parse(await answer.text())
    const path = files.pathOf(fileId)
    expect(path.endsWith('my catalogue.csv')).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe('Handle\na')
  })

  it('refuses an upload over the limit with a sentence, and keeps nothing of it', async () => {
    const before = readdirSync(join(folder, 'incoming')).length
    const answer = await page(new Request('http://x/files?name=big.csv', { method: 'POST', body: 'x'.repeat(1001) }))
    expect(answer.status).toBe(413)
    expect(JSON.parse(await answer.text())).toMatchObject({ code: 'invalid', details: { place: 'big.csv' } })
    expect(readdirSync(join(folder, 'incoming'))).toHaveLength(before)
  })

  it('serves pictures by id only', async () => {
    expect((await get('/images/one')).headers.get('content-type')).toBe('image/png')
    expect((await get('/images/..%2fsecret.txt')).status).toBe(404)
  })

  it('serves small pictures in the sizes that are made, and no other', async () => {
    const small = await get('/images/one?edge=64')
    expect([small.status, small.headers.get('content-type')]).toEqual([200, 'image/webp'])
    expect((await get('/images/none?edge=64')).status).toBe(204)
    for (const edge of ['65', '0', '-64', '64.0', '1e9', '', '64000000', 'x']) {
      expect([edge, (await get(`/images/one?edge=${edge}`)).status]).toEqual([edge, 404])
    }
    expect((await get('/images/..%2fsecret.txt?edge=64')).status).toBe(404)
  })

  it('offers nothing else', async () => {
    expect((await page(new Request('http://x/', { method: 'DELETE' }))).status).toBe(405)
    expect((await page(new Request('http://x/other', { method: 'POST', body: '' }))).status).toBe(405)
  })

  it('says that an unknown file is not there', () => {
    for (const id of ['../..', createIds()(), 'sample:../../package.json']) {
      expect(() => files.pathOf(id)).toThrow(/is not there/)
    }
  })

  it('makes file names safe and keeps their ending', () => {
    expect(safeFileName('C:\\Users\\me\\a:b?.csv')).toBe('ab.csv')
    expect(safeFileName('....')).toBe('upload')
    expect(safeFileName(`${'x'.repeat(300)}.xlsx`)).toMatch(/^x{115}\.xlsx$/)
    expect(safeFileName('商品 カタログ.csv')).toBe('商品 カタログ.csv')
  })
})
