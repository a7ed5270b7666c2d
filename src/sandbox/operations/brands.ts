// Brands as operations: lists, custom brands with their limits, and a recommendation.
import { brandForTitle, brandsOf, isBrandAuthorized, isBrandAvailable } from '../catalogue/brands.ts'
import type { Body, Call, Data, Operation, Query, ShopCall } from '../gateway/call.ts'
import { refuseValue } from '../gateway/lengths.ts'
import { operation, shopOperation } from '../gateway/operation.ts'
import { pageFacts, readPage, takePage } from '../gateway/pages.ts'
import { missingWords, refuseParameter } from '../gateway/refusal.ts'
import { hasChinese } from '../products/listing.ts'
import { wireSpelling } from '#tiktok/statuses.ts'
import { needLeaf } from './catalogue.ts'

const getBrands = (call: ShopCall, query: Query<'getBrands202309'>): Data<'getBrands202309'> => {
  const { world, seller } = call
  const page = readPage(query, { size: 12019109, token: 12019108 })
  const { category_id: categoryId = '', brand_name: prefix = '', is_authorized: onlyAuthorized = false } = query
  if (categoryId !== '') needLeaf(call, categoryId, query.category_version)
  const found = brandsOf(world, seller.id).filter(
    (brand) =>
      brand.name.toLowerCase().startsWith(prefix.toLowerCase()) &&
      (!onlyAuthorized || isBrandAuthorized(world, seller.id, brand)),
  )
  const brands = takePage(found, page).map((brand) => {
    const isAuthorized = isBrandAuthorized(world, seller.id, brand)
    const availability = isBrandAvailable(world, brand.id, categoryId) ? 'AVAILABLE' : 'UNAVAILABLE'
    return {
      id: brand.id,
      name: brand.name,
      authorized_status: isAuthorized ? 'AUTHORIZED' : wireSpelling.unauthorized,
      is_t1_brand: brand.isT1,
      ...(isAuthorized && categoryId !== '' && { brand_status: availability }),
    }
  })
  return { brands, ...pageFacts(page, found.length) }
}

const mostBrandsADay = 50
const mostBrands = 1000
const dayMs = 86_400_000

const createBrand = (
  { world, seller }: Call,
  { name = '' }: Body<'createCustomBrands202309'>,
): Data<'createCustomBrands202309'> => {
  if (name.trim() === '') return refuseParameter(missingWords('name'))
  if (name.length < 2 || name.length > 30)
    return refuseParameter('The parameter name is invalid: 2 to 30 characters are expected.')
  if (hasChinese(name)) refuseValue('name', 'it contains Chinese characters')
  const own = [...world.store.all('brands')].filter(({ sellerId }) => sellerId === seller.id)
  const today = Math.floor(world.clock.nowMs() / dayMs)
  if (own.filter(({ createdAtMs }) => Math.floor(createdAtMs / dayMs) === today).length >= mostBrandsADay)
    refuseValue('name', `at most ${String(mostBrandsADay)} brands can be created in a day`)
  if (own.length >= mostBrands) refuseValue('name', `at most ${String(mostBrands)} brands can be created`)
  const same = own.find((brand) => brand.name.toLowerCase() === name.toLowerCase())
  if (same !== undefined) return { id: same.id }
  const id = world.nextId('brand')
  world.store.put('brands', id, { id, sellerId: seller.id, name, createdAtMs: world.clock.nowMs() })
  return { id }
}

const recommendBrand = ({ product_title: title = '' }: Body<'recommendBrand202309'>): Data<'recommendBrand202309'> => {
  if (title === '') return refuseParameter(missingWords('product_title'))
  if (title.length > 255 || hasChinese(title))
    return refuseParameter('The parameter product_title is invalid: 1 to 255 characters, no Chinese, are expected.')
  const { id, name } = brandForTitle(title)
  return { brand: { id, name } }
}

export const brandOperations: readonly Operation[] = [
  shopOperation('getBrands202309', 'seller.product.basic', getBrands),
  operation('createCustomBrands202309', 'seller.product.write', (call, _query, body) => createBrand(call, body)),
  operation('recommendBrand202309', 'seller.product.basic', (_call, _query, body) => recommendBrand(body)),
]
