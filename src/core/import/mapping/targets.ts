// The fields a mapping can fill, with the names sellers know them by, and a short id for each. Data and words only.
import type { Mapping, Target } from '#contract/mapping.ts'

export type TargetGroup = 'Product' | 'Variant' | 'Variant by' | 'Parcel'
export type KnownTarget = {
  readonly id: string
  readonly target: Target
  readonly name: string
  readonly group: TargetGroup
}

/** Short id of a target: the same field has the same id. */
export const targetId = (target: Target): string =>
  target.kind === 'product' || target.kind === 'variant'
    ? `${target.kind}:${target.field}`
    : target.kind === 'option' || target.kind === 'fact'
      ? `${target.kind}:${target.name}`
      : target.kind

const product = (
  field: Extract<Target, { kind: 'product' }>['field'],
  name: string,
  group: TargetGroup,
): KnownTarget => ({
  id: `product:${field}`,
  target: { kind: 'product', field },
  name,
  group,
})
const variant = (field: Extract<Target, { kind: 'variant' }>['field'], name: string): KnownTarget => ({
  id: `variant:${field}`,
  target: { kind: 'variant', field },
  name,
  group: 'Variant',
})
const option = (name: string): KnownTarget => ({
  id: `option:${name}`,
  target: { kind: 'option', name, nameColumn: null },
  name,
  group: 'Variant by',
})

/** Every field that is always offered, in the order in which it is shown. */
export const knownTargets: readonly KnownTarget[] = [
  product('title', 'Title', 'Product'),
  product('description', 'Description', 'Product'),
  product('brand', 'Brand', 'Product'),
  { id: 'images', target: { kind: 'images' }, name: 'Images', group: 'Product' },
  product('sourceCategory', 'Category in your shop', 'Product'),
  product('categoryId', 'TikTok category id', 'Product'),
  { id: 'key', target: { kind: 'key' }, name: 'Product key', group: 'Product' },
  variant('sellerSku', 'Seller SKU'),
  variant('price', 'Price'),
  variant('listPrice', 'List price'),
  variant('quantity', 'Stock'),
  variant('identifierCode', 'Product code (GTIN)'),
  variant('identifierType', 'Kind of code'),
  { id: 'variantImage', target: { kind: 'variantImage' }, name: 'Variant image', group: 'Variant' },
  option('Color'),
  option('Size'),
  option('Material'),
  option('Style'),
  product('weight', 'Weight', 'Parcel'),
  product('weightUnit', 'Weight unit', 'Parcel'),
  product('length', 'Length', 'Parcel'),
  product('width', 'Width', 'Parcel'),
  product('height', 'Height', 'Parcel'),
  product('dimensionUnit', 'Size unit', 'Parcel'),
]

/** The name of a target as sellers know it. */
export const targetName = (target: Target): string => {
  if (target.kind === 'option') return `Variant by ${target.name || target.nameColumn || '…'}`
  if (target.kind === 'fact') return `Attribute ${target.name}`
  return knownTargets.find(({ id }) => id === targetId(target))?.name ?? target.kind
}

/** True where several rules may fill the same target: each adds to it. */
export const mayRepeat = (target: Target): boolean => target.kind === 'images'

/** Names of the columns a mapping reads, as its rules write them. */
export const columnsRead = (mapping: Pick<Mapping, 'rules'>): Set<string> => {
  const read = new Set<string>()
  for (const { origin, target } of mapping.rules) {
    if (origin.kind === 'column') read.add(origin.column)
    else if (origin.kind === 'join') for (const column of origin.columns) read.add(column)
    else if (origin.kind === 'formula')
      for (const [, column = ''] of origin.text.matchAll(/\{([^{}]*)\}/g)) read.add(column.trim())
    if (target.kind === 'option' && target.nameColumn !== null) read.add(target.nameColumn)
  }
  return read
}
