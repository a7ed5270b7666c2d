// The body of an edit that moves a listing to another leaf and repeats everything else as it is on the platform. Pure.
import type { PlacedInLeaf } from '#main/app/ports/shop.ts'
import type { WireBody, WireData } from '#tiktok/wire.ts'
import { unknownToUs } from './wire-listing.ts'

type EditBody = WireBody<'editProduct202509'>
type WireSku = NonNullable<EditBody['skus']>[number]
type Remote = WireData<'getProduct202309'>
type RemoteSku = NonNullable<Remote['skus']>[number]
type SalesAttributes = NonNullable<RemoteSku['sales_attributes']>

const given = <Value>(name: string, value: Value | null | undefined): Record<string, Value> =>
  value === null || value === undefined ? {} : { [name]: value }

// A sales attribute that the new leaf does not know keeps its name as the seller's own.
const repeatSales = (attributes: SalesAttributes, known: readonly string[]): NonNullable<WireSku['sales_attributes']> =>
  attributes.map(({ id, name, value_id: valueId, value_name: valueName, sku_img: image }) => ({
    ...(id !== undefined && known.includes(id)
      ? { id, ...(valueId === undefined ? given('value_name', valueName) : { value_id: valueId }) }
      : { ...given('name', name), ...given('value_name', valueName) }),
    ...(image?.uri === undefined ? {} : { sku_img: { uri: image.uri } }),
  }))

const repeatSku = (sku: RemoteSku, known: readonly string[]): WireSku => ({
  ...given('id', sku.id),
  ...given('seller_sku', sku.seller_sku),
  ...given('external_sku_id', sku.external_sku_id),
  ...given('external_urls', sku.external_urls),
  ...given('extra_identifier_codes', sku.extra_identifier_codes),
  ...given('identifier_code', sku.identifier_code),
  ...given('pre_sale', sku.pre_sale),
  ...given('sku_unit_count', sku.sku_unit_count),
  ...given('fees', sku.fees),
  ...(sku.list_price === undefined ? {} : { list_price: sku.list_price }),
  ...(sku.price?.currency === undefined
    ? {}
    : {
        price: {
          amount: sku.price.tax_exclusive_price ?? sku.price.sale_price ?? '',
          currency: sku.price.currency,
        },
      }),
  inventory: (sku.inventory ?? []).map(({ warehouse_id: warehouseId, quantity }) => ({
    ...given('warehouse_id', warehouseId),
    quantity: quantity ?? 0,
  })),
  sales_attributes: repeatSales(sku.sales_attributes ?? [], known),
})

/** Edit Product overwrites whatever is left out, so everything that was read is named again. */
export const moveBody = (remote: Remote, placed: PlacedInLeaf): EditBody => ({
  ...unknownToUs(remote),
  save_mode: 'LISTING',
  title: remote.title ?? '',
  description: remote.description ?? '',
  ...given('brand_id', remote.brand?.id),
  ...given('external_product_id', remote.external_product_id),
  main_images: (remote.main_images ?? []).flatMap(({ uri }) => (uri === undefined ? [] : [{ uri }])),
  ...(remote.package_weight === undefined ? {} : { package_weight: remote.package_weight }),
  ...(remote.package_dimensions === undefined ? {} : { package_dimensions: remote.package_dimensions }),
  category_id: placed.categoryId,
  category_version: placed.categoryVersion,
  product_attributes: placed.attributes.map(({ id, values }) => ({
    id,
    values: values.map((value) => (value.id === null ? { name: value.name } : { id: value.id })),
  })),
  skus: (remote.skus ?? []).map((sku) => repeatSku(sku, placed.salesAttributeIds)),
})
