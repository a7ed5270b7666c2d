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
  isExpiryRequired: z.boolean().optional(),
})
/** A kind of document a leaf asks for. `isExpiryRequired`: with the day on which it ends. */
export type Certification = z.infer<typeof certificationShape>

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

/** Who suggests: TikTok Shop's own Recommend Category, or Listwright from title words, source category and earlier choices. */
export const suggestionSources = ['platform', 'own'] as const
export type SuggestionSource = (typeof suggestionSources)[number]

export const suggestedLeafShape = z.object({
  category: categoryShape,
  confidence: z.number(),
  reasons: z.array(z.object({ source: z.enum(suggestionSources), sentence: z.string() })),
})
/** A suggested leaf. `confidence` runs from 0 to 1; one reason for each source that names the leaf. */
export type SuggestedLeaf = z.infer<typeof suggestedLeafShape>

export const synonymShape = z.object({ word: z.string().max(80), means: z.string().max(300) })

const synonymList = z.object({
  list: z.array(synonymShape).max(300),
  problems: z.array(z.object({ line: z.number(), sentence: z.string(), isFault: z.boolean() })),
})

export const categories = {
  /** What the picker shows before anything is typed: suggestions for these products or this source category, leaves chosen last, leaves used most. */
  shortlist: oc
    .input(z.object({ productIds: z.array(z.string()).max(100_000), sourceCategory: z.string().max(1000).default('') }))
    .output(
      z.object({
        suggested: z.array(suggestedLeafShape),
        recent: z.array(categoryShape),
        mostUsed: z.array(categoryShape.extend({ products: z.number() })),
      }),
    ),
  /** The seller's synonyms: a word, and with commas between what category names call it. `problems` counts lines from 0. */
  synonyms: oc.output(synonymList),
  /** Keeps the list; the search uses it at once. A list with a faulty line is refused as a whole. */
  setSynonyms: oc.input(z.object({ list: z.array(synonymShape).max(300) })).output(synonymList),

  search: oc
    .input(z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(100).default(20) }))
    .output(z.object({ hits: z.array(categoryHitShape), leaves: z.number(), syncedAt: z.string().nullable() })),
  children: oc.input(z.object({ parentId: z.string().nullable() })).output(z.array(categoryShape)),
  get: oc.input(z.object({ id: z.string() })).output(categoryShape),
  rules: oc.input(z.object({ id: z.string() })).output(leafRulesShape),
  set: oc
    .input(z.object({ categoryId: z.string(), productIds: z.array(z.string()).min(1) }))
    .output(z.object({ batch: batchShape.nullable(), products: z.number(), withAside: z.number().default(0) })),
  sync: oc.output(z.object({ leaves: z.number(), syncedAt: z.string() })),
}
