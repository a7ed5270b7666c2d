// Small versions of pictures: made once, never of an older picture, never more than there is room for, and none for what is no picture.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkPicture } from '#main/images/check-picture.ts'
import { createPictures } from '#main/images/pictures.ts'
import { createThumbnails } from '#main/images/thumbnails.ts'

let folder = ''
const pictureFolder = (): string => join(folder, 'pictures')
const smallFolder = (): string => join(folder, 'pictures-small')
const small = (): string[] => readdirSync(smallFolder()).toSorted()
const draw = (background: string, width = 900, height = 600): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()
const put = (name: string, bytes: Uint8Array): string => {
  const file = join(pictureFolder(), `${name}.image`)
  writeFileSync(file, bytes)
  return file
}
const colour = async (bytes: Uint8Array | null): Promise<number[]> => {
  if (bytes === null) throw new Error('there is no picture')
  const { dominant } = await sharp(bytes).stats()
  return [dominant.r, dominant.g, dominant.b].map((part) => Math.round(part / 64))
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listwright-thumbnails-'))
  mkdirSync(pictureFolder())
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a thumbnail', () => {
  it('is a small square, made once and read from then on', async () => {
    const thumbnails = createThumbnails(smallFolder(), pictureFolder())
    const file = put('one', await draw('#c00', 3000, 2000))
    const first = await thumbnails.read(file, 64)
    const { width, height, format } = await sharp(first ?? Buffer.of()).metadata()
    expect([width, height, format]).toEqual([64, 64, 'webp'])
    expect(first?.length).toBeLessThan(4096)
    expect(small()).toHaveLength(1)
    const [name = ''] = small()
    const made = statSync(join(smallFolder(), name)).mtimeMs
    expect(await thumbnails.read(file, 64)).toEqual(first)
    expect(statSync(join(smallFolder(), name)).mtimeMs).toBe(made)
    expect((await sharp((await thumbnails.read(file, 192)) ?? Buffer.of()).metadata()).width).toBe(192)
    expect(small()).toHaveLength(2)
  })

  it('stands upright where the camera was turned', async () => {
    const turned = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#fff' } })
      .composite([{ input: await draw('#c00', 400, 100), top: 0, left: 0 }])
      .withMetadata({ orientation: 3 })
      .jpeg()
      .toBuffer()
    const thumbnails = createThumbnails(smallFolder(), pictureFolder())
    const bytes = (await thumbnails.read(put('turned', turned), 64)) ?? Buffer.of()
    const below = await sharp(bytes).extract({ left: 0, top: 52, width: 64, height: 12 }).toBuffer()
    expect(await colour(below)).toEqual([3, 0, 0])
  })

  it('is never that of a picture that was replaced', async () => {
    const thumbnails = createThumbnails(smallFolder(), pictureFolder())
    expect(await colour(await thumbnails.read(put('one', await draw('#c00')), 64))).toEqual([3, 0, 0])
    const file = put('one', await draw('#00c', 901))
    expect(await colour(await thumbnails.read(file, 64))).toEqual([0, 0, 3])
    await thumbnails.sweep()
    expect(small()).toHaveLength(1)
  })

  it('goes with its picture', async () => {
    const thumbnails = createThumbnails(smallFolder(), pictureFolder())
    const file = put('one', await draw('#c00'))
    await thumbnails.read(file, 64)
    await thumbnails.read(put('two', await draw('#0c0')), 64)
    rmSync(file)
    expect(await thumbnails.read(file, 64)).toBeNull()
    await thumbnails.sweep()
    expect(small().map((name) => name.split('.')[0])).toEqual(['two'])
  })

  it('is made of no more pictures than there is room for, the oldest going first', async () => {
    const thumbnails = createThumbnails(smallFolder(), pictureFolder(), 10)
    for (let at = 0; at < 10; at += 1) {
      await thumbnails.read(put(`p${at}`, await draw('#c00', 20 + at)), 64)
      const name = small().find((one) => one.startsWith(`p${at}.`)) ?? ''
      utimesSync(join(smallFolder(), name), 1000 + at, 1000 + at)
    }
    await thumbnails.read(put('last', await draw('#c00')), 64)
    await thumbnails.sweep()
    expect(small().map((name) => name.split('.')[0])).toEqual(['last', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p9'])
  })

  it('is not there for what cannot be decoded, nor for what nobody waits for any more', async () => {
    const thumbnails = createThumbnails(smallFolder(), pictureFolder())
    const whole = await draw('#c00')
    expect(await thumbnails.read(put('cut', whole.subarray(0, 400)), 64)).toBeNull()
    expect(await thumbnails.read(put('pdf', Buffer.from('%PDF-1.4 nothing')), 64)).toBeNull()
    const file = put('gone-by', whole)
    expect(await thumbnails.read(file, 64, AbortSignal.abort())).toBeNull()
    const both = [thumbnails.read(file, 64, AbortSignal.abort()), thumbnails.read(file, 64)]
    expect((await Promise.all(both))[1]).not.toBeNull()
  })

  it('is ready for lists as soon as a picture is kept', async () => {
    const pictures = createPictures(pictureFolder(), () => Promise.resolve({ sentence: 'not asked' }), folder)
    const picture = await checkPicture(await draw('#c00'))
    if ('sentence' in picture) throw new Error(picture.sentence)
    await pictures.keep('one', picture)
    expect(small()).toEqual([expect.stringMatching(/^one\.image\.[\da-z-]+\.64\.webp$/)])
    expect((await pictures.readSmall('one', 64))?.length).toBeLessThan(2000)
    expect(await pictures.readSmall('none', 64)).toBeNull()
  })
})
