// The same picture kept by two at once, as by a publish and by the fetching in the background: neither fails, and the picture is whole.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createPictures } from '#main/images/pictures.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-keep-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

it('keeps a picture that several bring at the same moment', async () => {
  const pictures = createPictures(
    join(folder, 'kept'),
    () => Promise.resolve({ sentence: 'No network.' }),
    join(folder, 'files'),
  )
  const bytes = new Uint8Array(300_000).fill(7)
  const picture = { bytes, mime: 'image/jpeg', widthPixels: 1, heightPixels: 1 }
  await Promise.all(Array.from({ length: 12 }, () => pictures.keep('one', picture)))
  expect(Buffer.from((await pictures.read('one')) ?? []).equals(bytes)).toBe(true)
  expect(readdirSync(join(folder, 'kept'))).toEqual(['one.image'])
})
