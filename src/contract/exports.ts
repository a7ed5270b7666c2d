// Calls that write products to a file. The file itself is fetched beside the contract (GET /files/ID).
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { productFilterShape } from './products.ts'

export const exportFormats = ['csv', 'tsv', 'xlsx'] as const

export const exportedShape = z.object({
  fileId: z.string(),
  name: z.string(),
  products: z.number(),
  rows: z.number(),
  files: z.number(),
  /** Cells that a workbook cannot hold (more than 32,767 letters) and that were left blank. */
  tooLong: z.number(),
})
/** A file that was written. */
export type ExportedFile = z.infer<typeof exportedShape>

export const exports = {
  /** Columns of our own layout, in their order; the first two tell products and variants apart and are always written. */
  columns: oc.output(z.array(z.string())),
  start: oc
    .input(
      z.object({
        /** `own` comes back without a change; `templates` is a ZIP with a file in the platform's layout for each leaf category. */
        layout: z.enum(['own', 'templates']),
        format: z.enum(exportFormats),
        filter: productFilterShape.nullable().default(null),
        productIds: z.array(z.string()).nullable().default(null),
        columns: z.array(z.string()).nullable().default(null),
      }),
    )
    .output(z.object({ jobId: z.string() })),
  result: oc.input(z.object({ jobId: z.string() })).output(z.object({ file: exportedShape.nullable() })),
}
