// A product as rows of the platform's bulk template for one leaf category, as far as its layout is known. It fills in nothing that is not there.
import type { Product } from '#contract/product.ts'
import { formatDecimal, trimDecimal } from '#core/values/decimal.ts'
import { convertLengthUp, convertWeight, readLength, readWeight } from '#core/values/measure.ts'
import type { LengthUnit, WeightUnit } from '#core/values/units.ts'

const keys = ['category', 'brand', 'product_name', 'product_description', 'main_image'] as const
const moreImages = Array.from({ length: 8 }, (_, index) => `image_${index + 2}`)

/** The first row of a template: keys. `attributes` are names of product properties. */
export const templateKeys = (attributes: readonly string[]): string[] => [
  ...keys,
  ...moreImages,
  'gtin_type',
  'gtin_code',
  'property_name_1',
  'property_value_1',
  'property_1_image',
  'property_name_2',
  'property_value_2',
  'property_name_3',
  'property_value_3',
  'parcel_weight',
  'parcel_length',
  'parcel_width',
  'parcel_height',
  'price',
  'list_price',
  'quantity',
  'seller_sku',
  ...attributes.map((name) => `product_property/${name}`),
]

/** The units of all numbers of one template. */
export type TemplateUnits = { readonly weight: WeightUnit; readonly length: LengthUnit }

/** The units of a template by those of its products: imperial where every product that names a unit is. */
export const templateUnits = (named: ReadonlySet<string>): TemplateUnits => ({
  weight: ['GRAM', 'KILOGRAM'].some((unit) => named.has(unit))
    ? named.has('GRAM')
      ? 'g'
      : 'kg'
    : ['POUND', 'OUNCE'].some((unit) => named.has(unit))
      ? 'lb'
      : 'g',
  length: named.has('INCH') && !named.has('CENTIMETER') ? 'in' : 'cm',
})

// What cannot be read stays as it is, for the seller to mend.
const weightIn = ({ weight, weightUnit }: Product, unit: WeightUnit): string => {
  const read = readWeight(weight, weightUnit)
  if (!read.isOk || read.value.unit === unit) return weight
  return formatDecimal(trimDecimal(convertWeight(read.value, unit)))
}
const lengthIn = (length: string, { dimensionUnit }: Product, unit: LengthUnit): string => {
  const read = readLength(length, dimensionUnit)
  if (!read.isOk || read.value.unit === unit) return length
  return formatDecimal(trimDecimal(convertLengthUp(read.value, unit, 2)))
}

/** The second row: the same in words, with the units that the numbers are in. */
export const templateWords = (units: TemplateUnits, attributes: readonly string[]): string[] => [
  'Category',
  'Brand',
  'Product Name',
  'Product Description',
  'Main Product Image',
  ...moreImages.map((_, index) => `Product Image ${index + 2}`),
  'Identifier Code Type',
  'Identifier Code',
  'Variation 1 Name',
  'Variation 1 Value',
  'Variation 1 Image',
  'Variation 2 Name',
  'Variation 2 Value',
  'Variation 3 Name',
  'Variation 3 Value',
  `Package Weight (${units.weight})`,
  ...['Length', 'Width', 'Height'].map((side) => `Package ${side} (${units.length === 'in' ? 'inch' : units.length})`),
  'Retail Price',
  'List Price',
  'Quantity',
  'Seller SKU',
  ...attributes,
]

/** The rows of one product: one for each variant. `categoryName` is the leaf's path, `imageSources` name images by id. */
export const templateRows = (
  product: Product,
  categoryName: string,
  attributes: readonly string[],
  imageSources: ReadonlyMap<string, string>,
  units: TemplateUnits,
): string[][] => {
  const images = product.images.slice(0, 9).map((image) => image.source)
  const shared = [
    `${categoryName} (${product.categoryId ?? ''})`,
    product.brand,
    product.title,
    product.description,
    ...Array.from({ length: 9 }, (_, index) => images[index] ?? ''),
  ]
  const properties = attributes.map((name) =>
    (product.attributes.find((attribute) => attribute.name === name)?.values ?? [])
      .map((value) => value.name)
      .join(', '),
  )
  return product.variants.map((variant) => [
    ...shared,
    variant.identifierType,
    variant.identifierCode,
    variant.options[0]?.name ?? '',
    variant.options[0]?.value ?? '',
    variant.imageId === null ? '' : (imageSources.get(variant.imageId) ?? ''),
    variant.options[1]?.name ?? '',
    variant.options[1]?.value ?? '',
    variant.options[2]?.name ?? '',
    variant.options[2]?.value ?? '',
    weightIn(product, units.weight),
    ...[product.length, product.width, product.height].map((side) => lengthIn(side, product, units.length)),
    variant.price,
    variant.listPrice,
    variant.quantity,
    variant.sellerSku,
    ...properties,
  ])
}
