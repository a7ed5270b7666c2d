// Calls that set one attribute of a leaf for many products at once.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { attributeValueShape } from './product.ts'
import { batchShape } from './products.ts'

export const attributes = {
  /** The leaves among these products, most products first, and how many have a value for each attribute. */
  survey: oc.input(z.object({ productIds: z.array(z.string()).min(1) })).output(
    z.object({
      leaves: z.array(
        z.object({
          categoryId: z.string(),
          name: z.string(),
          products: z.number(),
          filled: z.record(z.string(), z.number()),
        }),
      ),
      without: z.number(),
    }),
  ),
  /** Sets an attribute of a leaf for those of the products that stand in that leaf, as one batch. Empty `values` clear it. */
  set: oc
    .input(
      z.object({
        productIds: z.array(z.string()).min(1),
        categoryId: z.string(),
        attributeId: z.string(),
        values: attributeValueShape.shape.values,
        onlyEmpty: z.boolean().default(false),
      }),
    )
    .output(z.object({ batch: batchShape.nullable(), products: z.number() })),
}
