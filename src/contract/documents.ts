// Calls on files that leaves ask for beside the pictures: certificates and size charts.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { documentShape } from './product.ts'

export const documentUses = ['certificate', 'size-chart'] as const

export const documents = {
  /** Takes a file that was brought in (POST /files) into the workspace for good. Refused with `invalid` where the platform would refuse it. */
  take: oc.input(z.object({ fileId: z.string(), use: z.enum(documentUses) })).output(documentShape),
  /** The shop's size chart templates whose name holds the text. */
  templates: oc
    .input(z.object({ text: z.string().max(100) }))
    .output(z.array(z.object({ id: z.string(), name: z.string() }))),
}
