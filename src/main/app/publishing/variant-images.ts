// Brings the pictures of variants to the shop: the same rules as for a gallery, under a use of their own. Which they are is decided by core.
import type { Image, Product } from '#contract/product.ts'
import { pictureProblem, usableImages } from '#core/checks/images.ts'
import { noPictures, optionKey, usableOfVariants, variantPictures } from '#core/listing/variant-pictures.ts'
import type { VariantImages, VariantPictures } from '#core/listing/variant-pictures.ts'
import type { RemoteProduct } from '../ports/shop.ts'
import type { Picture } from '../ports/files.ts'
import type { Context } from '../context.ts'
import { contentOf } from '../pictures/content.ts'
import { pictureOf, upload } from './pictures.ts'

const use = 'ATTRIBUTE_IMAGE'

const withAddresses = (
  { option, imageIds }: VariantPictures,
  uriOf: (imageId: string | null) => string,
): VariantImages => ({
  option,
  uris: new Map([...imageIds].map(([value, imageId]) => [value, uriOf(imageId)])),
})

const picturedIn = (remote: RemoteProduct | null) =>
  remote?.skus.flatMap(({ options }) => options).find(({ imageUri = '' }) => imageUri !== '')

// Where the seller took all pictures away, the shop's are overwritten with the gallery's first.
const picturesToSend = (
  context: Context,
  product: Product,
  usable: ReadonlyMap<string, Image>,
  remote: RemoteProduct | null,
): VariantPictures | null => {
  const own = variantPictures(product.variants, (imageId) => usable.has(imageId))
  if (own !== null || remote === null) return own
  const there = picturedIn(remote)
  if (there === undefined || !context.store.changes.hadVariantPictures(product.id)) return null
  return noPictures(product.variants, optionKey(there.name))
}

/** The pictures of variants as they would be sent, '' for one that is not with the shop yet. Null for none, and where that is not known. */
export const knownVariantImages = (
  context: Context,
  product: Product,
  remote: RemoteProduct | null,
): VariantImages | null => {
  if (product.variants.every(({ imageId }) => imageId === null) && picturedIn(remote) === undefined) return null
  const { market, isPractice } = context.checker.contextOf(product)
  const usable = usableOfVariants(product, market, isPractice)
  const pictures = picturesToSend(context, product, usable, remote)
  if (pictures === null) return null
  const [first] = usableImages(product.images, market, isPractice)
  const images = [...new Set(pictures.imageIds.values())].map((imageId) =>
    imageId === null ? first : usable.get(imageId),
  )
  const known = context.store.live.picturesOf(product.id, use)
  const isNoted = images.every(
    (image) => image?.state === 'pending' || (known.get(image?.id ?? '')?.sha256 ?? null) !== null,
  )
  // What was sent by a version that did not note the content is not compared.
  if (!isNoted && !images.some((image) => image?.state === 'pending')) return null
  return withAddresses(pictures, (imageId) => known.get(imageId ?? first?.id ?? '')?.uri ?? '')
}

/**
 * Uploads the pictures of a product's variants. `first` is the first picture of the gallery, for values that have none. A picture that cannot be had is
 * named in `problems`, and the others are chosen as if it were not there.
 */
export const uploadVariantImages = async (
  context: Context,
  productId: string,
  remote: RemoteProduct | null,
  first: Picture,
  signal: AbortSignal,
): Promise<{ readonly images: VariantImages | null; readonly problems: string[] }> => {
  // Read again: the gallery may have fetched some of them just now.
  const product = context.store.products.get(productId)
  const problems: string[] = []
  if (product === null) return { images: null, problems }
  const { market, isPractice } = context.checker.contextOf(product)
  const usable = usableOfVariants(product, market, isPractice)
  const uris = new Map<string, string>()
  for (;;) {
    const pictures = picturesToSend(context, product, usable, remote)
    if (pictures === null) return { images: null, problems }
    const missing = [...pictures.imageIds.values()].flatMap((imageId) =>
      imageId === null || uris.has(imageId) ? [] : (usable.get(imageId) ?? []),
    )
    for (const image of new Set(missing)) {
      const picture = await pictureOf(context, image, signal)
      const size = (found: Picture) => ({
        widthPixels: found.widthPixels || null,
        heightPixels: found.heightPixels || null,
        sizeBytes: found.bytes.byteLength,
      })
      const problem =
        'sentence' in picture ? picture.sentence : pictureProblem({ ...image, ...size(picture) }, market, isPractice)
      if ('sentence' in picture || problem !== null) {
        problems.push(
          'sentence' in picture ? picture.sentence : `A picture of a variant is left out: ${problem ?? ''}.`,
        )
        usable.delete(image.id)
        continue
      }
      uris.set(image.id, await upload(context, picture, use))
      context.store.products.setImage(image.id, { sha256: contentOf(picture) })
    }
    if (missing.length > 0) continue
    const fallback = [...pictures.imageIds.values()].includes(null) ? await upload(context, first, use) : ''
    return { images: withAddresses(pictures, (imageId) => uris.get(imageId ?? '') ?? fallback), problems }
  }
}
