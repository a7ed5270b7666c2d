// Reads format and size of a picture from its first bytes. It decodes nothing and trusts no file name.

export type PictureFormat = 'JPEG' | 'PNG' | 'WEBP' | 'BMP' | 'HEIC'
export type Size = { readonly width: number; readonly height: number }
export type Picture = Size & { readonly format: PictureFormat }

const widestRatio = 4 / 3

/** True for a picture that is wider than 4:3 or taller than 3:4. */
export const isOutOfRatio = ({ width, height }: Size): boolean => {
  const ratio = width / height
  return ratio > widestRatio || ratio < 1 / widestRatio
}

const ascii = (bytes: Buffer, start: number, end: number): string => bytes.toString('latin1', start, end)

const readPng = (bytes: Buffer): Picture | null =>
  bytes.length >= 24 && ascii(bytes, 12, 16) === 'IHDR'
    ? { format: 'PNG', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : null

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

const readJpeg = (bytes: Buffer): Picture | null => {
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2
    else if (isFrame(marker))
      return { format: 'JPEG', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    else at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

const readWebp = (bytes: Buffer): Picture | null => {
  if (bytes.length < 30) return null
  const kind = ascii(bytes, 12, 16)
  if (kind === 'VP8 ')
    return { format: 'WEBP', width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  if (kind === 'VP8X')
    return { format: 'WEBP', width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
  if (kind !== 'VP8L') return null
  const bits = bytes.readUInt32LE(21)
  return { format: 'WEBP', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

const readBmp = (bytes: Buffer): Picture | null => {
  if (bytes.length < 26) return null
  const isCore = bytes.readUInt32LE(14) === 12
  return isCore
    ? { format: 'BMP', width: bytes.readUInt16LE(18), height: bytes.readUInt16LE(20) }
    : { format: 'BMP', width: Math.abs(bytes.readInt32LE(18)), height: Math.abs(bytes.readInt32LE(22)) }
}

const heicBrands = ['heic', 'heix', 'hevc', 'mif1', 'msf1', 'heim', 'heis']

const readHeic = (bytes: Buffer): Picture | null => {
  // The largest of the sizes that are noted is that of the picture itself; the others belong to its tiles and preview.
  let best: Picture | null = null
  let at = bytes.indexOf('ispe', 0, 'latin1')
  while (at >= 0 && at + 16 <= bytes.length) {
    const [width, height] = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)]
    if (best === null || width * height > best.width * best.height) best = { format: 'HEIC', width, height }
    at = bytes.indexOf('ispe', at + 4, 'latin1')
  }
  return best
}

/** Format and size, `'unknown'` for other formats, null for a broken picture of a known format. */
export const readPicture = (bytes: Buffer): Picture | 'unknown' | null => {
  const found = readKnown(bytes)
  if (found === 'unknown' || found === null) return found
  return found.width > 0 && found.height > 0 ? found : null
}

const readKnown = (bytes: Buffer): Picture | 'unknown' | null => {
  if (bytes.length < 12) return 'unknown'
  if (bytes.readUInt32BE(0) === 0x89504e47) return readPng(bytes)
  if (bytes.readUInt16BE(0) === 0xffd8) return readJpeg(bytes)
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return readWebp(bytes)
  if (ascii(bytes, 0, 2) === 'BM') return readBmp(bytes)
  return ascii(bytes, 4, 8) === 'ftyp' && heicBrands.includes(ascii(bytes, 8, 12)) ? readHeic(bytes) : 'unknown'
}
