// Calls on suggested leaf categories: ask for them, look at them, accept or reject. Nothing is applied unasked.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { categoryShape, suggestedLeafShape } from './categories.ts'
import { batchShape } from './products.ts'

export const suggestedProductShape = z.object({
  productId: z.string(),
  title: z.string(),
  sourceCategory: z.string(),
  imageId: z.string().nullable(),
  current: categoryShape.nullable(),
  leaves: z.array(suggestedLeafShape),
  rejected: z.number(),
  askedAt: z.string().nullable(),
  platform: z.string().nullable(),
  isOutdated: z.boolean(),
})
/**
 * A product with its suggestions, best first. `rejected` counts leaves the seller does not want to see again; `platform` says in a sentence why the
 * platform's recommendation is not among them; `isOutdated` says that title or source category changed since.
 */
export type SuggestedProduct = z.infer<typeof suggestedProductShape>

const accepted = z.object({
  batch: batchShape.nullable(),
  products: z.number(),
  left: z.number(),
  withAside: z.number(),
})

/** Steps of confidence that are counted: 0 %, 5 % … 95 %. */
export const confidenceSteps = 20

export const suggestions = {
  /** Suggests leaves for these products as a job; null for every product without a leaf. */
  start: oc
    .input(z.object({ productIds: z.array(z.string()).min(1).nullable(), asksPlatform: z.boolean().default(true) }))
    .output(z.object({ jobId: z.string() })),
  /**
   * One page, most confident first. `open` are products without a leaf, `all` all. `above[n]` counts the products without a leaf whose best suggestion is
   * at least n × 5 % sure, `restrictedAbove[n]` those among them whose best leaf is restricted.
   */
  list: oc
    .input(
      z.object({
        scope: z.enum(['open', 'all']).default('open'),
        text: z.string().max(200).default(''),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.object({
        rows: z.array(suggestedProductShape),
        total: z.number(),
        above: z.array(z.number()),
        restrictedAbove: z.array(z.number()),
        unasked: z.number(),
      }),
    ),
  /** Puts products into leaves as one batch. `left` counts those that stay as they are because product or leaf is gone or closed. */
  accept: oc
    .input(
      z.object({
        choices: z
          .array(z.object({ productId: z.string(), categoryId: z.string() }))
          .min(1)
          .max(20_000),
      }),
    )
    .output(accepted),
  /** Puts every product without a leaf into its best suggestion, where that is at least so sure. */
  acceptAbove: oc.input(z.object({ confidence: z.number().min(0).max(1) })).output(accepted),
  /** Remembers that a leaf is not wanted for a product, or forgets that again. */
  reject: oc
    .input(z.object({ productId: z.string(), categoryId: z.string(), isRejected: z.boolean() }))
    .output(z.object({ isRejected: z.boolean() })),
}
