// Get and Search of global products. They change nothing.
import type { Body, Call, Data, Query } from '../gateway/call.ts'
import { pageFacts, readPage, takePage } from '../gateway/pages.ts'
import { Refusal } from '../gateway/refusal.ts'
import { readVersion } from '../products/read-product.ts'
import type { GlobalProductRecord, StoredSku } from '../state/records.ts'
import { globalQuantity } from './global-listing.ts'
import { needGlobalProduct, needGlobalSeller, worldwideCall } from './global-seller.ts'

type GlobalData = Data<'getGlobalProduct202309'>
type SizedImage = { readonly uri?: string; readonly width?: number; readonly height?: number }

/** Global products show images without addresses. */
const sized = ({ uri = '', width = 0, height = 0 }: SizedImage): { uri: string; width: number; height: number } => ({
  uri,
  width,
  height,
})

const readLinks = ({ links, version }: GlobalProductRecord): NonNullable<GlobalData['products']> =>
  links.map(({ productId, region, skuIds }) => ({
    id: productId,
    region,
    sku_mappings: version.skus.map(({ id, sales_attributes: attributes }) => ({
      global_sku_id: id,
      local_sku_id: skuIds[id] ?? '',
      // The ids of sales attributes belong to their names, so they are the same everywhere.
      sales_attribute_mappings: attributes.map((attribute) => ({
        global_attribute_id: attribute.id,
        global_value_id: attribute.value_id,
        local_attribute_id: attribute.id,
        local_value_id: attribute.value_id,
      })),
    })),
  }))

type GlobalSku = NonNullable<GlobalData['skus']>[number]

const readSku = (product: GlobalProductRecord, sku: StoredSku, shown: GlobalSku): GlobalSku => ({
  id: sku.id,
  seller_sku: sku.seller_sku ?? '',
  price: { amount: sku.price?.amount ?? '', currency: sku.price?.currency ?? '' },
  global_quantity: globalQuantity(product, sku.id),
  inventory: (product.stock[sku.id] ?? []).map(({ warehouse_id: id = '', quantity = 0 }) => ({
    global_warehouse_id: id,
    quantity,
  })),
  sales_attributes: (shown.sales_attributes ?? []).map(
    ({ id = '', name = '', value_id: valueId = '', value_name: valueName = '', sku_img: image }) => ({
      id,
      name,
      value_id: valueId,
      value_name: valueName,
      ...(image !== undefined && { sku_img: image }),
    }),
  ),
  ...(sku.external_sku_id !== undefined && { external_global_sku_id: sku.external_sku_id }),
  ...(sku.identifier_code !== undefined && { identifier_code: sku.identifier_code }),
  ...(sku.extra_identifier_codes !== undefined && { extra_identifier_codes: sku.extra_identifier_codes }),
  ...(sku.sku_unit_count !== undefined && { sku_unit_count: sku.sku_unit_count }),
})

export const getGlobal = (call: Call): GlobalData => {
  needGlobalSeller(call)
  const product = needGlobalProduct(call, call.path['global_product_id'] ?? '')
  const { version } = product
  const shown = readVersion(worldwideCall(call), version, product.stock)
  return {
    id: product.id,
    global_seller_id: product.sellerId,
    title: shown.title ?? '',
    description: shown.description ?? '',
    category: { id: version.category_id ?? '' },
    ...(shown.brand?.id !== undefined && { brand: { id: shown.brand.id } }),
    main_images: (shown.main_images ?? []).map(sized),
    product_attributes: shown.product_attributes ?? [],
    ...(shown.certifications !== undefined && {
      certifications: shown.certifications.map(({ id = '', title = '', files = [], images = [] }) => ({
        id,
        title,
        files,
        images: images.map(sized),
      })),
    }),
    ...(version.package_weight !== undefined && { package_weight: version.package_weight }),
    ...(version.package_dimensions !== undefined && { package_dimensions: version.package_dimensions }),
    ...(shown.size_chart?.template !== undefined && { size_chart: { template: shown.size_chart.template } }),
    ...(shown.size_chart?.image !== undefined && { size_chart: { image: sized(shown.size_chart.image) } }),
    ...(version.video?.id !== undefined && { video: { id: version.video.id } }),
    ...(version.external_product_id !== undefined && { external_global_product_id: version.external_product_id }),
    ...(version.manufacturer_ids !== undefined && { manufacturer_ids: version.manufacturer_ids }),
    ...(version.responsible_person_ids !== undefined && { responsible_person_ids: version.responsible_person_ids }),
    ...(product.sourceLocale !== null && { source_locale: product.sourceLocale }),
    skus: version.skus.map((sku, index) => readSku(product, sku, shown.skus?.[index] ?? {})),
    products: readLinks(product),
    create_time: Math.floor(product.createdAtMs / 1000),
    update_time: Math.floor(product.updatedAtMs / 1000),
  }
}

const statuses = ['PUBLISHED', 'UNPUBLISHED', 'DRAFT', 'DELETED']

const fits = (
  { createdAtMs, updatedAtMs, status, version }: GlobalProductRecord,
  filters: Body<'searchGlobalProducts202312'>,
): boolean => {
  const [created, updated] = [Math.floor(createdAtMs / 1000), Math.floor(updatedAtMs / 1000)]
  const { seller_skus: sellerSkus = [] } = filters
  return (
    (filters.status === undefined || filters.status === status) &&
    created >= (filters.create_time_ge ?? 0) &&
    created <= (filters.create_time_le ?? Infinity) &&
    updated >= (filters.update_time_ge ?? 0) &&
    updated <= (filters.update_time_le ?? Infinity) &&
    (sellerSkus.length === 0 || version.skus.some(({ seller_sku: sku = '' }) => sellerSkus.includes(sku)))
  )
}

/** Both versions of the search: they differ in their descriptions only. */
export const searchGlobal = (
  call: Call,
  query: Query<'searchGlobalProducts202312'>,
  filters: Body<'searchGlobalProducts202312'>,
): Data<'searchGlobalProducts202312'> => {
  needGlobalSeller(call)
  const page = readPage(query, { size: 12019109, token: 12019108 })
  if (filters.status !== undefined && !statuses.includes(filters.status))
    throw new Refusal(12019113, 'The product status is invalid.')
  const found = [...call.world.store.all('globalProducts')]
    .filter((product) => product.sellerId === call.seller.id && fits(product, filters))
    .reverse()
  return {
    global_products: takePage(found, page).map(({ id, version, status, createdAtMs, updatedAtMs }) => ({
      id,
      title: version.title ?? '',
      status,
      skus: version.skus.map((sku) => ({ id: sku.id, seller_sku: sku.seller_sku ?? '' })),
      create_time: Math.floor(createdAtMs / 1000),
      update_time: Math.floor(updatedAtMs / 1000),
    })),
    ...pageFacts(page, found.length),
  }
}
