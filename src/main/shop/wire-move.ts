// The body of an edit that moves a listing to another leaf and repeats everything else as it is on the platform. Pure.
import type { PlacedInLeaf } from '#main/app/ports/shop.ts'
import type { WireBody, WireData } from '#tiktok/wire.ts'
import { repeatedPictures, repeatedSku, unknownToUs } from './wire-kept.ts'

type EditBody = WireBody<'editProduct202509'>
type WireSku = NonNullable<EditBody['skus']>[number]
type Remote = WireData<'getProduct202309'>
type RemoteSku = NonNullable<Remote['skus']>[number]
type SalesAttributes = NonNullable<RemoteSku['sales_attributes']>

const given = <Value>(name: string, value: Value | null | undefined): Record<string, Value> =>
  value === null || value === undefined ? {} : { [name]: value }

// A sales attribute that the new leaf does not know keeps its name as the seller's own.
const repeatSales = (attributes: SalesAttributes, known: readonly string[]): NonNullable<WireSku['sales_attributes']> =>
  attributes.map(({ id, name, value_id: valueId, value_name: valueName, ...pictures }) => ({
    ...(id !== undefined && known.includes(id)
      ? { id, ...(valueId === undefined ? given('value_name', valueName) : { value_id: valueId }) }
      : { ...given('name', name), ...given('value_name', valueName) }),
    ...repeatedPictures(pictures),
  }))

const repeatSku = (sku: RemoteSku, known: readonly string[]): WireSku => ({
  ...given('id', sku.id),
  ...given('external_sku_id', sku.external_sku_id),
  ...repeatedSku(sku),
  ...(sku.price?.currency === undefined
    ? {}
    : {
        price: {
          amount: sku.price.tax_exclusive_price ?? sku.price.sale_price ?? '',
          currency: sku.price.currency,
        },
      }),
  sales_attributes: repeatSales(sku.sales_attributes ?? [], known),
})

/** Edit Product overwrites whatever is left out, so everything that was read is named again; but stock stays, and may have been sold meanwhile. */
export const moveBody = (remote: Remote, placed: PlacedInLeaf): EditBody => ({
  ...unknownToUs(remote),
  save_mode: 'LISTING',
  title: remote.title ?? '',
  description: remote.description ?? '',
  ...given('brand_id', remote.brand?.id),
  ...given('external_product_id', remote.external_product_id),
  main_images: (remote.main_images ?? []).flatMap(({ uri }) => (uri === undefined ? [] : [{ uri }])),
  ...(remote.package_weight === undefined ? {} : { package_weight: remote.package_weight }),
  category_id: placed.categoryId,
  category_version: placed.categoryVersion,
  product_attributes: placed.attributes.map(({ id, values }) => ({
    id,
    values: values.map((value) => (value.id === null ? { name: value.name } : { id: value.id })),
  })),
  skus: (remote.skus ?? []).map((sku) => repeatSku(sku, placed.salesAttributeIds)),
})
