// The rule of pictures, and which of them are sent. One bad picture does not lose the product: it is left out and named.
import type { Image } from '#contract/product.ts'
import type { MarketLimits } from '#core/markets/limits.ts'
import { blocking, warning } from './context.ts'
import type { CheckContext, Rule } from './context.ts'
import { counted } from './places.ts'

const field = 'images'

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/u, '')} MB`

/** Why a picture cannot be sent, as the end of a sentence; null where it can. Platform codes: 12052301, 12052302, 12038005, 12052304. */
export const pictureProblem = (image: Image, market: MarketLimits, isPractice: boolean): string | null => {
  if (image.state === 'failed') return image.problem ?? 'it could not be fetched'
  if (image.state === 'stand-in' && !isPractice) return 'it is a drawn stand-in, which only the practice shop takes'
  const { widthPixels: width, heightPixels: height, sizeBytes: bytes } = image
  const [least, most] = [market.imageSideMinimum.value.loose, market.imageSideMaximum.value.loose]
  if (width !== null && height !== null) {
    if (Math.min(width, height) < least) return `it has ${width} × ${height} pixels; each side needs at least ${least}`
    if (Math.max(width, height) > most) return `it has ${width} × ${height} pixels; each side may have at most ${most}`
  }
  const heaviest = market.imageBytesMaximum.value.loose
  if (bytes !== null && bytes > heaviest) return `it has ${megabytes(bytes)}; at most ${megabytes(heaviest)} are taken`
  return null
}

const doubtful = (image: Image, market: MarketLimits): string | null => {
  const { widthPixels: width, heightPixels: height, sizeBytes: bytes } = image
  const least = market.imageSideMinimum.value.strict
  const heaviest = market.imageBytesMaximum.value.strict
  if (width !== null && height !== null) {
    if (Math.min(width, height) < least)
      return `has ${width} × ${height} pixels and may be refused; ${least} on each side are safe`
    if (width * 3 > height * 4 || height * 3 > width * 4)
      return `is ${width} × ${height}: TikTok Shop will pad it to a square`
  }
  if (bytes !== null && bytes > heaviest)
    return `has ${megabytes(bytes)} and may be refused; ${megabytes(heaviest)} are safe`
  return null
}

/** The pictures that are sent, in order: those that can be used, as many as the market takes. Pictures still being fetched count. */
export const usableImages = (images: readonly Image[], market: MarketLimits, isPractice: boolean): Image[] =>
  images.filter((image) => pictureProblem(image, market, isPractice) === null).slice(0, market.imagesMaximum.value)

const missing = ({ isPractice, defaults }: CheckContext, hasAny: boolean) => {
  const what = hasAny ? 'None of the pictures can be used.' : 'There is no picture.'
  if (isPractice && defaults.hasStandIns) {
    const sentence = `${what} The practice shop gets a drawn stand-in; a real shop needs a picture of the product.`
    return warning({ code: 'images-missing', field, place: 'Pictures', sentence })
  }
  const next = hasAny
    ? 'Replace one of them or add another.'
    : 'Add at least one; the first is shown in search results.'
  return blocking({ code: 'images-missing', field, place: 'Pictures', sentence: `${what} ${next}` })
}

export const checkImages: Rule = ({ images }, context) => {
  const { market, isPractice } = context
  const usable = images.filter((image) => pictureProblem(image, market, isPractice) === null)
  const found = usable.length === 0 ? [missing(context, images.length > 0)] : []
  for (const [index, image] of images.entries()) {
    const place = `Picture ${index + 1}`
    const why = pictureProblem(image, market, isPractice)
    if (why !== null) {
      const sentence = `Picture ${index + 1} is left out: ${why.replace(/\.$/u, '')}. Replace it, or remove it.`
      found.push(warning({ code: 'image-unusable', field, place, sentence }))
      continue
    }
    const doubt = doubtful(image, market)
    if (doubt !== null) {
      const sentence = `Picture ${index + 1} ${doubt}.`
      found.push(warning({ code: 'image-doubtful', field, place, sentence }))
    }
  }
  const most = market.imagesMaximum.value
  if (usable.length > most) {
    const rest = counted(usable.length - most, 'picture')
    const sentence = `There are ${usable.length} pictures and at most ${most} are taken: the first ${most} are sent, ${rest} left out. Put the best ones first.`
    found.push(warning({ code: 'images-too-many', field, place: 'Pictures', sentence }))
  }
  return found
}
