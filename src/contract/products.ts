// Calls on the catalogue: pages of rows for the grid, one product for the panel, edits with their undo.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { brandShape } from './brands.ts'
import { bulkPreviewShape, bulkShape } from './bulk.ts'
import { findingShape } from './finding.ts'
import { listingEventShape } from './history.ts'
import { liveShape } from './live.ts'
import {
  asideValueShape,
  attributeValueShape,
  certificateShape,
  optionShape,
  productFields,
  productShape,
  sizeChartShape,
  stages,
  variantFields,
  variantShape,
} from './product.ts'
import type { ProductField, VariantField } from './product.ts'

export const viewNames = [
  'all',
  'needs-work',
  'rules-changed',
  'draft',
  'ready',
  'review',
  'waiting',
  'live',
  'failed',
  'inactive',
] as const

export const productFilterShape = z.object({
  view: z.enum(viewNames).default('all'),
  text: z.string().max(200).default(''),
  batchId: z.string().nullable().default(null),
  categoryId: z.string().nullable().default(null),
})
export type ProductFilter = z.infer<typeof productFilterShape>

export const sortNames = ['changed', 'title', 'status', 'category', 'price', 'stock', 'issues'] as const

export const rowShape = z.object({
  id: z.string(),
  title: z.string(),
  brand: z.string(),
  stage: z.enum(stages),
  categoryId: z.string().nullable(),
  categoryName: z.string().nullable(),
  categoryPath: z.string().nullable(),
  isRestricted: z.boolean(),
  weight: z.string(),
  weightUnit: z.string(),
  imageId: z.string().nullable(),
  imageCount: z.number(),
  blocking: z.number(),
  warnings: z.number(),
  badFields: z.array(z.string()),
  price: z.string(),
  quantity: z.string(),
  sellerSku: z.string(),
  variants: z.array(variantShape.extend({ badFields: z.array(z.string()) })),
  updatedAt: z.string(),
})
/**
 * A product as the grid shows it. For one variant `price`, `quantity`, `sellerSku` are its own; for several they sum up (a range, a total, '').
 * `badFields` are the fields with a blocking finding, at the product or at each variant.
 */
export type Row = z.infer<typeof rowShape>

const textValue = z.union([z.string(), z.number(), z.null()])
const idValue = z.string().nullable()
// What is no text, by field.
const otherValues: Partial<Record<ProductField | VariantField, z.ZodType>> = {
  attributes: attributeValueShape.array(),
  images: z.string().array(),
  certificates: certificateShape.array(),
  keptAside: asideValueShape.array(),
  sizeChart: sizeChartShape.nullable(),
  options: optionShape.array(),
  categoryId: idValue,
  imageId: idValue,
}
const ofVariants = new Set<string>(variantFields)

export const editShape = z
  .object({
    productId: z.string(),
    variantId: z.string().nullable(),
    field: z.enum([...productFields, ...variantFields]),
    value: z.json(),
  })
  .superRefine(({ variantId, field, value }, context) => {
    const isOfVariant = ofVariants.has(field)
    if (isOfVariant !== (variantId !== null)) {
      const message = isOfVariant ? `${field} is a field of a variant` : `${field} is a field of the whole product`
      context.addIssue({ code: 'custom', path: ['variantId'], message })
    }
    if ((otherValues[field] ?? textValue).safeParse(value).success) return
    context.addIssue({ code: 'custom', path: ['value'], message: `${field} takes no such value` })
  })
/**
 * One changed field, of a variant or (`variantId` null) of the whole product. Text fields take text; `attributes`, `options` and the like take their lists,
 * `images` the addresses or file names of pictures; `categoryId` and `imageId` take an id or null.
 */
export type Edit = z.infer<typeof editShape>

export const batchKinds = ['import', 'edit', 'fix', 'category', 'undo', 'redo'] as const

export const batchShape = z.object({
  id: z.string(),
  kind: z.enum(batchKinds),
  label: z.string(),
  at: z.string(),
  changes: z.number(),
  products: z.number(),
  isUndone: z.boolean(),
})
/** Changes that were made together and can be undone together. */
export type Batch = z.infer<typeof batchShape>

export const productDetailShape = z.object({
  product: productShape,
  stage: z.enum(stages),
  live: liveShape.nullable(),
  findings: z.array(findingShape.extend({ others: z.number() })),
  categoryPath: z.array(z.string()),
  brand: brandShape.nullable().default(null),
  lastResult: z.object({ sentence: z.string(), action: z.string().nullable(), at: z.string() }).nullable(),
})
/** One product with all that the panel shows. `brand` is what the shop said of its brand name, null where it is not known. `others` counts further products with the same finding. */
export type ProductDetail = z.infer<typeof productDetailShape>

export const editedSinceShape = z.object({
  productId: z.string(),
  title: z.string(),
  /** Names the variant by its options or seller SKU; '' for the product itself. */
  variant: z.string(),
  field: z.string(),
  /** What the batch had set, and what stands there now. */
  set: z.string(),
  now: z.string(),
})
/** A field that a batch had set (or of a product that it had made) and that was edited later. */
export type EditedSince = z.infer<typeof editedSinceShape>

export const products = {
  list: oc
    .input(
      productFilterShape.extend({
        sort: z.enum(sortNames).default('changed'),
        isDescending: z.boolean().default(true),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(500).default(200),
      }),
    )
    .output(z.object({ rows: z.array(rowShape), total: z.number(), variantTotal: z.number() })),
  ids: oc.input(productFilterShape).output(z.object({ ids: z.array(z.string()) })),
  get: oc.input(z.object({ id: z.string() })).output(productDetailShape),
  /** The life of its listing in the shop in use, newest first, at most 100 steps. */
  history: oc.input(z.object({ id: z.string() })).output(z.array(listingEventShape)),
  edit: oc
    .input(z.object({ label: z.string().max(200), edits: z.array(editShape).min(1).max(200_000) }))
    .output(z.object({ batch: batchShape.nullable() })),
  /** What was edited since a batch and would be lost with it: see `editedSinceShape`. At most 500 are listed, leaf categories by name; the total is exact. */
  editedSince: oc
    .input(z.object({ batchId: z.string() }))
    .output(
      z.object({ batch: batchShape, edited: z.array(editedSinceShape), total: z.number(), products: z.number() }),
    ),
  /** `keep` leaves what was edited since as it is, `all` takes it back too. */
  undo: oc
    .input(z.object({ batchId: z.string().nullable(), edits: z.enum(['keep', 'all']).default('keep') }))
    .output(z.object({ batch: batchShape.nullable(), kept: z.number() })),
  redo: oc.output(z.object({ batch: batchShape.nullable() })),
  batches: oc
    .input(z.object({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }))
    .output(z.object({ batches: z.array(batchShape), canUndo: z.boolean(), canRedo: z.boolean() })),
  /** Removes products; undoing the batch brings them back as they were. */
  remove: oc
    .input(z.object({ ids: z.array(z.string()).min(1) }))
    .output(z.object({ removed: z.number(), batch: batchShape.nullable() })),
  /** What a deed on a selection would do. Nothing is changed. */
  previewBulk: oc.input(bulkShape).output(bulkPreviewShape),
  bulk: oc
    .input(bulkShape.extend({ label: z.string().max(200) }))
    .output(z.object({ batch: batchShape.nullable(), left: z.number() })),
}
