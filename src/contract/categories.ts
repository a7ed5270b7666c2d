// Calls on the platform's category tree, and what a leaf category asks for.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { batchShape } from './products.ts'

export const permissionStatuses = ['AVAILABLE', 'INVITE_ONLY', 'NON_MAIN_CATEGORY', 'PROHIBITED'] as const

export const categoryShape = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  name: z.string(),
  path: z.array(z.object({ id: z.string(), name: z.string() })),
  level: z.number().int(),
  isLeaf: z.boolean(),
  permissions: z.array(z.enum(permissionStatuses)),
})
/** A node of the tree. `path` runs from the root (level 1) to the node itself. */
export type Category = z.infer<typeof categoryShape>

export const categoryHitShape = categoryShape.extend({
  marks: z.array(z.object({ level: z.number().int(), start: z.number().int(), end: z.number().int() })),
  products: z.number(),
})
/** A found leaf. `marks` are the matching letters: `level` counts from 1, `start` and `end` are UTF-16 offsets in that level's name. */
export type CategoryHit = z.infer<typeof categoryHitShape>

export const attributeShape = z.object({
  id: z.string(),
  name: z.string(),
  isSales: z.boolean(),
  isRequired: z.boolean(),
  isMultiple: z.boolean(),
  isCustomizable: z.boolean(),
  isPositiveNumber: z.boolean(),
  values: z.array(z.object({ id: z.string(), name: z.string() })),
  requiredWhen: z.array(z.object({ attributeId: z.string(), valueId: z.string() })),
})
/** An attribute a leaf knows. With `requiredWhen`, it is required as soon as one of the named values is chosen. */
export type Attribute = z.infer<typeof attributeShape>

export const certificationShape = z.object({
  id: z.string(),
  name: z.string(),
  isRequired: z.boolean(),
  requiredWhen: z.array(z.object({ attributeId: z.string(), valueId: z.string() })),
  details: z.string(),
})

export const leafRulesShape = z.object({
  categoryId: z.string(),
  isSizeChartSupported: z.boolean(),
  isSizeChartRequired: z.boolean(),
  isPackageSizeRequired: z.boolean(),
  isCodSupported: z.boolean(),
  certifications: z.array(certificationShape),
  attributes: z.array(attributeShape),
  readAt: z.string(),
})
/** What a leaf asks for: the platform's rules and attributes together, and when they were read (ISO time). */
export type LeafRules = z.infer<typeof leafRulesShape>

export const categories = {
  search: oc
    .input(z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(100).default(20) }))
    .output(z.object({ hits: z.array(categoryHitShape), leaves: z.number(), syncedAt: z.string().nullable() })),
  children: oc.input(z.object({ parentId: z.string().nullable() })).output(z.array(categoryShape)),
  get: oc.input(z.object({ id: z.string() })).output(categoryShape),
  rules: oc.input(z.object({ id: z.string() })).output(leafRulesShape),
  set: oc
    .input(z.object({ categoryId: z.string(), productIds: z.array(z.string()).min(1) }))
    .output(z.object({ batch: batchShape.nullable(), products: z.number() })),
  sync: oc.output(z.object({ leaves: z.number(), syncedAt: z.string() })),
}
