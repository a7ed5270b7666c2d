// Makes sure that a product's pictures are with the shop before the product is: fetched once, uploaded once per content, never twice.
import type { Image, Product } from '#contract/product.ts'
import { AppError } from '#contract/failure.ts'
import { pictureProblem, usableImages } from '#core/checks/images.ts'
import type { Picture } from '../ports/files.ts'
import type { ImageUse } from '../ports/shop.ts'
import type { Context } from '../context.ts'
import { contentOf } from '../pictures/content.ts'

/** A gallery that is with the shop. `first` is its first picture, drawn where none could be had. */
export type Uploaded = {
  readonly uris: string[]
  readonly first: Picture
  readonly standIns: number
  readonly problems: string[]
}

const fileNameOf = (mime: string): string =>
  `picture.${mime === 'image/png' ? 'png' : mime === 'image/webp' ? 'webp' : 'jpg'}`

/** Uploads a picture under a use, once per content, and gives its address in the shop. */
export const upload = async (context: Context, picture: Picture, use: ImageUse): Promise<string> => {
  const sha256 = contentOf(picture)
  const known = context.store.live.upload(sha256, use)
  if (known !== null) return known
  const { uri } = await context.shop.uploadImage({ bytes: picture.bytes, name: fileNameOf(picture.mime), use })
  context.store.live.saveUpload(sha256, use, uri)
  return uri
}

/** True where a drawn picture may take the place of one that is missing: in a practice shop, if the seller did not switch it off. */
export const mayStandIn = (context: Context): boolean =>
  context.isPractice() && context.store.meta.defaults().hasStandIns

const stopped = (): AppError =>
  new AppError('conflict', {
    sentence: 'Publishing was stopped while a picture was fetched.',
    action: 'Go on with it when you like: the picture is fetched then.',
  })

// When the shop answered last, for pictures that follow at once.
const shopAnswered = new WeakMap<Context['shop'], number>()
const goodForMs = 15_000

// A picture that cannot be reached may be a host that is gone, or a cable that is not plugged in. Throws `offline` where the shop cannot be reached either.
const expectConnection = async ({ shop }: Context): Promise<void> => {
  if (performance.now() - (shopAnswered.get(shop) ?? Number.NEGATIVE_INFINITY) < goodForMs) return
  await shop.warehouses()
  shopAnswered.set(shop, performance.now())
}

/**
 * The bytes of an image: kept from before, or fetched now. A bad picture is remembered with its reason, so that it is not asked for again and again. Throws
 * AppError `conflict` where the job was stopped, `offline` where there is no connection at all: neither says anything about the picture.
 */
export const pictureOf = async (
  context: Context,
  image: Image,
  signal: AbortSignal,
): Promise<Picture | { sentence: string }> => {
  const { pictures, store } = context
  const kept = await pictures.read(image.id)
  if (kept !== null && image.state === 'ready') {
    const mime = kept[0] === 0x89 ? 'image/png' : kept[0] === 0x52 ? 'image/webp' : 'image/jpeg'
    return { bytes: kept, mime, widthPixels: image.widthPixels ?? 0, heightPixels: image.heightPixels ?? 0 }
  }
  if (image.state === 'failed' || (image.state === 'stand-in' && mayStandIn(context))) {
    return { sentence: image.problem ?? 'This picture could not be read.' }
  }
  const fetched = await pictures.fetch(image.source, signal)
  if (signal.aborted) throw stopped()
  if ('sentence' in fetched) {
    if (fetched.isOffline === true) await expectConnection(context)
    store.products.setImage(image.id, { state: 'failed', problem: fetched.sentence })
    return fetched
  }
  await pictures.keep(image.id, fetched)
  store.products.setImage(image.id, {
    state: 'ready',
    widthPixels: fetched.widthPixels,
    heightPixels: fetched.heightPixels,
    sizeBytes: fetched.bytes.byteLength,
    sha256: contentOf(fetched),
    problem: null,
  })
  return fetched
}

/** Uploads one drawn document (a size chart, a certificate) for a rehearsal. */
export const uploadStandIn = async (context: Context, caption: string, use: ImageUse): Promise<string> =>
  upload(context, await context.pictures.drawStandIn(caption, use === 'SIZE_CHART_IMAGE' ? 1200 : 800), use)

/**
 * The gallery of a product as it would be sent, by addresses of the shop, '' for a picture that is not there yet. Null where that is not known: the pictures
 * were sent by a version that did not note their content.
 */
export const knownGallery = (context: Context, product: Product): string[] | null => {
  const { market, isPractice } = context.checker.contextOf(product)
  const known = context.store.live.picturesOf(product.id, 'MAIN_IMAGE')
  const images = usableImages(product.images, market, isPractice)
  const isNoted = images.every(({ id, state }) => state === 'pending' || (known.get(id)?.sha256 ?? null) !== null)
  if (!isNoted && !images.some(({ state }) => state === 'pending')) return null
  return [...new Set(images.map(({ id }) => known.get(id)?.uri ?? ''))]
}

/**
 * The gallery of a product as URIs of the shop, in order. A picture that cannot be had is left out and named in `problems`; where none is left, a
 * stand-in is drawn in a practice shop, and AppError `invalid` is thrown in a real one.
 */
export const uploadGallery = async (context: Context, product: Product, signal: AbortSignal): Promise<Uploaded> => {
  const uris: string[] = []
  let first: Picture | null = null
  const problems: string[] = []
  const { market, isPractice } = context.checker.contextOf(product)
  for (const image of usableImages(product.images, market, isPractice)) {
    const picture = await pictureOf(context, image, signal)
    if ('sentence' in picture) {
      problems.push(picture.sentence)
      continue
    }
    const { widthPixels, heightPixels, bytes } = picture
    const size = { widthPixels: widthPixels || null, heightPixels: heightPixels || null, sizeBytes: bytes.byteLength }
    const problem = pictureProblem({ ...image, ...size }, market, isPractice)
    if (problem !== null) problems.push(`A picture is left out: ${problem}.`)
    else {
      first ??= picture
      uris.push(await upload(context, picture, 'MAIN_IMAGE'))
      context.store.products.setImage(image.id, { sha256: contentOf(picture) })
    }
  }
  const unique = [...new Set(uris)]
  if (first !== null) return { uris: unique, first, standIns: 0, problems }
  if (!mayStandIn(context)) {
    throw new AppError('invalid', {
      sentence: problems[0] ?? `“${product.title}” has no picture.`,
      action: 'Add at least one picture of at least 300 × 300 pixels, then publish again.',
      place: 'Images',
    })
  }
  const drawn = await context.pictures.drawStandIn(product.title, 800)
  const [main] = product.images
  if (main !== undefined) {
    // The window shows it in place of the one that is missing, so that a rehearsal looks like one.
    await context.pictures.keep(main.id, drawn)
    context.store.products.setImage(main.id, {
      state: 'stand-in',
      widthPixels: drawn.widthPixels,
      heightPixels: drawn.heightPixels,
      sizeBytes: drawn.bytes.byteLength,
      sha256: contentOf(drawn),
    })
  }
  return { uris: [await upload(context, drawn, 'MAIN_IMAGE')], first: drawn, standIns: 1, problems }
}
