// The fields and roundings of deeds on a selection, apart from their shapes: the window lists them and needs no checker for that.

/** Text fields that can be changed for a whole selection. */
export const bulkProductFields = [
  'title',
  'description',
  'brand',
  'weight',
  'weightUnit',
  'length',
  'width',
  'height',
  'dimensionUnit',
] as const
export const bulkVariantFields = ['sellerSku', 'price', 'listPrice', 'quantity', 'identifierCode'] as const
export const bulkFields = [...bulkProductFields, ...bulkVariantFields] as const
export type BulkField = (typeof bulkFields)[number]

/** How a computed price ends: to the cent, to whole units, or on the nearest price with this ending. */
export const roundings = ['cent', 'whole', '.99', '.95', '.50'] as const
export type Rounding = (typeof roundings)[number]
