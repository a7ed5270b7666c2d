// Get Product: one product as the platform shows it, in the version that was asked for. It changes nothing.
import { attributesOf } from '../catalogue/attributes.ts'
import { findBrand } from '../catalogue/brands.ts'
import { certificateId } from '../catalogue/certificates.ts'
import { localName } from '../catalogue/local-names.ts'
import { categoryTree, findCategory } from '../catalogue/tree.ts'
import type { Data, ShopCall } from '../gateway/call.ts'
import { deliveryOptions } from '../markets/delivery.ts'
import { imageFacts, imageUrl } from '../media/image-facts.ts'
import type { ListingVersion, ProductRecord, StoredSku } from '../state/records.ts'
import { listingQualityTier } from './quality.ts'
import { readParts } from './read-parts.ts'
import { readPrice, readSalesAttribute, readStock } from './read-sku.ts'

type ProductData = Data<'getProduct202309'>
type SkuData = NonNullable<ProductData['skus']>[number]

const readSku = (call: ShopCall, sku: StoredSku, stock: ProductRecord['stock']): SkuData => ({
  id: sku.id,
  seller_sku: sku.seller_sku ?? '',
  price: readPrice(sku),
  inventory: readStock(stock, sku.id),
  sales_attributes: sku.sales_attributes.map((attribute) => readSalesAttribute(call, attribute)),
  status_info: { status: 'NORMAL' },
  ...(sku.external_sku_id !== undefined && { external_sku_id: sku.external_sku_id }),
  ...(sku.external_urls !== undefined && { external_urls: sku.external_urls }),
  ...(sku.identifier_code !== undefined && { identifier_code: sku.identifier_code }),
  ...(sku.extra_identifier_codes !== undefined && { extra_identifier_codes: sku.extra_identifier_codes }),
  ...(sku.list_price !== undefined && { list_price: sku.list_price }),
  ...(sku.external_list_prices !== undefined && { external_list_prices: sku.external_list_prices }),
  ...(sku.pre_sale !== undefined && { pre_sale: sku.pre_sale }),
  ...(sku.fees !== undefined && { fees: sku.fees }),
  ...(sku.sku_unit_count !== undefined && { sku_unit_count: sku.sku_unit_count }),
  ...(sku.combined_skus !== undefined && { combined_skus: readParts(call, sku.combined_skus) }),
})

const readAttributes = ({ world, market }: ShopCall, version: ListingVersion): ProductData['product_attributes'] => {
  const known = attributesOf(world.seed, market.region, version.category_id ?? '')
  return (version.product_attributes ?? []).map(({ id = '', values = [] }) => {
    const attribute = known.find((candidate) => candidate.id === id)
    return {
      id,
      name: attribute?.name ?? '',
      values: values.map((value) => {
        const builtIn = attribute?.values?.find(
          (candidate) => candidate.id === value.id || candidate.name === value.name,
        )
        return builtIn === undefined
          ? { id: value.id ?? '', name: value.name ?? '' }
          : { id: builtIn.id, name: builtIn.name }
      }),
    }
  })
}

const readCertificates = (call: ShopCall, version: ListingVersion): ProductData['certifications'] => {
  const needs = findCategory(version.category_id ?? '')?.certificates ?? []
  return version.certifications?.map(({ id = '', images = [], files = [], expiration_date: expiry }) => ({
    id,
    title: needs.find(({ name }) => certificateId(name) === id)?.name ?? '',
    images: images.map(({ uri = '' }) => imageFacts(call, uri)),
    files: files.map((file) => ({ ...file, urls: [`${call.world.addresses.base}/files/${file.id ?? ''}`] })),
    ...(expiry !== undefined && { expiration_date: expiry }),
  }))
}

const bytesPerMegabyte = 1024 * 1024

const readVideo = ({ world }: ShopCall, id: string): NonNullable<ProductData['video']> => {
  const file = world.store.get('files', id)
  const url = `${world.addresses.base}/files/${id}`
  return {
    id,
    url,
    cover_url: imageUrl(world.addresses.base, `cover/${id}`),
    format: file?.format ?? 'MP4',
    ...(file !== undefined && { size: Math.ceil(file.sizeBytes / bytesPerMegabyte) }),
  }
}

/** The members that one version of a listing fills. */
export const readVersion = (
  call: ShopCall,
  version: ListingVersion,
  stock: ProductRecord['stock'],
  locale = call.market.locale,
): ProductData => {
  const { world, seller } = call
  const tree = categoryTree('v2')
  const brand = version.brand_id === undefined ? null : findBrand(world, seller.id, version.brand_id)
  const certificates = readCertificates(call, version)
  return {
    title: version.title ?? '',
    description: version.description ?? '',
    category_chains: tree.chain(version.category_id ?? '').map((node) => ({
      id: node.id,
      parent_id: node.parentId,
      local_name: localName(node, locale),
      is_leaf: node.id === version.category_id,
    })),
    ...(brand !== null && { brand: { id: brand.id, name: brand.name } }),
    main_images: (version.main_images ?? []).map(({ uri = '' }) => imageFacts(call, uri)),
    product_attributes: readAttributes(call, version) ?? [],
    skus: version.skus.map((sku) => readSku(call, sku, stock)),
    is_cod_allowed: version.is_cod_allowed ?? false,
    is_not_for_sale: version.is_not_for_sale ?? false,
    is_pre_owned: version.is_pre_owned ?? false,
    ...(version.package_weight !== undefined && { package_weight: version.package_weight }),
    ...(version.package_dimensions !== undefined && { package_dimensions: version.package_dimensions }),
    ...(certificates !== undefined && { certifications: certificates }),
    ...(version.size_chart?.template !== undefined && { size_chart: { template: version.size_chart.template } }),
    ...(version.size_chart?.template === undefined &&
      version.size_chart?.image?.uri !== undefined && {
        size_chart: { image: imageFacts(call, version.size_chart.image.uri) },
      }),
    ...(version.video?.id !== undefined && { video: readVideo(call, version.video.id) }),
    ...(version.delivery_option_ids !== undefined && {
      delivery_options: version.delivery_option_ids.map((id) => ({
        id,
        name: deliveryOptions(call.market).find((option) => option.id === id)?.name ?? '',
        is_available: true,
      })),
    }),
    ...(version.external_product_id !== undefined && { external_product_id: version.external_product_id }),
    ...(version.minimum_order_quantity !== undefined && { minimum_order_quantity: version.minimum_order_quantity }),
    ...(version.manufacturer_ids !== undefined && { manufacturer_ids: version.manufacturer_ids }),
    ...(version.responsible_person_ids !== undefined && { responsible_person_ids: version.responsible_person_ids }),
    ...(version.shipping_template_id !== undefined && { shipping_template_id: version.shipping_template_id }),
    ...(version.shipping_insurance_requirement !== undefined && {
      shipping_insurance_requirement: version.shipping_insurance_requirement,
    }),
    ...(version.primary_combined_product_id !== undefined && {
      primary_combined_product_id: version.primary_combined_product_id,
    }),
  }
}

/** True for a listing that is made of others. */
export const isBundle = (version: ListingVersion): boolean =>
  version.skus.some(({ combined_skus: parts = [] }) => parts.length > 0)

/** The whole answer for one version of a product. */
export const readProduct = (
  call: ShopCall,
  product: ProductRecord,
  version: ListingVersion,
  locale: string,
): ProductData => ({
  id: product.id,
  status: product.status,
  product_status: product.lifeStatus,
  audit: { status: product.auditStatus, pre_approved_reasons: [...product.preApprovedReasons] },
  audit_failed_reasons: product.auditFailures.map(({ position, reasons, suggestions }) => ({
    position,
    reasons: [...reasons],
    suggestions: [...suggestions],
    listing_platform: 'TIKTOK_SHOP',
  })),
  has_draft: product.draft !== null,
  is_replicated: product.hasReplica === true,
  product_types: isBundle(version) ? ['COMBINED_PRODUCT'] : [],
  recommended_categories: [],
  integrated_platform_statuses: [],
  ...readVersion(call, version, product.stock, locale),
  ...(call.market.hasListingQuality && { listing_quality_tier: listingQualityTier(version) }),
  create_time: Math.floor(product.createdAtMs / 1000),
  update_time: Math.floor(product.updatedAtMs / 1000),
})
