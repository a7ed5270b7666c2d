// Reads the platform's answers into the app's own words: ISO times, text ids, decimal text for money. Pure, and tolerant of what is missing.
import type { Brand } from '#contract/brands.ts'
import type { Attribute, LeafRules } from '#contract/categories.ts'
import type {
  CategoryNode,
  RemoteProduct,
  RemoteSummary,
  ShopIdentity,
  Warehouse,
  Written,
} from '#main/app/ports/shop.ts'
import { isAttributeRequired, knownWord, permissionStatuses, readBrandAuthorization } from '#tiktok/statuses.ts'
import type { WireData } from '#tiktok/wire.ts'

type Conditions = { readonly attribute_id?: string; readonly attribute_value_id?: string }[] | undefined
type Sku = NonNullable<WireData<'getProduct202309'>['skus']>[number]

/** Unix seconds of the wire as ISO time; the beginning of time where there is none. */
const isoTime = (unixSeconds: number | string | undefined): string =>
  new Date(Number(unixSeconds ?? 0) * 1000).toISOString()

/** ISO time as the wire's Unix seconds. */
export const unixSeconds = (iso: string): number => Math.floor(Date.parse(iso) / 1000)

/** One shop of the seller. */
export const readShop = (shop: NonNullable<WireData<'getAuthorizedShops202309'>['shops']>[number]): ShopIdentity => ({
  id: shop.id ?? '',
  name: shop.name ?? '',
  region: shop.region ?? '',
  cipher: shop.cipher ?? '',
  sellerType: shop.seller_type ?? '',
})

/** The tree as a flat list. Roots have no parent. */
export const readCategories = ({ categories }: WireData<'getCategories202309'>): readonly CategoryNode[] =>
  (categories ?? []).map((category) => ({
    id: category.id ?? '',
    parentId: category.parent_id === undefined || category.parent_id === '0' ? null : category.parent_id,
    name: category.local_name ?? '',
    isLeaf: category.is_leaf === true,
    permissions: (category.permission_statuses ?? []).flatMap((word) => knownWord(permissionStatuses, word) ?? []),
  }))

const readConditions = (conditions: Conditions): { attributeId: string; valueId: string }[] =>
  (conditions ?? []).flatMap(({ attribute_id: attributeId, attribute_value_id: valueId }) =>
    attributeId === undefined || valueId === undefined ? [] : [{ attributeId, valueId }],
  )

const readAttributes = ({ attributes }: WireData<'getAttributes202309'>): Attribute[] =>
  (attributes ?? []).map((attribute) => ({
    id: attribute.id ?? '',
    name: attribute.name ?? '',
    isSales: attribute.type === 'SALES_PROPERTY',
    isRequired: isAttributeRequired(attribute),
    isMultiple: attribute.is_multiple_selection === true,
    isCustomizable: attribute.is_customizable === true,
    isPositiveNumber: attribute.value_data_format === 'POSITIVE_INT_OR_DECIMAL',
    values: (attribute.values ?? []).map(({ id, name }) => ({ id: id ?? '', name: name ?? '' })),
    requiredWhen: readConditions(attribute.requirement_conditions),
  }))

/** Rules and attributes of one leaf, read at `readAt`. */
export const readLeafRules = (
  categoryId: string,
  rules: WireData<'getCategoryRules202309'>,
  attributes: WireData<'getAttributes202309'>,
  readAt: string,
): LeafRules => ({
  categoryId,
  isSizeChartSupported: rules.size_chart?.is_supported === true,
  isSizeChartRequired: rules.size_chart?.is_required === true,
  isPackageSizeRequired: rules.package_dimension?.is_required === true,
  isCodSupported: rules.cod?.is_supported === true,
  certifications: (rules.product_certifications ?? []).map((certification) => ({
    id: certification.id ?? '',
    name: certification.name ?? '',
    isRequired: certification.is_required === true,
    requiredWhen: readConditions(certification.requirement_conditions),
    details: certification.document_details ?? '',
    isExpiryRequired: certification.expiration_date?.is_required === true,
  })),
  attributes: readAttributes(attributes),
  readAt,
})

/** Warehouses of the shop. Restricted ones still take stock, so only disabled ones count as off. */
export const readWarehouses = ({ warehouses }: WireData<'getWarehouseList202309'>): readonly Warehouse[] =>
  (warehouses ?? []).map((warehouse) => ({
    id: warehouse.id ?? '',
    name: warehouse.name ?? '',
    isSales: warehouse.type === 'SALES_WAREHOUSE',
    isDefault: warehouse.is_default === true,
    isEnabled: warehouse.effect_status !== 'DISABLED',
  }))

/** Local sellers find their display price under the name of the price without tax (seen in answers of Search Products). */
const priceOf = (price: Sku['price'], isLocal: boolean): string =>
  (isLocal ? (price?.tax_exclusive_price ?? price?.sale_price) : (price?.sale_price ?? price?.tax_exclusive_price)) ??
  ''

const quantityOf = (inventory: Sku['inventory']): number =>
  (inventory ?? []).reduce((sum, { quantity }) => sum + (quantity ?? 0), 0)

type Auditable = {
  readonly id?: string
  readonly status?: string
  readonly title?: string
  readonly audit?: { readonly status?: string; readonly pre_approved_reasons?: string[] }
}

const readStanding = ({ id, status, title, audit }: Auditable, readAt: string) => ({
  remoteId: id ?? '',
  status: status ?? '',
  auditStatus: audit?.status ?? 'NONE',
  preApprovedReasons: audit?.pre_approved_reasons ?? [],
  title: title ?? '',
  readAt,
})

const readLeafMembers = (product: WireData<'getProduct202309'>): Partial<RemoteProduct> => ({
  brand: product.brand?.id ? { id: product.brand.id, name: product.brand.name ?? '' } : null,
  attributes: (product.product_attributes ?? []).map(({ id, name, values }) => ({
    id: id ?? '',
    name: name ?? '',
    values: (values ?? []).map((value) => ({ id: value.id ?? '', name: value.name ?? '' })),
  })),
  weight:
    product.package_weight === undefined
      ? null
      : { value: product.package_weight.value ?? '', unit: product.package_weight.unit ?? '' },
  dimensions:
    product.package_dimensions === undefined
      ? null
      : {
          length: product.package_dimensions.length ?? '',
          width: product.package_dimensions.width ?? '',
          height: product.package_dimensions.height ?? '',
          unit: product.package_dimensions.unit ?? '',
        },
  certifications: (product.certifications ?? []).map(({ id, images, files, expiration_date: ends }) => ({
    id: id ?? '',
    imageUris: (images ?? []).flatMap(({ uri }) => uri ?? []),
    files: (files ?? []).map((file) => ({ id: file.id ?? '', name: file.name ?? '', format: file.format ?? '' })),
    expiresOn: ends === undefined ? '' : isoTime(ends).slice(0, 10),
  })),
  sizeChart:
    product.size_chart === undefined
      ? null
      : { uri: product.size_chart.image?.uri ?? null, templateId: product.size_chart.template?.id ?? null },
})

/** A page of brands. */
export const readBrands = ({ brands, next_page_token: next, total_count: total }: WireData<'getBrands202309'>) => ({
  brands: (brands ?? []).map((brand): Brand => ({
    id: brand.id ?? '',
    name: brand.name ?? '',
    isAuthorized: readBrandAuthorization(brand.authorized_status) === 'AUTHORIZED',
    isTop: brand.is_t1_brand === true,
    isAvailable: brand.brand_status === undefined ? null : brand.brand_status === 'AVAILABLE',
  })),
  nextPageToken: next ? next : null,
  total: total ?? 0,
})

/** A listing as Get Product tells it. */
export const readProduct = (
  product: WireData<'getProduct202309'>,
  isLocal: boolean,
  readAt: string,
): RemoteProduct => ({
  ...readStanding(product, readAt),
  failedReasons: (product.audit_failed_reasons ?? []).map(({ position, reasons, suggestions }) => ({
    position: position ?? '',
    reasons: reasons ?? [],
    suggestions: suggestions ?? [],
  })),
  externalProductId: product.external_product_id ?? '',
  description: product.description ?? '',
  categoryId: product.category_chains?.find(({ is_leaf: isLeaf }) => isLeaf === true)?.id ?? '',
  imageUris: (product.main_images ?? []).flatMap(({ uri }) => uri ?? []),
  ...readLeafMembers(product),
  skus: (product.skus ?? []).map((sku) => ({
    remoteSkuId: sku.id ?? '',
    externalSkuId: sku.external_sku_id ?? '',
    sellerSku: sku.seller_sku ?? '',
    price: priceOf(sku.price, isLocal),
    quantity: quantityOf(sku.inventory),
    stock: (sku.inventory ?? []).map(({ warehouse_id: warehouseId, quantity }) => ({
      warehouseId: warehouseId ?? '',
      quantity: quantity ?? 0,
    })),
    listPrice: sku.list_price?.amount ?? null,
    identifier: sku.identifier_code?.code ?? null,
    options: (sku.sales_attributes ?? []).map(({ name, value_name: value, sku_img: image }) => ({
      name: name ?? '',
      value: value ?? '',
      imageUri: image?.uri ?? '',
    })),
  })),
})

/** A page of Search Products. */
export const readSearchPage = (page: WireData<'searchProducts202502'>, readAt: string) => ({
  products: (page.products ?? []).map((product): RemoteSummary => ({
    ...readStanding(product, readAt),
    sellerSkus: (product.skus ?? []).flatMap(({ seller_sku: sellerSku }) => (sellerSku ? [sellerSku] : [])),
    createdAt: isoTime(product.create_time),
  })),
  nextPageToken: page.next_page_token ? page.next_page_token : null,
  total: page.total_count ?? 0,
})

type WrittenData = Pick<WireData<'createProduct202309'>, 'product_id' | 'skus' | 'warnings'>

/** What a write answered. */
export const readWritten = (data: WrittenData, remoteId: string): Written => ({
  remoteId,
  skus: (data.skus ?? []).map((sku) => ({
    remoteSkuId: sku.id ?? '',
    sellerSku: sku.seller_sku ?? '',
    externalSkuId: sku.external_sku_id ?? '',
  })),
  warnings: (data.warnings ?? []).flatMap(({ message }) => message ?? []),
})
