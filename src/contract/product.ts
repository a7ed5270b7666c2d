// The shape of a product as the seller wants it. Every typed or imported value stays text; core reads it when a rule needs it.
import { z } from 'zod'

/** Fields of a product that can be set. `attributes`, `images`, `certificates` and `keptAside` are lists, `sizeChart` an object or null, all others text. */
export const productFields = [
  'title',
  'description',
  'brand',
  'brandId',
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
  'certificates',
  'sizeChart',
  'keptAside',
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

export const asideValueShape = attributeValueShape.extend({ leafId: z.string(), leafName: z.string() })
/** A value that the leaf the product was moved to has no place for. It is sent to nobody and can be put back. The leaf is the one it came from. */
export type AsideValue = z.infer<typeof asideValueShape>

export const documentShape = z.object({
  id: z.string(),
  name: z.string(),
  format: z.enum(['image', 'pdf']),
  sizeBytes: z.number(),
  widthPixels: z.number().nullable(),
  heightPixels: z.number().nullable(),
})
/** A file kept in the workspace for a certificate or a size chart. The bytes of a picture travel over /images/ID. */
export type Document = z.infer<typeof documentShape>

export const certificateShape = z.object({
  certificationId: z.string(),
  name: z.string(),
  documents: z.array(documentShape),
  expiresOn: z.string(),
})
/** What a product shows for one kind of document that leaves ask for. `expiresOn` is a day (YYYY-MM-DD) or ''. */
export type Certificate = z.infer<typeof certificateShape>

export const sizeChartShape = z.object({
  templateId: z.string().nullable(),
  name: z.string(),
  document: documentShape.nullable(),
})
/** A size chart: one of the shop's templates by its id, or a picture. A template wins. */
export type SizeChart = z.infer<typeof sizeChartShape>

export const optionShape = z.object({ name: z.string(), value: z.string() })
/** One sales attribute of a variant, such as Color: Green. */
export type Option = z.infer<typeof optionShape>

/** Edges in pixels in which small square versions of pictures are to be had, at `/images/ID?edge=64`. The first is the one of lists. */
export const smallEdges = [64, 192] as const
export type SmallEdge = (typeof smallEdges)[number]

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
  brandId: z.string(),
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
  variantImages: z.array(imageShape),
  certificates: z.array(certificateShape),
  sizeChart: sizeChartShape.nullable(),
  keptAside: z.array(asideValueShape),
  variants: z.array(variantShape),
  createdAt: z.string(),
  updatedAt: z.string(),
})
/**
 * A product with its variants. `brandId` is the platform's id of the brand where one was chosen, '' otherwise; the name counts where they disagree.
 * `key` is its identity in the source file (a handle, a parent SKU). `images` is the gallery in order,
 * `variantImages` holds the pictures that variants have and the gallery has not.
 */
export type Product = z.infer<typeof productShape>
