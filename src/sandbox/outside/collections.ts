// Collections of another platform, taken over with the listings that belong to them. A collection that names a stranger's product fails.
import type { Body, Data, ShopCall } from '../gateway/call.ts'
import { missingWords, refuseParameter } from '../gateway/refusal.ts'

type Collection = NonNullable<Body<'syncCollections202508'>['collections']>[number]

const isGood = ({ world, shop }: ShopCall, { id = '', title = '', products = [] }: Collection): boolean =>
  id !== '' &&
  title !== '' &&
  products.every(({ tts_product_id: productId = '' }) => world.store.get('products', productId)?.shopId === shop.id)

export const syncCollections = (
  call: ShopCall,
  { collections = [] }: Body<'syncCollections202508'>,
): Data<'syncCollections202508'> => {
  if (collections.length === 0) return refuseParameter(missingWords('collections'))
  const good = collections.filter((collection) => isGood(call, collection))
  for (const { id = '', title = '', image_url: imageUrl = '', products = [] } of good) {
    const key = `${call.shop.id}/${id}`
    const productIds = products.map(({ tts_product_id: productId = '' }) => productId)
    call.world.store.put('collections', key, { id: key, shopId: call.shop.id, title, imageUrl, productIds })
  }
  const ids = collections.filter((collection) => !good.includes(collection)).map(({ id = '' }) => id)
  return { failed_info: { ids } }
}
