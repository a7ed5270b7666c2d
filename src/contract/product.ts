// The shape of a product as the seller wants it. Every typed or imported value stays text; core reads it when a rule needs it.
import { z } from 'zod'

/** Fields of a product that a person or a file can set. `attributes` and `images` are lists, all others text. */
export const productFields = [
  'title',
  'description',
  'brand',
  'sourceCategory',
  'categoryId',
  'weight',
  'weightUnit',
  'length',
  'width',
  'height',
  'dimensionUnit',
  'attributes',
  'images',
] as const

/** Fields of a variant that a person or a file can set. `options` is a list, all others text. */
export const variantFields = [
  'sellerSku',
  'price',
  'listPrice',
  'quantity',
  'identifierType',
  'identifierCode',
  'imageId',
  'options',
] as const

export type ProductField = (typeof productFields)[number]
export type VariantField = (typeof variantFields)[number]

/** Where a product stands: what the seller sees as its status. */
export const stages = ['draft', 'ready', 'review', 'waiting', 'live', 'failed', 'inactive'] as const
export type Stage = (typeof stages)[number]

export const attributeValueShape = z.object({
  attributeId: z.string(),
  name: z.string(),
  values: z.array(z.object({ id: z.string().nullable(), name: z.string() })),
})
/** A filled attribute. A value without an id is the seller's own text. */
export type AttributeValue = z.infer<typeof attributeValueShape>

export const optionShape = z.object({ name: z.string(), value: z.string() })
/** One sales attribute of a variant, such as Color: Green. */
export type Option = z.infer<typeof optionShape>

export const imageStates = ['pending', 'ready', 'failed', 'stand-in'] as const

export const imageShape = z.object({
  id: z.string(),
  source: z.string(),
  state: z.enum(imageStates),
  widthPixels: z.number().nullable(),
  heightPixels: z.number().nullable(),
  sizeBytes: z.number().nullable(),
  problem: z.string().nullable(),
})
/** An image of a product. `source` is the address or file name it came from; the bytes travel over /images/ID only. */
export type Image = z.infer<typeof imageShape>

export const variantShape = z.object({
  id: z.string(),
  position: z.number().int(),
  sellerSku: z.string(),
  price: z.string(),
  listPrice: z.string(),
  quantity: z.string(),
  identifierType: z.string(),
  identifierCode: z.string(),
  imageId: z.string().nullable(),
  options: z.array(optionShape),
})
/** One purchasable form of a product. `price` and `listPrice` are text in the currency of the workspace, '' where empty. */
export type Variant = z.infer<typeof variantShape>

export const productShape = z.object({
  id: z.string(),
  key: z.string(),
  title: z.string(),
  description: z.string(),
  brand: z.string(),
  sourceCategory: z.string(),
  categoryId: z.string().nullable(),
  weight: z.string(),
  weightUnit: z.string(),
  length: z.string(),
  width: z.string(),
  height: z.string(),
  dimensionUnit: z.string(),
  attributes: z.array(attributeValueShape),
  images: z.array(imageShape),
  variants: z.array(variantShape),
  createdAt: z.string(),
  updatedAt: z.string(),
})
/** A product with its variants. `key` is its identity in the source file (a handle, a parent SKU). `images` is the gallery in order. */
export type Product = z.infer<typeof productShape>
