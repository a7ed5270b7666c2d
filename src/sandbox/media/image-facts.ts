// What answers say about an uploaded image. The practice shop keeps no bytes: its addresses show a plain picture in the image's proportions.
import type { ShopCall } from '../gateway/call.ts'
import { imageId } from '../state/image-id.ts'

/** Where an image can be looked at. */
export const imageUrl = (base: string, uri: string): string => `${base}/images/${uri}`

/** `{uri, urls, thumb_urls, width, height}` of an image of the caller's seller. */
export const imageFacts = (
  { world, seller }: Pick<ShopCall, 'world' | 'seller'>,
  uri: string,
): { uri: string; urls: string[]; thumb_urls: string[]; width: number; height: number } => {
  const image = world.store.get('images', imageId(seller.id, uri))
  const url = imageUrl(world.addresses.base, uri)
  return { uri, urls: [url], thumb_urls: [`${url}?size=thumb`], width: image?.width ?? 0, height: image?.height ?? 0 }
}
