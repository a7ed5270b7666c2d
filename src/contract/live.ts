// What the platform last said of a product, kept beside what the seller wants.
import { z } from 'zod'

export const failedReasonShape = z.object({
  position: z.string(),
  reasons: z.array(z.string()),
  suggestions: z.array(z.string()),
})

export const liveShape = z.object({
  remoteId: z.string(),
  status: z.string(),
  auditStatus: z.string(),
  preApprovedReasons: z.array(z.string()),
  failedReasons: z.array(failedReasonShape),
  readAt: z.string(),
})
/** The platform's id and words for a product: `status` and `auditStatus` are its own values (src/tiktok/statuses.ts). */
export type Live = z.infer<typeof liveShape>
