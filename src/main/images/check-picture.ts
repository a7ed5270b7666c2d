// Decodes a picture to know that it is whole, what it is and how large. Bombs and other kinds of files are refused in a sentence.
import sharp from 'sharp'
import type { Picture, PictureProblem } from '#main/app/ports/files.ts'

const mimes: Record<string, string> = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' }
/** Larger pictures are never decoded. */
export const mostPixels = 80_000_000

const kindName = (format: string): string =>
  ({ gif: 'a GIF', tiff: 'a TIFF', svg: 'an SVG drawing', heif: 'a HEIF or AVIF picture', raw: 'raw data' })[format] ??
  `a ${format} file`

/** Checks by decoding that bytes are a JPEG, PNG or WEBP picture. Width and height are those a viewer shows (camera rotation applied). */
export const checkPicture = async (bytes: Uint8Array): Promise<Picture | PictureProblem> => {
  if (bytes.length === 0) return { sentence: 'The picture is empty (0 bytes).' }
  let format: string
  let width: number
  let height: number
  try {
    const found = await sharp(bytes, { limitInputPixels: false }).metadata()
    format = found.format
    const isTurned = (found.orientation ?? 1) >= 5
    width = isTurned ? found.height : found.width
    height = isTurned ? found.width : found.height
  } catch {
    return { sentence: 'This is no picture, or a kind of picture that cannot be read. Use JPEG, PNG or WEBP.' }
  }
  const mime = mimes[format]
  if (mime === undefined) {
    return { sentence: `The picture is ${kindName(format)}; shops take JPEG, PNG or WEBP. Save it as one of these.` }
  }
  if (width * height > mostPixels) {
    return {
      sentence: `The picture has ${width} × ${height} pixels, far more than any shop takes. Make it smaller than 8000 × 8000.`,
    }
  }
  try {
    // Every byte has to be decoded to know that the picture is whole; the small result is thrown away.
    await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true })
      .resize(32, 32, { fit: 'inside', fastShrinkOnLoad: false })
      .raw()
      .toBuffer()
  } catch {
    return {
      sentence: 'The picture is damaged: its end is missing or cannot be decoded. Upload it again where it comes from.',
    }
  }
  return { bytes, widthPixels: width, heightPixels: height, mime }
}
