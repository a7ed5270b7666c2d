// What is wrong with a product: one finding has a place, a sentence and, where possible, a fix.
import { z } from 'zod'

export const severities = ['blocking', 'warning'] as const

export const findingFixShape = z.object({
  id: z.string(),
  label: z.string(),
  hasPreview: z.boolean(),
})

export const findingShape = z.object({
  code: z.string(),
  severity: z.enum(severities),
  variantId: z.string().nullable(),
  field: z.string(),
  sentence: z.string(),
  place: z.string(),
  fix: findingFixShape.nullable(),
})
/**
 * One thing to mend. `code` names the rule (stable, kebab-case), `field` the product or variant field (or `attribute:ID`),
 * `place` says it in words, `fix` is a deed the app can do, for this product or all like it.
 */
export type Finding = z.infer<typeof findingShape>
