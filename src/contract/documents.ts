// Calls on files that a seller chooses for a product: certificates, size charts, pictures of its gallery.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { documentShape } from './product.ts'

export const documentUses = ['certificate', 'size-chart'] as const

export const documents = {
  /** Takes a file that was brought in (POST /files) into the workspace for good. Refused with `invalid` where the platform would refuse it. */
  take: oc.input(z.object({ fileId: z.string(), use: z.enum(documentUses) })).output(documentShape),
  /** Takes a picture that was brought in into the workspace for good; `source` is its name in a list of `images`. Refused with `invalid` where no shop takes it. */
  takePicture: oc.input(z.object({ fileId: z.string() })).output(z.object({ source: z.string() })),
  /** The shop's size chart templates whose name holds the text. */
  templates: oc
    .input(z.object({ text: z.string().max(100) }))
    .output(z.array(z.object({ id: z.string(), name: z.string() }))),
}
