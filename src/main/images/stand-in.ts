// Draws a plain picture with a caption for rehearsals in the practice shop. It never goes to a real shop.
import sharp from 'sharp'
import type { Picture } from '#main/app/ports/files.ts'

const tints = ['#b59f7c', '#8aa188', '#bd8468', '#7f8da0', '#9a7f94', '#c3a24e'] as const

const hashOf = (caption: string): number => {
  let hash = 7
  for (const letter of caption) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  return hash
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const lines = (caption: string): string[] => {
  const made: string[] = ['']
  for (const word of caption.split(/\s+/u)) {
    const last = made.at(-1) ?? ''
    if (last.length + word.length > 22 && last !== '') made.push(word)
    else made[made.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return made.slice(0, 4)
}

/** A square JPEG with the caption on a calm ground; the same caption always gives the same bytes. `sidePixels` is its edge. */
export const drawStandIn = async (caption: string, sidePixels: number): Promise<Picture> => {
  const tint = tints[hashOf(caption) % tints.length] ?? tints[0]
  const size = Math.round(sidePixels / 16)
  const text = lines(caption)
    .map(
      (line, index) =>
        `<text x="50%" y="${sidePixels / 2 + index * size * 1.3}" font-size="${size}" text-anchor="middle" fill="#fff" font-family="sans-serif">${escapeXml(line)}</text>`,
    )
    .join('')
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${sidePixels}" height="${sidePixels}"><rect width="100%" height="100%" fill="${tint}"/><text x="50%" y="${sidePixels / 3}" font-size="${size * 0.7}" text-anchor="middle" fill="#fff" font-family="sans-serif">Stand-in picture</text>${text}</svg>`
  const bytes = await sharp(Buffer.from(drawing)).jpeg({ quality: 82 }).toBuffer()
  return { bytes, widthPixels: sidePixels, heightPixels: sidePixels, mime: 'image/jpeg' }
}
