// Calls that say where every product stands on the platform, and which wait for a permission.
import { oc } from '@orpc/contract'
import { z } from 'zod'

export const pendingProductShape = z.object({
  productId: z.string(),
  remoteId: z.string(),
  title: z.string(),
  reason: z.string(),
  since: z.string(),
  imageId: z.string().nullable(),
})

export const permissionGroupShape = z.object({
  reason: z.enum(['RESTRICTED_CATEGORY_PENDING', 'KYC_PENDING', 'OTHER']),
  categoryId: z.string().nullable(),
  categoryName: z.string(),
  categoryPath: z.array(z.string()),
  link: z.string(),
  since: z.string(),
  stockValue: z.string(),
  products: z.array(pendingProductShape),
})
/** Products that are approved but hidden, by the permission they wait for. `link` is where the seller applies. */
export type PermissionGroup = z.infer<typeof permissionGroupShape>

export const statusSummaryShape = z.object({
  readAt: z.string().nullable(),
  stages: z.record(z.string(), z.number()),
  live: z.array(z.object({ productId: z.string(), remoteId: z.string(), title: z.string() })),
  failed: z.array(
    z.object({ productId: z.string(), remoteId: z.string().nullable(), title: z.string(), sentence: z.string() }),
  ),
  pendingPermission: z.array(permissionGroupShape),
})
export type StatusSummary = z.infer<typeof statusSummaryShape>

export const status = {
  summary: oc.output(statusSummaryShape),
  refresh: oc.output(statusSummaryShape),
}
