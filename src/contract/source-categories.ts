// Calls on the mapping from the categories of the seller's own shop to leaf categories: the table, the choices, applying them, and a file of them.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { categoryShape, suggestedLeafShape } from './categories.ts'
import { batchShape } from './products.ts'

export const sourceCategoryShape = z.object({
  key: z.string(),
  value: z.string(),
  products: z.number(),
  withoutLeaf: z.number(),
  chosen: categoryShape.nullable(),
  suggested: z.array(suggestedLeafShape),
  problem: z.string().nullable(),
})
/**
 * One category of the seller's shop. `key` tells equal ones together (case, plural and separators do not matter). `withoutLeaf` counts its products that
 * have no leaf; `problem` names a remembered leaf that is gone.
 */
export type SourceCategory = z.infer<typeof sourceCategoryShape>

export const sourceCategories = {
  /** Most products first; then what is remembered of values no product has now. `applicable` counts products without a leaf that would get one. */
  list: oc
    .input(
      z.object({
        text: z.string().max(200).default(''),
        isOpenOnly: z.boolean().default(false),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(100).default(40),
      }),
    )
    .output(
      z.object({
        rows: z.array(sourceCategoryShape),
        total: z.number(),
        settled: z.number(),
        values: z.number(),
        applicable: z.number(),
        withoutSource: z.number(),
      }),
    ),
  /** The same for the categories of a file that is not in yet: what is remembered of them, else what is suggested. In the order they are given. */
  forFile: oc
    .input(
      z.object({ values: z.array(z.object({ value: z.string().min(1).max(1000), products: z.number() })).max(100) }),
    )
    .output(z.array(sourceCategoryShape)),
  /** Remembers a leaf for each value, for these products and for later imports; null forgets it. */
  choose: oc
    .input(
      z.object({
        choices: z
          .array(z.object({ value: z.string().min(1).max(1000), categoryId: z.string().nullable() }))
          .min(1)
          .max(2000),
      }),
    )
    .output(z.object({ remembered: z.number(), forgotten: z.number() })),
  /** Puts every product without a leaf where its source category leads, as one batch; null for all values. */
  apply: oc.input(z.object({ keys: z.array(z.string()).max(2000).nullable() })).output(
    z.object({
      batch: batchShape.nullable(),
      products: z.number(),
      withAside: z.number(),
      gone: z.array(z.string()),
    }),
  ),
  /** What is remembered as the text of a CSV file. */
  write: oc.output(z.object({ name: z.string(), text: z.string(), rows: z.number() })),
  /** Takes the text of such a file. Lines that cannot be used are named; the rest is remembered. */
  take: oc
    .input(z.object({ text: z.string().max(2_000_000) }))
    .output(
      z.object({ remembered: z.number(), problems: z.array(z.object({ line: z.number(), sentence: z.string() })) }),
    ),
}
