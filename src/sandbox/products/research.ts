// Product auditing research: finds live listings by title, category, brand or shop. Here it sees the listings of the caller's own shops only.
import { findBrand } from '../catalogue/brands.ts'
import { categoryTree } from '../catalogue/tree.ts'
import type { Body, Call, Data, Query } from '../gateway/call.ts'
import { checkLengths, refuseValue } from '../gateway/lengths.ts'
import { pageFacts, readPage, takePage } from '../gateway/pages.ts'
import { imageUrl } from '../media/image-facts.ts'
import type { ProductRecord, ShopRecord } from '../state/records.ts'

const largestPage = 20

type Found = NonNullable<Data<'productAuditingResearch202601'>['products']>[number]

const describe = ({ world, seller }: Call, shop: ShopRecord, { id, base }: ProductRecord): Found => {
  const brand = base.brand_id === undefined ? null : findBrand(world, seller.id, base.brand_id)
  const chain = categoryTree('v2').chain(base.category_id ?? '')
  return {
    id,
    title: base.title ?? '',
    description: base.description ?? '',
    country: shop.region,
    seller_id: shop.id,
    seller_name: shop.name,
    ...(brand !== null && { brand_id: brand.id, brand_name: brand.name }),
    categories: chain.map((node) => ({
      id: node.id,
      parent_id: node.parentId,
      name: node.name,
      level: node.level,
      is_leaf: node.id === base.category_id,
    })),
    main_image_urls: (base.main_images ?? []).map(({ uri = '' }) => imageUrl(world.addresses.base, uri)),
    variants: base.skus.map((sku) => ({ id: sku.id })),
  }
}

const isWanted = (
  { id, base, status }: ProductRecord,
  {
    product_ids: ids = [],
    category_ids: categoryIds = [],
    brand_ids: brandIds = [],
    product_title: title = '',
  }: Body<'productAuditingResearch202601'>,
): boolean =>
  status === 'ACTIVATE' &&
  (ids.length === 0 || ids.includes(id)) &&
  (categoryIds.length === 0 || categoryIds.includes(base.category_id ?? '')) &&
  (brandIds.length === 0 || brandIds.includes(base.brand_id ?? '')) &&
  (base.title ?? '').toLowerCase().includes(title.toLowerCase())

export const researchProducts = (
  call: Call,
  query: Query<'productAuditingResearch202601'>,
  filters: Body<'productAuditingResearch202601'>,
): Data<'productAuditingResearch202601'> => {
  const page = readPage(query)
  if (page.size > largestPage) refuseValue('page_size', `1 to ${String(largestPage)} is expected`)
  checkLengths([['product_ids', filters.product_ids, 20]])
  const { seller_id: shopId, seller_name: shopName = '' } = filters
  const shops = Object.keys(call.grant.ciphers).flatMap((id) => call.world.store.get('shops', id) ?? [])
  const found = shops
    .filter(({ id, name }) => (shopId ?? id) === id && name.toLowerCase().includes(shopName.toLowerCase()))
    .flatMap((shop) =>
      call.world.products
        .ofShop(shop.id)
        .filter((product) => isWanted(product, filters))
        .map((product) => describe(call, shop, product)),
    )
  return {
    products: takePage(found, page),
    ...pageFacts(page, found.length),
  }
}
