// Optimized Images: the first call starts it, later calls tell how far it is. The optimized picture has its own URI and the same size.
import type { Body, Data, ShopCall } from '../gateway/call.ts'
import { Refusal, missingWords, refuseParameter } from '../gateway/refusal.ts'
import { hexOf } from '../ids.ts'
import { imageId } from '../state/image-id.ts'
import type { ImageRecord } from '../state/records.ts'
import { imageUrl } from './image-facts.ts'

const mostImages = 200
const durationMs = 5000

type Answer = NonNullable<Data<'optimizedImages202404'>['images']>[number]

const optimizeOne = ({ world, seller }: ShopCall, image: ImageRecord): Answer => {
  const nowMs = world.clock.nowMs()
  const base = world.addresses.base
  const original = {
    original_uri: image.uri,
    original_url: imageUrl(base, image.uri),
    width: image.width,
    height: image.height,
  }
  const bucket = image.uri.slice(0, image.uri.lastIndexOf('/'))
  const uri = `${bucket}/${hexOf(`white background ${image.uri}`, 32)}`
  const isOptimized = image.useCases.includes('OPTIMIZED')
  if (isOptimized)
    return { ...original, optimized_uri: image.uri, optimized_url: original.original_url, optimize_status: 'IGNORE' }
  if (image.optimizedAtMs === null) {
    world.store.put('images', image.id, { ...image, optimizedAtMs: nowMs + durationMs })
    return { ...original, optimize_status: 'PROCESSING' }
  }
  if (nowMs < image.optimizedAtMs) return { ...original, optimize_status: 'PROCESSING' }
  const id = imageId(seller.id, uri)
  if (world.store.get('images', id) === undefined)
    world.store.put('images', id, {
      ...image,
      id,
      uri,
      useCases: [...image.useCases, 'OPTIMIZED'],
      optimizedAtMs: null,
    })
  return { ...original, optimized_uri: uri, optimized_url: imageUrl(base, uri), optimize_status: 'SUCCESS' }
}

export const optimizeImages = (
  call: ShopCall,
  { images = [] }: Body<'optimizedImages202404'>,
): Data<'optimizedImages202404'> => {
  if (images.length === 0) return refuseParameter(missingWords('images'))
  if (images.length > mostImages)
    return refuseParameter(`The parameter images is invalid: at most ${String(mostImages)} are expected.`)
  for (const { optimization_mode: modes = [] } of images)
    if (modes.some((mode) => mode !== 'WHITE_BACKGROUND'))
      refuseParameter('The parameter optimization_mode is invalid: WHITE_BACKGROUND is expected.')
  return {
    images: images.map(({ uri = '' }) => {
      const image = call.world.store.get('images', imageId(call.seller.id, uri))
      if (image === undefined) throw new Refusal(12052722, 'An image was not uploaded by this seller.')
      return optimizeOne(call, image)
    }),
  }
}
