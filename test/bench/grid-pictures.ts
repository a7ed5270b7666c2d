// Measures what the pictures of one screen of the list cost: made the first time, read from then on, and how much of the whole picture goes to the window.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { createPictures } from '#main/images/pictures.ts'
import { createIds } from '#main/store/ids.ts'
import { openIncoming } from '#main/workspace/incoming.ts'
import { contentPolicy, createPage } from '#main/workspace/page.ts'

type Say = (name: string, value: number, unit: string, goal?: string) => void

const rows = 30

/** Prints the figures for pictures as cameras make them. */
export const measurePictures = async (folder: string, say: Say): Promise<void> => {
  const pictureFolder = join(folder, 'camera-pictures')
  mkdirSync(pictureFolder, { recursive: true })
  const noise = (width: number, height: number, sigma: number) =>
    sharp({
      create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma } },
    }).png()
  // Large shapes, so that the small version has something to show, under the grain of a camera.
  const shapes = await noise(40, 30, 60).toBuffer()
  const grain = await noise(4_000, 3_000, 24).toBuffer()
  const whole = await sharp(shapes)
    .resize(4_000, 3_000)
    .composite([{ input: grain, blend: 'overlay' }])
    .jpeg({ quality: 92 })
    .toBuffer()
  for (let row = 0; row < rows; row += 1) writeFileSync(join(pictureFolder, `camera-${row}.image`), whole)
  const silent = (): void => undefined
  const page = createPage({
    windowFolder: folder,
    files: openIncoming(join(folder, 'incoming'), createIds(), Date.now, 0),
    pictures: createPictures(pictureFolder, () => Promise.resolve({ sentence: 'nothing is fetched here' }), folder),
    log: { info: silent, warn: silent, error: silent },
    policy: contentPolicy(null),
  })
  // What the machine computed, not what the clock said: others may be at work on it.
  const screen = async (): Promise<{ readonly ms: number; readonly bytes: number }> => {
    const before = process.cpuUsage()
    const asked = Array.from({ length: rows }, async (_, row) => {
      const answer = await page(new Request(`http://window/images/camera-${row}?edge=64`))
      return (await answer.arrayBuffer()).byteLength
    })
    const bytes = (await Promise.all(asked)).reduce((sum, one) => sum + one, 0)
    const { user, system } = process.cpuUsage(before)
    return { ms: (user + system) / 1000, bytes: bytes / rows }
  }
  const first = await screen()
  const again = await screen()
  say('grid_picture_whole', whole.byteLength / 1024, 'kB')
  say('grid_picture_small', again.bytes / 1024, 'kB', '<=4')
  say('grid_picture_made_own', first.ms / rows, 'ms', '<=100')
  say('grid_picture_screen_again_own', again.ms, 'ms', '<=50')
}
