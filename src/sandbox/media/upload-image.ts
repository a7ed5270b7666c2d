// Upload Product Image: formats, sizes, pixels, and a URI that belongs to the bytes. The bytes themselves are not kept.
import { imageUseCases } from '#tiktok/statuses.ts'
import type { Call, Data } from '../gateway/call.ts'
import { Refusal, missingWords, refuseParameter } from '../gateway/refusal.ts'
import { hexOf } from '../ids.ts'
import { imageId } from '../state/image-id.ts'
import type { ImageRecord } from '../state/records.ts'
import { isOutOfRatio, readPicture } from './dimensions.ts'
import type { Size } from './dimensions.ts'
import { imageUrl } from './image-facts.ts'

const largestBytes = 10 * 1024 * 1024
const smallestSide = 100
const largestSide = 20_000
const smallestChartSide = 1024
/** Gallery and variant images keep 3:4 to 4:3; what lies outside is padded to a square. */
const padded = ['MAIN_IMAGE', 'ATTRIBUTE_IMAGE']

/** The size after padding for one of the use cases. */
const paddedSize = (size: Size, useCases: readonly string[]): Size => {
  const side = Math.max(size.width, size.height)
  return useCases.some((useCase) => padded.includes(useCase)) && isOutOfRatio(size)
    ? { width: side, height: side }
    : size
}

export const uploadImage = ({ world, seller, market, parts }: Call): Data<'uploadProductImage202309'> => {
  const file = parts.find(({ name }) => name === 'data')
  const useCase =
    parts
      .find(({ name }) => name === 'use_case')
      ?.bytes.toString('utf8')
      .trim() || 'MAIN_IMAGE'
  if (file === undefined || file.bytes.length === 0) return refuseParameter(missingWords('data'))
  if (!imageUseCases.some((known) => known === useCase))
    throw new Refusal(11050001, `The parameter use_case is invalid: one of ${imageUseCases.join(', ')} is expected.`)
  if (file.bytes.length > largestBytes)
    throw new Refusal(12038005, 'The image is too large: at most 10 MB are accepted.')
  const picture = readPicture(file.bytes)
  if (picture === 'unknown')
    throw new Refusal(12038004, 'The format of the image is not supported: JPG, JPEG, PNG, WEBP, HEIC and BMP are.')
  if (picture === null) throw new Refusal(12038002, 'The image file is invalid.')
  const { width, height } = picture
  if (Math.min(width, height) < smallestSide || Math.max(width, height) > largestSide)
    throw new Refusal(
      12038014,
      `The image has ${String(width)} x ${String(height)} pixels: 100 x 100 to 20000 x 20000 are accepted.`,
    )
  if (useCase === 'SIZE_CHART_IMAGE' && Math.min(width, height) < smallestChartSide)
    throw new Refusal(12019116, 'The shorter side of a size chart needs at least 1024 pixels.')
  const uri = `${market.imageBucket}/${hexOf(file.bytes, 32)}`
  const id = imageId(seller.id, uri)
  const known = world.store.get('images', id)
  const useCases = [...new Set([...(known?.useCases ?? []), useCase])]
  const record: ImageRecord = {
    id,
    uri,
    // Once padded for the gallery, a picture stays so, whatever else it is uploaded for.
    ...paddedSize({ width, height }, useCases),
    originalWidth: width,
    originalHeight: height,
    useCases,
    optimizedAtMs: known?.optimizedAtMs ?? null,
  }
  if (known === undefined || !known.useCases.includes(useCase)) world.store.put('images', id, record)
  const shown = paddedSize({ width, height }, [useCase])
  return { uri, url: imageUrl(world.addresses.base, uri), ...shown, use_case: useCase }
}
