// What a mapping is: which column of a file becomes which field, and what is done to it on the way. Plain data, kept by name and shared as JSON.
import { z } from 'zod'

export const mappedProductFields = [
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
] as const
export const mappedVariantFields = [
  'sellerSku',
  'price',
  'listPrice',
  'quantity',
  'identifierType',
  'identifierCode',
] as const

/** `key` says which rows are one product; `option` and `fact` carry a name of their own. */
export const targetShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('key') }),
  z.object({ kind: z.literal('product'), field: z.enum(mappedProductFields) }),
  z.object({ kind: z.literal('variant'), field: z.enum(mappedVariantFields) }),
  z.object({ kind: z.literal('images') }),
  z.object({ kind: z.literal('variantImage') }),
  /** The value of an option; its name is `name`, or what stands in the column `nameColumn`. */
  z.object({ kind: z.literal('option'), name: z.string().max(100), nameColumn: z.string().nullable() }),
  z.object({ kind: z.literal('fact'), name: z.string().max(100) }),
])
export type Target = z.infer<typeof targetShape>

export const originShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('column'), column: z.string() }),
  z.object({ kind: z.literal('constant'), text: z.string().max(10_000) }),
  /** Blank cells are left out, so that no separator stands alone. */
  z.object({ kind: z.literal('join'), columns: z.array(z.string()).min(1).max(20), separator: z.string().max(20) }),
  z.object({ kind: z.literal('formula'), text: z.string().max(2000) }),
])
export type Origin = z.infer<typeof originShape>

const amount = z.string().regex(/^-?\d{1,9}(?:\.\d{1,6})?$/)

export const stepShape = z.discriminatedUnion('kind', [
  /** The part with this number (0 is the first, -1 the last) of what a separator parts. */
  z.object({ kind: z.literal('split'), separator: z.string().min(1).max(20), part: z.number().int().min(-20).max(20) }),
  z.object({ kind: z.literal('replace'), find: z.string().min(1).max(200), put: z.string().max(200) }),
  z.object({ kind: z.literal('case'), to: z.enum(['upper', 'lower', 'title']) }),
  z.object({ kind: z.literal('plainText') }),
  /** `de` reads 1.234,50 as 1234.50; `en` reads 1,234.50. */
  z.object({ kind: z.literal('number'), notation: z.enum(['en', 'de']) }),
  /** Adds a percentage, then an amount, then rounds. `ending` '.99' makes 20.40 into 20.99; '' rounds to `decimals`. */
  z.object({
    kind: z.literal('price'),
    percent: amount,
    plus: amount,
    decimals: z.number().int().min(0).max(4),
    ending: z.string().regex(/^(?:\.\d{1,4})?$/),
  }),
  z.object({ kind: z.literal('unit'), from: z.string().max(20), to: z.string().max(20) }),
  z.object({
    kind: z.literal('lookup'),
    table: z.record(z.string(), z.string()),
    otherwise: z.enum(['keep', 'empty']),
  }),
])
export type Step = z.infer<typeof stepShape>

export const ruleShape = z.object({ target: targetShape, origin: originShape, steps: z.array(stepShape).max(20) })
/** One field: where it comes from and what is done to it. */
export type Rule = z.infer<typeof ruleShape>

export const mappingShape = z.object({
  name: z.string().min(1).max(120),
  /** Names of the columns of the file it was made for, by which it is recognised next time. */
  columns: z.array(z.string()).max(2000),
  rules: z.array(ruleShape).max(500),
  /** Category in the seller's shop to the id of a leaf category. */
  categories: z.record(z.string(), z.string()),
})
/** How the columns of a file become products. */
export type Mapping = z.infer<typeof mappingShape>
