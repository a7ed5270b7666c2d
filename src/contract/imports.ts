// Calls that bring a file in. The file itself travels beside the contract (POST /files) and is named here by its id.
import { oc } from '@orpc/contract'
import { z } from 'zod'

export const importProblemShape = z.object({
  row: z.number(),
  column: z.string(),
  sentence: z.string(),
  raw: z.string(),
})
/** A row that could not be used, or a value that looks damaged: file row (1 is the first line), column, sentence, raw text. */
export type ImportProblem = z.infer<typeof importProblemShape>

export const importSummaryShape = z.object({
  file: z.string(),
  preset: z.string(),
  presetName: z.string(),
  encoding: z.string(),
  delimiter: z.string(),
  rows: z.number(),
  columns: z.array(z.object({ name: z.string(), sample: z.string(), becomes: z.string().nullable() })),
  products: z.number(),
  variants: z.number(),
  images: z.number(),
  created: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  rejected: z.array(importProblemShape),
  rejectedTotal: z.number(),
  warnings: z.array(importProblemShape),
})
/** What a file holds, what was detected, and what bringing it in does (or did). At most 200 rejected rows are listed; the total is exact. */
export type ImportSummary = z.infer<typeof importSummaryShape>

export const imports = {
  samples: oc.output(z.array(z.object({ id: z.string(), name: z.string(), about: z.string(), products: z.number() }))),
  inspect: oc.input(z.object({ fileId: z.string() })).output(importSummaryShape),
  start: oc.input(z.object({ fileId: z.string() })).output(z.object({ jobId: z.string() })),
  result: oc
    .input(z.object({ jobId: z.string() }))
    .output(z.object({ batchId: z.string().nullable(), summary: importSummaryShape.nullable() })),
}
