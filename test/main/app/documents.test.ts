// Files for certificates and size charts: looked at before they are kept, refused in a sentence, kept once however often they are chosen.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nowhere, openApp, testFolder } from './open-app.ts'

let opened: ReturnType<typeof openApp>
let place: ReturnType<typeof testFolder>
beforeEach(() => {
  place = testFolder()
  opened = openApp(place.folder, nowhere)
})
afterEach(async () => {
  await opened.close()
  place.remove()
})

const take = (name: string, bytes: Uint8Array | string, use: 'certificate' | 'size-chart' = 'certificate') => {
  writeFileSync(join(place.folder, name), bytes)
  return opened.client.documents.take({ fileId: join(place.folder, name), use })
}
const drawn = async (side: number): Promise<Uint8Array> =>
  (await opened.app.context.pictures.drawStandIn('Paper', side)).bytes

describe('a document', () => {
  it('is kept with its kind and size, once for the same bytes under any name, and its picture can be shown', async () => {
    const bytes = await drawn(900)
    const first = await take('lab.jpg', bytes)
    expect(first).toMatchObject({ name: 'lab.jpg', format: 'image', widthPixels: 900, heightPixels: 900 })
    expect((await take('other.jpg', bytes)).id).toBe(first.id)
    expect(await opened.app.context.pictures.read(first.id)).toEqual(Buffer.from(bytes))
    expect(await take('sheet.pdf', '%PDF-1.7 sheet')).toMatchObject({ format: 'pdf', widthPixels: null })
  })

  it.each([
    ['words.pdf', 'not a document', /words\.pdf: This is no picture/],
    ['empty.pdf', '', /empty/],
    ['large.pdf', `%PDF-${' '.repeat(21 * 1024 * 1024)}`, /larger than 20 MB/],
  ])('%s is refused in a sentence that names it', async (name, bytes, words) => {
    await expect(take(name, bytes)).rejects.toMatchObject({
      code: 'invalid',
      details: { sentence: expect.stringMatching(words), place: 'Certificates' },
    })
  })

  it('for a size chart is a picture of 1024 pixels and more', async () => {
    const refused = (words: RegExp) => ({ details: { sentence: expect.stringMatching(words), place: 'Size chart' } })
    await expect(take('chart.pdf', '%PDF-1.4', 'size-chart')).rejects.toMatchObject(refused(/has to be a picture/))
    await expect(take('small.jpg', await drawn(1000), 'size-chart')).rejects.toMatchObject(refused(/1000 × 1000/))
    expect(await take('chart.jpg', await drawn(1024), 'size-chart')).toMatchObject({ widthPixels: 1024 })
  })
})
