// How the fields that can be changed for a selection are called. Pure.
import type { BulkField, Rounding } from '#contract/bulk.ts'

export const fieldNames: Readonly<Record<BulkField, string>> = {
  title: 'Title',
  description: 'Description',
  brand: 'Brand',
  weight: 'Parcel weight',
  weightUnit: 'Unit of weight',
  length: 'Parcel length',
  width: 'Parcel width',
  height: 'Parcel height',
  dimensionUnit: 'Unit of size',
  sellerSku: 'Seller SKU',
  price: 'Price',
  listPrice: 'List price',
  quantity: 'Stock',
  identifierCode: 'Identifier',
}

export const unitFields: readonly BulkField[] = ['weightUnit', 'dimensionUnit']

export const roundingNames: Readonly<Record<Rounding, string>> = {
  cent: 'to the cent',
  whole: 'to whole units',
  '.99': 'to the nearest .99',
  '.95': 'to the nearest .95',
  '.50': 'to the nearest .50',
}
