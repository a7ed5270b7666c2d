// The members without which the platform's gateway does not even look at a listing. It stops at the first one, in the words of the Go service.
import { rootOf } from '../catalogue/tree.ts'
import { missingWords, refuseParameter } from '../gateway/refusal.ts'
import type { ListingBody, SkuBody } from './listing.ts'

const isMissing = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const need = (value: unknown, member: string, parent: string | null = null): void => {
  if (isMissing(value)) refuseParameter(missingWords(member, parent))
}

const needSku = ({ price, inventory, combined_skus: parts, sales_attributes: attributes, id }: SkuBody): void => {
  const isKnown = id !== undefined && id !== ''
  if (price !== undefined || !isKnown) {
    need(price, 'price', 'skus')
    need(isMissing(price?.amount) ? price?.sale_price : price?.amount, 'amount', 'price')
    need(price?.currency, 'currency', 'price')
  }
  if (!isKnown && isMissing(parts)) need(inventory, 'inventory', 'skus')
  for (const stock of inventory ?? []) {
    need(stock.warehouse_id, 'warehouse_id', 'inventory')
    need(stock.quantity, 'quantity', 'inventory')
  }
  for (const attribute of attributes ?? []) {
    // An empty id is no id.
    if (isMissing(attribute.id)) need(attribute.name, 'name', 'sales_attributes')
    if (isMissing(attribute.value_id)) need(attribute.value_name, 'value_name', 'sales_attributes')
  }
}

// Goods that are not sent by post need no weight (Create Product, package_weight).
const virtualRoot = '834312'
const isVirtual = (categoryId: string): boolean => rootOf(categoryId)?.id === virtualRoot

/** Refuses with 36009004 where a required member of a whole listing (create, edit) is missing. */
export const needListing = (listing: ListingBody): void => {
  need(listing.title, 'title')
  need(listing.description, 'description')
  need(listing.category_id, 'category_id')
  need(listing.main_images, 'main_images')
  need(listing.skus, 'skus')
  if (!isVirtual(listing.category_id ?? '')) need(listing.package_weight, 'package_weight')
  needParts(listing)
}

/** Refuses where a member that was sent lacks one of its own required members. */
export const needParts = (listing: ListingBody): void => {
  for (const image of listing.main_images ?? []) need(image.uri, 'uri', 'main_images')
  for (const sku of listing.skus ?? []) needSku(sku)
  if (listing.package_weight !== undefined) {
    need(listing.package_weight.value, 'value', 'package_weight')
    need(listing.package_weight.unit, 'unit', 'package_weight')
  }
  for (const attribute of listing.product_attributes ?? []) need(attribute.id, 'id', 'product_attributes')
  for (const certificate of listing.certifications ?? []) need(certificate.id, 'id', 'certifications')
}
