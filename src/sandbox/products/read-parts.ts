// The parts of a bundle as Get Product tells them: each with its own product's name, category, price, stock and main image. It changes nothing.
import { findBrand } from '../catalogue/brands.ts'
import { localName } from '../catalogue/local-names.ts'
import { categoryTree } from '../catalogue/tree.ts'
import type { Data, ShopCall } from '../gateway/call.ts'
import { imageFacts } from '../media/image-facts.ts'
import type { StoredSku } from '../state/records.ts'
import { readPrice, readSalesAttribute, readStock } from './read-sku.ts'

type Part = NonNullable<NonNullable<Data<'getProduct202309'>['skus']>[number]['combined_skus']>[number]

const readPart = (call: ShopCall, part: NonNullable<StoredSku['combined_skus']>[number]): Part => {
  const { world, market, seller } = call
  const product = world.store.get('products', part.product_id ?? '')
  const sku = product?.base.skus.find(({ id }) => id === part.sku_id)
  if (product === undefined || sku === undefined) return part
  const { base, stock, status } = product
  const brand = base.brand_id === undefined ? null : findBrand(world, seller.id, base.brand_id)
  const image = base.main_images?.[0]?.uri
  return {
    ...part,
    title: base.title ?? '',
    seller_sku: sku.seller_sku ?? '',
    price: readPrice(sku),
    inventory: readStock(stock, sku.id).map(({ warehouse_id: id, quantity }) => ({
      ...(id !== undefined && { warehouse_id: id }),
      ...(quantity !== undefined && { quantity }),
    })),
    sales_attributes: sku.sales_attributes.map((attribute) => readSalesAttribute(call, attribute)),
    categories: categoryTree('v2')
      .chain(base.category_id ?? '')
      .map((node) => ({
        id: node.id,
        parent_id: node.parentId,
        local_name: localName(node, market.locale),
        is_leaf: node.id === base.category_id,
      })),
    ...(brand !== null && { brand: { id: brand.id, name: brand.name } }),
    ...(image !== undefined && { product_main_image: imageFacts(call, image) }),
    ...(status !== 'ACTIVATE' && { combined_listing_not_live_reasons: [`The product is ${status}.`] }),
  }
}

/** The parts of one SKU of a bundle. */
export const readParts = (call: ShopCall, parts: NonNullable<StoredSku['combined_skus']>): Part[] =>
  parts.map((part) => readPart(call, part))
