// What apps tell about products on other platforms: for recommended attributes, for insights, or as a whole file. It is checked and kept; the
// platform's answers come by webhooks whose numbers are not documented, so none are sent.
import type { Body, Call, Data, Part, ShopCall } from '../gateway/call.ts'
import { checkLengths, refuseValue } from '../gateway/lengths.ts'
import { Refusal, missingWords, refuseParameter } from '../gateway/refusal.ts'
import { findCategory } from '../catalogue/tree.ts'
import { imageId } from '../state/image-id.ts'
import type { ExternalProductRecord } from '../state/records.ts'

const keep = (
  { world }: Call,
  ownerId: string,
  purpose: ExternalProductRecord['purpose'],
  externalId: string,
  content: unknown,
): void => {
  const id = `${ownerId}/${purpose}/${externalId}`
  world.store.put('externalProducts', id, {
    id,
    ownerId,
    purpose,
    externalId,
    content,
    receivedAtMs: world.clock.nowMs(),
  })
}

const need = (value: string | undefined, member: string): string => {
  if (value === undefined || value === '') return refuseParameter(missingWords(member, 'external_product'))
  return value
}

type Images = readonly { readonly uri?: string }[]

const needImages = ({ world, seller }: Call, images: Images): void => {
  if (images.some(({ uri = '' }) => world.store.get('images', imageId(seller.id, uri)) === undefined))
    throw new Refusal(12052722, 'An image was not uploaded by this seller.')
}

export const requestAttributes = (
  call: ShopCall,
  { external_product: product }: Body<'createAttributeRecommendationRequest202501'>,
): Data<'createAttributeRecommendationRequest202501'> => {
  if (product === undefined) return refuseParameter(missingWords('external_product'))
  const { images = [], skus = [], tts_category_id: categoryId } = product
  const externalId = need(product.external_product_id, 'external_product_id')
  need(product.title, 'title')
  checkLengths([
    ['external_product_id', externalId, 999],
    ['title', product.title, 300],
    ['description', product.description, 10_000],
    ['other_product_data', product.other_product_data, 20_000],
    ['vendor_name', product.vendor_name, 255],
    ['images', images, 9],
    ['skus', skus, 300],
  ])
  for (const { sales_attributes: attributes = [] } of skus) {
    checkLengths([['sales_attributes', attributes, 3]])
    for (const { name, value, sku_images: pictures = [] } of attributes) {
      checkLengths([
        ['name', name, 20],
        ['value', value, 50],
        ['sku_images', pictures, 9],
      ])
      needImages(call, pictures)
    }
  }
  needImages(call, images)
  if (categoryId !== undefined && findCategory(categoryId) === null)
    throw new Refusal(12052023, `The category ${categoryId.slice(0, 40)} does not exist.`)
  keep(call, call.shop.id, 'attributes', externalId, product)
  return {}
}

const regions = 'DE ES FR GB ID IE IT JP MY PH SG TH US VN MX BR'.split(' ')
const statuses = ['ALL', 'DRAFT', 'ACTIVE', 'ARCHIVED', 'SUSPENDED', 'PENDING_SUSPENSION']

export const uploadExternal = (
  call: ShopCall,
  { external_product: product }: Body<'uploadExternalProduct202506'>,
): Data<'uploadExternalProduct202506'> => {
  if (product === undefined) return refuseParameter(missingWords('external_product'))
  const externalId = need(product.external_product_id, 'external_product_id')
  need(product.title, 'title')
  checkLengths([
    ['external_product_id', externalId, 999],
    ['external_shop_id', product.external_shop_id, 999],
    ['external_category_name', product.external_category_name, 100],
    ['title', product.title, 300],
    ['description', product.description, 10_000],
    ['vendor_name', product.vendor_name, 255],
    ['images', product.images, 25],
    ['skus', product.skus, 300],
  ])
  if (product.region !== undefined && !regions.includes(product.region)) refuseValue('region', 'a market is expected')
  if (product.status !== undefined && !statuses.includes(product.status))
    refuseValue('status', `one of ${statuses.join(', ')} is expected`)
  for (const { selected_options: options = [], inventory_quantity: quantity } of product.skus ?? []) {
    for (const { name, value } of options)
      checkLengths([
        ['name', name, 50],
        ['value', value, 50],
      ])
    if (quantity !== undefined && (quantity < 1 || quantity > 99_999))
      refuseValue('inventory_quantity', '1 to 99,999 is expected')
  }
  keep(call, call.shop.id, 'insights', externalId, product)
  return {}
}

const readProducts = ({ bytes }: Part): readonly unknown[] | null => {
  try {
    const read: unknown = JSON.parse(bytes.toString('utf8'))
    return Array.isArray(read) ? read : [read]
  } catch {
    return null
  }
}

const idOf = (product: unknown): string | null => {
  if (typeof product !== 'object' || product === null || !('id' in product)) return null
  const { id } = product
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null
}

/** A file with one product or a list of them, each with an id. What is wrong with it is told inside a success. */
export const importExternal = (call: Call): Data<'importExternalProductInfo202508'> => {
  const part = call.parts.find(({ name }) => name === 'data')
  if (part === undefined) return refuseParameter(missingWords('data'))
  const refuse = (message: string): Data<'importExternalProductInfo202508'> => ({
    import_result: { code: '12038002', message },
  })
  if (!/\.json$/i.test(part.fileName ?? '')) return refuse('the file type is invalid')
  const products = readProducts(part)
  if (products === null) return refuse('the file content is invalid')
  const ids = products.map(idOf)
  if (ids.includes(null)) return refuse('a product has no id')
  for (const [index, product] of products.entries()) keep(call, call.seller.id, 'import', ids[index] ?? '', product)
  return { import_result: { code: '0', message: 'success' } }
}
