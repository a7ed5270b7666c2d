// Deeds on a whole selection: set, find and replace, prices by formula. Seen first, then made as one batch that can be undone.
import { z } from 'zod'
import { bulkFields, roundings } from './bulk-words.ts'

export type { BulkField, Rounding } from './bulk-words.ts'

const plainNumber = z.string().regex(/^-?\d{1,9}(\.\d{1,6})?$/)

export const deedShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), value: z.string().max(20_000) }),
  z.object({
    kind: z.literal('replace'),
    find: z.string().min(1).max(500),
    with: z.string().max(2_000),
    isPattern: z.boolean(),
    isCaseSensitive: z.boolean(),
  }),
  z.object({
    kind: z.literal('formula'),
    /** Which price it starts from. */
    from: z.enum(['price', 'listPrice']),
    /** `percent`: ten is a tenth more, minus ten a tenth less. `amount`: so much more. `times`: multiplied. */
    step: z.enum(['percent', 'amount', 'times']),
    by: plainNumber,
    rounding: z.enum(roundings),
  }),
])
/** What happens to each value. `set` puts the same text everywhere. A formula takes prices only. */
export type Deed = z.infer<typeof deedShape>

export const bulkShape = z.object({
  productIds: z.array(z.string()).min(1),
  /** Only these variants of the products; null for all of them. */
  variantIds: z.array(z.string()).nullable().default(null),
  changes: z
    .array(z.object({ field: z.enum(bulkFields), deed: deedShape }))
    .min(1)
    .max(8),
})
/** A deed on a selection. Fields of variants change in every variant that is meant. */
export type Bulk = z.infer<typeof bulkShape>

const sampleShape = z.object({
  productId: z.string(),
  variantId: z.string().nullable(),
  title: z.string(),
  variant: z.string(),
  field: z.enum(bulkFields),
  before: z.string(),
  after: z.string(),
})

export const bulkPreviewShape = z.object({
  values: z.number(),
  changes: z.number(),
  products: z.number(),
  samples: z.array(sampleShape),
  left: z.array(z.object({ sentence: z.string(), values: z.number(), example: z.string() })),
})
/** What a deed would do: how many values it looks at and changes, the first of them, and why others are left as they are. */
export type BulkPreview = z.infer<typeof bulkPreviewShape>
