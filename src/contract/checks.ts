// Calls that look for everything that is wrong, offline, and mend what can be mended.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { severities } from './finding.ts'
import { batchShape } from './products.ts'

export const findingGroupShape = z.object({
  code: z.string(),
  severity: z.enum(severities),
  sentence: z.string(),
  products: z.number(),
  fixId: z.string().nullable(),
  fixLabel: z.string().nullable(),
})

export const checks = {
  run: oc.output(
    z.object({ products: z.number(), ready: z.number(), blocked: z.number(), groups: z.array(findingGroupShape) }),
  ),
  fix: oc
    .input(z.object({ code: z.string(), fixId: z.string(), productIds: z.array(z.string()).nullable() }))
    .output(z.object({ batch: batchShape.nullable(), products: z.number() })),
}
