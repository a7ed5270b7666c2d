// One listing in the app's words and as the platform tells it, for tests of what goes over the wire.
import type { Listing, ListingSku } from '#main/app/ports/shop.ts'

/** A SKU of the listing below. */
export const sku: ListingSku = {
  remoteSkuId: null,
  externalSkuId: 'v-1',
  sellerSku: 'CUP-BLUE',
  price: { amount: '12.50', currency: 'USD' },
  listPrice: null,
  quantity: 7,
  warehouseId: '700',
  salesAttributes: [{ id: '100000', name: 'Color', valueId: null, valueName: 'Blue', imageUri: 'tos-blue' }],
  identifier: { type: 'EAN', code: '4006381333931' },
}

/** A listing as the app sends it. */
export const listing: Listing = {
  externalProductId: 'p-1',
  title: 'Cup',
  description: '<p>A cup</p>',
  categoryId: '600001',
  categoryVersion: 'v2',
  brandId: null,
  imageUris: ['tos-1', 'tos-2'],
  weight: { value: '0.4', unit: 'KILOGRAM' },
  dimensions: { length: '10', width: '10', height: '12', unit: 'CENTIMETER' },
  attributes: [{ id: '100392', values: [{ id: '1001533', name: 'Birthday' }] }],
  certifications: [],
  sizeChartUri: null,
  sizeChartTemplateId: null,
  skus: [sku],
  isDraft: false,
}

/** The same listing as Get Product tells it. */
export const remote = {
  id: '1729',
  status: 'ACTIVATE',
  audit: { status: 'APPROVED', pre_approved_reasons: [] },
  title: 'Cup',
  description: '<p>A cup</p>',
  external_product_id: 'p-1',
  category_chains: [
    { id: '600', parent_id: '0', local_name: 'Home', is_leaf: false },
    { id: '600001', parent_id: '600', local_name: 'Cups', is_leaf: true },
  ],
  main_images: [{ uri: 'tos-1' }, { uri: 'tos-2' }],
  package_weight: { value: '0.4', unit: 'KILOGRAM' },
  package_dimensions: { length: '10', width: '10', height: '12', unit: 'CENTIMETER' },
  product_attributes: [{ id: '100392', name: 'Occasion', values: [{ id: '1001533', name: 'Birthday' }] }],
  video: { id: 'v09' },
  shipping_template_id: '755',
  is_cod_allowed: false,
  delivery_options: [{ id: '33', name: 'Standard', is_available: true }],
  skus: [
    {
      id: '2001',
      seller_sku: 'CUP-BLUE',
      external_sku_id: 'v-1',
      price: { currency: 'USD', sale_price: '13.75', tax_exclusive_price: '12.50' },
      inventory: [
        { warehouse_id: '700', quantity: 5 },
        { warehouse_id: '701', quantity: 2 },
      ],
      identifier_code: { type: 'EAN', code: '4006381333931' },
      external_urls: ['https://example.com/cup'],
      sales_attributes: [
        { id: '100000', name: 'Color', value_id: '777', value_name: 'Blue', sku_img: { uri: 'tos-blue' } },
      ],
    },
  ],
}
